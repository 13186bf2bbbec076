from pathlib import Path

from engine.core.errors import Damaged
from engine.core.raw_page import Page, PageBlock
from engine.readers.common.paragraphs import PageBreak, display_width, is_prose, pages_of, paragraphs_of
from engine.readers.common.tables import table_blocks
from tests.support.packing import until


def test_a_blank_line_ends_a_paragraph():
    assert list(paragraphs_of("one\n\n two  three\n")) == ["one", "two three"]


def test_a_break_after_a_short_line_was_meant():
    assert list(paragraphs_of("12 High Street\nLondon")) == ["12 High Street", "London"]


def test_a_break_in_the_midst_of_a_full_line_stays_a_line_break():
    text = "The committee met on Monday and agreed upon the budget for\nthe coming year."

    assert list(paragraphs_of(text)) == [text]


def test_a_break_after_a_sentence_was_meant():
    text = "The committee met on Monday and agreed upon a new budget.\nIt will meet again."

    assert len(list(paragraphs_of(text))) == 2


def test_chinese_letters_are_two_columns_wide():
    assert display_width("预算ab") == 6


def test_prose_is_long_and_has_an_end():
    assert is_prose("The committee met on Monday and agreed the budget. " * 3)
    assert is_prose(
        "委员会星期一开会，通过了明年的预算，并决定在春季再次开会讨论各地区的拨款方案和项目安排，同时公布上一年度的决算报告全文。"
    )
    assert not is_prose("Total 4,000")
    assert not is_prose("word " * 100)


def test_what_was_read_before_an_error_is_kept():
    def failing():
        yield PageBlock("one")
        raise Damaged(Path("file"))

    found = until(Damaged, pages_of(failing(), paged=False))

    assert found == [Page((PageBlock("one"),))]


def test_empty_pages_count():
    found = list(pages_of([PageBreak(), PageBlock("two"), PageBreak()], paged=True))

    assert [len(page.blocks) for page in found] == [0, 1, 0]


def test_without_pages_a_break_is_no_border():
    found = list(pages_of([PageBlock("one"), PageBreak(), PageBlock("two")], paged=False))

    assert [len(page.blocks) for page in found] == [2]


def test_a_table_of_data_is_one_block_with_tabs():
    rows = [
        [[PageBlock("Year")], [PageBlock("Sum")]],
        [[PageBlock("2024")], [PageBlock("12"), PageBlock("EUR")]],
    ]

    (table,) = table_blocks(rows)

    assert (table.kind.value, table.text) == ("table", "Year\tSum\n2024\t12 EUR")


def test_a_table_that_lays_out_prose_is_text():
    prose = PageBlock("The committee met on Monday and agreed the budget for the coming year. " * 3)

    assert list(table_blocks([[[PageBlock("News")], [prose]]])) == [PageBlock("News"), prose]


def test_a_table_without_text_is_nothing():
    assert list(table_blocks([[[], []]])) == []
