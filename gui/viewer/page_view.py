"""View of the pages of a document as they are printed (QAbstractScrollArea), with what was found marked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from engine.core.document import Document, Span
from engine.core.page_geometry import PageLink, PageSize, PageTextBoxes, Tile
from gui.viewer.marked_spans import MarkedSpans
from gui.viewer.page_cache import PageCache
from gui.viewer.page_layout import GAP, PageLayout
from gui.viewer.page_painter import PagePainter
from gui.viewer.page_pointer import PagePointer
from gui.viewer.page_requests import requests_for
from gui.viewer.page_viewport import PageViewport
from gui.widgets.theme import colours_of, is_dark

LEAST_ZOOM, MOST_ZOOM = 0.15, 8.0
"""Pixels a point."""
MOST_FITTED = 2.0
"""To fill a wider window with one page would show less of it, and no better."""
STEP = 1.2
LARGEST_SIDE = 30_000
"""Pixels of a page's picture along one side; no zoom goes beyond."""
OVERLAP = 40
"""Pixels that stay in view when a page is turned."""


class PageView(QAbstractScrollArea):
    """Shows pages under each other. What is not there yet is a white sheet with its number."""

    moved = Signal()
    """Another part of the document is in view, or it is larger or smaller."""
    quoted_clicked = Signal(object)
    """A Span that the summary draws on."""
    quoted_hovered = Signal(object)
    """The Span of that kind under the mouse; None when it has left it."""
    link_clicked = Signal(object)
    """A PageLink."""
    lost = Signal()
    """The place to be shown was not found on its page."""

    def __init__(self, cache: PageCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._document: Document | None = None
        self._layout = PageLayout()
        self._zoom: float | None = None
        self.marks = MarkedSpans()
        self._awaited: Span | None = None
        """The place to be shown, until it is known where on its page it stands."""
        self.also_wanted: Callable[[], Sequence[Tile]] = tuple
        """Returns what is to be drawn besides, when all that is in view is there: small pages, for one."""
        self._wants_night = False
        self._anchor = 0.0
        """The position at the upper edge: kept where the width changes, and so the zoom."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Always, so that the width stays, and so the zoom.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self._requesting = QTimer(self, interval=0, singleShot=True)
        self._requesting.timeout.connect(self._request_visible)
        self.pointer = PagePointer(self.viewport(), self.geometry_in_view, cache, self.marks, self)
        self.pointer.quoted_clicked.connect(self.quoted_clicked)
        self.pointer.quoted_hovered.connect(self.quoted_hovered)
        self.pointer.link_clicked.connect(self.link_clicked)
        self.selection = self.pointer.selection
        self.selection.changed.connect(self._show_selection)
        cache.tile_loaded.connect(self._repaint_page)
        cache.page_failed.connect(self._repaint_page)
        cache.text_boxes_loaded.connect(self._on_text_boxes)

    def show_pages(self, document: Document | None, sizes: Sequence[PageSize]) -> None:
        """Show the first of the pages of a document, which have these sizes."""
        self._document = document
        self._layout = PageLayout(sizes, columns=self._layout.columns)
        self.marks.clear()
        self.pointer.forget()
        self._awaited = None
        self._set_scroll_ranges()
        self.verticalScrollBar().setValue(0)
        self._refresh()

    def warm_up(self) -> None:
        """Be ready to show pages: a file may be on its way."""
        self._cache.warm_up()

    def take_text(self, document: Document) -> None:
        """The text of these pages was read meanwhile."""
        self._document = document
        self._refresh()

    def mark_quoted(self, spans: Sequence[Span]) -> None:
        """Mark softly what the summary draws on."""
        self.marks.set_quoted(spans)
        self.viewport().update()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark the places of what the user chose. They must not lie within each other."""
        self.marks.set_places(spans)
        self._awaited = None
        self.viewport().update()

    def highlight(self, spans: Sequence[Span]) -> None:
        """Mark for a moment what the mouse is on elsewhere in the window."""
        self.marks.set_highlighted(spans)
        self.viewport().update()

    def reveal(self, span: Span) -> None:
        """Mark a place above all others, scroll to its page at once and to its line when that is known."""
        self.marks.shown = self._awaited = span
        if self._document is not None and self._layout.sizes:
            page = self._page_of(span)
            if self._cache.text_boxes(page) is None:
                self.go_to_page(page + 1)
            else:
                self._go_to_awaited()
        self._refresh()

    def go_to_page(self, page: int) -> None:
        """Show a page from its top, counted from 1."""
        self._go_to_position(min(max(1, page), self.page_count()) - 1, GAP)

    def go_to_share(self, page: int, share: float) -> None:
        """Bring a place of a page, counted from 1, into the middle; share says how far down it lies."""
        self._go_to_position(min(max(1, page), self.page_count()) - 1 + share, self.viewport().height() / 2)

    def set_zoom(self, zoom: float | None) -> None:
        """Show so many pixels a point; None to follow the width of the window."""
        self._zoom_to(zoom)

    def go_to_position(self, position: float) -> None:
        """Bring a position, pages from the first with fractions, to the upper edge."""
        self._go_to_position(min(max(0.0, position), self.page_count()), 0)
        self._refresh()

    def turns(self) -> int:
        """Return by how many quarters the pages are turned clockwise."""
        return self._layout.turns

    def turn_to(self, turns: int) -> None:
        """Turn the pages clockwise, by so many quarters in all."""
        position = self._anchor
        self._layout = self._layout.turned(turns)
        self._set_scroll_ranges()
        self.go_to_position(position)

    def columns(self) -> int:
        """Return how many pages lie beside each other."""
        return self._layout.columns

    def show_columns(self, columns: int) -> None:
        """Show so many pages beside each other; the page that is in view stays there."""
        if columns != self._layout.columns:
            page = self.page_in_view()
            self._layout = self._layout.in_columns(columns)
            self._set_scroll_ranges()
            self.go_to_page(page)
            self._refresh()

    def show_night(self, wanted: bool) -> None:
        """Show the pages with inverted lightness where the window is dark."""
        self._wants_night = wanted
        self._follow_night()

    def page_in_view(self) -> int:
        """Return the page, counted from 1, that a reader would say to be on."""
        height = self.verticalScrollBar().value() + self.viewport().height() / 3
        return self._layout.page_at(height, self.zoom()) + 1

    def positions_in_view(self) -> tuple[float, float]:
        """Return which part of the document is in view: pages from the first, with fractions."""
        view = self.geometry_in_view()
        end = view.position_at(view.top + view.height) + self._layout.columns - 1
        return view.position_at(view.top), min(end, float(self.page_count()))

    def geometry_in_view(self) -> PageViewport:
        """Return what is in view at the moment."""
        size = self.viewport().size()
        left, top = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        ratio = self.devicePixelRatioF()
        return PageViewport(self._layout, self.zoom(), left, top, size.width(), size.height(), ratio)

    def page_count(self) -> int:
        return len(self._layout.sizes)

    def zoom(self) -> float:
        """Return how many pixels a point takes."""
        return self._zoom if self._zoom is not None else self._fitting_zoom()

    def is_fitted(self) -> bool:
        """Whether the zoom follows the width of the window."""
        return self._zoom is None

    def zoom_in(self) -> None:
        self._zoom_to(self.zoom() * STEP)

    def zoom_out(self) -> None:
        self._zoom_to(self.zoom() / STEP)

    def fit_width(self) -> None:
        self._zoom_to(None)

    def fit_page(self) -> None:
        """Show the whole of the page that is in view."""
        if self._layout.sizes:
            page = self.page_in_view()
            size = self._layout.sizes[page - 1]
            view = self.viewport().size()
            across = (view.width() - self._layout.gaps_across()) / (size.width * self._layout.columns)
            down = (view.height() - 2 * GAP) / size.height
            self._zoom_to(min(across, down))
            self.go_to_page(page)

    def document(self) -> Document | None:
        """Return the document whose pages are shown."""
        return self._document

    def boxes_in_view(self, span: Span) -> tuple[QRectF, ...]:
        """Return where in the view a span stands, line by line, as far as it is known."""
        view = self.geometry_in_view()
        return tuple(
            view.box_rect(page, box)
            for page in view.pages()
            if (boxes := self._cache.text_boxes(page)) is not None
            for box in boxes.boxes_of(span)
        )

    def links_in_view(self) -> tuple[PageLink, ...]:
        """Return the links of the pages in view, as far as they are known."""
        known = (self._cache.text_boxes(page) for page in self.geometry_in_view().pages())
        return tuple(link for boxes in known if boxes is not None for link in boxes.links)

    # Zoom and scroll

    def _fitting_zoom(self) -> float:
        room = self.viewport().width() - self._layout.gaps_across()
        fitting = room / (self._layout.widest * self._layout.columns)
        return max(LEAST_ZOOM, min(fitting, self._most_zoom(), MOST_FITTED))

    def _most_zoom(self) -> float:
        return min(MOST_ZOOM, LARGEST_SIDE / (self._layout.longest_side * self.devicePixelRatioF()))

    def _zoom_to(self, zoom: float | None, at: float | None = None) -> None:
        """at is the height in the view that stays where it is; the upper third without it."""
        height = self.viewport().height() / 3 if at is None else at
        position = self.geometry_in_view().position_at(self.verticalScrollBar().value() + height)
        self._zoom = None if zoom is None else min(max(LEAST_ZOOM, zoom), self._most_zoom())
        self._set_scroll_ranges()
        self._go_to_position(position, height)
        self._refresh()

    def _go_to_position(self, position: float, height: float) -> None:
        """Bring a position to a height of the view."""
        if self._layout.sizes:
            self.verticalScrollBar().setValue(round(self.geometry_in_view().height_of(position) - height))

    def _set_scroll_ranges(self) -> None:
        view, zoom = self.viewport().size(), self.zoom()
        tall = self._layout.height(zoom) - view.height() if self._layout.sizes else 0
        wide = self._layout.width(zoom) - view.width() if self._zoom is not None else 0
        for bar, most, page in (
            (self.verticalScrollBar(), tall, view.height()),
            (self.horizontalScrollBar(), wide, view.width()),
        ):
            bar.setRange(0, max(0, most))
            bar.setPageStep(max(1, page - OVERLAP))

    def _page_of(self, span: Span) -> int:
        page = self._document.page_of(span) if self._document is not None else None
        return min((page or 1) - 1, len(self._layout.sizes) - 1)

    def _go_to_awaited(self) -> None:
        """Bring the place that is awaited into view, if it was found; say so if not."""
        span = self._awaited
        assert span is not None
        page = self._page_of(span)
        boxes = (self._cache.text_boxes(page) or PageTextBoxes()).boxes_of(span)
        self._awaited = None
        if not boxes:
            self.go_to_page(page + 1)
            self.lost.emit()
            return
        shown = self.geometry_in_view().box_rect(page, boxes[0])
        third = self.viewport().height() / 3
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(round(down.value() + shown.center().y() - third))
        if shown.left() < 0 or shown.right() > self.viewport().width():
            across.setValue(round(across.value() + shown.left() - GAP))

    def _follow_night(self) -> None:
        if self._cache.set_night(self._wants_night and is_dark(self.palette())):
            self._refresh()

    # What comes from the cache

    def _refresh(self) -> None:
        view = self.geometry_in_view()
        self._anchor = view.position_at(view.top)
        self.viewport().update()
        self._requesting.start()
        self.moved.emit()

    def _request_visible(self) -> None:
        if self.isVisible() and self._document is not None and self._layout.sizes:
            awaited = None if self._awaited is None else self._page_of(self._awaited)
            self._cache.request((*requests_for(self.geometry_in_view(), awaited), *self.also_wanted()))

    def request_again(self) -> None:
        """Other pages are wanted besides those in view."""
        self._requesting.start()

    def _on_text_boxes(self, page: int) -> None:
        if self._awaited is not None and page == self._page_of(self._awaited):
            self._go_to_awaited()
        self._repaint_page(page)

    def _repaint_page(self, page: int) -> None:
        if page in self.geometry_in_view().pages():
            self.viewport().update()

    # Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        colours = colours_of(self)
        ground = colours.window.darker(125) if is_dark(self.palette()) else colours.window.darker(106)
        painter.fillRect(event.rect(), ground)
        view = self.geometry_in_view()
        pages = PagePainter(painter, view, self._cache, colours, self.font())
        for page in view.pages():
            pages.paint_page(page, self.marks, self._placeholder(page))
        if self.hasFocus() and self._layout.sizes:
            painter.setPen(colours.accent)
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    def _placeholder(self, page: int) -> str:
        if page in self._cache.broken:
            text = self.tr("Page {page} cannot be shown as it is. The text view shows what was read of it.")
            return text.format(page=page + 1)
        return self.tr("Page {page}").format(page=page + 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._follow_night()

    def scrollContentsBy(self, _across: int, _down: int) -> None:
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        position = self._anchor
        self._set_scroll_ranges()
        if self._zoom is None and event.oldSize().width() != event.size().width():
            self._go_to_position(position, 0.0)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

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

    def _show_selection(self) -> None:
        self.marks.selected = self.selection.span
        self.viewport().update()
