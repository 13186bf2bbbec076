"""Locates text on a PDF page: aligns it with the glyph boxes that pdfium reports."""

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from engine.core.document import RecognizedLine, Span
from engine.core.page_geometry import Box, PageTextBoxes, PlacedLine
from engine.readers.common.text_alignment import NOWHERE, align_text
from engine.readers.pdf.fragments import Matrix, display_matrix
from engine.text.normalization import is_cjk

_MOST_LETTERS = 60_000
_HYPHEN = 2
"""What pdfium gives for a hyphen at the end of a line."""
_WIDEST_GAP = 3.0
"""Heights of a letter between two letters of a line."""
_MOST_BETWEEN = 12
"""Characters that were not found between two that were, in one line."""


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    box: Box
    is_turned: bool
    """Whether it stands on its side."""


def locate_text(page: pdfium.PdfPage, text: str, core: Span, offset: int) -> PageTextBoxes:
    """Return where on the page the characters of text stand.

    core is the part of text that should stand there. offset is where text begins in the document's.
    """
    return _place(_letters(page), text, core, offset)


def locate_recognized_text(
    recognized: Sequence[RecognizedLine], text: str, core: Span, offset: int
) -> PageTextBoxes:
    """Return where the characters of text stand in lines that were recognised, as place_text does.

    Of a line is only known where it begins and ends: its letters share the room, wide ones and narrow ones.
    """
    letters = [letter for line in recognized for letter in _letters_of(line)]
    return _place(letters[:_MOST_LETTERS], text, core, offset)


def _letters_of(line: RecognizedLine) -> list[_Glyph]:
    shares = [2 if is_cjk(letter) else 1 for letter in line.text]
    step = (line.right - line.left) / max(1, sum(shares))
    letters, left = [], line.left
    for text, share in zip(line.text, shares, strict=True):
        right = left + share * step
        if not text.isspace():
            letters.append(_Glyph(text, Box(left, line.top, right, line.bottom), is_turned=False))
        left = right
    return letters


def _place(letters: Sequence[_Glyph], text: str, core: Span, offset: int) -> PageTextBoxes:
    matched = align_text(text, [letter.text for letter in letters], core)
    lines: list[PlacedLine] = []
    line: list[tuple[int, _Glyph]] = []
    for index, place in enumerate(matched):
        if place == NOWHERE:
            continue
        if line and not _goes_on(line, index, letters[place], text):
            lines.append(_placed(line, offset))
            line = []
        line.append((index, letters[place]))
    if line:
        lines.append(_placed(line, offset))
    return PageTextBoxes(tuple(lines))


def page_box(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Return the part of the page that is displayed: left, bottom, right, top in the page's own space."""
    box = raw.FS_RECTF()
    if raw.FPDF_GetPageBoundingBox(page, box):
        return box.left, box.bottom, box.right, box.top
    left, bottom, right, top = page.get_cropbox()
    return left, bottom, right, top


def _letters(page: pdfium.PdfPage) -> list[_Glyph]:
    rotation = page.get_rotation()
    matrix, _, _ = display_matrix(page_box(page), rotation)
    text_page = page.get_textpage()
    try:
        found = (
            _letter(text_page, index, matrix, rotation)
            for index in range(min(text_page.count_chars(), _MOST_LETTERS))
        )
        return [letter for letter in found if letter is not None]
    finally:
        text_page.close()


def _letter(text_page: pdfium.PdfTextPage, index: int, matrix: Matrix, rotation: int) -> _Glyph | None:
    code = raw.FPDFText_GetUnicode(text_page, index)
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return None
    text = "-" if code == _HYPHEN else chr(code)
    if text.isspace():
        return None
    loose = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text_page, index, loose):
        return None
    box = displayed_box(loose, matrix)
    if box is None:
        return None
    angle = math.degrees(raw.FPDFText_GetCharAngle(text_page, index)) + rotation
    return _Glyph(text, box, abs(math.sin(math.radians(angle))) > 0.7)


def displayed_box(loose: ctypes.Structure, matrix: Matrix) -> Box | None:
    """Return where a rectangle of the page's own space is displayed; None where it has no place."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x, y in ((loose.left, loose.bottom), (loose.right, loose.top))]
    ys = [b * x + d * y + f for x, y in ((loose.left, loose.bottom), (loose.right, loose.top))]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    numbers = (box.left, box.top, box.right, box.bottom)
    return box if all(math.isfinite(number) and abs(number) < 1e6 for number in numbers) else None


def _goes_on(line: list[tuple[int, _Glyph]], index: int, letter: _Glyph, text: str) -> bool:
    """Whether the letter stands in the same line of the page as the one before."""
    before_index, before = line[-1]
    if index - before_index > _MOST_BETWEEN:
        return False
    if _follows(before.box, letter.box):
        return True
    runs_down = before.is_turned and letter.is_turned
    if not runs_down:
        runs_down = is_cjk(text[index]) and is_cjk(text[before_index]) and not _runs_across(line)
    return runs_down and _follows(_turned(before.box), _turned(letter.box), either_way=True)


def _runs_across(line: list[tuple[int, _Glyph]]) -> bool:
    return len(line) > 1 and not _runs_down(line)


def _follows(before: Box, box: Box, *, either_way: bool = False) -> bool:
    """Whether a box stands beside the one before, in a line that runs to the right."""
    height = min(before.bottom - before.top, box.bottom - box.top)
    common = min(before.bottom, box.bottom) - max(before.top, box.top)
    if common < 0.45 * height:
        return False
    em = max(before.bottom - before.top, box.bottom - box.top, 1.0)
    step = box.left - before.right
    if either_way and box.right <= before.left + 0.5 * em:
        step = before.left - box.right
    return -em <= step <= _WIDEST_GAP * em


def _turned(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _runs_down(line: list[tuple[int, _Glyph]]) -> bool:
    (_, first), (_, last) = line[0], line[-1]
    across = abs(last.box.left - first.box.left)
    return abs(last.box.top - first.box.top) > across and (first.is_turned or across < 1.0)


def _placed(line: list[tuple[int, _Glyph]], offset: int) -> PlacedLine:
    boxes = [letter.box for _, letter in line]
    whole = Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
    runs_down = _runs_down(line)
    upwards = runs_down and boxes[-1].top < boxes[0].top
    span = Span(line[0][0] + offset, line[-1][0] + 1 + offset)
    return PlacedLine(span, whole, _edges(line, runs_down, upwards), runs_down)


def _edges(line: list[tuple[int, _Glyph]], runs_down: bool, upwards: bool) -> tuple[float, ...]:
    """Return where each character begins. What was not found, a space, takes the room between."""
    edges: list[float] = []
    start, end = line[0][0], 0.0
    for index, letter in line:
        box = _turned(letter.box) if runs_down else letter.box
        edges.extend([end] * (index - start - len(edges)))
        begin, end = (box.right, box.left) if upwards else (box.left, box.right)
        edges.append(begin)
    edges.append(end)
    return _in_order(edges, upwards)


def _in_order(edges: list[float], upwards: bool) -> tuple[float, ...]:
    """Let no edge lie before the one before it: letters may overlap."""
    sign = -1.0 if upwards else 1.0
    ordered: list[float] = []
    for edge in edges:
        ordered.append(edge if not ordered else sign * max(sign * edge, sign * ordered[-1]))
    return tuple(ordered)
