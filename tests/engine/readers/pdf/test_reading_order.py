from engine.readers.pdf.reading_order import reading_order
from engine.readers.pdf.text_line import TextLine

LEADING = 12.0


def column(prefix, left, top, rows, width=200.0):
    return [
        TextLine(
            f"{prefix} line number {row} of the running text", left, left + width, top + row * LEADING, 10.0
        )
        for row in range(rows)
    ]


def order(lines):
    return [line.text for region in reading_order(lines) for line in region]


def test_two_columns_are_read_one_after_the_other():
    left = column("left", 50, 100, 20)
    right = column("right", 280, 100, 20)
    interleaved = [line for pair in zip(left, right, strict=True) for line in pair]

    assert order(interleaved) == [line.text for line in left + right]


def test_three_columns_are_read_from_left_to_right():
    columns = [column(name, left, 100, 15, 150) for name, left in (("a", 40), ("b", 210), ("c", 380))]

    assert order([line for lines in reversed(columns) for line in lines]) == [
        line.text for lines in columns for line in lines
    ]


def test_columns_whose_lines_are_not_level_are_still_two_columns():
    left = column("left", 50, 100, 20)
    right = column("right", 280, 105, 19)

    assert order(right + left) == [line.text for line in left + right]


def test_a_title_across_the_page_comes_before_both_columns():
    title = TextLine("A title that runs across both of the columns", 90, 440, 80, 18.0)
    left = column("left", 50, 120, 12)
    right = column("right", 280, 120, 12)

    assert order([*right, *left, title]) == [title.text, *(line.text for line in left + right)]


def test_a_heading_across_the_page_parts_the_columns_above_from_those_below():
    upper = column("upper left", 50, 60, 8) + column("upper right", 280, 60, 8)
    heading = TextLine("A heading that stands across the middle of the page", 60, 470, 180, 14.0)
    lower = column("lower left", 50, 210, 8) + column("lower right", 280, 210, 8)

    assert order([*lower, heading, *upper]) == [line.text for line in [*upper, heading, *lower]]


def test_the_short_last_line_of_a_paragraph_across_the_page_stays_with_it():
    abstract = column("abstract", 50, 60, 4, 430)
    last = TextLine("its end.", 50, 90, 60 + 4 * LEADING, 10.0)
    left = column("left", 50, 160, 10)
    right = column("right", 280, 160, 10)

    first_region, *_ = reading_order([*abstract, last, *left, *right])

    assert [line.text for line in first_region] == [line.text for line in [*abstract, last]]


def test_the_rows_of_a_table_are_not_taken_for_columns():
    cells = [
        TextLine(f"{name}{row}", left, left + 40, 100 + row * LEADING, 10.0)
        for row in range(8)
        for name, left in (("name", 50), ("size", 200), ("date", 350))
    ]

    (region,) = reading_order(cells)

    assert [line.text for line in region] == [f"name{row} size{row} date{row}" for row in range(8)]
    assert [cell.text for cell in region[0].cells] == ["name0", "size0", "date0"]


def test_terms_beside_their_explanations_are_read_row_by_row():
    terms = [TextLine(f"long technical term {row}", 50, 150, 100 + row * 48, 10.0) for row in range(8)]
    explained = [
        line for row in range(8) for line in column(f"explanation {row}", 180, 100 + row * 48, 3, 250)
    ]

    read = order(terms + explained)

    assert read[0].startswith("long technical term 0 explanation 0")
    assert read[3].startswith("long technical term 1 explanation 1")


def test_a_page_without_lines_has_no_regions():
    assert reading_order([]) == []


def test_a_paragraph_beside_a_table_is_read_apart_from_it():
    prose = column("prose", 50, 100, 9)
    table = [
        TextLine(text, left, left + 30, 95 + row * 19, 10.0)
        for row in range(6)
        for text, left in ((f"Fees {row}", 280), (f"${row},000", 360), (f"{row} %", 420))
    ]
    lines = sorted([*prose, *table], key=lambda line: line.baseline)

    assert order(lines)[:9] == [line.text for line in prose]


def test_descriptions_beside_the_names_of_one_table_stay_in_its_rows():
    descriptions = column("what the option does", 200, 100, 12)
    names = [TextLine(f"option{row}", 50, 90, 100 + row * 2 * LEADING, 10.0) for row in range(6)]
    lines = sorted([*names, *descriptions], key=lambda line: (line.baseline, line.left))

    assert order(lines)[0] == "option0 what the option does line number 0 of the running text"
