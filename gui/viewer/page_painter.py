"""Painter of the pages in view: their tiles, a text where there is none yet, and the marks."""

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QImage, QPainter

from engine.core.document import Span
from engine.core.page_geometry import Tile
from gui.viewer.marked_spans import MarkedSpans
from gui.viewer.page_cache import PageCache
from gui.viewer.page_layout import turn_rect
from gui.viewer.page_viewport import PageViewport
from gui.viewer.sheet_colours import NIGHT, PAPER
from gui.widgets.theme import Colours, scaled_font

TEXT_MARGIN = 24


class PagePainter:
    """Paints with one QPainter during one paint event."""

    def __init__(
        self, painter: QPainter, viewport: PageViewport, cache: PageCache, colours: Colours, font: QFont
    ) -> None:
        self._painter = painter
        self._viewport = viewport
        self._cache = cache
        self._colours = colours
        self._font = font
        self._sheet = NIGHT if cache.is_night else PAPER

    def paint_page(self, page: int, marks: MarkedSpans, placeholder: str) -> None:
        """Paint a page; placeholder is for where nothing is drawn of it yet."""
        sheet = self._viewport.page_rect(page).toAlignedRect()
        self._painter.fillRect(sheet.adjusted(-1, -1, 1, 1), self._colours.line)
        self._painter.fillRect(sheet, self._sheet.sheet)
        self._painter.save()
        self._painter.setClipRect(sheet)
        self._paint_tiles(page, sheet, placeholder)
        self._paint_marks(page, marks)
        self._painter.restore()

    def _paint_tiles(self, page: int, sheet: QRect, placeholder: str) -> None:
        wanted = {tile: self._cache.tile_image(tile) for tile in self._viewport.tiles(page)}
        if any(image is None for image in wanted.values()):
            older = [pair for pair in self._cache.images_of(page) if pair[0] not in wanted]
            for tile, image in older:
                self._draw(image, self._viewport.tile_rect(tile))
            if not older:
                self._paint_placeholder(sheet, placeholder)
        for tile, drawn in wanted.items():
            if drawn is not None:
                self._paint_tile(tile, drawn, sheet)

    def _paint_tile(self, tile: Tile, image: QImage, sheet: QRect) -> None:
        """Paint a tile pixel by pixel: at whole pixels, not scaled."""
        ratio, turns = self._viewport.pixel_ratio, self._viewport.layout.turns
        printed = QRectF(tile.left / ratio, tile.top / ratio, tile.width / ratio, tile.height / ratio)
        size = QSizeF(tile.page_width / ratio, tile.page_height / ratio)
        self._draw(image, turn_rect(printed, size, turns).translated(sheet.x(), sheet.y()))

    def _draw(self, image: QImage, place: QRectF) -> None:
        """Draw an image, turned as the pages are, where it then lies."""
        turns = self._viewport.layout.turns
        if not turns:
            self._painter.drawImage(place, image)
            return
        size = place.size().transposed() if turns % 2 else place.size()
        self._painter.save()
        self._painter.translate(place.center())
        self._painter.rotate(90 * turns)
        self._painter.drawImage(
            QRectF(-size.width() / 2, -size.height() / 2, size.width(), size.height()), image
        )
        self._painter.restore()

    def _paint_placeholder(self, sheet: QRect, text: str) -> None:
        self._painter.setPen(self._sheet.on_sheet)
        self._painter.setFont(scaled_font(self._font, 1.2))
        seen = sheet.intersected(self._viewport.area().toAlignedRect())
        seen = seen.adjusted(TEXT_MARGIN, 0, -TEXT_MARGIN, 0)
        self._painter.drawText(seen, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)

    def _paint_marks(self, page: int, marks: MarkedSpans) -> None:
        boxes = self._cache.text_boxes(page)
        if boxes is None or not boxes.lines:
            return
        seen = Span(boxes.lines[0].span.start, boxes.lines[-1].span.end)
        quoted, highlighted, noted, places, shown = marks.layers_in(seen)
        self._painter.setCompositionMode(self._sheet.mode)
        painted: set[Span] = set()  # a place is marked once, with the strongest of its colours
        for spans, colour in (
            (shown, self._sheet.shown),
            (places, self._sheet.place),
            (noted, self._sheet.noted),
            (highlighted, self._sheet.highlighted),
            (quoted, self._sheet.evidence),
        ):
            for span in spans:
                if span not in painted:
                    painted.add(span)
                    for box in boxes.boxes_of(span):
                        self._painter.fillRect(self._viewport.box_rect(page, box), colour)
        self._painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        if marks.selected is not None:
            for box in boxes.boxes_of(marks.selected):
                self._painter.fillRect(self._viewport.box_rect(page, box), self._sheet.selected)
        for span in shown:  # a sign besides the colour
            self._painter.setPen(self._sheet.edge)
            for box in boxes.boxes_of(span):
                where = self._viewport.box_rect(page, box)
                self._painter.drawLine(where.bottomLeft(), where.bottomRight())
