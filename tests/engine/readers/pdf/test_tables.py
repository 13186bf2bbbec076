"""Tables are found by the gaps in their rows."""

from engine.readers.pdf.tables import find_tables
from engine.readers.pdf.text_line import TextLine

LEADING = 14.0


def row(number: int, *texts: str, places: tuple[float, ...] = (50, 200, 300)) -> TextLine:
    baseline = 100 + LEADING * number
    cells = tuple(
        TextLine(text, left, left + 5 * len(text), baseline, 10)
        for text, left in zip(texts, places, strict=False)
    )
    return TextLine("  ".join(texts), cells[0].left, cells[-1].right, baseline, 10, cells=cells)


def words(number: float, text: str, right: float = 500) -> TextLine:
    return TextLine(text, 50, right, 100 + LEADING * number, 10)


ROWS = [row(number, f"boat {number}", f"{number * 11}", "late") for number in range(4)]
PROSE = "The boats left the harbour late, as the table of the last year shows to all."


def parts(*lines: TextLine) -> list[tuple[bool, list[str]]]:
    return [(is_table, [line.text for line in part]) for is_table, part in find_tables(list(lines))]


def test_rows_whose_cells_stand_below_each_other_are_a_table():
    before, after = words(-3, PROSE), words(8, PROSE)

    assert parts(before, *ROWS, after) == [
        (False, [PROSE]),
        (True, [line.text for line in ROWS]),
        (False, [PROSE]),
    ]


def test_two_rows_and_lines_without_gaps_are_none():
    assert parts(*ROWS[:2]) == [(False, [line.text for line in ROWS[:2]])]
    assert parts(words(0, PROSE), words(1, PROSE)) == [(False, [PROSE, PROSE])]


def test_rows_whose_cells_stand_anywhere_are_none():
    loose = [row(number, "boat", "late", places=(50, 150 + 37 * number**2)) for number in range(4)]

    assert [is_table for is_table, _part in parts(*loose)] == [False]


def test_long_cells_are_columns_of_text():
    columns = [row(number, "x" * 50, "y" * 50, places=(50, 350)) for number in range(5)]

    assert [is_table for is_table, _part in parts(*columns)] == [False]


def test_a_short_line_between_the_rows_belongs_to_the_table():
    lines = [
        *ROWS[:2],
        words(2, "in the north", 110),
        *(line._replace(baseline=line.baseline + LEADING) for line in ROWS[2:]),
    ]

    assert [is_table for is_table, _part in parts(*lines)] == [True]


def test_the_line_that_names_the_columns_belongs_to_the_table():
    names = TextLine("boat minutes late", 50, 250, ROWS[0].baseline - 18, 10)
    above = words(-5, PROSE)

    assert parts(above, names, *ROWS)[1] == (True, [names.text, *(line.text for line in ROWS)])
    ended = names._replace(text="These boats left late.")
    assert parts(above, ended, *ROWS)[0] == (False, [PROSE, ended.text])


def test_rows_far_apart_are_two_tables():
    lower = [line._replace(baseline=line.baseline + 200) for line in ROWS]

    assert [is_table for is_table, _part in parts(*ROWS, *lower)] == [True, True]
