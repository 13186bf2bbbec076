"""The list on the left of the window."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.choice_list import Index, paint_ground, view_of
from gui.document_list import ENTRY, DocumentList, Entry, Failed, Running, share_done, status_in_words
from gui.theme import Colours, scaled

MARGIN = 12
SPACE = 7
BAR = 3
NAME_SPACE = 1.25
"""Of the font's height: another script may need a font that is higher."""


class DocumentListView(QListView):
    """Shows the documents; Delete asks to remove the chosen one."""

    chosen = Signal()
    """Another document is chosen, or none."""
    removal_wanted = Signal()

    def __init__(self, model: DocumentList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(DocumentDelegate(self))
        self.setAccessibleName(self.tr("Documents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())

    def chosen_entry(self) -> Entry | None:
        indexes = self.selectionModel().selectedIndexes()
        return indexes[0].data(ENTRY) if indexes else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
            return
        super().keyPressEvent(event)


class DocumentDelegate(QStyledItemDelegate):
    """Draws a document's name, how far it is in words, and a bar while it is worked on."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = view_of(option)
        small = QFontMetrics(scaled(view.font(), 0.88)).height()
        return QSize(80, round(QFontMetrics(view.font()).height() * NAME_SPACE) + small + BAR + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        view = view_of(option)
        rect: QRect = option.rect
        painter.save()
        colours = paint_ground(painter, option)
        area = rect.adjusted(MARGIN, SPACE, -MARGIN, -SPACE)
        metrics = QFontMetrics(view.font())
        painter.setFont(view.font())
        painter.setPen(colours.text)
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignTop, name)
        small = scaled(view.font(), 0.88)
        painter.setFont(small)
        painter.setPen(colours.error if isinstance(entry.status, Failed) else colours.faint)
        below = area.adjusted(0, round(metrics.height() * NAME_SPACE), 0, 0)
        words = QFontMetrics(small).elidedText(
            status_in_words(entry.status), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, words)
        if isinstance(entry.status, Running):
            _draw_progress(painter, rect, colours, share_done(entry.status))
        painter.restore()


def _draw_progress(painter: QPainter, rect: QRect, colours: Colours, share: float | None) -> None:
    """Draw how much is done along the row's lower edge; a short piece where nobody knows."""
    track = QRectF(rect.x() + MARGIN, rect.bottom() - BAR - 2, rect.width() - 2 * MARGIN, BAR)
    painter.fillRect(track, colours.line)
    track.setWidth(track.width() * (0.06 if share is None else share))
    painter.fillRect(track, colours.accent)
