"""Corpora in the window: opens one, and leads from its passages to their places in the documents."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.core.document import Document, Span
from gui.documents.document_model import DocumentModel, PastedText, Source
from gui.documents.document_pane import DocumentPane
from gui.documents.document_status import Done
from gui.documents.import_controller import ImportController
from gui.viewer.document_view import DocumentView

if TYPE_CHECKING:
    from gui.corpus.corpus_reader import CorpusPassage, CorpusPlace
    from gui.corpus.corpus_window import CorpusWindow

MOST_MARKS = 500


class CorpusController(QObject):
    """Opens corpora, each in a window of its own."""

    def __init__(
        self,
        documents: DocumentModel,
        pane: DocumentPane,
        imports: ImportController,
        source: DocumentView,
        show_chosen: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._pane = pane
        self._imports = imports
        self._view = source
        self._show_chosen = show_chosen
        self._window = window
        self._open_windows: list[CorpusWindow] = []
        self._awaited: tuple[Source, CorpusPassage] | None = None
        """What is to be shown as soon as its document is there."""

    def open(self) -> None:
        """Let the user choose the folder of a corpus."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a corpus"))
        if name:
            self.show(Path(name))

    def show(self, folder: Path) -> "CorpusWindow":
        """Show a corpus in a window of its own."""
        from gui.corpus.corpus_window import CorpusWindow  # few starts need it

        shown = CorpusWindow(folder, self._window)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.destroyed.connect(lambda: self._open_windows.remove(shown))
        shown.place_requested.connect(lambda place: self._go_to(place, shown))
        self._open_windows.append(shown)
        shown.show()
        return shown

    def show_awaited(self) -> None:
        """Mark the passage that was chosen, if its document is shown by now."""
        entry = self._pane.list.chosen_entry()
        if self._awaited is None or entry is None or entry.source != self._awaited[0]:
            return
        if isinstance(entry.status, Done):
            passage, self._awaited = self._awaited[1], None
            spans = places_of(entry.status.analysis.document, passage)
            if spans:
                self._view.mark(spans, passage.words or passage.text)

    def close(self) -> None:
        """Close all corpora."""
        for shown in tuple(self._open_windows):
            shown.close()

    def _go_to(self, place: "CorpusPlace", shown: "CorpusWindow") -> None:
        passage = place.passage
        source: Source = PastedText(place.text, passage.name) if place.text else Path(passage.uri)
        if isinstance(source, Path) and not is_there(source):
            words = self.tr("{name} is no longer where it was read: {path}")
            shown.show_notice(words.format(name=passage.name, path=passage.uri))
            return
        self._awaited = source, passage
        entries = [entry for entry in self._documents.entries() if entry.source == source]
        if entries:
            self._pane.list.choose(self._documents.index_of(entries[0].number))
        else:
            self._imports.add_sources([source])
            self._pane.list.choose(self._documents.index_of_source(source))
        self._window.raise_()
        self._window.activateWindow()
        self._show_chosen()


def is_there(path: Path) -> bool:
    """Whether a file is there, or the archive that it is in."""
    return path.is_file() or any(parent.is_file() for parent in path.parents)


def places_of(document: Document, passage: "CorpusPassage") -> tuple[Span, ...]:
    """Return where a passage stands in a document: the words that found it, or else its sentence.

    A document that has changed since is looked through for the sentence; nothing where it is gone.
    """
    from engine.text.search_tokens import find_search_tokens, search_tokens  # few starts need it

    wanted = set(search_tokens(passage.words, document.language))
    if wanted:
        found = (
            Span(token.start, token.end)
            for token in find_search_tokens(document.text, document.language)
            if token.text in wanted
        )
        return tuple(span for span, _ in zip(found, range(MOST_MARKS), strict=False))
    if not passage.text:
        return ()
    if document.quote(passage.span).startswith(passage.text):
        return (passage.span,)
    start = document.text.find(passage.text)
    return (Span(start, start + len(passage.text)),) if start >= 0 else ()
