"""Hold of the window over jobs: they pause at their reports while it does something that takes long."""

from threading import Event

from PySide6.QtCore import QObject, QTimer

LONGEST = 0.1
"""Seconds that a job waits at most: the window may be busy for longer, and the work must go on."""


class JobHold(QObject):
    """Lets jobs wait until the window has done, and painted, what it begins. (Cooperative multitasking.)

    Who runs Python beside the window makes everything there several times slower: each of the hundreds of
    calls into Qt that show a document lets go of the interpreter, and then has to ask for it again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._free = Event()
        self._free.set()
        # A timer comes after what was posted, repaints among it. Qt's signals of its event loop would not do:
        # on Linux it says that it waits, and then delivers events.
        self._timer = QTimer(self, interval=0, singleShot=True)
        self._timer.timeout.connect(self._free.set)

    def hold(self) -> None:
        """Let the jobs wait until the event loop has done all there is now. Called by the window."""
        self._free.clear()
        self._timer.start()

    def release(self) -> None:
        """Let nobody wait any more. Called by the window."""
        self._timer.stop()
        self._free.set()

    def give_way(self) -> bool:
        """Return when the window is done, and after a while at the latest; say whether it is.

        Called by jobs, on their threads.
        """
        return self._free.wait(LONGEST)
