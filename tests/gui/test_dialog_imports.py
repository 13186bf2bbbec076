import subprocess
import sys

from gui.dialog_imports import MODULES

SEEN = """
import sys
import gui.app
print(*set(sys.argv[1:]) & sys.modules.keys())
from gui.dialog_imports import import_dialogs
import_dialogs(lambda progress: None)
print(*set(sys.argv[1:]) - sys.modules.keys(), *{"torch", "pyarrow", "huggingface_hub"} & sys.modules.keys())
"""


def test_dialogs_come_after_the_window_and_bring_nothing_heavy():
    told = subprocess.run(
        [sys.executable, "-c", SEEN, *MODULES], capture_output=True, text=True, check=True
    ).stdout

    assert told == "\n\n"
