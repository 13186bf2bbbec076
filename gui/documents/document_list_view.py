"""List view of the documents (QListView) and its item delegate."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFont, QFontMetrics, QKeyEvent, QPainter
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

from gui.documents.document_entry import DocumentEntry, lines_of, title_of
from gui.documents.document_model import ENTRY, STATUS_TEXT, DocumentModel
from gui.documents.document_status import Failed, Running, Waiting, share_done
from gui.widgets.result_list import Index, paint_ground, view_of
from gui.widgets.theme import Colours, colours_of, scaled_font

MARGIN = 12
STAR = "★"
SPACE = 7
BAR = 3
ROW_BUTTON = 24
"""The room that the button in a row takes."""
ALT = Qt.KeyboardModifier.AltModifier
SAID, FACTS = 0.92, 0.84
"""The size of the lines under a name, beside the name's."""
NAME_SPACE = 1.25
"""Of the font's height: another script may need a font that is higher."""


class DocumentListView(QListView):
    """List view of the documents. Delete asks to remove the chosen ones, a button the one under the mouse.

    Rows are dragged to another place, or moved there with Alt and an arrow key.
    """

    chosen = Signal()
    """Another document is chosen, or none."""
    cancel_requested = Signal(int)
    """The number of an entry."""
    filtered = Signal(bool)
    """Whether the search finds nothing."""
    removal_requested = Signal(object)
    """The numbers of entries."""

    def __init__(self, model: DocumentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: dict[int, str] = {}
        """The headings of groups, by the rows of the documents that stand first under them."""
        self.setModel(model)
        self.setItemDelegate(DocumentDelegate(self))
        self.setAccessibleName(self.tr("Documents"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.selectionModel().selectionChanged.connect(lambda *_: self.chosen.emit())
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())
        self._documents = model
        self._filter = ""
        self._wanted: Callable[[DocumentEntry], bool] | None = None
        """Which documents are shown besides; None for all."""
        self._heading = QTimer(self, interval=0, singleShot=True)
        self._heading.timeout.connect(self._find_heads)
        self._under_mouse = QPersistentModelIndex()
        self._row_button = QToolButton(self.viewport())
        self._row_button.setText("✕")
        self._row_button.setAutoRaise(True)
        self._row_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row_button.setCursor(Qt.CursorShape.ArrowCursor)
        self._row_button.hide()
        self._row_button.clicked.connect(self._on_row_button)
        self.entered.connect(self._show_row_button)
        self.viewportEntered.connect(self._row_button.hide)
        self.verticalScrollBar().valueChanged.connect(self._row_button.hide)
        model.rowsInserted.connect(lambda _parent, first, last: self._apply_filter(first, last))
        model.dataChanged.connect(self._filter_changed)
        for changed in (model.dataChanged, model.rowsRemoved, model.rowsInserted):
            changed.connect(self._place_row_button)
        for changed in (model.grouped, model.rowsRemoved, model.rowsInserted, model.rowsMoved):
            changed.connect(self._heading.start)

    def chosen_entry(self) -> DocumentEntry | None:
        """Return the document to be shown: of several, the one chosen last."""
        indexes = self.selectionModel().selectedIndexes()
        if self.currentIndex() in indexes:
            return self.currentIndex().data(ENTRY)  # type: ignore[no-any-return]
        return indexes[0].data(ENTRY) if indexes else None

    def entry(self, number: int) -> DocumentEntry | None:
        """Return a document of the list by its number; None if it was removed."""
        return self._documents.entry(number)

    def chosen_entries(self) -> tuple[DocumentEntry, ...]:
        """Return all chosen documents in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._documents.index(row).data(ENTRY) for row in rows)

    def filter_by(self, text: str) -> None:
        """Show only documents with all these words in name or title; all, where there are no words."""
        self._filter = text
        self._apply_filter(0, self._documents.rowCount() - 1)

    def show_only(self, wanted: "Callable[[DocumentEntry], bool] | None") -> None:
        """Show only documents that are wanted; all, where that is None."""
        if wanted is not None or self._wanted is not None:
            self._wanted = wanted
            self._apply_filter(0, self._documents.rowCount() - 1)

    def _apply_filter(self, first: int, last: int) -> None:
        words = self._filter.casefold().split()
        is_filtering = bool(words) or self._wanted is not None
        for row in range(first, last + 1):
            is_hidden = is_filtering and not self._is_wanted(self._documents.entry_at(row), words)
            if is_hidden != self.isRowHidden(row):
                self.setRowHidden(row, is_hidden)
        self._heading.start()
        self.filtered.emit(is_filtering and self.shown_count() == 0)

    def _is_wanted(self, entry: DocumentEntry, words: Sequence[str]) -> bool:
        if self._wanted is not None and not self._wanted(entry):
            return False
        if not words:
            return True
        source = entry.source
        name = source.name if isinstance(source, Path) else source.title
        names = "\n".join((name, title_of(entry.status), entry.labels.name, *entry.labels.tags))
        folded = names.casefold()
        return all(word in folded for word in words)

    def heading_of(self, entry: DocumentEntry) -> str:
        """Return the heading that stands over a document; empty where there is none."""
        return self.heading_at(self._documents.index_of(entry.number).row())

    def heading_at(self, row: int) -> str:
        """Return the heading that stands over a row."""
        return self._heads.get(row, "")

    def _find_heads(self) -> None:
        """Find the first shown document of each group."""
        heads: dict[int, str] = {}
        before = ""
        for row, entry in enumerate(self._documents.entries()):
            group = self._documents.group_of(entry.number)
            if group and group != before and not self.isRowHidden(row):
                heads[row] = before = group
        if heads != self._heads:
            self._heads = heads
            # Rows of one height are laid out without asking each.
            self.setUniformItemSizes(not heads)
            self.scheduleDelayedItemsLayout()

    def shown_count(self) -> int:
        """Return how many documents the search leaves."""
        return sum(not self.isRowHidden(row) for row in range(self._documents.rowCount()))

    def _filter_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """A title that has become known may be what is searched for."""
        if self._filter or self._wanted is not None:
            self._apply_filter(first.row(), last.row())

    def dataChanged(self, first: Index, last: Index, /, roles: Sequence[int] = ()) -> None:
        """Paint what has changed, and nothing else.

        QListView would lay out and paint all rows anew, twenty times a second while a document is analysed.
        The height of a row does not depend on what it says.
        """
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def choose(self, index: QModelIndex) -> None:
        """Choose the document there and no other; none, where the index is invalid."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_first(self) -> None:
        """Choose the first document, unless one is chosen."""
        if self.chosen_entry() is None and self._documents.rowCount():
            self.choose(self._documents.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if entries := self.chosen_entries():
                self.removal_requested.emit(tuple(entry.number for entry in entries))
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & ALT:
            self._move_chosen(-1 if event.key() == Qt.Key.Key_Up else 1)
            return
        super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the dragged documents where they were dropped."""
        if event.source() is not self:
            event.ignore()
            return
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = index.row() if index.isValid() else self._documents.rowCount()
        if index.isValid() and place.y() > self.visualRect(index).center().y():
            row += 1
        self._documents.move([entry.number for entry in self.chosen_entries()], row)
        event.setDropAction(Qt.DropAction.CopyAction)  # or else the view would remove what it takes for moved
        event.accept()
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _move_chosen(self, step: int) -> None:
        entries = self.chosen_entries()
        if not entries:
            return
        rows = [self._documents.index_of(entry.number).row() for entry in entries]
        row = min(rows) - 1 if step < 0 else max(rows) + 2
        if 0 <= row <= self._documents.rowCount():
            self._documents.move([entry.number for entry in entries], row)
            self.scrollTo(self.currentIndex())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._row_button.hide()

    def _show_row_button(self, index: QModelIndex) -> None:
        """Show the button in the row under the mouse."""
        self._under_mouse = QPersistentModelIndex(index)
        self._place_row_button()
        self._row_button.show()

    def _place_row_button(self) -> None:
        """Let the button stay with its row, and say what it does there."""
        if not self._under_mouse.isValid():
            self._row_button.hide()
            return
        status = self._under_mouse.data(ENTRY).status
        works = isinstance(status, Waiting | Running)
        words = self.tr("Cancel") if works else self.tr("Remove from the list")
        if words != self._row_button.toolTip():
            self._row_button.setToolTip(words)
            self._row_button.setAccessibleName(words)
        rect = self.visualRect(self._under_mouse)
        size = self._row_button.sizeHint().height()
        self._row_button.setGeometry(rect.right() - size - 5, rect.y() + SPACE, size, size)

    def _on_row_button(self) -> None:
        if self._under_mouse.isValid():
            entry: DocumentEntry = self._under_mouse.data(ENTRY)
            works = isinstance(entry.status, Waiting | Running)
            if works:
                self.cancel_requested.emit(entry.number)
            else:
                self.removal_requested.emit((entry.number,))


class DocumentDelegate(QStyledItemDelegate):
    """Item delegate: a document's name, its status, and a progress bar while it is worked on."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._font: QFont | None = None
        self._height = self._heading_height = 0
        """Of rows and headings in that font."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = view_of(option)
        font = view.font()
        if self._font != font:
            self._font = QFont(font)
            height = _line_height(font)
            below = (_line_height(scaled_font(font, scale)) for scale in (SAID, FACTS))
            self._height = height + sum(below) + 2 * SPACE
            self._heading_height = height + SPACE
        above = self._heading_height if _heading(view, index) else 0
        return QSize(80, self._height + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: DocumentEntry = index.data(ENTRY)
        view = view_of(option)
        rect = QRect(option.rect)
        painter.save()
        if heading := _heading(view, index):
            rect = self._paint_heading(painter, view, rect, heading)
            option = QStyleOptionViewItem(option)
            option.rect = rect
        colours = paint_ground(painter, option, index)
        area = rect.adjusted(MARGIN, SPACE, -MARGIN, -SPACE)
        metrics = QFontMetrics(view.font())
        painter.setPen(colours.text)
        under_mouse = option.state & QStyle.StateFlag.State_MouseOver
        room = area.width() - (ROW_BUTTON if under_mouse else 0)
        if entry.labels.is_starred:
            room -= metrics.horizontalAdvance(STAR) + SPACE
        is_file = entry.heading == entry.name  # of which the end tells most
        elided = Qt.TextElideMode.ElideMiddle if is_file else Qt.TextElideMode.ElideRight
        name = metrics.elidedText(entry.heading, elided, room)
        _draw_line(painter, area.topLeft(), view.font(), name)
        if entry.labels.is_starred:
            painter.setPen(colours.accent)
            behind = QPoint(metrics.horizontalAdvance(name) + SPACE, 0)
            _draw_line(painter, area.topLeft() + behind, view.font(), STAR)
        below = area.adjusted(0, _line_height(view.font()), 0, 0)
        self._paint_lines(painter, below, entry, index, room=room)
        if isinstance(entry.status, Running):
            _draw_progress(painter, rect, colours, share_done(entry.status))
        painter.restore()

    def _paint_lines(
        self, painter: QPainter, area: QRect, entry: DocumentEntry, index: Index, *, room: int
    ) -> None:
        """Paint what a document says in the room there is, and under it what it is, its date at the right."""
        colours = colours_of(self._view)
        lines = lines_of(entry, index.data(STATUS_TEXT))
        said, facts = (scaled_font(self._view.font(), scale) for scale in (SAID, FACTS))
        painter.setPen(colours.error if isinstance(entry.status, Failed) else colours.faint)
        words = QFontMetrics(said).elidedText(lines.said, Qt.TextElideMode.ElideRight, room)
        _draw_line(painter, area.topLeft(), said, words)
        if isinstance(entry.status, Running):
            return  # its progress stands there
        painter.setPen(colours.faint)
        metrics, place = QFontMetrics(facts), area.topLeft() + QPoint(0, _line_height(said))
        width = metrics.horizontalAdvance(lines.date)
        left = area.width() - width - SPACE
        _draw_line(painter, place, facts, metrics.elidedText(lines.facts, Qt.TextElideMode.ElideRight, left))
        _draw_line(painter, place + QPoint(area.width() - width, 0), facts, lines.date)

    def _paint_heading(self, painter: QPainter, view: QListView, rect: QRect, heading: str) -> QRect:
        """Paint the heading of a group; return what is left of the row."""
        font = scaled_font(view.font(), 0.88, bold=True)
        painter.setFont(font)
        painter.setPen(colours_of(view).faint)
        words = QFontMetrics(font).elidedText(
            heading, Qt.TextElideMode.ElideMiddle, rect.width() - 2 * MARGIN
        )
        place = QRect(rect.x() + MARGIN, rect.y(), rect.width() - 2 * MARGIN, self._heading_height)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, words)
        return rect.adjusted(0, self._heading_height, 0, 0)


def _heading(view: QListView, index: Index) -> str:
    return view.heading_at(index.row()) if isinstance(view, DocumentListView) else ""


def _line_height(font: QFont) -> int:
    return round(QFontMetrics(font).height() * NAME_SPACE)


def _draw_line(painter: QPainter, place: QPoint, font: QFont, words: str) -> None:
    """Draw words on a line of its own choice: Qt would set Chinese lower than Latin letters."""
    metrics = QFontMetrics(font)
    baseline = round(metrics.height() * (NAME_SPACE - 1) / 2) + metrics.ascent()
    painter.setFont(font)
    painter.drawText(place + QPoint(0, baseline), words)


def _draw_progress(painter: QPainter, rect: QRect, colours: Colours, share: float | None) -> None:
    """Draw how much is done along the row's lower edge; a short piece where nobody knows."""
    track = QRectF(rect.x() + MARGIN, rect.bottom() - BAR - 2, rect.width() - 2 * MARGIN, BAR)
    painter.fillRect(track, colours.line)
    track.setWidth(track.width() * (0.06 if share is None else share))
    painter.fillRect(track, colours.accent)
