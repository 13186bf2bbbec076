"""Columns of upright letters are read from top to bottom and from right to left."""

from engine.readers.pdf.blocks import analyze_layout
from engine.readers.pdf.fragments import PageContent, TextFragment
from engine.readers.pdf.vertical_text import join_vertical_columns

COLUMNS = ("春天來了，河水上漲。", "村民都到岸邊去看，", "孩子們很高興。")


def letter(text: str, left: float, baseline: float) -> TextFragment:
    return TextFragment(text, left, left + 12, baseline, 12, 0, bold=False, mono=False, spaced=False)


def set_upright(*columns: str) -> list[TextFragment]:
    return [
        letter(one, 400 - 24 * number, 100 + 14 * place)
        for number, column in enumerate(columns)
        for place, one in enumerate(column)
    ]


def test_columns_of_upright_letters_are_lines_from_right_to_left():
    fragments = tuple(join_vertical_columns(set_upright(*COLUMNS)))

    (block,) = analyze_layout(PageContent(fragments, 600, 800, shows_something=False), {})

    assert block.text.split("\n") == list(COLUMNS)


def test_letters_placed_one_by_one_in_rows_stay_in_rows():
    rows = [
        letter(one, 100 + 12 * place, 100 + 20 * number)
        for number, row in enumerate(COLUMNS)
        for place, one in enumerate(row)
    ]

    assert join_vertical_columns(rows) == rows


def test_a_vertical_label_beside_a_page_of_lines_does_not_turn_the_page():
    line = letter("河水上漲，村民都到岸邊去看，孩子們很高興。", 100, 100)
    page = [*set_upright("附圖說明"), *(line._replace(baseline=100 + 20 * number) for number in range(9))]

    assert join_vertical_columns(page) == page
