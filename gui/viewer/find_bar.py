"""Find bar: a search line that waits for a pause in typing."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

TYPING_PAUSE = 150
"""Milliseconds without a keystroke before the search begins."""


class FindBar(QWidget):
    """Search line over a document; Return goes to the next place, Escape closes it."""

    search_requested = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(self.tr("Find in the document"))
        self._line.setAccessibleName(self.tr("Find in the document"))
        self._line.setClearButtonEnabled(True)
        self._pause = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._pause.timeout.connect(lambda: self.search_requested.emit(self._line.text()))
        self._line.textChanged.connect(lambda: self._pause.start())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self._line)
        for keys, act in (
            ("Return", self._find_next),
            ("Shift+Return", self.previous_requested.emit),
            ("Escape", self._close),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self, text: str) -> None:
        """Show the search line, with a text to begin with."""
        self.show()
        if text and "\u2029" not in text:
            self._line.setText(text)
        self._line.selectAll()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def text(self) -> str:
        """Return what is sought."""
        return self._line.text()

    def _find_next(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.search_requested.emit(self._line.text())
        else:
            self.next_requested.emit()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
