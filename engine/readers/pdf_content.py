"""Walks the content of a page as pypdf parsed it and notes where every run of text stands."""

import math
import re
from collections.abc import Callable, Sequence
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject

from engine.readers.pdf_fonts import TextFont
from engine.readers.pdf_fragments import (
    IDENTITY,
    PAINTED_SHAPES_THAT_MAY_BE_LETTERS,
    Fragment,
    Matrix,
    PageContent,
    display_matrix,
    multiply,
)
from engine.readers.pdf_objects import look_up

MOST_CONTENT = 2_500_000
"""Bytes of one page besides shapes. pypdf reads some two million a second; beyond that pdfium is asked."""
_HIDDEN = 2 | 32
_MOST_RAW_CONTENT = 60_000_000
_DEEPEST_FORM = 12
_MOST_FORMS = 2_000
_LONGEST_REPLACEMENT = 300
_GAP_BETWEEN_RUNS = 0.08
"""Ems by which a TJ array must move on for a new run; whether that is a space is decided later."""

_SLANT = 0.05
"""The sine up to which text is upright: scans are put in slightly turned."""

_PAINTING = frozenset((b"f", b"F", b"f*", b"S", b"s", b"B", b"B*", b"b", b"b*", b"sh"))


_PATH = re.compile(rb"^[ \t]*(?:[-+]?[0-9.]+[ \t]+){2,6}(?:re|[mlcvy])[ \t]*\r?$", re.MULTILINE)
"""A line that draws a stretch of a shape. Drawings have them by the ten thousand, and hold no text."""


class TooMuchContent(Exception):  # noqa: N818 - a fact about the page, not an error of it
    """The page has more content than can be parsed in time."""


