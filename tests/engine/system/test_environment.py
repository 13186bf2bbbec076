import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SET = 42
STARTED = """
import os, runpy, sys

def watch(event, arguments):
    if event == "os.putenv" and arguments[0] in (b"ORT_DISABLE_TELEMETRY", "ORT_DISABLE_TELEMETRY"):
        os._exit(42)
    assert event != "import" or arguments[0] != "onnxruntime"

sys.addaudithook(watch)
module = sys.argv.pop(1)
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


def python(program, *arguments):
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, timeout=120, check=False)


def test_importing_the_engine_changes_no_environment():
    program = "import os; before = dict(os.environ); import engine; assert os.environ == before"

    assert python(program).returncode == 0


@pytest.mark.parametrize(
    "module",
    [
        "gui",
        "engine",
        "engine.training",
        "engine.training.conversion.program",
        "engine.models.store.download",
        "engine.readers.worker.child",
        "engine.readers.ocr.child",
    ],
)
def test_every_program_sets_its_environment_before_it_loads_anything(module):
    if module == "engine.training.conversion.program":
        pytest.importorskip("torch")

    assert python(STARTED, module, "--version").returncode == SET
