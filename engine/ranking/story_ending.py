"""The ending of a work of fiction: the sentences in the last tenth of its text."""

from bisect import bisect_right
from dataclasses import replace

from engine.core.document import Document, DocumentKind
from engine.core.results import Ranking

SHARE = 0.1
FEWEST = 20
"""Sentences of a story; what is shorter has no ending that could be told from the rest."""


def ending_start(document: Document, kind: DocumentKind | None) -> int:
    """Return the index of the first sentence that reaches into the last tenth of a story.

    It is the number of sentences for a document of another kind.
    """
    sentences = document.sentences
    if kind is not DocumentKind.FICTION or len(sentences) < FEWEST:
        return len(sentences)
    first, last = sentences[0].start, sentences[-1].end
    return bisect_right(sentences, last - SHARE * (last - first), key=lambda span: span.end)


def without_ending(document: Document, ranking: Ranking, kind: DocumentKind | None) -> Ranking:
    """Leave the ending of a story out of the order, unless there is nothing else."""
    start = ending_start(document, kind)
    order = tuple(index for index in ranking.order if index < start)
    return replace(ranking, order=order) if order else ranking
