"""A written sentence and its sources, with all that is compared: words, names, dates, numbers, negations."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.document import Span
from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.dates import Date, find_dates
from engine.grounding.named_entities import NamedEntity, find_named_entities, plain_words
from engine.grounding.polarity import Negation, find_negations
from engine.grounding.quantities import Quantity, find_quantities
from engine.text.tokens import Token


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """What a model wrote. Every span counts from the sentence's own beginning."""

    text: str
    words: tuple[Token, ...]
    names: tuple[NamedEntity, ...]
    dates: tuple[Date, ...]
    amounts: tuple[Quantity, ...]
    negations: tuple[Negation, ...]

    def discrepancy(self, span: Span, kind: DiscrepancyKind) -> Discrepancy:
        return Discrepancy(kind, self.text[span.start : span.end], span)


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """One of the document's sentences. Every span counts from the sentence's own beginning."""

    text: str
    words: tuple[Token, ...]
    dates: tuple[Date, ...]
    amounts: tuple[Quantity, ...]
    negations: tuple[Negation, ...]
    plain: frozenset[str]
    """Its words as names are compared."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a written sentence is checked against."""

    sentences: tuple[SourceSentence, ...]
    """At least one, the best first."""
    context: str
    """What stands around them, where names and dates may stand that they leave open."""
    followed: bool
    """Whether the written sentence shares so much with the best that it follows it."""
    language: str
    """Of the document."""


def read_written(text: str, words: tuple[Token, ...]) -> WrittenSentence:
    dates = find_dates(text)
    return WrittenSentence(
        text=text,
        words=words,
        names=find_named_entities(text),
        dates=dates,
        amounts=find_quantities(text, [date.span for date in dates]),
        negations=find_negations(text, words),
    )


def read_source(text: str, words: Sequence[Token], offset: int) -> SourceSentence:
    """Read a sentence of the document; its words are counted from offset before the sentence's beginning."""
    dates = find_dates(text)
    own = tuple([word._replace(start=word.start - offset, end=word.end - offset) for word in words])
    return SourceSentence(
        text=text,
        words=own,
        dates=dates,
        amounts=find_quantities(text, [date.span for date in dates]),
        negations=find_negations(text, own),
        plain=plain_words(text),
    )
