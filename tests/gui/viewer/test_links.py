"""Links of pages, pages side by side, thumbnails, and the menu of a page, as their user meets them."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton

from engine.core.page_geometry import Box, PageLink
from gui.viewer.citation import cited
from gui.viewer.document_view import DocumentView
from tests.support.small_viewer import SmallViewer

INSIDE = PageLink(Box(200, 300, 300, 320), 8, 0.5)
OUTSIDE = PageLink(Box(200, 400, 300, 420), address="https://example.org/tide")
STARTS = PageLink(Box(200, 500, 300, 520), address="file:///usr/bin/tide")


class LinkedViewer(SmallViewer):
    """The first page has three links; the first of its sentences stands in one of them."""

    def text_boxes(self, file, document, page, report):
        boxes = super().text_boxes(file, document, page, report)
        return replace(boxes, links=() if page else (INSIDE, OUTSIDE, STARTS))


class ReaderOfLinks:
    """Answers the question, and remembers it and what was opened."""

    def __init__(self):
        self.asked, self.opened, self.agrees = [], [], True

    def ask(self, _window, _title, question, _yes):
        self.asked.append(question)
        return self.agrees

    def open_address(self, url):
        self.opened.append(url.toString())
        return True


@pytest.fixture
def reader():
    return ReaderOfLinks()


@pytest.fixture
def source(qtbot, reader):
    viewer = LinkedViewer(12)
    source = DocumentView(viewer=viewer)
    qtbot.addWidget(source)
    source.resize(700, 800)
    source.show()
    qtbot.waitExposed(source)
    source.links.ask, source.links.open_address = reader.ask, reader.open_address
    yield source
    source.close_pages()


@pytest.fixture
def document(document_of):
    pages = [f"Page {number} begins. The tide rose on {number}.\n" for number in range(12)]
    return replace(document_of(*pages), format="pdf", path=Path("report.pdf"), sha256="1")


def show(qtbot, source: DocumentView, document) -> None:
    source.show_document(document)
    qtbot.waitUntil(lambda: source.pages.page_count() > 0)
    settle(qtbot, source)


def settle(qtbot, source: DocumentView) -> None:
    QTest.qWait(0)
    qtbot.waitUntil(lambda: not source._cache.is_at_work())


def place(source: DocumentView, box: Box, page: int = 0) -> QPoint:
    return source.pages.geometry_in_view().box_rect(page, box).center().toPoint()


def click(source: DocumentView, box: Box) -> None:
    QTest.mouseClick(
        source.pages.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place(source, box)
    )


def back_button(source: DocumentView) -> QToolButton:
    return next(button for button in source.findChildren(QToolButton) if "Alt+Left" in button.toolTip())


def words(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_a_link_within_the_document_is_followed_and_there_is_a_way_back(qtbot, source, document, reader):
    show(qtbot, source, document)
    assert not back_button(source).isVisible()
    source.pages.zoom_in()
    before = source.pages.positions_in_view()[0]
    settle(qtbot, source)

    click(source, INSIDE.box)
    assert source.pages.positions_in_view()[0] == pytest.approx(8.5, abs=0.01)
    assert reader.asked == []
    back_button(source).click()
    assert source.pages.positions_in_view()[0] == pytest.approx(before, abs=0.01)
    assert not back_button(source).isVisible()


def test_a_link_out_of_the_document_is_opened_only_after_a_question(qtbot, source, document, reader):
    show(qtbot, source, document)
    reader.agrees = False
    click(source, OUTSIDE.box)
    assert OUTSIDE.address in reader.asked[0]
    assert reader.opened == []
    reader.agrees = True
    click(source, OUTSIDE.box)
    assert reader.opened == [OUTSIDE.address]


def test_a_link_to_a_file_is_not_opened_at_all(qtbot, source, document, reader):
    show(qtbot, source, document)
    said = []
    source.links.refused.connect(said.append)
    click(source, STARTS.box)
    assert (reader.asked, reader.opened) == ([], [])
    assert STARTS.address in said[0]


def test_another_document_has_no_way_back_into_the_one_before(qtbot, source, document):
    show(qtbot, source, document)
    click(source, INSIDE.box)
    assert back_button(source).isVisible()
    source.show_document(replace(document, path=Path("other.pdf")))
    assert not back_button(source).isVisible()


def test_the_mouse_on_a_link_is_a_hand(qtbot, source, document):
    show(qtbot, source, document)
    area = source.pages.viewport()
    QTest.mouseMove(area, place(source, OUTSIDE.box))
    qtbot.waitUntil(lambda: area.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    QTest.mouseMove(area, place(source, Box(200, 200, 300, 220)))
    qtbot.waitUntil(lambda: area.cursor().shape() is Qt.CursorShape.ArrowCursor)


def test_the_menu_of_a_page_copies_the_sentence_under_the_mouse(qtbot, source, document):
    show(qtbot, source, document)
    first = document.sentences[0]
    point = source.pages.boxes_in_view(first)[0].center().toPoint()
    menu = words(source.actions_of_pages.menu_at(point))

    menu["Copy sentence"].trigger()
    assert QGuiApplication.clipboard().text() == "Page 0 begins."
    menu["Copy sentence with page number"].trigger()
    assert QGuiApplication.clipboard().text() == "“Page 0 begins.” (Report, page 1)"
    assert not menu["Copy"].isEnabled()
    assert "Show in the summary" not in menu


def test_the_menu_of_a_page_leads_to_the_summary_where_it_quotes_the_sentence(qtbot, source, document):
    show(qtbot, source, document)
    first = document.sentences[0]
    source.mark_quoted([first])
    point = source.pages.boxes_in_view(first)[0].center().toPoint()
    with qtbot.waitSignal(source.quoted_clicked) as clicked:
        words(source.actions_of_pages.menu_at(point))["Show in the summary"].trigger()
    assert clicked.args == [first]


def test_the_menu_of_a_page_lists_its_links_for_who_has_no_mouse(qtbot, source, document):
    show(qtbot, source, document)
    menu = words(source.actions_of_pages.menu_at(QPoint(1, 1)))
    listed = words(menu["Links on this page"].menu())

    assert list(listed) == ["Go to page 9", OUTSIDE.address, STARTS.address]
    listed["Go to page 9"].trigger()
    assert source.pages.positions_in_view()[0] == pytest.approx(8.5, abs=0.01)
    assert words(source.actions_of_pages.menu_at(QPoint(1, 1)))["Back"].isEnabled()


def test_two_pages_lie_side_by_side_and_all_of_them_can_be_reached(qtbot, source, document):
    show(qtbot, source, document)
    source.pages.go_to_page(6)
    source.pages.show_columns(2)
    view = source.pages.geometry_in_view()
    left, right = view.page_rect(4), view.page_rect(5)

    assert source.pages.page_in_view() == 5
    assert left.top() == right.top()
    assert left.right() < right.left()
    assert view.area().contains(left.adjusted(0, 0, 0, -left.height() / 2))
    assert right.right() <= view.width
    for page in range(12):
        source.pages.go_to_page(page + 1)
        assert page in source.pages.geometry_in_view().pages()
    point = QPointF(source.pages.geometry_in_view().page_rect(11).center())
    assert source.pages.geometry_in_view().point_on_page(point)[0] == 11
    source.pages.go_to_page(5)
    source.pages.show_columns(1)
    assert source.pages.page_in_view() == 5


def test_the_end_of_a_row_of_two_pages_is_found_again(qtbot, source, document):
    show(qtbot, source, document)
    source.pages.show_columns(2)
    source.pages.verticalScrollBar().setValue(
        round(source.pages.geometry_in_view().page_rect(2).bottom()) + 3
    )
    before = source.pages.verticalScrollBar().value()
    source.pages.go_to_position(source.pages.positions_in_view()[0])
    assert source.pages.verticalScrollBar().value() == pytest.approx(before, abs=14)


def test_thumbnails_show_all_pages_and_lead_to_them(qtbot, source, document):
    show(qtbot, source, document)
    assert not source.thumbnails.isVisible()
    source.show_thumbnails(True)
    settle(qtbot, source)
    pane = source.thumbnails
    assert pane.model().rowCount() == 12
    assert source._cache.tile_image(pane.tile_of(0)) is not None

    with qtbot.waitSignal(source.pages.moved):
        pane.setCurrentIndex(pane.model().index(7, 0))
    assert source.pages.page_in_view() == 8
    source.go_to_page(3)
    assert pane.currentIndex().row() == 2
    assert pane.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole) == "Page 3"


def test_the_text_view_has_no_thumbnails(qtbot, source, document):
    show(qtbot, source, document)
    source.show_thumbnails(True)
    source._choose_view(pages=False)
    assert not source.thumbnails.isVisible()
    source._choose_view(pages=True)
    assert source.thumbnails.isVisible()


def test_a_citation_names_the_page_or_only_the_document(document_of):
    paged, plain = document_of("The tide rose. ", "Nobody saw it."), document_of("The tide rose.")
    assert cited(paged, paged.sentences[1]) == "“Nobody saw it.” (Report, page 2)"
    assert cited(plain, plain.sentences[0]) == "“The tide rose.” (Report)"
