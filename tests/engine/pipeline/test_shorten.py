"""Sentences are shortened where a model shortens their language, and stay whole everywhere else."""

from dataclasses import replace

import pytest

from engine.core.options import GRAPH, Length, LengthUnit, Options, SummaryStyle
from engine.core.results import SentenceKind
from engine.pipeline.analyze import add_headline, analyze
from engine.pipeline.resummarize import resummarize, takes_work
from engine.pipeline.workings import Workings
from tests.support.tiny_compressor import write_shortening_model
from tests.support.tiny_model import rewrite

TEXT = (
    "In this book, we present the tide and the wall for readers of all ages. "
    "Nobody wrote letters to newspapers that nobody read that day. "
    "The mayor spoke to the people who were there."
)
SHORT = "… the tide and the wall …"
ONE = Length(LengthUnit.SENTENCES, 1)
BRIEF = Options(model=GRAPH, length=ONE, brief=True)


@pytest.fixture
def shelf(tmp_path):
    return (tmp_path / "models",)


@pytest.fixture
def model(shelf):
    return write_shortening_model(shelf[0] / "tiny", kept=("tide", "wall"))


@pytest.fixture
def document(make_document):
    return make_document(TEXT)


def line_of(analysis):
    (sentence,) = analysis.summary.sentences
    return sentence


def test_a_quoted_sentence_has_a_short_form_and_keeps_its_own(document, model, shelf):
    sentence = line_of(analyze(document, BRIEF, places=shelf))

    assert sentence.short == SHORT
    assert sentence.shown == SHORT
    assert sentence.text == document.quote(sentence.sources[0]) == TEXT.partition(" Nobody")[0]


def test_without_a_model_that_shortens_all_is_whole(document, make_model, shelf):
    make_model()

    sentence = line_of(analyze(document, BRIEF, places=shelf))

    assert (sentence.short, sentence.shown) == ("", sentence.text)


def test_a_language_that_no_model_shortens_is_whole(make_document, model, shelf):
    german = make_document(
        "Die Flut stieg in der Nacht über die Mauer. Niemand schrieb der Zeitung.", language="de"
    )

    assert line_of(analyze(german, BRIEF, places=shelf)).short == ""


def test_a_damaged_compressor_leaves_all_whole(document, model, shelf):
    rewrite(model, "compressor.onnx", b"no network")

    assert line_of(analyze(document, BRIEF, places=shelf)).short == ""


def test_where_the_margin_is_small_the_sentence_is_whole(document, shelf):
    write_shortening_model(shelf[0] / "tiny", margin=1000.0)

    assert line_of(analyze(document, BRIEF, places=shelf)).short == ""


def test_what_would_drop_a_denial_is_whole(make_document, model, shelf):
    denied = make_document("We do not believe that the tide rose.")

    assert line_of(analyze(denied, BRIEF, places=shelf)).short == ""


def test_a_line_of_hardly_a_word_is_none(make_document, shelf):
    write_shortening_model(shelf[0] / "tiny", kept=("tide",))
    few = make_document("We present the tide.")

    assert line_of(analyze(few, BRIEF, places=shelf)).short == ""


def test_a_headline_needs_no_language_model(document, model, shelf):
    options = Options(model=GRAPH, style=SummaryStyle.HEADLINE)

    summary = analyze(document, options, places=shelf).summary

    (line,) = summary.sentences
    assert (summary.style, summary.written_by) == (SummaryStyle.HEADLINE, None)
    assert (line.shown, line.kind) == (SHORT, SentenceKind.QUOTE)
    assert document.quote(line.sources[0]) == line.text


def test_a_headline_is_a_whole_sentence_where_nothing_shortens(document, make_model, shelf):
    make_model()

    (line,) = analyze(
        document, Options(model=GRAPH, style=SummaryStyle.HEADLINE), places=shelf
    ).summary.sentences

    assert line.short == ""
    assert line.text in TEXT


def test_an_analysis_gets_the_line_that_stands_for_it(document, model, shelf):
    analysis = analyze(document, Options(model=GRAPH), places=shelf)

    added = add_headline(analysis, Workings(document), places=shelf)

    assert analysis.headline is None
    assert added.headline is not None
    assert added.headline.shown == SHORT
    assert replace(added, headline=None) == analysis


def test_switching_back_and_forth_shortens_once(document, model, shelf):
    whole = analyze(document, replace(BRIEF, brief=False), places=shelf)

    assert takes_work(whole, BRIEF)
    brief = resummarize(whole, BRIEF, places=shelf)
    back = resummarize(brief, whole.options, places=shelf)

    assert line_of(brief).short == SHORT
    assert back.summary == whole.summary
    assert not takes_work(back, BRIEF)
    assert resummarize(back, BRIEF).summary == brief.summary


def test_a_longer_summary_of_short_sentences_takes_no_work(document, model, shelf):
    brief = resummarize(analyze(document, replace(BRIEF, brief=False), places=shelf), BRIEF, places=shelf)
    longer = replace(BRIEF, length=Length(LengthUnit.SENTENCES, 2))

    assert not takes_work(brief, longer)
    assert SHORT in [sentence.shown for sentence in resummarize(brief, longer).summary.sentences]
