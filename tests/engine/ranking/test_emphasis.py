"""A ranking weighed anew: by place, wording and topics; and what a summary loses with a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.document import Document, Span
from engine.core.options import Length, LengthUnit, Options
from engine.core.results import Analysis, Keyword, Ranking, Timings, Topic
from engine.ranking.emphasis import Emphasis, adjust_ranking
from engine.ranking.extractive_summary import key_sentences
from engine.ranking.leaving_out import cost_of_leaving_out

SENTENCES = ("Boats sank.", "The tide rose.", "The gate closed.", "The tide fell.", "Nobody came.")


@pytest.fixture
def analysis():
    """Ranked from the last sentence to the first; the tide is the keyword, boats and gate are a topic."""
    text = " ".join(SENTENCES)
    starts = [text.index(sentence) for sentence in SENTENCES]
    spans = tuple(Span(start, start + len(words)) for start, words in zip(starts, SENTENCES, strict=True))
    tide = tuple(
        Span(text.index(words), text.index(words) + 8) for words in ("The tide rose", "The tide fell")
    )
    document = Document(Path("report.txt"), "", "text", "", "en", text, (), spans, ())
    ranking = Ranking((4, 3, 2, 1, 0), (0.2, 0.4, 0.6, 0.8, 1.0))
    options = Options()
    return Analysis(
        document=document,
        options=options,
        ranking=ranking,
        summary=key_sentences(document, ranking, Length(LengthUnit.SENTENCES, 2), "graph"),
        keywords=(Keyword("tide", 1.0, tide),),
        topics=(Topic("Sea", 0.7, (), (spans[0], spans[2])), Topic("People", 0.1, (), (spans[4],))),
        timings=Timings(),
    )


def test_without_emphasis_the_ranking_is_the_same(analysis):
    assert adjust_ranking(analysis, Emphasis()) is analysis.ranking


def test_what_stands_early_comes_first_where_place_counts(analysis):
    assert adjust_ranking(analysis, Emphasis(place=1)).order[0] != 4
    assert (
        adjust_ranking(
            replace(analysis, ranking=Ranking((2, 3, 1, 4, 0), analysis.ranking.scores)), Emphasis(place=1)
        ).order.index(0)
        < 4
    )
    assert adjust_ranking(analysis, Emphasis(place=-1)).order == (4, 3, 2, 1, 0)


def test_what_holds_keywords_comes_first_where_wording_counts(analysis):
    assert set(adjust_ranking(analysis, Emphasis(wording=1)).order[:2]) == {1, 3}
    assert set(adjust_ranking(analysis, Emphasis(wording=-1)).order[-2:]) == {1, 3}


def test_what_belongs_to_large_topics_comes_first_where_topics_count(analysis):
    assert adjust_ranking(analysis, Emphasis(topics=1)).order == (4, 2, 0, 3, 1)


def test_what_cannot_be_quoted_alone_stays_behind_everything(analysis):
    ranking = Ranking((4, 3, 2, 1, 0), (0.0, 0.4, 0.6, 0.8, 1.0))
    assert adjust_ranking(replace(analysis, ranking=ranking), Emphasis(topics=1, place=1)).order[-1] == 0


def test_a_document_without_sentences_stays_without_a_ranking(analysis):
    empty = replace(analysis, ranking=Ranking((), ()))
    assert adjust_ranking(empty, Emphasis(place=1)).order == ()


def test_an_emphasis_has_ends():
    with pytest.raises(ValueError, match="from -1 to 1"):
        Emphasis(place=1.5)


def test_a_sentence_costs_what_only_it_holds_and_names_what_comes_instead(analysis):
    fell, came = analysis.summary.sentences
    cost = cost_of_leaving_out(analysis, analysis.summary, fell)
    assert cost.keywords == ("tide",)
    assert cost.topic == ""
    assert analysis.document.quote(cost.instead) == "The gate closed."
    assert cost_of_leaving_out(analysis, analysis.summary, came).topic == "People"


def test_what_another_sentence_holds_too_costs_nothing(analysis):
    longer = key_sentences(analysis.document, analysis.ranking, Length(LengthUnit.SENTENCES, 5), "graph")
    for sentence in (longer.sentences[1], longer.sentences[0]):
        cost = cost_of_leaving_out(analysis, longer, sentence)
        assert (cost.keywords, cost.topic, cost.instead) == ((), "", None)
