"""A document is one string, and what is found in it are spans."""

from pathlib import Path

import pytest

from engine.core.document import Document, Span


def document(text: str, *page_starts: int) -> Document:
    return Document(Path("a.txt"), "", "text", "", "en", text, (), (), page_starts)


def test_a_span_quotes_what_it_holds():
    assert document("The tide rose.").quote(Span(4, 8)) == "tide"
    assert document("The tide rose.").quote(Span(4, 4)) == ""


@pytest.mark.parametrize(("start", "page"), [(0, 1), (9, 1), (10, 2), (11, 2), (20, 4), (99, 4)])
def test_a_span_stands_on_the_page_on_which_it_begins(start, page):
    pages = document("x" * 100, 0, 10, 20, 20)

    assert pages.page_of(Span(start, 100)) == page


def test_without_pages_a_span_stands_on_none():
    assert document("The tide rose.").page_of(Span(0, 3)) is None


def test_spans_are_ordered_by_where_they_begin_and_then_end():
    assert sorted([Span(4, 8), Span(0, 9), Span(4, 6), Span(0, 3)]) == [
        Span(0, 3),
        Span(0, 9),
        Span(4, 6),
        Span(4, 8),
    ]
