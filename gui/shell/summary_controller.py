"""Controller of summaries: another style, length or model for the shown document."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from engine.core.document import Span
from engine.core.options import Length, LengthUnit, SummaryStyle
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

if TYPE_CHECKING:
    from gui.results.text_check import TextCheck


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
        self._check: TextCheck | None = None
        """The one whose dialog is open."""
        self.jobs = SummaryJobs(queue, analyst, self)
        self.jobs.changed.connect(self.changed)
        self.jobs.written.connect(self._replace)
        self.jobs.failed.connect(self._tell_failure)
        summary = reading.result.summary
        summary.options_bar.chosen.connect(self._summarize)
        summary.options_bar.comparison_requested.connect(self.compare)
        summary.options_bar.check_requested.connect(self.check_text)
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

    def check_text(self) -> None:
        """Let a text from anywhere be checked against the shown document, beside which its dialog stays."""
        shown = self._reading.shown()
        if shown is None:
            return
        if self._check is not None and not self._is_checked_shown():
            self._check.dialog.reject()
        if self._check is None:
            from gui.results.text_check import TextCheck  # few starts need it

            self._check = TextCheck(shown, self._queue, self._analyst, self._window)
            self._check.dialog.place_requested.connect(self._show_checked)
            self._check.left.connect(self._leave_check)
        self._check.dialog.show()
        self._check.dialog.raise_()
        self._check.dialog.activateWindow()

    def _show_checked(self, spans: Sequence[Span], name: str) -> None:
        """Show what is behind a checked sentence, if its document is still the one that is shown."""
        assert self._check is not None
        if self._is_checked_shown():
            self._reading.source.mark(spans, name)
        else:
            self._check.dialog.tell_that_another_is_shown()

    def _is_checked_shown(self) -> bool:
        """Whether the shown document has the text of the checked one: spans fit, though it was read anew."""
        shown = self._reading.shown()
        if self._check is None or shown is None:
            return False
        return shown.document.text == self._check.analysis.document.text

    def _leave_check(self) -> None:
        self._check = None

    def _summarize(self, request: SummaryRequest) -> None:
        """Quote at once, or have it written."""
        entry = self._view.chosen_entry()
        if entry is None or not isinstance(entry.status, Done):
            return
        analysis = entry.status.analysis
        analysis = self._of_shown_length(analysis, request)
        options = request.of(analysis.options)
        if takes_work(analysis, options):
            self.jobs.start(entry.number, analysis, request)
            return
        self.jobs.cancel(entry.number)
        self._replace(entry.number, resummarize(analysis, options))

    def _of_shown_length(self, analysis: Analysis, request: SummaryRequest) -> Analysis:
        """Return the analysis with the quoted sentences that are shown, if these are to be translated."""
        shown = self._reading.shown()
        is_quoted = request.style is SummaryStyle.KEY is analysis.summary.style
        if shown is None or not request.output_language or not is_quoted:
            return analysis
        length = Length(LengthUnit.SENTENCES, max(1, len(shown.summary.sentences)))
        return replace(analysis, options=replace(analysis.options, length=length), summary=shown.summary)

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
