from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton

from engine.core.document import Block, BlockKind, Span
from engine.core.errors import Damaged, FileNotReadable, PasswordNeeded, ReaderCrashed
from engine.core.page_geometry import PageImage
from gui.viewer.document_view import DocumentView
from gui.viewer.find_bar import FindBar
from gui.viewer.sheet_colours import NIGHT, PAPER, invert_lightness
from gui.widgets.theme import DARK, LIGHT, palette
from tests.support.small_viewer import SmallViewer


@pytest.fixture
def viewer():
    return SmallViewer()


@pytest.fixture
def source(qtbot, viewer):
    source = DocumentView(viewer=viewer)
    qtbot.addWidget(source)
    source.resize(600, 500)
    source.show()
    qtbot.waitExposed(source)
    yield source
    viewer.go_on.set()
    source.close_pages()
    assert viewer.closed


@pytest.fixture
def document(document_of):
    pages = [f"Page {number} begins. The tide rose on {number}. Nobody saw it." for number in range(3)]
    return replace(document_of(*pages), format="pdf", path=Path("report.pdf"), sha256="1")


def settle(qtbot, source: DocumentView) -> None:
    """Wait until everything that is in view has come."""
    QTest.qWait(0)
    qtbot.waitUntil(lambda: not source._cache.is_at_work())


def show(qtbot, source: DocumentView, document) -> None:
    source.show_document(document)
    qtbot.waitUntil(lambda: source.pages.page_count() > 0)
    settle(qtbot, source)


def colour_at(source: DocumentView, place: QPointF) -> QColor:
    return source.pages.viewport().grab().toImage().pixelColor(place.toPoint())


def notice(source: DocumentView) -> str:
    return " ".join(
        label.text() for label in source.findChildren(QLabel) if label.isVisible() and "." in label.text()
    )


def button(source: DocumentView, name: str) -> QToolButton:
    return next(each for each in source.findChildren(QToolButton) if each.accessibleName() == name)


def middle(source: DocumentView, span: Span) -> QPointF:
    return source.pages.boxes_in_view(span)[0].center()


def test_the_evidence_is_marked_on_the_page_and_the_chosen_place_more_strongly(qtbot, source, document):
    show(qtbot, source, document)
    first, second, *_ = document.sentences
    source.mark_quoted([first, second])
    source.mark([second], "Summary")
    settle(qtbot, source)
    assert colour_at(source, middle(source, first)) == PAPER.evidence
    assert colour_at(source, middle(source, second)) == PAPER.shown


def test_a_place_on_a_later_page_is_scrolled_to_and_said(qtbot, source, document):
    show(qtbot, source, document)
    last = document.sentences[-1]
    source.mark([last], "Summary")
    settle(qtbot, source)
    assert source.pages.viewport().rect().contains(middle(source, last).toPoint())
    assert source.pages.page_in_view() == 3
    assert "3" in {line.text() for line in source.findChildren(QLineEdit)}


def test_a_click_on_the_evidence_says_which_sentence_it_is(qtbot, source, document):
    show(qtbot, source, document)
    source.mark_quoted(document.sentences[:1])
    place = middle(source, document.sentences[0]).toPoint()
    with qtbot.waitSignal(source.quoted_clicked) as clicked:
        qtbot.mouseClick(source.pages.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert clicked.args == [document.sentences[0]]
    beside = middle(source, document.sentences[1]).toPoint()
    with qtbot.assertNotEmitted(source.quoted_clicked):
        qtbot.mouseClick(source.pages.viewport(), Qt.MouseButton.LeftButton, pos=beside)


def test_nothing_waits_for_a_page_that_takes_its_time(qtbot, source, document, viewer):
    viewer.go_on.clear()
    source.show_document(document)
    source.mark([document.sentences[-1]], "Summary")
    source.zoom_in()
    assert source.shows_pages()
    viewer.go_on.set()
    qtbot.waitUntil(lambda: bool(source.pages.boxes_in_view(document.sentences[-1])))


def test_another_document_does_not_wait_for_the_pages_of_one_that_hangs(qtbot, source, document, viewer):
    viewer.go_on.clear()
    source.show_document(document, "first")
    qtbot.waitUntil(lambda: viewer.waited == 1)
    source.show_document(replace(document, sha256="2"), "second")
    qtbot.waitUntil(lambda: viewer.given_up == 1)
    viewer.go_on.set()
    qtbot.waitUntil(lambda: source.pages.page_count() == 3)
    assert viewer.passwords == ["second"]


def test_a_page_that_cannot_be_drawn_says_so_and_the_others_are_drawn(qtbot, source, document, viewer):
    viewer.broken = {0}
    show(qtbot, source, document)
    assert source._cache.broken == {0}
    source.mark([document.sentences[0]], "Summary")
    assert "text view" in notice(source)
    source.go_to_page(2)
    settle(qtbot, source)
    assert source._cache.images_of(1)
    tries = sum(getattr(asked, "page", asked) == 0 for asked in viewer.asked)
    assert tries == 2, "its picture and its places, each asked for once"


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PasswordNeeded(Path("a")), "password"),
        (ReaderCrashed(Path("a")), "damaged"),
        (Damaged(Path("a")), "damaged"),
        (FileNotReadable(Path("a"), "changed"), "changed"),
    ],
)
def test_where_there_are_no_pages_the_text_is_shown_with_a_word_why(
    qtbot, source, document, viewer, error, words
):
    viewer.error = error
    source.show_document(document)
    qtbot.waitUntil(lambda: words in notice(source))
    assert not source.shows_pages()
    assert not button(source, "Pages").isEnabled()
    assert source.text.isVisible()


