"""Table panel: a row for each chosen document, a column for each field and each question."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTableView,
    QToolButton,
    QWidget,
)

from engine.extraction.field_cues import FIELDS
from gui.facts.fact_sources import FactSource
from gui.facts.field_names import field_title
from gui.facts.table_cells import FilledCells, TableColumn
from gui.facts.table_model import FactTableModel, TableCellDelegate, row_height
from gui.library.panel_layout import lay_out
from gui.widgets.result_list import Index
from gui.widgets.text_formatting import breakable
from gui.widgets.theme import scaled_font

FIRST_WIDTH, COLUMN_WIDTH, WIDEST = 26, 28, 44
"""Of columns, in average letters."""


class TablePanel(QWidget):
    """Shows the table, and lets columns be chosen."""

    chosen = Signal(object)
    """A PassageTarget."""
    closed = Signal()
    export_requested = Signal()
    columns_changed = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FactTableModel(self)
        self.heading = QLabel(self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setFont(scaled_font(self.font(), 1.3, bold=True))
        self.heading.setWordWrap(True)
        self.export = QPushButton(self.tr("Export…"), self)
        self.export.clicked.connect(self.export_requested)
        self._close = QPushButton(self.tr("Back to the document"), self)
        self._close.clicked.connect(self.closed)
        self.columns_button = QToolButton(self)
        self.columns_button.setText(self.tr("Columns"))
        self.columns_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.columns_menu = QMenu(self.columns_button)
        self.columns_menu.aboutToShow.connect(self._list_columns)
        self.columns_button.setMenu(self.columns_menu)
        self.question = QLineEdit(self)
        self.question.setPlaceholderText(self.tr("Ask every document a question"))
        self.question.setAccessibleName(self.tr("A question to every document"))
        self.question.setClearButtonEnabled(True)
        self._ask = QPushButton(self.tr("Add column"), self)
        self.stop = QPushButton(self.tr("Stop"), self)
        self.stop.clicked.connect(self.stop_requested)
        self.stop.hide()
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.table = self._make_table()
        for asked in (self._ask.clicked, self.question.returnPressed):
            asked.connect(lambda *_: self._add_question())
        # Under the other views of its place: how narrow these may be, it does not decide.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._build_layout()

    def _make_table(self) -> QTableView:
        table = QTableView(self)
        table.setModel(self.model)
        table.setItemDelegate(TableCellDelegate(table))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(True)
        table.setMouseTracking(True)
        table.setTabKeyNavigation(False)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(self.tr("Table of documents"))
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = table.horizontalHeader()
        header.setAccessibleName(self.tr("Columns"))
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.clicked.connect(self._choose)
        table.activated.connect(self._choose)
        copy = table.addAction(self.tr("Copy cell"))
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(self._copy_cell)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return table

    def _build_layout(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        for button in (self.export, self._close):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.columns_button)
        tools.addWidget(self.question, 1)
        tools.addWidget(self._ask)
        tools.addWidget(self.stop)
        lay_out(self, top, tools, self.told, self.table)
        self._set_sizes()

    def begin(self, count: int) -> None:
        """Say of how many documents the table is; none of them is there yet."""
        heading = self.tr("Table of {count} documents") if count != 1 else self.tr("Table of 1 document")
        self.heading.setText(heading.format(count=count))
        self.export.setEnabled(False)
        self.show_documents((), self.model.columns)
        self.say(self.tr("Reading…"))

    def show_documents(self, sources: Sequence[FactSource], columns: Sequence[TableColumn]) -> None:
        """Show documents whose cells are to be filled."""
        self.model.show_sources(sources)
        self.model.show_columns(columns)
        self._set_sizes()

    def put(self, filled: FilledCells, left: int) -> None:
        """Show what was found in a document; so many are left."""
        self.model.put(filled)
        self.show_progress(left)

    def show_progress(self, left: int) -> None:
        """Say how many documents are left to be read for the columns."""
        self.stop.setVisible(left > 0)
        self.export.setEnabled(left == 0 and bool(self.model.sources and self.model.columns))
        if left:
            done, count = len(self.model.sources) - left, len(self.model.sources)
            self.say(self.tr("Filling the table: {done} of {count}").format(done=max(0, done), count=count))
        elif self.model.columns:
            self.say(self.tr("Each cell is quoted. Click one to see it in its document."))
        else:
            self.say(self.tr("Choose columns, or ask a question."))

    def say(self, words: str) -> None:
        """Say something over the table."""
        self.told.setText(breakable(words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._set_sizes()

    def _set_sizes(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.table.verticalHeader().setDefaultSectionSize(row_height(self.font()))
        first, count = letter * FIRST_WIDTH, len(self.model.columns)
        room = (self.table.viewport().width() - first) // max(1, count)
        width = min(max(letter * COLUMN_WIDTH, room), letter * WIDEST)
        for column in range(1 + count):
            self.table.setColumnWidth(column, width if column else first)

    # What the user does

    def _list_columns(self) -> None:
        self.columns_menu.clear()
        for field in FIELDS:
            self._offer(TableColumn(field.name), field_title(field.name))
        questions = [column for column in self.model.columns if column.is_question]
        if questions:
            self.columns_menu.addSeparator()
        for column in questions:
            self._offer(column, column.name)

    def _offer(self, column: TableColumn, words: str) -> None:
        action = self.columns_menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(column in self.model.columns)
        action.toggled.connect(partial(self.want_column, column))

    def want_column(self, column: TableColumn, is_wanted: bool) -> None:
        """Show a column, or do not."""
        columns = [each for each in self.model.columns if each != column]
        if is_wanted:
            columns.append(column)
        self.model.show_columns(columns)
        self._set_sizes()
        self.columns_changed.emit()

    def _add_question(self) -> None:
        question = " ".join(self.question.text().split())
        if question:
            self.question.clear()
            self.want_column(TableColumn(question, is_question=True), True)
            self.table.horizontalScrollBar().setValue(self.table.horizontalScrollBar().maximum())

    def _choose(self, index: Index) -> None:
        target = self.model.target_of(index)
        if target is not None:
            self.chosen.emit(target)

    def _copy_cell(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
