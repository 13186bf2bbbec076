from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from engine.core.document import Block, BlockKind, Problem, ProblemKind, Span
from gui.viewer.coverage_map import DocumentScale, coverage_of, sections_of
from gui.viewer.coverage_strip import CoverageStrip

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


@pytest.fixture
def strip(qtbot, coverage):
    strip = CoverageStrip()
    qtbot.addWidget(strip)
    strip.resize(22, 408)
    strip.show_coverage(coverage)
    strip.show()
    return strip


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


def test_the_strip_says_in_words_what_it_shows(strip):
    words = strip.accessibleDescription()
    assert "The summary draws on 2 places." in words
    assert "Page 3 was not read, or not well." in words
    assert "They lie in 1 of 3 sections." in words
    assert "Nothing comes from: Walls; Letters & <b>" in words


def test_every_place_of_the_strip_says_what_is_there(strip):
    assert strip.description_at(0.1) == "Tides (from page 1)\nThe summary draws on 2 places in this section."
    assert strip.description_at(0.6) == "Page 3 is a picture without text: it was not read."
    assert strip.description_at(0.9).startswith("Letters & <b> (from page 4)\n")


def test_a_click_goes_there_and_the_keys_go_from_section_to_section(qtbot, strip):
    with qtbot.waitSignal(strip.position_requested) as wanted:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(10, 204))
    assert wanted.args[0] == pytest.approx(0.5, abs=0.01)
    strip.show_view(0.2, 0.3)
    for key, share in ((Qt.Key.Key_Down, 0.75), (Qt.Key.Key_Up, 0.0), (Qt.Key.Key_End, 1.0)):
        with qtbot.waitSignal(strip.position_requested) as wanted:
            qtbot.keyClick(strip, key)
        assert wanted.args == [share]
