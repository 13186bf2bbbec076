"""Compares a translation with its original: figures, dates, units, names, denials, and whether it is one.

Numbers are read in both languages, as 12,000 and 1.2万 are. Of names only those of countries, and what is
written in Latin letters on both sides, can be compared letter by letter; of the others is seen whether the
other side has names at all.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.core.document import Span
from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.dates import Date, find_dates, is_supported, values_of
from engine.grounding.named_entities import (
    NamedEntity,
    country_of,
    find_named_entities,
    is_common,
    names_country,
)
from engine.grounding.number_words import HAN_NUMERAL, value_of_han
from engine.grounding.polarity import find_negations
from engine.grounding.quantities import Match, Quantity, Rounding, find_codes, find_quantities, match_quantity
from engine.grounding.units import DECADE, PERCENT
from engine.text.characters import HAN_LETTER
from engine.text.tokens import find_words

COMMON_COUNT = 2
"""What counts so many at most is said without a number as well: both sides, for the first time."""
LETTERS_A_SIGN = (0.9, 7.5)
"""Letters of English, at least and at most, to a Chinese character. In the middle there are three."""
SHORT = 12
"""Letters of a sentence that is too short for a share."""
_DECADE = re.compile(rf"(?:(?:20|二十)世纪|上世纪)?(?P<tens>\d0|{HAN_NUMERAL}十)年代")
_HALF = re.compile("一半|半数|过半")
_HALF_YEAR = re.compile(r"\b(?:first|second|latter|other)[ -]half\b", re.IGNORECASE)
"""上半年 counts nothing."""
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z.&-]*[A-Za-z]")
_MIDDLE_DOT = "·"
"""Between the parts of a name that was written down by its sound."""


@dataclass(frozen=True, slots=True)
class _Side:
    """What one of the two says."""

    text: str
    language: str
    dates: tuple[Date, ...]
    amounts: tuple[Quantity, ...]
    names: tuple[NamedEntity, ...]

    @property
    def values(self) -> frozenset[float]:
        return frozenset(values_of(self.dates))


def compare_translation(original: str, translation: str, language: str, into: str) -> tuple[Discrepancy, ...]:
    """Return what the two do not say alike, in the order of the translation; what it leaves out comes last.

    language is the original's. A translation that is none, in another language or of another length, says
    another thing as a whole.
    """
    if not _is_translation(original, translation, language, into):
        return (Discrepancy(DiscrepancyKind.MEANING, translation, Span(0, len(translation))),)
    mine, theirs = _read(translation, into), _read(original, language)
    added = sorted(_only_in(mine, theirs), key=lambda one: one.span or Span(0, 0))
    left_out = [Discrepancy(one.kind, one.text) for one in _only_in(theirs, mine)]
    return (*added, *left_out, *_denials(mine, theirs))


def _is_translation(original: str, translation: str, language: str, into: str) -> bool:
    if not translation or _is_han(translation) != (into == "zh"):
        return False
    han, latin = (original, translation) if language == "zh" else (translation, original)
    if max(len(latin), 3 * len(han)) < SHORT:
        return True
    least, most = LETTERS_A_SIGN
    return least <= len(latin) / len(han) <= most


def _is_han(text: str) -> bool:
    return len(HAN_LETTER.findall(text)) > len(text) / 4


def _read(text: str, language: str) -> _Side:
    dates = find_dates(text)
    others = tuple(_in_words_of_their_own(text)) if language == "zh" else ()
    taken = [date.span for date in dates] + [other.span for other in others]
    taken += [Span(*match.span()) for match in _HALF_YEAR.finditer(text)]
    amounts = (*others, *find_quantities(text, taken))
    counted = {place for amount in amounts for place in range(amount.span.start, amount.span.end)}
    names = tuple(name for name in find_named_entities(text) if name.span.start not in counted)
    return _Side(text, language, dates, amounts, names)


def _in_words_of_their_own(text: str) -> Iterator[Quantity]:
    for match in _DECADE.finditer(text):
        tens = match["tens"]
        value = float(tens) if tens.isdigit() and tens.isascii() else value_of_han(tens)
        yield Quantity(Span(*match.span()), ((1900 + value, DECADE), (value, DECADE), (2000 + value, DECADE)))
    for match in _HALF.finditer(text):
        yield Quantity(Span(*match.span()), ((50.0, PERCENT), (0.5, "")), Rounding.ABOUT)


def _only_in(one: _Side, other: _Side) -> Iterator[Discrepancy]:
    """Yield what one side has and the other has not, with its place there."""
    years = [value for amount in other.amounts for value, _ in amount.readings]
    for date in one.dates:
        if not is_supported(date, other.dates, (), [*years, *(date.year for date in other.dates)]):
            yield _discrepancy(one, date.span, DiscrepancyKind.DATE)
    for amount in one.amounts:
        if not _is_slight(amount) and match_quantity(amount, other.amounts, other.values) is not Match.FOUND:
            kind = DiscrepancyKind.AMOUNT if amount.unit else DiscrepancyKind.NUMBER
            yield _discrepancy(one, amount.span, kind)
    folded = other.text.lower()
    for span in find_codes(one.text):
        if one.text[span.start : span.end].lower() not in folded:
            yield _discrepancy(one, span, DiscrepancyKind.NUMBER)
    yield from _names_only_in(one, other)


def _is_slight(amount: Quantity) -> bool:
    """Whether it is a number that the other language may say without one: both, first, a pair."""
    return amount.value <= COMMON_COUNT and not amount.unit


def _names_only_in(one: _Side, other: _Side) -> Iterator[Discrepancy]:
    for name in one.names:
        countries = {country for part in name.parts if (country := country_of(part))}
        if countries:
            if not all(names_country(other.text, country) for country in countries):
                yield _discrepancy(one, name.span, DiscrepancyKind.NAME)
        elif one.language == "zh" and _LATIN_WORD.search(one.text[name.span.start : name.span.end]):
            if one.text[name.span.start : name.span.end].lower() not in other.text.lower():
                yield _discrepancy(one, name.span, DiscrepancyKind.NAME)
        elif not _is_doubtful(name, one.language) and not _has_names(other):
            yield _discrepancy(one, name.span, DiscrepancyKind.NAME)


def _is_doubtful(name: NamedEntity, language: str) -> bool:
    """Whether it may be an ordinary word: at a sentence's beginning, or one of the dictionary."""
    return (name.starts_sentence and len(name.parts) == 1) or all(
        is_common(part, language) for part in name.parts
    )


def _has_names(side: _Side) -> bool:
    return bool(side.names) or _MIDDLE_DOT in side.text or "《" in side.text


def _denials(mine: _Side, theirs: _Side) -> Iterator[Discrepancy]:
    """Yield the denial of one side where the other has none of any kind."""
    here, there = (
        [(side, negation) for negation in find_negations(side.text, find_words(side.text, side.language))]
        for side in (mine, theirs)
    )
    for first, second, is_added in ((here, there, True), (there, here, False)):
        strong = [(side, negation) for side, negation in first if negation.strong]
        if strong and not second:
            side, negation = strong[0]
            found = _discrepancy(side, negation.span, DiscrepancyKind.NEGATION)
            yield found if is_added else Discrepancy(found.kind, found.text)


def _discrepancy(side: _Side, span: Span, kind: DiscrepancyKind) -> Discrepancy:
    return Discrepancy(kind, side.text[span.start : span.end], span)
