"""Reference data is what a file declares or its first page says, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.extraction.references import Reference, ReferenceKind, family_name, find_reference
from tests.support.markdown import document_from_markdown

PAPER = document_from_markdown(
    "# Tides and gates\n\nAnna Lindholm1, Bo Falk2∗ and Cora de Vries\n\n"
    "Published in 2019, doi: 10.1234/tide.56. Nobody saw the tide since 1990.\n\n## Abstract\n\nIt rose.",
    Path("tides.pdf"),
)


def test_the_first_page_names_authors_year_and_doi():
    found = find_reference(PAPER)

    assert found == Reference(
        ReferenceKind.ARTICLE,
        "Tides and gates",
        ("Anna Lindholm", "Bo Falk", "Cora de Vries"),
        "2019",
        "10.1234/tide.56",
        "",
        (Path("tides.pdf"),),
    )
    assert found.key == "lindholm2019tides"


def test_what_the_file_declares_comes_first():
    declared = replace(PAPER, authors="Falk, Bo; Lindholm, Anna", published="2020-05-01", identifier="10.9/x")

    found = find_reference(declared)

    assert (found.authors, found.year) == (("Falk, Bo", "Lindholm, Anna"), "2020")
    assert find_reference(replace(PAPER, authors="Falk, Bo")).authors == ("Falk, Bo",)


def test_a_program_is_no_author():
    assert find_reference(replace(PAPER, authors="Microsoft Word")).authors[0] == "Anna Lindholm"


@pytest.mark.parametrize("line", ["The Tide Gate", "Abstract", "Nobody saw it.", "摘要"])
def test_a_line_that_is_no_list_of_names_has_no_authors(line):
    assert find_reference(document_from_markdown(f"# Tides\n\n{line}\n\nIt rose in the night.")).authors == ()


def test_chinese_authors_and_a_year_that_is_only_told_of():
    document = document_from_markdown(
        "# 湿地报告\n\n王小明，李华\n\n自1990年以来，湿地的面积逐年减少，鸟类也随之减少，渔民的收入也少了，"
        "他们离开了村庄，到城里去找工作，村里只剩下老人和孩子，学校也关了门，渡口也没有人了。"
    )
    found = find_reference(document)

    assert (found.authors, found.year, found.doi) == (("王小明", "李华"), "", "")


def test_an_isbn_makes_a_book():
    found = find_reference(
        replace(PAPER, identifier="urn:isbn:978-3-16-148410-0", text="It rose.", blocks=())
    )

    assert (found.kind, found.isbn) == (ReferenceKind.BOOK, "9783161484100")


@pytest.mark.parametrize(
    ("author", "name"),
    [("Lindholm, Anna", "Lindholm"), ("Anna Lindholm", "Lindholm"), ("王小明", "王小明"), ("", "")],
)
def test_the_family_name_of_an_author(author, name):
    assert family_name(author) == name
