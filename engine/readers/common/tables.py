"""Table classification: data tables become TABLE blocks, layout tables the blocks of their cells."""

from collections.abc import Callable, Iterator, Sequence

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraphs import has_sentence, is_prose

Cell = Sequence[PageBlock]
Row = Sequence[Cell]

_PROSE_SHARE = 0.5


def table_blocks(rows: Sequence[Row], is_layout: bool = False, has_head: bool = True) -> Iterator[PageBlock]:
    """Yield one TABLE block, or the blocks of the cells where the table is but a layout.

    It is a layout if it says so, if it has a single cell, or if most of its letters stand in running text, or
    around another table. One that names no column or row is a layout where most of its letters stand in
    sentences, however short. A table without any text yields nothing.
    """
    filled = [row for row in rows if any(row)]
    if not filled:
        return
    if is_layout or _is_layout(filled, is_prose if has_head else has_sentence):
        for row in filled:
            for cell in row:
                yield from cell
        return
    lines = ("\t".join(_cell_text(cell) for cell in row).rstrip("\t") for row in filled)
    yield PageBlock("\n".join(lines), BlockKind.TABLE)
    for row in filled:
        for cell in row:
            yield from (block for block in cell if block.kind is BlockKind.NOTE)


def _is_layout(rows: Sequence[Row], reads_on: Callable[[str], bool]) -> bool:
    blocks = [block for row in rows for cell in row for block in cell]
    if len(rows) == 1 and sum(1 for cell in rows[0] if cell) == 1:
        return True
    total = sum(len(block.text) for block in blocks)
    prose = sum(len(block.text) for block in blocks if block.kind is BlockKind.TABLE or reads_on(block.text))
    return prose >= _PROSE_SHARE * total


def _cell_text(cell: Cell) -> str:
    return " ".join(" ".join(block.text.split()) for block in cell if block.kind is not BlockKind.NOTE)
