"""Worker thread of the library: requests run one after the other, and the window waits for none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from engine.core.progress import Report
from engine.library.database import LibraryProblem
from engine.library.store import KeptDocument, Library, LibraryWriteError
from gui.jobs import Job, JobQueue


class LibraryThread(QObject):
    """Opens the library of a folder and runs requests on it. While it is closed, they are not run."""

    failed = Signal(object)
    """A LibraryProblem. Each is told once."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._queue = JobQueue(self)
        self._library: Library | None = None
        self._told: set[LibraryProblem] = set()

    def open(self, done: Callable[[object], None], failed: Callable[[Exception], None] | None = None) -> None:
        """Open the library; done gets its documents, a tuple of KeptDocument."""

        def work(_report: Report) -> tuple[KeptDocument, ...]:
            self._library = Library(self._folder)
            return self._library.documents()

        self._add(work, done, failed)

    def run(
        self,
        work: Callable[[Library], object],
        done: Callable[[object], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something with the library, after all that was to be done before; done gets None without one."""

        def run(_report: Report) -> object:
            return None if self._library is None else work(self._library)

        self._add(run, done, failed)

    def close_library(self) -> None:
        """Close the library after all that was to be done before."""

        def work(library: Library) -> None:
            self._library = None
            library.close()

        self.run(work)

    def finish(self) -> None:
        """Close the library, and wait for the thread."""
        self.close_library()
        self._queue.finish()

    def tell_opening(self) -> None:
        """Tell of what was wrong with the library when it was opened."""
        if self._library is not None and self._library.trouble is not None:
            self.tell(self._library.trouble)

    def tell_error(self, error: Exception) -> None:
        """Tell of an error that kept something from being done."""
        self.tell(error.trouble if isinstance(error, LibraryWriteError) else LibraryProblem.NOT_WRITABLE)

    def tell(self, problem: LibraryProblem) -> None:
        """Tell of a problem, unless it was told before."""
        if problem not in self._told:
            self._told.add(problem)
            self.failed.emit(problem)

    def _add(
        self,
        work: Callable[[Report], object],
        done: Callable[[object], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        job = Job(work)
        job.done.connect(done or (lambda _result: None))
        job.failed.connect(failed or self.tell_error)
        self._queue.add(job)
