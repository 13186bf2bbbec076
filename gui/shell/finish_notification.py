"""Desktop notification when the work on many documents has ended and the window is not in front."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from gui.documents.analysis_queue import AnalysisQueue

MANY, LONG = 10, 30.0
"""Documents, and seconds of work: from either on its end is worth telling."""
SHOWN = 12_000
"""Milliseconds for which the system shows the message, and we an icon to show it from."""


class FinishNotification(QObject):
    """Notifies through the system tray."""

    def __init__(
        self, analyses: AnalysisQueue, window: QWidget, tell: Callable[[str], None] | None = None
    ) -> None:
        """tell hands over words to the system, and is there for tests."""
        super().__init__(window)
        self._analyses = analyses
        self._window = window
        self._tell = tell or self._tell_system
        self._tray: QSystemTrayIcon | None = None
        self._was_at_work = False
        analyses.load_changed.connect(self._look)

    def _look(self) -> None:
        load = self._analyses.load
        if load.left:
            self._was_at_work = True
        elif self._was_at_work:
            self._was_at_work = False
            is_long = load.total >= MANY or load.worked(monotonic()) >= LONG
            if is_long and not self._window.isActiveWindow():
                self._tell(self._text())

    def _text(self) -> str:
        load = self._analyses.load
        text = self.tr("{count} documents are done.").format(count=load.total - load.failed)
        if load.total == 1:
            return (
                self.tr("The document could not be read.")
                if load.failed
                else self.tr("The document is done.")
            )
        if load.failed:
            text = self.tr("{done} {count} could not be read.").format(done=text, count=load.failed)
        return text

    def _tell_system(self, text: str) -> None:
        QApplication.alert(self._window)
        if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._window.activateWindow)
        self._tray.show()
        self._tray.showMessage(self.tr("Précis"), text, self._window.windowIcon(), SHOWN)
        QTimer.singleShot(SHOWN, self._tray, self._tray.hide)
