"""Explanations of a summary sentence: its rank, heading, keywords, topic and pages."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.document import Document, PlaceKind, Span
from engine.core.options import GRAPH
from engine.core.places import Place, place_of
from engine.core.results import Analysis, Keyword, SentenceKind, SummarySentence
from engine.ranking.opening import BEGIN_OTHERWISE, opening_size

_MOST_KEYWORDS = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    kind: SentenceKind
    rank: int = 0
    """Among the sentences that may be quoted, the best being 1; 0 of one that was written."""
    ranked: int = 0
    place: int = 0
    """Among all sentences of the document, the first being 1; 0 of one that was written."""
    sentences: int = 0
    is_opening: bool = False
    """Whether it counted for more as part of the first paragraph of an article."""
    heading: str = ""
    """That it stands under."""
    keywords: tuple[str, ...] = ()
    """That it holds, the best first."""
    topic: str = ""
    pages: tuple[int, ...] = ()
    """Of a written one: where its sources are, as far as the document has pages."""
    where: tuple[Place, ...] = ()
    """The places of its sources, if these are no pages."""


def reasons_for(analysis: Analysis, sentence: SummarySentence) -> Explanation:
    """Say what is known of a sentence of the summary of this analysis."""
    document = analysis.document
    keywords = tuple(keyword.text for keyword in analysis.keywords if holds(sentence, keyword))
    if sentence.kind is not SentenceKind.QUOTE or not sentence.sources:
        pages = {document.page_of(source) for source in sentence.sources}
        found = tuple(sorted(page for page in pages if page))
        where = _places(document, sentence.sources)
        return Explanation(sentence.kind, keywords=keywords[:_MOST_KEYWORDS], pages=found, where=where)
    source = sentence.sources[0]
    index = bisect_right(document.sentences, source.start, key=lambda span: span.start) - 1
    order = analysis.ranking.order
    return Explanation(
        sentence.kind,
        rank=order.index(index) + 1 if index in order else 0,
        ranked=len(order),
        place=index + 1,
        sentences=len(document.sentences),
        is_opening=_is_opening(analysis, index),
        heading=document.heading_above(source),
        keywords=keywords[:_MOST_KEYWORDS],
        topic=next((topic.label for topic in analysis.topics if _begins_in(topic.spans, source)), ""),
        where=_places(document, (source,)),
    )


def _is_opening(analysis: Analysis, index: int) -> bool:
    is_article = analysis.kind not in BEGIN_OTHERWISE and analysis.ranked_by.model != GRAPH
    return is_article and index < opening_size(analysis.document)


def holds(sentence: SummarySentence, keyword: Keyword) -> bool:
    """Whether the keyword stands in the sentence, or in what it was written from."""
    return any(_begins_in(keyword.spans, source) for source in sentence.sources)


def _places(document: Document, sources: Sequence[Span]) -> tuple[Place, ...]:
    found = (place_of(document, source) for source in sorted(sources))
    return tuple(dict.fromkeys(place for place in found if place and place.kind is not PlaceKind.PAGE))


def _begins_in(spans: Sequence[Span], stretch: Span) -> bool:
    """Whether one of the spans, which are in order, begins within the stretch."""
    first = bisect_left(spans, stretch.start, key=lambda span: span.start)
    return first < len(spans) and spans[first].start < stretch.end
