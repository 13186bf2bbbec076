"""Page geometry: the boxes of text lines, spans and characters on the pages they came from.

Lengths are points of the page as it is displayed: x to the right, y down, from its upper left corner.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.core.document import Span

LONGEST_ADDRESS = 4_000
"""Characters of a link that is believed."""


@dataclass(frozen=True, slots=True)
class ViewedFile:
    """A file whose pages are to be shown."""

    path: Path
    password: str = ""
    sha256: str = ""
    """Of the file that was analysed: another one's pages would not be what the text came from."""


@dataclass(frozen=True, slots=True)
class PageSize:
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a page's picture, in pixels."""

    page: int
    """Counted from 0."""
    page_width: int
    """Of the whole page's picture."""
    page_height: int
    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PageImage:
    """A tile as it looks: rows from the top, four bytes a pixel, blue, green, red and one without meaning."""

    width: int
    height: int
    pixels: bytes


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A stretch of the text that stands in one line of a page."""

    span: Span
    box: Box
    edges: tuple[float, ...]
    """Where each of its characters begins, and where the last one ends: x, or y in a line that runs down."""
    runs_down: bool = False
    """Whether it is turned by a quarter, or written from top to bottom."""

    def cut(self, span: Span) -> Box:
        """Return where the part of the line that belongs to the span stands. They must overlap."""
        first = self.edges[max(0, span.start - self.span.start)]
        last = self.edges[min(span.end, self.span.end) - self.span.start]
        low, high = min(first, last), max(first, last)
        if self.runs_down:
            return Box(self.box.left, low, self.box.right, high)
        return Box(low, self.box.top, high, self.box.bottom)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A rectangle of a page that leads to a place of the document, or to an address."""

    box: Box
    page: int | None = None
    """Counted from 0; None where the link leads out of the document."""
    depth: float = 0.0
    """How far down that page, from 0 to 1."""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageTextBoxes:
    """Which parts of the text stand where on one page, and its links."""

    lines: tuple[PlacedLine, ...] = ()
    """In the order of the text. They do not overlap in it."""
    links: tuple[PageLink, ...] = ()

    def boxes_of(self, span: Span) -> tuple[Box, ...]:
        """Return where a span stands, line by line; empty where none of it was found on the page."""
        first = bisect_right(self.lines, span.start, key=lambda line: line.span.end)
        last = bisect_left(self.lines, span.end, key=lambda line: line.span.start)
        return tuple(line.cut(span) for line in self.lines[first:last])

    def found_share(self, span: Span) -> float:
        """Return how much of a span was found on the page, from 0 to 1."""
        first = bisect_right(self.lines, span.start, key=lambda line: line.span.end)
        last = bisect_left(self.lines, span.end, key=lambda line: line.span.start)
        found = sum(
            min(span.end, line.span.end) - max(span.start, line.span.start) for line in self.lines[first:last]
        )
        return found / max(1, span.end - span.start)

    def link_at(self, x: float, y: float) -> PageLink | None:
        """Return the link at a point of the page, the uppermost of several; None where none is."""
        return next((link for link in reversed(self.links) if link.box.holds(x, y)), None)

    def character_at(self, x: float, y: float) -> int | None:
        """Return which character of the text is at a point of the page, by its index; None where none is."""
        for line in self.lines:
            if line.box.holds(x, y):
                return line.span.start + _step_at(line.edges, y if line.runs_down else x)
        return None


def _step_at(edges: Sequence[float], at: float) -> int:
    """Return between which two edges a place lies. They rise, or fall in a line that runs upwards."""
    if edges[0] <= edges[-1]:
        return min(max(0, bisect_right(edges, at) - 1), len(edges) - 2)
    return min(max(0, bisect_right(edges, -at, key=lambda edge: -edge) - 1), len(edges) - 2)
