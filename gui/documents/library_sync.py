"""Keeps the list of documents and what was found in them between two starts of the program.

It watches the list: whoever adds, moves or removes a document, or changes its status, need not think of it.
The library itself is touched on a thread of its own.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from engine.core.errors import DocumentError, PasswordNeeded
from engine.core.progress import Report
from engine.core.results import Analysis
from engine.library.database import LibraryProblem
from engine.library.serialization import SerializationError
from engine.library.store import (
    DocumentState,
    FileStamp,
    FileState,
    KeptDocument,
    Library,
    LibraryWriteError,
    choose_keeping,
    file_now,
    keeps_documents,
)
from gui.documents.document_model import (
    ENTRY,
    DocumentEntry,
    DocumentModel,
    Done,
    Failed,
    LossReason,
    Lost,
    PastedText,
    Running,
    Source,
    Status,
    Stopped,
    Stored,
    Waiting,
)
from gui.jobs import Job, JobQueue

ATTEMPTS = 3
"""How often the program may end in the middle of a document before it is no longer begun anew by itself."""
HELD = 12
"""Documents of which what was found stays in memory: of the others it is fetched when it is wanted."""
_Written = tuple[DocumentState, Analysis | None]
"""What of a document was handed to the library last."""


_NEVER: _Written = DocumentState.WAITING, None


class LibrarySync(QObject):
    restored = Signal()
    """The documents of the last start are in the list."""
    changed = Signal(int)
    """The number of an entry of which something came back."""
    troubled = Signal(object)
    """A LibraryProblem. Each is told once."""

    def __init__(self, documents: DocumentModel, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._folder = folder
        self._queue = JobQueue(self)
        self._checks = JobQueue(self)
        self._library: Library | None = None
        self._is_watching = False
        self._keys: dict[int, str] = {}
        self._written: dict[int, _Written] = {}
        self._coming: set[int] = set()
        self._told: set[LibraryProblem] = set()
        self._attempts: dict[int, int] = {}
        """How often the program ended in the middle of a document."""
        self._shown: int | None = None
        self._held: dict[int, None] = {}
        """The documents whose analysis is both on the disk and in memory; the one shown last at the end."""
        self._listed = QTimer(self, interval=0, singleShot=True)
        self._listed.timeout.connect(self._put_list)

    # The whole

    def start(self) -> None:
        """Bring back what was kept, if the user wants anything to be."""
        if keeps_documents(self._folder):
            self._do(self._open, self._restore, self._begin_without)
        else:
            self.restored.emit()

    @property
    def is_on(self) -> bool:
        return keeps_documents(self._folder)

    def choose(self, *, keep: bool) -> None:
        """Keep the documents from now on; or keep none any more, and forget those that were kept."""
        try:
            choose_keeping(self._folder, keep=keep)
        except OSError:
            self._tell(LibraryProblem.NOT_WRITABLE)
            return
        if not keep:
            self._leave_list()
            self.forget()
            self._do(self._close_library)
        elif not self._is_watching:
            self._do(self._open, lambda _kept: self._tell_opening())
            self._watch_list()

    def forget(self) -> None:
        """Leave nothing of any document in the library. The list is not touched."""
        self._keys.clear()
        self._written.clear()
        self._do(lambda library: library.forget_all())

    def close(self) -> None:
        """Write what is not written yet, and end. The documents at work will be begun anew."""
        self._checks.close()
        if self._listed.isActive():
            self._listed.stop()
            self._put_list()
        self._leave_list()
        unfinished = [
            self._kept(entry, DocumentState.WAITING)
            for entry in self._documents.entries()
            if isinstance(entry.status, Running) and entry.number in self._keys
        ]
        self._do(lambda library: library.put(unfinished))
        self._do(self._close_library)
        self._queue.finish()

    # One document

    def fetch(self, entry: DocumentEntry) -> None:
        """Bring back what was found in a document of an earlier start; changed says when it is there."""
        if not isinstance(entry.status, Stored) or entry.number in self._coming:
            return
        number, key = entry.number, entry.status.key
        self._coming.add(number)
        self._do(
            lambda library: library.analysis(key),
            lambda found: self._on_fetched(number, _done(found)),
            lambda _error: self._on_fetched(number, Lost(LossReason.UNREADABLE)),
        )

    def hold(self, number: int) -> None:
        """What was found in a document stays in memory while it is shown, and for a while after that."""
        self._shown = number
        if number in self._held:
            self._hold(number)

    def _hold(self, number: int) -> None:
        self._held.pop(number, None)
        self._held[number] = None
        others = [other for other in self._held if other != self._shown]
        for other in others[: max(0, len(self._held) - HELD)]:
            del self._held[other]
            self._let_go(other)

    def _let_go(self, number: int) -> None:
        entry = self._documents.entry(number)
        if entry is None or not isinstance(entry.status, Done) or number not in self._keys:
            return
        document = entry.status.analysis.document
        self._written[number] = DocumentState.DONE, None
        kept = Stored(self._keys[number], len(document.page_starts), len(document.problems), document.sha256)
        self._documents.set_status(number, kept)

    def load(self, keys: Sequence[str], done: Callable[[object], None]) -> None:
        """Hand over by their keys what was found in documents; what was lost is left out."""

        def work(library: Library) -> dict[str, Analysis]:
            return {key: found for key in keys if (found := _found(library, key)) is not None}

        self._do(work, done)

    def _on_fetched(self, number: int, status: Done | Lost) -> None:
        self._coming.discard(number)
        entry = self._documents.entry(number)
        if entry is None or not isinstance(entry.status, Stored):
            return
        if isinstance(status, Done):
            self._written[number] = DocumentState.DONE, status.analysis
        self._documents.set_status(number, status)
        if isinstance(status, Done):
            self._hold(number)
        self.changed.emit(number)

    # Bringing back

    def _open(self, _library: object = None) -> tuple[KeptDocument, ...]:
        self._library = Library(self._folder)
        return self._library.documents()

    def _restore(self, kept: object) -> None:
        assert isinstance(kept, tuple)
        entries = self._documents.restore([_entry_facts(document) for document in kept])
        for document, entry in zip(kept, entries, strict=True):
            if entry is not None:
                self._keys[entry.number] = document.key
                self._written[entry.number] = document.state, None
                if document.state is DocumentState.RUNNING:
                    self._attempts[entry.number] = _attempts(document)
                if isinstance(entry.status, Stored):
                    self._check(entry.number, document)
        self._watch_list()
        self._tell_opening()
        self._do(lambda library: library.copy_daily())
        self.restored.emit()

    def _begin_without(self, error: Exception) -> None:
        self._on_failed(error)
        self._restore(())

    def _tell_opening(self) -> None:
        if self._library is not None and self._library.trouble is not None:
            self._tell(self._library.trouble)

    def _watch_list(self) -> None:
        self._is_watching = True
        self._take_in(self._documents.entries())
        self._documents.rowsInserted.connect(self._on_inserted)
        self._documents.rowsRemoved.connect(self._on_order)
        self._documents.rowsMoved.connect(self._on_order)
        self._documents.dataChanged.connect(self._on_changed)

    def _leave_list(self) -> None:
        if self._is_watching:
            self._is_watching = False
            self._documents.rowsInserted.disconnect(self._on_inserted)
            self._documents.rowsRemoved.disconnect(self._on_order)
            self._documents.rowsMoved.disconnect(self._on_order)
            self._documents.dataChanged.disconnect(self._on_changed)

    def _check(self, number: int, document: KeptDocument) -> None:
        """Find out whether the file is still the one that was read; on a thread that nothing waits for."""
        job = Job(partial(file_now, document))
        job.done.connect(lambda found: self._on_checked(number, document, found))
        self._checks.add(job)

    def _on_checked(self, number: int, document: KeptDocument, found: object) -> None:
        assert isinstance(found, tuple)
        now, stamp = found
        if now is not FileState.SAME:
            self._documents.set_file(number, now)
            self.changed.emit(number)
        elif isinstance(stamp, FileStamp) and stamp != document.stamp:
            self._do(lambda library: library.put_stamp(document.key, stamp))

    # Writing down

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._take_in(self._documents.entries()[first : last + 1])

    def _on_order(self) -> None:
        self._listed.start()

    def _take_in(self, entries: Sequence[DocumentEntry]) -> None:
        fresh = [entry for entry in entries if entry.number not in self._keys]
        for entry in fresh:
            status = entry.status
            self._keys[entry.number] = status.key if isinstance(status, Stored) else uuid4().hex
        new = [entry for entry in fresh if not isinstance(entry.status, Stored | Done)]
        if new:
            documents = [self._kept(entry, _state_of(entry.status)) for entry in new]
            self._written |= {entry.number: (_state_of(entry.status), None) for entry in new}
            self._do(lambda library: library.put(documents))
        for entry in entries:
            self._write(entry)
        self._listed.start()

    def _on_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self._write(self._documents.index(row).data(ENTRY))

    def _write(self, entry: DocumentEntry) -> None:
        """Write down a status that has changed; not every step of the progress."""
        if (
            isinstance(entry.status, Stored)
            and self._written.get(entry.number, _NEVER)[0] is DocumentState.DONE
        ):
            return
        state = _state_of(entry.status)
        analysis = entry.status.analysis if isinstance(entry.status, Done) else None
        if entry.is_private:
            state, analysis = (DocumentState.FAILED if state is DocumentState.DONE else state), None
        before = self._written.get(entry.number)
        if before is not None and before[0] is state and before[1] is analysis:
            return
        self._written[entry.number] = state, analysis
        document = self._kept(entry, state)
        if analysis is not None:
            self._held.pop(entry.number, None)
            self._put_analysis(entry.number, document, analysis)
        else:
            self._do(lambda library: library.put([document]))

    def _put_analysis(self, number: int, document: KeptDocument, analysis: Analysis) -> None:
        def put(library: Library) -> bool:
            library.put_analysis(document, analysis)
            return library.is_on_disk

        self._do(put, lambda is_safe: self._on_written(number, analysis) if is_safe else None)

    def _on_written(self, number: int, analysis: Analysis) -> None:
        entry = self._documents.entry(number)
        if entry is not None and isinstance(entry.status, Done) and entry.status.analysis is analysis:
            self._hold(number)

    def _kept(self, entry: DocumentEntry, state: DocumentState) -> KeptDocument:
        error = entry.status.error if isinstance(entry.status, Failed) else None
        found = entry.status.analysis.document if isinstance(entry.status, Done) else None
        kind = error.kind if isinstance(error, DocumentError) else ""
        if entry.is_private and state is DocumentState.FAILED:
            found, kind = None, kind or PasswordNeeded.kind
        attempt = str(self._attempts.get(entry.number, 0) + 1) if state is DocumentState.RUNNING else ""
        source = entry.source
        known = entry.status if isinstance(entry.status, Stored) else Stored("")
        return KeptDocument(
            key=self._keys[entry.number],
            path=source if isinstance(source, Path) else None,
            title=source.title if isinstance(source, PastedText) else "",
            text=source.text if isinstance(source, PastedText) else "",
            state=state,
            error=kind,
            detail=error.detail if isinstance(error, DocumentError) else attempt,
            stamp=entry.stamp,
            sha256=found.sha256 if found else known.sha256,
            pages=len(found.page_starts) if found else known.pages,
            problems=len(found.problems) if found else known.problems,
        )

    def _put_list(self) -> None:
        entries = self._documents.entries()
        there = {entry.number for entry in entries}
        for number in [number for number in self._keys if number not in there]:
            del self._keys[number]
            self._written.pop(number, None)
        keys = [self._keys[entry.number] for entry in entries if entry.number in self._keys]
        self._do(lambda library: library.put_list(keys))

    # The thread

    def _do(
        self,
        work: Callable[[Library], object],
        done: Callable[[object], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do something with the library, after all that was to be done before. Without one, do nothing."""
        opens = work == self._open

        def run(_report: Report) -> object:
            library = self._library
            return work(library) if library is not None or opens else None  # type: ignore[arg-type]

        job = Job(run)
        job.done.connect(done or (lambda _result: None))
        job.failed.connect(failed or self._on_failed)
        self._queue.add(job)

    def _close_library(self, library: Library) -> None:
        self._library = None
        library.close()

    def _on_failed(self, error: Exception) -> None:
        self._tell(error.trouble if isinstance(error, LibraryWriteError) else LibraryProblem.NOT_WRITABLE)

    def _tell(self, trouble: LibraryProblem) -> None:
        if trouble not in self._told:
            self._told.add(trouble)
            self.troubled.emit(trouble)


