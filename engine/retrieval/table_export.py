"""A table of documents as rows of text for a file, and as JSON."""

from collections.abc import Iterator, Sequence

from engine.core.document import PlaceKind
from engine.core.places import Place
from engine.exports.grid import Grid
from engine.extraction.field_cues import FieldForm
from engine.messages import describe_places
from engine.retrieval.answer_table import TableCell, TableColumns, TableRow

Json = dict[str, object]


def table_grid(columns: TableColumns, rows: Sequence[TableRow]) -> Grid:
    """Return the table with the value of each cell, the passage if that says more, and the place."""
    header = ["file", "title"]
    for name, has_passage in _shown(columns):
        header += [name, *[f"{name}: passage"] * has_passage, f"{name}: place"]
    return Grid(
        "Table",
        tuple(header),
        tuple((str(row.document.path), row.document.title, *_texts(columns, row)) for row in rows),
        table_to_json(columns, rows),
    )


def _shown(columns: TableColumns) -> Iterator[tuple[str, bool]]:
    yield from ((field.name, field.form is not FieldForm.STATEMENT) for field in columns.fields)
    yield from ((question, False) for question in columns.questions)


def _texts(columns: TableColumns, row: TableRow) -> Iterator[str]:
    for (_name, has_passage), cell in zip(_shown(columns), row.cells, strict=True):
        yield cell.value if cell else ""
        if has_passage:
            yield cell.passage if cell else ""
        yield describe_place(cell.place if cell else None)


def describe_place(place: Place | None) -> str:
    """Say where a passage stands; empty where a document has no places."""
    return describe_places(place.kind, [place.name]) if place else ""


def table_to_json(columns: TableColumns, rows: Sequence[TableRow]) -> Json:
    """Return what `precis table --json` prints."""
    return {
        "columns": [
            *({"field": field.name} for field in columns.fields),
            *({"question": question} for question in columns.questions),
        ],
        "rows": [
            {
                "document": {"path": str(row.document.path), "title": row.document.title},
                "cells": [cell and _cell_to_json(cell) for cell in row.cells],
            }
            for row in rows
        ],
    }


def _cell_to_json(cell: TableCell) -> Json:
    found: Json = {
        "value": cell.value,
        "text": cell.passage,
        "start": cell.span.start,
        "end": cell.span.end,
    }
    return found | place_to_json(cell.place)


def place_to_json(place: Place | None) -> Json:
    """Return the page, or the other place, as all JSON of passages has it."""
    if place is None:
        return {}
    if place.kind in (PlaceKind.PAGE, PlaceKind.SLIDE):
        return {"page": int(place.name)}
    return {"place": {"kind": place.kind.value, "name": place.name}}
