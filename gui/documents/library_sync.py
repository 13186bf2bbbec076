"""Synchronisation of the list of documents with the library: restored at the start, persisted from then on.

The library itself is touched on a thread of its own.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.progress import Report
from engine.core.results import Analysis
from engine.library.database import LibraryProblem
from engine.library.keeping import choose_keeping, has_library, keeps_documents
from engine.library.serialization import SerializationError
from engine.library.store import (
    FileStamp,
    FileState,
    KeptDocument,
    Library,
    file_now,
)
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import Done, LossReason, Lost, Stored
from gui.documents.library_records import entry_facts
from gui.documents.library_thread import LibraryThread
from gui.documents.library_writer import LibraryWriter
from gui.documents.recent_analyses import RecentAnalyses
from gui.jobs import Job, JobQueue

CHECKED_TOGETHER = 100
"""Documents whose files are compared in one job."""
_Checked = tuple[int, KeptDocument]
"""A document's number in the list, and what is kept of it."""


class LibrarySync(QObject):
    """Restores the documents of the last start, fetches their analyses when shown, and frees memory."""

    restored = Signal()
    """The documents of the last start are in the list."""
    changed = Signal(int)
    """The number of an entry of which something came back."""
    stored = Signal()
    """What was found in a document is safe in the library."""
    failed = Signal(object)
    """A LibraryProblem. Each is told once."""

    def __init__(self, documents: DocumentModel, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self.folder = folder
        self._thread = LibraryThread(folder, self)
        self._thread.failed.connect(self.failed)
        self._writer = LibraryWriter(documents, self._thread, self)
        self._recent = RecentAnalyses()
        self._writer.writing.connect(self._recent.discard)
        self._writer.stored.connect(self._hold)
        self._writer.stored.connect(self.stored)
        self._checks = JobQueue(self)
        self._fetching: set[int] = set()
        self._is_open = False

    @property
    def is_enabled(self) -> bool:
        """Whether the documents are kept between two starts."""
        return keeps_documents(self.folder)

    def start(self) -> None:
        """Bring back what was kept, if the user wants anything to be."""
        if self.is_enabled:
            self._is_open = True
            self._thread.open(self._restore, self._start_without)
            return
        if has_library(self.folder):  # the program was killed before it could delete what was kept
            self._thread.open(lambda _records: None)
            self.forget_all()
            self._thread.close_library()
        self.restored.emit()

    def set_enabled(self, keep: bool) -> None:
        """Keep the documents from now on; or write nothing more, and delete at the end what was kept."""
        try:
            choose_keeping(self.folder, keep=keep)
        except OSError:
            self._thread.tell(LibraryProblem.NOT_WRITABLE)
            return
        if not keep:
            self._writer.unwatch()
        elif not self._writer.is_watching:
            if not self._is_open:
                self._is_open = True
                self._thread.open(lambda _records: self._thread.tell_opening())
            self._writer.watch()

    def key_of(self, number: int) -> str | None:
        """Return the key of a document in the library; None where nothing of it is kept."""
        entry = self._documents.entry(number)
        return None if entry is None or entry.is_private else self._writer.key_of(number)

    def number_of(self, key: str) -> int | None:
        """Return the number of the document with this key; None where it is not in the list."""
        number = self._writer.number_of(key)
        return number if number is not None and self.key_of(number) == key else None

    def forget_all(self) -> None:
        """Leave nothing of any document in the library. The list is not touched."""
        self._writer.forget_all()

    def close(self) -> None:
        """Write what is not written yet, and end. The documents at work will be begun anew.

        Where nothing is to be kept, leave nothing instead.
        """
        self._checks.close()
        if self.is_enabled:
            self._writer.finish()
        else:
            self._writer.unwatch()
            self.forget_all()
        self._thread.finish()

    # One document

    def show(self, entry: DocumentEntry) -> None:
        """A document is shown: what was found in it stays in memory for a while, or is fetched."""
        if isinstance(entry.status, Done):
            self._release(self._recent.show(entry.number))
        elif isinstance(entry.status, Stored) and entry.number not in self._fetching:
            self._fetch(entry.number, entry.status.key)

    def stored_status(self, number: int) -> Stored | None:
        """Return the status with which a document can be had back; None where its analysis is not on disk."""
        if number not in self._recent:
            return None
        self._recent.discard(number)
        return self._writer.release(number)

    def load(self, keys: Sequence[str], done: Callable[[object], None]) -> None:
        """Hand over by their keys what was found in documents; what was lost is left out."""

        def work(library: Library) -> dict[str, Analysis]:
            return {key: found for key in keys if (found := _found(library, key)) is not None}

        self._thread.run(work, done)

    def run(self, work: Callable[[Library], object], done: Callable[[object], None] | None = None) -> None:
        """Do something with the library, after all that waits for it; done gets None while it is closed."""
        self._thread.run(work, done)

    def _fetch(self, number: int, key: str) -> None:
        self._fetching.add(number)
        self._thread.run(
            lambda library: library.analysis(key),
            lambda found: self._on_fetched(number, _status(found)),
            lambda _error: self._on_fetched(number, Lost(LossReason.UNREADABLE)),
        )

    def _on_fetched(self, number: int, status: Done | Lost) -> None:
        self._fetching.discard(number)
        entry = self._documents.entry(number)
        if entry is None or not isinstance(entry.status, Stored):
            return
        if isinstance(status, Done):
            self._writer.set_fetched(number, status.analysis)
        self._documents.set_status(number, status)
        if isinstance(status, Done):
            self._hold(number)
        self.changed.emit(number)

    def _hold(self, number: int) -> None:
        self._release(self._recent.add(number))

    def _release(self, numbers: Sequence[int]) -> None:
        for number in numbers:
            status = self._writer.release(number)
            if status is not None:
                self._documents.set_status(number, status)

    # The start

    def _restore(self, records: object) -> None:
        assert isinstance(records, tuple)
        entries = self._documents.restore([entry_facts(record) for record in records])
        # Of very many documents each of the two steps takes the window a while: it may answer in between.
        QTimer.singleShot(0, self, lambda: self._go_on(records, entries))

    def _go_on(self, records: Sequence[KeptDocument], entries: Sequence[DocumentEntry | None]) -> None:
        there = [pair for pair in zip(records, entries, strict=True) if pair[1] is not None]
        checked: list[_Checked] = []
        for record, entry in there:
            assert entry is not None
            self._writer.adopt(entry.number, record)
            if isinstance(entry.status, Stored):
                checked.append((entry.number, record))
        for first in range(0, len(checked), CHECKED_TOGETHER):
            self._check(checked[first : first + CHECKED_TOGETHER])
        self._writer.watch()
        self._thread.tell_opening()
        self._thread.run(lambda library: library.copy_daily())
        self._index_next(True)
        self.restored.emit()

    def _index_next(self, found: object) -> None:
        """Index what a version without search kept, one document after the other: nothing waits long."""
        if found is True:
            self._thread.run(lambda library: library.index_next(), self._index_next)

    def _start_without(self, error: Exception) -> None:
        self._thread.tell_error(error)
        self._restore(())

    def _check(self, documents: "Sequence[_Checked]") -> None:
        """Find out whether files are still those that were read; on a thread that nothing waits for."""
        job = Job(partial(_files_now, documents))
        job.done.connect(self._on_all_checked)
        self._checks.add(job)

    def _on_all_checked(self, found: object) -> None:
        assert isinstance(found, tuple)
        for number, record, one in found:
            self._on_checked(number, record, one)

    def _on_checked(self, number: int, record: KeptDocument, found: object) -> None:
        assert isinstance(found, tuple)
        now, stamp = found
        if now is not FileState.SAME:
            self._documents.set_file(number, now)
            self.changed.emit(number)
        elif isinstance(stamp, FileStamp) and stamp != record.stamp:
            self._thread.run(lambda library: library.put_stamp(record.key, stamp))


def _files_now(documents: "Sequence[_Checked]", report: Report) -> tuple[object, ...]:
    """Return those of the documents whose files are others, or look so, with what they are now."""
    compared = [(number, record, file_now(record, report)) for number, record in documents]
    return tuple(one for one in compared if one[2] != (FileState.SAME, one[1].stamp))


def _status(found: object) -> Done | Lost:
    """The library may have been closed in the meantime."""
    return Done(found) if isinstance(found, Analysis) else Lost(LossReason.UNREADABLE)


def _found(library: Library, key: str) -> Analysis | None:
    try:
        return library.analysis(key)
    except SerializationError:
        return None