class FontShelf:
    """The fonts of a document, each read once."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[object, TextFont | None]] = {}

    def font(self, resource: object) -> TextFont | None:
        """Return the font, or None for what cannot be read as one."""
        known = self._fonts.get(id(resource))
        if known is None:
            font: TextFont | None = None
            if isinstance(resource, DictionaryObject):
                try:
                    font = TextFont(resource)
                except (AttributeError, LookupError, TypeError, ValueError):
                    font = None
            # The resource is kept, so that its id is not given to another.
            known = self._fonts[id(resource)] = (resource, font)
        return known[1]


class _TextState:
    """What q saves and Q restores."""

    __slots__ = (
        "font",
        "leading",
        "letter_spacing",
        "matrix",
        "mode",
        "rise",
        "scale",
        "size",
        "word_spacing",
    )

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.font: TextFont | None = None
        self.size = 0.0
        self.letter_spacing = 0.0
        self.word_spacing = 0.0
        self.scale = 1.0
        self.leading = 0.0
        self.rise = 0.0
        self.mode = 0

    def copy(self) -> "_TextState":
        other = _TextState(self.matrix)
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other


class ContentWalker:
    """Carries out the operators that place text. One for each page."""

    def __init__(self, reader: PdfReader, fonts: FontShelf, matrix: Matrix) -> None:
        self.fragments: list[Fragment] = []
        self.images = 0
        self.shapes = 0
        self._reader = reader
        self._fonts = fonts
        self._state = _TextState(matrix)
        self._saved: list[_TextState] = []
        self._resources = DictionaryObject()
        self._text_matrix = IDENTITY
        self._line_matrix = IDENTITY
        self._spaced = False
        self._marked: list[tuple[int, str | None, bool]] = []
        self.artifacts: list[tuple[int, int]] = []
        """Stretches of fragments that the file declares to be running heads and the like."""
        self._forms = 0
        self._bytes = 0
        self._handlers: dict[bytes, Callable[[Sequence[Any]], None]] = {
            b"Tj": self._show,
            b"TJ": self._show_array,
            b"'": self._show_on_next_line,
            b'"': self._show_spaced_on_next_line,
            b"Td": self._move,
            b"TD": self._move_and_set_leading,
            b"Tm": self._set_matrix,
            b"T*": self._next_line,
            b"BT": self._begin_text,
            b"Tf": self._set_font,
            b"Tc": self._set_letter_spacing,
            b"Tw": self._set_word_spacing,
            b"Tz": self._set_scale,
            b"TL": self._set_leading,
            b"Ts": self._set_rise,
            b"Tr": self._set_mode,
            b"q": self._save,
            b"Q": self._restore,
            b"cm": self._transform,
            b"Do": self._draw,
            b"BMC": self._begin_mark,
            b"BDC": self._begin_mark,
            b"EMC": self._end_mark,
        }

    def walk(self, content: object, resources: object, depth: int = 0) -> None:
        """Note all the text that content shows.

        Raises TooMuchContent, and whatever pypdf raises on content that it cannot parse.
        """
        stream = ContentStream(content, self._reader, "bytes")
        data = _PATH.sub(b"", stream.get_data()[:_MOST_RAW_CONTENT])
        self._bytes += len(data)
        if self._bytes > MOST_CONTENT:
            raise TooMuchContent
        stream.set_data(data)
        outer = self._resources
        if isinstance(resources, DictionaryObject):
            self._resources = resources
        self._depth = depth
        handlers = self._handlers
        for operands, operator in stream.operations:
            handle = handlers.get(operator)
            if handle is not None:
                try:
                    handle(operands)
                except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                    continue  # an operator without its operands does nothing
            elif operator in _PAINTING:
                self.shapes += 1
            elif operator == b"INLINE IMAGE":
                self.images += 1
        self._resources = outer

    # Text state

    def _begin_text(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self._text_matrix = self._line_matrix = IDENTITY

    def _set_font(self, operands: Sequence[Any]) -> None:
        self._state.size = float(operands[1])
        fonts = self._resources["/Font"]
        self._state.font = self._fonts.font(
            fonts[operands[0]] if isinstance(fonts, DictionaryObject) else None
        )

    def _set_letter_spacing(self, operands: Sequence[Any]) -> None:
        self._state.letter_spacing = float(operands[0])

    def _set_word_spacing(self, operands: Sequence[Any]) -> None:
        self._state.word_spacing = float(operands[0])

    def _set_scale(self, operands: Sequence[Any]) -> None:
        self._state.scale = float(operands[0]) / 100

    def _set_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = float(operands[0])

    def _set_rise(self, operands: Sequence[Any]) -> None:
        self._state.rise = float(operands[0])

    def _set_mode(self, operands: Sequence[Any]) -> None:
        self._state.mode = int(operands[0])

    def _save(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self._saved.append(self._state.copy())

    def _restore(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        if self._saved:
            self._state = self._saved.pop()

    def _transform(self, operands: Sequence[Any]) -> None:
        self._state.matrix = multiply(_matrix(operands), self._state.matrix)

    # Text position

    def _set_matrix(self, operands: Sequence[Any]) -> None:
        self._text_matrix = self._line_matrix = _matrix(operands)

    def _move(self, operands: Sequence[Any]) -> None:
        x = float(operands[0])
        y = float(operands[1])
        a, b, c, d, e, f = self._line_matrix
        self._text_matrix = self._line_matrix = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def _move_and_set_leading(self, operands: Sequence[Any]) -> None:
        self._state.leading = -float(operands[1])
        self._move(operands)

    def _next_line(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        self._move((0.0, -self._state.leading))

    # Showing

    def _show_on_next_line(self, operands: Sequence[Any]) -> None:
        self._next_line(())
        self._show(operands)

    def _show_spaced_on_next_line(self, operands: Sequence[Any]) -> None:
        self._set_word_spacing(operands[0:1])
        self._set_letter_spacing(operands[1:2])
        self._show_on_next_line(operands[2:3])

    def _show(self, operands: Sequence[Any]) -> None:
        self._show_array((operands[0:1],))

    def _show_array(self, operands: Sequence[Any]) -> None:
        state = self._state
        font = state.font
        if font is None or state.size == 0:
            return
        size = state.size
        gap = _GAP_BETWEEN_RUNS * size
        letter_spacing = state.letter_spacing
        text = ""
        start = position = end = 0.0
        for item in operands[0]:
            if isinstance(item, bytes):
                shown = font.show(item)
                advance = (
                    shown.width * size + shown.codes * letter_spacing + shown.spaces * state.word_spacing
                )
                if font.vertical:
                    advance = shown.codes * (size + letter_spacing)
                if not shown.text:
                    self._spaced = self._spaced or shown.codes > 0
                    if text:
                        self._emit(text, start, end)
                        text = ""
                        self._spaced = True
                    position += advance
                    continue
                blank = letter_spacing + (state.word_spacing if shown.spaces else 0.0)
                left = position + shown.space_before * size + shown.blanks_before * blank
                if text and (left - end > gap or left < start or shown.blanks_before):
                    self._emit(text, start, end)
                    text = ""
                if shown.blanks_before:
                    self._spaced = True
                if not text:
                    start = left
                text += shown.text
                position += advance
                end = position - shown.space_after * size - shown.blanks_after * blank - letter_spacing
                if shown.blanks_after:
                    self._emit(text, start, end)
                    text = ""
                    self._spaced = True
            else:
                position -= float(item) / 1000 * size
        if text:
            self._emit(text, start, end)
        position *= 1.0 if font.vertical else state.scale
        a, b, c, d, e, f = self._text_matrix
        if font.vertical:
            self._text_matrix = (a, b, c, d, e - position * c, f - position * d)
        else:
            self._text_matrix = (a, b, c, d, e + position * a, f + position * b)

    def _emit(self, text: str, start: float, end: float) -> None:
        """Note text from start to end, in text space along the line from the text matrix."""
        state = self._state
        font = state.font
        assert font is not None
        a, b, c, d, e, f = multiply(self._text_matrix, state.matrix)
        rise = state.rise
        x = e + rise * c
        y = f + rise * d
        if font.vertical:
            along_x, along_y = -c, -d
            scale = 1.0
        else:
            along_x, along_y = a, b
            scale = state.scale
        length = math.hypot(along_x, along_y)
        height = math.hypot(c, d)
        if length == 0 or not math.isfinite(x + y + length + height):
            return
        turn = 0
        if abs(along_y) > _SLANT * length or along_x < 0:
            turn = round(math.degrees(math.atan2(along_y, along_x))) % 360
            cosine, sine = along_x / length, along_y / length
            x, y = x * cosine + y * sine, y * cosine - x * sine
        left, right = x + start * scale * length, x + end * scale * length
        if right < left:
            left, right = right, left
        size = abs(state.size) * height * font.height
        if size < 1:
            size = max(2 * (right - left) / len(text), 0.1)
        self.fragments.append(
            Fragment(
                text,
                left,
                right,
                y,
                size,
                turn,
                font.bold or state.mode in (2, 6),
                font.mono,
                self._spaced,
            )
        )
        self._spaced = False

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
        self._marked.append((len(self.fragments), replacement, pagination))

    def _end_mark(self, operands: Sequence[Any]) -> None:  # noqa: ARG002
        first, replacement, pagination = self._marked.pop()
        if replacement is not None:
            self._replace(first, replacement)
        if pagination and len(self.fragments) > first:
            self.artifacts.append((first, len(self.fragments)))

    def _replace(self, first: int, replacement: str) -> None:
        """Let the fragments from first on read as the file says, where they are one piece of a line."""
        replaced = self.fragments[first:]
        if not replaced or len({(round(one.baseline), one.turn) for one in replaced}) > 1:
            return
        if len(replacement) > _LONGEST_REPLACEMENT or (not replacement and len(replaced) > 2):
            return
        del self.fragments[first:]
        if replacement.strip():
            left = min(one.left for one in replaced)
            right = max(one.right for one in replaced)
            self.fragments.append(replaced[0]._replace(text=replacement.strip(), left=left, right=right))

    # Forms and images

    def _draw(self, operands: Sequence[Any]) -> None:
        drawn = look_up(look_up(self._resources, "/XObject"), operands[0])
        if not isinstance(drawn, StreamObject) or look_up(drawn, "/Subtype") != "/Form":
            self.images += 1
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
                except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
                    continue  # a note that is broken does not spoil the page

    def _draw_form(self, form: StreamObject, placed: Matrix) -> None:
        depth = self._depth
        self._forms += 1
        if depth >= _DEEPEST_FORM or self._forms > _MOST_FORMS:
            return
        outer, saved, marked = self._state, self._saved, self._marked
        text_matrix, line_matrix, resources = self._text_matrix, self._line_matrix, self._resources
        self._state = outer.copy()
        self._saved, self._marked = [], []
        inner = look_up(form, "/Matrix")
        matrix = _matrix(inner) if isinstance(inner, ArrayObject) and len(inner) == 6 else IDENTITY
        self._state.matrix = multiply(multiply(matrix, placed), outer.matrix)
        try:
            self.walk(form, look_up(form, "/Resources"), depth + 1)
        finally:
            self._state, self._saved, self._marked = outer, saved, marked
            self._text_matrix, self._line_matrix = text_matrix, line_matrix
            self._resources, self._depth = resources, depth


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


def _page_matrix(page: PageObject) -> tuple[Matrix, float, float]:
    box = page.cropbox
    rotation = look_up(page, "/Rotate")
    turn = int(rotation) if isinstance(rotation, int | float) else 0
    return display_matrix((float(box.left), float(box.bottom), float(box.right), float(box.top)), turn)


def read_content(reader: PdfReader, page: PageObject, fonts: FontShelf) -> PageContent:
    """Note the text of a page.

    Raises TooMuchContent, and whatever pypdf raises on a page that it cannot parse.
    """
    matrix, width, height = _page_matrix(page)
    walker = ContentWalker(reader, fonts, matrix)
    contents = look_up(page, "/Contents")
    if contents is not None:
        walker.walk(contents, look_up(page, "/Resources"))
    walker.walk_annotations(page)
    shows = walker.images > 0 or walker.shapes >= PAINTED_SHAPES_THAT_MAY_BE_LETTERS
    fragments = _without_artifacts(walker.fragments, walker.artifacts)
    return PageContent(tuple(_inside(fragments, width, height)), width, height, shows)


def _without_artifacts(fragments: list[Fragment], artifacts: list[tuple[int, int]]) -> list[Fragment]:
    """Leave out what the file declares to be running heads, unless it declares most of the page so."""
    numbers = {number for first, end in artifacts for number in range(first, min(end, len(fragments)))}
    dropped = sum(len(fragments[number].text) for number in numbers)
    if dropped * 4 > sum(len(fragment.text) for fragment in fragments):
        return fragments
    return [fragment for number, fragment in enumerate(fragments) if number not in numbers]


def _inside(fragments: list[Fragment], width: float, height: float) -> list[Fragment]:
    """Leave out what stands beyond the page's edges, unless that is everything."""
    inside = [
        fragment
        for fragment in fragments
        if fragment.turn
        or (fragment.right > 0 and fragment.left < width and -1 < fragment.baseline < height + fragment.size)
    ]
    return inside or fragments
