"""Thumbnails of all pages (QListView), which lead to their pages."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.core.page_geometry import PageSize, Tile
from gui.viewer.page_cache import PageCache
from gui.viewer.page_layout import tiles_of
from gui.viewer.sheet_colours import NIGHT, PAPER
from gui.widgets.result_list import Index
from gui.widgets.theme import colours_of, scaled_font

PICTURE = 92
"""Pixels across a page."""
TALLEST = 190
"""Pixels of a page's height: a scroll is cut off."""
SPACE = 8
BAR = 18
"""Pixels for a scroll bar."""


class PageThumbnailModel(QAbstractListModel):
    """List model of page numbers."""

    sizes: tuple[PageSize, ...] = ()

    def replace(self, sizes: tuple[PageSize, ...]) -> None:
        """Show pages of these sizes."""
        self.beginResetModel()
        self.sizes = sizes
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.sizes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        number = index.row() + 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(number)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("Page {page}").format(page=number)
        return None


class PageThumbnails(QListView):
    """Column of small pages. What is not there yet is a white sheet."""

    page_chosen = Signal(int)
    """Counted from 1."""
    wanted_changed = Signal()
    """Other pages are in view here."""

    def __init__(self, cache: PageCache, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._pages = PageThumbnailModel(self)
        self._is_following = False
        self.setModel(self._pages)
        self.setItemDelegate(ThumbnailDelegate(cache, self))
        self.setAccessibleName(self.tr("Page thumbnails"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setFixedWidth(PICTURE + 4 * SPACE + BAR)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(self.wanted_changed)
        self.selectionModel().currentChanged.connect(self._choose)
        self.clicked.connect(self._choose)
        cache.tile_loaded.connect(lambda page: self.update(self._pages.index(page)))

    def show_pages(self, sizes: tuple[PageSize, ...]) -> None:
        """Show the pages of another document."""
        self._pages.replace(sizes)

    def follow(self, page: int) -> None:
        """Mark the page, counted from 1, that is in view."""
        index = self._pages.index(page - 1)
        if index.isValid() and index != self.currentIndex():
            self._is_following = True
            self.setCurrentIndex(index)
            self._is_following = False

    def wanted(self) -> tuple[Tile, ...]:
        """Return the small pages that are in view; none where the pane is hidden."""
        if not self.isVisible() or not self._pages.sizes:
            return ()
        first, last = self.indexAt(self.viewport().rect().topLeft()), self._last_in_view()
        return tuple(self.tile_of(page) for page in range(max(0, first.row()), last + 1))

    def tile_of(self, page: int) -> Tile:
        """Return the picture that is shown of a page, counted from 0."""
        size, across = self._pages.sizes[page], round(PICTURE * self.devicePixelRatioF())
        return tiles_of(page, across, max(1, round(size.height * across / size.width)))[0]

    def height_of(self, page: int) -> int:
        """Return how many pixels of height the picture of a page takes."""
        size = self._pages.sizes[page]
        return min(TALLEST, round(size.height * PICTURE / size.width))

    def _last_in_view(self) -> int:
        corner = self.viewport().rect().bottomLeft()
        last = self.indexAt(corner)
        return last.row() if last.isValid() else len(self._pages.sizes) - 1

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_following:
            self.page_chosen.emit(index.row() + 1)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.wanted_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()


class ThumbnailDelegate(QStyledItemDelegate):
    """Item delegate: a small page with its number under it."""

    def __init__(self, cache: PageCache, view: PageThumbnails) -> None:
        super().__init__(view)
        self._cache = cache
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = QFontMetrics(scaled_font(option.font, 0.88)).height()
        return QSize(PICTURE + 2 * SPACE, self._view.height_of(index.row()) + words + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page = index.row()
        colours = colours_of(self._view)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        sheet = QRectF(
            option.rect.center().x() - PICTURE / 2,
            option.rect.y() + SPACE,
            PICTURE,
            self._view.height_of(page),
        )
        painter.save()
        if is_current:
            painter.fillRect(option.rect, colours.chosen)
        painter.fillRect(sheet.adjusted(-1, -1, 1, 1), colours.accent if is_current else colours.line)
        painter.fillRect(sheet, (NIGHT if self._cache.is_night else PAPER).sheet)
        image = self._cache.tile_image(self._view.tile_of(page))
        if image is not None:
            height = sheet.height() * image.width() / sheet.width()
            painter.drawImage(sheet, image, QRectF(0, 0, image.width(), height))
        painter.setFont(scaled_font(option.font, 0.88))
        painter.setPen(colours.text if is_current else colours.faint)
        below = QRectF(
            option.rect.x(), sheet.bottom(), option.rect.width(), option.rect.bottom() - sheet.bottom()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
