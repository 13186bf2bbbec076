"""What the window shows comes back when it is opened again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel

from engine.core.errors import NoTextFound, PasswordNeeded
from engine.library.database import LibraryProblem
from engine.library.keeping import choose_keeping, keeps_documents
from engine.library.search.schema import empty
from engine.library.store import (
    DocumentState,
    FileState,
    KeptDocument,
    Library,
    stamp_of,
)
from gui.documents.document_entry import PastedText
from gui.documents.document_status import Done, Failed, LossReason, Lost, Running, Stopped, Stored, Waiting
from gui.documents.recent_analyses import HELD
from gui.main_window import MainWindow

Start = Callable[[], MainWindow]


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level("CRITICAL")


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def start(qtbot, analyst, folder) -> Iterator[Start]:
    """Return a function that opens the window, closing the one before."""
    opened: list[MainWindow] = []

    def start(*, wait: bool = True) -> MainWindow:
        for window in opened:
            window.close()
        window = MainWindow(analyst, QIcon(), library=folder)
        opened.append(window)
        window.show()
        if wait:
            with qtbot.waitSignal(window.library.restored):
                window.library.start()
        return window

    yield start
    for window in opened:
        window.close()


def kept(folder: Path) -> tuple[KeptDocument, ...]:
    """Return what is on the disk, while no window is open."""
    with closing(Library(folder)) as library:
        return library.documents()


def analyse(qtbot, window: MainWindow, *paths: Path) -> None:
    before = window.documents.rowCount()
    window.add_paths(paths)
    qtbot.waitUntil(lambda: window.documents.rowCount() == before + len(paths) and not at_work(window))


def at_work(window: MainWindow) -> bool:
    return any(isinstance(entry.status, Waiting | Running) for entry in window.documents.entries())


def names(window: MainWindow) -> list[str]:
    return [entry.name for entry in window.documents.entries()]


def statuses(window: MainWindow) -> list[type]:
    return [type(entry.status) for entry in window.documents.entries()]


def details(folder: Path) -> list[str]:
    """Return what the library says on the disk of each document."""
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        return [detail for (detail,) in database.execute("SELECT detail FROM documents")]


def test_the_list_comes_back_in_its_order_and_what_was_found_when_it_is_chosen(qtbot, start, write):
    window = start()
    analyse(qtbot, window, write("a.txt"), write("b.txt"), write("bad.txt"), write("c.txt"))
    window.imports.add_sources([PastedText("Pasted words. More of them.", "Pasted words")])
    qtbot.waitUntil(lambda: not at_work(window))
    found = window.documents.entries()[1].status.analysis
    window.documents.move([window.documents.entries()[3].number], 1)
    window.removal.remove([window.documents.entries()[0].number])
    assert names(window) == ["c.txt", "b.txt", "bad.txt", "Pasted words"]
    window.list.choose(window.documents.index(0))

    window = start()
    assert names(window) == ["c.txt", "b.txt", "bad.txt", "Pasted words"]
    assert statuses(window) == [Stored, Stored, Failed, Stored]
    assert window.documents.entries()[3].source.text == "Pasted words. More of them."
    qtbot.waitUntil(lambda: statuses(window) == [Done, Stored, Failed, Stored])
    window.list.choose(window.documents.index(1))
    qtbot.waitUntil(lambda: statuses(window)[1] is Done)
    assert window.documents.entries()[1].status.analysis == found
    assert window.result.isVisible()
    assert window.result.summary.shown_sentences() == found.summary.sentences


def test_another_summary_of_a_document_is_kept_in_place_of_the_first(qtbot, start, write):
    from dataclasses import replace

    window = start()
    analyse(qtbot, window, write("a.txt"))
    (entry,) = window.documents.entries()
    other = replace(entry.status.analysis, keywords=())
    window.documents.set_status(entry.number, Done(other))
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Done])
    assert window.documents.entries()[0].status.analysis.keywords == ()


def test_what_was_waiting_or_at_work_when_the_window_closed_is_begun_anew(qtbot, start, analyst, write):
    window = start()
    window.add_paths([write("endless.txt"), write("next.txt")])
    qtbot.waitUntil(lambda: statuses(window) == [Running, Waiting])
    window.close()
    analyst.go_on.set()
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Done, Done])


def test_a_document_at_work_when_the_program_died_is_begun_anew(qtbot, start, folder, write):
    library = Library(folder)
    library.put([KeptDocument("a", write("a.txt"), state=DocumentState.RUNNING, detail="1")])
    library.close()
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_a_document_at_which_the_program_died_again_and_again_waits_to_be_asked_for(
    qtbot, start, folder, write, analyst
):
    library = Library(folder)
    library.put([KeptDocument("a", write("endless.txt"), state=DocumentState.RUNNING, detail="2")])
    library.close()
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Running])
    qtbot.waitUntil(lambda: "3" in details(folder))  # as if it died now
    analyst.go_on.set()
    window.close()
    library = Library(folder)
    library.put([KeptDocument("a", write("a.txt"), state=DocumentState.RUNNING, detail="3")])
    library.put_list(["a"])
    library.close()
    window = start()
    assert [entry.status for entry in window.documents.entries()] == [Lost(LossReason.INTERRUPTED)]
    told = [label.text() for label in window.status.findChildren(QLabel)]
    assert any("closed before the analysis was finished" in words for words in told)
    window.reanalysis.retry_chosen()
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_a_failure_comes_back_with_its_reason_and_a_stopped_one_stopped(qtbot, start, folder):
    library = Library(folder)
    library.put(
        [KeptDocument("a", Path("/a.pdf"), state=DocumentState.FAILED, error="no-text", detail="scanned")]
    )
    library.put([KeptDocument("b", Path("/b.pdf"), state=DocumentState.STOPPED)])
    library.close()
    first, second = (entry.status for entry in start().documents.entries())
    assert type(first.error) is NoTextFound
    assert first.error.detail == "scanned"
    assert second == Stopped()


def test_what_was_damaged_is_told_and_can_be_analysed_again(qtbot, start, folder, write):
    window = start()
    analyse(qtbot, window, write("a.txt"))
    window.close()
    with sqlite3.connect(folder / "library.sqlite") as database:
        database.execute("UPDATE analyses SET record = x'00'")
    database.close()
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Lost])
    window.reanalysis.retry_chosen()
    qtbot.waitUntil(lambda: statuses(window) == [Done])
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Done])


def test_neither_password_nor_words_of_a_locked_document_are_kept(qtbot, start, folder, write):
    window = start()
    analyse(qtbot, window, write("locked.txt", "Nobody saw the harbour burn."))
    window.status.password_given.emit("sesame")
    qtbot.waitUntil(lambda: statuses(window) == [Done])
    window = start()
    assert statuses(window) == [Failed]
    assert type(window.documents.entries()[0].status.error) is PasswordNeeded
    window.close()
    kept = b"".join(path.read_bytes() for path in folder.iterdir())
    assert b"sesame" not in kept
    library = Library(folder)
    assert library._database.execute("SELECT count(*) FROM analyses").fetchone() == (0,)
    library.close()


def test_a_file_that_changed_or_went_is_said_to_be_another(qtbot, start, write):
    paths = [write(f"{name}.txt") for name in "abc"]
    window = start()
    analyse(qtbot, window, *paths)
    window.close()
    write("a.txt", "The tide fell, and more.")
    paths[1].unlink()
    window = start()
    qtbot.waitUntil(
        lambda: (
            [entry.file for entry in window.documents.entries()]
            == [FileState.CHANGED, FileState.GONE, FileState.SAME]
        )
    )
    qtbot.waitUntil(lambda: statuses(window)[0] is Done)
    assert any("has changed" in notice for notice in window.result.notices())
    words = window.documents.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "a.txt, The file has changed"
    window.reanalysis.retry_chosen()
    qtbot.waitUntil(
        lambda: statuses(window)[0] is Done and window.documents.entries()[0].file is FileState.SAME
    )
    assert window.documents.entries()[0].stamp == stamp_of(paths[0])
    assert window.result.notices() == ()


def test_a_document_added_before_the_others_came_back_is_listed_once(qtbot, start, write):
    path = write("a.txt")
    window = start()
    analyse(qtbot, window, path, write("b.txt"))
    window = start(wait=False)
    window.imports.add_sources([path])
    with qtbot.waitSignal(window.library.restored):
        window.library.start()
    qtbot.waitUntil(lambda: not at_work(window))
    assert names(window) == ["b.txt", "a.txt"]
    assert names(start()) == ["b.txt", "a.txt"]


def test_a_removal_of_what_was_not_brought_back_yet_is_undone(qtbot, start, write):
    window = start()
    analyse(qtbot, window, write("a.txt"), write("b.txt"), write("c.txt"))
    window = start()
    qtbot.waitUntil(lambda: statuses(window) == [Done, Stored, Stored])
    window.removal.remove([entry.number for entry in window.documents.entries()])
    assert names(window) == []
    window.removal.undo()
    assert names(window) == ["a.txt", "b.txt", "c.txt"]
    for row in (1, 2):
        window.list.choose(window.documents.index(row))
        qtbot.waitUntil(lambda row=row: statuses(window)[row] is Done)
    assert names(start()) == ["a.txt", "b.txt", "c.txt"]


def test_what_was_removed_does_not_stay_in_memory_and_comes_back_from_the_disk(qtbot, start, write):
    window = start()
    analyse(qtbot, window, write("a.txt"), write("b.txt"))
    qtbot.waitUntil(lambda: all(e.number in window.library._recent for e in window.documents.entries()))
    window.removal.remove_chosen()
    window.removal.undo()
    assert statuses(window)[0] is Stored
    qtbot.waitUntil(lambda: statuses(window)[0] is Done)


def test_nothing_comes_back_of_what_was_forgotten(qtbot, start, write):
    window = start()
    analyse(qtbot, window, write("a.txt"), write("b.txt"))
    window.library.forget_all()
    window.removal.remove([entry.number for entry in window.documents.entries()])
    analyse(qtbot, window, write("c.txt"))
    assert names(start()) == ["c.txt"]


def test_who_wants_nothing_kept_finds_nothing_at_the_next_start(qtbot, start, folder, write):
    window = start()
    analyse(qtbot, window, write("a.txt"))
    window.library.set_enabled(keep=False)
    analyse(qtbot, window, write("b.txt"))
    assert names(window) == ["a.txt", "b.txt"]
    assert not keeps_documents(folder)
    window.close()
    assert kept(folder) == ()
    window = start()
    assert names(window) == []
    analyse(qtbot, window, write("c.txt"))
    window.library.set_enabled(keep=True)
    analyse(qtbot, window, write("d.txt"))
    assert names(start()) == ["c.txt", "d.txt"]


def test_keeping_switched_on_again_before_the_end_loses_nothing(qtbot, start, folder, write):
    window = start()
    analyse(qtbot, window, write("a.txt"))
    window = start()
    analyse(qtbot, window, write("b.txt"))
    window.library.set_enabled(keep=False)
    analyse(qtbot, window, write("c.txt"))
    window.library.set_enabled(keep=True)
    window = start()
    assert names(window) == ["a.txt", "b.txt", "c.txt"]
    for row in range(3):
        window.list.choose(window.documents.index(row))
        qtbot.waitUntil(lambda row=row: statuses(window)[row] is Done)


def test_what_a_killed_program_could_not_delete_is_deleted_at_the_next_start(qtbot, start, folder, write):
    window = start()
    analyse(qtbot, window, write("a.txt"))
    window.close()
    assert len(kept(folder)) == 1
    choose_keeping(folder, keep=False)
    window = start()
    assert names(window) == []
    window.library.set_enabled(keep=True)
    assert names(start()) == []


def test_what_is_read_anew_while_nothing_is_kept_stays_in_memory(qtbot, start, write):
    window = start()
    analyse(qtbot, window, *(write(f"{number}.txt") for number in range(HELD + 3)))
    window.library.set_enabled(keep=False)
    window.list.choose(window.documents.index(0))
    qtbot.waitUntil(lambda: statuses(window)[0] is Done)
    window.reanalysis.retry_chosen()
    qtbot.waitUntil(lambda: not at_work(window))
    anew = window.documents.entries()[0].status.analysis
    for row in range(1, HELD + 3):
        window.list.choose(window.documents.index(row))
        qtbot.waitUntil(lambda row=row: statuses(window)[row] is Done)
    assert window.documents.entries()[0].status.analysis is anew


def test_a_second_window_says_that_it_keeps_nothing_and_works(qtbot, start, folder, write, analyst):
    window = start()
    analyse(qtbot, window, write("a.txt"))
    second = MainWindow(analyst, QIcon(), library=folder)
    told = []
    second.library.failed.connect(told.append)
    with qtbot.waitSignal(second.library.restored):
        second.library.start()
    assert told == [LibraryProblem.IN_USE]
    analyse(qtbot, second, write("b.txt"))
    assert statuses(second) == [Done]
    second.close()
    assert names(start()) == ["a.txt"]


def test_without_a_folder_to_write_to_the_work_goes_on_and_it_is_told_once(qtbot, analyst, tmp_path, write):
    (tmp_path / "file").write_text("")
    window = MainWindow(analyst, QIcon(), library=tmp_path / "file" / "data")
    told = []
    window.library.failed.connect(told.append)
    with qtbot.waitSignal(window.library.restored):
        window.library.start()
    analyse(qtbot, window, write("a.txt"), write("b.txt"))
    assert statuses(window) == [Done, Done]
    assert told == [LibraryProblem.NOT_WRITABLE]
    window.close()


def test_of_many_documents_only_those_shown_last_stay_in_memory(qtbot, start, write, analyst):
    window = start()
    count = HELD + 5
    analyse(qtbot, window, *(write(f"{number:02}.txt") for number in range(count)))
    window.list.choose(window.documents.index(0))
    qtbot.waitUntil(lambda: statuses(window).count(Stored) == count - HELD)
    window.list.choose(window.documents.index(1))
    qtbot.waitUntil(lambda: statuses(window)[:2] == [Done, Done])
    assert statuses(window).count(Stored) == count - HELD
    assert window.result.isVisible()
    assert len(analyst.asked) == count, "nothing was read again"


def test_documents_that_a_version_without_search_kept_are_indexed(qtbot, start, folder, write):
    window = start()
    analyse(qtbot, window, write("tide.txt", "The tide rose over the harbour wall."))
    window.close()
    with closing(sqlite3.connect(folder / "library.sqlite")) as database, database:
        empty(database)
    assert indexed(folder) == 0

    start()

    qtbot.waitUntil(lambda: indexed(folder) == 1)


def indexed(folder: Path) -> int:
    with closing(sqlite3.connect(folder / "library.sqlite")) as database:
        (count,) = database.execute("SELECT count(*) FROM searched_documents").fetchone()
        return int(count)
