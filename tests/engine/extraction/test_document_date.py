"""When a document is from, as it says itself."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.extraction.document_date import find_document_date
from engine.loading.loader import document_from_text

TIDE = "The tide gate was opened on 3 May 1998 before many guests from all towns of the coast and the hills."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Minutes of the board\n\n5 March 2024\n\n{TIDE}", "2024-03-05"),
        (f"# 潮汐闸管理办法\n\n2021年8月20日 理事会第三十次会议通过\n\n{TIDE}", "2021-08-20"),
        (f"Argued September 3, 1997      Decided November 7, 1997\n\n{TIDE}", "1997-11-07"),
        (f"# The gate\n\nMarch 2024\n\nPublished 7 April 2024 by the harbour office\n\n{TIDE}", "2024-04-07"),
        (f"# The gate\n\nCopyright 2019 The harbour office\n\n{TIDE}", "2019"),
        (TIDE, ""),
    ],
)
def test_a_document_is_from_the_day_that_it_says_where_it_begins(text, day):
    assert find_document_date(document_from_text(text)) == day


def test_what_is_declared_comes_before_the_name_of_the_file_and_both_before_the_text():
    said = document_from_text(f"5 March 2024\n\n{TIDE}", path=Path("/notes/2023-11-30-board.md"))

    assert find_document_date(said) == "2023-11-30"
    assert find_document_date(replace(said, published="2022-07-01T10:00:00Z")) == "2022-07-01"
    assert find_document_date(replace(said, published="2022")) == "2022"
    assert find_document_date(replace(said, path=Path("/notes/20231399-board.md"))) == "2024-03-05"
