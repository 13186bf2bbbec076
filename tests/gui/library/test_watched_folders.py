"""Watched folders: what becomes of their files becomes of the documents in the list."""

import os
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon

from engine.library.store import FileState
from engine.library.watched_folders import WatchedFolder
from gui.documents.document_status import Done, Running, Stored, Waiting
from gui.library.folder_watcher import FolderWatcher
from gui.library.watched_folders_dialog import WatchedFoldersDialog
from gui.main_window import MainWindow

QUICK = 20
"""Milliseconds between two looks."""


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with a document, one in a folder in it, and two files that are none."""
    folder = tmp_path / "documents"
    (folder / "inner").mkdir(parents=True)
    (folder / "a.txt").write_text("The tide rose.", "utf-8")
    (folder / "inner" / "b.txt").write_text("It fell.", "utf-8")
    (folder / "song.wav").write_text("la", "utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture
def open_window(qtbot, analyst, tmp_path) -> Iterator[Callable[[], MainWindow]]:
    """Opens a window on the same library, after another one is closed."""
    windows: list[MainWindow] = []

    def start() -> MainWindow:
        window = MainWindow(analyst, QIcon(), library=tmp_path / "library")
        window.tools.watch.watcher._pause = window.tools.watch.watcher._soon = QUICK
        windows.append(window)
        window.show()
        with qtbot.waitSignal(window.library.restored):
            window.library.start()
        return window

    yield start
    for window in windows:
        window.close()


def names(window: MainWindow) -> list[str]:
    return sorted(entry.name for entry in window.documents.entries())


def wait_for(qtbot, window: MainWindow, *expected: str) -> None:
    """Wait until these documents are in the list, all of them analysed."""

    def are_there() -> bool:
        works = any(isinstance(entry.status, Waiting | Running) for entry in window.documents.entries())
        return names(window) == sorted(expected) and not works

    qtbot.waitUntil(are_there)


def entry_of(window: MainWindow, name: str):
    return next(entry for entry in window.documents.entries() if entry.name == name)


def look_again(qtbot, window: MainWindow) -> None:
    """Wait until the folders were looked at twice: the first look may have begun before."""
    for _look in range(2):
        with qtbot.waitSignal(window.tools.watch.watcher.looked):
            pass


def test_what_is_in_a_folder_and_comes_into_it_comes_into_the_list(qtbot, open_window, folder):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    chosen = window.list.chosen_entry()
    (folder / "inner" / "c.txt").write_text("Nobody saw it.", "utf-8")

    wait_for(qtbot, window, "a.txt", "b.txt", "c.txt")
    assert window.list.chosen_entry().number == chosen.number, "nobody asked for the new one"


def test_a_changed_file_is_read_again_and_a_removed_one_marked(qtbot, open_window, folder):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    (folder / "a.txt").write_text("The tide rose again.", "utf-8")
    (folder / "inner" / "b.txt").unlink()

    qtbot.waitUntil(lambda: text_of(window, "a.txt") == "The tide rose again.")
    qtbot.waitUntil(lambda: entry_of(window, "b.txt").file is FileState.GONE)
    assert entry_of(window, "a.txt").file is FileState.SAME


def text_of(window: MainWindow, name: str) -> str:
    status = entry_of(window, name).status
    return status.analysis.document.text if isinstance(status, Done) else ""


def test_a_file_that_comes_back_unchanged_is_not_marked_any_more(qtbot, open_window, folder, tmp_path):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    (folder / "a.txt").rename(tmp_path / "aside.txt")
    qtbot.waitUntil(lambda: entry_of(window, "a.txt").file is FileState.GONE)
    (tmp_path / "aside.txt").rename(folder / "a.txt")

    qtbot.waitUntil(lambda: entry_of(window, "a.txt").file is FileState.SAME)
    assert names(window) == ["a.txt", "b.txt"]


def test_after_the_next_start_a_folder_is_still_watched(qtbot, open_window, folder):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    window.close()
    (folder / "c.txt").write_text("Nobody saw it.", "utf-8")
    (folder / "a.txt").write_text("The tide rose again.", "utf-8")
    (folder / "inner" / "b.txt").unlink()
    again = open_window()

    wait_for(qtbot, again, "a.txt", "b.txt", "c.txt")
    qtbot.waitUntil(lambda: text_of(again, "a.txt") == "The tide rose again.")
    qtbot.waitUntil(lambda: entry_of(again, "b.txt").file is FileState.GONE)


def test_a_document_taken_out_of_the_list_does_not_come_back(qtbot, open_window, folder):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    window.removal.remove([entry_of(window, "a.txt").number])
    look_again(qtbot, window)
    assert names(window) == ["b.txt"]
    window.close()
    again = open_window()

    look_again(qtbot, again)
    assert names(again) == ["b.txt"]


def test_what_was_left_out_is_listed_with_reasons_and_taken_when_it_becomes_a_document(
    qtbot, open_window, folder
):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    window.close()
    again = open_window()
    look_again(qtbot, again)
    dialog = WatchedFoldersDialog(again.tools.watch.watcher)
    qtbot.addWidget(dialog)

    said = dialog.left_out.toPlainText()
    assert "1 of a kind that Précis does not read: song.wav" in said
    assert "1 empty: empty.txt" in said
    assert "2 files, 2 left out" in dialog.list.item(0).text()
    (folder / "empty.txt").write_text("It is full now.", "utf-8")
    wait_for(qtbot, again, "a.txt", "b.txt", "empty.txt")
    dialog.refresh()
    assert "empty.txt" not in dialog.left_out.toPlainText()


def test_a_folder_that_is_away_costs_no_document(qtbot, open_window, folder, tmp_path):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    shutil.move(folder, tmp_path / "away")
    qtbot.waitUntil(lambda: window.tools.watch.watcher.is_lost(folder))

    assert {entry.file for entry in window.documents.entries()} == {FileState.SAME}
    dialog = WatchedFoldersDialog(window.tools.watch.watcher)
    qtbot.addWidget(dialog)
    assert "not there" in dialog.list.item(0).text()
    shutil.move(tmp_path / "away", folder)
    qtbot.waitUntil(lambda: not window.tools.watch.watcher.is_lost(folder))


def test_documents_in_an_archive_of_a_folder_come_too(qtbot, open_window, folder):
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("inside.txt", "Words in an archive.")
    window = open_window()
    window.tools.watch.watch(folder)

    qtbot.waitUntil(lambda: names(window) == ["a.txt", "b.txt", "inside.txt"])


def test_a_folder_can_be_watched_no_longer(qtbot, open_window, folder):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    dialog = WatchedFoldersDialog(window.tools.watch.watcher)
    qtbot.addWidget(dialog)
    dialog.unwatch_requested.connect(window.tools.watch.unwatch)
    dialog.remove.click()
    (folder / "c.txt").write_text("Nobody saw it.", "utf-8")
    window.close()
    again = open_window()

    assert again.tools.watch.watcher.folders() == ()
    assert names(again) == ["a.txt", "b.txt"]


def test_forgetting_all_documents_forgets_the_folders(qtbot, open_window, folder, monkeypatch):
    window = open_window()
    window.tools.watch.watch(folder)
    wait_for(qtbot, window, "a.txt", "b.txt")
    window.removal.forgotten.emit()

    assert window.tools.watch.watcher.folders() == ()


def test_a_file_that_is_still_written_waits(qtbot, qapp, tmp_path):
    growing = tmp_path / "growing.txt"
    growing.write_text("a")
    watcher = FolderWatcher(pause=QUICK, soon=QUICK)
    told, looks = [], []
    watcher.told.connect(told.append)

    def write_on() -> None:
        looks.append(len(told))
        if len(looks) < 4:
            growing.write_text("a" * 10 * len(looks))
            os.utime(growing, (len(looks), len(looks)))

    watcher.looked.connect(write_on)
    watcher.watch(WatchedFolder(tmp_path, {}))

    qtbot.waitUntil(lambda: bool(told))
    assert looks[:4] == [0, 0, 0, 0]
    assert told[0].documents == (growing,)
    watcher.close()


def test_many_files_come_step_by_step_and_all_of_them(qtbot, open_window, tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(130):
        (folder / f"{number:03}.txt").write_text(f"The tide rose {number} times.", "utf-8")
    window = open_window()
    steps = []
    window.documents.rowsInserted.connect(lambda _parent, first, last: steps.append(last - first + 1))
    window.tools.watch.watch(folder)

    qtbot.waitUntil(lambda: window.documents.rowCount() == 130)
    assert max(steps) <= 40
    window.close()
    again = open_window()
    assert again.documents.rowCount() == 130
    assert all(
        isinstance(entry.status, Done | Stored | Waiting | Running) for entry in again.documents.entries()
    )
