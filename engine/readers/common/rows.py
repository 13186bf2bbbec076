"""Makes blocks of rows of fields: tables of short values, and prose of long ones."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraphs import has_sentence

ROWS_A_BLOCK = 100
_PROSE = 80
"""Characters from which a field is taken to be prose and not a value."""
_SHORT_PROSE = 40
"""The same for a field that ends like a sentence."""


def _nowhere(_row: int, _column: int) -> str:
    return ""


def blocks_of_rows(
    rows: Iterable[Sequence[str]], table: str = "", cell: Callable[[int, int], str] = _nowhere
) -> Iterator[PageBlock]:
    """Yield tables of short fields, and long fields as the prose they are. Empty rows are left out.

    table is the place of what is a table; cell names the place of a field by its row and column, from 0.
    """
    lines: list[str] = []
    for row, fields in enumerate(rows):
        values = [" ".join(field.split()) for field in fields]
        short = [value for value in values if not is_prose_field(value)]
        prose = [(column, value) for column, value in enumerate(values) if is_prose_field(value)]
        if any(short):
            lines.append("\t".join(short).rstrip("\t"))
        if lines and (prose or len(lines) == ROWS_A_BLOCK):
            yield PageBlock("\n".join(lines), BlockKind.TABLE, place=table)
            lines = []
        for column, value in prose:
            yield PageBlock(value, place=cell(row, column))
    if lines:
        yield PageBlock("\n".join(lines), BlockKind.TABLE, place=table)


def is_prose_field(value: str) -> bool:
    """Whether a field holds what somebody wrote rather than a value."""
    return len(value) >= _PROSE or (len(value) >= _SHORT_PROSE and has_sentence(value))
