"""Panel of citations over the document: heading, what is said of it, and a list that leads to places."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.library.cited_delegate import CitedDelegate
from gui.library.cited_rows import CitedRow, CitedRowsModel, PassageTarget
from gui.library.panel_layout import lay_out
from gui.widgets.result_list import ResultList
from gui.widgets.text_formatting import breakable
from gui.widgets.theme import scaled_font


class CitedPanel(QWidget):
    """Shows rows; a click on one that has a target tells it."""

    chosen = Signal(object)
    """A PassageTarget."""
    closed = Signal()
    export_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = QLabel(title, self)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.heading.setFont(scaled_font(self.font(), 1.3, bold=True))
        self.heading.setWordWrap(True)
        self.export = QPushButton(self.tr("Export…"), self)
        self.export.setEnabled(False)
        self.export.clicked.connect(self.export_requested)
        self._close = QPushButton(self.tr("Back to the document"), self)
        self._close.clicked.connect(self.closed)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._model = CitedRowsModel(self)
        self.list = ResultList(self._model, CitedDelegate(self), self)
        self.list.setAccessibleName(title)
        self.list.chosen.connect(self._choose)
        self.list.chosen_again.connect(self._choose)
        # Under the other views of its place: how narrow these may be, it does not decide.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.tools = QHBoxLayout()
        """Between the heading and the list, for what a panel has of its own."""
        self.tools.setSpacing(8)
        self._build_layout()

    def _build_layout(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.export, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        lay_out(self, top, self.tools, self.told, self.list)

    def rows(self) -> tuple[CitedRow, ...]:
        """Return the rows that are shown, in their order."""
        return self._model.rows

    def show_rows(self, rows: Sequence[CitedRow], told: str) -> None:
        """Show rows in place of others, and say what they are."""
        self.list.show_rows(rows)
        self.say(told)

    def say(self, words: str) -> None:
        """Say something over the list."""
        self.told.setText(breakable(words))
        self.told.setVisible(bool(words))

    def _choose(self, row: int) -> None:
        target: PassageTarget | None = self._model.rows[row].target
        if target is not None:
            self.chosen.emit(target)
