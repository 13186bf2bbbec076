"""The summary in another language: where it is offered, and how it is shown beside its original."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from engine.core.document import Span
from engine.core.results import Discrepancy, DiscrepancyKind, Fallback, Translation, WrittenBy
from engine.models.store.installing import ModelStore
from gui.documents.document_entry import PastedText
from gui.models.model_menu import translations_of
from gui.results.sentence_row import copied, row_of
from gui.results.summary_view import SummaryView
from tests.support.tiny_model import write_writer

TRANSLATION = "约12万人逃离了这座城市。"
TEXT = "About 12,000 people fled the city."


@pytest.fixture
def analysis(document_of, analysis_of):
    return analysis_of(document_of(f"{TEXT} The tide rose."))


@pytest.fixture
def view(qtbot, analysis):
    view = SummaryView()
    qtbot.addWidget(view)
    view.resize(420, 400)
    view.show()
    view.options_bar._translations = ("zh",)
    view.options_bar.show_request(view.options_bar.request())
    view.show_summary(analysis.document, analysis.summary)
    return view


def translated(analysis, text=TRANSLATION, missing=()):
    found = Translation(text, missing)
    sentences = tuple(
        replace(one, translation=found if one.text == TEXT else None) for one in analysis.summary.sentences
    )
    return replace(
        analysis.summary, sentences=sentences, output_language="zh", translated_by=WrittenBy("qwen")
    )


def changed_figure():
    start = TRANSLATION.index("12万")
    return (
        Discrepancy(DiscrepancyKind.NUMBER, "12万", Span(start, start + 3)),
        Discrepancy(DiscrepancyKind.NUMBER, "12,000"),
    )


def test_another_language_is_offered_only_where_a_model_on_the_shelf_knows_both(tmp_path):
    store = ModelStore(shelf=tmp_path / "own", shipped=tmp_path / "shipped")
    write_writer(store.shelf / "english")
    assert translations_of("en", store) == ()

    write_writer(store.shelf / "both", languages=["en", "zh"])

    assert (translations_of("en", store), translations_of("zh", store)) == (("zh",), ("en",))
    assert translations_of("de", store) == ()


def test_without_a_model_for_it_there_is_no_switch(qtbot, analysis):
    view = SummaryView()
    qtbot.addWidget(view)
    view.show()
    view.show_analysis(analysis)

    assert not view.options_bar.translation.isVisible()
    assert view.options_bar.request().output_language == ""


def test_one_click_asks_for_the_other_language_and_another_for_none(qtbot, view):
    switch = view.options_bar.translation.switch
    assert switch.isVisible()
    assert "Chinese" in switch.text()

    with qtbot.waitSignal(view.options_bar.chosen) as chosen:
        switch.click()
    assert chosen.args[0].output_language == "zh"
    with qtbot.waitSignal(view.options_bar.chosen) as chosen:
        switch.click()
    assert chosen.args[0].output_language == ""


def test_a_summary_by_section_has_no_switch(view):
    view.options_bar.offer_changes(False)
    assert not view.options_bar.translation.isVisible()
    view.options_bar.offer_changes(True)
    assert view.options_bar.translation.isVisible()


def test_a_row_knows_what_to_mark_on_either_side(analysis):
    summary = translated(analysis, missing=changed_figure())
    (sentence,) = (one for one in summary.sentences if one.translation)

    row = row_of(analysis.document, sentence)

    assert [TRANSLATION[span.start : span.end] for span in row.added] == ["12万"]
    assert [TEXT[span.start : span.end] for span in row.left_out] == ["12,000"]
    assert "12万" in row.difference
    assert "12,000" in row.difference
    assert copied(row) == f"{TEXT}\n{TRANSLATION}"


def test_what_is_no_translation_is_said_and_nothing_is_marked(analysis):
    missing = (Discrepancy(DiscrepancyKind.MEANING, ""),)
    summary = translated(analysis, text="", missing=missing)
    (sentence,) = (one for one in summary.sentences if one.translation)

    row = row_of(analysis.document, sentence)

    assert (row.translation, row.added, row.left_out) == ("", (), ())
    assert row.difference == "Not a translation of the sentence."


def test_a_translation_stands_under_its_sentence_and_is_announced(view, analysis):
    rows = view.list

    def look():
        index = next(
            index
            for number in range(rows.model().rowCount())
            if (index := rows.model().index(number, 0)).data(Qt.ItemDataRole.DisplayRole).startswith(TEXT)
        )
        return index.data(Qt.ItemDataRole.AccessibleTextRole), rows.visualRect(index).height()

    _, plain = look()
    view.show_summary(analysis.document, translated(analysis))
    words, taller = look()
    unmarked = rows.grab().toImage()
    view.show_summary(analysis.document, translated(analysis, missing=changed_figure()))

    assert TRANSLATION in words
    assert taller > plain
    assert look()[1] > taller
    assert rows.grab().toImage() != unmarked


def test_what_translated_it_is_said_or_why_nothing_did(view, analysis):
    bar = view.options_bar.translation
    part = translated(analysis)
    whole = replace(part, sentences=tuple(one for one in part.sentences if one.translation))

    view.show_summary(analysis.document, whole)
    assert "qwen" in bar.note()
    by = WrittenBy("qwen", fallback=Fallback("no-translator", "", "en zh"))
    view.show_summary(analysis.document, replace(analysis.summary, translated_by=by))
    assert "stays in the language of the document" in bar.note()
    view.show_summary(analysis.document, analysis.summary)
    assert bar.note() == ""


def test_a_longer_summary_keeps_its_translations_and_offers_those_that_are_missing(qtbot, window, analyst):
    window.imports.add_sources([PastedText("The tide rose. Nobody saw it. The wall held. It fell.", "Tide")])
    summary = window.result.summary
    qtbot.waitUntil(lambda: len(summary.shown_sentences()) > 1)
    summary.length_chosen.emit(2)
    summary.options_bar._translations = ("zh",)
    summary.options_bar.show_request(summary.options_bar.request())
    bar = summary.options_bar.translation

    bar.switch.click()
    qtbot.waitUntil(lambda: bool(bar.note()))
    assert [one.translation.text for one in summary.shown_sentences()] == ["潮0。", "潮1。"]

    summary.length_chosen.emit(4)
    assert [one.translation is None for one in summary.shown_sentences()].count(True) == 2
    assert bar.note() == "Not translated yet: 2"
    bar.rest.click()
    qtbot.waitUntil(lambda: "fake" in bar.note())
    assert all(one.translation for one in summary.shown_sentences())
    assert analyst.asked_to_translate == [2, 2]

    bar.switch.click()
    qtbot.waitUntil(lambda: bar.note() == "")
    assert not any(one.translation for one in summary.shown_sentences())
