"""A timeline: the sentences of documents that say a date, in the order of the dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.core.document import Document, Span
from engine.core.progress import Report, each, silent
from engine.extraction.calendar_dates import find_calendar_dates
from engine.extraction.entities import day_of
from engine.extraction.stretches import find_stretches
from engine.grounding.dates import Date

REACH = 10
"""Sentences behind a date that has a year, in which a day without one is taken to be of that year."""
_YEAR_BEHIND = re.compile(
    r"(?:,? (?:and|to|or)|[-–,])? ?[0-3]?\d(?:st|nd|rd|th)?,? (?P<year>(?:1[5-9]|20)\d\d)(?!\d)"
)
LONGEST = 1_000
"""Characters; a longer stretch tells no event."""


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    day: str
    """2024-03-05, 2024-03 or 2024."""
    document: int
    """Its place among the documents."""
    span: Span
    """The sentence or line that says it."""
    date: Span
    """The date in it, both of Document.text."""
    is_year_assumed: bool = False
    """The year is that of a date before it."""


def make_timeline(documents: Sequence[Document], report: Report = silent) -> tuple[TimelineEvent, ...]:
    """Gather what happened when, the earliest first; a year alone comes before its months and days.

    A sentence with several dates stands at each of them. A day without a year near it is left out.
    """
    events = [event for place, document in enumerate(documents) for event in _events(place, document, report)]
    return tuple(sorted(events, key=lambda event: (event.day, event.document, event.span)))


def _events(place: int, document: Document, report: Report) -> Iterator[TimelineEvent]:
    year, since = 0, 0
    for number, span in enumerate(each(find_stretches(document), report)):
        text = document.quote(span)
        if len(text) > LONGEST:
            continue
        dates = find_calendar_dates(text)
        near = year if number - since <= REACH else 0
        said: set[str] = set()
        for date in dates:
            dated = date if date.year else replace(date, year=_year_behind(text, date) or near)
            if dated.year and day_of(dated) not in said:
                said.add(day_of(dated))
                is_assumed = not date.year and not _year_behind(text, date)
                yield _event(place, span, dated, is_assumed=is_assumed)
            if date.year:
                year, since, near = date.year, number, date.year


def _year_behind(text: str, date: Date) -> int:
    """Return the year that a sentence gives for several days: on April 25 and 26, 1996."""
    match = _YEAR_BEHIND.match(text, date.span.end)
    return int(match["year"]) if match else 0


def _event(place: int, span: Span, date: Date, *, is_assumed: bool) -> TimelineEvent:
    where = Span(span.start + date.span.start, span.start + date.span.end)
    return TimelineEvent(day_of(date), place, span, where, is_assumed)
