"""Navigator: from a passage that was found anywhere to its place in its document, and back."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.documents.document_model import DocumentModel
from gui.documents.document_pane import DocumentPane
from gui.documents.document_status import Done
from gui.library.cited_rows import PassageTarget
from gui.shell.content_stack import ContentStack
from gui.shell.return_bar import ReturnBar


class PlaceNavigator(QObject):
    """Chooses the document of a passage, and marks it as soon as the document is there."""

    def __init__(
        self,
        documents: DocumentModel,
        pane: DocumentPane,
        content: ContentStack,
        bar: ReturnBar,
        show_chosen: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._pane = pane
        self._content = content
        self._bar = bar
        self._show_chosen = show_chosen
        self._awaited: PassageTarget | None = None
        """What is to be shown as soon as its document is there."""
        self._origin: QWidget | None = None
        """The panel that led to the place that is shown."""
        bar.back.connect(self.go_back)
        content.currentChanged.connect(self._on_changed)

    def go(self, target: PassageTarget) -> None:
        """Show the passages of a target; do nothing if its document left the list."""
        if self._documents.entry(target.number) is None:
            return
        self._awaited = target
        self._origin = self._content.panel()
        self._content.end_panel()
        self._pane.list.choose(self._documents.index_of(target.number))
        self._show_chosen()
        self.show_awaited()
        self._bar.setVisible(self._origin is not None)

    def go_back(self) -> None:
        """Show the panel again that led to the place."""
        if self._origin is not None:
            self._content.show_panel(self._origin)
            self._origin.setFocus()

    def show_awaited(self) -> None:
        """Mark what was chosen, if its document is shown by now."""
        entry = self._pane.list.chosen_entry()
        target = self._awaited
        if target is None or entry is None or entry.number != target.number:
            return
        if isinstance(entry.status, Done):
            self._awaited = None
            if target.spans:
                self._content.reading.source.mark(target.spans, target.name)

    def _on_changed(self) -> None:
        if self._content.panel() is not None:
            self._bar.hide()
