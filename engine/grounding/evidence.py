"""Evidence search: which sentences of the document may support a written one, by shared words and vectors."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Floats, Vectors
from engine.core.document import BlockKind, Span
from engine.core.progress import Report, each, silent
from engine.grounding.dates import Date
from engine.grounding.named_entities import normalize_name
from engine.grounding.quantities import Match, Quantity, match_quantity
from engine.grounding.quotations import fold_quotation, is_quote
from engine.grounding.sentences import Sources, SourceSentence, WrittenSentence, read_source
from engine.text.term_matrix import by_column, count_rows, rarity
from engine.text.tokens import TokenizedDocument

MOST_SOURCES = 4
CANDIDATES = 40
"""So many of the likeliest sentences are weighed against each other."""
LITTLE = 0.15
"""What a word that tells nothing weighs beside one that does."""
LEAST_GAIN = 0.12
"""What a further source must add to what is borne out, as a share of all."""
MEANING = 0.5
"""What nearness of vectors weighs beside shared words when sources are looked for."""
NEARNESS = 0.7
"""How much of the support is that of vectors, where there are any; the rest is that of shared words."""
FOLLOWS = 0.7
"""A sentence that shares so much with one source follows it: where that has a name, another is wrong."""
CONTEXT_BEFORE = 3
"""Sentences before a source in which the names and dates may stand that it leaves open."""
OPENING = 3
"""Sentences at the beginning of the document of which the same is true."""
QUOTE_CANDIDATES = 8
QUOTE_STRETCHES = ((0, 0), (0, 1), (-1, 0), (0, 2), (-1, 1), (-2, 0))
"""From which to which sentence around a candidate a quote may go."""
_DIGIT = re.compile(r"[\d〇一二三四五六七八九十百千万亿]")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found for a written sentence."""

    sentences: tuple[int, ...]
    """Numbers of the document's sentences, the best first; those of a quote in order."""
    support: float
    """How much of the written sentence they say, from 0 to 1."""
    is_quote: bool = False
    is_followed: bool = False
    """Whether the written sentence shares so much with the best that it follows it."""


@dataclass(frozen=True, slots=True)
class _Query:
    """A written sentence as it is searched for."""

    written: WrittenSentence
    weights: dict[str, float]
    """Of the stems that stand in no number and no date."""
    total: float
    likeness: Floats
    """[S] of each sentence of the document"""
    order: tuple[int, ...]
    """The likeliest, the best first."""


