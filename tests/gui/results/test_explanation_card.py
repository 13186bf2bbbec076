"""The card of a sentence: what it would cost to leave it out, and sliders that rank anew at once."""

import pytest

from engine.core.options import SummaryStyle
from engine.ranking.emphasis import Emphasis
from gui.documents.summary_jobs import SummaryRequest
from gui.results.explanation_card import ExplanationCard

TEXT = "Boats sank. The tide rose. The gate closed. Nobody came. The tide fell. It was night. They slept."


@pytest.fixture
def shown(qtbot, window, write):
    window.add_paths([write("report.txt", TEXT)])
    qtbot.waitUntil(lambda: window.result.isVisible() and not window.source.text.is_loading())
    return window


def choose(window, row):
    view = window.result.summary.list
    view.setCurrentIndex(view.model().index(row, 0))


def quoted(window):
    return [sentence.text for sentence in window.result.summary.shown_sentences()]


def test_a_sentence_says_what_it_would_cost_to_leave_it_out(shown):
    card = shown.result.summary.card
    assert not card.isVisible()
    row = next(row for row, text in enumerate(quoted(shown)) if "tide" in text)
    choose(shown, row)
    assert "tide" in card.cost()
    assert "next in line" in card.cost()


def test_sliders_rank_anew_at_once_and_back(shown):
    card, before = shown.result.summary.card, quoted(shown)
    choose(shown, 0)
    card.weigh.click()
    card.place.setValue(card.place.maximum())
    assert len(quoted(shown)) == len(before)
    assert quoted(shown) != before
    assert card.isVisible()
    card.as_before.click()
    assert quoted(shown) == before
    assert card.emphasis() == Emphasis()


def test_the_length_slider_keeps_what_counts_more(shown):
    card = shown.result.summary.card
    card.weigh.click()
    card.place.setValue(card.place.maximum())
    shown.result.summary.length_chosen.emit(1)
    first = quoted(shown)
    card.as_before.click()
    assert quoted(shown) != first


def test_another_document_is_ranked_as_it_comes(qtbot, shown, write):
    card = shown.result.summary.card
    card.weigh.click()
    card.place.setValue(2)
    shown.add_paths([write("other.txt", TEXT.replace("Boats", "Ships"))])
    qtbot.waitUntil(lambda: "Ships sank." in shown.source.text.toPlainText())
    assert card.emphasis() == Emphasis()


def test_a_written_sentence_has_no_price(qtbot, shown):
    shown.summaries._summarize(SummaryRequest(SummaryStyle.ABSTRACT))
    qtbot.waitUntil(lambda: shown.result.summary.note() != "" and shown.result.summary.list.isVisible())
    choose(shown, 0)
    assert shown.result.summary.card.words()
    assert shown.result.summary.card.cost() == ""
    assert not shown.result.summary.card.weigh.isVisible()


def test_the_card_goes_with_the_sentence_unless_its_sliders_are_open(qtbot):
    card = ExplanationCard()
    qtbot.addWidget(card)
    card.show_words("Why: it is first.")
    assert card.isVisible()
    card.show_words("")
    assert not card.isVisible()
    card.show_words("Why: it is first.")
    card.weigh.click()
    card.show_words("")
    assert card.isVisible()
