"""What stands in the margins of a page and is no part of its text."""

import pytest

from engine.readers.pdf.margins import is_stamp, margin_labels, turned_page, without_line_numbers
from engine.readers.pdf.text_line import TextLine

LEADING = 12.0
HEIGHT = 800.0


def line(text: str, left: float, right: float, baseline: float, *, mono: bool = False) -> TextLine:
    return TextLine(text, left, right, baseline, 10.0, mono=mono)


def prose(rows: int) -> list[TextLine]:
    return [
        line(f"line {row} of text that runs on and on over the whole page", 100, 400, 100 + LEADING * row)
        for row in range(rows)
    ]


@pytest.mark.parametrize(("step", "first"), [(1, 1), (1, 17), (5, 5)])
def test_numbers_that_count_the_lines_are_left_out(step, first):
    text = prose(12)
    numbers = [
        line(str(first + step * row), 60, 80, beside.baseline) for row, beside in enumerate(text[::step])
    ] + [line(str(first + step * row), 60, 80, 300 + row) for row in range(12 // step + (12 % step > 0), 6)]

    assert without_line_numbers([*numbers, *text]) == text


@pytest.mark.parametrize("values", [[1, 2, 3, 4], [3, 7, 4, 9, 20, 1], [10, 13, 16, 19, 22, 25]])
def test_numbers_that_count_nothing_stay(values):
    text = prose(12)
    numbers = [line(str(value), 60, 80, text[row].baseline) for row, value in enumerate(values)]

    assert without_line_numbers([*numbers, *text]) == [*numbers, *text]


def test_numbers_that_stand_in_the_text_or_beside_hardly_any_stay():
    numbers = [line(str(row), 200, 220, 100 + LEADING * row) for row in range(1, 7)]

    assert without_line_numbers([*numbers, *prose(12)]) == [*numbers, *prose(12)]
    assert without_line_numbers(numbers) == numbers
    assert len(without_line_numbers([*numbers, line("a b", 300, 320, 100)])) == 7


def test_short_words_beside_the_text_that_stand_flush_with_it_are_labels():
    text = prose(15)
    labels = [line("tide", 70, 90, text[2].baseline), line("harbour wall", 30, 90, text[8].baseline)]

    assert margin_labels([*text, *labels]) == frozenset(labels)
    right = [line("tide", 410, 430, text[2].baseline), line("harbour wall", 410, 470, text[8].baseline)]
    assert margin_labels([*text, *right]) == frozenset(right)


def test_names_of_commands_are_labels_however_they_stand():
    text = prose(15)
    commands = [
        line("open", 60, 84, text[2].baseline, mono=True),
        line("shut", 50, 74, text[8].baseline, mono=True),
    ]

    assert margin_labels([*text, *commands]) == frozenset(commands)
    assert margin_labels([*text, *(command._replace(mono=False) for command in commands)]) == frozenset()


def test_numbers_columns_and_pages_of_few_lines_have_no_labels():
    text = prose(15)

    assert margin_labels([*text, line("12", 70, 90, text[2].baseline)]) == frozenset()
    assert margin_labels([*text, *(line("tide", 70, 90, one.baseline) for one in text)]) == frozenset()
    assert margin_labels([*prose(8), line("tide", 70, 90, 112)]) == frozenset()


def test_what_is_slanted_or_runs_along_the_edge_is_a_stamp_if_it_is_short():
    edge, middle = line("Draft", 0, 90, 20), line("Draft", 0, 90, HEIGHT / 2)

    assert is_stamp([middle], 45, HEIGHT)
    assert is_stamp([edge], 90, HEIGHT)
    assert is_stamp([edge._replace(baseline=HEIGHT - 20)], 270, HEIGHT)
    assert not is_stamp([middle], 90, HEIGHT)
    assert not is_stamp([edge, middle], 90, HEIGHT)
    assert not is_stamp([edge._replace(text="draft " * 50)], 45, HEIGHT)


@pytest.mark.parametrize(
    ("turn", "page"),
    [
        (0, (0, 0, 600, 800)),
        (90, (0, -600, 800, 600)),
        (180, (-600, -800, 600, 800)),
        (270, (-800, 0, 800, 600)),
    ],
)
def test_a_page_that_is_turned_back_keeps_its_sides(turn, page):
    assert turned_page(turn, 600, 800) == pytest.approx(page)