class SourceIndex:
    """A document's sentences, ready to be searched. Made once, in time and memory linear in the document."""

    def __init__(
        self, reading: TokenizedDocument, vectors: Vectors | None = None, report: Report = silent
    ) -> None:
        """Index the words of each sentence, and its vector [S, width] of unit length where there are any."""
        self._document = reading.document
        self._vectors = vectors
        self._columns_of: dict[str, int] = {}
        telling: set[str] = set()
        stems = []
        for words in each(reading.words, report):
            stems.append([word.stem for word in words])
            telling.update(word.stem for word in words if word.content)
            for stem in stems[-1]:
                self._columns_of.setdefault(stem, len(self._columns_of))
        rows = count_rows(stems)
        self._columns = by_column(rows)
        self._size = len(rows)
        told = np.array([stem in telling for stem in self._columns_of], bool)
        self._weights = rarity(rows) * np.where(told, 1.0, LITTLE) if self._size else np.zeros(0)
        self._rarest = float(np.log((self._size + 1) / 0.5))
        self._headings = [block.span for block in self._document.blocks if block.kind is BlockKind.HEADING]
        self._words = reading.words

    def __len__(self) -> int:
        return self._size

    def spans(self, sentences: Sequence[int]) -> tuple[Span, ...]:
        """Return where sentences of these numbers stand, in the order of the document."""
        return tuple(self._document.sentences[index] for index in sorted(sentences))

    def search(self, written: WrittenSentence, vector: Vectors | None = None) -> Evidence:
        """Find the sentences that say it; vector [width] is that of the written one.

        At least one is found, however little it says. The document must have sentences.
        """
        near = None if vector is None or self._vectors is None else self._vectors @ vector
        counted = _positions((*written.amounts, *written.dates))
        stems = {
            word.stem: word.content for word in written.words if word.start not in counted
        } or dict.fromkeys((word.stem for word in written.words), True)
        weights = {stem: self._weight(stem, content) for stem, content in stems.items()}
        total = sum(weights.values())
        shared = self._shared(weights) / total
        figures = {
            word.stem: self._weight(word.stem, False) for word in written.words if word.stem not in weights
        }
        # A figure decides only between sentences that are alike in all else.
        likeness = shared + LITTLE * (self._shared(figures) / total)
        if near is not None:
            likeness += MEANING * np.maximum(near, 0)
        query = _Query(written, weights, total, likeness, tuple(_best(likeness, CANDIDATES)))
        quoted = self._quoted(query)
        if quoted:
            return Evidence(quoted, 1.0, is_quote=True)
        chosen = self._with_figures(query, self._choose(query))
        return Evidence(
            chosen, self._support(query, chosen, near), is_followed=bool(shared[chosen[0]] >= FOLLOWS)
        )

    def sources(self, evidence: Evidence) -> Sources:
        """Read the sentences that were found, and what stands around them."""
        return Sources(
            sentences=tuple(self._source(index) for index in evidence.sentences),
            context=self._context(evidence.sentences),
            followed=evidence.is_followed,
            language=self._document.language,
        )

    def _weight(self, stem: str, content: bool) -> float:
        column = self._columns_of.get(stem)
        if column is not None:
            return float(self._weights[column])
        return self._rarest * (1.0 if content else LITTLE)

    def _shared(self, weights: dict[str, float]) -> Floats:
        """Return [S]: the weight of the words that each sentence shares with the written one."""
        shared = np.zeros(self._size)
        for stem, weight in weights.items():
            column = self._columns_of.get(stem)
            if column is not None:
                starts = self._columns.starts
                shared[self._columns.row[starts[column] : starts[column + 1]]] += weight
        return shared

    def _quoted(self, query: _Query) -> tuple[int, ...]:
        """Return the sentences that hold the written one word for word; none where it is no quote."""
        folded = fold_quotation(query.written.text)
        spans = self._document.sentences
        for first, last in QUOTE_STRETCHES:
            for index in query.order[:QUOTE_CANDIDATES]:
                low, high = index + first, index + last
                if low >= 0 and high < self._size:
                    text = self._document.text[spans[low].start : spans[high].end]
                    if len(text) <= 4 * len(folded) + 2000 and is_quote(folded, fold_quotation(text)):
                        return tuple(range(low, high + 1))
        return ()

    def _choose(self, query: _Query) -> tuple[int, ...]:
        """Choose the sentences that say it, best first, greedily: as few as will do.

        What adds only a name or a number is no source: that is how numbers get mixed up.
        """
        telling = _telling_stems(query)
        chosen = [query.order[0]]
        covered = self._stems(query.order[0])
        while len(chosen) < MOST_SOURCES:
            gains = []
            for index in query.order:
                new = (self._stems(index) - covered) & telling
                gain = sum(query.weights[stem] for stem in new) / query.total
                gains.append((gain, float(query.likeness[index]), len(new), index))
            gain, _, count, index = max(gains)
            if gain < LEAST_GAIN or count < 2:
                break
            chosen.append(index)
            covered |= self._stems(index)
        return tuple(chosen)

    def _with_figures(self, query: _Query, chosen: tuple[int, ...]) -> tuple[int, ...]:
        """Add the sentences that hold a number which the chosen lack, if they say the same around it."""
        for amount in query.written.amounts:
            held = [other for index in chosen for other in self._source(index).amounts]
            around = _around(query.written, amount.span)
            if len(chosen) >= MOST_SOURCES or len(around) < 2 or match_quantity(amount, held) is Match.FOUND:
                continue
            if any(around <= self._stems(index) for index in chosen):  # one that says it of another number
                continue
            for index in query.order:
                if around <= self._stems(index) and (
                    match_quantity(amount, self._source(index).amounts) is Match.FOUND
                ):
                    chosen = (*chosen, index)
                    break
        return chosen

    def _stems(self, index: int) -> set[str]:
        return {word.stem for word in self._words[index]}

    def _support(self, query: _Query, chosen: Sequence[int], near: Vectors | None) -> float:
        covered = set().union(*(self._stems(index) for index in chosen))
        share = sum(weight for stem, weight in query.weights.items() if stem in covered) / query.total
        if near is None:
            return float(share)
        nearest = max(near[index] for index in chosen)
        return float(max(0.0, min(1.0, (1 - NEARNESS) * share + NEARNESS * nearest)))

    def _source(self, index: int) -> SourceSentence:
        span = self._document.sentences[index]
        return read_source(self._document.quote(span), self._words[index], span.start)

    def _context(self, chosen: Sequence[int]) -> str:
        """Return what stands around the sources: before them, above them, and at the document's beginning."""
        places = set(range(min(OPENING, self._size)))
        texts = [self._document.title]
        for index in chosen:
            places.update(range(max(0, index - CONTEXT_BEFORE), index + 1))
            start = self._document.sentences[index].start
            above = self._headings[: bisect_right(self._headings, Span(start, start))][-1:]
            texts += [self._document.quote(span) for span in above]
        texts += [self._document.quote(self._document.sentences[place]) for place in sorted(places)]
        return "\n".join(texts)


def _telling_stems(query: _Query) -> set[str]:
    """Return the stems of content words that are neither in a name nor numbers."""
    written = query.written
    named = {part for name in written.names for part in name.parts}
    return {
        word.stem
        for word in written.words
        if word.content
        and word.stem in query.weights
        and not _DIGIT.search(word.stem)
        and normalize_name(written.text[word.start : word.end]) not in named
    }


def _best(values: Floats, count: int) -> list[int]:
    """Return the indices of the highest values, best first; ties go to the earlier."""
    places = np.argpartition(-values, count)[:count] if len(values) > count else np.arange(len(values))
    top = np.sort(places)
    order: list[int] = top[np.argsort(-values[top], kind="stable")].tolist()
    return order


def _positions(found: Sequence[Quantity | Date]) -> frozenset[int]:
    """Return the places of the letters of amounts and dates: those are looked for in their own way."""
    return frozenset(place for item in found for place in range(item.span.start, item.span.end))


def _around(written: WrittenSentence, span: Span) -> frozenset[str]:
    """Return the telling words right before and behind a number: what it is about."""
    before = [word.stem for word in written.words if word.content and word.end <= span.start]
    after = [word.stem for word in written.words if word.content and word.start >= span.end]
    return frozenset((*before[-1:], *after[:2]))
