import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QSlider

from engine.core.document import DocumentKind
from engine.core.options import Length, LengthUnit, SummaryStyle
from engine.ranking.extractive_summary import key_sentences
from gui.documents.summary_jobs import request_of
from gui.results.summary_view import SummaryView, lengths_of


@pytest.fixture
def analysis(document_of, analysis_of):
    pages = [" ".join(f"Sentence {page} of number {line}." for line in range(20)) + "\n" for page in range(5)]
    return analysis_of(document_of(*pages))


@pytest.fixture
def view(qtbot, analysis):
    view = SummaryView()
    qtbot.addWidget(view)
    view.resize(320, 400)
    view.show()
    view.show_analysis(analysis)
    return view


def test_the_slider_offers_every_length_at_first_and_ends_at_thirty_percent():
    lengths = lengths_of(rankable=5000, total=6000, start=12)
    assert lengths[:12] == tuple(range(1, 13))
    assert lengths[-1] == 1800
    assert len(lengths) < 120
    assert all(shorter < longer for shorter, longer in itertools.pairwise(lengths))


def test_the_slider_always_offers_the_length_it_starts_with():
    assert lengths_of(rankable=3, total=3, start=3) == (1, 2, 3)
    assert lengths_of(rankable=0, total=0, start=0) == (1,)


def test_moving_the_slider_asks_for_another_length(qtbot, view):
    slider = view.findChild(QSlider)
    with qtbot.waitSignal(view.length_chosen) as chosen:
        slider.setValue(slider.maximum())
    assert chosen.args == [30]


def test_a_longer_summary_keeps_the_sentence_that_was_chosen(qtbot, view, analysis):
    view.list.setCurrentIndex(view.list.model().index(1, 0))
    chosen = view.list.chosen_row().sentence
    with qtbot.assertNotEmitted(view.sentence_chosen):
        view.show_summary(
            analysis.document,
            key_sentences(analysis.document, analysis.ranking, Length(LengthUnit.SENTENCES, 9), "graph"),
        )
    assert len(view.shown_sentences()) == 9
    assert view.list.chosen_row().sentence == chosen


def test_a_sentence_is_announced_with_its_page(view):
    QAbstractItemModelTester(view.list.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    words = view.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Sentence 4 of number 15. (page 5)"


def test_a_sentence_gets_the_height_its_words_need(qtbot, analysis, document_of, analysis_of):
    long = analysis_of(document_of("Short one. " + "many words " * 60 + "at the end."))
    view = SummaryView()
    qtbot.addWidget(view)
    view.resize(300, 400)
    view.show()
    view.show_analysis(long)
    heights = [view.list.visualRect(view.list.model().index(row, 0)).height() for row in (0, 1)]
    assert heights[1] > 5 * heights[0]


def test_whose_claim_a_sentence_is_stands_grey_before_it_and_is_announced(view, analysis):
    plain = analysis.summary.sentences[0]
    said = replace(plain, attribution="The applicant in the first of two cases, who appealed")
    before = view.list.grab().toImage()
    view.show_summary(analysis.document, replace(analysis.summary, sentences=(said,)))
    words = view.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith(f"({said.attribution}) {plain.text}")
    assert view.list.grab().toImage() != before


def test_only_of_a_story_can_the_ending_be_hidden(qtbot, view, analysis):
    def endings():
        view.options_bar._list_models()
        return [action for action in view.options_bar._menu.actions() if "stories" in action.text()]

    assert not endings()
    view.show_analysis(replace(analysis, kind=DocumentKind.FICTION))
    (ending,) = endings()
    assert not ending.isChecked()
    with qtbot.waitSignal(view.options_bar.chosen) as chosen:
        ending.trigger()
    (request,) = chosen.args
    assert request.hide_ending
    options = request.of(analysis.options)
    assert options.hide_ending
    view.show_analysis(replace(analysis, options=options))
    assert endings()[0].isChecked()
    assert request_of(replace(analysis, options=options)).hide_ending


def test_the_switch_of_shorter_sentences_is_there_for_quotes_of_a_language_that_is_shortened(
    view, analysis, document_of
):
    german = replace(analysis, document=replace(analysis.document, language="xx"))
    shorter = view.options_bar.shorter

    assert shorter.isVisibleTo(view)
    view.show_analysis(german)
    assert not shorter.isVisibleTo(view)
    view.show_analysis(replace(analysis, options=replace(analysis.options, style=SummaryStyle.HEADLINE)))
    assert not shorter.isVisibleTo(view)


def test_one_click_asks_for_shorter_sentences_and_another_for_the_whole_ones(qtbot, view, analysis):
    with qtbot.waitSignal(view.options_bar.chosen) as chosen:
        view.options_bar.shorter.click()
    (request,) = chosen.args
    assert request.brief
    options = request.of(analysis.options)
    assert options.brief
    view.show_analysis(replace(analysis, options=options))
    assert view.options_bar.shorter.isChecked()

    with qtbot.waitSignal(view.options_bar.chosen) as chosen:
        view.options_bar.shorter.click()
    assert not chosen.args[0].brief


def test_a_shortened_sentence_is_shown_short(view, analysis):
    first, *others = analysis.summary.sentences
    summary = replace(analysis.summary, sentences=(replace(first, short="Sentence …"), *others))

    view.show_summary(analysis.document, summary)

    words = view.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Sentence … (page 5)"
