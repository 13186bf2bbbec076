"""What becomes of a summary that is to be translated, by the models that stand on a test's shelf."""

from dataclasses import replace

import pytest

from engine.core.options import GRAPH, Options, SummaryStyle
from engine.core.results import Translation
from engine.pipeline.analyze import analyze
from engine.pipeline.resummarize import resummarize, takes_work, with_translations
from engine.pipeline.translate import find_translator, output_languages
from tests.support.tiny_model import write_writer

BOTH = ["en", "zh"]
QUOTED = Options(model=GRAPH)
INTO_CHINESE = replace(QUOTED, output_language="zh")


@pytest.fixture
def shelf(tmp_path):
    (tmp_path / "models").mkdir()
    return (tmp_path / "models",)


@pytest.fixture
def document(make_document):
    return make_document("The tide rose over the wall. ", "Nobody saw the tide before the morning.")


def test_another_language_is_offered_only_where_a_model_knows_both_and_does_as_it_is_told(shelf):
    assert output_languages("en", shelf) == ()
    write_writer(shelf[0] / "english")
    write_writer(shelf[0] / "goes-on-only", languages=BOTH, chat=None)
    assert output_languages("en", shelf) == ()

    folder = write_writer(shelf[0] / "both", languages=BOTH)

    assert (output_languages("en", shelf), output_languages("zh", shelf)) == (("zh",), ("en",))
    assert output_languages("de", shelf) == ()
    assert find_translator("zh", "en", shelf) == folder


@pytest.mark.parametrize("writer", ["any", "english"])
def test_where_nothing_translates_the_summary_stays_and_says_so(shelf, document, writer):
    write_writer(shelf[0] / "english")

    summary = analyze(document, replace(INTO_CHINESE, writer=writer), places=shelf).summary

    plain = analyze(document, QUOTED, places=shelf).summary
    assert summary.sentences == plain.sentences
    assert summary.output_language == "zh"
    assert summary.translated_by.fallback.kind in ("no-translator", "model-damaged")


def test_a_document_in_a_language_whose_figures_are_not_read_is_not_translated(shelf, make_document):
    write_writer(shelf[0] / "all", languages=["de", "zh"])
    document = replace(make_document("Die Flut stieg."), language="de")

    summary = analyze(document, INTO_CHINESE, places=shelf).summary

    assert summary.translated_by.fallback.kind == "no-translator"


def test_a_summary_in_the_language_of_the_document_needs_no_model(shelf, document):
    english = replace(QUOTED, output_language="en")

    assert analyze(document, english, places=shelf).summary.translated_by is None
    assert not takes_work(analyze(document, QUOTED, places=shelf), english)


def test_a_summary_that_is_cut_anew_is_translated_anew(shelf, document):
    analysis = analyze(document, QUOTED, places=shelf)

    found = resummarize(analysis, INTO_CHINESE, places=shelf)

    assert takes_work(analysis, INTO_CHINESE)
    assert found.summary.translated_by.fallback.kind == "no-translator"
    assert found.options == INTO_CHINESE
    assert not resummarize(found, QUOTED, places=shelf).summary.translated_by


def test_a_written_summary_is_not_written_anew_to_lose_its_translations(shelf, document):
    quoted = analyze(document, QUOTED, places=shelf)
    written = replace(quoted.summary, style=SummaryStyle.ABSTRACT, output_language="zh")
    options = replace(INTO_CHINESE, style=SummaryStyle.ABSTRACT)
    sentences = tuple(replace(one, translation=Translation("潮水。")) for one in written.sentences)
    analysis = replace(quoted, options=options, summary=replace(written, sentences=sentences))
    plain = replace(options, output_language="")

    assert not takes_work(analysis, plain)
    found = resummarize(analysis, plain, places=shelf).summary
    assert (found.style, found.sentences) == (SummaryStyle.ABSTRACT, quoted.summary.sentences)
    assert with_translations(found, analysis.summary, "zh").sentences == sentences
    assert with_translations(found, analysis.summary, "en") == found


def test_a_writer_that_knows_one_language_leaves_translating_to_one_that_knows_both(shelf, document):
    write_writer(shelf[0] / "english", name="english")
    write_writer(shelf[0] / "both", name="both", languages=BOTH)

    summary = analyze(document, replace(INTO_CHINESE, writer="english"), places=shelf).summary

    assert summary.translated_by.fallback.model == "both"  # its files are missing, but it was asked


def test_a_language_that_nobody_can_ask_for_is_refused():
    with pytest.raises(ValueError, match="xx"):
        Options(style=SummaryStyle.KEY, output_language="xx")
