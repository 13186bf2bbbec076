"""Extractive summaries of any length, cut from one ranking of the sentences."""

import re
from collections.abc import Iterable
from dataclasses import replace

from engine.core.document import Document, DocumentKind
from engine.core.options import Length, SummaryStyle
from engine.core.results import Ranking, SentenceKind, ShortForm, Summary, SummarySentence
from engine.ranking.attribution import attribute
from engine.ranking.story_ending import ending_start, without_ending
from engine.text.characters import IDEOGRAPHS

_COUNTED = re.compile(rf"[{IDEOGRAPHS}]|[^\W{IDEOGRAPHS}]+")


def key_sentences(
    document: Document,
    ranking: Ranking,
    length: Length,
    model: str,
    kind: DocumentKind | None = None,
    *,
    hide_ending: bool = False,
) -> Summary:
    """Quote the best sentences, in document order.

    The shorter of two summaries of one ranking is always part of the longer. A document with a sentence
    worth quoting never has an empty summary, however small the length. kind is what sort of document it is;
    with hide_ending nothing of the last tenth of a story is quoted.
    """
    if hide_ending:
        ranking = without_ending(document, ranking, kind)
    count = length.sentences_of(len(document.sentences))
    if count is None:
        count = _sentences_within(document, ranking, length.amount)
    chosen = sorted(ranking.order[:count])
    attributions = attribute(document, [document.sentences[index] for index in chosen], kind)
    ending = ending_start(document, kind)
    return Summary(
        style=SummaryStyle.KEY,
        model=model,
        sentences=tuple(
            SummarySentence(
                text=document.quotation(document.sentences[index]),
                kind=SentenceKind.QUOTE,
                score=ranking.scores[index],
                sources=(document.sentences[index],),
                attribution=attribution,
                is_ending=index >= ending,
            )
            for index, attribution in zip(chosen, attributions, strict=True)
        ),
    )


def with_short_forms(summary: Summary, forms: Iterable[ShortForm]) -> Summary:
    """Give each quoted sentence its short form, if there is one."""
    texts = {(form.source,): form.text for form in forms}
    return replace(
        summary,
        sentences=tuple(
            replace(sentence, short=texts.get(sentence.sources, "")) for sentence in summary.sentences
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
