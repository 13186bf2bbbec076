"""Tables as files: CSV, XLSX, Markdown and JSON. A table is a heading and rows of text."""

import csv
import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.exports.csv import BYTE_ORDER_MARK, harmless
from engine.exports.formats import write_atomically
from engine.exports.markdown import escape
from engine.exports.xlsx import to_xlsx


@dataclass(frozen=True, slots=True)
class Grid:
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    json: object
    """What the file holds as JSON."""


def grid_to_csv(grid: Grid) -> str:
    """Return RFC 4180 with a byte order mark; what a spreadsheet would compute begins with an apostrophe."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    for row in (grid.header, *grid.rows):
        table.writerow([harmless(text) for text in row])
    return BYTE_ORDER_MARK + out.getvalue()


def grid_to_markdown(grid: Grid) -> str:
    """Return a table as GitHub shows it, each row on one line."""
    lines = [grid.header, tuple("---" for _each in grid.header), *grid.rows]
    shown = [
        " | ".join(text if number == 1 else escape(" ".join(text.split())) for text in row)
        for number, row in enumerate(lines)
    ]
    return f"# {escape(grid.title)}\n\n" + "".join(f"| {line} |\n" for line in shown)


GRID_FORMATS: Mapping[str, Callable[[Grid], bytes]] = {
    ".csv": lambda grid: grid_to_csv(grid).encode("utf-8", "replace"),
    ".xlsx": lambda grid: to_xlsx(grid.title, (grid.header, *grid.rows)),
    ".md": lambda grid: grid_to_markdown(grid).encode("utf-8", "replace"),
    ".json": lambda grid: (
        json.dumps(grid.json, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"
    ),
}
"""By the end of the file's name."""


def export_grid(grid: Grid, path: Path) -> None:
    """Write a table into a file, whole or not at all. Raises ExportError, KeyError for the suffix."""
    write_atomically(path, GRID_FORMATS[path.suffix.lower()](grid))
