"""What need not be computed anew is not: counted by what the workings are asked to compute."""

from dataclasses import replace

import pytest

from engine.core.document import DocumentKind
from engine.core.options import GRAPH, Length, LengthUnit, Options, SummarySize, SummaryStyle
from engine.core.results import RankedBy
from engine.pipeline.analyze import analyze
from engine.pipeline.rank import rank
from engine.pipeline.resummarize import resummarize, takes_work
from engine.pipeline.workings import Workings
from engine.text.tokens import tokenize

TEXT = (
    "The mayor spoke for an hour. The tide rose over the wall. The tide rose over the harbour wall at night. "
    "The wall kept the tide out for a century. Nobody wrote a letter to the newspaper."
)
BY_GRAPH = Options(model=GRAPH)


class Counter:
    """Tokenizes and ranks, and notes what it was asked for."""

    def __init__(self):
        self.calls = []

    def tokenize(self, document, report, user_words):
        self.calls.append("tokenize")
        return tokenize(document, report, user_words)

    def rank(self, tokens, model, report, places, threads, kind):
        self.calls.append(f"rank by {model}")
        return rank(tokens, model, report, places, threads, kind)

    def workings(self, document):
        return Workings(document, tokenize=self.tokenize, rank=self.rank)


@pytest.fixture
def counter():
    return Counter()


@pytest.fixture
def document(make_document):
    return make_document(TEXT)


@pytest.fixture
def shelf(tmp_path):
    return (tmp_path / "models",)


def sentences(count):
    return Length(LengthUnit.SENTENCES, count)


def test_another_length_tokenizes_and_ranks_nothing(document, counter, shelf):
    analysis = analyze(document, BY_GRAPH, places=shelf)
    options = replace(BY_GRAPH, length=sentences(1))

    found = resummarize(analysis, options, workings=counter.workings(document), places=shelf)

    assert counter.calls == []
    assert not takes_work(analysis, options)
    assert found == replace(analyze(document, options, places=shelf), timings=analysis.timings)
    assert len(found.summary.sentences) == 1


def test_an_analysis_with_workings_leaves_its_tokens_and_ranking_to_the_next_summary(
    document, counter, shelf
):
    workings = counter.workings(document)
    analysis = analyze(document, BY_GRAPH, places=shelf, workings=workings)
    written = replace(BY_GRAPH, style=SummaryStyle.ABSTRACT)

    resummarize(analysis, written, places=shelf, workings=workings)
    resummarize(analysis, replace(written, size=SummarySize.LONG), places=shelf, workings=workings)

    assert counter.calls == ["tokenize", f"rank by {GRAPH}"]


def test_another_model_ranks_anew_and_tokenizes_nothing(document, counter, make_model, shelf):
    make_model()
    workings = counter.workings(document)
    analysis = analyze(document, BY_GRAPH, places=shelf, workings=workings)

    found = resummarize(analysis, Options(model="tiny"), places=shelf, workings=workings)

    assert counter.calls == ["tokenize", f"rank by {GRAPH}", "rank by tiny"]
    assert found.ranked_by == RankedBy("tiny", "7")
    assert found.ranking == analyze(document, Options(model="tiny"), places=shelf).ranking
    assert found.summary.model == "tiny"
    assert (found.keywords, found.topics) == (analysis.keywords, analysis.topics)


def test_workings_of_another_document_are_not_used(document, counter, make_document, shelf):
    workings = counter.workings(make_document("The moon shines. It is far away."))
    analysis = analyze(document, BY_GRAPH, places=shelf)

    found = resummarize(analysis, Options(model="gone"), places=shelf, workings=workings)

    assert counter.calls == []
    assert [one.text for one in found.summary.sentences] == [one.text for one in analysis.summary.sentences]


def test_workings_with_other_user_words_are_not_used(document, counter, shelf):
    analysis = analyze(document, BY_GRAPH, places=shelf)
    options = replace(BY_GRAPH, user_words=("harbour wall",))

    assert takes_work(analysis, options)
    resummarize(analysis, options, places=shelf, workings=counter.workings(document))

    assert counter.calls == []


def test_a_summary_that_no_model_can_write_is_quoted_and_says_so(document, shelf):
    analysis = analyze(document, BY_GRAPH, places=shelf)
    options = replace(BY_GRAPH, style=SummaryStyle.ABSTRACT)

    found = resummarize(analysis, options, places=shelf)

    assert found.summary.written_by.fallback.kind == "no-writer"
    assert found.summary.sentences == analysis.summary.sentences
    assert found.timings.write > 0
    assert found.timings.analyze == analysis.timings.analyze


def test_a_second_model_takes_the_place_of_the_first_in_the_workings(document, counter, shelf):
    workings = counter.workings(document)

    for model in (GRAPH, GRAPH, "gone", GRAPH):
        workings.ranked(model, places=shelf)

    assert counter.calls == ["tokenize", f"rank by {GRAPH}", "rank by gone", f"rank by {GRAPH}"]


def test_another_kind_of_document_ranks_anew(document, counter, shelf):
    workings = counter.workings(document)
    analysis = analyze(document, BY_GRAPH, places=shelf, workings=workings)
    options = replace(BY_GRAPH, kind=DocumentKind.LAW)

    assert takes_work(analysis, options)
    found = resummarize(analysis, options, places=shelf, workings=workings)

    assert found.kind is DocumentKind.LAW
    assert counter.calls.count(f"rank by {GRAPH}") == 2


def test_hiding_how_a_story_ends_ranks_nothing(make_document, counter, shelf):
    story = make_document(" ".join(f"The wolf ran through wood number {number}." for number in range(10, 40)))
    options = replace(BY_GRAPH, kind=DocumentKind.FICTION, length=sentences(30))
    analysis = analyze(story, options, places=shelf)
    hidden = replace(options, hide_ending=True)

    found = resummarize(analysis, hidden, workings=counter.workings(story), places=shelf)

    assert counter.calls == []
    assert not takes_work(analysis, hidden)
    assert any(sentence.is_ending for sentence in analysis.summary.sentences)
    assert not any(sentence.is_ending for sentence in found.summary.sentences)
