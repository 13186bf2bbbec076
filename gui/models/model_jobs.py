"""Job queue of the model manager: adding, checking, measuring and removing, one after the other."""

from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from engine.core.progress import Progress, Report, Stage
from engine.models.store.acquisition import AcquisitionPlan
from engine.models.store.benchmark import measure_model
from engine.models.store.checking import check_model
from engine.models.store.installing import AddModelRequest, ModelStore, add_model, remove_model
from gui.jobs import Job, JobQueue

LOOKS_EVERY = 0.05
"""Seconds between two looks at whether the user has answered, or stopped it all."""


class Question(QObject):
    """Asks the user from the thread of a job, and waits there for the answer."""

    asked = Signal(object)
    """A Plan. Answer with answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered = Event()
        self._yes = False

    def put(self, plan: AcquisitionPlan, report: Report) -> bool:
        """Return what the user says; lets pass what report raises when the job is stopped instead."""
        self._answered.clear()
        self.asked.emit(plan)
        while not self._answered.wait(LOOKS_EVERY):
            report(Progress(Stage.FETCH, 0))
        return self._yes

    def answer(self, *, yes: bool) -> None:
        self._yes = yes
        self._answered.set()


class ModelJobs(QObject):
    began = Signal()
    progressed = Signal(object)
    asked = Signal(object)
    """The Plan of a model that is to be added: answer goes on, or does not."""
    added = Signal(object)
    """The Manifest of a model that is on the shelf now."""
    removed = Signal(str)
    checked = Signal(object, object)
    """A model's folder, and the error that was found; None if it is good."""
    measured = Signal(object, object)
    """A model's folder and its Speed."""
    failed = Signal(object)
    ended = Signal()
    """After any of them, and when it was stopped."""

    def __init__(self, store: ModelStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self._queue = JobQueue(self)
        self._question = Question(self)
        self._question.asked.connect(self.asked)
        self._job: Job | None = None

    @property
    def is_at_work(self) -> bool:
        return self._job is not None

    def add(self, request: AddModelRequest) -> None:
        """Put a model on the shelf, once the user has agreed to what it is and weighs."""
        store, question = self.store, self._question

        def work(report: Report) -> object:
            return add_model(request, lambda plan: question.put(plan, report), report, store)

        job = Job(work)
        job.done.connect(self.added)
        self._start(job)

    def answer(self, *, yes: bool) -> None:
        self._question.answer(yes=yes)

    def remove(self, name: str) -> None:
        job = Job(lambda _report: remove_model(name, self.store))
        job.done.connect(partial(self._tell_removed, name))
        self._start(job)

    def check(self, folder: Path) -> None:
        job = Job(lambda _report: check_model(folder))
        job.done.connect(partial(self._tell_checked, folder))
        job.failed.connect(partial(self.checked.emit, folder))
        self._start(job, tells_failure=False)

    def measure(self, folder: Path) -> None:
        job = Job(lambda report: measure_model(folder, report))
        job.done.connect(partial(self.measured.emit, folder))
        self._start(job)

    def stop(self) -> None:
        """The shelf stays, or becomes again, as it was."""
        if self._job is not None:
            self._queue.cancel(self._job)

    def close(self) -> bool:
        """Stop for good; return whether the thread has ended."""
        return self._queue.close()

    def _start(self, job: Job, *, tells_failure: bool = True) -> None:
        self._job = job
        job.progressed.connect(self.progressed)
        if tells_failure:
            job.failed.connect(self.failed)
        for ended in (job.done, job.failed, job.cancelled):
            ended.connect(self._end)
        self.began.emit()
        self._queue.add(job)

    def _tell_removed(self, name: str, _nothing: object) -> None:
        self.removed.emit(name)

    def _tell_checked(self, folder: Path, _manifest: object) -> None:
        self.checked.emit(folder, None)

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
