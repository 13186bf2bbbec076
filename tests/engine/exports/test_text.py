"""The same lines in a file, on a terminal and on the clipboard."""

from dataclasses import replace
from datetime import date

from engine.core.document import PlaceKind, PlaceLabel, Problem, ProblemKind
from engine.core.options import GRAPH, Options, SummaryStyle
from engine.core.results import Fallback, RankedBy, SentenceKind, WrittenBy
from engine.exports.report import SentenceLine, report_of
from engine.exports.text import findings_as_text, summary_as_text, to_plain_text
from engine.loading.loader import document_from_text
from engine.pipeline.analyze import analyze

DAY = date(2026, 11, 23)
TEXT = "The tide rose over the wall in the night. Nobody saw the tide before the morning."
ALL = ("summary", "keywords", "topics")


def analysis_of(**changes):
    return replace(analyze(document_from_text(TEXT, "Tides"), Options(model=GRAPH)), **changes)


def with_pages(analysis):
    return replace(analysis, document=replace(analysis.document, page_starts=(0, 42)))


def report(analysis, parts=ALL):
    return report_of(analysis, DAY, parts)


def test_a_terminal_shows_the_title_the_sentences_with_their_pages_and_the_rest():
    shown = findings_as_text(report(with_pages(analysis_of()))).splitlines()

    assert shown[:5] == [
        "Tides",
        "",
        "Summary",
        "• The tide rose over the wall in the night. [p. 1]",
        "• Nobody saw the tide before the morning. [p. 2]",
    ]
    assert shown[6].startswith("Keywords: tide")
    assert shown[8] == "Topics"


def test_what_was_not_asked_for_is_not_shown():
    assert findings_as_text(report(analysis_of(), ("keywords",))).splitlines()[2].startswith("Keywords: ")
    assert "Summary" not in findings_as_text(report(analysis_of(), ("topics",)))


def test_what_is_wrong_with_a_document_is_said_first():
    analysis = analysis_of()
    problem = Problem(ProblemKind.REPAIRED)
    analysis = replace(analysis, document=replace(analysis.document, problems=(problem,)))

    assert findings_as_text(report(analysis)).splitlines()[1].startswith("! The file is damaged")
    assert to_plain_text([report(analysis)]).splitlines()[2].startswith("! The file is damaged")
    assert "damaged" not in summary_as_text(report(analysis))


def test_a_terminal_says_by_what_a_summary_was_made_below_it():
    analysis = analysis_of(ranked_by=RankedBy(fallback=Fallback("no-model", "", "fr")))
    by = WrittenBy("", fallback=Fallback("no-writer", "", "fr"))
    analysis = replace(analysis, summary=replace(analysis.summary, written_by=by))

    shown = findings_as_text(report(analysis)).splitlines()
    assert shown[5].startswith("(")
    assert "quoted from the document instead" in shown[5]
    assert "No trained model reads the language" in shown[6]
    assert not any(
        line.startswith("(") for line in findings_as_text(report(analysis, ("topics",))).splitlines()
    )


def test_a_sentence_that_nothing_supports_says_so_wherever_it_goes():
    analysis = analysis_of()
    first, *_ = analysis.summary.sentences
    doubtful = replace(first, text="The tide fell.", kind=SentenceKind.UNSUPPORTED, sources=())
    summary = replace(analysis.summary, style=SummaryStyle.ABSTRACT, sentences=(doubtful,))
    made = report(replace(analysis, summary=summary), ("summary",))

    line = "• The tide fell. [unsupported: nothing in the document says this]"
    assert findings_as_text(made).splitlines()[3] == line
    assert summary_as_text(made) == f"Tides\n\n{line}"
    assert to_plain_text([made]).splitlines()[4] == line


def test_a_text_without_a_title_is_copied_without_one():
    analysis = analysis_of()
    untitled = replace(analysis, document=replace(analysis.document, title=""))

    assert summary_as_text(report(untitled)).startswith("• The tide rose")


def test_control_characters_of_a_document_do_not_reach_a_terminal():
    analysis = analysis_of()
    hostile = replace(analysis.summary.sentences[0], text="The \x1b[31mtide\u202e rose.")
    analysis = replace(analysis, summary=replace(analysis.summary, sentences=(hostile,)))

    shown = findings_as_text(report(analysis))
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_places_are_named_as_what_they_are():
    document = analysis_of().document
    times = (PlaceLabel(0, PlaceKind.TIME, "00:00:01"), PlaceLabel(42, PlaceKind.TIME, "01:06:40"))
    analysis = analysis_of(document=replace(document, places=times))
    slides = replace(document, format="pptx", page_starts=(0, 42))

    assert [line.place for line in report(analysis).summary] == ["00:00:01", "01:06:40"]
    (tide,) = [line for line in report(analysis).keywords if line.text == "tide"]
    assert tide.place == "00:00:01, 01:06:40"
    found = report(analysis_of(document=slides))
    assert [line.place for line in found.summary] == ["slide 1", "slide 2"]
    assert found.facts[0] == "2 slides"


def test_who_says_it_stands_before_the_sentence_in_brackets():
    sentence = SentenceLine("It is too late.", "p. 1", SentenceKind.QUOTE, "", 1.0, "CHAIR")
    plain = SentenceLine("The tide rose.", "", SentenceKind.QUOTE, "", 1.0)
    lines = summary_as_text(replace(report(analysis_of()), summary=(sentence, plain))).splitlines()

    assert lines[-2:] == ["• [CHAIR] It is too late. [p. 1]", "• The tide rose."]
