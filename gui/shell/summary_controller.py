"""Controller of summaries: another style, length or model for the shown document."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from engine.core.results import Analysis
from engine.pipeline.resummarize import resummarize, takes_work
from gui.documents.document_list_view import DocumentListView
from gui.documents.document_model import DocumentModel
from gui.documents.document_status import Done
from gui.documents.engine_service import EngineService
from gui.documents.summary_jobs import SummaryJobs, SummaryRequest
from gui.jobs import JobQueue
from gui.messages import explain
from gui.shell.reading_view import ReadingView
from gui.widgets.text_formatting import breakable


class SummaryController(QObject):
    """Has summaries made as the user requests them, and puts each into the list when it is done."""

    changed = Signal(int)
    """The number of a document with another summary, or with one on its way."""

    def __init__(
        self,
        documents: DocumentModel,
        view: DocumentListView,
        reading: ReadingView,
        queue: JobQueue,
        analyst: EngineService,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._view = view
        self._reading = reading
        self._queue = queue
        self._analyst = analyst
        self._window = window
        self.jobs = SummaryJobs(queue, analyst, self)
        self.jobs.changed.connect(self.changed)
        self.jobs.written.connect(self._replace)
        self.jobs.failed.connect(self._tell_failure)
        summary = reading.result.summary
        summary.options_bar.chosen.connect(self._summarize)
        summary.options_bar.comparison_requested.connect(self.compare)
        summary.stop_requested.connect(self._stop)

    def compare(self) -> None:
        """Let two models summarise the shown document, beside each other."""
        entry = self._view.chosen_entry()
        shown = self._reading.shown()
        if entry is None or shown is None:
            return
        from gui.results.comparison_dialog import ModelComparison  # few starts need it

        comparison = ModelComparison(shown, self._queue, self._analyst, self._window)
        comparison.dialog.place_requested.connect(self._reading.source.mark)
        comparison.taken.connect(partial(self._replace, entry.number))
        comparison.dialog.open()

    def _summarize(self, request: SummaryRequest) -> None:
        """Quote at once, or have it written."""
        entry = self._view.chosen_entry()
        if entry is None or not isinstance(entry.status, Done):
            return
        analysis = entry.status.analysis
        options = request.of(analysis.options)
        if takes_work(analysis, options):
            self.jobs.start(entry.number, analysis, request)
            return
        self.jobs.cancel(entry.number)
        self._replace(entry.number, resummarize(analysis, options))

    def _stop(self) -> None:
        entry = self._view.chosen_entry()
        if entry is not None:
            self.jobs.cancel(entry.number)

    def _replace(self, number: int, analysis: Analysis) -> None:
        self._documents.set_status(number, Done(analysis))
        self.changed.emit(number)

    def _tell_failure(self, number: int, error: Exception) -> None:
        """Say why nothing was written; the document keeps the summary it has."""
        entry = self._documents.entry(number)
        if entry is not None:
            message = explain(error, entry.name)
            QMessageBox.warning(self._window, self.tr("Précis"), breakable(str(message)))
