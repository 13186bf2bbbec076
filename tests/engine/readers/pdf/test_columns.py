from engine.readers.pdf.reading_order import reading_order
from engine.readers.pdf.text_line import TextLine


def order(lines):
    return [line.text for region in reading_order(lines) for line in region]


def line(text, left, right, baseline):
    return TextLine(text, left, right, baseline, 10.0)


def test_a_table_of_contents_beside_prose_is_read_by_itself():
    entries = [
        line(f"{number} The chapter with this number", 50, 220, 100 + 25.7 * number) for number in range(17)
    ]
    prose = [
        line(f"line {number} of the text that runs beside the contents", 290, 508, 107 + 12 * number)
        for number in range(36)
    ]

    assert order(entries + prose) == [part.text for part in entries + prose]


def test_a_table_in_a_column_does_not_mix_the_columns():
    left = [
        line(f"left line {number} of text that fills its column", 50, 270, 100 + 12 * number)
        for number in range(30)
    ]
    cells = [
        line(f"{number}.{column}", 300 + 50 * column, 320 + 50 * column, 100 + 12 * number)
        for number in range(18)
        for column in range(4)
    ]
    right = [
        line(f"right line {number} of text that fills its column", 300, 520, 100 + 12 * number)
        for number in range(18, 30)
    ]

    texts = order(left + cells + right)

    assert texts[:30] == [part.text for part in left]
    assert texts[-12:] == [part.text for part in right]


def test_short_terms_level_with_long_explanations_stay_beside_them():
    rows = []
    for number in range(16):
        rows.append(line(f"Term {number}", 50, 90, 100 + 24 * number))
        rows.append(line(f"is explained here at length in row {number}", 200, 480, 100 + 24 * number))

    assert order(rows)[0] == "Term 0 is explained here at length in row 0"
