"""Search of the whole document for a name, a date or a figure that the sources of a sentence lack."""

import re
from collections.abc import Iterator
from functools import cached_property

from engine.core.document import Span
from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.dates import Date, find_dates, is_supported, values_of
from engine.grounding.named_entities import (
    WORD,
    NamedEntity,
    find_named_entities,
    is_common,
    normalize_name,
    plain_words,
    same_name,
    stands_in,
)
from engine.grounding.quantities import Match, Quantity, find_quantities, match_quantity
from engine.grounding.sentences import Sources, SourceSentence, WrittenSentence
from engine.text.characters import HAN_LETTER
from engine.text.tokens import TokenizedDocument

YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
SMALL = 12
REACH = 40
"""Characters before and behind a name in which the word beside it stands."""
FIGURES = frozenset((DiscrepancyKind.NUMBER, DiscrepancyKind.AMOUNT))


def is_exchanged(missing: Discrepancy, written: WrittenSentence, source: SourceSentence) -> bool:
    """Whether a source has another name, date or figure than the one missing, which the sentence lacks."""
    if missing.kind is DiscrepancyKind.NAME:
        assert missing.span is not None
        mine, around = plain_words(written.text), _beside(written.text, missing.span)
        return any(
            not any(same_name(part, word) for part in name.parts for word in mine)
            and any(
                one and one == other
                for one, other in zip(around, _beside(source.text, name.span), strict=True)
            )
            for name in find_named_entities(source.text)
            if not name.starts_sentence or not is_common(name.parts[0])
        )
    if missing.kind is DiscrepancyKind.DATE:
        return any(not is_supported(date, written.dates, (), ()) for date in source.dates)
    if missing.kind in FIGURES:
        values = frozenset(values_of(written.dates))
        mine = [amount for amount in written.amounts if amount.span == missing.span]
        return any(
            match_quantity(amount, written.amounts, values) is not Match.FOUND
            for amount in source.amounts
            if not mine or _may_displace(source.text, amount, written.text, mine[0])
        )
    return False


def _beside(text: str, span: Span) -> tuple[str, str]:
    """Return the words right before and behind a name, plain; empty where there is none."""
    before = WORD.findall(text[max(0, span.start - REACH) : span.start])
    behind = WORD.findall(text[span.end : span.end + REACH])
    return normalize_name(before[-1]) if before else "", normalize_name(behind[0]) if behind else ""


def _may_displace(its_text: str, other: Quantity, text: str, amount: Quantity) -> bool:
    """Whether one figure may stand in another's place: one of the same unit, or of the same value.

    A year is in nobody's place: She, 51, was there in 2012. Small numbers stand everywhere.
    """
    if other.value == amount.value or amount.value <= SMALL:
        return True
    years = [
        YEAR.fullmatch(one[span.start : span.end])
        for one, span in ((its_text, other.span), (text, amount.span))
    ]
    return other.unit == amount.unit and (years[0] is None) == (years[1] is None)


def is_completed(missing: Discrepancy, written: WrittenSentence, sources: Sources) -> bool:
    """Whether a source has the last part of the name that is missing: Freberg, of Stan Freberg."""
    return missing.kind is DiscrepancyKind.NAME and any(
        name.span == missing.span
        and len(name.parts) > 1
        and any(name.parts[-1] in source.plain for source in sources.sentences)
        for name in written.names
    )


def is_small(missing: Discrepancy, written: WrittenSentence) -> bool:
    """Whether it is a number that stands in most documents, whatever they say."""
    return missing.kind in FIGURES and any(
        amount.span == missing.span and amount.value <= SMALL for amount in written.amounts
    )


class Elsewhere:
    """A document's names, dates and figures; each kind is read when it is first looked for."""

    def __init__(self, reading: TokenizedDocument) -> None:
        self._document = reading.document

    def find(self, missing: Discrepancy, written: WrittenSentence, near: Span) -> Span | None:
        """Return the sentence nearest to near that has what is missing; None where none has it."""
        found = [self._document.sentences[place] for place in self._places(missing, written)]
        return min(found, key=lambda span: abs(span.start - near.start), default=None)

    def _places(self, missing: Discrepancy, written: WrittenSentence) -> Iterator[int]:
        if missing.kind is DiscrepancyKind.NAME:
            for name in written.names:
                if name.span == missing.span:
                    yield from self._with_name(name)
        elif missing.kind is DiscrepancyKind.DATE:
            for date in written.dates:
                if date.span == missing.span:
                    yield from self._with_date(date)
        elif missing.kind in FIGURES:
            amounts = [amount for amount in written.amounts if amount.span == missing.span]
            for amount in amounts:
                yield from self._with_figure(amount)
            if not amounts:
                yield from self._with_text(missing.text)

    def _with_name(self, name: NamedEntity) -> Iterator[int]:
        if HAN_LETTER.search("".join(name.parts)) or " " in name.parts[0]:
            yield from (place for place, text in enumerate(self._texts) if stands_in(name, frozenset(), text))
            return
        vocabulary = self._vocabulary
        forms = [{word for word in vocabulary if same_name(part, word)} for part in name.parts]
        for place, words in enumerate(self._plain):
            if all(not words.isdisjoint(form) for form in forms):
                yield place

    def _with_date(self, date: Date) -> Iterator[int]:
        for place, (dates, amounts) in enumerate(self._figures):
            years = [value for amount in amounts for value, _ in amount.readings]
            if (dates or years) and is_supported(date, dates, (), years):
                yield place

    def _with_figure(self, amount: Quantity) -> Iterator[int]:
        for place, (dates, amounts) in enumerate(self._figures):
            if (dates or amounts) and (
                match_quantity(amount, amounts, frozenset(values_of(dates))) is Match.FOUND
            ):
                yield place

    def _with_text(self, text: str) -> Iterator[int]:
        """Codes, as GPT-2 and 2.3.1."""
        folded = text.lower()
        yield from (place for place, other in enumerate(self._texts) if folded in other.lower())

    @cached_property
    def _texts(self) -> list[str]:
        return [self._document.quote(span) for span in self._document.sentences]

    @cached_property
    def _plain(self) -> list[frozenset[str]]:
        return [plain_words(text) for text in self._texts]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset().union(*self._plain)

    @cached_property
    def _figures(self) -> list[tuple[tuple[Date, ...], tuple[Quantity, ...]]]:
        found = []
        for text in self._texts:
            dates = find_dates(text)
            found.append((dates, find_quantities(text, [date.span for date in dates])))
        return found
