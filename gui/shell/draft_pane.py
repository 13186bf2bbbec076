"""Pane beside a document that is still being analysed: how far that is, and a button that ends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import share_done, status_text
from gui.widgets.labels import ElidedLabel
from gui.widgets.theme import scaled_font

MARGIN = 12


class DraftPane(QWidget):
    """Stands where the results will be."""

    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel(self)
        self._name.setFont(scaled_font(self.font(), 1.15, bold=True))
        self._status = self._label()
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(8)
        self._bar.setAccessibleName(self.tr("Progress"))
        hint = self._label()
        hint.setText(
            self.tr("You can read already. Summary, keywords and topics appear here when they are ready.")
        )
        hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        cancel = QPushButton(self.tr("&Cancel"), self)
        cancel.clicked.connect(self.cancel_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 8, MARGIN, 8)
        column.setSpacing(10)
        for part in (self._name, self._status, self._bar, hint):
            column.addWidget(part)
        column.addWidget(cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_entry(self, entry: DocumentEntry) -> None:
        """Show how far a document is."""
        self._name.set_plain_text(entry.name)
        self._status.setText(status_text(entry.status))
        share = share_done(entry.status)
        self._bar.setRange(0, 0 if share is None else 1000)
        self._bar.setValue(round(1000 * (share or 0)))

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
