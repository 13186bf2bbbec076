"""The list on the left of the window."""

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from gui.choice_list import Index, paint_ground, view_of
from gui.document_list import (
    ENTRY,
    DocumentList,
    Entry,
    Failed,
    Running,
    Waiting,
    share_done,
    status_in_words,
)
from gui.theme import Colours, scaled

MARGIN = 12
SPACE = 7
BAR = 3
CROSS = 24
"""The room that the button in a row takes."""
NAME_SPACE = 1.25
"""Of the font's height: another script may need a font that is higher."""


class DocumentListView(QListView):
    """Shows the documents. Delete asks to remove the chosen one, a button the one under the mouse."""

    chosen = Signal()
    """Another document is chosen, or none."""
    cancel_wanted = Signal(int)
    """The number of an entry."""
    removal_wanted = Signal(int)
    """The number of an entry."""

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
        self._under_mouse = QPersistentModelIndex()
        self._cross = QToolButton(self.viewport())
        self._cross.setText("✕")
        self._cross.setAutoRaise(True)
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._cross.setCursor(Qt.CursorShape.ArrowCursor)
        self._cross.hide()
        self._cross.clicked.connect(self._take_away)
        self.entered.connect(self._offer_cross)
        self.viewportEntered.connect(self._cross.hide)
        self.verticalScrollBar().valueChanged.connect(self._cross.hide)
        for changed in (model.dataChanged, model.rowsRemoved, model.rowsInserted):
            changed.connect(self._follow_row)

    def chosen_entry(self) -> Entry | None:
        indexes = self.selectionModel().selectedIndexes()
        return indexes[0].data(ENTRY) if indexes else None

    def choose(self, index: QModelIndex) -> None:
        """Choose the document there and no other; none, where the index is invalid."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if (entry := self.chosen_entry()) is not None:
                self.removal_wanted.emit(entry.number)
            return
        super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._cross.hide()

    def _offer_cross(self, index: QModelIndex) -> None:
        """Show the button in the row under the mouse."""
        self._under_mouse = QPersistentModelIndex(index)
        self._follow_row()
        self._cross.show()

    def _follow_row(self) -> None:
        """Let the button stay with its row, and say what it does there."""
        if not self._under_mouse.isValid():
            self._cross.hide()
            return
        status = self._under_mouse.data(ENTRY).status
        works = isinstance(status, Waiting | Running)
        words = self.tr("Cancel") if works else self.tr("Remove from the list")
        if words != self._cross.toolTip():
            self._cross.setToolTip(words)
            self._cross.setAccessibleName(words)
        rect = self.visualRect(self._under_mouse)
        size = self._cross.sizeHint().height()
        self._cross.setGeometry(rect.right() - size - 5, rect.y() + SPACE, size, size)

    def _take_away(self) -> None:
        if self._under_mouse.isValid():
            entry: Entry = self._under_mouse.data(ENTRY)
            works = isinstance(entry.status, Waiting | Running)
            (self.cancel_wanted if works else self.removal_wanted).emit(entry.number)


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
        under_mouse = option.state & QStyle.StateFlag.State_MouseOver
        room = area.width() - (CROSS if under_mouse else 0)
        name = metrics.elidedText(entry.name, Qt.TextElideMode.ElideMiddle, room)
        # On a line of its own choice: Qt would set a name in Chinese lower than one in Latin letters.
        baseline = area.y() + round(metrics.height() * (NAME_SPACE - 1) / 2) + metrics.ascent()
        painter.drawText(area.x(), baseline, name)
        small = scaled(view.font(), 0.88)
        painter.setFont(small)
        painter.setPen(colours.error if isinstance(entry.status, Failed) else colours.faint)
        below = area.adjusted(0, round(metrics.height() * NAME_SPACE), 0, 0)
        words = QFontMetrics(small).elidedText(
            status_in_words(entry.status), Qt.TextElideMode.ElideRight, room
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
