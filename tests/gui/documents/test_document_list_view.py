"""Choosing, moving and seeking documents in the list."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester

from gui.documents.document_list_view import DocumentDelegate, DocumentListView
from gui.documents.document_model import DocumentModel
from gui.documents.document_pane import LONG_LIST
from gui.documents.document_status import Done, Stored, Waiting


class DropFromTheList(QDropEvent):
    """A drop whose source is the list itself: Qt sets it only in a real drag."""

    def __init__(self, view: DocumentListView, place: QPoint) -> None:
        self._view = view
        data = view.model().mimeData(view.selectedIndexes())
        self._data = data
        super().__init__(
            QPointF(place),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )

    def source(self) -> DocumentListView:
        return self._view


@pytest.fixture
def documents(qapp) -> DocumentModel:
    documents = DocumentModel()
    QAbstractItemModelTester(documents, QAbstractItemModelTester.FailureReportingMode.Fatal)
    documents.add([Path(f"{name}.txt") for name in "abcde"])
    return documents


@pytest.fixture
def view(qtbot, documents) -> DocumentListView:
    view = DocumentListView(documents)
    qtbot.addWidget(view)
    view.resize(200, 600)
    view.show()
    return view


def order(documents: DocumentModel) -> str:
    return "".join(entry.name[0] for entry in documents.entries())


def choose(view: DocumentListView, *rows: int) -> None:
    view.choose(view.model().index(rows[0], 0))
    for row in rows[1:]:
        view.selectionModel().select(view.model().index(row, 0), view.selectionModel().SelectionFlag.Select)


@pytest.mark.parametrize(
    ("moved", "row", "expected"),
    [("a", 2, "bacde"), ("a", 5, "bcdea"), ("e", 0, "eabcd"), ("bd", 0, "bdace"), ("bd", 5, "acebd"),
     ("bd", 3, "acbde"), ("bd", 2, "abdce"), ("c", 2, "abcde"), ("c", 3, "abcde"), ("db", 1, "abdce")],
)  # fmt: skip
def test_documents_are_moved_together_in_their_order(documents, moved, row, expected):
    numbers = {entry.name[0]: entry.number for entry in documents.entries()}
    documents.move([numbers[name] for name in moved], row)
    assert order(documents) == expected
    assert all(documents.index_of(numbers[name]).row() == expected.index(name) for name in "abcde")


def test_documents_dragged_to_another_place_stay_there_and_stay_chosen(view, documents):
    choose(view, 0, 1)
    rect = view.visualRect(documents.index(3))
    view.dropEvent(DropFromTheList(view, QPoint(rect.center().x(), rect.bottom() - 2)))
    assert order(documents) == "cdabe"
    assert [entry.name[0] for entry in view.chosen_entries()] == ["a", "b"]
    view.dropEvent(DropFromTheList(view, QPoint(5, 590)))
    assert order(documents) == "cdeab"


def test_the_keyboard_moves_the_chosen_documents_and_not_beyond_the_ends(qtbot, view, documents):
    choose(view, 1, 2)
    for expected in ("bcade", "bcade"):
        qtbot.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert order(documents) == expected
    for expected in ("abcde", "adbce", "adebc", "adebc"):
        qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert order(documents) == expected


def test_several_chosen_documents_are_removed_at_once(qtbot, view, documents):
    choose(view, 3, 1)
    asked = []
    view.removal_requested.connect(asked.append)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert asked == [(documents.entries()[1].number, documents.entries()[3].number)]
    assert view.chosen_entry().name == "d.txt"


def test_a_change_of_one_document_paints_its_row_alone(qtbot, view, documents):
    with qtbot.waitExposed(view):
        view.show()
    painted: list[int] = []

    class Delegate(DocumentDelegate):
        def paint(self, painter, option, index) -> None:
            painted.append(index.row())

    view.setItemDelegate(Delegate(view))
    qtbot.waitUntil(lambda: len(set(painted)) == documents.rowCount())
    QCoreApplication.sendPostedEvents()
    painted.clear()

    documents.set_status(documents.entry_at(1).number, Waiting())

    qtbot.waitUntil(lambda: bool(painted))
    assert painted == [1]


def test_seeking_hides_what_has_not_all_the_words_also_of_what_comes_later(view, documents):
    documents.add([Path("Annual report 2025.pdf"), Path("annual accounts.pdf")])
    view.filter_by("ANNUAL  report")
    documents.add([Path("report, annual.txt"), Path("z.txt")])
    shown = [row for row in range(documents.rowCount()) if not view.isRowHidden(row)]
    assert [documents.index(row).data() for row in shown] == ["Annual report 2025.pdf", "report, annual.txt"]
    view.filter_by("")
    assert not any(view.isRowHidden(row) for row in range(documents.rowCount()))


def test_nothing_can_be_dropped_into_a_document(documents):
    assert not documents.flags(documents.index(0)) & Qt.ItemFlag.ItemIsDropEnabled
    assert documents.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled


@pytest.fixture
def searched(qtbot, window, write):
    """A window with a long list, whose first document is shown."""
    window.add_paths([write(f"{number}.txt") for number in range(LONG_LIST)])
    qtbot.waitUntil(lambda: all(isinstance(e.status, Done) for e in window.documents.entries()))
    qtbot.waitUntil(window.pane.search.isVisible)
    return window


def test_a_search_that_finds_nothing_says_so_and_the_open_document_stays(qtbot, searched):
    shown = searched.list.chosen_entry()
    qtbot.keyClicks(searched.pane.search, "zebra")
    assert searched.list.shown_count() == 0
    assert searched.pane.nothing_found.isVisible()
    assert searched.list.chosen_entry().number == shown.number
    assert searched.reading.isVisible()


def test_escape_ends_the_search(qtbot, searched):
    searched.activateWindow()
    searched.pane.search.setFocus()
    qtbot.keyClicks(searched.pane.search, "zebra")
    qtbot.keyClick(searched.pane.search, Qt.Key.Key_Escape)
    assert searched.pane.search.text() == ""
    assert searched.list.shown_count() == LONG_LIST
    assert not searched.pane.nothing_found.isVisible()


def test_titles_are_searched_also_where_the_text_is_only_on_the_disk(
    qtbot, searched, analysis_of, document_of
):
    first, second = searched.documents.entries()[:2]
    tides = document_of("The tide rose.", title="Tides of the Harbour")
    searched.pane.search.setText("harbour tides")
    assert searched.list.shown_count() == 0
    searched.documents.set_status(first.number, Done(analysis_of(tides)))
    searched.documents.set_status(second.number, Stored("key", title="Harbour and tides"))
    assert searched.list.shown_count() == 2
