"""Extractive summaries of any length, cut from one ranking of the sentences."""

import re

from engine.core.document import Document
from engine.core.options import Length, SummaryStyle
from engine.core.results import Ranking, SentenceKind, Summary, SummarySentence
from engine.text.characters import IDEOGRAPHS

_COUNTED = re.compile(rf"[{IDEOGRAPHS}]|[^\W{IDEOGRAPHS}]+")


def key_sentences(document: Document, ranking: Ranking, length: Length, model: str) -> Summary:
    """Quote the best sentences, in document order.

    The shorter of two summaries of one ranking is always part of the longer. A document with a sentence
    worth quoting never has an empty summary, however small the length.
    """
    count = length.sentences_of(len(document.sentences))
    if count is None:
        count = _sentences_within(document, ranking, length.amount)
    return Summary(
        style=SummaryStyle.KEY,
        model=model,
        sentences=tuple(
            SummarySentence(
                text=document.quotation(document.sentences[index]),
                kind=SentenceKind.QUOTE,
                score=ranking.scores[index],
                sources=(document.sentences[index],),
            )
            for index in sorted(ranking.order[:count])
        ),
    )


def word_count(text: str) -> int:
    """Count words; in Chinese and Japanese, characters."""
    # Splitting at blanks is ten times as fast, and a slider waits for it.
    return len(text.split()) if text.isascii() else len(_COUNTED.findall(text))


def _sentences_within(document: Document, ranking: Ranking, words: float) -> int:
    """How many of the best sentences fit into so many words: the first that does not fit ends it."""
    for count, index in enumerate(ranking.order):
        words -= word_count(document.quote(document.sentences[index]))
        if words < 0:
            return max(count, 1)
    return len(ranking.order)
