"""The pages of a document as they are printed, with what was found marked on them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from engine.core.document import Document, Span
from engine.core.page_geometry import Box, PageSize, PageTextBoxes, Tile
from gui.viewer.page_cache import PageCache, PageWish, TextBoxesWanted
from gui.viewer.page_layout import GAP, PageLayout, tiles_of
from gui.widgets.theme import colours_of, is_dark, scaled_font

LEAST_ZOOM, MOST_ZOOM = 0.15, 8.0
"""Pixels a point."""
MOST_FITTED = 2.0
"""To fill a wider window with one page would show less of it, and no better."""
STEP = 1.2
LARGEST_SIDE = 30_000
"""Pixels of a page's picture along one side; no zoom goes beyond."""
OVERLAP = 40
"""Pixels that stay in view when a page is turned."""
MOST_MARKS = 600
"""Marks of a kind drawn on a page. More are every letter of it."""
EVIDENCE = QColor("#dbe8fa")
PLACE = QColor("#fbe9a9")
SHOWN = QColor("#f9cd52")
POINTED = QColor("#b5d2f6")
"""Pages are white in the dark too. The marks are painted as a pen for marking would: letters stay black."""
EDGE = QColor("#8a5a00")
SHEET = QColor("#ffffff")
ON_SHEET = QColor("#5a6470")


