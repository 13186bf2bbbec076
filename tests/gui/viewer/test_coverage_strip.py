from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from engine.core.document import BlockKind, Problem, ProblemKind
from gui.viewer.coverage_map import coverage_of, sections_of
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
