"""The window: makes the parts and connects them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.core.results import Analysis
from engine.library.database import LibraryProblem
from engine.loading.discovery import SUFFIXES, discover_documents
from engine.pipeline.resummarize import resummarize, takes_work
from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_model import (
    DocumentEntry,
    DocumentModel,
    Done,
    Failed,
    Lost,
    PastedText,
    Running,
    Source,
    Stopped,
    Stored,
    Waiting,
)
from gui.documents.engine_service import EngineService
from gui.documents.library_sync import LibrarySync
from gui.documents.queue_bar import QueueBar
from gui.documents.reanalysis import Reanalysis
from gui.documents.summary_jobs import SummaryJobs, SummaryRequest
from gui.documents.undo_bar import UndoBar
from gui.export.export_controller import ExportController
from gui.jobs import Job, JobQueue
from gui.messages import (
    describe_trouble,
    explain,
    explain_take_away,
)
from gui.shell.crash_bar import CrashBar
from gui.shell.drop_overlay import DropOverlay
from gui.shell.finish_notification import FinishNotification
from gui.shell.menus import Menus
from gui.shell.model_dialogs import ModelDialogs
from gui.shell.reading_view import ReadingView
from gui.shell.status_view import StatusView
from gui.shell.welcome_view import WelcomeView
from gui.shell.window_layout import WindowLayout
from gui.widgets.text_formatting import breakable, one_line
from gui.widgets.theme import scaled_font

TITLE_LENGTH = 60
LONG_LIST = 8
"""Documents from which on the list can be searched."""


class MainWindow(QMainWindow):
    settings_wanted = Signal()

    def __init__(
        self, analyst: EngineService, icon: QIcon, samples: Sequence[Path] = (), library: Path | None = None
    ) -> None:
        """library is the folder where the documents are kept between two starts, if they are."""
        super().__init__()
        self._gathering = JobQueue(self)
        self._analyst = analyst
        self._passwords: dict[Path, str] = {}
        """Of locked files, to show their pages. They are gone with the window."""
        self.documents = DocumentModel(self)
        self.analyses = AnalysisQueue(self.documents, analyst, self)
        self.keeping = None if library is None else LibrarySync(self.documents, library, self)
        self.taking_away = ExportController(self.keeping, self)
        self.writings = SummaryJobs(self.analyses.queue, analyst, self)
        self.list = DocumentListView(self.documents, self)
        self._mending = Reanalysis(self.list, self.analyses, self._passwords, self)
        self.welcome = WelcomeView(icon, samples, self)
        self._undo_bar = UndoBar(self)
        self.work_bar = QueueBar(self.analyses, self)
        FinishNotification(self.analyses, self)
        self.status = StatusView(self)
        self.fault_bar = CrashBar(self)
        self.reading = ReadingView(self)
        self.source, self.result = self.reading.source, self.reading.result
        self.setWindowTitle("Précis")
        self.setWindowIcon(icon)
        self.setAcceptDrops(True)
        self._lay_out()
        self._menus = Menus(self.menuBar(), self)
        self.places = WindowLayout(
            self,
            {"window": self._whole, "reading": self.reading, "results": self.result.parts},
            {
                "list": (self._menus.show_list, self._left_place),
                "document": (self._menus.show_document, self.source),
                "findings": (self._menus.show_findings, self.result.findings),
            },
            {"result first": self._menus.result_first},
        )
        self.model_windows = ModelDialogs(self, self._files_done)
        self.list.addActions([self._menus.cancel, self._menus.retry, self._menus.remove])
        self._connect_menus()
        self._connect()
        self._connect_keeping()
        self._show_chosen()

    # Laying out

    def _lay_out(self) -> None:
        self._middle = QStackedWidget(self)
        for place in (self.welcome, self.status, self.reading):
            self._middle.addWidget(place)
        whole = QSplitter(Qt.Orientation.Horizontal, self)
        whole.setChildrenCollapsible(False)
        self._left_place = self._left()
        whole.addWidget(self._left_place)
        whole.addWidget(self._middle)
        whole.setStretchFactor(1, 1)
        whole.setSizes([230, 1000])
        whole.setHandleWidth(1)
        centre = QWidget(self)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.fault_bar)
        column.addWidget(whole, 1)
        self.setCentralWidget(centre)
        self._whole = whole
        self._sign = DropOverlay(self.tr("Drop to analyse"), self)
        self.resize(1200, 780)

    def _left(self) -> QWidget:
        heading = QLabel(self.tr("Documents"), self)
        heading.setFont(scaled_font(self.font(), 1.1, bold=True))
        heading.setBuddy(self.list)
        self._add = QPushButton(self.tr("&Add…"), self)
        self._add.setAccessibleName(self.tr("Add documents"))
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 8)
        head.addWidget(heading, 1)
        head.addWidget(self._add)
        left = QWidget(self)
        left.setMinimumWidth(170)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search the list"))
        self.search.setAccessibleName(self.tr("Search the list of documents"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.list.seek)
        self.search.hide()
        seeking = QHBoxLayout()
        seeking.setContentsMargins(8, 0, 8, 6)
        seeking.addWidget(self.search)
        self._trouble = QLabel(self)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setWordWrap(True)
        self._trouble.setContentsMargins(12, 6, 12, 6)
        self._trouble.hide()
        column.addLayout(head)
        column.addLayout(seeking)
        column.addWidget(self._trouble)
        column.addWidget(self.list, 1)
        column.addWidget(self.work_bar)
        column.addWidget(self._undo_bar)
        return left

    def _connect_menus(self) -> None:
        menus = self._menus
        for action, act in (
            (menus.open_files, self.open_files),
            (menus.open_folder, self.open_folder),
            (menus.paste, self.paste),
            (menus.quit, self.close),
            (menus.cancel, self.cancel_chosen),
            (menus.retry, self.retry_chosen),
            (menus.remove, self.remove_chosen),
            (menus.cancel_all, self.analyses.cancel_all),
            (menus.reset_places, self.places.reset),
            (menus.undo, self.undo_removal),
            (menus.copy, self.reading.copy_summary),
            (menus.copy_markdown, self.copy_as_markdown),
            (menus.export, self.export),
            (menus.print_out, self.print_out),
            (menus.forget, self.forget_all),
            (menus.find, self.source.open_find),
            (menus.unmark, self.source.leave_places),
            (menus.settings, self.settings_wanted),
            (menus.shelf, self.model_windows.show_shelf),
            (menus.compare, self.compare),
            (menus.train, self.model_windows.show_training),
            (menus.shortcuts, self._show_shortcuts),
            (menus.about, self._show_about),
        ):
            action.triggered.connect(act)
        menus.result_first.toggled.connect(self.reading.put_result_first)
        menus.pause.triggered.connect(lambda wanted: self.analyses.pause(is_wanted=wanted))

    def _connect(self) -> None:
        self.analyses.load_changed.connect(lambda: self._menus.pause.setChecked(self.analyses.load.is_paused))
        self._add.clicked.connect(self.open_files)
        self.list.chosen.connect(self._show_chosen)
        self.analyses.changed.connect(self._show_change)
        self.list.cancel_wanted.connect(self.analyses.cancel)
        self.list.removal_wanted.connect(self.remove)
        self._undo_bar.undo.clicked.connect(self.undo_removal)
        self.welcome.open_wanted.connect(self.open_files)
        self.welcome.folder_wanted.connect(self.open_folder)
        self.welcome.paste_wanted.connect(self.paste)
        self.welcome.sample_wanted.connect(lambda path: self.add_paths([path]))
        self.status.cancel_wanted.connect(self.cancel_chosen)
        self.status.retry_wanted.connect(self.retry_chosen)
        self.status.password_given.connect(self._unlock)
        self.result.summary.style_bar.chosen.connect(self._choose_style)
        self.result.summary.style_bar.comparison_wanted.connect(self.compare)
        self.result.summary.stop_wanted.connect(self._stop_writing)
        self.status.recognition_wanted.connect(self._mending.recognize)
        self.result.health.recognition_wanted.connect(self._mending.recognize)
        self.result.health.encoding_wanted.connect(self._mending.choose_encoding)
        self.writings.changed.connect(self._show_change)
        self.writings.written.connect(self._keep_written)
        self.writings.failed.connect(self._tell_failure)

    def _connect_keeping(self) -> None:
        for changed in (self.documents.rowsInserted, self.documents.rowsRemoved):
            changed.connect(self._offer_search)
        self.taking_away.failed.connect(self._tell_not_exported)
        self.result.findings.picture_wanted.connect(self.taking_away.ask_for_picture)
        self._menus.keep.setVisible(self.keeping is not None)
        self._menus.forget.setVisible(self.keeping is not None)
        if self.keeping is not None:
            self._menus.keep.setChecked(self.keeping.is_on)
            self._menus.keep.toggled.connect(self._choose_keeping)
            self.keeping.restored.connect(self._go_on_with_restored)
            self.keeping.changed.connect(self._show_change)
            self.keeping.troubled.connect(self._tell_trouble)

    def _offer_search(self) -> None:
        """A short list is seen at a glance."""
        self.search.setVisible(self.documents.rowCount() >= LONG_LIST or bool(self.search.text()))

    def _go_on_with_restored(self) -> None:
        """Begin anew what was waiting when the program ended, and show the first document."""
        for entry in self.documents.entries():
            if isinstance(entry.status, Waiting) and not self.analyses.is_at(entry.number):
                self.analyses.start(entry)
        if self.list.chosen_entry() is None and self.documents.rowCount():
            self.list.choose(self.documents.index(0))

    def _choose_keeping(self, keep: bool) -> None:
        if self.keeping is not None:
            self.keeping.choose(keep=keep)

    def forget_all(self) -> None:
        """Empty the list, and leave nothing of its documents on the disk."""
        question = self.tr("Forget all documents and what was found in them? The files themselves stay.")
        answer = QMessageBox.question(self, self.tr("Forget all documents"), question)
        if answer == QMessageBox.StandardButton.Yes:
            self.remove([entry.number for entry in self.documents.entries()])
            self._undo_bar.forget()
            if self.keeping is not None:
                self.keeping.forget()

    def _tell_trouble(self, trouble: LibraryProblem) -> None:
        self._trouble.setText(breakable(describe_trouble(trouble)))
        self._trouble.show()

    def export(self) -> None:
        if entries := self._chosen_as_shown():
            self.taking_away.ask(entries)

    def print_out(self) -> None:
        if entries := self._chosen_as_shown():
            self.taking_away.print_out(entries)

    def _chosen_as_shown(self) -> list[DocumentEntry]:
        """Return the chosen documents that are done, the shown one with its summary as it is shown."""
        done = [entry for entry in self.list.chosen_entries() if isinstance(entry.status, Done | Stored)]
        return [self.reading.as_shown(entry) for entry in done]

    def copy_as_markdown(self) -> None:
        shown = self.reading.shown()
        if shown is not None:
            self.taking_away.copy_markdown(shown)

    def _tell_not_exported(self, error: Exception) -> None:
        QMessageBox.warning(self, self.tr("Export"), breakable(str(explain_take_away(error))))

    # Documents come

    def open_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        filters = ";;".join((self.tr("Documents ({kinds})").format(kinds=kinds), self.tr("All files (*)")))
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Open documents"), "", filters)
        self.add_paths([Path(name) for name in names])

    def open_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of documents"))
        if name:
            self.add_paths([Path(name)])

    def paste(self) -> None:
        self.add_dropped(QGuiApplication.clipboard().mimeData())

    def add_dropped(self, data: QMimeData) -> None:
        """Add what was dropped or pasted: files and folders, or else text."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add_paths(paths)
        elif data.hasText() and data.text().strip():
            text = data.text()
            first_line = next(line for line in text.splitlines() if line.strip())
            self.add_sources([PastedText(text, one_line(first_line, TITLE_LENGTH))])

    def receive(self, paths: Sequence[Path]) -> None:
        """Take the files of another start of the program, and come to the front."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        self.add_paths(paths)

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files, and the documents in folders."""
        job = Job(partial(discover_documents, [path.absolute() for path in paths]))
        job.done.connect(self._add_gathered)
        self._gathering.add(job)

    def _add_gathered(self, paths: object) -> None:
        assert isinstance(paths, tuple)
        self.add_sources(paths)

    def add_sources(self, sources: Sequence[Source]) -> None:
        """Add documents. Those in the list already are tried again if they failed."""
        wanted = set(sources)
        failed = [
            entry
            for entry in self.documents.entries()
            if entry.source in wanted and isinstance(entry.status, Failed | Stopped | Lost)
        ]
        entries = self.documents.add(sources)
        for entry in (*failed, *entries):
            self.analyses.start(entry)
        if self.list.chosen_entry() is None and entries:
            self.list.choose(self.documents.index_of(entries[0].number))
        elif len(sources) == 1:
            self.list.choose(self.documents.index_of_source(sources[0]))

    def _files_done(self) -> list[Path]:
        """Return the files of the list that could be read; of locked ones nothing is learned."""
        return [
            entry.source
            for entry in self.documents.entries()
            if isinstance(entry.source, Path)
            and isinstance(entry.status, Done | Stored)
            and not entry.is_private
        ]

    # Work

    def cancel_chosen(self) -> None:
        for entry in reversed(self.list.chosen_entries()):
            self.analyses.cancel(entry.number)

    def retry_chosen(self) -> None:
        for entry in self.list.chosen_entries():
            self._mending.read_again(entry)

    def _unlock(self, password: str) -> None:
        entry = self.list.chosen_entry()
        if entry is not None and not self.analyses.is_at(entry.number):
            if isinstance(entry.source, Path):
                self._passwords[entry.source] = password
            self.analyses.start(entry, password)

    def remove_chosen(self) -> None:
        self.remove([entry.number for entry in self.list.chosen_entries()])

    def remove(self, numbers: Sequence[int]) -> None:
        """Remove documents from the list, and offer them back for a while."""
        entries = [entry for number in numbers if (entry := self.documents.entry(number)) is not None]
        if not entries:
            return
        self._undo_bar.offer([(entry, self.documents.remove(entry.number)) for entry in entries])
        for entry in reversed(entries):
            self.analyses.cancel(entry.number)
        self.list.choose(self.list.currentIndex())  # the document that took the place
        self._show_chosen()

    def undo_removal(self) -> None:
        """Put the documents removed last back where they were; what was not finished begins anew."""
        back = [self.documents.put_back(*removed) for removed in reversed(self._undo_bar.take())]
        for entry in filter(None, reversed(back)):
            if isinstance(entry.status, Waiting | Running):
                self.analyses.start(entry)
            self.list.choose(self.documents.index_of(entry.number))
            self.list.setFocus()

    @property
    def keep(self) -> QAction:
        """What is checked where documents are kept between starts."""
        return self._menus.keep

    def _show_shortcuts(self) -> None:
        from gui.shell.help_dialogs import ShortcutsDialog  # few starts need it

        dialog = ShortcutsDialog(self.menuBar(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_about(self) -> None:
        from gui.shell.help_dialogs import show_about

        show_about(self)

    # What is shown

    def _show_change(self, number: int) -> None:
        chosen = self.list.chosen_entry()
        if chosen is not None and chosen.number == number:
            self._show_chosen()

    def _show_chosen(self) -> None:
        entry = self.list.chosen_entry()
        self._menus.offer_for(None if entry is None else entry.status)
        if entry is not None and isinstance(entry.status, Done):
            password = self._passwords.get(entry.source, "") if isinstance(entry.source, Path) else ""
            writing = self.writings.at(entry.number)
            self.reading.show_entry(entry, entry.status.analysis, writing, password)
            self._middle.setCurrentWidget(self.reading)
            if self.keeping is not None:
                self.keeping.hold(entry.number)
            return
        self.reading.leave()
        if entry is not None and self.keeping is not None:
            self.keeping.fetch(entry)
        if entry is None:
            self._middle.setCurrentWidget(self.welcome)
        else:
            self.status.show_entry(entry)
            self._middle.setCurrentWidget(self.status)

    def _choose_style(self, wish: SummaryRequest) -> None:
        """Quote at once, or have it written."""
        entry = self.list.chosen_entry()
        if entry is None or not isinstance(entry.status, Done):
            return
        analysis = entry.status.analysis
        options = wish.of(analysis.options)
        if takes_work(analysis, options):
            self.writings.start(entry.number, analysis, wish)
            return
        self.writings.cancel(entry.number)
        self.documents.set_status(entry.number, Done(resummarize(analysis, options)))
        self._show_chosen()

    def compare(self) -> None:
        """Let two models summarise the shown document, beside each other."""
        entry = self.list.chosen_entry()
        shown = self.reading.shown()
        if entry is None or shown is None:
            return
        from gui.results.comparison_dialog import ModelComparison  # few starts need it

        comparison = ModelComparison(shown, self.analyses.queue, self._analyst, self)
        comparison.dialog.place_wanted.connect(self.source.mark)
        comparison.taken.connect(partial(self._keep_written, entry.number))
        comparison.dialog.open()

    def _stop_writing(self) -> None:
        entry = self.list.chosen_entry()
        if entry is not None:
            self.writings.cancel(entry.number)

    def _keep_written(self, number: int, analysis: Analysis) -> None:
        self.documents.set_status(number, Done(analysis))
        self._show_change(number)

    def _tell_failure(self, number: int, error: Exception) -> None:
        """Say why nothing was written; the document keeps the summary it has."""
        entry = self.documents.entry(number)
        if entry is not None:
            message = explain(error, entry.name)
            QMessageBox.warning(self, self.tr("Précis"), breakable(str(message)))

    # Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if any(url.isLocalFile() for url in data.urls()) or data.hasText():
            event.acceptProposedAction()
            self._sign.show_over(self._whole)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._sign.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._sign.hide()
        event.acceptProposedAction()
        self.add_dropped(event.mimeData())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop all work before the window goes."""
        self.places.save()
        self.hide()
        self._gathering.close()
        if self.keeping is not None:
            self.keeping.close()
        self.taking_away.close()
        self._mending.close()
        self.model_windows.close()
        self.reading.close_pages()
        self.analyses.close()
        super().closeEvent(event)
