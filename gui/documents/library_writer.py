"""Persistence of the list of documents: changes of status, analyses and the order, as they happen.

It watches the list: whoever adds, moves or removes a document, or changes its status, need not think of it.
"""

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from engine.core.results import Analysis
from engine.library.store import DocumentState, KeptDocument, Library
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import ENTRY, LABELS, DocumentModel
from gui.documents.document_status import Done, Running, Stored, headline_of
from gui.documents.library_records import attempts_of, record_of, state_of
from gui.documents.library_thread import LibraryThread

_Written = tuple[DocumentState, Analysis | None]
"""What of a document was handed to the library last."""
_NEVER: _Written = DocumentState.WAITING, None


class LibraryWriter(QObject):
    """Writes the list into the library while it watches it, from watch to unwatch."""

    writing = Signal(int)
    """The number of a document whose analysis is going to be written."""
    stored = Signal(int)
    """The number of a document whose analysis, as the list has it, is safe on the disk."""

    def __init__(
        self, documents: DocumentModel, thread: LibraryThread, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._thread = thread
        self._keys: dict[int, str] = {}
        self._written: dict[int, _Written] = {}
        self._attempts: dict[int, int] = {}
        """How often the program ended in the middle of a document."""
        self.is_watching = False
        self._ordering = QTimer(self, interval=0, singleShot=True)
        self._ordering.timeout.connect(self._put_order)

    def adopt(self, number: int, record: KeptDocument) -> None:
        """A document of the list is in the library already, under this record."""
        self._keys[number] = record.key
        self._written[number] = record.state, None
        if record.state is DocumentState.RUNNING:
            self._attempts[number] = attempts_of(record)

    def key_of(self, number: int) -> str | None:
        """Return a document's key; None where it has none."""
        return self._keys.get(number)

    def number_of(self, key: str) -> int | None:
        """Return the number of the document that has this key."""
        return next((number for number, other in self._keys.items() if other == key), None)

    def watch(self) -> None:
        """Write all that is in the list, and what changes in it from now on."""
        self.is_watching = True
        self._take_in(self._documents.entries())
        self._documents.rowsInserted.connect(self._on_inserted)
        self._documents.rowsRemoved.connect(self._on_order)
        self._documents.rowsMoved.connect(self._on_order)
        self._documents.layoutChanged.connect(self._on_order)
        self._documents.dataChanged.connect(self._on_changed)

    def unwatch(self) -> None:
        """Write no further changes."""
        if self.is_watching:
            self.is_watching = False
            self._documents.rowsInserted.disconnect(self._on_inserted)
            self._documents.rowsRemoved.disconnect(self._on_order)
            self._documents.rowsMoved.disconnect(self._on_order)
            self._documents.layoutChanged.disconnect(self._on_order)
            self._documents.dataChanged.disconnect(self._on_changed)

    def finish(self) -> None:
        """Write what is not written yet, and watch no more. The documents at work will be begun anew."""
        if self._ordering.isActive():
            self._ordering.stop()
            self._put_order()
        self.unwatch()
        unfinished = [
            self._record(entry, DocumentState.WAITING)
            for entry in self._documents.entries()
            if isinstance(entry.status, Running) and entry.number in self._keys
        ]
        self._thread.run(lambda library: library.put(unfinished))

    def forget_all(self) -> None:
        """Leave nothing of any document in the library. The list is not touched."""
        self._keys.clear()
        self._written.clear()
        self._thread.run(lambda library: library.forget_all())

    def set_fetched(self, number: int, analysis: Analysis) -> None:
        """An analysis came back from the library: the list may have it without its being written again."""
        self._written[number] = DocumentState.DONE, analysis

    def release(self, number: int) -> Stored | None:
        """Return the status for a document whose analysis is let go from memory; None where it must stay."""
        entry = self._documents.entry(number)
        if entry is None or not isinstance(entry.status, Done) or number not in self._keys:
            return None
        if self._written.get(number, _NEVER)[1] is not entry.status.analysis:  # changed while nothing is kept
            return None
        document = entry.status.analysis.document
        self._written[number] = DocumentState.DONE, None
        return Stored(
            self._keys[number],
            len(document.page_starts),
            len(document.problems),
            document.sha256,
            document.title,
            headline_of(entry.status),
        )

    # What changes in the list

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._take_in(self._documents.entries()[first : last + 1])

    def _on_order(self) -> None:
        self._ordering.start()

    def _on_changed(self, first: QModelIndex, last: QModelIndex, roles: Sequence[int] = ()) -> None:
        if list(roles) == [LABELS]:
            return
        for row in range(first.row(), last.row() + 1):
            self._write(self._documents.index(row).data(ENTRY))

    def _take_in(self, entries: Sequence[DocumentEntry]) -> None:
        fresh = [entry for entry in entries if entry.number not in self._keys]
        for entry in fresh:
            status = entry.status
            self._keys[entry.number] = status.key if isinstance(status, Stored) else uuid4().hex
        new = [entry for entry in fresh if not isinstance(entry.status, Stored | Done)]
        if new:
            records = [self._record(entry, state_of(entry.status)) for entry in new]
            self._written |= {entry.number: (state_of(entry.status), None) for entry in new}
            self._thread.run(lambda library: library.put(records))
        for entry in entries:
            self._write(entry)
        self._ordering.start()

    # What is written

    def _write(self, entry: DocumentEntry) -> None:
        """Write a status that has changed; not every step of the progress."""
        before = self._written.get(entry.number)
        if isinstance(entry.status, Stored) and (before or _NEVER)[0] is DocumentState.DONE:
            return
        state = state_of(entry.status)
        analysis = entry.status.analysis if isinstance(entry.status, Done) else None
        if entry.is_private:
            state, analysis = (DocumentState.FAILED if state is DocumentState.DONE else state), None
        if before is not None and before[0] is state and before[1] is analysis:
            return
        self._written[entry.number] = state, analysis
        record = self._record(entry, state)
        if analysis is not None:
            self.writing.emit(entry.number)
            self._put_analysis(entry.number, record, analysis)
        else:
            self._thread.run(lambda library: library.put([record]))

    def _put_analysis(self, number: int, record: KeptDocument, analysis: Analysis) -> None:
        def put(library: Library) -> bool:
            from engine.extraction.document_date import find_document_date

            library.put_analysis(record, analysis, day=find_document_date(analysis.document))
            return library.is_on_disk

        self._thread.run(put, lambda is_safe: self._on_put(number, analysis) if is_safe else None)

    def _on_put(self, number: int, analysis: Analysis) -> None:
        entry = self._documents.entry(number)
        if entry is not None and isinstance(entry.status, Done) and entry.status.analysis is analysis:
            self.stored.emit(number)

    def _put_order(self) -> None:
        entries = self._documents.entries()
        there = {entry.number for entry in entries}
        for number in [number for number in self._keys if number not in there]:
            del self._keys[number]
            self._written.pop(number, None)
        keys = [self._keys[entry.number] for entry in entries if entry.number in self._keys]
        self._thread.run(lambda library: library.put_list(keys))

    def _record(self, entry: DocumentEntry, state: DocumentState) -> KeptDocument:
        return record_of(entry, self._keys[entry.number], state, self._attempts.get(entry.number, 0))
