"""Undo bar under the list of documents: offers those removed last back for some seconds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.documents.document_entry import DocumentEntry
from gui.widgets.text_formatting import tooltip

STAYS = 12_000
"""Milliseconds for which the bar is shown; the menu undoes removals as long as the window is open."""


class UndoBar(QWidget):
    """Undo bar that hides itself after a while."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = QPushButton(self.tr("&Undo"), self)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clock = QTimer(self, interval=STAYS, singleShot=True)
        self._clock.timeout.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self.undo)
        self.hide()

    def offer(self, entries: Sequence[DocumentEntry]) -> None:
        """Offer back the documents that were removed last."""
        count = len(entries)
        self._label.setText(
            self.tr("Removed") if count == 1 else self.tr("{count} removed").format(count=count)
        )
        name = entries[0].name if count == 1 else self.tr("{count} documents").format(count=count)
        text = self.tr("Restore {name}").format(name=name)
        self.undo.setAccessibleDescription(text)
        self.undo.setToolTip(tooltip(text))
        self._clock.start()
        self.show()

    def dismiss(self) -> None:
        """Offer nothing any more."""
        self._clock.stop()
        self.hide()
