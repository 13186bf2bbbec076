"""List model of the documents (QAbstractListModel), each with its source and its status."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.library.notes import PassageNote
from engine.library.organization import DocumentLabels, LabelledDocument
from engine.library.store import FileStamp, FileState
from gui.documents.document_entry import (
    DocumentEntry,
    Source,
    digest_of,
    entry_text,
    kind_of,
    tip_of,
)
from gui.documents.document_status import Status
from gui.widgets.text_formatting import tooltip

ENTRY = Qt.ItemDataRole.UserRole
STATUS_TEXT = ENTRY + 1
"""What is said of a document's status."""
LABELS = ENTRY + 2
"""Says of a change that it is one of labels alone: the status is as it was."""
DRAGGED = "application/x-precis-documents"
Index = QModelIndex | QPersistentModelIndex


class DocumentModel(QAbstractListModel):
    """List model of the documents. Views and controllers name a document by its number, never by its row."""

    labels_changed = Signal(object)
    """The numbers of documents whose labels somebody changed."""
    notes_changed = Signal(int)
    """The number of a document of which somebody changed the notes."""
    grouped = Signal()
    """The documents stand under other headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[DocumentEntry] = []
        self._rows: dict[int, int] = {}
        self._next = 0
        self._same: dict[str, set[int]] = {}
        """The numbers of documents with the same content, by its digest; some may have left the list."""
        self._groups: dict[int, str] = {}

    def add(self, sources: Sequence[Source]) -> tuple[DocumentEntry, ...]:
        """Add documents at the end. Files that are in the list already are left out."""
        known = {entry.source for entry in self._entries if isinstance(entry.source, Path)}
        fresh = [source for source in dict.fromkeys(sources) if source not in known]
        labels = DocumentLabels(added=time())
        added = tuple(
            DocumentEntry(self._next + order, source, labels=labels) for order, source in enumerate(fresh)
        )
        if added:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(added) - 1)
            self._entries.extend(added)
            self._next += len(added)
            self._number_rows()
            self.endInsertRows()
        return added

    def restore(
        self, documents: Sequence[tuple[Source, Status, FileStamp | None]]
    ) -> tuple[DocumentEntry | None, ...]:
        """Put documents of an earlier start before the others; None for a file that is there already."""
        known = {entry.source for entry in self._entries if isinstance(entry.source, Path)}
        restored: list[DocumentEntry | None] = []
        for source, status, stamp in documents:
            if source in known:
                restored.append(None)
                continue
            restored.append(DocumentEntry(self._next, source, status, stamp))
            self._next += 1
        first = [entry for entry in restored if entry is not None]
        if first:
            self.beginInsertRows(QModelIndex(), 0, len(first) - 1)
            self._entries[:0] = first
            for entry in first:
                self._note_digest(entry)
            self._number_rows()
            self.endInsertRows()
        return tuple(restored)

    def move(self, numbers: Sequence[int], row: int) -> None:
        """Put documents, in the order in which they are, before the one that is in this row now."""
        moved = sorted(numbers, key=self._rows.__getitem__)
        down = [number for number in moved if self._rows[number] < row]
        for order, number in enumerate(reversed(down), 1):
            self._move_row(self._rows[number], row - order)
        for order, number in enumerate(moved[len(down) :]):
            self._move_row(self._rows[number], row + order)

    def _move_row(self, row: int, place: int) -> None:
        if row == place:
            return
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), place + (place > row))
        self._entries.insert(place, self._entries.pop(row))
        self._number_rows()
        self.endMoveRows()

    def remove(self, number: int) -> int:
        """Return the row where the document was."""
        row = self._rows[number]
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._entries[row]
        self._number_rows()
        self.endRemoveRows()
        return row

    def put_back(self, removed: DocumentEntry, row: int) -> DocumentEntry | None:
        """Undo a removal; return the entry as it is now, None if the same file has been added again since."""
        if isinstance(removed.source, Path) and self.index_of_source(removed.source).isValid():
            return None
        entry = replace(removed, number=self._next)  # the end of its cancelled job may still be on its way
        self._next += 1
        row = min(row, len(self._entries))
        self.beginInsertRows(QModelIndex(), row, row)
        self._entries.insert(row, entry)
        self._note_digest(entry)
        self._number_rows()
        self.endInsertRows()
        return entry

    def set_status(self, number: int, status: Status) -> None:
        """Do nothing for a document that was removed: its job may end later."""
        row = self._rows.get(number)
        if row is not None:
            entry = replace(self._entries[row], status=status)
            self._entries[row] = replace(entry, kind=kind_of(entry))
            self._note_digest(entry)
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_read(self, number: int, stamp: FileStamp | None, *, is_private: bool) -> None:
        """The document was read from its file as it was then. The status is to be set after it."""
        row = self._rows.get(number)
        if row is not None:
            self._entries[row] = replace(
                self._entries[row], stamp=stamp, file=FileState.SAME, is_private=is_private
            )

    def set_file(self, number: int, file: FileState) -> None:
        """Set whether the file is still the one that was read."""
        row = self._rows.get(number)
        if row is not None:
            self._entries[row] = replace(self._entries[row], file=file)
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_labels(self, labels: Mapping[int, DocumentLabels]) -> None:
        """Set what documents are called, their stars and tags."""
        for number, label in labels.items():
            row = self._rows.get(number)
            if row is not None:
                self._entries[row] = replace(self._entries[row], labels=label)
                self.dataChanged.emit(self.index(row), self.index(row), [LABELS])
        self.labels_changed.emit(tuple(labels))

    def set_notes(self, number: int, notes: Sequence[PassageNote]) -> None:
        """Set what is marked in a document."""
        row = self._rows.get(number)
        if row is not None:
            ordered = tuple(sorted(notes, key=lambda note: (note.start, note.made)))
            self._entries[row] = replace(self._entries[row], notes=ordered)
            self.dataChanged.emit(self.index(row), self.index(row), [LABELS])
            self.notes_changed.emit(number)

    def set_labelled(self, found: Mapping[int, LabelledDocument]) -> None:
        """Take in what was kept of many documents: their labels, kinds and topics."""
        for number, one in found.items():
            row = self._rows.get(number)
            if row is not None:
                entry = replace(self._entries[row], labels=one.labels, topic=one.topic, notes=one.notes)
                self._entries[row] = replace(entry, kind=kind_of(entry) or one.kind)
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1), [LABELS])

    def arrange(self, numbers: Sequence[int], groups: Mapping[int, str] | None = None) -> None:
        """Put all documents into this order; groups are the headings under which they stand."""
        self._groups = dict(groups or {})
        if [entry.number for entry in self._entries] == list(numbers):
            self.grouped.emit()
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._entries[index.row()].number for index in before]
        self._entries = [self._entries[self._rows[number]] for number in numbers]
        self._number_rows()
        self.changePersistentIndexList(before, [self.index(self._rows[number]) for number in held])
        self.layoutChanged.emit()
        self.grouped.emit()

    def group_of(self, number: int) -> str:
        """Return the heading under which a document stands; empty where there are none."""
        return self._groups.get(number, "")

    def entry(self, number: int) -> DocumentEntry | None:
        """Return a document by its number; None if it was removed."""
        row = self._rows.get(number)
        return None if row is None else self._entries[row]

    def entry_at(self, row: int) -> DocumentEntry:
        """Return the document in a row."""
        return self._entries[row]

    def entries(self) -> tuple[DocumentEntry, ...]:
        """Return all documents in their order."""
        return tuple(self._entries)

    def index_of(self, number: int) -> QModelIndex:
        """Return where a document is. Raises KeyError if it was removed."""
        return self.index(self._rows[number])

    def index_of_source(self, source: Source) -> QModelIndex:
        """Return where a document is; an invalid index if it is not in the list."""
        for row, entry in enumerate(self._entries):
            if entry.source == source:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return entry
            case Qt.ItemDataRole.DisplayRole:
                return entry.heading
            case _ if role == STATUS_TEXT:
                return self._text_of(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(dict.fromkeys((entry.heading, entry.name, self._text_of(entry))))
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(tip_of(entry, self._text_of(entry)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.ItemIsDropEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry nothing of the documents: they are dragged within the list only."""
        data = QMimeData()
        data.setData(DRAGGED, str(len(indexes)).encode())
        return data

    def twin_of(self, entry: DocumentEntry) -> DocumentEntry | None:
        """Return the first document of the list with the same content, if that is another one."""
        numbers = self._same.get(digest_of(entry.status), ()) if digest_of(entry.status) else ()
        first = min((number for number in numbers if number in self._rows), default=entry.number)
        return None if first == entry.number else self.entry(first)

    def _text_of(self, entry: DocumentEntry) -> str:
        twin = self.twin_of(entry)
        return entry_text(entry, "" if twin is None else twin.name)

    def _note_digest(self, entry: DocumentEntry) -> None:
        if digest := digest_of(entry.status):
            self._same.setdefault(digest, set()).add(entry.number)

    def _number_rows(self) -> None:
        self._rows = {entry.number: row for row, entry in enumerate(self._entries)}
