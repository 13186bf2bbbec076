"""Pane of the documents on the left of the window: heading, search line, list and its three bars."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engine.library.database import LibraryProblem
from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_model import DocumentModel
from gui.documents.queue_bar import QueueBar
from gui.documents.skipped_bar import SkippedBar
from gui.documents.together_bar import TogetherBar
from gui.documents.undo_bar import UndoBar
from gui.messages import describe_library_problem
from gui.widgets.text_formatting import breakable
from gui.widgets.theme import scaled_font

LONG_LIST = 2
"""Documents from which on there is something to be searched: their names, and with Enter their texts."""
LEAST_WIDTH = 170


class DocumentPane(QWidget):
    """Holds the list of documents with what belongs to it."""

    add_requested = Signal()

    def __init__(
        self, documents: DocumentModel, analyses: AnalysisQueue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self.list = DocumentListView(documents, self)
        self.undo_bar = UndoBar(self)
        self.skipped_bar = SkippedBar(self)
        self.queue_bar = QueueBar(analyses, self)
        self.together_bar = TogetherBar(self)
        self._add = QPushButton(self.tr("&Add…"), self)
        self._add.setAccessibleName(self.tr("Add documents"))
        self._add.clicked.connect(self.add_requested)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setToolTip(self.tr("Names and titles; press Enter to look in all texts"))
        self.search.setAccessibleName(self.tr("Search the list of documents"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.list.filter_by)
        self.search.hide()
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.search, self._end_search)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.nothing_found = QLabel(self.tr("No document with these words in its name or title."), self)
        self.nothing_found.setTextFormat(Qt.TextFormat.PlainText)
        self.nothing_found.setWordWrap(True)
        self.nothing_found.setContentsMargins(12, 6, 12, 6)
        self.nothing_found.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.nothing_found.hide()
        self.list.filtered.connect(self.nothing_found.setVisible)
        self._problem = QLabel(self)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.setWordWrap(True)
        self._problem.setContentsMargins(12, 6, 12, 6)
        self._problem.hide()
        self._tools: list[QWidget] = []
        self._tools_place = QVBoxLayout()
        self._build_layout()
        for changed in (documents.rowsInserted, documents.rowsRemoved):
            changed.connect(self._offer_search)

    def _build_layout(self) -> None:
        heading = QLabel(self.tr("Documents"), self)
        heading.setFont(scaled_font(self.font(), 1.1, bold=True))
        heading.setBuddy(self.list)
        header = QHBoxLayout()
        header.setContentsMargins(12, 8, 8, 8)
        header.addWidget(heading, 1)
        header.addWidget(self._add)
        search = QHBoxLayout()
        search.setContentsMargins(8, 0, 8, 6)
        search.addWidget(self.search)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addLayout(search)
        column.addLayout(self._tools_place)
        column.addWidget(self._problem)
        column.addWidget(self.nothing_found)
        column.addWidget(self.list, 1)
        column.addWidget(self.together_bar)
        column.addWidget(self.skipped_bar)
        column.addWidget(self.queue_bar)
        column.addWidget(self.undo_bar)

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(LEAST_WIDTH, 0))

    def add_tools(self, tools: QWidget) -> None:
        """Put something under the search line that is there where the list is long."""
        self._tools.append(tools)
        self._tools_place.addWidget(tools)
        self._offer_search()

    def show_problem(self, problem: LibraryProblem) -> None:
        """Say over the list why the documents may not be there at the next start."""
        self._problem.setText(breakable(describe_library_problem(problem)))
        self._problem.show()

    def _end_search(self) -> None:
        """Show all documents again."""
        self.search.clear()
        self.list.setFocus()

    def _offer_search(self) -> None:
        is_long = self._documents.rowCount() >= LONG_LIST
        self.search.setVisible(is_long or bool(self.search.text()))
        for tools in self._tools:
            tools.setVisible(is_long)
