"""Job queue on a thread pool of one thread: the only threads of the program."""

import logging
import os
import sys
import traceback
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from threading import Event, get_native_id
from time import monotonic

from PySide6.QtCore import QObject, QThread, QThreadPool, Signal

from engine.core.progress import Cancelled, Progress, Report, Stage
from gui.job_hold import JobHold

log = logging.getLogger(__name__)

REPORT_EVERY = 0.05
"""Seconds between two progress signals: more would only fill the window's event queue."""
NICENESS = 10
"""Of a thread in the background, on Linux: it gets a tenth of a processor that the window wants as well."""
PATIENCE = 5_000
"""Milliseconds that a queue waits, when it is closed, for work that does not look up."""


class Job(QObject):
    """Unit of work. Ends with exactly one of done, failed, cancelled. Connect first, add last."""

    progressed = Signal(object)
    drafted = Signal(object)
    """Something of the result is there already; emitted by the work."""
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, work: Callable[[Report], object]) -> None:
        super().__init__()
        self._work = work
        self.window: JobHold | None = None
        """What the work gives way to at each report."""
        self._stop = Event()
        self._reported = 0.0
        self._stage: Stage | None = None

    def stop(self) -> None:
        """Ask the work to end at its next report. A job that waits in a queue: JobQueue.cancel."""
        self._stop.set()

    def run(self) -> None:
        """Do the work, on a thread of the queue's."""
        try:
            if self._stop.is_set():
                raise Cancelled
            result = self._work(self._report)
        except Cancelled:
            self.cancelled.emit()
        except Exception as error:
            log.exception("job failed")
            # The frames of the failed work may hold a whole document.
            traceback.clear_frames(error.__traceback__)
            self.failed.emit(error.with_traceback(None))
        else:
            self.done.emit(result)

    def _report(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = monotonic()
        if progress.stage is not self._stage or now - self._reported >= REPORT_EVERY:
            self._stage, self._reported = progress.stage, now
            self.progressed.emit(progress)
        if self.window is not None:
            self.window.give_way()


class JobQueue(QObject):
    """Queue that runs jobs one after the other, in the order in which they were added or reordered."""

    def __init__(self, parent: QObject | None = None, *, is_background: bool = False) -> None:
        """A queue in the background leaves the processors to the window, where these are few."""
        super().__init__(parent)
        self._is_background = is_background
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        if is_background:
            self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._urgent: deque[Job] = deque()
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._closed = False
        self._is_paused = False
        self._hold = JobHold(self)

    def add(self, job: Job, *, at_once: bool = False) -> None:
        """at_once is for what somebody waits for: it goes before the others, and is not held by a pause."""
        (self._urgent if at_once else self._waiting).append(job)
        self._start_next()

    def reorder(self, order: Sequence[Job]) -> None:
        """Let the jobs that wait run in this order; those that are not named come after them."""
        places = {job: place for place, job in enumerate(order)}
        self._waiting = deque(sorted(self._waiting, key=lambda job: places.get(job, len(places))))

    def pause(self) -> None:
        """Begin nothing more that waits. What runs goes on to its end."""
        self._is_paused = True

    def resume(self) -> None:
        """Begin jobs again after a pause."""
        self._is_paused = False
        self._start_next()

    def hold(self) -> None:
        """Let the running job wait at its next report until the window has done what it begins now."""
        self._hold.hold()

    def cancel(self, job: Job) -> None:
        """A job that waits is cancelled at once, a running one at its next report, an ended one not."""
        job.stop()
        for waiting in (self._urgent, self._waiting):
            if job in waiting:
                waiting.remove(job)
                job.cancelled.emit()

    def close(self) -> bool:
        """Cancel everything, start nothing more, and wait for the thread; return whether it has ended."""
        self._closed = True
        self._hold.release()
        for job in (*self._urgent, *self._waiting):
            self.cancel(job)
        if self._running is not None:
            self._running.stop()
        return self._pool.waitForDone(PATIENCE)

    def finish(self) -> bool:
        """Do what waits, start nothing more, and wait for the thread; return whether it has ended."""
        self._closed = True
        self._hold.release()
        jobs = (*self._urgent, *self._waiting)
        self._urgent.clear()
        self._waiting.clear()
        for job in jobs:
            self._pool.start(job.run)
        return self._pool.waitForDone(PATIENCE)

    def _start_next(self) -> None:
        if self._running is not None or self._closed:
            return
        if self._urgent:
            job = self._urgent.popleft()
        elif self._waiting and not self._is_paused:
            job = self._waiting.popleft()
        else:
            return
        self._running = job
        job.window = self._hold
        for ended in (job.done, job.failed, job.cancelled):
            ended.connect(self._on_ended)
        self._pool.start(partial(_run_behind, job) if self._is_background else job.run)

    def _on_ended(self) -> None:
        self._running = None
        self._start_next()


def _run_behind(job: Job) -> None:
    """Run a job on a thread that yields the processors to others; so do the processes that it starts.

    Linux knows no priorities of threads as Qt sets them, but niceness of each.
    """
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, get_native_id(), NICENESS)
    job.run()
