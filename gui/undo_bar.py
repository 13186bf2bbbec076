"""The line under the list of documents that offers a removed one back."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.document_list import Entry
from gui.plain_text import tooltip

STAYS = 12_000
"""Milliseconds for which a removed document can be had back, and its analysis is kept."""


class UndoBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = QPushButton(self.tr("&Undo"), self)
        self._removed: tuple[Entry, int] | None = None
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clock = QTimer(self, interval=STAYS, singleShot=True)
        self._clock.timeout.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo)
        self.hide()

    def offer(self, entry: Entry, row: int) -> None:
        """Offer back the document that was in this row."""
        self._removed = entry, row
        self._words.setText(self.tr("Removed"))
        self.undo.setAccessibleDescription(self.tr("Put {name} back").format(name=entry.name))
        self.undo.setToolTip(tooltip(self.tr("Put {name} back").format(name=entry.name)))
        self._clock.start()
        self.show()

    def take(self) -> tuple[Entry, int] | None:
        """Return the document removed last and its row, if it can still be had; it is offered no more."""
        removed = self._removed
        self.forget()
        return removed

    def forget(self) -> None:
        self._clock.stop()
        self._removed = None
        self.hide()
