"""The date of a document: declared, in its file's name, or said where it begins, as a dateline does."""

import re
from collections.abc import Iterator

from engine.core.document import Document
from engine.extraction.calendar_dates import find_calendar_dates
from engine.extraction.entities import day_of
from engine.extraction.field_cues import field_named
from engine.extraction.references import find_reference
from engine.grounding.dates import Date

OPENING = 3_000
"""Characters in which a document says of when it is."""
SHORT = 60
"""Characters of a line that is a dateline, and no sentence that tells of a date."""
_STAMP = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_DECLARED = re.compile(r"\s*((?:1[5-9]|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_SAYS_DATE = field_named("date").strong


def find_document_date(document: Document) -> str:
    """Return 2024-03-05, 2024-03 or 2024; empty where the document does not say."""
    declared = _DECLARED.match(document.published)
    if declared:
        return "-".join(filter(None, declared.groups()))
    stamp = _STAMP.search(document.path.stem)
    if stamp:
        return "-".join(stamp.groups())
    said = max(_said(document), key=lambda one: one[0], default=None)
    return day_of(said[1]) if said else find_reference(document).year


def _said(document: Document) -> Iterator[tuple[tuple[int, bool], Date]]:
    """Yield the dates with a month of short lines and of lines that say that they tell its date.

    Before each stands how much it says: as precise a date as can be, and behind a word that tells it.
    """
    for line in document.text[:OPENING].splitlines():
        dates = [date for date in find_calendar_dates(line) if date.year and date.month]
        cue = next((match for match in _SAYS_DATE.finditer(line[: 2 * SHORT])), None)
        behind = [date for date in dates if cue and date.span.start >= cue.end()]
        if behind:
            yield (_precision(behind[0]), True), behind[0]
        elif len(line) <= SHORT:
            yield from (((_precision(date), False), date) for date in dates)


def _precision(date: Date) -> int:
    return bool(date.year) + bool(date.month) + bool(date.day)
