"""Layout of pages in rows at any zoom, and their division into tiles."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil

from PySide6.QtCore import QRectF, QSizeF

from engine.core.page_geometry import PageSize, Tile

GAP = 14
"""Pixels around each page."""
LARGEST_TILE = 2_400_000
"""Pixels drawn at once: some 10 MB."""
WIDEST_TILE = 2_048


class PageLayout:
    """Rows of one page or two beside each other. zoom is in pixels a point throughout."""

    def __init__(self, sizes: Sequence[PageSize] = (), turns: int = 0, columns: int = 1) -> None:
        """Every page is turned clockwise by so many quarters."""
        self.printed = tuple(sizes)
        """The sizes of the pages as they come, and those as they lie."""
        self.sizes = tuple(PageSize(size.height, size.width) if turns % 2 else size for size in self.printed)
        self.turns = turns % 4
        self.columns = columns
        self.widest = max((size.width for size in self.sizes), default=1.0)
        self.longest_side = max((max(size.width, size.height) for size in self.sizes), default=1.0)
        firsts = range(0, len(self.sizes), columns)
        heights = (max(size.height for size in self.sizes[first : first + columns]) for first in firsts)
        self._tops = tuple(accumulate(heights, initial=0.0))
        """Of rows."""

    def turned(self, turns: int) -> "PageLayout":
        """Return the same pages turned by so many quarters in all."""
        return PageLayout(self.printed, turns, self.columns)

    def in_columns(self, columns: int) -> "PageLayout":
        """Return the same pages, so many beside each other."""
        return PageLayout(self.printed, self.turns, columns)

    def height(self, zoom: float) -> int:
        return ceil(self._tops[-1] * zoom) + GAP * len(self._tops)

    def width(self, zoom: float) -> int:
        return ceil(self.columns * self.widest * zoom) + self.gaps_across()

    def gaps_across(self) -> int:
        """Return how many pixels of the width are no page's."""
        return GAP * (self.columns + 1)

    def top(self, page: int, zoom: float) -> float:
        row = page // self.columns
        return self._tops[row] * zoom + GAP * (row + 1)

    def rect(self, page: int, zoom: float, room: float) -> QRectF:
        """Return where a page lies in the middle of so much room; room less than the width is ignored.

        Two pages meet in the middle, as those of an open book do.
        """
        size = self.sizes[page]
        width, whole = size.width * zoom, max(room, self.width(zoom))
        if self.columns == 1:
            left = (whole - width) / 2
        else:
            middle = whole / 2
            left = middle - GAP / 2 - width if page % self.columns == 0 else middle + GAP / 2
        return QRectF(left, self.top(page, zoom), width, size.height * zoom)

    def page_at(self, y: float, zoom: float) -> int:
        """Return the first page of the row at this height, or of the one above where there is a gap."""
        rows = range(len(self._tops) - 1)
        found = bisect_right(rows, y, key=lambda row: self.top(row * self.columns, zoom)) - 1
        return max(0, found) * self.columns

    def row_of(self, page: int) -> range:
        """Return the pages that lie beside each other in a page's row."""
        first = page - page % self.columns
        return range(first, min(first + self.columns, len(self.sizes)))


def turn_rect(rect: QRectF, size: QSizeF, turns: int) -> QRectF:
    """Return where a rectangle of a page of this size lies when that is turned clockwise by quarters."""
    for _turn in range(turns % 4):
        rect = QRectF(size.height() - rect.bottom(), rect.left(), rect.height(), rect.width())
        size = size.transposed()
    return rect


def tiles_of(page: int, width: int, height: int) -> tuple[Tile, ...]:
    """Cut a page's picture of this size, in pixels, into tiles none of which is too large."""
    columns = ceil(width / WIDEST_TILE)
    rows = ceil(height * ceil(width / columns) / LARGEST_TILE)
    xs = [width * column // columns for column in range(columns + 1)]
    ys = [height * row // rows for row in range(rows + 1)]
    return tuple(
        Tile(page, width, height, left, top, right - left, bottom - top)
        for top, bottom in pairwise(ys)
        for left, right in pairwise(xs)
    )
