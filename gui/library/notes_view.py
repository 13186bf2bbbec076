"""View of the notes of a document: what was marked in it and written to it, each leading to its place."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.core.document import Document
from engine.library.notes import PassageNote, place_of_note
from gui.library.cited_delegate import CitedDelegate
from gui.library.cited_rows import CitedRow, CitedRowKind, CitedRowsModel, PassageTarget, place_words
from gui.widgets.result_list import ResultList
from gui.widgets.text_formatting import one_line, single_spaced

REMOVAL_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
LONGEST = 600
"""Characters of a passage that are shown."""


class NotesView(QWidget):
    """Lists notes; the chosen one can be changed or taken away."""

    chosen = Signal(object)
    """A PassageTarget."""
    edit_requested = Signal(str)
    """The id of a note."""
    removal_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: list[str] = []
        """Of the note of each row."""
        self._model = CitedRowsModel(self)
        self.list = ResultList(self._model, CitedDelegate(self), self)
        self.list.setAccessibleName(self.tr("Notes"))
        self.list.chosen.connect(self._choose)
        self.list.chosen_again.connect(self._choose)
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.list.installEventFilter(self)
        self.hint = QLabel(
            self.tr("Select a passage of the document and mark it (Ctrl+H), or add a note."), self
        )
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(16, 12, 16, 12)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.edit = QPushButton(self.tr("Edit the note…"), self)
        self.edit.clicked.connect(self._ask_to_edit)
        self.remove = QPushButton(self.tr("Remove the mark"), self)
        self.remove.clicked.connect(self._ask_to_remove)
        self._buttons = QWidget(self)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.edit)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)
        self.show_notes(-1, None, ())

    def show_notes(self, number: int, document: Document | None, notes: tuple[PassageNote, ...]) -> None:
        """Show the notes of a document of the list."""
        rows: list[CitedRow] = []
        self._ids = []
        for note in notes if document is not None else ():
            assert document is not None
            for row in _rows_of(note, number, document, self.tr("This passage is not in the text any more.")):
                rows.append(row)
                self._ids.append(note.id)
        self.list.show_rows(rows)
        self.hint.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self._buttons.setVisible(bool(rows))
        self._offer()

    def rows(self) -> tuple[CitedRow, ...]:
        """Return the rows that are shown, in their order."""
        return self._model.rows

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = watched is self.list and event.type() is QEvent.Type.KeyPress
        if is_press and isinstance(event, QKeyEvent) and event.key() in REMOVAL_KEYS:
            self._ask_to_remove()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, row: int) -> None:
        target = self._model.rows[row].target
        if target is not None:
            self.chosen.emit(target)

    def _chosen_id(self) -> str:
        indexes = self.list.selectionModel().selectedIndexes()
        return self._ids[indexes[0].row()] if indexes else ""

    def _offer(self) -> None:
        for button in (self.edit, self.remove):
            button.setEnabled(bool(self._chosen_id()))

    def _ask_to_edit(self) -> None:
        if identifier := self._chosen_id():
            self.edit_requested.emit(identifier)

    def _ask_to_remove(self) -> None:
        if identifier := self._chosen_id():
            self.removal_requested.emit(identifier)


def _rows_of(note: PassageNote, number: int, document: Document, lost: str) -> Iterator[CitedRow]:
    span = place_of_note(note, document)
    quote = single_spaced(note.quote)
    text = quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…"
    # A passage that is gone can be chosen, too, to be taken away.
    target = PassageTarget(number, () if span is None else (span,), one_line(quote, 80))
    place = lost if span is None else place_words(document, span)
    yield CitedRow(CitedRowKind.STATEMENT, text, place, target, sign="▎")
    if note.note:
        yield CitedRow(CitedRowKind.NOTE, note.note, target=target)
