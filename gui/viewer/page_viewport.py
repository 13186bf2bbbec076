"""Viewport geometry of the page view: from points of pages to pixels of the view and back."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from engine.core.page_geometry import Box, Tile
from gui.viewer.page_layout import PageLayout, tiles_of, turn_rect

ALMOST = 0.9999


@dataclass(frozen=True, slots=True)
class PageViewport:
    """What is in view at a moment. Lengths are pixels; a position is a page from 0, with its fraction."""

    layout: PageLayout
    zoom: float
    """Pixels a point."""
    left: float
    """Of the layout, how far it is scrolled; and so top."""
    top: float
    width: float
    height: float
    pixel_ratio: float = 1.0

    def area(self) -> QRectF:
        """Return the rectangle of the view itself."""
        return QRectF(0, 0, self.width, self.height)

    def pages(self) -> range:
        """Return the pages that are in view."""
        if not self.layout.sizes:
            return range(0)
        first = self.layout.page_at(self.top, self.zoom)
        return range(first, self.layout.row_of(self.layout.page_at(self.top + self.height, self.zoom)).stop)

    def neighbours(self) -> tuple[int, ...]:
        """Return the pages below and above those in view, as far as there are any."""
        seen, count = self.pages(), len(self.layout.sizes)
        return tuple(page for page in (seen.stop, seen.start - 1) if 0 <= page < count) if seen else ()

    def position_at(self, height: float) -> float:
        """Return the position at a height of the layout, on the first page of its row."""
        if not self.layout.sizes:
            return 0.0
        page = self.layout.page_at(height, self.zoom)
        rect = self.layout.rect(page, self.zoom, 0)
        # The end of a page in a row of two is not yet the beginning of the one beside it.
        most = 1.0 if self.layout.columns == 1 else ALMOST
        return page + min(most, max(0.0, (height - rect.top()) / rect.height()))

    def height_of(self, position: float) -> float:
        """Return the height of the layout at a position."""
        page = min(int(position), len(self.layout.sizes) - 1)
        rect = self.layout.rect(page, self.zoom, 0)
        return rect.y() + (position - page) * rect.height()

    def page_rect(self, page: int) -> QRectF:
        """Return where in the view a page lies."""
        return self.layout.rect(page, self.zoom, self.width).translated(-self.left, -self.top)

    def box_rect(self, page: int, box: Box) -> QRectF:
        """Return where in the view a box of a page lies."""
        zoom = self.zoom
        width, height = (box.right - box.left) * zoom, (box.bottom - box.top) * zoom
        return self._placed(page, QRectF(box.left * zoom, box.top * zoom, width, height))

    def _placed(self, page: int, rect: QRectF) -> QRectF:
        """Return where in the view a rectangle of the page as it is printed lies; pixels, both."""
        place, turns = self.page_rect(page), self.layout.turns
        size = place.size().transposed() if turns % 2 else place.size()
        return turn_rect(rect, size, turns).translated(place.topLeft())

    def point_on_page(self, point: QPointF) -> tuple[int, float, float] | None:
        """Return the page at a point of the view and where on it that is, in points; None beside pages."""
        for page in self.pages():
            rect = self.page_rect(page)
            if rect.contains(point):
                spot = QRectF(point - rect.topLeft(), QSizeF(0, 0))
                printed = turn_rect(spot, rect.size(), 4 - self.layout.turns)
                return page, printed.x() / self.zoom, printed.y() / self.zoom
        return None

    def tiles(self, page: int) -> tuple[Tile, ...]:
        """Return the tiles that a page is drawn of at this zoom."""
        size, scale = self.layout.printed[page], self.zoom * self.pixel_ratio
        return tiles_of(page, max(1, round(size.width * scale)), max(1, round(size.height * scale)))

    def tile_rect(self, tile: Tile) -> QRectF:
        """Return where in the view a tile lies, of whatever zoom it is."""
        size = self.layout.printed[tile.page]
        across = size.width * self.zoom / tile.page_width
        down = size.height * self.zoom / tile.page_height
        printed = QRectF(tile.left * across, tile.top * down, tile.width * across, tile.height * down)
        return self._placed(tile.page, printed)
