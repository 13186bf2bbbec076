"""Removal of documents from the list, and its undo."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.document_pane import DocumentPane
from gui.documents.document_status import Running, Waiting
from gui.documents.library_sync import LibrarySync

MOST_STEPS = 50
"""Removals that can be undone."""
_Removal = tuple[tuple[DocumentEntry, int], ...]
"""Documents removed together, and the row of each when it was, one after the other."""


class RemovalController(QObject):
    """Controller that removes documents, puts them back, and forgets all when asked to."""

    removed = Signal()
    """Documents are gone from the list; another one may be chosen by now."""
    undo_changed = Signal(bool)
    """Whether there is a removal that can be undone."""
    forgotten = Signal()
    """Nothing is to be left of any document."""

    def __init__(
        self,
        documents: DocumentModel,
        pane: DocumentPane,
        analyses: AnalysisQueue,
        library: LibrarySync | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._view, self._undo_bar = pane.list, pane.undo_bar
        self._analyses = analyses
        self._library = library
        self._steps: deque[_Removal] = deque(maxlen=MOST_STEPS)
        self._window = window
        self._view.removal_requested.connect(self.remove)
        self._undo_bar.undo.clicked.connect(self.undo)

    def remove_chosen(self) -> None:
        """Remove the documents chosen in the list."""
        self.remove([entry.number for entry in self._view.chosen_entries()])

    def remove(self, numbers: Sequence[int]) -> None:
        """Remove documents from the list; they can be had back while the window is open."""
        entries = [entry for number in numbers if (entry := self._documents.entry(number)) is not None]
        if not entries:
            return
        self._steps.append(tuple(self._take_out(entry) for entry in entries))
        self._undo_bar.offer(entries)
        self.undo_changed.emit(True)
        for entry in reversed(entries):
            self._analyses.cancel(entry.number)
        self._view.choose(self._view.currentIndex())  # the document that took the place
        self.removed.emit()

    def _take_out(self, entry: DocumentEntry) -> tuple[DocumentEntry, int]:
        """Remove a document; return what is to be put back. What is on the disk need not stay in memory."""
        stored = None if self._library is None else self._library.stored_status(entry.number)
        return replace(entry, status=stored or entry.status), self._documents.remove(entry.number)

    def undo(self) -> None:
        """Put the documents removed last back where they were; what was not finished begins anew."""
        if not self._steps:
            return
        back = [self._documents.put_back(*removed) for removed in reversed(self._steps.pop())]
        self._undo_bar.dismiss()
        self.undo_changed.emit(bool(self._steps))
        for entry in filter(None, reversed(back)):
            if isinstance(entry.status, Waiting | Running):
                self._analyses.start(entry)
            self._view.choose(self._documents.index_of(entry.number))
            self._view.setFocus()

    def forget_all(self) -> None:
        """Empty the list, and leave nothing of its documents on the disk, if the user is sure."""
        question = self.tr("Forget all documents and what was found in them? The files themselves stay.")
        answer = QMessageBox.question(self._window, self.tr("Forget all documents"), question)
        if answer == QMessageBox.StandardButton.Yes:
            self.remove([entry.number for entry in self._documents.entries()])
            self._steps.clear()
            self._undo_bar.dismiss()
            self.undo_changed.emit(False)
            if self._library is not None:
                self._library.forget_all()
            self.forgotten.emit()
