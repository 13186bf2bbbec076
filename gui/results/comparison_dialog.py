"""Comparison of two models: their summaries of the same document, side by side."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.core.options import Length, LengthUnit, SummaryStyle
from engine.core.progress import Progress
from engine.core.results import Analysis
from engine.messages import describe_writing
from gui.documents.engine_service import EngineService
from gui.documents.summary_jobs import SummaryRequest
from gui.jobs import Job, JobQueue
from gui.messages import explain, translate
from gui.models.model_menu import ModelOffer, offers_for
from gui.results.sentence_delegate import SentenceDelegate
from gui.results.sentence_row import SentenceRow, row_of
from gui.widgets.result_list import ResultList, ResultListModel
from gui.widgets.text_formatting import breakable, one_line, single_spaced


class ModelComparison(QObject):
    """Controller of the comparison: has the two summaries made, one after the other."""

    taken = Signal(object)
    """The Analysis with the summary that its user prefers."""

    def __init__(self, analysis: Analysis, queue: JobQueue, analyst: EngineService, window: QWidget) -> None:
        super().__init__(window)
        self._analysis = analysis
        self._queue = queue
        self._analyst = analyst
        self._jobs: dict[int, Job] = {}
        self.found: dict[int, Analysis] = {}
        """The analyses that are shown, by their side: 0 and 1."""
        length = analysis.options.length
        if analysis.summary.style is SummaryStyle.KEY:  # as long as the summary is that is shown
            length = Length(LengthUnit.SENTENCES, max(1, len(analysis.summary.sentences)))
        self._options = replace(analysis.options, length=length)
        self.dialog = ComparisonDialog(analysis, window)
        self.dialog.summary_requested.connect(self._make)
        self.dialog.taken.connect(self._take)
        self.dialog.finished.connect(self._leave)
        self.dialog.choose_first()

    def _make(self, side: int, request: SummaryRequest) -> None:
        self._cancel(side)
        self.found.pop(side, None)
        options = request.of(self._options)
        job = Job(lambda report: self._analyst.resummarize(self._analysis, options, report))
        job.progressed.connect(lambda progress: self.dialog.show_progress(side, progress))
        job.done.connect(lambda found: self._show(side, job, found))
        job.failed.connect(lambda error: self._show_error(side, job, error))
        self._jobs[side] = job
        self.dialog.show_progress(side, None)
        self._queue.add(job, at_once=True)

    def _cancel(self, side: int) -> None:
        if side in self._jobs:
            self._queue.cancel(self._jobs.pop(side))

    def _show(self, side: int, job: Job, found: object) -> None:
        assert isinstance(found, Analysis)
        if self._jobs.get(side) is job:
            del self._jobs[side]
            self.found[side] = found
            self.dialog.show_analysis(side, found)
            self.dialog.show_common_count(self._in_common())

    def _show_error(self, side: int, job: Job, error: Exception) -> None:
        if self._jobs.get(side) is job:
            del self._jobs[side]
            name = one_line(self._analysis.document.title or self._analysis.document.path.name)
            self.dialog.show_message(side, str(explain(error, name)))

    def _in_common(self) -> int | None:
        """Return how many sentences both quote; None where not both quote."""
        quoted = [
            {sentence.sources for sentence in found.summary.sentences}
            for found in self.found.values()
            if found.summary.style is SummaryStyle.KEY
        ]
        return len(quoted[0] & quoted[1]) if len(quoted) == 2 else None

    def _take(self, side: int) -> None:
        if side in self.found:
            self.taken.emit(self.found[side])
            self.dialog.accept()

    def _leave(self) -> None:
        for side in (0, 1):
            self._cancel(side)
        self.dialog.deleteLater()
        self.deleteLater()


class ComparisonDialog(QDialog):
    """Dialog with two summaries side by side, each with a choice of its model."""

    summary_requested = Signal(int, object)
    """A side, 0 or 1, and the SummaryRequest that is chosen there."""
    taken = Signal(int)
    """The side that is preferred."""
    place_requested = Signal(object, str)
    """Spans of the document, and what they are to be called."""

    def __init__(self, analysis: Analysis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = one_line(analysis.document.title or analysis.document.path.name, 80)
        self.setWindowTitle(self.tr("Compare two models: {title}").format(title=title))
        offers = _offers(analysis.document.language)
        self._sides = (_ComparedSummary(analysis, offers, self), _ComparedSummary(analysis, offers, self))
        for number, side in enumerate(self._sides):
            side.summary_requested.connect(
                lambda request, number=number: self.summary_requested.emit(number, request)
            )
            side.take.clicked.connect(lambda _checked=False, number=number: self.taken.emit(number))
            side.list.chosen.connect(lambda row, side=side: self._show_source(side, row))
        sides = QSplitter(Qt.Orientation.Horizontal, self)
        sides.setChildrenCollapsible(False)
        for side in self._sides:
            sides.addWidget(side)
        self._common_label = QLabel(self)
        self._common_label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.tr("C&lose"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        below.addWidget(self._common_label, 1)
        below.addWidget(buttons)
        column = QVBoxLayout(self)
        column.addWidget(sides, 1)
        column.addLayout(below)
        self.resize(self.fontMetrics().averageCharWidth() * 130, 560)

    def choose_first(self) -> None:
        """Begin with the first two models there are."""
        self._sides[0].choose(0)
        self._sides[1].choose(1)

    def side(self, number: int) -> "_ComparedSummary":
        return self._sides[number]

    def show_progress(self, side: int, progress: Progress | None) -> None:
        self._sides[side].show_progress(progress)
        self.show_common_count(None)

    def show_analysis(self, side: int, analysis: Analysis) -> None:
        self._sides[side].show_analysis(analysis)

    def show_message(self, side: int, text: str) -> None:
        self._sides[side].show_message(text)

    def show_common_count(self, count: int | None) -> None:
        text = self.tr("Sentences in both: {count}").format(count=count) if count is not None else ""
        self._common_label.setText(text)

    def common(self) -> str:
        return self._common_label.text()

    def _show_source(self, side: "_ComparedSummary", row: int) -> None:
        sentence = side.rows()[row].sentence
        if sentence.sources:
            self.place_requested.emit(sentence.sources, self.tr("Summary"))


class _ComparedSummary(QWidget):
    summary_requested = Signal(object)

    def __init__(
        self, analysis: Analysis, offers: Sequence[tuple[SummaryStyle, ModelOffer]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._analysis = analysis
        self._offers = offers
        self.box = QComboBox(self)
        self.box.setAccessibleName(self.tr("Model"))
        self.box.view().setAccessibleName(self.tr("Model"))
        styles = {
            SummaryStyle.KEY: self.tr("Key sentences"),
            SummaryStyle.ABSTRACT: self.tr("Abstract"),
            SummaryStyle.BULLETS: self.tr("Bullet points"),
            SummaryStyle.HEADLINE: self.tr("Headline"),
        }
        for style, offer in self._offers:
            text = self.tr("{style}: {model}").format(style=styles[style], model=offer.words)
            self.box.addItem(text)
        self._rows = ResultListModel(lambda row: row.said + single_spaced(row.sentence.shown), self)
        self._delegate = SentenceDelegate(self)
        self.list = ResultList(self._rows, self._delegate, self)
        self.list.setAccessibleName(self.tr("Summary"))
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._note = QLabel(self)
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setWordWrap(True)
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.take = QPushButton(self.tr("Use this one"), self)
        self.take.setEnabled(False)
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.list, 1)
        column.addWidget(self._note)
        column.addWidget(self.take)
        self.box.activated.connect(self.choose)

    def choose(self, row: int) -> None:
        row = min(row, len(self._offers) - 1)
        self.box.setCurrentIndex(row)
        style, offer = self._offers[row]
        options = self._analysis.options
        self.summary_requested.emit(
            SummaryRequest(style, options.size, offer.name, options.kind, options.hide_ending)
        )

    def rows(self) -> Sequence[SentenceRow]:
        return self._rows.rows

    def note(self) -> str:
        return self._note.text()

    def show_progress(self, progress: Progress | None) -> None:
        self.list.show_rows(())
        self.take.setEnabled(False)
        text = self.tr("Waiting…") if progress is None else self.tr("At work…")
        self._note.setText(breakable(progress.text if progress is not None and progress.text else text))

    def show_message(self, text: str) -> None:
        self._note.setText(breakable(text))

    def show_analysis(self, analysis: Analysis) -> None:
        document, summary = analysis.document, analysis.summary
        rows = [row_of(document, sentence) for sentence in summary.sentences]
        self._delegate.make_room_for(row.label for row in rows)
        self.list.show_rows(rows)
        by = summary.written_by
        if by is not None:
            self._note.setText(breakable(describe_writing(by, len(document.sentences), translate)))
        elif analysis.ranked_by.fallback is not None:
            self._note.setText(self.tr("Ranked without a trained model."))
        else:
            self._note.setText("")
        self.take.setEnabled(True)


def _offers(language: str) -> tuple[tuple[SummaryStyle, ModelOffer], ...]:
    """Return what can be compared: each model that ranks, by its name, and those that write."""
    best, *writers = offers_for(language, writes=True)
    written = [(style, offer) for style in SummaryStyle if style.is_written for offer in (best, *writers)]
    quoted = [(SummaryStyle.KEY, offer) for offer in offers_for(language, writes=False)[1:]]
    return (*quoted, *(written if writers else ()))
