"""How long from the start of the process until the window can be used, beside the barest window there is.

`python -m bench.start`. Ready means: shown, painted, and nothing left to do in the event loop.
"""

import os
import statistics
import subprocess
import sys
import time

RUNS = 5
READY = """
import time
from PySide6.QtCore import QTimer
def when_ready(app, window):
    def idle():
        print(time.time())
        window.close()
        app.quit()
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, idle))
    app.exec()
"""
OURS = """
import sys
from gui import app as program
from PySide6.QtWidgets import QApplication
from gui.widgets import theme
app = QApplication([])
theme.follow_system(app)
program.load_dictionary()
window = program.make_window()
window.show()
when_ready(app, window)
"""
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
when_ready(app, window)
"""


def main() -> None:
    for label, program in (("Précis, window ready", OURS), ("bare PySide6 window", BARE)):
        seconds = [start(program) for _ in range(RUNS)]
        print(
            f"{label:24} {statistics.median(seconds):.2f} s   (of {', '.join(f'{s:.2f}' for s in seconds)})"
        )


def start(program: str) -> float:
    """Return the seconds from the start of a process to its first idle moment."""
    environment = os.environ | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    started = time.time()
    ran = subprocess.run(
        [sys.executable, "-c", READY + program], env=environment, capture_output=True, text=True, check=True
    )
    return float(ran.stdout.split()[0]) - started


if __name__ == "__main__":
    main()
