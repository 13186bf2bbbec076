"""Amounts: numbers with a currency, a percent sign or a measure, whole as they are written."""

import re
from dataclasses import dataclass

from engine.core.document import Span
from engine.extraction.calendar_dates import find_calendar_dates
from engine.grounding.quantities import Quantity, find_quantities
from engine.grounding.units import CURRENCIES, PERCENT, UNITS

MONEY = frozenset(CURRENCIES.values())
TIME_UNITS = frozenset("year month week day hour minute second ms decade century times".split())
"""A stretch of time is no amount of anything else."""
MEASURES = frozenset(UNITS.values()) - TIME_UNITS - {"里"}
"""里 is a word of place far more often than a mile."""
_SAYS_PERCENT = re.compile(r"[\d\s][%％]|per\s?cent|pct|percent|百分|成|分点", re.IGNORECASE)
_LONE_CAPITAL = re.compile(r"\d\s?[A-Z]$")
"""11 G is a paragraph of a law, 779 P a page of a report."""
_BEFORE = re.compile(r"(?<![\w.,])(?:[\d.]*\d[,.]|(?:\d{1,3}[ \u00a0])+(?=\d{3}(?!\d)))")
"""What stands before 50 Euro in 8,50 Euro, and before 000 Euro in 30 000 Euro."""


_BEHIND = re.compile(r"(?<![\w.,])\d(?:[\d., \u00a0]{0,18}\d)?(?:,-)?\s?(?P<sign>€|£|EUR(?!\w)|RMB(?!\w))")
"""A number with its currency behind it, as in most of Europe."""
LONGEST = 20
"""Characters of a number before its last part."""


@dataclass(frozen=True, slots=True)
class Amount:
    span: Span
    unit: str
    """The sign of a currency, a percent sign or a measure's."""

    @property
    def is_money(self) -> bool:
        return self.unit in MONEY


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Find the amounts in a sentence, in order; what is said of time, numbers without a unit, are none."""
    dates = [date.span for date in find_calendar_dates(text)]
    found = [
        Amount(Span(*match.span()), CURRENCIES[match["sign"].lower()]) for match in _BEHIND.finditer(text)
    ]
    for amount in find_quantities(text, [*dates, *(one.span for one in found)]):
        if _is_amount(amount, text[amount.span.start : amount.span.end]):
            found.append(Amount(_with_comma(text, amount.span), amount.unit))
    return tuple(sorted(found, key=lambda amount: amount.span))


def _is_amount(amount: Quantity, written: str) -> bool:
    if amount.unit == PERCENT:
        return _SAYS_PERCENT.search(written) is not None
    return amount.unit in MONEY | MEASURES and not _LONE_CAPITAL.search(written)


def _with_comma(text: str, amount: Span) -> Span:
    """Return the whole of an amount that is written as in most of Europe, of which English reads the end."""
    for match in _BEFORE.finditer(text, max(0, amount.start - LONGEST)):
        if match.end() >= amount.start:
            return Span(match.start(), amount.end) if match.end() == amount.start else amount
    return amount
