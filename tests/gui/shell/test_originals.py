"""What leads out of the window: dragged sentences and summaries, original files, files added before."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QMouseEvent
from PySide6.QtWidgets import QMessageBox

from engine.core.errors import Damaged, FileMissing
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import Failed, Stopped, Waiting
from gui.export.system_files import on_disk
from gui.main_window import MainWindow
from gui.shell.menus import Menus
from gui.shell.recent_files import MOST, RecentFiles
from gui.shell.status_view import StatusView

TEXT = "The tide rose. Nobody saw it. It fell again. It came back."


@pytest.fixture
def shown(qtbot, window, write):
    """A window with a document that is done."""
    window.add_paths([write("report.txt", TEXT)])
    qtbot.waitUntil(lambda: window.result.isVisible() and not window.source.text.is_loading())
    return window


def test_a_sentence_is_dragged_out_with_where_it_stands(shown):
    rows = shown.result.summary.list.model()
    index = rows.index(0, 0)

    assert index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert rows.mimeData([index]).text() == f"“{index.data(Qt.ItemDataRole.UserRole).sentence.text}” (report)"


def test_a_sentence_is_copied_alone_or_with_where_it_stands(shown):
    view = shown.result.summary.list
    view.setCurrentIndex(view.model().index(0, 0))
    plain, cited = view.actions()

    plain.trigger()
    text = QGuiApplication.clipboard().text()
    assert text in TEXT
    cited.trigger()
    assert QGuiApplication.clipboard().text() == f"“{text}” (report)"


def test_the_summary_is_dragged_out_as_a_file_which_goes_with_the_program(shown):
    handle, dragged = shown.result.handle, []
    handle.drag = dragged.append
    drag(handle, QPointF(2, 2), QPointF(60, 40))

    (url,) = dragged[0].urls()
    path = Path(url.toLocalFile())
    assert path.name == "report.md"
    assert shown.result.summary.shown_sentences()[0].text in path.read_text("utf-8")
    shown.close()
    assert not path.exists()


def test_a_click_on_the_handle_drags_nothing(shown):
    handle, dragged = shown.result.handle, []
    handle.drag = dragged.append
    drag(handle, QPointF(2, 2), QPointF(3, 3))

    assert dragged == []


def test_the_original_is_opened_and_shown_in_its_folder(shown, write, monkeypatch):
    opened, menus = [], shown.findChild(Menus)
    shown.export_actions.open_place = opened.append
    monkeypatch.setattr("sys.platform", "linux")
    path = write("report.txt", TEXT)
    menus.open_original.trigger()
    menus.show_original.trigger()

    assert opened == [path, path.parent]


def test_of_an_original_that_is_gone_it_is_told(shown, write, monkeypatch):
    opened, told = [], []
    shown.export_actions.open_place = opened.append
    monkeypatch.setattr(QMessageBox, "warning", lambda _window, _title, words: told.append(words))
    write("report.txt", TEXT).unlink()
    shown.findChild(Menus).open_original.trigger()

    assert opened == []
    assert "report.txt" in told[0]


def test_pasted_text_has_no_original(qtbot, window):
    QGuiApplication.clipboard().setText(TEXT)
    window.imports.paste()
    qtbot.waitUntil(window.result.isVisible)

    assert not window.findChild(Menus).open_original.isEnabled()


def test_a_document_in_an_archive_leads_to_the_archive(write):
    archive = write("papers.zip", "PK")

    assert on_disk(archive / "inner" / "a.txt") == archive
    assert on_disk(archive.parent / "nowhere" / "a.txt") is None


def test_files_that_were_added_are_offered_again_the_latest_first(qtbot, shown, write):
    other = write("other.txt", TEXT)
    shown.add_paths([other])
    qtbot.waitUntil(lambda: shown.documents.rowCount() == 2)
    shown.removal.remove_chosen()
    menu = shown.findChild(Menus).recent
    menu.aboutToShow.emit()
    names = [action.text() for action in menu.actions() if action.text()]
    assert names == ["other.txt", "report.txt", "&Clear this list"]

    count = shown.documents.rowCount()
    menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: shown.documents.rowCount() == count + 1)
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert not menu.menuAction().isEnabled()


def test_recent_files_are_kept_beside_the_library_and_forgotten_with_it(qtbot, tmp_path, window):
    folder = tmp_path / "library"
    folder.mkdir()
    menu = window.findChild(Menus).recent
    first = RecentFiles(folder, menu)
    first.note([tmp_path / f"{number}.txt" for number in range(MOST + 3)])
    first.save()

    again = RecentFiles(folder, menu)
    again.note([tmp_path / "new.txt"])
    again.read()
    assert again.paths[:2] == (tmp_path / "new.txt", tmp_path / "0.txt")
    assert len(again.paths) == MOST
    again.forget()
    assert list(folder.iterdir()) == []


def test_damaged_recent_files_are_passed_over(tmp_path, window):
    (tmp_path / "recent-files.json").write_text('{"precis_recent_files": 1, "files": 3}')
    recent = RecentFiles(tmp_path, window.findChild(Menus).recent)
    recent.read()

    assert recent.paths == ()


def test_a_window_that_keeps_its_documents_keeps_its_recent_files(qtbot, analyst, tmp_path, write):
    window = MainWindow(analyst, QIcon(), library=tmp_path / "library")
    window.show()
    window.library.start()
    window.add_paths([write("report.txt", TEXT)])
    qtbot.waitUntil(window.result.isVisible)
    window.close()

    again = MainWindow(analyst, QIcon(), library=tmp_path / "library")
    with qtbot.waitSignal(again.library.restored):
        again.library.start()
    assert [path.name for path in again.recent.paths] == ["report.txt"]
    again.close()


def drag(widget, start: QPointF, end: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, point, button in (
        (QEvent.Type.MouseButtonPress, start, left),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton),
        (QEvent.Type.MouseButtonRelease, end, left),
    ):
        QGuiApplication.sendEvent(
            widget, QMouseEvent(kind, point, widget.mapToGlobal(point), button, left, none)
        )


@pytest.fixture
def unreadable(qtbot, window, write):
    """A window that shows a damaged document."""
    window.add_paths([write("bad.txt", TEXT)])
    qtbot.waitUntil(lambda: window.status.removal.isVisible())
    return window


def test_an_unreadable_document_can_be_opened_elsewhere_and_shown_in_its_folder(unreadable, monkeypatch):
    opened = []
    unreadable.export_actions.open_place = opened.append
    monkeypatch.setattr("sys.platform", "linux")
    path = unreadable.documents.entries()[0].source
    unreadable.status.original.click()
    unreadable.status.folder.click()

    assert opened == [path, path.parent]


def test_an_unreadable_document_can_be_removed_and_had_back(qtbot, unreadable):
    unreadable.status.removal.click()
    assert unreadable.documents.rowCount() == 0

    unreadable.removal.undo()
    assert unreadable.documents.rowCount() == 1


@pytest.mark.parametrize(
    ("status", "offered"),
    [
        (Failed(FileMissing(Path("gone.txt"))), (False, False, True)),
        (Failed(Damaged(Path("gone.txt"))), (True, True, True)),
        (Stopped(), (True, True, True)),
        (Waiting(), (False, False, False)),
    ],
)
def test_ways_out_are_offered_where_they_lead_somewhere(qtbot, status, offered):
    view = StatusView()
    qtbot.addWidget(view)
    view.show_entry(DocumentEntry(1, Path("gone.txt"), status))

    buttons = (view.original, view.folder, view.removal)
    assert tuple(button.isVisibleTo(view) for button in buttons) == offered
