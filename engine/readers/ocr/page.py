"""Layout analysis of recognised lines: a Page in reading order, and the confidence of OCR as Problems."""

from collections.abc import Iterator, Mapping, Sequence
from statistics import median

from engine.core.document import Problem, ProblemKind, RecognizedLine
from engine.core.raw_page import Page
from engine.readers.pdf.blocks import analyze_layout
from engine.readers.pdf.fragments import PageContent, TextFragment

LEAST_CONFIDENCE = 0.9
"""Of a page's letters on average: below it every reader stumbles over the errors."""
_LETTER = 0.8
"""The height of a letter's font beside that of the box around its line."""
_DESCENT = 0.2
"""The part of the box that lies under the baseline."""
_USUAL = (0.75, 1.3)
"""Boxes differ by accident: a line whose height is so near to the usual one is set in the usual size."""
_TALL = 1.5
"""Times its width: the height of a line that runs from top to bottom."""

Confidences = Mapping[int, Sequence[RecognizedLine]]


def layout_recognized_page(lines: Sequence[RecognizedLine], width: float, height: float) -> Page:
    """Return the page. Columns, paragraphs and headings are found as on a PDF's page of text."""
    upright = [line for line in lines if not _runs_down(line)]
    heights = [line.bottom - line.top for line in (upright or lines)]
    usual = median(heights) if heights else 1.0
    fragments = tuple(_fragment(line, usual) for line in lines if line.text.strip())
    return Page(analyze_layout(PageContent(fragments, width, height, True), {}), None, tuple(lines))


def recognition_problems(pages: Confidences) -> Iterator[Problem]:
    """Say which pages were recognised, and which of them are more likely wrong than the others."""
    lines = [line for found in pages.values() for line in found]
    if lines:
        percent = int(100 * mean_confidence(lines))
        yield Problem(ProblemKind.RECOGNIZED, tuple(sorted(pages)), str(percent))
    doubtful = [page for page, found in pages.items() if mean_confidence(found) < LEAST_CONFIDENCE]
    if doubtful:
        yield Problem(ProblemKind.DOUBTFUL, tuple(sorted(doubtful)))


def mean_confidence(lines: Sequence[RecognizedLine]) -> float:
    """Return how sure the letters of some lines are on average, from 0 to 1; 1 where there are none."""
    letters = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / letters if letters else 1.0


def scale_line(line: RecognizedLine, page: int, across: float, down: float) -> RecognizedLine:
    """Return the line in other units, as one of that page."""
    return RecognizedLine(
        page,
        line.text,
        line.left * across,
        line.top * down,
        line.right * across,
        line.bottom * down,
        line.confidence,
    )


def _fragment(line: RecognizedLine, usual: float) -> TextFragment:
    height = line.right - line.left if _runs_down(line) else line.bottom - line.top
    low, high = _USUAL
    size = _LETTER * (usual if low * usual <= height <= high * usual else height)
    middle = (line.top + line.bottom) / 2
    baseline = middle + (0.5 - _DESCENT) * min(height, line.bottom - line.top)
    return TextFragment(line.text, line.left, line.right, baseline, round(size, 1), 0, False, False, True)


def _runs_down(line: RecognizedLine) -> bool:
    return len(line.text) > 1 and line.bottom - line.top > _TALL * (line.right - line.left)
