"""Single instance of the program: a second start hands its files over to the first.

No socket is needed for that. The first start holds a lock; a later one puts a list of files into the inbox
beside the lock, in one piece, and waits until it is taken away.
"""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from time import monotonic, sleep, time
from uuid import uuid4

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, Signal
from PySide6.QtGui import QFileOpenEvent

from engine.system.atomic_files import read_json, write_json
from engine.system.file_lock import LockHeld, locked

PATIENCE = 10.0
"""Seconds that a second start waits for the first one to take its files."""
FORGOTTEN = 60.0
"""Seconds after which nobody waits any more for files to be taken."""
FILES, OFFLINE = "files", "offline"


class SingleInstance(QObject):
    """Lock and inbox of the running program, both in one folder."""

    files_came = Signal(object)
    """Paths from another start; none where it was given none."""
    offline_asked = Signal()
    """Another start was told to work offline: comes before its files."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._inbox = folder / "inbox"
        self._held = ExitStack()
        self._watcher: QFileSystemWatcher | None = None

    def claim(self) -> bool:
        """Be the one, unless another program is already. Where nothing can be locked, each is by itself."""
        try:
            self._inbox.mkdir(parents=True, exist_ok=True)
            self._held.enter_context(locked(self._folder / "lock"))
        except LockHeld:
            return False
        except OSError:
            pass
        return True

    def listen(self) -> None:
        """Take what other starts hand over, from now on and since the lock is held."""
        self._watcher = QFileSystemWatcher([str(self._inbox)], self)
        self._watcher.directoryChanged.connect(self._take)
        self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that the desktop hands to a program that runs already, as that of macOS does."""
        if isinstance(event, QFileOpenEvent) and event.url().isLocalFile():
            self.files_came.emit((Path(event.file()),))
            return True
        return super().eventFilter(watched, event)

    def release(self) -> None:
        """Let another start be the one."""
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self._take)
            self._watcher = None
        self._held.close()

    def hand_over(
        self, files: Sequence[Path], patience: float = PATIENCE, *, is_offline: bool = False
    ) -> bool:
        """Give the files to the one that is open; return whether it took them.

        Where it is to work offline, it does so from then on.
        """
        note = self._inbox / f"{uuid4().hex}.json"
        try:
            write_json(note, {FILES: [str(path.absolute()) for path in files], OFFLINE: is_offline})
            end = monotonic() + patience
            while note.exists() and monotonic() < end:
                sleep(0.02)
            is_taken = not note.exists()
            note.unlink(missing_ok=True)
        except OSError:
            return False
        return is_taken

    def _take(self) -> None:
        for note in sorted(self._inbox.glob("*.json")):
            files: list[Path] = []
            is_waited_for = is_offline = False
            with suppress(OSError, ValueError, TypeError, KeyError):
                is_waited_for = abs(time() - note.stat().st_mtime) < FORGOTTEN
                content = read_json(note) or {}
                is_offline = content.get(OFFLINE) is True
                files = [Path(name) for name in content[FILES]]
            with suppress(OSError):
                note.unlink()
                if is_waited_for and is_offline:
                    self.offline_asked.emit()
                if is_waited_for:
                    self.files_came.emit(tuple(files))
