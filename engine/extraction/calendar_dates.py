"""Calendar dates of a document's sentence: the engine's forms, months of other languages, and years alone."""

import re
from functools import cache

from engine.core.document import Span
from engine.grounding.dates import Date, find_dates
from engine.text.language_data import all_language_data

_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
YEAR_ALONE = re.compile(
    rf"(?<!\w)(?:in|since|by|until|before|after|during|from|of|im jahre?|seit|bis|en|depuis|desde|hasta"
    rf"|em)\s+{_YEAR}"
    r"(?![\w%,./:-]\d|\s?(?:[%€$£]|percent|people|words|pages|miles|km|kg)|\w)",
    re.IGNORECASE,
)
"""A year behind a word that a time follows; any other number may be anything."""


@cache
def _month_numbers() -> dict[str, int]:
    return {
        name: number for data in all_language_data() for number, name in enumerate(data.numbers.months, 1)
    }


@cache
def _day_of_month() -> re.Pattern[str]:
    names = "|".join(sorted(_month_numbers(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:(?P<day>[0-3]?\d)(?:\.|er|º"
        rf"|ª)?\s(?:de\s)?)?(?P<month>{names})(?!\w)\s(?:de[l]?\s)?{_YEAR}(?!\d)",
        re.IGNORECASE,
    )


def find_calendar_dates(text: str) -> tuple[Date, ...]:
    """Find what says a day, a month or a year, in order; a weekday or quarter without a year does not."""
    found: list[Date] = []
    for date in (*_with_other_months(text), *find_dates(text), *_years_alone(text)):
        is_free = all(
            date.span.end <= other.span.start or other.span.end <= date.span.start for other in found
        )
        if is_free and (date.year or (date.month and date.day)):
            found.append(date)
    return tuple(sorted(found, key=lambda date: date.span))


def _with_other_months(text: str) -> list[Date]:
    return [
        Date(
            Span(*match.span()),
            int(match["year"]),
            _month_numbers()[match["month"].lower()],
            int(match["day"] or 0),
        )
        for match in _day_of_month().finditer(text)
        if int(match["day"] or 0) <= 31
    ]


def _years_alone(text: str) -> list[Date]:
    return [Date(Span(*match.span("year")), int(match["year"])) for match in YEAR_ALONE.finditer(text)]
