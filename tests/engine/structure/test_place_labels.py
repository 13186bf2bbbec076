"""The places of documents without pages, as their readers name them."""

from pathlib import Path

import pytest

from engine.core.document import BlockKind, PlaceKind, Span
from engine.core.places import Place, place_of
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.structure.document_builder import build_document
from engine.structure.place_labels import LONGEST_NAME

FIRST = "The harbour was rebuilt after the flood, and the town has grown around it ever since."
SECOND = "Nobody in the town remembers the night in which the tide rose over the wall."


def document_of(form, *blocks, paged=False):
    return build_document(Path("harbour"), [DocumentHeader(form, paged=paged), Page(blocks)])


def places(document):
    return [place_of(document, span) for span in document.sentences]


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("subtitles", PlaceKind.TIME),
        ("chat", PlaceKind.MESSAGE),
        ("email", PlaceKind.MESSAGE),
        ("spreadsheet", PlaceKind.SHEET),
    ],
)
def test_what_a_reader_names_is_a_place_of_the_kind_of_its_format(form, kind):
    document = document_of(form, PageBlock(FIRST, place="one"), PageBlock(SECOND, place="two"))

    assert places(document) == [Place(kind, "one"), Place(kind, "two")]


def test_without_such_places_it_is_the_section_and_the_title_is_none():
    document = document_of(
        "html",
        PageBlock("The harbour", BlockKind.HEADING, 1),
        PageBlock(FIRST),
        PageBlock("What is\nremembered", BlockKind.HEADING, 2),
        PageBlock(SECOND),
    )

    assert document.title == "The harbour"
    assert places(document) == [None, Place(PlaceKind.SECTION, "What is remembered")]


def test_a_mail_alone_has_sections_and_there_is_none_before_the_first():
    heads = [PageBlock(text, BlockKind.HEADING, level) for level, text in ((1, "Harbour"), (2, "Later"))]
    document = document_of("email", heads[0], PageBlock(FIRST), heads[1], PageBlock(SECOND))

    assert places(document) == [None, Place(PlaceKind.SECTION, "Later")]


def test_pages_are_pages_and_slides_are_slides():
    blocks = (PageBlock("Later", BlockKind.HEADING, 2), PageBlock(FIRST))

    assert places(document_of("pdf", *blocks, paged=True)) == [Place(PlaceKind.PAGE, "1")]
    assert places(document_of("pptx", *blocks, paged=True)) == [Place(PlaceKind.SLIDE, "1")]


def test_a_long_name_is_shortened_and_one_that_comes_twice_in_a_row_is_one_place():
    blocks = (PageBlock(text, place="x " * 100) for text in (FIRST, SECOND))

    (label,) = document_of("chat", *blocks).places

    assert len(label.name) <= LONGEST_NAME
    assert label.name.endswith("…")


def test_a_document_without_anything_of_the_kind_has_no_places():
    document = document_of("text", PageBlock(FIRST))

    assert document.places == ()
    assert place_of(document, Span(0, 1)) is None
