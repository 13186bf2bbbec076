"""Synchronisation of labels with the library: names, stars and tags, as they are given, and at the start."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject

from engine.library.notes import put_notes
from engine.library.organization import DocumentLabels, labelled_documents, put_labels
from gui.documents.document_model import DocumentModel
from gui.documents.library_sync import LibrarySync


class LabelSync(QObject):
    """Brings labels back when the documents are there, and writes those that change from then on."""

    def __init__(self, documents: DocumentModel, library: LibrarySync, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        self._library = library
        self._is_watching = False
        library.restored.connect(self._on_restored)

    def refresh(self) -> None:
        """Read anew what the library knows of its documents."""
        self._library.run(lambda library: library.read(labelled_documents), self._on_read)

    def _on_restored(self) -> None:
        self.refresh()
        if not self._is_watching:
            self._is_watching = True
            # After the library's own: the documents are there when their labels come.
            self._documents.rowsInserted.connect(self._on_inserted)
            self._documents.labels_changed.connect(self._write)
            self._documents.notes_changed.connect(self._write_notes)

    def _on_read(self, found: object) -> None:
        if not isinstance(found, dict):
            return
        keys = {entry.number: self._library.key_of(entry.number) for entry in self._documents.entries()}
        self._documents.set_labelled({number: found[key] for number, key in keys.items() if key in found})

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        added = self._documents.entries()[first : last + 1]
        self._write(entry.number for entry in added)
        for entry in added:
            if entry.notes:
                self._write_notes(entry.number)

    def _write_notes(self, number: int) -> None:
        entry, key = self._documents.entry(number), self._library.key_of(number)
        if entry is not None and key is not None:
            notes = entry.notes
            self._library.run(lambda library: library.write(lambda database: put_notes(database, key, notes)))

    def _write(self, numbers: Iterable[int]) -> None:
        labels: dict[str, DocumentLabels] = {}
        for number in numbers:
            entry, key = self._documents.entry(number), self._library.key_of(number)
            if entry is not None and key is not None:
                labels[key] = entry.labels
        if labels:
            self._library.run(lambda library: library.write(lambda database: put_labels(database, labels)))
