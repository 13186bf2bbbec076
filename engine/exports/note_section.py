"""The notes of a document's owner in its report: a section of its own, and a part of the JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from engine.core.document import Document
from engine.core.places import place_of
from engine.exports.report import Report, ReportSection, SectionLine, on_one_line
from engine.library.notes import PassageNote, place_of_note
from engine.messages import Translate, describe_places


def with_notes(
    report: Report, document: Document, notes: Sequence[PassageNote], tr: Translate = str
) -> Report:
    """Add what was marked in the document of a report, and written to it; nothing where that is nothing."""
    if not notes:
        return report
    section = ReportSection(tr("Notes"), tuple(_lines(document, notes, tr)))
    found = [_note_to_json(document, note) for note in notes]
    return replace(report, sections=(*report.sections, section), json={**report.json, "notes": found})


def _lines(document: Document, notes: Sequence[PassageNote], tr: Translate) -> Iterator[SectionLine]:
    for note in notes:
        span = place_of_note(note, document)
        place = None if span is None else place_of(document, span)
        where = describe_places(place.kind, [place.name], tr) if place else ""
        said = ": ".join(part for part in (where, note.note) if part)
        yield SectionLine(f"“{on_one_line(note.quote)}”", on_one_line(said))


def _note_to_json(document: Document, note: PassageNote) -> dict[str, object]:
    span = place_of_note(note, document)
    page = None if span is None else document.page_of(span)
    return {
        "text": note.quote,
        "note": note.note,
        "start": None if span is None else span.start,
        "end": None if span is None else span.end,
        "page": page,
    }