class PageView(QAbstractScrollArea):
    """Shows pages under each other. What is not there yet is a white sheet with its number."""

    moved = Signal()
    """Another part of the document is in view, or it is larger or smaller."""
    quoted_clicked = Signal(object)
    """A Span that the summary draws on."""
    quoted_pointed = Signal(object)
    """The Span of that kind under the mouse; None when it has left it."""
    lost = Signal()
    """The place to be shown was not found on its page."""

    def __init__(self, store: PageCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._document: Document | None = None
        self._stack = PageLayout()
        self._zoom: float | None = None
        self._quoted: tuple[Span, ...] = ()
        self._places: tuple[Span, ...] = ()
        self._pointed: tuple[Span, ...] = ()
        self._shown: Span | None = None
        self._awaited: Span | None = None
        self._under_mouse: Span | None = None
        self._anchor = 0.0
        """What of the course is at the upper edge: kept where the width changes, and so the zoom."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # the width, and so the zoom, stays
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self._asking = QTimer(self, interval=0, singleShot=True)
        self._asking.timeout.connect(self._ask)
        store.picture_came.connect(self._repaint_page)
        store.page_failed.connect(self._repaint_page)
        store.places_came.connect(self._take_places)

    def show_pages(self, document: Document | None, sizes: Sequence[PageSize]) -> None:
        self._document = document
        self._stack = PageLayout(sizes)
        self._quoted = self._places = self._pointed = ()
        self._shown = self._awaited = self._under_mouse = None
        self._set_ranges()
        self.verticalScrollBar().setValue(0)
        self._look_again()

    def mark_quoted(self, spans: Sequence[Span]) -> None:
        """Mark softly what the summary draws on."""
        self._quoted = tuple(sorted(spans, key=attrgetter("start")))
        self.viewport().update()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark the places of what the user chose. They must not lie within each other."""
        self._places = tuple(sorted(spans))
        self._shown = self._awaited = None
        self.viewport().update()

    def point_at(self, spans: Sequence[Span]) -> None:
        """Mark for a moment what the mouse is on elsewhere in the window."""
        self._pointed = tuple(sorted(spans))
        self.viewport().update()

    def reveal(self, span: Span) -> None:
        """Mark a place above all others, scroll to its page at once and to its line when that is known."""
        self._shown = self._awaited = span
        if self._document is not None and self._stack.sizes:
            page = self._page_of(span)
            if self._store.places(page) is None:
                self.go_to_page(page + 1)
            else:
                self._go_to_awaited()
        self._look_again()

    def go_to_page(self, page: int) -> None:
        """Show a page from its top, counted from 1."""
        if self._stack.sizes:
            page = min(max(1, page), len(self._stack.sizes)) - 1
            self.verticalScrollBar().setValue(round(self._stack.top(page, self.zoom())) - GAP)

    def go_to_share(self, page: int, share: float) -> None:
        """Bring a place of a page, counted from 1, into the middle; share says how far down it lies."""
        if self._stack.sizes:
            page = min(max(1, page), len(self._stack.sizes)) - 1
            height = self._stack.sizes[page].height * self.zoom()
            top = self._stack.top(page, self.zoom()) + share * height
            self.verticalScrollBar().setValue(round(top - self.viewport().height() / 2))

    def page_in_view(self) -> int:
        """Return the page, counted from 1, that a reader would say to be on."""
        height = self.verticalScrollBar().value() + self.viewport().height() / 3
        return self._stack.page_at(height, self.zoom()) + 1

    def course_in_view(self) -> tuple[float, float]:
        """Return which part of the document is in view: pages from the first, with fractions."""
        top = self.verticalScrollBar().value()
        return self._course_at(top), self._course_at(top + self.viewport().height())

    def page_count(self) -> int:
        return len(self._stack.sizes)

    def zoom(self) -> float:
        """Return how many pixels a point takes."""
        return self._zoom if self._zoom is not None else self._fitting()

    def is_fitted(self) -> bool:
        """Whether the zoom follows the width of the window."""
        return self._zoom is None

    def zoom_in(self) -> None:
        self._zoom_to(self.zoom() * STEP)

    def zoom_out(self) -> None:
        self._zoom_to(self.zoom() / STEP)

    def fit_width(self) -> None:
        self._zoom_to(None)

    def boxes_in_view(self, span: Span) -> tuple[QRectF, ...]:
        """Return where in the view a span stands, line by line, as far as it is known."""
        return tuple(
            self._on_view(page, box)
            for page in self._visible_pages()
            if (places := self._store.places(page)) is not None
            for box in places.boxes_of(span)
        )

    # Where things are

    def _fitting(self) -> float:
        room = self.viewport().width() - 2 * GAP
        return max(LEAST_ZOOM, min(room / self._stack.widest, self._most_zoom(), MOST_FITTED))

    def _most_zoom(self) -> float:
        return min(MOST_ZOOM, LARGEST_SIDE / (self._stack.longest_side * self.devicePixelRatioF()))

    def _page_of(self, span: Span) -> int:
        page = self._document.page_of(span) if self._document is not None else None
        return min((page or 1) - 1, len(self._stack.sizes) - 1)

    def _page_rect(self, page: int) -> QRectF:
        rect = self._stack.rect(page, self.zoom(), self.viewport().width())
        return rect.translated(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())

    def _on_view(self, page: int, box: Box) -> QRectF:
        rect, zoom = self._page_rect(page), self.zoom()
        return QRectF(
            rect.x() + box.left * zoom,
            rect.y() + box.top * zoom,
            (box.right - box.left) * zoom,
            (box.bottom - box.top) * zoom,
        )

    def _visible_pages(self) -> range:
        if not self._stack.sizes:
            return range(0)
        top, zoom = self.verticalScrollBar().value(), self.zoom()
        first = self._stack.page_at(top, zoom)
        return range(first, self._stack.page_at(top + self.viewport().height(), zoom) + 1)

    def _course_at(self, height: float) -> float:
        if not self._stack.sizes:
            return 0.0
        page = self._stack.page_at(height, self.zoom())
        rect = self._stack.rect(page, self.zoom(), 0)
        return page + min(1.0, max(0.0, (height - rect.top()) / rect.height()))

    def _character_at(self, point: QPointF) -> int | None:
        """Return which character of the document's text is at a point of the view."""
        for page in self._visible_pages():
            rect = self._page_rect(page)
            if rect.contains(point):
                places = self._store.places(page)
                x, y = (point.x() - rect.x()) / self.zoom(), (point.y() - rect.y()) / self.zoom()
                return places.character_at(x, y) if places is not None else None
        return None

    def _quoted_at(self, point: QPointF) -> Span | None:
        index = self._character_at(point)
        if index is None:
            return None
        return next((span for span in self._quoted if span.start <= index < span.end), None)

    # Moving

    def _zoom_to(self, zoom: float | None, at: float | None = None) -> None:
        """at is the height in the view that stays where it is; the upper third without it."""
        height = self.viewport().height() / 3 if at is None else at
        course = self._course_at(self.verticalScrollBar().value() + height)
        self._zoom = None if zoom is None else min(max(LEAST_ZOOM, zoom), self._most_zoom())
        self._set_ranges()
        self._go_to_course(course, height)
        self._look_again()

    def _go_to_course(self, course: float, height: float) -> None:
        if self._stack.sizes:
            page = min(int(course), len(self._stack.sizes) - 1)
            rect = self._stack.rect(page, self.zoom(), 0)
            self.verticalScrollBar().setValue(round(rect.y() + (course - page) * rect.height() - height))

    def _set_ranges(self) -> None:
        view, zoom = self.viewport().size(), self.zoom()
        tall = self._stack.height(zoom) - view.height() if self._stack.sizes else 0
        wide = self._stack.width(zoom) - view.width() if self._zoom is not None else 0
        for bar, most, page in (
            (self.verticalScrollBar(), tall, view.height()),
            (self.horizontalScrollBar(), wide, view.width()),
        ):
            bar.setRange(0, max(0, most))
            bar.setPageStep(max(1, page - OVERLAP))

    def _take_places(self, page: int) -> None:
        if self._awaited is not None and page == self._page_of(self._awaited):
            self._go_to_awaited()
        self._repaint_page(page)

    def _go_to_awaited(self) -> None:
        """Bring the place that is awaited into view, if it was found; say so if not."""
        span = self._awaited
        assert span is not None
        page = self._page_of(span)
        places = self._store.places(page) or PageTextBoxes()
        self._awaited = None
        boxes = places.boxes_of(span)
        if not boxes:
            self.go_to_page(page + 1)
            self.lost.emit()
            return
        shown = self._on_view(page, boxes[0])
        third = self.viewport().height() / 3
        self.verticalScrollBar().setValue(
            round(self.verticalScrollBar().value() + shown.center().y() - third)
        )
        if shown.left() < 0 or shown.right() > self.viewport().width():
            across = self.horizontalScrollBar()
            across.setValue(round(across.value() + shown.left() - GAP))

    def _look_again(self) -> None:
        self._anchor = self._course_at(self.verticalScrollBar().value())
        self.viewport().update()
        self._asking.start()
        self.moved.emit()

    # Asking for what is in view

    def _ask(self) -> None:
        if not self.isVisible() or self._document is None:
            return
        seen = self._visible_pages()
        if not seen:
            return
        wishes: list[PageWish] = []
        around = [page for page in (seen.stop, seen.start - 1) if 0 <= page < len(self._stack.sizes)]
        if self._awaited is not None:
            wishes.append(TextBoxesWanted(self._page_of(self._awaited)))
        for page in seen:
            wishes.extend(
                tile for tile in self._tiles(page) if self._tile_rect(tile).intersects(self._view())
            )
        wishes.extend(TextBoxesWanted(page) for page in seen)
        for page in around:
            tiles = self._tiles(page)
            wishes.extend(tiles if len(tiles) == 1 else ())
            wishes.append(TextBoxesWanted(page))
        self._store.want(wishes)

    def _view(self) -> QRectF:
        return QRectF(self.viewport().rect())

    def _tiles(self, page: int) -> tuple[Tile, ...]:
        size, scale = self._stack.sizes[page], self.zoom() * self.devicePixelRatioF()
        return tiles_of(page, max(1, round(size.width * scale)), max(1, round(size.height * scale)))

    def _tile_rect(self, tile: Tile) -> QRectF:
        rect = self._page_rect(tile.page)
        across, down = rect.width() / tile.page_width, rect.height() / tile.page_height
        return QRectF(
            rect.x() + tile.left * across,
            rect.y() + tile.top * down,
            tile.width * across,
            tile.height * down,
        )

    def _repaint_page(self, page: int) -> None:
        if page in self._visible_pages():
            self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = colours_of(self)
        ground = colours.window.darker(125) if is_dark(self.palette()) else colours.window.darker(106)
        painter.fillRect(event.rect(), ground)
        for page in self._visible_pages():
            rect = self._page_rect(page)
            sheet = rect.toAlignedRect()
            painter.fillRect(sheet.adjusted(-1, -1, 1, 1), colours.line)
            painter.fillRect(sheet, SHEET)
            painter.save()
            painter.setClipRect(sheet)
            self._paint_page(painter, page, sheet)
            self._paint_marks(painter, page)
            painter.restore()
        if self.hasFocus() and self._stack.sizes:
            painter.setPen(colours.accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _paint_page(self, painter: QPainter, page: int, sheet: QRect) -> None:
        wanted = {tile: self._store.picture(tile) for tile in self._tiles(page)}
        if any(image is None for image in wanted.values()):
            older = [pair for pair in self._store.pictures_of(page) if pair[0] not in wanted]
            for tile, image in older:
                painter.drawImage(self._tile_rect(tile), image)
            if not older:
                self._paint_words(painter, page, sheet)
        for tile, drawn in wanted.items():
            if drawn is not None:
                self._paint_tile(painter, tile, drawn, sheet)

    def _paint_tile(self, painter: QPainter, tile: Tile, image: QImage, sheet: QRect) -> None:
        ratio = self.devicePixelRatioF()
        place = QRectF(
            sheet.x() + tile.left / ratio,
            sheet.y() + tile.top / ratio,
            tile.width / ratio,
            tile.height / ratio,
        )
        painter.drawImage(place, image)

    def _paint_words(self, painter: QPainter, page: int, sheet: QRect) -> None:
        words = self.tr("Page {page}").format(page=page + 1)
        if page in self._store.broken:
            words = self.tr("Page {page} cannot be shown as it is. The text view shows what was read of it.")
            words = words.format(page=page + 1)
        painter.setPen(ON_SHEET)
        painter.setFont(scaled_font(self.font(), 1.2))
        seen = sheet.intersected(self.viewport().rect()).adjusted(24, 0, -24, 0)
        painter.drawText(seen, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_marks(self, painter: QPainter, page: int) -> None:
        places = self._store.places(page)
        if places is None or not places.lines:
            return
        seen = Span(places.lines[0].span.start, places.lines[-1].span.end)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = (self._shown,) if self._shown is not None else ()
        painted: set[Span] = set()  # a place is marked once, with the strongest of its colours
        for spans, colour in (
            (shown, SHOWN),
            (self._places, PLACE),
            (self._pointed, POINTED),
            (self._quoted, EVIDENCE),
        ):
            for span in _touching(spans, seen):
                if span not in painted:
                    painted.add(span)
                    for box in places.boxes_of(span):
                        painter.fillRect(self._on_view(page, box), colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for span in _touching(shown, seen):  # a sign besides the colour
            painter.setPen(EDGE)
            for box in places.boxes_of(span):
                where = self._on_view(page, box)
                painter.drawLine(where.bottomLeft(), where.bottomRight())

    # Qt's events

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self._look_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        course = self._anchor
        self._set_ranges()
        if self._zoom is None and event.oldSize().width() != event.size().width():
            self._go_to_course(course, 0.0)
        self._look_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, step = self.verticalScrollBar(), self.verticalScrollBar().pageStep()
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_PageDown:
                bar.setValue(bar.value() + step)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - step)
            case Qt.Key.Key_Space:
                bar.setValue(bar.value() + (-step if back else step))
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / 120
            if turns:
                self._zoom_to(self.zoom() * STEP**turns, event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._quoted_at(event.position())
        self._point(found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._quoted_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.quoted_clicked.emit(found)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point(None)

    def _point(self, found: Span | None) -> None:
        if found != self._under_mouse:
            self._under_mouse = found
            shape = Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.quoted_pointed.emit(found)


def _touching(spans: Sequence[Span], seen: Span) -> Sequence[Span]:
    """Return those of the spans, in order and not within each other, that touch what is on a page."""
    first = bisect_right(spans, seen.start, key=lambda span: span.end)
    last = bisect_left(spans, seen.end, key=lambda span: span.start)
    return spans[first : min(last, first + MOST_MARKS)]
