from dataclasses import replace

import pytest

from engine.core.document import Block, BlockKind, Problem, ProblemKind, Span
from gui.viewer.coverage_map import DocumentScale, coverage_of, sections_of

PAGES = (
    "Tides\nThe tide rose. Nobody saw it.\n",
    "Walls\nThe wall held. It was old.\n",
    "",
    "Letters & <b>\nNobody wrote.\n",
)


@pytest.fixture
def document(document_of):
    document = document_of(*PAGES)
    headings = [
        replace(block, kind=BlockKind.HEADING, level=1)
        if document.quote(block.span) in ("Tides", "Walls", "Letters & <b>")
        else block
        for block in document.blocks
    ]
    scanned = Problem(ProblemKind.NO_TEXT, (3,))
    return replace(document, blocks=tuple(headings), problems=(scanned,))


@pytest.fixture
def coverage(document):
    return coverage_of(document, sections_of(document), document.sentences[:2])


def test_a_section_knows_what_the_summary_draws_on_in_it(coverage):
    assert [(part.title, part.sentences) for part in coverage.sections] == [
        ("Tides", 2),
        ("Walls", 0),
        ("Letters & <b>", 0),
    ]
    assert [part.start for part in coverage.sections] == [0.0, 0.25, 0.75]


def test_a_page_without_text_has_its_place_in_the_course(document, coverage):
    (stretch,) = coverage.unread
    assert (stretch.start, stretch.end, stretch.page) == (0.5, 0.75, 3)


def test_the_course_leads_back_to_the_character(document):
    course = DocumentScale(document)
    for span in document.sentences:
        assert abs(course.index_at(course.share_of(span.start)) - span.start) <= 1


def test_what_was_left_out_of_a_long_text_is_shown_as_unread(document_of):
    document = replace(document_of("The tide rose."), characters_left_out=14)
    (stretch,) = coverage_of(document, (), [Span(0, 14)]).unread
    assert (stretch.start, stretch.end) == (0.5, 1.0)


def test_of_many_levels_of_headings_only_as_many_are_shown_as_fit(document_of):
    document = document_of("".join(f"Heading {number}\n" for number in range(200)))
    blocks = tuple(
        Block(block.span, BlockKind.HEADING, 1 if number % 20 == 0 else 2)
        for number, block in enumerate(document.blocks)
    )
    assert len(sections_of(replace(document, blocks=blocks))) == 10
