"""Jobs that find facts in documents, on a thread of their own, one document or one kind of fact at a time."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from engine.core.progress import Report
from gui.jobs import Job, JobQueue

Work = Callable[[Report], object]


class FactJobs(QObject):
    """Runs works one after the other, and hands over what each found."""

    found = Signal(object)
    failed = Signal()
    """One of them failed; the others go on."""
    ended = Signal()
    """All is done that was asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = JobQueue(self)
        self._jobs: set[Job] = set()

    @property
    def left(self) -> int:
        return len(self._jobs)

    def add(self, works: Sequence[Work]) -> None:
        for work in works:
            job = Job(work)
            job.done.connect(lambda result, job=job: self._leave(job, lambda: self.found.emit(result)))
            job.failed.connect(lambda _error, job=job: self._leave(job, self.failed.emit))
            self._jobs.add(job)
            self._queue.add(job)

    def cancel(self) -> None:
        """Hand over nothing more of what was asked for."""
        jobs, self._jobs = self._jobs, set()
        for job in jobs:
            self._queue.cancel(job)

    def close(self) -> None:
        """Stop for good."""
        self._jobs.clear()
        self._queue.close()

    def _leave(self, job: Job, tell: Callable[[], object]) -> None:
        if job not in self._jobs:
            return
        self._jobs.discard(job)
        tell()
        if not self._jobs:
            self.ended.emit()
