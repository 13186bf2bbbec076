"""List view of results (QListView) with its model, single choice and hover."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gui.widgets.text_formatting import tooltip
from gui.widgets.theme import Colours, colours_of

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole


class ResultListModel(QAbstractListModel):
    """List model whose rows are replaced all at once. text_of gives the accessible text of a row."""

    def __init__(
        self,
        text_of: Callable[[Any], str],
        parent: QObject | None = None,
        dragged_text: Callable[[Any], str] | None = None,
    ) -> None:
        """dragged_text gives what a row is when it is dragged elsewhere; without it rows stay."""
        super().__init__(parent)
        self._text_of = text_of
        self._dragged_text = dragged_text
        self.rows: tuple[Any, ...] = ()

    def replace(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return row
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._text_of(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(self._text_of(row))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        is_dragged = self._dragged_text is not None and index.isValid()
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_dragged else flags

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if self._dragged_text is not None:
            data.setText("\n".join(self._dragged_text(self.rows[index.row()]) for index in indexes))
        return data


class ResultList(QListView):
    """List view that tells when a row is chosen, and when the chosen row is chosen again."""

    chosen = Signal(int)
    chosen_again = Signal(int)
    hovered = Signal(int)
    """The row under the mouse; -1 when there is none any more."""

    def __init__(
        self, model: ResultListModel, delegate: QStyledItemDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._just_chosen = False
        self._restoring = False
        self._rows = model
        self.marked_row = -1
        """The row that belongs to what the mouse is on elsewhere in the window; -1 for none."""
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(20)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._after_click)
        self.entered.connect(lambda index: self.hovered.emit(index.row()))
        self.viewportEntered.connect(lambda: self.hovered.emit(-1))

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replace the rows. A row that was chosen and is still there stays chosen."""
        chosen = self.chosen_row()
        height = self.verticalScrollBar().value()
        self._restoring = True
        self._rows.replace(rows)
        if chosen is not None and chosen in self._rows.rows:
            index = self._rows.index(self._rows.rows.index(chosen))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._restoring = False
        self.verticalScrollBar().setValue(height)

    def mark_row(self, row: int) -> None:
        self.marked_row = row
        self.viewport().update()

    def chosen_row(self) -> Any:
        indexes = self.selectionModel().selectedIndexes()
        return indexes[0].data(ROW) if indexes else None

    def show_chosen(self, row: int) -> None:
        """Show that a row was chosen, somewhere else."""
        self._restoring = True
        self.setCurrentIndex(self._rows.index(row))
        self._restoring = False

    def clear_choice(self) -> None:
        self._restoring = True
        self.selectionModel().clear()
        self._restoring = False

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if selected.indexes() and not self._restoring:
            self._just_chosen = True
            self.chosen.emit(selected.indexes()[0].row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # rows of wrapped words become higher or lower

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._just_chosen = False
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            if self.chosen_row() is None:
                self.setCurrentIndex(self.currentIndex())
            else:
                self.chosen_again.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _after_click(self, index: QModelIndex) -> None:
        if not self._just_chosen:
            self.chosen_again.emit(index.row())


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: Index) -> Colours:
    """Paint what lies under a row, by its state; return the colours to go on with."""
    widget, state, rect = option.widget, option.state, option.rect
    colours = colours_of(widget)
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colours.chosen)
        painter.fillRect(rect.x(), rect.y(), 3, rect.height(), colours.accent)
    elif state & QStyle.StateFlag.State_MouseOver or _is_marked(widget, index):
        painter.fillRect(rect, widget.palette().color(QPalette.ColorRole.Window))
    if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setPen(colours.accent)
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
    return colours


def _is_marked(view: QWidget, index: Index) -> bool:
    return isinstance(view, ResultList) and view.marked_row == index.row()


def view_of(option: QStyleOptionViewItem) -> QListView:
    """Return the list that a delegate draws for."""
    view = option.widget
    assert isinstance(view, QListView)
    return view
