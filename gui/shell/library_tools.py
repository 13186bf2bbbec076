"""What spans the documents: makes the controllers of search, digest and comparison, and connects them."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.document_pane import DocumentPane
from gui.documents.import_controller import ImportController
from gui.documents.library_sync import LibrarySync
from gui.documents.reanalysis import Reanalysis
from gui.export.export_controller import ExportController
from gui.export.image_export import ExportedImage
from gui.facts.facts_controller import FactsController
from gui.facts.panel_controller import PanelSurroundings
from gui.facts.table_controller import TableController
from gui.library.cited_rows import PassageTarget
from gui.library.label_controller import LabelController
from gui.library.label_sync import LabelSync
from gui.library.list_arranger import ListArranger
from gui.library.list_tools import ListTools
from gui.library.note_controller import NoteController
from gui.library.topics_controller import TopicsController
from gui.library.watch_controller import WatchController
from gui.shell.content_stack import ContentStack
from gui.shell.menus import Menus
from gui.shell.place_navigator import PlaceNavigator
from gui.shell.return_bar import ReturnBar
from gui.shell.search_controller import SearchController
from gui.shell.together_controller import TogetherController, is_analysed


class LibraryTools(QObject):
    """Owns what works on several documents or on all of them."""

    def __init__(
        self,
        documents: DocumentModel,
        pane: DocumentPane,
        content: ContentStack,
        analyses: AnalysisQueue,
        library: LibrarySync | None,
        exports: ExportController,
        imports: ImportController,
        reanalysis: Reanalysis,
        show_chosen: Callable[[], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pane, self._content = pane, content
        self._menus: Menus | None = None
        self.return_bar = ReturnBar(window)
        self.navigator = PlaceNavigator(documents, pane, content, self.return_bar, show_chosen, self)
        self.together = TogetherController(pane, content, self.navigator, library, exports, self)
        self.watch = WatchController(documents, imports, reanalysis, library, window)
        self.labels = LabelController(documents, pane.list, window)
        self.notes = NoteController(documents, content.reading.source, window)
        self.arranger = ListArranger(documents, self)
        self.list_tools = ListTools(self.arranger, pane.list, self.labels.tags, pane)
        ways = content.show_panel, content.end_panel, self.navigator.go
        around = PanelSurroundings(pane, library, exports, *ways, window)
        self.facts, self.table = FactsController(around), TableController(around)
        self.search: SearchController | None = None
        self.topics: TopicsController | None = None
        if library is not None:
            self.search = SearchController(pane, content, analyses, library, self.navigator, self)
            self.topics = TopicsController(documents, library, *ways, window)
            self.topics.topics_changed.connect(LabelSync(documents, library, self).refresh)
            self.topics.save_requested.connect(
                lambda picture: exports.ask_for_image(ExportedImage(picture.name, picture.size, picture.draw))
            )
        pane.list.chosen.connect(self.offer)
        analyses.changed.connect(self._on_changed)
        self._place_views()

    def _place_views(self) -> None:
        pane, findings = self._pane, self._content.reading.result.findings
        pane.add_tools(self.list_tools)
        pane.together_bar.digest_requested.connect(self.together.summarize)
        pane.together_bar.comparison_requested.connect(self.together.compare)
        pane.together_bar.table_requested.connect(self.table.show_table)
        pane.together_bar.facts_requested.connect(self.facts.show_names)
        self.notes.view.chosen.connect(self._show_note)
        tab = findings.addTab(self.notes.view, self.tr("Notes"))
        findings.setTabToolTip(tab, self.tr("Notes"))
        # Only where there are some: in a narrow window every tab takes room from the list.
        findings.setTabVisible(tab, False)
        self.notes.counted.connect(lambda count: findings.setTabVisible(tab, count > 0))

    def connect_menus(self, menus: Menus) -> None:
        """Let the actions of the menus do what they say."""
        self._menus = menus
        menus.find_everywhere.setVisible(self.search is not None)
        if self.search is not None:
            menus.find_everywhere.triggered.connect(self.search.open_empty)
        for action in (menus.topics, menus.similar):
            action.setVisible(self.topics is not None)
        if self.topics is not None:
            menus.topics.triggered.connect(self.topics.show_topics)
            menus.similar.triggered.connect(self._show_similar)
        menus.watched_folders.triggered.connect(self.watch.show_folders)
        menus.add_note_actions([self.notes.mark_action, self.notes.note_action])
        menus.star.triggered.connect(self.labels.star)
        menus.rename.triggered.connect(self.labels.rename)
        menus.tags.aboutToShow.connect(lambda: self.labels.fill_tags(menus.tags))
        menus.digest.triggered.connect(self.together.summarize)
        menus.compare_documents.triggered.connect(self.together.compare)
        menus.table.triggered.connect(self.table.show_table)
        menus.facts.triggered.connect(self.facts.show_names)
        menus.timeline.triggered.connect(self.facts.show_timeline)
        self.offer()

    def offer(self) -> None:
        """Offer what can be done with the documents that are chosen."""
        entries = self._pane.list.chosen_entries()
        analysed = sum(map(is_analysed, entries))
        if self._menus is not None:
            self._menus.offer_together(len(entries), analysed)
        self._pane.together_bar.offer(len(entries), analysed)

    def show_entry(self, entry: DocumentEntry | None) -> None:
        """A document is shown: so are its notes, and the place that was gone to."""
        self.notes.show_entry(entry)
        self.navigator.show_awaited()

    def _show_note(self, target: PassageTarget) -> None:
        if target.spans:
            self._content.reading.source.mark(target.spans, target.name)

    def close(self) -> None:
        """Stop all work, for good."""
        self.together.close()
        self.facts.close()
        self.table.close()
        self.watch.close()
        if self.topics is not None:
            self.topics.close()
        if self.search is not None:
            self.search.close()

    def _show_similar(self) -> None:
        entry = self._pane.list.chosen_entry()
        if entry is not None and self.topics is not None:
            self.topics.show_similar(entry)

    def _on_changed(self, _number: int) -> None:
        if self._pane.together_bar.isVisible():
            self.offer()
