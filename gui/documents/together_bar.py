"""Bar under the list: what can be done with several chosen documents together."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class TogetherBar(QWidget):
    """Shows itself while several documents are chosen."""

    digest_requested = Signal()
    comparison_requested = Signal()
    table_requested = Signal()
    facts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.digest = QPushButton(self.tr("Summarise together"), self)
        self.digest.clicked.connect(self.digest_requested)
        self.compare = QPushButton(self.tr("Compare the two"), self)
        self.compare.clicked.connect(self.comparison_requested)
        self.table = QPushButton(self.tr("As a table"), self)
        self.table.clicked.connect(self.table_requested)
        self.facts = QPushButton(self.tr("Names and dates"), self)
        self.facts.clicked.connect(self.facts_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 6)
        column.setSpacing(4)
        column.addWidget(self._label)
        for button in (self.digest, self.compare, self.table, self.facts):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row = QHBoxLayout()
            row.addWidget(button)
            column.addLayout(row)
        self.hide()

    def offer(self, count: int, analysed: int) -> None:
        """Offer what goes with so many chosen documents, of which some are analysed."""
        self._label.setText(self.tr("{count} documents selected").format(count=count))
        self.digest.setEnabled(analysed > 1)
        for button in (self.table, self.facts):
            button.setEnabled(analysed > 0)
        self.compare.setVisible(count == 2)
        self.compare.setEnabled(analysed == 2)
        self.setVisible(count > 1)
