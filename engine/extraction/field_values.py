"""Slot filling by rule: the stretch of a document that gives a named field, and the value in it.

Each stretch is scored by the words of the field in it, by those of its heading, by whether it holds a thing
of the field's form, and by its place: documents begin with what they are about.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.core.document import BlockKind, Document, Span
from engine.core.progress import Report, silent
from engine.extraction.amounts import find_amounts
from engine.extraction.calendar_dates import find_calendar_dates
from engine.extraction.field_cues import NOTHING, Field, FieldForm
from engine.extraction.stretches import find_stretches
from engine.grounding.dates import find_dates
from engine.ranking.role_judgement import sentence_roles
from engine.ranking.sentence_roles import SentenceRole, heading_role

STRONG, WEAK, HEADED, ROLE, CAPTURED = 2.0, 0.7, 1.0, 1.5, 2.0
EARLIER = 1.0
"""What the first stretch has more than the last."""
NEAR = 40
"""Characters within which a value is next to the word that names it."""
_LAST_STOP = re.compile(r"\w{4,}\.$")
LONG = 600
"""Characters; a longer stretch is hardly an answer that can be read in a cell."""


@dataclass(frozen=True, slots=True)
class FieldValue:
    span: Span
    """The sentence or line, of Document.text."""
    values: tuple[Span, ...]
    """What in it is the value; empty where it is the whole."""
    score: float


@dataclass(frozen=True, slots=True)
class FieldSource:
    """A document as fields are looked for in it."""

    document: Document
    stretches: tuple[Span, ...]
    headings: tuple[str, ...]
    """The one above each stretch; empty before the first."""
    roles: Mapping[Span, SentenceRole]
    """Of the sentences of which something tells it."""


def read_for_fields(document: Document, report: Report = silent) -> FieldSource:
    """Prepare a document, once for all fields."""
    stretches = find_stretches(document)
    judged = zip(document.sentences, sentence_roles(document, report=report), strict=True)
    roles = {span: role for span, role in judged if role is not None}
    return FieldSource(document, stretches, tuple(_headings(document, stretches)), roles)


def find_field(source: FieldSource, field: Field, limit: int = 1) -> tuple[FieldValue, ...]:
    """Return what gives the field, the likeliest first; nothing where the document does not say."""
    found = []
    for place, span in enumerate(source.stretches):
        if span.end - span.start <= LONG:
            scored = _score(source, place, field)
            if scored is not None:
                earlier = EARLIER * (1 - place / len(source.stretches))
                found.append(FieldValue(span, scored.values, scored.score + earlier))
    found.sort(key=lambda value: (-value.score, value.span))
    return tuple(found[:limit])


def _headings(document: Document, stretches: Sequence[Span]) -> Iterator[str]:
    headings = [block.span for block in document.blocks if block.kind is BlockKind.HEADING]
    for span in stretches:
        above = bisect_right(headings, span.start, key=lambda heading: heading.start) - 1
        yield document.quotation(headings[above]) if above >= 0 else ""


def _score(source: FieldSource, place: int, field: Field) -> FieldValue | None:
    span, heading = source.stretches[place], source.headings[place]
    text = source.document.quote(span)
    cues = [match.span() for match in field.strong.finditer(text)]
    score = STRONG * bool(cues) + WEAK * (field.weak.search(text) is not None)
    score += HEADED * (field.strong is not NOTHING and field.strong.search(heading) is not None)
    if field.role:
        score += ROLE * (source.roles.get(span) == field.role)
        score += HEADED * (heading_role(heading) == field.role)
    captured = tuple(_captured(field, text)) if cues or not field.needs_strong else ()
    score += CAPTURED * bool(captured)
    if score < field.enough:
        return None
    values = captured or tuple(_of_form(field.form, text, cues))
    if not values and field.form is not FieldForm.STATEMENT:
        return None
    moved = tuple(Span(span.start + value.start, span.start + value.end) for value in values)
    return FieldValue(span, moved, score + _nearness(cues, values))


def _captured(field: Field, text: str) -> Iterator[Span]:
    days = [date.span for date in find_dates(text) if date.day] if field.form is FieldForm.NUMBER else []
    for match in field.captured.finditer(text):
        groups = [number for number, value in enumerate(match.groups(), 1) if value]
        values = [_without_stop(text, Span(*match.span(number))) for number in groups]
        if not any(value.start < day.end and day.start < value.end for value in values for day in days):
            yield from values
            return


def _without_stop(text: str, span: Span) -> Span:
    """Leave out the full stop of the sentence, not that of an initial or an abbreviation."""
    return Span(span.start, span.end - 1) if _LAST_STOP.search(text, span.start, span.end) else span


def _of_form(form: FieldForm, text: str, cues: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """Yield the thing of a form that stands nearest to a cue; without cues the first."""
    match form:
        case FieldForm.MONEY:
            found = [amount.span for amount in find_amounts(text) if amount.is_money]
        case FieldForm.DATE:
            found = [date.span for date in find_calendar_dates(text) if date.year and date.month]
        case _:
            return
    if found:
        yield min(found, key=lambda value: (_distance(cues, value), value))


def _distance(cues: Sequence[tuple[int, int]], value: Span) -> int:
    """Return the characters to the nearest cue; what stands behind it is nearer than what stands before."""
    apart = (
        value.start - end if value.start >= end else 2 * max(0, start - value.end) for start, end in cues
    )
    return min(apart, default=value.start)


def _nearness(cues: Sequence[tuple[int, int]], values: Sequence[Span]) -> float:
    if not cues or not values:
        return 0.0
    return WEAK * (min(_distance(cues, value) for value in values) <= NEAR)


def value_text(document: Document, found: FieldValue) -> str:
    """Return the value on one line, several of them parted by semicolons; the whole where there is none."""
    texts = dict.fromkeys(re.sub(r"\s+", " ", document.quote(value)) for value in found.values)
    return "; ".join(texts) or document.quotation(found.span)