def _done(found: object) -> Done | Lost:
    """The library may have been closed in the meantime."""
    return Done(found) if isinstance(found, Analysis) else Lost(LossReason.UNREADABLE)


def _found(library: Library, key: str) -> Analysis | None:
    try:
        return library.analysis(key)
    except SerializationError:
        return None


def _entry_facts(document: KeptDocument) -> tuple[Source, Status, FileStamp | None]:
    source: Source = document.path or PastedText(document.text, document.title)
    match document.state:
        case DocumentState.WAITING:
            status: Status = Waiting()
        case DocumentState.RUNNING:
            status = Waiting() if _attempts(document) < ATTEMPTS else Lost(LossReason.INTERRUPTED)
        case DocumentState.DONE:
            status = Stored(document.key, document.pages, document.problems, document.sha256)
        case DocumentState.FAILED:
            status = Failed(document.failure())
        case DocumentState.STOPPED:
            status = Stopped()
    return source, status, document.stamp


def _attempts(document: KeptDocument) -> int:
    return int(document.detail) if document.detail.isdecimal() else 1


def _state_of(status: Status) -> DocumentState:
    match status:
        case Waiting():
            return DocumentState.WAITING
        case Running() | Lost(loss=LossReason.INTERRUPTED):
            return DocumentState.RUNNING
        case Done() | Stored() | Lost():
            return DocumentState.DONE
        case Failed():
            return DocumentState.FAILED
        case Stopped():
            return DocumentState.STOPPED
