"""Import of documents into the list: discovery of files in folders, drag and drop, pasted text."""

from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from engine.core.found_files import FoundFiles
from engine.core.progress import Report
from engine.loading.discovery import ARCHIVE_SUFFIX, SUFFIXES, find_files
from gui.documents.analysis_queue import AnalysisQueue
from gui.documents.document_entry import PastedText, Source
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import Failed, Lost, Stopped
from gui.jobs import Job, JobQueue
from gui.widgets.text_formatting import one_line

BATCH = 40
"""Documents that are added together: each takes the window some tenths of a millisecond."""
TITLE_LENGTH = 60
"""Characters of a pasted text's first line that name it."""


class ImportController(QObject):
    """Controller that adds documents and starts their analysis. Discovery runs on a thread of its own."""

    skipped = Signal(object)
    """What was left out of the folders and archives that were added, a tuple of SkippedFile; often empty."""

    begun = Signal()
    """The user is about to choose files."""
    added = Signal(object)
    """Files that the user added, a list of paths; none of those that lie in folders and archives."""

    def __init__(
        self, documents: DocumentModel, view: DocumentListView, analyses: AnalysisQueue, window: QWidget
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._view = view
        self._analyses = analyses
        self._window = window
        self._queue = JobQueue(self)
        self._waiting: deque[Source | Callable[[], object]] = deque()
        """Documents that are still to be added, and what is to be told when those before it are there."""
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._take_next)

    def open_files(self) -> None:
        """Let the user choose files to add."""
        self.begun.emit()
        kinds = " ".join(f"*{suffix}" for suffix in sorted({*SUFFIXES, ARCHIVE_SUFFIX}))
        filters = ";;".join((self.tr("Documents ({kinds})").format(kinds=kinds), self.tr("All files (*)")))
        names, _filter = QFileDialog.getOpenFileNames(self._window, self.tr("Open documents"), "", filters)
        self.add_paths([Path(name) for name in names])

    def open_folder(self) -> None:
        """Let the user choose a folder whose documents are added."""
        name = QFileDialog.getExistingDirectory(self._window, self.tr("Open a folder of documents"))
        if name:
            self.add_paths([Path(name)])

    def paste(self) -> None:
        """Add what is on the clipboard."""
        self.add_mime_data(QGuiApplication.clipboard().mimeData())

    @staticmethod
    def accepts(data: QMimeData) -> bool:
        """Whether something of what is dragged can be added."""
        return any(url.isLocalFile() for url in data.urls()) or data.hasText()

    def add_mime_data(self, data: QMimeData) -> None:
        """Add what was dropped or pasted: files and folders, or else text."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.add_paths(paths)
        elif data.hasText() and data.text().strip():
            text = data.text()
            first_line = next(line for line in text.splitlines() if line.strip())
            self.add_sources([PastedText(text, one_line(first_line, TITLE_LENGTH))])

    def add_paths(self, paths: Sequence[Path]) -> None:
        """Add files, and the documents in folders and archives."""
        whole = [path.absolute() for path in paths]
        job = Job(partial(_find, whole))
        job.done.connect(partial(self._add_found, frozenset(whole)))
        self._queue.add(job)

    def add_sources(
        self,
        sources: Sequence[Source],
        *,
        is_asked_for: bool = True,
        done: Callable[[], object] | None = None,
    ) -> None:
        """Add documents. Those in the list already are tried again if they failed.

        Of many, the first come at once and the others step by step: the window goes on meanwhile. What nobody
        asked for is not chosen in the list. done is called when all are there.
        """
        self._take_in(sources[:BATCH], is_asked_for=is_asked_for)
        self._waiting.extend(sources[BATCH:])
        if done is not None:
            self._waiting.append(done)
        if self._waiting:
            self._next.start()

    def _take_next(self) -> None:
        batch: list[Source] = []
        while self._waiting and len(batch) < BATCH:
            item = self._waiting.popleft()
            if isinstance(item, Path | PastedText):
                batch.append(item)
                continue
            self._take_in(batch, is_asked_for=False)
            batch.clear()
            item()
        self._take_in(batch, is_asked_for=False)
        if self._waiting:
            self._next.start()

    def _take_in(self, sources: Sequence[Source], *, is_asked_for: bool) -> None:
        wanted = set(sources)
        failed = [
            entry
            for entry in self._documents.entries()
            if entry.source in wanted and isinstance(entry.status, Failed | Stopped | Lost)
        ]
        entries = self._documents.add(sources)
        for entry in (*failed, *entries):
            self._analyses.start(entry, at_once=isinstance(entry.source, PastedText))
        if self._view.chosen_entry() is None and entries:
            self._view.choose(self._documents.index_of(entries[0].number))
        elif len(sources) == 1 and is_asked_for:
            self._view.choose(self._documents.index_of_source(sources[0]))

    def close(self) -> None:
        """Stop for good. What was still to be added is added."""
        self._queue.close()
        self._next.stop()
        while self._waiting:
            self._take_next()
        self._next.stop()

    def _add_found(self, asked: frozenset[Path], found: object) -> None:
        assert isinstance(found, FoundFiles)
        self.add_sources(found.documents)
        self.added.emit([path for path in found.documents if path in asked])
        self.skipped.emit(found.skipped)


def _find(paths: Sequence[Path], report: Report) -> FoundFiles:
    """Find the documents; the process that looks into archives is started if there is one."""
    from engine.readers.worker.process import ReaderProcess

    with ReaderProcess() as readers:
        return find_files(paths, readers, report)
