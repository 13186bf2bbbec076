"""Rows of names, dates and amounts with their places, and of a timeline, for a list of citations."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale

from engine.core.document import Document, Span
from engine.core.places import place_of
from engine.messages import describe_places
from gui.facts.fact_sources import FactSource
from gui.library.cited_rows import CitedRow, CitedRowKind, PassageTarget, place_words, places_of
from gui.messages import translate
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.extraction.entities import DocumentEntity
    from engine.extraction.timeline import TimelineEvent

MOST_PLACES = 5
"""Of one thing in one document that are named; a click marks them all."""
MOST_DOCUMENTS = 5
"""Of one thing that have a row of their own."""


def entity_rows(entities: "Sequence[DocumentEntity]", sources: Sequence[FactSource]) -> Iterator[CitedRow]:
    """Yield each thing with how often it stands where; under one of several documents, a row for each."""
    tr = translate
    for entity in entities:
        spans = _spans_by_document(entity)
        source, its_spans = sources[next(iter(spans))], next(iter(spans.values()))
        target = _target(source, its_spans, entity)
        if len(spans) == 1:
            names = [source.name] if len(sources) > 1 else []
            note = " · ".join((*names, _places(source.document, its_spans)))
            yield CitedRow(CitedRowKind.STATEMENT, entity.text, note, target, sign="•")
            continue
        note = tr("{times} × in {count} documents").format(times=len(entity.mentions), count=len(spans))
        yield CitedRow(CitedRowKind.STATEMENT, entity.text, note, target, sign="•")
        yield from _source_rows(entity, spans, sources)


def _source_rows(
    entity: "DocumentEntity", spans: Mapping[int, Sequence[Span]], sources: Sequence[FactSource]
) -> Iterator[CitedRow]:
    tr = translate
    for place in list(spans)[:MOST_DOCUMENTS]:
        source = sources[place]
        told = _places(source.document, spans[place])
        yield CitedRow(CitedRowKind.SOURCE, source.name, told, _target(source, spans[place], entity))
    if len(spans) > MOST_DOCUMENTS:
        more = tr("and in {count} more documents").format(count=len(spans) - MOST_DOCUMENTS)
        yield CitedRow(CitedRowKind.SOURCE, more)


def _spans_by_document(entity: "DocumentEntity") -> dict[int, list[Span]]:
    spans: dict[int, list[Span]] = {}
    for mention in entity.mentions:
        spans.setdefault(mention.document, []).append(mention.span)
    return dict(sorted(spans.items(), key=lambda one: -len(one[1])))


def _target(source: FactSource, spans: Sequence[Span], entity: "DocumentEntity") -> PassageTarget:
    return PassageTarget(source.number, tuple(spans), one_line(entity.text, 80))


def _places(document: Document, spans: Sequence[Span]) -> str:
    """Say how often and where: 7 × · p. 1, 3, 4, …"""
    tr = translate
    times = tr("{times} ×").format(times=len(spans))
    found = [place for span in spans if (place := place_of(document, span)) is not None]
    names = list(dict.fromkeys(place.name for place in found))
    if not names:
        return times
    where = describe_places(found[0].kind, names[:MOST_PLACES], translate)
    more = ", …" if len(names) > MOST_PLACES else ""
    return f"{times} · {where}{more}"


def timeline_rows(events: "Sequence[TimelineEvent]", sources: Sequence[FactSource]) -> Iterator[CitedRow]:
    """Yield the years, and under each what the documents say of its days."""
    for year, of_year in groupby(events, key=lambda event: event.day[:4]):
        some = list(of_year)
        yield CitedRow(CitedRowKind.HEADING, year, str(len(some)))
        for event in some:
            yield _event_row(event, sources)


def _event_row(event: "TimelineEvent", sources: Sequence[FactSource]) -> CitedRow:
    tr = translate
    source = sources[event.document]
    document = source.document
    said = document.quotation(event.span)
    day = day_words(event.day)
    before = f"{day}  " if len(event.day) > len("2024") else ""  # the year alone heads the row
    notes = [source.name] if len(sources) > 1 else []
    notes.append(place_words(document, event.span))
    if event.is_year_assumed:
        notes.append(tr("year assumed"))
    marks = tuple(
        Span(len(before) + mark.start, len(before) + mark.end)
        for mark in places_of(said, (document.quotation(event.date),))
    )
    target = PassageTarget(source.number, (event.span,), day)
    note = " · ".join(filter(None, notes))
    return CitedRow(CitedRowKind.STATEMENT, before + said, note, target, marks, sign="•")


def day_words(day: str) -> str:
    """Say 2024-03-05, 2024-03 or 2024 as people write it."""
    tr = translate
    parts = [int(part) for part in day.split("-")]
    date = QDate(*[*parts, 1, 1][:3])
    if not date.isValid() or len(parts) == 1:
        return day
    form = tr("d MMMM yyyy") if len(parts) == 3 else tr("MMMM yyyy")
    return QLocale().toString(date, form)
