"""Progress bar of the analysis queue: documents done, time left, and a button that pauses."""

from time import monotonic

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.documents.analysis_queue import AnalysisQueue

FEW = 2
"""Documents from which on it is worth saying how many there are."""


class QueueBar(QWidget):
    """Progress bar that shows itself while several documents are worked on."""

    def __init__(self, analyses: AnalysisQueue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analyses = analyses
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._share = QProgressBar(self)
        self._share.setTextVisible(False)
        self._share.setFixedHeight(4)
        self._share.setAccessibleName(self.tr("Documents that are done"))
        self.pause = QPushButton(self.tr("&Pause"), self)
        self.pause.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.pause.clicked.connect(self._change_pause)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self.pause)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self._share)
        self._clock = QTimer(self, interval=1_000)
        self._clock.timeout.connect(self._say)
        analyses.load_changed.connect(self._show_load)
        self.hide()

    def text(self) -> str:
        """Return what is said of the progress."""
        return self._label.text()

    def _change_pause(self) -> None:
        self._analyses.pause(is_wanted=not self._analyses.load.is_paused)

    def _show_load(self) -> None:
        load = self._analyses.load
        is_wanted = load.left > 0 and (load.total >= FEW or load.is_paused)
        self.setVisible(is_wanted)
        if not is_wanted:
            self._clock.stop()
            return
        if not self._clock.isActive():
            self._clock.start()
        self.pause.setText(self.tr("&Resume") if load.is_paused else self.tr("&Pause"))
        self.pause.setToolTip(
            self.tr("Continue with the waiting documents")
            if load.is_paused
            else self.tr("Finish the current document and start no other")
        )
        self._share.setRange(0, load.total)
        self._share.setValue(load.ended)
        self._say()

    def _say(self) -> None:
        load = self._analyses.load
        words = self.tr("{ended} of {total} done").format(ended=load.ended, total=load.total)
        left = load.seconds_left(monotonic())
        if load.is_paused:
            words = self.tr("{done} · paused").format(done=words)
        elif left is not None:
            words = self.tr("{done} · {time} left").format(done=words, time=self._duration_text(left))
        self._label.setText(words)

    def _duration_text(self, seconds: float) -> str:
        """Say how long, as exactly as it is known."""
        if seconds < 55:
            return self.tr("about {count} s").format(count=max(5, 5 * round(seconds / 5)))
        if seconds < 90 * 60:
            return self.tr("about {count} min").format(count=max(1, round(seconds / 60)))
        return self.tr("about {count} h").format(count=round(seconds / 3600))
