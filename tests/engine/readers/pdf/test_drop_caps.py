"""A large initial goes back to its word."""

import pytest

from engine.readers.pdf.drop_caps import merge_drop_caps
from engine.readers.pdf.text_line import TextLine

INITIAL = TextLine("T", 50, 70, 124, 30)
FIRST, SECOND, THIRD = (
    TextLine(text, left, 300, baseline, 10)
    for text, left, baseline in (("he tide", 74, 110), ("rose and", 74, 122), ("fell.", 50, 134))
)


def test_an_initial_begins_the_first_of_the_lines_beside_it():
    assert merge_drop_caps([INITIAL, FIRST, SECOND, THIRD]) == [
        FIRST._replace(text="The tide", left=50),
        SECOND._replace(left=50),
        THIRD,
    ]


@pytest.mark.parametrize(
    "other",
    [
        INITIAL._replace(size=18),
        INITIAL._replace(text="1"),
        INITIAL._replace(text="TT"),
        INITIAL._replace(right=55),
        INITIAL._replace(baseline=300),
        INITIAL._replace(baseline=135),
    ],
)
def test_what_is_small_far_or_no_letter_is_no_initial(other):
    lines = [other, FIRST, SECOND]

    assert merge_drop_caps(lines) == lines


def test_an_initial_that_stands_on_the_last_line_beside_it_may_reach_less_high():
    low = INITIAL._replace(size=26)  # its top is some points below that of the first line

    assert merge_drop_caps([low, FIRST, SECOND])[0].text == "The tide"


def test_a_quotation_mark_goes_with_the_initial():
    quoted = INITIAL._replace(text="“T")

    assert merge_drop_caps([quoted, FIRST, SECOND])[0].text == "“The tide"


def test_an_initial_that_is_a_word_stays_one():
    initial = INITIAL._replace(text="A")
    first = FIRST._replace(text="tide rose")
    again = THIRD._replace(text="The tide fell.")

    assert merge_drop_caps([initial, first, SECOND, again])[0].text == "A tide rose"


def test_the_letters_that_mark_points_in_a_figure_are_no_drop_caps():
    marks = [INITIAL._replace(text="o", baseline=INITIAL.baseline + number) for number in range(200)]

    lines = [INITIAL, FIRST, SECOND, *marks]

    assert merge_drop_caps(lines) == lines
