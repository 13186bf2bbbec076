"""Interprets the content stream of a PDF page (ISO 32000-2, 9.4): text operators, forms, annotations."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject

from engine.readers.pdf.fonts import FontCache
from engine.readers.pdf.fragments import (
    IDENTITY,
    Matrix,
    multiply,
)
from engine.readers.pdf.objects import look_up
from engine.readers.pdf.operators import INLINE_IMAGE, LETTERS, BrokenContent, parse_operators
from engine.readers.pdf.text_state import TextState, TextWriter

MOST_CONTENT = 10_000_000
"""Bytes of one page besides shapes. Some three million are read a second; beyond that pdfium is asked."""
_MOST_RAW_CONTENT = 60_000_000
_HIDDEN = 2 | 32
_DEEPEST_FORM = 12
_MOST_FORMS = 2_000
_LONGEST_REPLACEMENT = 300

_PAINTING = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh"))
_OUTLINING = frozenset((b"S", b"s"))
_NEARLY_BLACK = 0.02
"""Of a colour's full range."""
_PATH = re.compile(rb"^[ \t]*(?:[-+]?[0-9.]+[ \t]+){2,6}(?:re|[mlcvy])[ \t]*\r?$", re.MULTILINE)
"""A line that draws a stretch of a shape. Drawings have them by the ten thousand, and hold no text."""


class TooMuchContent(Exception):
    """The page has more content than can be parsed in time."""


