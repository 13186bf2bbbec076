"""Text in fields, as spreadsheets export it."""

import pytest

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.plain.delimited import blocks_of_lines, delimiter_of

PROSE = "The council approved the plan for the old harbour wall, and nobody spoke against it at all."


@pytest.mark.parametrize(
    ("text", "suffix", "delimiter"),
    [
        ("a,b\nc,d\n", ".csv", ","),
        ("a;b\nc;d,5\n", ".csv", ";"),
        ("a\tb\nc\td", ".tsv", "\t"),
        ("a\tb\nc\td", ".tab", "\t"),
        ("a,b\nc,d", ".tsv", ""),
        ("a,b\nc,d", ".txt", ""),
        ("a\nb\nc,d", ".csv", ""),
        ("a,b\nc", ".csv", ""),
        ("", ".csv", ""),
    ],
)
def test_what_divides_most_lines_divides_the_fields(text, suffix, delimiter):
    assert delimiter_of(text, suffix) == delimiter


def test_short_fields_are_a_table_and_long_ones_prose():
    text = f'boat,minutes\nAnna,"{PROSE}"\nMaria,12\n'

    assert list(blocks_of_lines(text, ",")) == [
        PageBlock("boat\tminutes\nAnna", BlockKind.TABLE),
        PageBlock(PROSE),
        PageBlock("Maria\t12", BlockKind.TABLE),
    ]


def test_a_long_table_comes_in_pieces_and_loses_no_row():
    text = "".join(f"boat {number},{number}\n" for number in range(250))

    blocks = list(blocks_of_lines(text, ","))

    assert [block.text.count("\n") + 1 for block in blocks] == [100, 100, 50]
    assert "\n".join(block.text for block in blocks).split("\n")[217] == "boat 217\t217"


def test_a_field_in_quotes_may_hold_what_divides():
    assert list(blocks_of_lines('"a, b",c\n', ",")) == [PageBlock("a, b\tc", BlockKind.TABLE)]


def test_a_field_that_is_too_long_for_the_parser_costs_only_its_quotes():
    huge = "x" * 200_000

    blocks = list(blocks_of_lines(f"a,b\n{huge},c\n", ","))

    assert [block.text for block in blocks] == ["a\tb\nc", huge]


def test_what_is_never_closed_costs_a_few_rows_and_not_all():
    text = '"never closed,1\n' + "".join(f"boat {number},{number}\n" for number in range(1500))

    assert "boat 1499\t1499" in "\n".join(block.text for block in blocks_of_lines(text, ","))
