"""Tables of data, and tables that only lay out text."""

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.tables import table_blocks

PROSE = PageBlock("The council approved the plan for the old harbour wall. " * 4)


def cell(text: str) -> list[PageBlock]:
    return [PageBlock(text)]


def test_a_table_of_data_is_one_block_with_a_line_a_row():
    rows = [[cell("boat"), cell("minutes")], [cell("Anna\nMaria"), [PageBlock("11"), PageBlock("or 12")]]]

    assert list(table_blocks(rows)) == [PageBlock("boat\tminutes\nAnna Maria\t11 or 12", BlockKind.TABLE)]


def test_empty_rows_and_cells_at_the_end_are_left_out():
    empty: list[PageBlock] = []
    rows = [[cell("boat"), empty], [empty, empty], [empty, cell("11")]]

    assert list(table_blocks(rows)) == [PageBlock("boat\n\t11", BlockKind.TABLE)]
    assert list(table_blocks([[[], []]])) == []
    assert list(table_blocks([])) == []


def test_a_table_that_lays_out_prose_is_what_its_cells_hold():
    rows = [[cell("left"), [PROSE]], [[PROSE], cell("right")]]

    assert list(table_blocks(rows)) == [PageBlock("left"), PROSE, PROSE, PageBlock("right")]


def test_a_single_cell_is_a_frame():
    assert list(table_blocks([[cell("in a frame")]])) == [PageBlock("in a frame")]
    assert list(table_blocks([[cell("in a frame"), []]])) == [PageBlock("in a frame")]
    assert list(table_blocks([[cell("one"), cell("two")]])) == [PageBlock("one\ttwo", BlockKind.TABLE)]


def test_a_table_around_a_table_is_a_layout():
    inner = PageBlock("a\tb\nc\td", BlockKind.TABLE)

    assert list(table_blocks([[cell("label"), [inner]], [cell("x"), []]])) == [
        PageBlock("label"),
        inner,
        PageBlock("x"),
    ]


def test_notes_come_after_the_table_and_are_not_in_it():
    note = PageBlock("of the harbour", BlockKind.NOTE)

    assert list(table_blocks([[[PageBlock("boat"), note], cell("11")]])) == [
        PageBlock("boat\t11", BlockKind.TABLE),
        note,
    ]
