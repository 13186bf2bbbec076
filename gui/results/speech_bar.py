"""Bar shown while a summary is read aloud: which sentence, pause and stop."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget


class SpeechBar(QWidget):
    """Shows itself while something is read aloud, or cannot be."""

    pause_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self.pause = QPushButton(self.tr("&Pause"), self)
        self.pause.clicked.connect(self.pause_requested)
        self.stop = QPushButton(self.tr("&Stop"), self)
        self.stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(self._label, 1)
        row.addWidget(self.pause)
        row.addWidget(self.stop)
        self.hide()

    def show_sentence(self, number: int, count: int) -> None:
        """Say which sentence is read, counted from 1."""
        self._label.setText(self.tr("Reading aloud: {number} of {count}").format(number=number, count=count))
        self.pause.setText(self.tr("&Pause"))
        self.pause.show()
        self.show()

    def show_pause(self) -> None:
        self.pause.setText(self.tr("&Resume"))

    def show_failure(self, *, is_missing: bool) -> None:
        """Say why nothing is heard: there is no program that speaks, or it failed."""
        missing = self.tr(
            "No program for reading aloud was found. On Linux, install espeak-ng or speech-dispatcher."
        )
        failed = self.tr("The system's speech program failed. Is there a voice and a sound device?")
        self._label.setText(missing if is_missing else failed)
        self.pause.hide()
        self.show()

    def text(self) -> str:
        """Return what is said."""
        return self._label.text()
