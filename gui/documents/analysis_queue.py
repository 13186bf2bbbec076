"""Queue of analyses: documents are analysed one after the other, and the list knows their status."""

from dataclasses import dataclass, replace
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.document import Document
from engine.core.options import ReadOptions
from engine.core.progress import Progress, Report
from engine.core.results import Analysis
from engine.library.store import FileStamp, stamp_of
from gui.documents.document_entry import DocumentEntry, PastedText
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import Done, Failed, Running, Status, Stopped, Stored, Waiting, share_done
from gui.documents.engine_service import AS_USUAL, EngineService
from gui.documents.time_estimate import TimeEstimate
from gui.jobs import Job, JobQueue


@dataclass(frozen=True, slots=True)
class _AnalysisResult:
    analysis: Analysis
    stamp: FileStamp | None = None


class AnalysisQueue(QObject):
    """Runs an analysis for each document and writes its status into the DocumentModel."""

    changed = Signal(int)
    """The number of an entry whose status has changed."""
    load_changed = Signal()
    """There is more to do, or less, or it is paused, or goes on."""

    def __init__(
        self, documents: DocumentModel, analyst: EngineService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._analyst = analyst
        self.queue = JobQueue(self, is_background=True)
        self._jobs: dict[int, Job] = {}
        self._preferred = -1
        """The number of the document that is taken next, if it waits."""
        self.load = TimeEstimate()
        self._arranging = QTimer(self, interval=0, singleShot=True)
        self._arranging.timeout.connect(self._arrange)
        documents.rowsMoved.connect(self._arranging.start)
        documents.layoutChanged.connect(self._arranging.start)
        documents.rowsInserted.connect(self._arranging.start)

    def warm_up(self) -> None:
        """Load the engine in the background."""
        self.queue.add(Job(self._analyst.warm_up))

    def prefer(self, number: int) -> None:
        """Take this document before the others that wait: its user looks at it."""
        if number == self._preferred:
            return  # it is told at each step of its progress, and thousands may wait
        self._preferred = number
        if number in self._jobs:
            self._arrange()

    def start(
        self, entry: DocumentEntry, password: str = "", how: ReadOptions = AS_USUAL, *, at_once: bool = False
    ) -> None:
        """Queue a document for analysis, with its password and the way in which it is to be read.

        at_once is for one that somebody asked for: it goes before the others, and is not held by a pause.
        """

        def work(report: Report) -> _AnalysisResult:
            match entry.source:
                case PastedText(text=text, title=title):
                    return _AnalysisResult(self._analyst.analyze_text(text, title, report, how, tell))
                case path:
                    stamp = stamp_of(path)  # before it is read: a change in the meantime will then be noticed
                    found = self._analyst.analyze_file(path, password, report, how, tell)
                    return _AnalysisResult(found, stamp)

        def tell(document: Document) -> None:
            job.drafted.emit(document)

        job = Job(work)
        number = entry.number
        job.drafted.connect(lambda document: self._on_draft(number, document))
        job.progressed.connect(lambda progress: self._on_progress(number, progress))
        job.done.connect(lambda found: self._on_found(number, found, is_private=bool(password)))
        job.failed.connect(lambda error: self._on_end(number, Failed(error)))
        # What was found before is not lost by beginning anew and thinking better of it.
        before = entry.status if isinstance(entry.status, Done | Stored) else Stopped()
        job.cancelled.connect(lambda: self._on_end(number, before))
        self._jobs[number] = job
        self.load.add(monotonic())
        self._set_status(number, Waiting())
        self.queue.add(job, at_once=at_once)
        if number == self._preferred:
            self._arrange()
        self.load_changed.emit()

    def start_waiting(self) -> None:
        """Begin what waits in the list and is not begun: what was not finished at the last start."""
        for entry in self._documents.entries():
            if isinstance(entry.status, Waiting) and not self.is_queued(entry.number):
                self.start(entry)

    def is_queued(self, number: int) -> bool:
        """Whether the document waits or is worked on."""
        return number in self._jobs

    def cancel(self, number: int) -> None:
        """Do nothing for a document that is not worked on."""
        if number in self._jobs:
            self.queue.cancel(self._jobs[number])

    def pause(self, *, is_wanted: bool) -> None:
        """Begin no more documents, or go on with them. The one at work is finished."""
        if is_wanted:
            self.queue.pause()
            self.load.pause(monotonic())
        else:
            self.queue.resume()
            self.load.resume(monotonic())
        self.load_changed.emit()

    def cancel_all(self) -> None:
        """Cancel all that waits, then the document at work."""
        for job in reversed(list(self._jobs.values())):
            self.queue.cancel(job)

    def fail(self, number: int, error: Exception) -> None:
        """A document that is not worked on cannot be read, as was found elsewhere."""
        if number not in self._jobs:
            self._set_status(number, Failed(error))

    def close(self) -> bool:
        """Stop all work for good; return whether the thread has ended."""
        self._jobs.clear()
        self._arranging.stop()
        ended = self.queue.close()
        self._analyst.close()
        return ended or self.queue.close()

    def _on_progress(self, number: int, progress: Progress) -> None:
        entry = self._documents.entry(number)
        before = entry.status if entry is not None else None
        status = Running(progress, before.document if isinstance(before, Running) else None)
        self.load.share_of_running = share_done(status) or 0.0
        self._set_status(number, status)

    def _on_draft(self, number: int, document: Document) -> None:
        entry = self._documents.entry(number)
        if entry is not None and isinstance(entry.status, Running):
            self._set_status(number, replace(entry.status, document=document))

    def _on_found(self, number: int, found: _AnalysisResult, *, is_private: bool) -> None:
        self._documents.set_read(number, found.stamp, is_private=is_private)
        self._on_end(number, Done(found.analysis))

    def _on_end(self, number: int, status: Status) -> None:
        if self._jobs.pop(number, None) is not None:
            self.load.end(monotonic(), is_failure=isinstance(status, Failed))
        self._set_status(number, status)
        self.load_changed.emit()

    def _arrange(self) -> None:
        """Take the documents in the order in which the list shows them, the preferred one first."""
        entries = sorted(self._documents.entries(), key=lambda entry: entry.number != self._preferred)
        self.queue.reorder([self._jobs[entry.number] for entry in entries if entry.number in self._jobs])

    def _set_status(self, number: int, status: Status) -> None:
        self._documents.set_status(number, status)
        self.changed.emit(number)
