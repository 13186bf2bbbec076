"""Emphasis: a ranking that is weighed anew, by place, wording and topics, without computing it again."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from engine.core.document import Span
from engine.core.results import Analysis, Ranking

STRENGTH = 1.0
"""What a sentence gains, in whole lengths of the ranking, that is first in what counts fully."""
LEAST_SCORE = 1e-6
"""Below it stands what cannot be quoted alone; it stays behind all else."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What is to count for more, from 0 to 1, or for less, down to -1. Zero leaves the ranking as it is."""

    place: float = 0.0
    """How early a sentence stands."""
    wording: float = 0.0
    """How many of the document's keywords it holds, the better ones counting more."""
    topics: float = 0.0
    """How much of the document its topic takes."""

    def __post_init__(self) -> None:
        if not all(-1 <= share <= 1 for share in astuple(self)):
            raise ValueError("an emphasis is from -1 to 1")


def adjust_ranking(analysis: Analysis, emphasis: Emphasis) -> Ranking:
    """Return the analysis' ranking with another order; ties go to what was better before."""
    ranking = analysis.ranking
    if emphasis == Emphasis() or not ranking.order:
        return ranking
    weights, columns = astuple(emphasis), _features(analysis)
    count = len(ranking.order)

    def place(rank: int) -> tuple[bool, float]:
        index = ranking.order[rank]
        gain = sum(weight * column[index] for weight, column in zip(weights, columns, strict=True))
        return ranking.scores[index] < LEAST_SCORE, rank / count - STRENGTH * gain

    order = sorted(range(count), key=place)
    return Ranking(tuple(ranking.order[rank] for rank in order), ranking.scores)


def _features(analysis: Analysis) -> tuple[list[float], ...]:
    """Return place, wording and topics of every sentence, each as the share of sentences that have less."""
    sentences = analysis.document.sentences
    wording, topics = [0.0] * len(sentences), [0.0] * len(sentences)
    for keyword in analysis.keywords:
        for index in {_sentence_at(sentences, span) for span in keyword.spans}:
            wording[index] += keyword.score
    for topic in analysis.topics:
        for span in topic.spans:
            topics[_sentence_at(sentences, span)] = topic.weight
    place = [-float(index) for index in range(len(sentences))]
    return tuple(_shares(column) for column in (place, wording, topics))


def _sentence_at(sentences: Sequence[Span], span: Span) -> int:
    return max(0, bisect_left(sentences, span.start + 1, key=lambda sentence: sentence.start) - 1)


def _shares(column: Sequence[float]) -> list[float]:
    in_order = sorted(column)
    return [bisect_left(in_order, value) / max(1, len(column) - 1) for value in column]
