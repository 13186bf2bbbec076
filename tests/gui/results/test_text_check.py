"""A text from anywhere, checked against the shown document in a dialog beside it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage

from engine.core.document import Span
from engine.core.errors import ModelDamaged
from engine.core.options import Options
from engine.core.progress import silent
from engine.core.results import CheckedSentence, Discrepancy, DiscrepancyKind, SentenceKind
from gui.documents.document_status import Done
from gui.documents.engine_service import LocalEngine
from gui.results import text_check_dialog
from gui.results.claim_row import claim_row, count_kinds, kind_colour, kind_names
from gui.results.text_check import TextCheck
from gui.widgets.theme import LIGHT

TEXT = "The tide rose. Nobody saw it. Two boats sank. It fell at noon.\n"
CLAIMS = "Nobody saw it. The water came up. The tide rose at noon. All nine boats sank."


@pytest.fixture
def analysed(qtbot, window, write):
    window.add_paths([write("a.txt", TEXT)])
    qtbot.waitUntil(lambda: [type(entry.status) for entry in window.documents.entries()] == [Done])
    qtbot.waitUntil(lambda: not window.source.text.is_loading())
    return window


@pytest.fixture
def check(analysed):
    """The dialog, as the menu opens it."""
    (action,) = (one for one in analysed.findChildren(QAction) if one.text() == "Check a &text…")
    action.trigger()
    yield analysed.findChild(TextCheck)
    for left in analysed.findChildren(TextCheck):
        left.dialog.reject()


def check_text(qtbot, check, text=CLAIMS):
    check.dialog.editor.setPlainText(text)
    check.dialog.check.click()
    qtbot.waitUntil(check.dialog.check.isEnabled)


def add_another(qtbot, window, path) -> None:
    window.add_paths([path])
    qtbot.waitUntil(lambda: [type(one.status) for one in window.documents.entries()] == [Done, Done])


def drop(widget, data: QMimeData) -> None:
    manner = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(QPoint(5, 5), *manner), QDropEvent(QPointF(5, 5), *manner)):
        QGuiApplication.sendEvent(widget, event)
        assert event.isAccepted()


def test_each_sentence_says_whether_the_document_says_it(qtbot, check):
    check_text(qtbot, check)

    rows = check.dialog.rows()
    assert [(row.claim.text, row.verdict, row.doubt) for row in rows] == [
        ("Nobody saw it.", "Word for word", ""),
        ("The water came up.", "In other words", ""),
        ("The tide rose at noon.", "Stands elsewhere", "Stands elsewhere in the document: “noon”."),
        ("All nine boats sank.", "Unsupported", "Not in the document as it is written here: “nine”."),
    ]
    assert check.dialog.counts.text() == (
        "Word for word: 1 · In other words: 1 · Stands elsewhere: 1 · Unsupported: 1"
    )
    assert check.dialog.list.isVisible()


def test_a_click_on_a_sentence_shows_its_sources_and_where_the_rest_stands(qtbot, analysed, check):
    check_text(qtbot, check)
    view = check.dialog.list

    for row, marked in ((0, {"Nobody saw it."}), (2, {"The tide rose.", "It fell at noon."})):
        place = view.visualRect(view.model().index(row, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        analysed.source.mark_quoted(())
        assert set(analysed.source.text.text_of_marks()) == marked


def test_sources_are_shown_in_their_own_document_alone(qtbot, analysed, check, write):
    check_text(qtbot, check)
    add_another(qtbot, analysed, write("b.txt", "Quite another text. It has nothing to do with it.\n"))
    analysed.list.choose(analysed.documents.index(1))
    qtbot.waitUntil(lambda: not analysed.source.text.is_loading())

    check.dialog.list.setCurrentIndex(check.dialog.list.model().index(0, 0))

    assert "Another document is shown now" in check.dialog.note.text()
    assert "Nobody saw it." not in analysed.source.text.text_of_marks()


def test_the_same_dialog_comes_back_for_the_same_document_and_a_new_one_for_another(
    qtbot, analysed, check, write
):
    analysed.summaries.check_text()
    assert analysed.findChildren(TextCheck) == [check]
    add_another(qtbot, analysed, write("b.txt", "Quite another text. It has nothing to do with it.\n"))
    analysed.list.choose(analysed.documents.index(1))

    with qtbot.waitSignal(check.left):
        analysed.result.summary.options_bar.check_requested.emit()
    assert any(one.analysis.document.path.name == "b.txt" for one in analysed.findChildren(TextCheck))


def test_a_dropped_file_is_read_and_checked(qtbot, check, write):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(write("summary.txt", CLAIMS)))])
    for target in (check.dialog, check.dialog.editor.viewport()):
        check.dialog.editor.clear()
        check.dialog.show_claims(())
        drop(target, data)
        qtbot.waitUntil(lambda: len(check.dialog.rows()) == 4)
        assert check.dialog.editor.toPlainText() == CLAIMS


def test_pasted_words_come_without_their_dress(check):
    data = QMimeData()
    data.setText(CLAIMS)
    data.setHtml(f"<h1>{CLAIMS}</h1>")
    check.dialog.editor.insertFromMimeData(data)
    assert check.dialog.editor.toPlainText() == CLAIMS


def test_a_file_that_cannot_be_read_says_so_and_leaves_what_was_found(qtbot, check, write, caplog):
    caplog.set_level("CRITICAL")
    check_text(qtbot, check)
    check.dialog.file_chosen.emit(write("bad.txt", "?"))
    qtbot.waitUntil(lambda: "bad.txt" in check.dialog.note.text())
    assert len(check.dialog.rows()) == 4
    assert check.dialog.editor.toPlainText() == CLAIMS


def test_a_model_that_fails_is_explained_as_one(qtbot, analysed, check, analyst, caplog):
    caplog.set_level("CRITICAL")

    def fail(*_):
        raise ModelDamaged("small")

    analyst.check_text = fail
    check_text(qtbot, check)
    assert "small" in check.dialog.note.text()
    assert "a.txt" not in check.dialog.note.text()


def test_a_check_can_be_stopped_and_the_window_works_meanwhile(qtbot, analysed, check):
    dialog = check.dialog
    assert not dialog.check.isEnabled(), "there is nothing to check"
    dialog.editor.setPlainText("Endless words.")
    dialog.check.click()
    assert dialog.stop.isVisible()
    assert not dialog.check.isEnabled()
    dialog.stop.click()
    assert dialog.check.isEnabled()
    check_text(qtbot, check)
    assert len(dialog.rows()) == 4


def test_closing_the_dialog_stops_the_work(qtbot, analysed, check, write):
    check.dialog.editor.setPlainText("Endless words.")
    check.dialog.check.click()
    check.dialog.reject()
    add_another(qtbot, analysed, write("c.txt"))


def test_a_text_without_a_sentence_is_no_success(qtbot, check):
    check_text(qtbot, check)
    check_text(qtbot, check, "…")
    assert check.dialog.rows() == ()
    assert not check.dialog.list.isVisible()
    assert check.dialog.note.text() == "There is no sentence in this text."


def test_a_text_that_is_too_long_is_refused_whichever_way_it_comes(qtbot, check, monkeypatch):
    monkeypatch.setattr(text_check_dialog, "LONGEST", 20)
    data = QMimeData()
    data.setText("x" * 21)
    for take in (check.dialog.editor.insertFromMimeData, lambda one: check.dialog.show_text(one.text())):
        check.dialog.show_message("")
        take(data)
        assert check.dialog.editor.toPlainText() == ""
        assert "at most 20 characters" in check.dialog.note.text()


@pytest.mark.parametrize("kind", list(SentenceKind))
def test_the_place_stands_beside_the_verdict(document_of, kind):
    document = document_of("The tide rose. It fell.\n", "Two boats sank.\n", "At noon.\n")
    first, _second, third, noon = document.sentences
    missing = (Discrepancy(DiscrepancyKind.DATE, "noon", None, noon),)
    claim = CheckedSentence(
        Span(0, 1), "x", kind, 1.0, (first, third), missing if kind is SentenceKind.ELSEWHERE else ()
    )
    where = {SentenceKind.UNSUPPORTED: "nearest: p. 1, 2", SentenceKind.ELSEWHERE: "p. 3"}.get(
        kind, "p. 1, 2"
    )
    row = claim_row(document, claim)
    assert row.verdict == f"{kind_names()[kind]} · {where}"
    assert row.as_text().startswith(f"{row.verdict}: x")


def test_only_kinds_that_there_are_are_counted():
    claim = CheckedSentence(Span(0, 1), "x", SentenceKind.QUOTE, 1.0, (), ())
    other = replace(claim, kind=SentenceKind.UNSUPPORTED)
    assert count_kinds((other, claim, claim)) == "Word for word: 2 · Unsupported: 1"


def test_each_kind_is_painted_in_its_own_colour(qtbot, check):
    check_text(qtbot, check)
    view = check.dialog.list
    picture: QImage = view.viewport().grab().toImage()
    for row, kind in enumerate(kind_names()):
        rect = view.visualRect(view.model().index(row, 0))
        if not view.viewport().rect().contains(rect.center()):
            view.scrollTo(view.model().index(row, 0))
            picture, rect = (
                view.viewport().grab().toImage(),
                view.visualRect(view.model().index(row, 0)),
            )
        assert picture.pixelColor(rect.x() + 13, rect.center().y()) == QColor(kind_colour(kind, LIGHT))
    assert len({kind_colour(kind, LIGHT).name() for kind in SentenceKind}) == len(SentenceKind)


def test_the_engine_reads_a_file_and_checks_its_text(tmp_path):
    path = tmp_path / "summary.txt"
    path.write_text("The tide rose over the wall. All nine ships of the king burned in Paris.")
    engine = LocalEngine(Options())
    analysis = engine.analyze_text("The tide rose over the wall. Nobody saw it.", "Tides", silent)

    quoted, made_up = engine.check_text(engine.read_text(path, silent), analysis, silent)
    engine.close()

    assert (quoted.kind, made_up.kind) == (SentenceKind.QUOTE, SentenceKind.UNSUPPORTED)
    assert analysis.document.quote(quoted.sources[0]) == "The tide rose over the wall."