def test_the_password_given_for_the_document_opens_its_pages(qtbot, source, document, viewer):
    source.show_document(document, "sesame")
    qtbot.waitUntil(lambda: source.pages.page_count() == 3)
    assert viewer.passwords == ["sesame"]


def test_the_user_goes_between_pages_and_text_and_stays_at_the_place(qtbot, source, document):
    show(qtbot, source, document)
    source.mark([document.sentences[-1]], "Summary")
    qtbot.mouseClick(button(source, "Text"), Qt.MouseButton.LeftButton)
    assert source.text.isVisible()
    qtbot.waitUntil(lambda: document.quote(document.sentences[-1]) in source.text.text_of_marks())
    qtbot.mouseClick(button(source, "Pages"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: source.pages.page_in_view() == 3)


def test_a_document_of_another_kind_has_no_pages_to_show(qtbot, source, document_of, viewer):
    source.show_document(document_of("The tide rose."))
    QTest.qWait(0)
    assert source.text.isVisible()
    assert not button(source, "Pages").isVisible()
    assert not viewer.passwords


def test_after_pages_a_document_without_any_is_shown_as_text(qtbot, source, document, document_of):
    show(qtbot, source, document)
    source.show_document(document_of("The tide rose."))
    assert source.text.isVisible()
    assert not button(source, "Pages").isVisible()


def test_words_are_found_on_the_pages(qtbot, source, document):
    show(qtbot, source, document)
    source.open_find()
    line = source.findChild(FindBar).findChild(QLineEdit)
    qtbot.keyClicks(line, "TIDE ROSE ON")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    start = document.text.index("tide rose")
    hit = Span(start, start + len("tide rose on"))
    qtbot.waitUntil(lambda: source.pages.marks.shown == hit)
    settle(qtbot, source)
    assert colour_at(source, middle(source, hit)) == PAPER.shown
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: source.pages.page_in_view() == 2)


