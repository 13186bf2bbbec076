"""Bar that leads from a place in a document back to what led there: a search, a digest, a comparison."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

KEYS = "Alt+Left"


class ReturnBar(QWidget):
    """Shows itself when a place was gone to, until it is closed or used."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(self.tr("← Back to what led here"), self)
        self._name_keys()
        self.button.clicked.connect(self.back)
        self.dismiss = QPushButton(self.tr("&Close"), self)
        self.dismiss.setAccessibleName(self.tr("Stay in this document"))
        self.dismiss.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.button)
        row.addStretch(1)
        row.addWidget(self.dismiss)
        self._keys = QShortcut(QKeySequence(KEYS), self, self._on_keys)
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_keys()

    def _name_keys(self) -> None:
        self.button.setToolTip(QKeySequence(KEYS).toString(QKeySequence.SequenceFormat.NativeText))

    def _on_keys(self) -> None:
        if self.isVisible():
            self.back.emit()
