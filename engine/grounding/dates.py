"""Date extraction, however a date is written: 5 March 2024, March 5, 2024-03-05, 2024年3月5日."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from engine.core.document import Span
from engine.grounding.number_words import HAN_DIGITS, ORDINALS, value_of_han
from engine.text.language_data import Values, language_data


def _whole(values: Values) -> dict[str, int]:
    return {name: int(number) for name, number in values}


_ENGLISH = language_data("en").numbers
_MONTHS = _ENGLISH.months
MONTHS = {name: number for number, name in enumerate(_MONTHS, 1)} | _whole(_ENGLISH.month_abbreviations)
_WEEKDAYS = _ENGLISH.weekdays
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS, 1)} | _whole(_ENGLISH.weekday_abbreviations)
HAN_WEEKDAYS = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))

_MONTH = r"(?P<month>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?|" + "|".join(_MONTHS) + r")\b"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_HAN = f"[{''.join((*HAN_DIGITS, '十'))}]"
_QUARTERS = "|".join(tuple(ORDINALS)[:4])
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_YEAR}-(?P<month>[01]?\d)-(?P<day>[0-3]?\d)\b",
        rf"\b(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.{_YEAR}\b",
        r"\b(?P<month>[0-3]?\d)/(?P<day>[0-3]?\d)/(?P<year>\d\d(?:\d\d)?)\b",
        rf"\b{_YEAR}/(?P<month>[01]?\d)/(?P<day>[0-3]?\d)\b",
        rf"\b{_DAY}(?: of)?[ -]{_MONTH}(?:[, -]+{_YEAR}\b)?",
        rf"\b{_MONTH} {_DAY}\b(?!:)(?:,? {_YEAR}\b)?",
        rf"\b{_MONTH},? (?:of )?{_YEAR}\b",
        rf"\b{_MONTH}",
        rf"\b(?P<quarter>{_QUARTERS}|[1-4](?:st|nd|rd|th))[ -]quarter(?: of {_YEAR}\b)?",
        rf"\bq(?P<quarter>[1-4])\b(?: {_YEAR}\b)?|\b(?P<quarter_>[1-4])q\b",
        rf"\b(?P<weekday>{'|'.join(_WEEKDAYS)})s?\b|\b(?P<weekday_>(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)",
        rf"(?P<year>\d{{4}}|{_HAN}{{4}})\s?年(?:\s?(?P<month>\d{{1,2}}|{_HAN}{{1,2}})\s?月"
        rf"(?:份|\s?(?P<day>\d{{1,2}}|{_HAN}{{1,3}})\s?[日号])?)?",
        rf"(?P<month>\d{{1,2}}|{_HAN}{{1,2}})\s?月(?:份|\s?(?P<day>\d{{1,2}}|{_HAN}{{1,3}})\s?[日号])",
        rf"(?<![个\d{''.join(HAN_DIGITS)}])(?P<month>1[0-2]|[1-9]|{_HAN}{{1,2}})\s?月(?!份|\s?[\d{''.join(HAN_DIGITS)}])",
        r"第?(?P<quarter>[1-4一二三四])\s?季度",
        r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])(?![年月次个届期])",
    )
)
"""The first that fits a place is taken. What can be read in two ways is (see _read)."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, or as much of one as is said; 0 is what is left open."""

    span: Span
    year: int = 0
    month: int = 0
    day: int = 0
    quarter: int = 0
    weekday: int = 0
    """1 for Monday."""
    other: "tuple[int, int]" = (0, 0)
    """The month and day of 3/5/2024 as the rest of the world reads it."""


def find_dates(text: str) -> tuple[Date, ...]:
    """Find the dates in a sentence, in order; a year that stands alone is a number like any other."""
    found: list[Date] = []
    taken = bytearray(len(text))
    for pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if not any(taken[start:end]) and (date := _read(match)) is not None:
                taken[start:end] = b"\1" * (end - start)
                found.append(date)
    return tuple(sorted(found, key=lambda date: date.span))


def _read(match: re.Match[str]) -> Date | None:
    """Return the date; None for what only looks like one: "may", "march on", 31/12 of no calendar."""
    given = {name.rstrip("_"): value for name, value in match.groupdict().items() if value}
    fields = {name: _number(name, value) for name, value in given.items()}
    date = Date(
        Span(*match.span()),
        year=fields.get("year", 0),
        month=fields.get("month", 0),
        day=fields.get("day", 0),
        quarter=fields.get("quarter", 0),
        weekday=fields.get("weekday", 0),
    )
    month = given.get("month", "")
    if set(given) == {"month"} and month.isascii() and not _is_month(month):
        return None
    if "/" in match[0] and 0 < date.year < 100:
        date = replace(date, year=date.year + (2000 if date.year < 50 else 1900))
    if "/" in match[0] and not date.year >= 1000:
        return None
    if "/" in match[0] and match[0].find("/") < 3:
        date = replace(date, other=(date.day, date.month))
        if date.month > 12:
            date = replace(date, month=date.day, day=date.month)
    return date if date.month <= 12 and date.day <= 31 else None


def _is_month(written: str) -> bool:
    """A month alone has a capital letter; "Mar" and "May" may be anything else."""
    bare = written.rstrip(".")
    return (
        bare[0].isupper() and not bare.isupper() and (len(bare) > 3 or written.endswith(".") or bare == "May")
    )


def _number(name: str, written: str) -> int:
    lower = written.lower().rstrip(".")
    if name == "month" and lower in MONTHS:
        return MONTHS[lower]
    if name == "weekday":
        return WEEKDAYS.get(lower) or HAN_WEEKDAYS[lower]
    if name == "quarter" and lower in ORDINALS:
        return int(ORDINALS[lower])
    digits = re.match(r"\d+", lower)
    return int(digits[0]) if digits else int(value_of_han(lower))


def is_supported(date: Date, source: Iterable[Date], near: Iterable[Date], years: Iterable[float]) -> bool:
    """Whether what the date says stands in one date of the source.

    Its year may stand beside, in years, where the source's date leaves it open; a weekday or a month that
    the source leaves open may stand in a date near by.
    """
    given = tuple(source)
    if any(_agrees(date, other) for other in given):
        return True
    known = frozenset(int(year) for year in years)
    if date.year and (date.month or date.quarter):
        without = replace(date, year=0)
        return date.year in known and any(
            _agrees(without, other) for other in given if other.year in (0, date.year)
        )
    if date.year:
        return date.year in known
    conflicting = any(_same_fields(date, other) for other in given)
    return not conflicting and any(_agrees(date, other) for other in near)


def _agrees(date: Date, other: Date) -> bool:
    if date.year not in (0, other.year) or date.weekday not in (0, other.weekday):
        return False
    if date.quarter not in (0, other.quarter):
        return False
    days = [(other.month, other.day)] + [other.other] * any(other.other)
    wanted = [(date.month, date.day)] + [date.other] * any(date.other)
    return any(
        month in (0, its_month) and day in (0, its_day)
        for month, day in wanted
        for its_month, its_day in days
    )


def _same_fields(date: Date, other: Date) -> bool:
    """Whether both say the same sort of thing, so that one contradicts the other."""
    return any(
        mine and its
        for mine, its in (
            (date.month, other.month),
            (date.weekday, other.weekday),
            (date.quarter, other.quarter),
        )
    )


def values_of(dates: Iterable[Date]) -> Iterator[float]:
    """Yield the numbers that the dates are made of."""
    for date in dates:
        for value in (date.year, date.month, date.day, date.quarter, *date.other):
            if value:
                yield float(value)
