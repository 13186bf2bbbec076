"""List model of the documents (QAbstractListModel), each with its source and its status."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDateTime,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from engine.library.store import FileStamp, FileState
from gui.documents.document_status import WAITING, Done, Status, Stored, status_text
from gui.widgets.text_formatting import one_line, tooltip

ENTRY = Qt.ItemDataRole.UserRole
DRAGGED = "application/x-precis-documents"
LONGEST_SENTENCE = 240
"""Characters of the sentence in the tool tip."""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PastedText:
    """Text from the clipboard or dropped, as a document of its own."""

    text: str
    title: str


Source = Path | PastedText


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """Row of the list of documents."""

    number: int
    """Never used twice, so that a late signal cannot reach another document."""
    source: Source
    status: Status = WAITING
    stamp: FileStamp | None = None
    """The file's before it was read last."""
    file: FileState = FileState.SAME
    """The file since it was read."""
    is_private: bool = False
    """It was opened with a password: what was found in it is not kept."""

    @property
    def name(self) -> str:
        """What the list calls the document: plain text on one line."""
        name = self.source.title if isinstance(self.source, PastedText) else self.source.name
        return one_line(name or str(self.source))


class DocumentModel(QAbstractListModel):
    """List model of the documents. Views and controllers name a document by its number, never by its row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[DocumentEntry] = []
        self._rows: dict[int, int] = {}
        self._next = 0

    def add(self, sources: Sequence[Source]) -> tuple[DocumentEntry, ...]:
        """Add documents at the end. Files that are in the list already are left out."""
        known = {entry.source for entry in self._entries if isinstance(entry.source, Path)}
        fresh = [source for source in dict.fromkeys(sources) if source not in known]
        added = tuple(DocumentEntry(self._next + order, source) for order, source in enumerate(fresh))
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
        self._number_rows()
        self.endInsertRows()
        return entry

    def set_status(self, number: int, status: Status) -> None:
        """Do nothing for a document that was removed: its job may end later."""
        row = self._rows.get(number)
        if row is not None:
            self._entries[row] = replace(self._entries[row], status=status)
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

    def entry(self, number: int) -> DocumentEntry | None:
        """Return a document by its number; None if it was removed."""
        row = self._rows.get(number)
        return None if row is None else self._entries[row]

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
                return entry.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.name}, {entry_text(entry)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tooltip(tip_of(entry))
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

    def _number_rows(self) -> None:
        self._rows = {entry.number: row for row, entry in enumerate(self._entries)}


def title_of(status: Status) -> str:
    """Return what the document calls itself; empty where that is not known."""
    match status:
        case Done(analysis=analysis):
            return analysis.document.title
        case Stored(title=title):
            return title
    return ""


def entry_text(entry: DocumentEntry) -> str:
    """Say how far a document is, and whether its file is another by now; of a finished one, what it is."""
    if not isinstance(entry.status, Done | Stored):
        return status_text(entry.status)
    if entry.file is FileState.CHANGED:
        return QCoreApplication.translate("wording", "The file has changed")
    if entry.file is FileState.GONE:
        return QCoreApplication.translate("wording", "The file is gone")
    return status_text(entry.status) if problems_of(entry.status) else " · ".join(_facts(entry))


def problems_of(status: Done | Stored) -> int:
    """Return how many notices there are about a document."""
    return len(status.analysis.document.problems) if isinstance(status, Done) else status.problems


def _facts(entry: DocumentEntry) -> list[str]:
    """Return what kind of file a finished document is, how long, and from when."""
    status = entry.status
    pages = len(status.analysis.document.page_starts) if isinstance(status, Done) else 0
    if isinstance(status, Stored):
        pages = status.pages
    if isinstance(entry.source, Path):
        facts = [entry.source.suffix[1:].upper() or QCoreApplication.translate("wording", "File")]
    else:
        facts = [QCoreApplication.translate("wording", "Text")]
    if pages > 1:
        facts.append(QCoreApplication.translate("wording", "{pages} pages").format(pages=pages))
    if entry.stamp is not None:
        when = QDateTime.fromSecsSinceEpoch(entry.stamp.modified // 1_000_000_000).date()
        facts.append(QLocale().toString(when, QLocale.FormatType.ShortFormat))
    return facts


def tip_of(entry: DocumentEntry) -> str:
    """Say where a document is, what it calls itself and, in one sentence, what it says."""
    lines = [str(entry.source) if isinstance(entry.source, Path) else entry.name, entry_text(entry)]
    if title := title_of(entry.status):
        lines.append(one_line(title))
    if isinstance(entry.status, Done) and (best := entry.status.analysis.ranking.order):
        document = entry.status.analysis.document
        lines.append(one_line(document.quote(document.sentences[best[0]]), LONGEST_SENTENCE))
    return "\n".join(lines)
