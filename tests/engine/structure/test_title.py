"""What a document is called."""

from pathlib import Path

import pytest

from engine.core.document import BlockKind
from engine.core.raw_page import DocumentHeader
from engine.structure.cleaning import TextBlock
from engine.structure.title import LONGEST_TITLE, find_title

PATH = Path("report.pdf")
LARGE = TextBlock("Tides of the North", 0, size=20)
PROSE = TextBlock("The tide rose at night, and nobody in the harbour saw it.", 0, size=10, top=0.3)


def title(*pieces: TextBlock, declared: str = "", format: str = "pdf") -> str:
    return find_title(DocumentHeader(format, title=declared), pieces, PATH)


def test_the_largest_letters_of_the_first_page_are_the_title():
    assert title(LARGE, PROSE) == "Tides of the North"


def test_a_title_of_several_lines_is_put_together():
    rest = TextBlock("A History of Its Wall", 0, size=20, top=0.1)

    assert title(LARGE, rest, PROSE) == "Tides of the North A History of Its Wall"


def test_letters_hardly_larger_than_the_text_are_no_title():
    assert title(TextBlock("Tides of the North,", 0, size=10.5), PROSE) == "report"


def test_what_a_table_says_is_no_title():
    assert title(TextBlock("Tides", 0, BlockKind.TABLE, size=20), PROSE) == "report"


def test_what_stands_at_the_foot_of_the_page_is_no_title():
    assert title(PROSE, TextBlock("Harbour Press", 0, size=20, top=0.9)) == "report"


def test_what_a_pdf_declares_must_stand_on_its_first_page():
    assert title(LARGE, PROSE, declared="The Tides of the North") == "The Tides of the North"
    assert title(LARGE, PROSE, declared="Last year's budget") == "Tides of the North"
    assert title(PROSE, declared="Last year's budget") == "Last year's budget"


def test_what_a_web_page_or_an_e_book_declares_is_its_title():
    assert title(LARGE, PROSE, declared="Last year's budget", format="epub") == "Last year's budget"
    assert (
        title(LARGE, PROSE, declared="Tides of the North | Harbour News", format="html")
        == "Tides of the North"
    )


@pytest.mark.parametrize(
    "useless",
    [
        "",
        "Microsoft Word - tides.doc",
        "untitled",
        "Document 1",
        "tides.pdf",
        "12-34",
        "C:\\tides",
        "PowerPoint Presentation",
        "无标题文档",
    ],
)
def test_what_programs_declare_by_themselves_is_none(useless):
    assert title(PROSE, declared=useless, format="epub") == "report"


def test_a_heading_names_a_document_without_sizes_unless_it_is_numbered_or_common():
    heading = TextBlock("Tides of the North", 0, BlockKind.HEADING, 1)
    text = TextBlock("The tide rose at night, and nobody saw it.", 0)

    assert title(heading, text) == "Tides of the North"
    assert title(TextBlock("1. Scope", 0, BlockKind.HEADING, 1), text) == "1. Scope"
    assert title(TextBlock("Abstract", 0, BlockKind.HEADING, 1), heading, text) == "Tides of the North"


def test_without_any_other_the_first_line_is_the_title_if_it_is_no_part_of_a_sentence():
    line, text = TextBlock("Tides of the North", 0), TextBlock("The tide rose at night.", 0)

    assert title(line, text) == "Tides of the North"
    assert title(text, line) == "report"
    assert title(line) == "report"


def test_a_title_is_one_line_and_not_too_long():
    long = TextBlock("tide " * 100, 0, BlockKind.HEADING, 1)

    found = title(long, TextBlock("The tide rose at night.", 0))

    assert len(found) <= LONGEST_TITLE
    assert found.endswith("tide…")
    assert title(TextBlock("Tides\nof  the North", 0, size=20), PROSE) == "Tides of the North"


@pytest.mark.parametrize(
    "letterhead",
    ["学士学位论文", "毕 业 设 计", "北方大学", "University of Hull", "Master's Thesis", "Masterarbeit"],
)
def test_a_university_and_a_kind_of_paper_are_no_title(letterhead):
    smaller = TextBlock("Tides of the North", 0, size=16, top=0.2)

    assert title(TextBlock(letterhead, 0, size=24), smaller, PROSE) == "Tides of the North"


def test_a_title_may_speak_of_a_university():
    assert title(TextBlock("How the University of Hull Was Built", 0, size=20), PROSE).startswith("How the")


def test_the_head_of_the_first_section_is_no_title():
    assert title(TextBlock("1.河水上涨", 0, size=20), PROSE) == "report"
    second = TextBlock("2. The wall", 0, size=20, top=0.5)
    assert title(TextBlock("1. The flood", 0, size=20), PROSE, second) == "report"
