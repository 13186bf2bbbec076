"""A start that did not end as it should is told of at the next one, without a word of any document."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from gui.diagnostics.crash_report import CrashReport, LastRun
from gui.diagnostics.log_buffer import LogBuffer
from gui.shell.crash_bar import CrashReportDialog

DIES = """
import ctypes, logging, os, signal, sys
from pathlib import Path
from gui.diagnostics.crash_report import LastRun, log_uncaught
from gui.diagnostics.log_buffer import install_log_buffer
memory = install_log_buffer()
log_uncaught(memory)
logging.getLogger("engine").info("before")
LastRun(Path(sys.argv[1])).begin(memory)
logging.getLogger("engine").warning("after")
def a_place_in_the_program():
    try:
        raise ValueError("words of the document")
    except ValueError:
        sys.excepthook(*sys.exc_info())
a_place_in_the_program()
os.kill(os.getpid(), getattr(signal, sys.argv[2]))
"""


def dies(folder: Path, by: str) -> None:
    assert subprocess.run([sys.executable, "-c", DIES, str(folder), by], check=False).returncode != 0


STUCK = """
import sys, time
from pathlib import Path
from threading import Event
import gui.app
import gui.documents.import_controller
from PySide6.QtCore import QTimer
begun = Event()
def find_files(*_arguments, **_options):
    begun.set()
    time.sleep(3_600)
assert callable(gui.documents.import_controller.find_files)
gui.documents.import_controller.find_files = find_files
make = gui.app.make_window
def make_window(preferences):
    window = make(preferences)
    QTimer.singleShot(0, lambda: window.add_paths([Path("a.txt")]))
    QTimer.singleShot(50, lambda: (begun.wait(), window.close()))
    return window
gui.app.make_window = make_window
sys.exit(gui.app.run([]))
"""


def test_a_drive_that_does_not_answer_does_not_keep_the_program(tmp_path):
    places = {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in ("DATA", "CONFIG", "CACHE")}
    ended = subprocess.run(
        [sys.executable, "-c", STUCK], env=os.environ | places, timeout=300, check=False, capture_output=True
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert not (tmp_path / "DATA" / "precis" / "window" / "running.json").exists(), "it ended in peace"


@pytest.fixture
def last(tmp_path):
    end = LastRun(tmp_path / "window")
    yield end
    end.end()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize(("by", "trace"), [("SIGSEGV", "Segmentation fault"), ("SIGKILL", "")])
def test_a_crash_is_known_at_the_next_start(last, tmp_path, by, trace):
    dies(tmp_path / "window", by)
    fault = last.begin(LogBuffer())
    assert fault is not None
    assert trace in fault.trace
    assert bool(fault.trace) == bool(trace)
    told = fault.as_text()
    for known in ("before", "after", "(ValueError)", "a_place_in_the_program"):
        assert known in told
    assert "words of the document" not in told


def test_after_an_end_in_peace_there_is_nothing_to_tell_and_nothing_left(tmp_path):
    folder = tmp_path / "window"
    for _ in range(2):
        end, memory = LastRun(folder), LogBuffer()
        assert end.begin(memory) is None
        memory.add_uncaught(ValueError, None)
        assert (folder / "log.txt").read_text("utf-8") == "CRITICAL uncaught (ValueError)\n"
        end.end()
        assert list(folder.iterdir()) == []


def test_a_damaged_mark_still_tells_of_a_fault(last, tmp_path):
    (tmp_path / "window").mkdir()
    (tmp_path / "window" / "running.json").write_bytes(b"\0\0")
    assert last.begin(LogBuffer()) == CrashReport("?", "?", "", ())


def test_the_report_does_not_name_the_user(last, tmp_path, monkeypatch):
    home = tmp_path / "somebody"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    (tmp_path / "window").mkdir()
    (tmp_path / "window" / "running.json").write_text("{}", "utf-8")
    (tmp_path / "window" / "trace.txt").write_text(f'File "{home / "app.py"}", line 3', "utf-8")
    fault = last.begin(LogBuffer())
    assert fault is not None
    assert fault.trace == f'File "~{os.sep}app.py", line 3'


def test_the_bar_shows_a_report_that_can_be_copied(qtbot, window):
    assert window.crash_bar.isHidden()
    window.crash_bar.show_report(
        CrashReport("1.0", "2026-01-01T00:00:00+00:00", "Segmentation fault", ("a line",))
    )
    assert window.crash_bar.isVisible()
    window.crash_bar.report.click()
    dialog = window.findChild(CrashReportDialog)
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Segmentation fault" in copied
    assert "a line" in copied
    assert "Libraries" in copied
    dialog.reject()
