"""Mouse on the pages (event filter of their viewport): links, quotations and selection under it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip, QWidget

from engine.core.document import Span
from engine.core.page_geometry import PageLink
from gui.viewer.marked_spans import MarkedSpans
from gui.viewer.page_cache import PageCache
from gui.viewer.page_selection import PageSelection
from gui.viewer.page_viewport import PageViewport
from gui.widgets.text_formatting import one_line, tooltip

LONGEST_ADDRESS = 200
"""Characters of an address that are shown."""


class PagePointer(QObject):
    """Says what the user points at and clicks. A link goes before a quotation that it stands in."""

    quoted_clicked = Signal(object)
    """A Span that the summary draws on."""
    quoted_hovered = Signal(object)
    """The Span of that kind under the mouse; None when it has left it."""
    link_clicked = Signal(object)
    """A PageLink."""

    def __init__(
        self,
        area: QWidget,
        view: Callable[[], PageViewport],
        cache: PageCache,
        marks: MarkedSpans,
        parent: QObject,
    ) -> None:
        """area is the viewport of the pages; view returns what is in it."""
        super().__init__(parent)
        self._area = area
        self._view = view
        self._cache = cache
        self._marks = marks
        self._hovered: Span | None = None
        self.selection = PageSelection(self.character_at, self)
        area.setMouseTracking(True)
        area.installEventFilter(self)

    def forget(self) -> None:
        """Other pages are shown."""
        self._hovered = None
        self.selection.clear()

    def character_at(self, point: QPointF) -> int | None:
        """Return the index of the character at a point of the view; None where there is none."""
        found = self._view().point_on_page(point)
        if found is None:
            return None
        page, x, y = found
        boxes = self._cache.text_boxes(page)
        return boxes.character_at(x, y) if boxes is not None else None

    def link_at(self, point: QPointF) -> PageLink | None:
        """Return the link at a point of the view; None where there is none."""
        found = self._view().point_on_page(point)
        boxes = None if found is None else self._cache.text_boxes(found[0])
        return None if found is None or boxes is None else boxes.link_at(found[1], found[2])

    def eventFilter(self, _area: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.MouseButtonPress if isinstance(event, QMouseEvent):
                if event.button() is Qt.MouseButton.LeftButton:
                    self.selection.press(event.position())
            case QEvent.Type.MouseMove if isinstance(event, QMouseEvent):
                if event.buttons() & Qt.MouseButton.LeftButton:
                    self.selection.drag(event.position())
                self._hover(event.position())
            case QEvent.Type.MouseButtonRelease if isinstance(event, QMouseEvent):
                if event.button() is Qt.MouseButton.LeftButton and not self.selection.release():
                    self._click(event.position())
            case QEvent.Type.Leave:
                self._hover(None)
            case QEvent.Type.ToolTip if isinstance(event, QHelpEvent):
                link = self.link_at(QPointF(event.pos()))
                QToolTip.showText(
                    event.globalPos(), tooltip(self.link_text(link)) if link else "", self._area
                )
                return True
        return False

    def link_text(self, link: PageLink) -> str:
        """Say where a link leads."""
        if link.page is None:
            return one_line(link.address, LONGEST_ADDRESS)
        return self.tr("Go to page {page}").format(page=link.page + 1)

    def _click(self, point: QPointF) -> None:
        link, quoted = self.link_at(point), self._quoted_at(point)
        if link is not None:
            self.link_clicked.emit(link)
        elif quoted is not None:
            self.quoted_clicked.emit(quoted)

    def _quoted_at(self, point: QPointF) -> Span | None:
        index = self.character_at(point)
        return self._marks.quoted_at(index) if index is not None else None

    def _hover(self, point: QPointF | None) -> None:
        quoted = None if point is None else self._quoted_at(point)
        leads_on = quoted is not None or (point is not None and self.link_at(point) is not None)
        shape = Qt.CursorShape.PointingHandCursor if leads_on else Qt.CursorShape.ArrowCursor
        if shape is not self._area.cursor().shape():
            self._area.setCursor(shape)
        if quoted != self._hovered:
            self._hovered = quoted
            self.quoted_hovered.emit(quoted)
