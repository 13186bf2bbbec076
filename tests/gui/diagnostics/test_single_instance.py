"""A second start hands over its files and ends; each is taken once."""

import os
import subprocess
import sys
from pathlib import Path
from time import time

import pytest
from PySide6.QtGui import QFileOpenEvent

from gui.diagnostics.single_instance import FORGOTTEN, SingleInstance


@pytest.fixture
def first(qapp, tmp_path):
    instance = SingleInstance(tmp_path / "window")
    assert instance.claim()
    yield instance
    instance.release()


SECOND = """
import sys
from pathlib import Path
from gui.diagnostics.single_instance import SingleInstance
instance = SingleInstance(Path(sys.argv[1]))
if instance.claim():
    sys.exit("it could claim")
is_offline = "--offline" in sys.argv
files = [Path(name) for name in sys.argv[3:] if name != "--offline"]
sys.exit(0 if instance.hand_over(files, float(sys.argv[2]), is_offline=is_offline) else 3)
"""


def second_start(folder: Path, patience: float, *files: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", SECOND, str(folder), str(patience), *files])


def test_a_second_start_hands_its_files_to_the_first(qtbot, first, tmp_path):
    first.listen()
    with qtbot.waitSignal(first.files_came, timeout=20_000) as came:
        process = second_start(tmp_path / "window", 20, "a.txt", str(tmp_path / "b c.pdf"))
    assert came.args == [(Path("a.txt").absolute(), tmp_path / "b c.pdf")]
    assert process.wait(20) == 0
    assert list((tmp_path / "window" / "inbox").iterdir()) == []


def test_what_was_handed_over_before_the_window_listened_comes_as_well(qtbot, first, tmp_path):
    process = second_start(tmp_path / "window", 20, "a.txt")
    inbox = tmp_path / "window" / "inbox"
    qtbot.waitUntil(lambda: any(inbox.glob("*.json")), timeout=20_000)
    with qtbot.waitSignal(first.files_came):
        first.listen()
    assert process.wait(20) == 0


def test_a_first_start_that_does_not_answer_is_not_waited_for_without_end(first, tmp_path):
    process = second_start(tmp_path / "window", 0.2, "a.txt")
    assert process.wait(20) == 3
    assert list((tmp_path / "window" / "inbox").iterdir()) == []


def test_a_second_start_that_is_to_work_offline_asks_the_first_to_before_its_files_come(
    qtbot, first, tmp_path
):
    came: list[object] = []
    first.offline_asked.connect(lambda: came.append("offline"))
    first.files_came.connect(came.append)
    first.listen()

    process = second_start(tmp_path / "window", 20, "--offline", str(tmp_path / "a.txt"))
    qtbot.waitUntil(lambda: len(came) == 2, timeout=20_000)
    assert process.wait(20) == 0
    process = second_start(tmp_path / "window", 20, str(tmp_path / "b.txt"))
    qtbot.waitUntil(lambda: len(came) == 3, timeout=20_000)

    assert came == ["offline", (tmp_path / "a.txt",), (tmp_path / "b.txt",)]
    assert process.wait(20) == 0


def test_forgotten_and_damaged_notes_open_nothing_and_are_cleared_away(qtbot, first, tmp_path):
    inbox = tmp_path / "window" / "inbox"
    (inbox / "old.json").write_text('{"files": ["/old.txt"], "offline": true}', "utf-8")
    os.utime(inbox / "old.json", (0, time() - 2 * FORGOTTEN))
    came: list[tuple[Path, ...]] = []
    first.files_came.connect(came.append)
    first.offline_asked.connect(lambda: came.append((Path("offline"),)))
    (inbox / "bad.json").write_text("{", "utf-8")
    first.listen()
    assert came == [()]
    assert list(inbox.iterdir()) == []


def test_a_file_that_the_desktop_hands_over_comes_as_well(qtbot, qapp, first, tmp_path):
    qapp.installEventFilter(first)
    with qtbot.waitSignal(first.files_came) as came:
        qapp.sendEvent(qapp, QFileOpenEvent(str(tmp_path / "a.txt")))
    qapp.removeEventFilter(first)
    assert came.args == [(tmp_path / "a.txt",)]


def test_where_nothing_can_be_written_each_start_is_by_itself(qapp, tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert SingleInstance(tmp_path / "file").claim()
