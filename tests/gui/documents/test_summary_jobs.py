"""Summaries that a language model writes, from the choice of the style to the marks on what it made up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMessageBox, QPushButton

from engine.core.options import SummarySize, SummaryStyle
from engine.core.results import SentenceKind
from gui.documents.document_status import Done
from gui.documents.summary_jobs import SummaryRequest
from gui.results.summary_view import SummaryView

TEXT = "The tide rose over the wall. Nobody saw it. Two boats sank in the harbour.\n"


@pytest.fixture
def analysed(qtbot, window, tmp_path):
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, "utf-8")
    with qtbot.waitSignal(window.analyses.changed, check_params_cb=lambda _: is_done(window)):
        window.add_paths([path])
    return window


def is_done(window):
    return [type(entry.status) for entry in window.documents.entries()] == [Done]


def choose(window, style, size=SummarySize.MEDIUM):
    """Choose as a user does: with the keyboard, in the two boxes."""
    styles, sizes = window.result.summary.options_bar.findChildren(QComboBox)
    sizes.setCurrentIndex(sizes.findData(size))
    styles.setFocus()
    styles.setCurrentIndex(styles.findData(style))
    styles.activated.emit(styles.currentIndex())


def summary_of(window) -> SummaryView:
    return window.result.summary


def test_a_chosen_style_is_written_and_its_sentences_are_shown(qtbot, analysed):
    with qtbot.waitSignal(analysed.summaries.jobs.written):
        choose(analysed, SummaryStyle.ABSTRACT)

    assert [sentence.kind for sentence in summary_of(analysed).shown_sentences()] == [
        SentenceKind.PARAPHRASE,
        SentenceKind.UNSUPPORTED,
    ]
    assert "small-writer" in summary_of(analysed).note()


def test_what_nothing_supports_says_so_in_words(qtbot, analysed):
    with qtbot.waitSignal(analysed.summaries.jobs.written):
        choose(analysed, SummaryStyle.ABSTRACT)

    rows = summary_of(analysed).list.model()
    words = [rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert words[0] == "The tide rose."
    assert "“nine”" in words[1]


def test_what_is_being_written_is_shown_and_can_be_stopped(qtbot, analysed):
    before = summary_of(analysed).shown_sentences()
    choose(analysed, SummaryStyle.ABSTRACT, SummarySize.LONG)
    number = analysed.documents.entries()[0].number
    qtbot.waitUntil(lambda: (analysed.summaries.jobs.at(number) or 0) and "tide rose" in streamed(analysed))
    stop = next(b for b in summary_of(analysed).findChildren(QPushButton) if b.text() == "&Stop")
    assert stop.isVisible()

    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)

    assert analysed.summaries.jobs.at(number) is None
    assert summary_of(analysed).shown_sentences() == before
    assert not stop.isVisible()
    assert summary_of(analysed).options_bar.request() == SummaryRequest()


def streamed(window):
    return summary_of(window).text_being_written()


def test_key_sentences_come_back_at_once(qtbot, analysed):
    before = summary_of(analysed).shown_sentences()
    with qtbot.waitSignal(analysed.summaries.jobs.written):
        choose(analysed, SummaryStyle.BULLETS)
    choose(analysed, SummaryStyle.KEY)

    assert summary_of(analysed).shown_sentences() == before
    assert summary_of(analysed).note() == ""


def test_a_written_summary_stays_with_its_document(qtbot, analysed, tmp_path):
    with qtbot.waitSignal(analysed.summaries.jobs.written):
        choose(analysed, SummaryStyle.BULLETS)
    other = tmp_path / "other.txt"
    other.write_text("The moon shines. It is far away.", "utf-8")
    analysed.add_paths([other])
    qtbot.waitUntil(lambda: [type(entry.status) for entry in analysed.documents.entries()] == [Done, Done])
    analysed.list.choose(analysed.documents.index(1))
    assert summary_of(analysed).options_bar.request() == SummaryRequest()

    analysed.list.choose(analysed.documents.index(0))

    assert summary_of(analysed).options_bar.request().style is SummaryStyle.BULLETS
    assert summary_of(analysed).shown_sentences()[0].text == "The tide rose."


def test_a_second_choice_takes_the_place_of_the_first(qtbot, analysed, analyst):
    choose(analysed, SummaryStyle.ABSTRACT, SummarySize.LONG)
    number = analysed.documents.entries()[0].number
    qtbot.waitUntil(lambda: "tide rose" in streamed(analysed))
    with qtbot.waitSignal(analysed.summaries.jobs.written):
        choose(analysed, SummaryStyle.HEADLINE)

    assert analysed.documents.entry(number).status.analysis.options.style is SummaryStyle.HEADLINE
    assert analysed.summaries.jobs.at(number) is None


def test_a_writer_that_fails_leaves_the_summary_that_was_there(qtbot, analysed, analyst, monkeypatch):
    before = summary_of(analysed).shown_sentences()
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[-1]))

    def fail(analysis, options, report):
        raise KeyError("no such thing")

    analyst.resummarize = fail
    with qtbot.waitSignal(analysed.summaries.jobs.failed):
        choose(analysed, SummaryStyle.ABSTRACT)

    assert summary_of(analysed).shown_sentences() == before
    assert len(told) == 1
    assert summary_of(analysed).options_bar.request() == SummaryRequest()
