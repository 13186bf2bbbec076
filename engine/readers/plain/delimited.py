"""Delimited text (CSV, TSV): delimiter detection, rows as tables."""

import csv
from collections.abc import Iterator
from itertools import islice

from engine.core.raw_page import PageBlock
from engine.readers.common.rows import blocks_of_rows

_NAMES = {".csv": ",;\t|", ".tsv": "\t", ".tab": "\t"}
_ROWS_LOOKED_AT = 50


def delimiter_of(text: str, suffix: str) -> str:
    """Return what divides the fields of a line; empty where the file is not called a table, or is none."""
    candidates = _NAMES.get(suffix, "")
    sample = text[:20_000].splitlines()[:_ROWS_LOOKED_AT]
    counts = {mark: sum(mark in line for line in sample) for mark in candidates}
    best = max(counts, key=lambda mark: counts[mark], default="")
    return best if best and counts[best] * 2 > len(sample) else ""


def blocks_of_lines(text: str, delimiter: str) -> Iterator[PageBlock]:
    """Yield tables of short fields, and long fields as the prose they are."""
    return blocks_of_rows(_rows(text, delimiter))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Yield the rows of all lines; a quote that is never closed costs a few rows, not all that follow."""
    lines = iter(text.replace("\x00", "").splitlines())
    while piece := list(islice(lines, 1000)):
        try:
            rows = list(csv.reader(piece, delimiter=delimiter))
        except csv.Error:
            rows = [line.split(delimiter) for line in piece]
        yield from rows
