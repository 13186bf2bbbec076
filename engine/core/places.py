"""Where in a document a span stands, as people name it: page, slide, sheet, time, message or section."""

from dataclasses import dataclass

from engine.core.document import Document, PlaceKind, Span
from engine.core.formats import format_named


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is shown."""

    kind: PlaceKind
    name: str
    """The number of a page or slide, a time, or what the sheet, message or section is called."""


def place_of(document: Document, span: Span) -> Place | None:
    """Return the place in which a span begins; None before the first, and where there are none."""
    page = document.page_of(span)
    if page is not None:
        return Place(page_kind(document), str(page))
    label = document.label_of(span)
    return None if label is None else Place(label.kind, label.name)


def page_kind(document: Document) -> PlaceKind:
    """Return what the pages of a document are, where it has some."""
    return PlaceKind.SLIDE if format_named(document.format).place is PlaceKind.SLIDE else PlaceKind.PAGE
