"""Reads text in fields, as spreadsheets and databases export it."""

import csv
from collections.abc import Iterator
from itertools import islice

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock

_NAMES = {".csv": ",;\t|", ".tsv": "\t", ".tab": "\t"}
_ROWS_LOOKED_AT = 50
_ROWS_A_BLOCK = 100

_PROSE = 80
"""Characters from which a field is taken to be prose and not a value."""


def delimiter_of(text: str, suffix: str) -> str:
    """Return what divides the fields of a line; empty where the file is not called a table, or is none."""
    candidates = _NAMES.get(suffix, "")
    sample = text[:20_000].splitlines()[:_ROWS_LOOKED_AT]
    counts = {mark: sum(mark in line for line in sample) for mark in candidates}
    best = max(counts, key=lambda mark: counts[mark], default="")
    return best if best and counts[best] * 2 > len(sample) else ""


def blocks_of_rows(text: str, delimiter: str) -> Iterator[PageBlock]:
    """Yield tables of short fields, and long fields as the prose they are."""
    rows: list[str] = []
    for fields in _rows(text, delimiter):
        values = [" ".join(field.split()) for field in fields]
        prose = [value for value in values if len(value) >= _PROSE]
        short = [value for value in values if len(value) < _PROSE]
        if any(short):
            rows.append("\t".join(short))
        if rows and (prose or len(rows) == _ROWS_A_BLOCK):
            yield PageBlock("\n".join(rows), BlockKind.TABLE)
            rows = []
        yield from map(PageBlock, prose)
    if rows:
        yield PageBlock("\n".join(rows), BlockKind.TABLE)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of all lines; a quote that is never closed costs a few rows, not all that follow."""
    lines = iter(text.replace("\x00", "").splitlines())
    while piece := list(islice(lines, 1000)):
        try:
            rows = list(csv.reader(piece, delimiter=delimiter))
        except csv.Error:
            rows = [line.split(delimiter) for line in piece]
        yield from rows
