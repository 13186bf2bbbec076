"""Controller of notes: passages that are selected in the document are marked for good, and written to."""

from collections.abc import Callable
from dataclasses import replace
from time import time
from uuid import uuid4

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QInputDialog, QWidget

from engine.core.document import Document, Span
from engine.library.notes import PassageNote, place_of_note
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import Done
from gui.library.notes_view import NotesView
from gui.viewer.document_view import DocumentView
from gui.viewer.marked_spans import joined
from gui.widgets.text_formatting import one_line, single_spaced


class NoteController(QObject):
    """Marks passages of the document that is shown, and shows its notes."""

    counted = Signal(int)
    """How many notes the document has that is shown."""

    def __init__(self, documents: DocumentModel, source: DocumentView, window: QWidget) -> None:
        super().__init__(window)
        self._documents = documents
        self._source = source
        self._window = window
        self._number = -1
        self._document: Document | None = None
        self.view = NotesView()
        self.view.edit_requested.connect(self._edit)
        self.view.removal_requested.connect(self.remove)
        documents.notes_changed.connect(self._on_changed)
        documents.dataChanged.connect(lambda *_: self._refresh())
        self.mark_action = self._action(self.tr("&Mark the passage"), "Ctrl+H", self.mark)
        self.note_action = self._action(self.tr("Add a &note…"), "Ctrl+Shift+N", self.write_note)
        source.pages.addActions([self.mark_action, self.note_action])
        source.pages.selection.changed.connect(self.offer)
        source.text.selectionChanged.connect(self.offer)
        source.text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        source.text.customContextMenuRequested.connect(self._show_text_menu)
        self._shown: tuple[PassageNote, ...] = ()
        self._spans: tuple[Span, ...] = ()
        """What is marked, for a view that shows the document later than the other."""
        for view in (source.pages, source.text):
            view.moved.connect(self._keep_marked)
        self.offer()

    def show_entry(self, entry: DocumentEntry | None) -> None:
        """Show the notes of the document that is shown."""
        if entry is not None and isinstance(entry.status, Done):
            self._number, self._document = entry.number, entry.status.analysis.document
        else:
            self._number, self._document = -1, None
        self._show_notes()
        self.offer()

    def selected(self) -> Span | None:
        """Return the passage that is selected in the view that is shown, without blanks around it."""
        document = self._document
        if document is None:
            return None
        source = self._source
        span = source.pages.selection.span if source.shows_pages() else source.text.selected_span()
        if span is None:
            return None
        text = document.quote(span)
        start = span.start + len(text) - len(text.lstrip())
        return Span(start, start + len(text.strip())) if text.strip() else None

    def mark(self) -> None:
        """Mark the selected passage."""
        self.put(self.selected(), "")

    def write_note(self) -> None:
        """Ask for a note, and mark the selected passage with it."""
        span = self.selected()
        if span is not None and self._document is not None:
            text, agreed = self._ask(self._document.quote(span), "")
            if agreed:
                self.put(span, text)

    def put(self, span: Span | None, text: str) -> None:
        """Mark a passage of the document that is shown, with a note or without."""
        if span is None or self._document is None:
            return
        note = PassageNote(uuid4().hex, span.start, self._document.quote(span), text.strip(), time())
        self._documents.set_notes(self._number, (*self._notes(), note))

    def change(self, identifier: str, text: str) -> None:
        """Set what is written to a passage."""
        notes = (
            replace(note, note=text.strip()) if note.id == identifier else note for note in self._notes()
        )
        self._documents.set_notes(self._number, tuple(notes))

    def remove(self, identifier: str) -> None:
        """Take a mark away, with what is written to it."""
        notes = tuple(note for note in self._notes() if note.id != identifier)
        self._documents.set_notes(self._number, notes)

    def offer(self) -> None:
        """Offer what can be done with the selection."""
        for action in (self.mark_action, self.note_action):
            action.setEnabled(self.selected() is not None)

    def _notes(self) -> tuple[PassageNote, ...]:
        entry = self._documents.entry(self._number)
        return () if entry is None else entry.notes

    def _refresh(self) -> None:
        """Notes of an earlier start come a moment after the document itself."""
        if self._notes() != self._shown:
            self._show_notes()

    def _on_changed(self, number: int) -> None:
        if number == self._number:
            self._show_notes()

    def _show_notes(self) -> None:
        notes, document = self._notes(), self._document
        self._shown = notes
        self.counted.emit(len(notes) if document is not None else 0)
        self.view.show_notes(self._number, document, notes)
        spans = [place_of_note(note, document) for note in notes] if document is not None else []
        self._spans = joined([span for span in spans if span is not None])
        self._keep_marked()

    def _keep_marked(self) -> None:
        """Mark in both views; one of them may have begun anew with the document."""
        pages, text = self._source.pages, self._source.text
        if pages.marks.noted != self._spans:
            pages.marks.set_noted(self._spans)
            pages.viewport().update()
        if text.noted() != self._spans:
            text.mark_noted(self._spans)

    def _edit(self, identifier: str) -> None:
        note = next((one for one in self._notes() if one.id == identifier), None)
        if note is not None:
            text, agreed = self._ask(note.quote, note.note)
            if agreed:
                self.change(identifier, text)

    def _ask(self, quote: str, text: str) -> tuple[str, bool]:
        about = one_line(single_spaced(quote), 120)
        return QInputDialog.getMultiLineText(self._window, self.tr("Note"), f"“{about}”", text)

    def _show_text_menu(self, place: QPoint) -> None:
        text = self._source.text
        menu = text.createStandardContextMenu()
        menu.addSeparator()
        menu.addActions([self.mark_action, self.note_action])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(text.mapToGlobal(place))

    def _action(self, words: str, keys: str, act: Callable[[], object]) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(act)
        return action
