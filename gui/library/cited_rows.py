"""Rows of what spans several documents: headings, quoted statements, and the places that they lead to."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QObject, Qt

from engine.core.document import Document, Span
from engine.core.places import place_of
from engine.messages import describe_places
from gui.messages import translate
from gui.widgets.result_list import Index, ResultListModel


@dataclass(frozen=True, slots=True)
class PassageTarget:
    """Passages of a document of the list."""

    number: int
    """The document's in the list."""
    spans: tuple[Span, ...]
    name: str
    """What the passages are called where they are shown."""


class CitedRowKind(Enum):
    """How a row looks."""

    HEADING = auto()
    STATEMENT = auto()
    SOURCE = auto()
    """The document and the place of the statement above it."""
    NOTE = auto()


@dataclass(frozen=True, slots=True)
class CitedRow:
    """A row of a list of citations."""

    kind: CitedRowKind
    text: str
    note: str = ""
    """Behind the text, fainter."""
    target: PassageTarget | None = None
    """Where a click leads."""
    marks: tuple[Span, ...] = ()
    """Parts of the text that are marked."""
    sign: str = ""
    """Before the text."""


class CitedRowsModel(ResultListModel):
    """List model of citations, of which only those can be chosen that lead somewhere."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(cited_row_text, parent)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].target is None:
            return flags & ~Qt.ItemFlag.ItemIsSelectable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return None  # all of it is to be read in the row
        return super().data(index, role)


def cited_row_text(row: CitedRow) -> str:
    """Return what a screen reader says of a row."""
    return " ".join(part for part in (row.sign, row.text, row.note) if part)


def place_words(document: Document, span: Span) -> str:
    """Return the place of a span as people say it, p. 3; empty where there are no places."""
    place = place_of(document, span)
    return "" if place is None else describe_places(place.kind, (place.name,), translate)


def places_of(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where each of these words stands in a text, one after the other; the missing are left out."""
    found, start = [], 0
    for word in words:
        place = text.find(word, start)
        if place < 0:
            continue
        start = place + len(word)
        found.append(Span(place, start))
    return tuple(found)
