import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from engine.core.document import Block, BlockKind, Document, Span
from gui.viewer import text_view
from gui.viewer.text_view import TextView


@pytest.fixture
def text(qtbot):
    text = TextView()
    qtbot.addWidget(text)
    text.resize(500, 400)
    text.show()
    return text


def load(qtbot, text: TextView, document: Document) -> None:
    text.show_document(document)
    qtbot.waitUntil(lambda: not text.is_loading())


def let_qt_work(rounds: int) -> None:
    for _ in range(rounds):
        QTest.qWait(0)


def test_a_mark_lies_exactly_on_its_words_whatever_comes_before(qtbot, text, document_of):
    document = document_of("😀 𠮷野家 says hello. 📚 Then the tide rose. Nobody saw it.")
    load(qtbot, text, document)
    text.mark(document.sentences[1:2])
    assert text.text_of_marks() == (document.quote(document.sentences[1]),)


def test_a_place_far_down_is_revealed_as_soon_as_it_is_loaded(qtbot, text, document_of):
    document = document_of("\n\n".join(f"This is paragraph {number}." for number in range(20_000)))
    text.show_document(document)
    last = document.sentences[-1]
    text.reveal(last)
    qtbot.waitUntil(lambda: not text.is_loading())
    seen = text.in_view()
    assert seen.start < last.start < seen.end
    assert text.text_of_marks() == ("This is paragraph 19999.",)


def test_what_is_shown_is_the_documents_text(qtbot, text, document_of):
    document = document_of("First <b>line</b> & co.\n\n\tSecond line. " + "long " * 5000 + "end.")
    load(qtbot, text, document)
    assert text.toPlainText().replace("\n", "") == document.text.replace("\n", "")


def test_markup_in_a_document_is_not_obeyed(qtbot, text, document_of):
    document = document_of('<img src="file:///x.png"><h1>Big</h1> & more.')
    load(qtbot, text, document)
    assert text.toPlainText() == document.text


def test_only_marks_in_view_are_drawn(qtbot, text, document_of):
    document = document_of("\n".join(f"Line {number} has a word." for number in range(3_000)))
    load(qtbot, text, document)
    text.mark(document.sentences)
    assert 0 < len(text.extraSelections()) < 200
    text.reveal(document.sentences[2_000])
    assert "Line 2000 has a word." in text.text_of_marks()


def test_a_heading_is_set_apart(qtbot, text, document_of):
    body = document_of("The title\nThe text of it.")
    title = Block(Span(0, 9), BlockKind.HEADING, 1)
    document = Document(**{name: getattr(body, name) for name in body.__slots__} | {"blocks": (title,)})
    load(qtbot, text, document)
    cursor = text.textCursor()
    cursor.setPosition(3)
    assert cursor.charFormat().font().weight() == QFont.Weight.Bold
    cursor.setPosition(15)
    assert cursor.charFormat().font().weight() == QFont.Weight.Normal


def test_another_document_takes_the_place_of_one_still_loading(qtbot, text, document_of):
    text.show_document(document_of("One sentence. " * 100_000))
    load(qtbot, text, document_of("Another document."))
    assert text.toPlainText() == "Another document."


def test_marking_laying_out_and_scrolling_may_come_in_any_order(qtbot, text, document_of):
    """Qt crashed where marks were set while it was laying lines out."""
    chance = random.Random(1)
    documents = [
        document_of("\n\n".join("So it went on and on. " * chance.randint(1, 12) for _ in range(length)))
        for length in (30, 300, 2000, 5)
    ]
    for turn in range(24):
        document = documents[turn % 4]
        text.show_document(document)
        text.mark_quoted(document.sentences[::5])
        text.reveal(document.sentences[-1])
        let_qt_work(turn % 3)
        text.mark(document.sentences[:: chance.randint(2, 9)])
        text.resize(chance.randint(300, 700), chance.randint(300, 900))
        text.verticalScrollBar().setValue(chance.randint(0, 3000))
        let_qt_work(turn % 2)
        text.reveal(document.sentences[0])
    qtbot.waitUntil(lambda: text.document().isEmpty() or not text.is_loading())
    text.reveal(document.sentences[0])
    assert document.quote(document.sentences[0]) in text.text_of_marks()


def test_marks_follow_the_view(qtbot, text, document_of):
    document = document_of("\n".join(f"Line {number} has a word." for number in range(3_000)))
    load(qtbot, text, document)
    text.mark(document.sentences)
    text.verticalScrollBar().setValue(2_500)
    qtbot.waitUntil(lambda: "Line 2500 has a word." in text.text_of_marks())


def test_what_is_not_loaded_yet_is_marked_when_it_is(qtbot, text, document_of, monkeypatch):
    monkeypatch.setattr(text_view, "BUDGET", 0)
    monkeypatch.setattr(text_view, "PIECE", 20)
    document = document_of("Short first line.\nThe tide rose.\nNobody saw it.")
    text.show_document(document)
    text.mark_quoted(document.sentences)
    assert text.text_of_marks() == ("Short first line.",)
    qtbot.waitUntil(lambda: not text.is_loading())
    text.mark_quoted(document.sentences)
    assert text.text_of_marks() == tuple(map(document.quote, document.sentences))


def with_table(document: Document) -> Document:
    """The second line is a table."""
    first, second, *others = document.blocks
    return replace(document, blocks=(first, replace(second, kind=BlockKind.TABLE), *others))


def test_what_is_never_quoted_is_grey_and_says_why_and_is_no_mark(qtbot, text, document_of):
    document = with_table(document_of("The tide rose.\n\nBerth 1 free\n\nIt fell again."))
    load(qtbot, text, document)
    text.mark(document.sentences[-1:])

    assert text.greyed_texts() == ("Berth 1 free",)
    assert text.text_of_marks() == ("It fell again.",)
    table = document.blocks[1].span
    assert [text.reason_at(index) for index in (0, table.start, table.end - 1, table.end)] == [
        "",
        "Never quoted: tables",
        "Never quoted: tables",
        "",
    ]
    assert text.accessibleDescription() == "Grey, and never quoted: tables"


def test_what_the_user_wants_quoted_is_not_grey(qtbot, text, document_of):
    document = with_table(document_of("The tide rose.\n\nBerth 1 free\n\nIt fell again."))
    load(qtbot, text, replace(document, quoted_kinds=(BlockKind.TABLE,)))

    assert text.greyed_texts() == ()
    assert text.reason_at(document.blocks[1].span.start) == ""
    assert text.accessibleDescription() == ""


def test_the_mouse_on_what_is_never_quoted_is_told_why(qtbot, text, document_of):
    document = with_table(document_of("The tide rose.\n\nBerth 1 free\n\nIt fell again."))
    load(qtbot, text, document)
    cursor = text.textCursor()
    told = []
    for block in document.blocks[:2]:
        cursor.setPosition(block.span.start + 2)
        place = text.cursorRect(cursor).center()
        help_event = QHelpEvent(QEvent.Type.ToolTip, place, text.viewport().mapToGlobal(place))
        QApplication.sendEvent(text.viewport(), help_event)
        told.append(QToolTip.text())

    assert "Never quoted" not in told[0]
    assert "Never quoted: tables" in told[1]
