"""Main window (QMainWindow): makes the parts of the window and connects them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QSplitter, QVBoxLayout, QWidget

from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_model import DocumentModel
from gui.documents.document_pane import DocumentPane
from gui.documents.document_status import Done, Stored
from gui.documents.engine_service import EngineService
from gui.documents.import_controller import ImportController
from gui.documents.library_sync import LibrarySync
from gui.documents.reanalysis import Reanalysis
from gui.documents.removal_controller import RemovalController
from gui.export.export_controller import ExportController
from gui.export.saved_bar import SavedBar
from gui.shell.compact_layout import CompactLayout
from gui.shell.content_stack import ContentStack
from gui.shell.corpus_controller import CorpusController
from gui.shell.crash_bar import CrashBar
from gui.shell.drop_overlay import DropOverlay
from gui.shell.export_actions import ExportActions
from gui.shell.finish_notification import FinishNotification
from gui.shell.first_run import FirstRun
from gui.shell.library_tools import LibraryTools
from gui.shell.menus import Menus
from gui.shell.model_dialogs import ModelDialogs
from gui.shell.reading_aloud import ReadingAloud
from gui.shell.reading_places import ReadingPlaces
from gui.shell.recent_files import RecentFiles
from gui.shell.summary_controller import SummaryController
from gui.shell.window_layout import WindowLayout


class MainWindow(QMainWindow):
    """Owns the list of documents, its views and the controllers that act on them."""

    settings_requested = Signal()

    def __init__(
        self, analyst: EngineService, icon: QIcon, samples: Sequence[Path] = (), library: Path | None = None
    ) -> None:
        """library is the folder where the documents are kept between two starts, if they are."""
        super().__init__()
        self._is_made = False
        self.setWindowTitle("Précis")
        self.setWindowIcon(icon)
        self.setAcceptDrops(True)
        self.documents = DocumentModel(self)
        self.analyses = AnalysisQueue(self.documents, analyst, self)
        self.library = None if library is None else LibrarySync(self.documents, library, self)
        key_of = self.library.key_of if self.library is not None else lambda _number: None
        self.places = ReadingPlaces(library, key_of)
        self._make_views(icon, samples)
        self._make_controllers(analyst)
        self._build_layout()
        self._menus = Menus(self.menuBar(), self)
        menus = self._menus
        self.pane.list.addActions(menus.of_documents())
        self.recent = RecentFiles(library, menus.recent)
        self.window_layout = self._make_window_layout()
        self._connect_menus()
        self._connect_file_menus()
        self._connect_page_menus()
        self._connect_views()
        self._connect_library()
        self._is_made = True
        self._show_chosen()

    # Making the parts

    def _make_views(self, icon: QIcon, samples: Sequence[Path]) -> None:
        self.pane = DocumentPane(self.documents, self.analyses, self)
        self.list = self.pane.list
        self.content = ContentStack(icon, samples, self)
        self.status, self.reading = self.content.status, self.content.reading
        self.source, self.result = self.reading.source, self.reading.result
        self.first_run = FirstRun(self)
        self.crash_bar = CrashBar(self)
        self.saved_bar = SavedBar(self)

    def _make_controllers(self, analyst: EngineService) -> None:
        documents, analyses, chosen = self.documents, self.analyses, self.list
        self.imports = ImportController(documents, chosen, analyses, self)
        self.removal = RemovalController(documents, self.pane, analyses, self.library, self)
        self.reanalysis = Reanalysis(chosen, analyses, analyst, self)
        self.summaries = SummaryController(documents, chosen, self.reading, analyses.queue, analyst, self)
        self.exports = ExportController(documents, self.library, self)
        self.exports.done.connect(self.saved_bar.show_path)
        self.export_actions = ExportActions(chosen, self.reading, self.exports, self)
        self.model_dialogs = ModelDialogs(self, self._files_done)
        self.tools = LibraryTools(
            documents,
            self.pane,
            self.content,
            analyses,
            self.library,
            self.exports,
            self.imports,
            self.reanalysis,
            self._show_chosen,
            self,
        )
        self.together, self.search = self.tools.together, self.tools.search
        self.reading_aloud = ReadingAloud(self.reading)
        self.corpora = CorpusController(
            documents, self.pane, self.imports, self.source, self._show_chosen, self
        )
        FinishNotification(analyses, self)

    def _build_layout(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.pane)
        self._splitter.addWidget(self.content)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([230, 1000])
        self._splitter.setHandleWidth(1)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.crash_bar)
        column.addWidget(self.saved_bar)
        column.addWidget(self.tools.return_bar)
        self.compact_layout = CompactLayout(self, self.pane, self.list, self.content)
        column.addWidget(self.compact_layout.bar)
        column.addWidget(self._splitter, 1)
        self.setCentralWidget(centre)
        self._drop_overlay = DropOverlay(self.tr("Drop to analyse"), self)
        self.resize(1200, 780)

    def _make_window_layout(self) -> WindowLayout:
        menus = self._menus
        return WindowLayout(
            self,
            {"window": self._splitter, "reading": self.reading, "results": self.result.splitter},
            {
                "list": (menus.show_list, self.pane),
                "document": (menus.show_document, self.source),
                "findings": (menus.show_findings, self.result.findings),
            },
            {"result first": menus.result_first},
            {
                "night pages": menus.night_pages,
                "thumbnails": menus.thumbnails,
                "two pages": menus.two_pages,
            },
        )

    # Connecting them

    def _connect_menus(self) -> None:
        menus, models = self._menus, self.model_dialogs
        for action, act in (
            (menus.open_files, self.imports.open_files),
            (menus.open_folder, self.imports.open_folder),
            (menus.paste, self.imports.paste),
            (menus.quit, self.close),
            (menus.cancel, self.reanalysis.cancel_chosen),
            (menus.retry, self.reanalysis.retry_chosen),
            (menus.remove, self.removal.remove_chosen),
            (menus.cancel_all, self.analyses.cancel_all),
            (menus.reset_layout, self.window_layout.reset),
            (menus.undo, self.removal.undo),
            (menus.copy, self.reading.copy_summary),
            (menus.copy_markdown, self.export_actions.copy_markdown),
            (menus.export, self.export_actions.export),
            (menus.print_out, self.export_actions.print_out),
            (menus.forget, self.removal.forget_all),
            (menus.find, self.source.open_find),
            (menus.unmark, self.source.clear_marks),
            (menus.settings, self.settings_requested),
            (menus.model_manager, models.show_model_manager),
            (menus.compare, self.summaries.compare),
            (menus.check_text, self.summaries.check_text),
            (menus.train, models.show_training),
            (menus.shortcuts, self._show_shortcuts),
            (menus.network, self._show_network),
            (menus.about, self._show_about),
        ):
            action.triggered.connect(act)
        menus.show_list.toggled.connect(self.compact_layout.want_list)
        menus.show_document.toggled.connect(self.reading.limit_side)
        self.removal.undo_changed.connect(menus.undo.setEnabled)
        menus.result_first.toggled.connect(self.reading.put_result_first)
        menus.pause.triggered.connect(lambda wanted: self.analyses.pause(is_wanted=wanted))
        self.analyses.load_changed.connect(lambda: menus.pause.setChecked(self.analyses.load.is_paused))

    def _connect_file_menus(self) -> None:
        menus = self._menus
        menus.open_original.triggered.connect(self.export_actions.open_original)
        menus.show_original.triggered.connect(self.export_actions.show_original)
        menus.read_aloud.triggered.connect(self.reading_aloud.start)
        self.list.chosen.connect(self._silence)
        self.recent.file_chosen.connect(lambda path: self.add_paths([path]))
        self.imports.added.connect(self.recent.note)
        self.imports.begun.connect(self.source.pages.warm_up)
        self.removal.forgotten.connect(self.recent.forget)

    def _connect_page_menus(self) -> None:
        menus = self._menus
        pages = self.source.pages
        menus.night_pages.toggled.connect(pages.show_night)
        menus.thumbnails.toggled.connect(self.source.show_thumbnails)
        menus.two_pages.toggled.connect(lambda wanted: pages.show_columns(2 if wanted else 1))
        menus.rotate_right.triggered.connect(lambda: pages.turn_to(pages.turns() + 1))
        menus.rotate_left.triggered.connect(lambda: pages.turn_to(pages.turns() - 1))

    def _connect_views(self) -> None:
        welcome, status, warnings = self.content.welcome, self.status, self.result.warnings_bar
        self.list.chosen.connect(self.content.end_panel)
        self.list.chosen.connect(self._show_chosen)
        self.list.cancel_requested.connect(self.analyses.cancel)
        self.pane.add_requested.connect(self.imports.open_files)
        self.imports.skipped.connect(self.pane.skipped_bar.show_skipped)
        welcome.show_card(True)
        self.first_run.ended.connect(lambda: welcome.show_card(False))
        welcome.open_requested.connect(self.imports.open_files)
        welcome.folder_requested.connect(self.imports.open_folder)
        welcome.paste_requested.connect(self.imports.paste)
        welcome.sample_requested.connect(lambda path: self.add_paths([path]))
        for shown in (status, self.reading.draft_pane):
            shown.cancel_requested.connect(self.reanalysis.cancel_chosen)
        status.retry_requested.connect(self.reanalysis.retry_chosen)
        status.password_given.connect(self.reanalysis.unlock)
        status.original_requested.connect(self.export_actions.open_original)
        status.folder_requested.connect(self.export_actions.show_original)
        status.removal_requested.connect(self.removal.remove_chosen)
        for view in (status, warnings):
            view.recognition_requested.connect(self.reanalysis.recognize)
        warnings.encoding_requested.connect(self.reanalysis.choose_encoding)
        self.result.findings.left_out.quoting_requested.connect(self.reanalysis.quote)
        self.result.summary.options_bar.writer_wanted.connect(self.model_dialogs.offer_writers)
        self.removal.removed.connect(self._show_chosen)
        self.removal.removed.connect(self.tools.offer)
        self.removal.forgotten.connect(self.places.forget)
        self.removal.forgotten.connect(self.tools.watch.forget)
        self.reading.place_left.connect(self.places.put)
        for changed in (self.analyses.changed, self.summaries.changed):
            changed.connect(self._show_change)

    def _connect_library(self) -> None:
        self._menus.open_corpus.triggered.connect(self.corpora.open)
        self._menus.forget.setVisible(self.library is not None)
        self.tools.connect_menus(self._menus)
        if self.library is not None:
            self.library.restored.connect(self.analyses.start_waiting)
            self.library.restored.connect(self._choose_last)
            assert self.search is not None
            self.removal.forgotten.connect(self.search.words.forget)
            self.library.changed.connect(self._show_change)
            self.library.failed.connect(self.pane.show_problem)

    def _show_shortcuts(self) -> None:
        from gui.shell.help_dialogs import ShortcutsDialog  # few starts need it

        dialog = ShortcutsDialog(self.menuBar(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_network(self) -> None:
        from gui.shell.network_dialog import show_network

        show_network(self)

    def _show_about(self) -> None:
        from gui.shell.help_dialogs import show_about

        show_about(self)

    # What is asked for from outside

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files, and the documents in folders."""
        self.imports.add_paths(paths)

    def receive(self, paths: Sequence[Path]) -> None:
        """Take the files of another start of the program, and come to the front."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        self.add_paths(paths)

    def _files_done(self) -> list[Path]:
        """Return the files of the list that could be read; of locked ones nothing is learned."""
        return [
            entry.source
            for entry in self.documents.entries()
            if isinstance(entry.source, Path)
            and isinstance(entry.status, Done | Stored)
            and not entry.is_private
        ]

    # What is shown

    def _show_change(self, number: int) -> None:
        entry = self.documents.entry(number)
        if entry is not None:
            self.first_run.note(entry.status)
        chosen = self.list.chosen_entry()
        if chosen is not None and chosen.number == number:
            self._show_chosen()

    def _choose_last(self) -> None:
        """Choose the document that was shown when the window was closed, or the first."""
        self.places.read()
        self.recent.read()
        assert self.library is not None
        entries = self.documents.entries() if self.list.chosen_entry() is None else ()
        for entry in entries:
            if self.places.chosen and self.library.key_of(entry.number) == self.places.chosen:
                self.list.choose(self.documents.index_of(entry.number))
        self.list.choose_first()

    def _silence(self) -> None:
        """Read nothing aloud any more: another document is chosen."""
        if self.reading_aloud.is_reading:
            self.reading_aloud.stop()

    def _save_places(self) -> None:
        chosen = self.list.chosen_entry()
        self.reading.leave()
        if self.library is not None and self.library.is_enabled:
            numbers = tuple(entry.number for entry in self.documents.entries())
            self.places.save(numbers, None if chosen is None else chosen.number)
            self.recent.save()
        else:
            self.places.forget()
            self.recent.forget()

    def _show_chosen(self) -> None:
        entry = self.list.chosen_entry()
        is_file = entry is not None and isinstance(entry.source, Path)
        self._menus.offer_for(None if entry is None else entry.status, is_file=is_file)
        self.setWindowTitle("Précis" if entry is None else f"{entry.name} – Précis")
        if entry is None:
            self.content.show_entry(None)
            self.tools.show_entry(None)
            return
        self.analyses.queue.hold()
        self.first_run.note(entry.status)
        self.analyses.prefer(entry.number)
        job, password = self.summaries.jobs.at(entry.number), self.reanalysis.password_of(entry)
        self.content.show_entry(entry, job, password, self.places.place_of(entry.number))
        if self.library is not None:
            self.library.show(entry)
        self.tools.show_entry(entry)
        self.corpora.show_awaited()

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._is_made:
            entry = self.list.chosen_entry()
            if entry is not None:
                self.reading.say_again(entry)
            self._show_chosen()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_ours = event.source() is not None  # a sentence on its way to another program
        if not is_ours and self.imports.accepts(event.mimeData()):
            event.acceptProposedAction()
            self.source.pages.warm_up()
            self._drop_overlay.show_over(self._splitter)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._drop_overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_overlay.hide()
        event.acceptProposedAction()
        self.imports.add_mime_data(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all work before the window goes."""
        self.window_layout.save()
        self.hide()
        self.imports.close()
        self.corpora.close()
        self._save_places()
        self.tools.close()
        if self.library is not None:
            self.library.close()
        self.exports.close()
        self.reading_aloud.stop()
        self.reanalysis.close()
        self.model_dialogs.close()
        self.reading.close_pages()
        self.analyses.close()
        super().closeEvent(event)