class ContentWalker:
    """Carries out the operators that place text. One for each page."""

    def __init__(self, reader: PdfReader, fonts: FontCache, matrix: Matrix) -> None:
        self.pen = TextWriter(matrix)
        self.images = 0
        self.shapes = 0
        self.artifacts: list[tuple[int, int]] = []
        """Stretches of fragments that the file declares to be running heads and the like."""
        self._reader = reader
        self._fonts = fonts
        self._saved: list[TextState] = []
        self._marked: list[tuple[int, str | None, bool]] = []
        self._resources = DictionaryObject()
        self._depth = 0
        self._forms = 0
        self._bytes = 0

    def walk(self, content: object, resources: object) -> None:
        """Note all the text that content shows.

        Raises TooMuchContent, BrokenContent, and whatever pypdf raises on content that it cannot unpack.
        """
        stream = ContentStream(content, self._reader, "bytes")
        data = _PATH.sub(b"", stream.get_data()[:_MOST_RAW_CONTENT])
        self._bytes += len(data)
        if self._bytes > MOST_CONTENT:
            raise TooMuchContent
        if isinstance(resources, DictionaryObject):
            self._resources = resources
        for operands, operator in parse_operators(data):
            handle = _HANDLERS.get(operator)
            if handle is not None:
                try:
                    handle(self, operands)
                except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                    continue  # an operator without its operands does nothing
            elif operator in _PAINTING:
                self.shapes += 1
                if operator not in _OUTLINING and not self.pen.state.is_white:
                    self.pen.is_blank = False
            elif operator == INLINE_IMAGE:
                self.images += 1
                self.pen.is_blank = False

    # Text

    def _begin_text(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self.pen.set_matrix(IDENTITY)

    def _set_matrix(self, operands: Sequence[Any]) -> None:
        self.pen.set_matrix(_matrix(operands))

    def _move(self, operands: Sequence[Any]) -> None:
        self.pen.move(float(operands[0]), float(operands[1]))

    def _move_and_set_leading(self, operands: Sequence[Any]) -> None:
        self.pen.state.leading = -float(operands[1])
        self._move(operands)

    def _next_line(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self.pen.next_line()

    def _show(self, operands: Sequence[Any]) -> None:
        self.pen.show(operands[0:1])

    def _show_array(self, operands: Sequence[Any]) -> None:
        self.pen.show(operands[0])

    def _show_letters(self, operands: Sequence[Any]) -> None:
        self.pen.show_letters(operands)

    def _show_on_next_line(self, operands: Sequence[Any]) -> None:
        self.pen.next_line()
        self._show(operands)

    def _show_spaced_on_next_line(self, operands: Sequence[Any]) -> None:
        self.pen.state.word_spacing = float(operands[0])
        self.pen.state.letter_spacing = float(operands[1])
        self._show_on_next_line(operands[2:3])

    # State

    def _set_font(self, operands: Sequence[Any]) -> None:
        self.pen.state.size = float(operands[1])
        self.pen.state.font = self._fonts.font(look_up(look_up(self._resources, "/Font"), operands[0]))

    def _set_letter_spacing(self, operands: Sequence[Any]) -> None:
        self.pen.state.letter_spacing = float(operands[0])

    def _set_word_spacing(self, operands: Sequence[Any]) -> None:
        self.pen.state.word_spacing = float(operands[0])

    def _set_scale(self, operands: Sequence[Any]) -> None:
        self.pen.state.scale = float(operands[0]) / 100

    def _set_leading(self, operands: Sequence[Any]) -> None:
        self.pen.state.leading = float(operands[0])

    def _set_rise(self, operands: Sequence[Any]) -> None:
        self.pen.state.rise = float(operands[0])

    def _set_mode(self, operands: Sequence[Any]) -> None:
        self.pen.state.mode = int(operands[0])

    def _set_colour(self, operands: Sequence[Any]) -> None:
        """The colour to fill with, in the colour space that the number of its components suggests."""
        numbers = [float(value) for value in operands if isinstance(value, int | float)]
        if len(numbers) != len(operands):  # a pattern
            self.pen.state.is_white = False
        elif len(numbers) == 4:
            self.pen.state.is_white = max(numbers) <= _NEARLY_BLACK
        else:
            self.pen.state.is_white = bool(numbers) and min(numbers) >= 1 - _NEARLY_BLACK

    def _set_colour_space(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self.pen.state.is_white = False

    def _save(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self._saved.append(replace(self.pen.state))

    def _restore(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        if self._saved:
            self.pen.state = self._saved.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self.pen.state.matrix = multiply(_matrix(operands), self.pen.state.matrix)

    # Marked content

    def _begin_mark(self, operands: Sequence[Any]) -> None:
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, NameObject):
            properties = look_up(look_up(self._resources, "/Properties"), properties)
        replacement = None
        pagination = False
        if isinstance(properties, DictionaryObject):
            replacement = _replacement(look_up(properties, "/ActualText"))
            pagination = operands[0] == "/Artifact" and look_up(properties, "/Type") == "/Pagination"
        self.pen.lift()
        self._marked.append((len(self.pen.fragments), replacement, pagination))

    def _end_mark(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self.pen.lift()
        first, replacement, pagination = self._marked.pop()
        if replacement is not None:
            self._replace(first, replacement)
        if pagination and len(self.pen.fragments) > first:
            self.artifacts.append((first, len(self.pen.fragments)))

    def _replace(self, first: int, replacement: str) -> None:
        """Let the fragments from first on read as the file says, where they are one piece of a line."""
        replaced = self.pen.fragments[first:]
        if not replaced or len({(round(one.baseline), one.turn) for one in replaced}) > 1:
            return
        if len(replacement) > _LONGEST_REPLACEMENT or (not replacement and len(replaced) > 2):
            return
        del self.pen.fragments[first:]
        if replacement.strip():
            left = min(one.left for one in replaced)
            right = max(one.right for one in replaced)
            self.pen.fragments.append(replaced[0]._replace(text=replacement.strip(), left=left, right=right))

    # Forms and images

    def _draw(self, operands: Sequence[Any]) -> None:
        drawn = look_up(look_up(self._resources, "/XObject"), operands[0])
        if not isinstance(drawn, StreamObject) or look_up(drawn, "/Subtype") != "/Form":
            self.images += 1
            self.pen.is_blank = False
            return
        self._draw_form(drawn, IDENTITY)

    def walk_annotations(self, page: PageObject) -> None:
        """Note the text of form fields and of notes written on the page, which show as its text does."""
        notes = look_up(page, "/Annots")
        if not isinstance(notes, ArrayObject):
            return
        for entry in notes[:_MOST_FORMS]:
            note = entry.get_object()
            if look_up(note, "/Subtype") not in ("/Widget", "/FreeText"):
                continue
            flags = look_up(note, "/F")
            if isinstance(flags, int) and flags & _HIDDEN:
                continue
            form = look_up(look_up(note, "/AP"), "/N")
            if isinstance(form, StreamObject):
                try:
                    self._draw_form(form, _placed(note, form))
                except (ArithmeticError, AttributeError, BrokenContent, LookupError, TypeError, ValueError):
                    continue  # a note that is broken does not spoil the page

    def _draw_form(self, form: StreamObject, placed: Matrix) -> None:
        self._forms += 1
        if self._depth >= _DEEPEST_FORM or self._forms > _MOST_FORMS:
            return
        pen = self.pen
        kept = (pen.state, pen.text_matrix, pen.line_matrix)
        kept_here = (self._saved, self._marked, self._resources)
        inner = look_up(form, "/Matrix")
        matrix = _matrix(inner) if isinstance(inner, ArrayObject) and len(inner) == 6 else IDENTITY
        pen.state = replace(pen.state, matrix=multiply(multiply(matrix, placed), pen.state.matrix))
        self._saved, self._marked = [], []
        self._depth += 1
        try:
            self.walk(form, look_up(form, "/Resources"))
        finally:
            self._depth -= 1
            pen.state, pen.text_matrix, pen.line_matrix = kept
            self._saved, self._marked, self._resources = kept_here


_HANDLERS: dict[bytes, Callable[[ContentWalker, Sequence[Any]], None]] = {
    b"Tj": ContentWalker._show,
    LETTERS: ContentWalker._show_letters,
    b"TJ": ContentWalker._show_array,
    b"'": ContentWalker._show_on_next_line,
    b'"': ContentWalker._show_spaced_on_next_line,
    b"Td": ContentWalker._move,
    b"TD": ContentWalker._move_and_set_leading,
    b"Tm": ContentWalker._set_matrix,
    b"T*": ContentWalker._next_line,
    b"BT": ContentWalker._begin_text,
    b"Tf": ContentWalker._set_font,
    b"Tc": ContentWalker._set_letter_spacing,
    b"Tw": ContentWalker._set_word_spacing,
    b"Tz": ContentWalker._set_scale,
    b"TL": ContentWalker._set_leading,
    b"Ts": ContentWalker._set_rise,
    b"Tr": ContentWalker._set_mode,
    b"g": ContentWalker._set_colour,
    b"rg": ContentWalker._set_colour,
    b"k": ContentWalker._set_colour,
    b"sc": ContentWalker._set_colour,
    b"scn": ContentWalker._set_colour,
    b"cs": ContentWalker._set_colour_space,
    b"q": ContentWalker._save,
    b"Q": ContentWalker._restore,
    b"cm": ContentWalker._transform,
    b"Do": ContentWalker._draw,
    b"BMC": ContentWalker._begin_mark,
    b"BDC": ContentWalker._begin_mark,
    b"EMC": ContentWalker._end_mark,
}


def _placed(note: object, form: StreamObject) -> Matrix:
    """Return the matrix that moves the form's box to the note's place on the page."""
    rectangle = look_up(note, "/Rect")
    box = look_up(form, "/BBox")
    if not isinstance(rectangle, ArrayObject) or not isinstance(box, ArrayObject):
        return IDENTITY
    return (1.0, 0.0, 0.0, 1.0, float(rectangle[0]) - float(box[0]), float(rectangle[1]) - float(box[1]))


def _matrix(operands: Sequence[Any]) -> Matrix:
    a, b, c, d, e, f = operands[:6]
    return (float(a), float(b), float(c), float(d), float(e), float(f))


def _replacement(value: object) -> str | None:
    """Return the ActualText as letters; it comes as bytes, because content is parsed without an encoding."""
    if isinstance(value, str):
        return value
    if not isinstance(value, bytes):
        return None
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "ignore")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "ignore")
    return value.decode("latin-1")
