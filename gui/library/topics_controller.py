"""Controller of the library's topics and of similar documents: finds them, and leads to the documents."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Signal
from PySide6.QtWidgets import QWidget

from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.library_sync import LibrarySync
from gui.library.cited_panel import CitedPanel
from gui.library.cited_rows import CitedRow, CitedRowKind, PassageTarget
from gui.library.library_topics_job import LibraryTopicsJob
from gui.library.topics_panel import ListedDocument, TopicsPanel
from gui.widgets.text_formatting import one_line

if TYPE_CHECKING:
    from engine.multidocument.library_topics import LibraryTopic, SimilarDocument

Show = Callable[[QWidget], None]
"""Shows a panel."""
Go = Callable[[PassageTarget], None]
"""Shows the passages of a target."""
READ_AT_ONCE = 8


class TopicsController(QObject):
    """Shows two panels: topics of all documents, and documents like the chosen one."""

    finished = Signal()
    """What was asked for is shown."""
    save_requested = Signal(object)
    """A MapPicture that is to be saved."""
    topics_changed = Signal()
    """The library's documents have other topics."""

    def __init__(
        self,
        documents: DocumentModel,
        library: LibrarySync,
        show: Show,
        end: Callable[[], None],
        go: Go,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._library = library
        self._show, self._end, self._go = show, end, go
        self._parent = parent
        self._jobs = LibraryTopicsJob(library, self)
        self._jobs.found_topics.connect(self._on_topics)
        self._jobs.found_similar.connect(self._on_similar)
        self._jobs.progressed.connect(self._on_progress)
        self._topics: TopicsPanel | None = None
        self._similar: CitedPanel | None = None

    def show_topics(self) -> None:
        """Show the topics of all documents; they are looked for anew: documents may have come."""
        self._show(self.topics_panel())
        self._find()

    def show_similar(self, entry: DocumentEntry) -> None:
        """Show the documents that are most like one."""
        key = self._library.key_of(entry.number)
        panel = self.similar_panel()
        panel.heading.setText(self.tr("Like {name}").format(name=entry.heading))
        panel.list.setAccessibleName(panel.heading.text())
        panel.show_rows((), self.tr("Comparing…"))
        self._show(panel)
        if key is None:
            panel.say(self.tr("Only documents that are kept when Précis closes can be compared."))
        else:
            self._jobs.find_similar(key)

    def topics_panel(self) -> TopicsPanel:
        """Return the panel of topics, made when it is first wanted."""
        if self._topics is None:
            panel = self._topics = TopicsPanel(self._parent)
            panel.chosen.connect(self._go)
            panel.closed.connect(self._end)
            panel.again.clicked.connect(self._find)
            panel.export_requested.connect(lambda: self.save_requested.emit(panel.picture()))
        return self._topics

    def similar_panel(self) -> CitedPanel:
        """Return the panel of similar documents, made when it is first wanted."""
        if self._similar is None:
            panel = self._similar = CitedPanel("", self._parent)
            panel.export.hide()
            panel.chosen.connect(self._go)
            panel.closed.connect(self._end)
        return self._similar

    def close(self) -> None:
        """Stop for good."""
        self._jobs.close()

    def _find(self) -> None:
        self.topics_panel().begin()
        self._jobs.find_topics()

    def _on_progress(self, steps: int) -> None:
        if self._topics is not None and self._topics.isVisible() and steps > 1:
            self._topics.say_progress((steps - 1) * READ_AT_ONCE)

    def _on_topics(self, topics: "tuple[LibraryTopic, ...]", days: dict[str, str]) -> None:
        if self._topics is not None:
            self._topics.show_topics(topics, self._listed(days))
        self.topics_changed.emit()
        self.finished.emit()

    def _on_similar(self, found: object) -> None:
        assert isinstance(found, tuple)
        listed = self._listed({})
        rows = [_similar_row(one, listed[one.key]) for one in found if one.key in listed]
        told = self.tr("The most like first, with the keywords that both have.")
        if not rows:
            told = self.tr("There are no other documents to compare.")
        self.similar_panel().show_rows(rows, told)
        self.finished.emit()

    def _listed(self, days: dict[str, str]) -> dict[str, ListedDocument]:
        """Return the documents of the list by their keys; where days knows none, the file's counts."""
        found = {}
        for entry in self._documents.entries():
            key = self._library.key_of(entry.number)
            if key is not None:
                found[key] = ListedDocument(entry.number, entry.heading, days.get(key) or _file_day(entry))
        return found


def _file_day(entry: DocumentEntry) -> str:
    if entry.stamp is None:
        return ""
    return QDateTime.fromSecsSinceEpoch(entry.stamp.modified // 1_000_000_000).toString("yyyy-MM-dd")


def _similar_row(found: "SimilarDocument", listed: ListedDocument) -> CitedRow:
    note = " · ".join((f"{round(100 * found.likeness)} %", ", ".join(found.shared[:4])))
    target = PassageTarget(listed.number, (), "")
    return CitedRow(CitedRowKind.SOURCE, one_line(listed.name), note.removesuffix(" · "), target)
