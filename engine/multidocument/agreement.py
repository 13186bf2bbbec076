"""Agreement of two documents: statements about the same thing, and whether figures, dates or denials differ.

Statements belong together by the words they share without figures and words of every text. Where one has
another figure or date than the other, or one denies what the other says, they differ; where the checks of
grounding find nothing between them, and one has all words of the other, they agree. Of all other pairs
nothing is said: a name differs, say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.document import Document, Span
from engine.core.progress import Report, silent
from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.checker import find_discrepancies
from engine.grounding.elsewhere import FIGURES, is_exchanged
from engine.grounding.sentences import Sources, WrittenSentence, read_source, read_written
from engine.multidocument.statement_pairs import nearest_pairs
from engine.text.search_tokens import search_tokens
from engine.text.stop_words import stopwords
from engine.text.tokens import find_words

SAME_MATTER = 0.6
"""Statements with so large a share of common words are about the same thing."""
LEAST_WORDS = 2
"""A statement of fewer words is about nothing in particular."""
FIGURE_TOKEN = re.compile(r".*\d")
COUNTED = FIGURES | {DiscrepancyKind.DATE}


@dataclass(frozen=True, slots=True)
class StatementPair:
    """Two statements about the same thing."""

    first: Span
    second: Span
    differences: tuple[Discrepancy, ...] = ()
    """What the first says and the second does not. Their spans count from the first statement's beginning."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two documents say about the same things."""

    differing: tuple[StatementPair, ...]
    agreeing: tuple[StatementPair, ...]
    """Both in the order of the first document."""
    is_same_language: bool = True
    """Otherwise nothing could be compared."""


def find_agreement(first: Document, second: Document, report: Report = silent) -> Agreement:
    """Find the statements of two documents about the same things, those that differ apart."""
    if first.language != second.language:
        return Agreement((), (), is_same_language=False)
    mine, theirs = list(_statements(first)), list(_statements(second))
    pairs = nearest_pairs([words for _, words in mine], [words for _, words in theirs], SAME_MATTER, report)
    differing, agreeing = [], []
    for place, other in sorted(pairs):
        span, second_span = mine[place][0], theirs[other][0]
        found = _differences(first.quotation(span), second.quotation(second_span), first.language)
        if found:
            differing.append(StatementPair(span, second_span, found))
        elif found is not None and _has_all_words(mine[place][1], theirs[other][1]):
            agreeing.append(StatementPair(span, second_span))
    return Agreement(tuple(differing), tuple(agreeing))


def _statements(document: Document) -> Iterator[tuple[Span, tuple[str, ...]]]:
    stop = stopwords(document.language)
    for span in document.sentences:
        tokens = search_tokens(document.quote(span), document.language)
        words = tuple(token for token in tokens if token not in stop and not FIGURE_TOKEN.match(token))
        if len(words) >= LEAST_WORDS:
            yield span, words


def _has_all_words(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one statement has all words of the other: an exchanged one may change what is said."""
    return set(words) <= set(others) or set(others) <= set(words)


def _differences(text: str, other: str, language: str) -> tuple[Discrepancy, ...] | None:
    """Return what differs, nothing where they agree; None where they are about something else."""
    written, sources = _read(text, other, language)
    back, back_sources = _read(other, text, language)
    found = find_discrepancies(written, sources)
    found_back = find_discrepancies(back, back_sources)
    differences = [one for one in found if _is_difference(one, written, sources)]
    denials = [one for one in found_back if one.kind is DiscrepancyKind.NEGATION]
    if not differences and denials:
        differences = [Discrepancy(DiscrepancyKind.NEGATION, one.text) for one in denials]
    if differences:
        names = [one for one in found if one.kind is DiscrepancyKind.NAME]
        return None if names else tuple(differences)
    return None if found or found_back else ()


def _is_difference(one: Discrepancy, written: WrittenSentence, sources: Sources) -> bool:
    if one.kind is DiscrepancyKind.NEGATION:
        return True
    return one.kind in COUNTED and is_exchanged(one, written, sources.sentences[0])


def _read(text: str, other: str, language: str) -> tuple[WrittenSentence, Sources]:
    written = read_written(text, find_words(text, language))
    source = read_source(other, find_words(other, language), 0)
    return written, Sources((source,), other, True, language)