def test_the_keys_scroll_and_zoom(qtbot, source, document):
    show(qtbot, source, document)
    pages, bar = source.pages, source.pages.verticalScrollBar()
    qtbot.keyClick(pages, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    assert pages.page_in_view() == 3
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert bar.value() == 0
    fitted = pages.zoom()
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(pages, key, Qt.KeyboardModifier.ControlModifier)
    assert pages.zoom() == pytest.approx(fitted * 1.2)
    qtbot.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.is_fitted()


def test_the_wheel_zooms_around_the_place_under_the_mouse(qtbot, source, document):
    show(qtbot, source, document)
    source.go_to_page(2)
    place = QPointF(100, 200)
    before = source.pages.geometry_in_view().position_at(source.pages.verticalScrollBar().value() + place.y())
    event = QWheelEvent(
        place,
        source.pages.mapToGlobal(place),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QGuiApplication.sendEvent(source.pages.viewport(), event)
    after = source.pages.geometry_in_view().position_at(source.pages.verticalScrollBar().value() + place.y())
    assert not source.pages.is_fitted()
    assert after == pytest.approx(before, abs=0.01)


def test_the_page_stays_when_the_width_changes(qtbot, source, document):
    show(qtbot, source, document)
    source.go_to_page(3)
    source.resize(900, 500)
    assert source.pages.page_in_view() == 3


def test_a_page_number_is_typed(qtbot, source, document):
    show(qtbot, source, document)
    number = next(each for each in source.findChildren(QLineEdit) if each.accessibleName() == "Page number")
    number.selectAll()
    qtbot.keyClicks(number, "2")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert source.pages.page_in_view() == 2


def test_of_a_thousand_pages_only_those_in_view_and_their_neighbours_are_asked_for(
    qtbot, source, document_of, viewer
):
    viewer.pages = 1000
    document = document_of(*(f"This is page {number}." for number in range(1000)))
    show(qtbot, source, replace(document, format="pdf"))
    source.mark([document.sentences[700]], "Summary")
    settle(qtbot, source)
    assert source.pages.page_in_view() == 701
    assert len(viewer.asked) < 24


def test_pages_stay_where_they_are_when_their_text_comes(qtbot, source, viewer, document):
    early = replace(document, text="", blocks=(), sentences=(), page_starts=(0,))
    source.show_document(early)
    qtbot.waitUntil(lambda: source.pages.page_count() > 1)
    source.go_to_page(3)
    place = source.pages.verticalScrollBar().value()

    source.take_text(document)

    assert source.shows(document)
    assert place > 0
    assert source.pages.verticalScrollBar().value() == place
    source.mark(document.sentences[-1:], "last")
    qtbot.waitUntil(lambda: bool(source.pages.boxes_in_view(document.sentences[-1])))


def test_pages_are_shown_again_where_and_as_large_as_they_were_left(qtbot, source, document):
    source.show_document(document)
    qtbot.waitUntil(lambda: source.pages.page_count() > 1)
    source.zoom_in()
    source.pages.go_to_position(1.5)
    place = source.place()
    source.show_document(replace(document, sha256="2"))
    qtbot.waitUntil(lambda: source.pages.page_count() > 1)
    source.fit_width()

    source.show_document(document, "", place)
    assert source.place() == place, "also before the pages are there"
    qtbot.waitUntil(lambda: source.pages.page_count() > 1)

    assert source.pages.zoom() == place.page_zoom
    assert source.place().page == pytest.approx(1.5, abs=0.01)


def drag(qtbot, source, first: QPointF, last: QPointF) -> None:
    view = source.pages.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=first.toPoint())
    for point in (first, last):  # QTest moves without the button
        move = QMouseEvent(
            QEvent.Type.MouseMove, point, view.mapToGlobal(point), Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QGuiApplication.sendEvent(view, move)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=last.toPoint())


def action(source, words):
    return next(each for each in source.pages.actions() if words in each.text())


def test_text_of_a_page_is_selected_and_copied_also_with_its_page(qtbot, source, document):
    show(qtbot, source, document)
    first, second = document.sentences[:2]
    assert not action(source, "&Copy").isEnabled()
    begin, end = source.pages.boxes_in_view(first)[0], source.pages.boxes_in_view(second)[-1]
    with qtbot.assertNotEmitted(source.quoted_clicked):
        drag(qtbot, source, begin.topLeft() + QPointF(1, 5), end.bottomRight() - QPointF(1, 5))
    action(source, "&Copy").trigger()
    selected = QGuiApplication.clipboard().text()
    assert selected == document.text[first.start : second.end]
    action(source, "page number").trigger()
    assert QGuiApplication.clipboard().text() == f"“{selected}” (Report, page 1)"
    qtbot.mouseClick(source.pages.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert not action(source, "&Copy").isEnabled()


def test_the_whole_page_is_fitted_into_the_view(qtbot, source, document):
    show(qtbot, source, document)
    source.go_to_page(2)
    action(source, "whole pa").trigger()
    view = source.pages.geometry_in_view()
    assert view.page_rect(1).height() <= view.height
    assert source.pages.page_in_view() == 2


def test_a_heading_of_the_contents_leads_to_its_place(qtbot, source, document):
    headings = tuple(Block(span, BlockKind.HEADING, 1) for span in document.sentences[::3])
    headed = replace(document, blocks=headings)
    show(qtbot, source, headed)
    menu = source.toolbar.contents
    assert [each.text() for each in menu.actions()] == [document.quote(block.span) for block in headings]
    menu.actions()[2].trigger()
    assert source.pages.page_in_view() == 3
    source.show_document(replace(document, blocks=()))
    assert menu.actions() == []


def test_turned_pages_lie_on_their_side_with_their_marks_and_can_be_clicked(qtbot, source, document):
    show(qtbot, source, document)
    source.mark_quoted(document.sentences[:1])
    upright = source.pages.boxes_in_view(document.sentences[0])[0]
    assert upright.width() > upright.height()
    source.pages.turn_to(1)
    settle(qtbot, source)
    view = source.pages.geometry_in_view()
    box = source.pages.boxes_in_view(document.sentences[0])[0]
    assert view.page_rect(0).width() > view.page_rect(0).height()
    assert box.height() > box.width()
    assert box.right() > view.page_rect(0).center().x()  # the head of the page is on the right
    assert colour_at(source, box.center()) == PAPER.evidence
    with qtbot.waitSignal(source.quoted_clicked) as clicked:
        qtbot.mouseClick(source.pages.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert clicked.args == [document.sentences[0]]


def test_pages_stay_turned_for_one_document_only(qtbot, source, document):
    show(qtbot, source, document)
    source.pages.turn_to(-1)
    place = source.place()
    assert place.turns == 3
    show(qtbot, source, replace(document, sha256="2"))
    assert source.pages.turns() == 0
    source.show_document(document, place=place)
    qtbot.waitUntil(lambda: source.pages.page_count() > 0)
    assert source.pages.turns() == 3


def test_night_pages_are_dark_in_a_dark_window_only(qtbot, source, document):
    show(qtbot, source, document)
    source.mark_quoted(document.sentences[:1])
    source.pages.show_night(True)
    source.setPalette(palette(LIGHT))
    settle(qtbot, source)
    corner = source.pages.geometry_in_view().page_rect(0).topLeft() + QPointF(5, 5)
    assert colour_at(source, corner) == PAPER.sheet
    source.setPalette(palette(DARK))
    settle(qtbot, source)
    assert colour_at(source, corner) == NIGHT.sheet
    assert colour_at(source, middle(source, document.sentences[0])) == NIGHT.evidence
    source.pages.show_night(False)
    settle(qtbot, source)
    assert colour_at(source, corner) == PAPER.sheet


def test_a_tile_that_was_at_work_when_night_fell_is_drawn_anew(qtbot, source, document, viewer):
    source.setPalette(palette(DARK))
    show(qtbot, source, document)
    viewer.go_on.clear()
    source.pages.fit_page()
    qtbot.waitUntil(lambda: source._cache.is_at_work())
    source.pages.show_night(True)
    viewer.go_on.set()
    settle(qtbot, source)
    corner = source.pages.geometry_in_view().page_rect(0).topLeft() + QPointF(5, 5)
    assert colour_at(source, corner) == NIGHT.sheet


@pytest.mark.parametrize(
    ("day", "night"),
    [
        ((255, 255, 255), (0, 0, 0)),
        ((0, 0, 0), (255, 255, 255)),
        ((200, 0, 0), (255, 55, 55)),
        ((10, 100, 250), (5, 95, 245)),
    ],
)
def test_inverted_lightness_keeps_the_hue(day, night):
    turned = invert_lightness(PageImage(1, 1, bytes((*reversed(day), 255))))
    assert tuple(reversed(turned.pixels[:3])) == night
    assert QColor(*day).hslHue() == pytest.approx(QColor(*night).hslHue(), abs=1)


def test_a_narrow_toolbar_does_without_the_size_rather_than_cut_words(qtbot, source, document):
    show(qtbot, source, document)
    source.resize(900, 500)
    settle(qtbot, source)
    larger, fit = button(source, "Zoom in (Ctrl++)"), button(source, "Fit the width (Ctrl+0)")
    assert larger.isVisible()
    assert fit.isVisible()
    source.setMinimumSize(1, 1)  # as a pane that the user made narrow
    source.resize(240, 500)
    settle(qtbot, source)
    assert not fit.isVisible()
    assert not larger.isVisible()
    assert button(source, "Pages").width() >= button(source, "Pages").sizeHint().width()
