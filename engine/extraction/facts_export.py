"""Names, dates, amounts and a timeline as JSON, by docs/schema/facts.schema.json, and as rows for a file."""

from collections.abc import Sequence

from engine.core.document import Document, PlaceKind, Span
from engine.core.places import place_of
from engine.exports.grid import Grid
from engine.exports.json_text import spans_to_json
from engine.extraction.entities import DocumentEntity
from engine.extraction.timeline import TimelineEvent
from engine.messages import describe_places

Json = dict[str, object]


def entities_to_json(
    entities: Sequence[DocumentEntity], documents: Sequence[Document], most_places: int | None = None
) -> Json:
    """Return what `precis entities --json` prints; of each thing at most so many places."""
    return {
        "documents": [_document(document) for document in documents],
        "entities": [
            {
                "kind": entity.kind.value,
                "text": entity.text,
                "documents": entity.documents,
                "count": len(entity.mentions),
                "places": [
                    {
                        "document": mention.document,
                        "start": mention.span.start,
                        "end": mention.span.end,
                        **place_to_json(documents[mention.document], mention.span),
                    }
                    for mention in entity.mentions[:most_places]
                ],
            }
            for entity in entities
        ],
    }


def entities_of_document(entities: Sequence[DocumentEntity], document: Document) -> list[Json]:
    """Return what `--with-entities` adds to the analysis of a document."""
    return [
        {
            "kind": entity.kind.value,
            "text": entity.text,
            "spans": spans_to_json(document, [mention.span for mention in entity.mentions]),
        }
        for entity in entities
    ]


def timeline_to_json(events: Sequence[TimelineEvent], documents: Sequence[Document]) -> Json:
    """Return what `precis entities --timeline --json` prints."""
    return {
        "documents": [_document(document) for document in documents],
        "timeline": [
            {
                "day": event.day,
                "is_year_assumed": event.is_year_assumed,
                "document": event.document,
                "text": documents[event.document].quotation(event.span),
                "start": event.span.start,
                "end": event.span.end,
                "date": {"start": event.date.start, "end": event.date.end},
                **place_to_json(documents[event.document], event.span),
            }
            for event in events
        ],
    }


def entities_grid(entities: Sequence[DocumentEntity], documents: Sequence[Document]) -> Grid:
    rows = tuple(
        (
            *(entity.kind.value, entity.text, str(len(entity.mentions)), str(entity.documents)),
            str(documents[entity.mentions[0].document].path),
            describe_place(documents[entity.mentions[0].document], entity.mentions[0].span),
        )
        for entity in entities
    )
    header = ("kind", "text", "times", "documents", "first file", "first place")
    return Grid("Names, dates and amounts", header, rows, entities_to_json(entities, documents))


def timeline_grid(events: Sequence[TimelineEvent], documents: Sequence[Document]) -> Grid:
    rows = tuple(
        (
            f"{event.day}{' (year assumed)' if event.is_year_assumed else ''}",
            documents[event.document].quotation(event.span),
            str(documents[event.document].path),
            describe_place(documents[event.document], event.span),
        )
        for event in events
    )
    return Grid("Timeline", ("date", "text", "file", "place"), rows, timeline_to_json(events, documents))


def describe_place(document: Document, span: Span) -> str:
    """Say where a span stands; empty where the document has no places."""
    place = place_of(document, span)
    return describe_places(place.kind, [place.name]) if place else ""


def place_to_json(document: Document, span: Span) -> Json:
    """Return the page, or the other place, as all JSON of passages has it."""
    place = place_of(document, span)
    if place is None:
        return {}
    if place.kind in (PlaceKind.PAGE, PlaceKind.SLIDE):
        return {"page": int(place.name)}
    return {"place": {"kind": place.kind.value, "name": place.name}}


def _document(document: Document) -> Json:
    return {"path": str(document.path), "title": document.title}
