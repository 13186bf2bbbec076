"""Undo bar under the list of documents: offers removed ones back for some seconds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from gui.documents.document_model import DocumentEntry
from gui.widgets.text_formatting import tooltip

STAYS = 12_000
"""Milliseconds for which a removed document can be had back, and its analysis is kept."""


class UndoBar(QWidget):
    """Undo bar that holds the removed entries while it is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.undo = QPushButton(self.tr("&Undo"), self)
        self._removed: tuple[tuple[DocumentEntry, int], ...] = ()
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._clock = QTimer(self, interval=STAYS, singleShot=True)
        self._clock.timeout.connect(self.forget)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self.undo)
        self.hide()

    def offer(self, removed: Sequence[tuple[DocumentEntry, int]]) -> None:
        """Offer back documents, and the row of each when it was removed, one after the other."""
        self._removed = tuple(removed)
        count = len(removed)
        self._label.setText(
            self.tr("Removed") if count == 1 else self.tr("{count} removed").format(count=count)
        )
        name = removed[0][0].name if count == 1 else self.tr("{count} documents").format(count=count)
        text = self.tr("Put {name} back").format(name=name)
        self.undo.setAccessibleDescription(text)
        self.undo.setToolTip(tooltip(text))
        self._clock.start()
        self.show()

    def take(self) -> tuple[tuple[DocumentEntry, int], ...]:
        """Return the documents removed last and their rows, if they can still be had; offer them no more."""
        removed = self._removed
        self.forget()
        return removed

    def forget(self) -> None:
        """Let go of the removed entries, and hide."""
        self._clock.stop()
        self._removed = ()
        self.hide()
