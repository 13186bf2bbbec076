"""Search in all documents: the panel, what searches the library, and the way to the place that was chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.core.document import Span
from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_pane import DocumentPane
from gui.documents.library_sync import LibrarySync
from gui.library.background_indexer import BackgroundIndexer
from gui.library.cited_rows import PassageTarget
from gui.library.library_search import LibrarySearch
from gui.library.library_words import LibraryWords, LikeWords
from gui.shell.content_stack import ContentStack
from gui.shell.place_navigator import PlaceNavigator

if TYPE_CHECKING:
    from engine.library.search.index import FoundPassage


class SearchController(QObject):
    """Opens the search panel over the document, and leads from a passage to its place."""

    replied = Signal(object)
    """A SearchReply, as it is shown."""

    def __init__(
        self,
        pane: DocumentPane,
        content: ContentStack,
        analyses: AnalysisQueue,
        library: LibrarySync,
        navigator: PlaceNavigator,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._library = library
        self._navigator = navigator
        self._search = LibrarySearch(library.folder, self)
        self._indexer = BackgroundIndexer(library, lambda: not analyses.load.left, self)
        self.words = LibraryWords(library.folder, self)
        self._indexer.completed.connect(self.words.train)
        self.words.found.connect(self._show_like)
        panel = content.search
        panel.asked.connect(self.words.find)
        findings = content.reading.result.findings
        findings.keyword_chosen.connect(lambda keyword: self.words.find(keyword.text))
        findings.like.chosen.connect(self.open)
        panel.asked.connect(self._search.search)
        panel.chosen.connect(self._open)
        panel.closed.connect(content.end_panel)
        self._search.replied.connect(panel.show_reply)
        self._search.replied.connect(self.replied)
        pane.search.returnPressed.connect(lambda: self.open(pane.search.text()))
        library.restored.connect(self._indexer.start)
        library.stored.connect(self._indexer.start)
        library.stored.connect(panel.refresh)

    def open(self, text: str = "") -> None:
        """Let somebody search in all documents; with a text, look for it."""
        self._content.show_panel(self._content.search)
        self._content.search.open(text)

    def open_empty(self) -> None:
        """Let somebody search in all documents, beginning with what was looked for last."""
        self.open()

    def close(self) -> None:
        """Stop all work, for good."""
        self.words.close()
        self._search.close()
        self._indexer.close()

    def _show_like(self, like: LikeWords) -> None:
        """Offer words like those that are looked for, or like the keyword that is chosen."""
        self._content.search.show_like(like)
        self._content.reading.result.findings.show_like(like.text, like.words)

    def _open(self, passage: "FoundPassage") -> None:
        number = self._library.number_of(passage.key)
        if number is None:
            return
        start = passage.span.start
        marks = tuple(Span(start + mark.start, start + mark.end) for mark in passage.marks)
        name = passage.text[passage.marks[0].start : passage.marks[0].end] if passage.marks else ""
        shown = name or self._content.search.field.text()
        self._navigator.go(PassageTarget(number, marks or (passage.span,), shown))
