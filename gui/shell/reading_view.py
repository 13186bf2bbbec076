"""Reading view (QSplitter): a document beside its results, each leading to the other."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from engine.core.document import Document, Span
from engine.core.options import Length, LengthUnit, SummaryStyle
from engine.core.results import Analysis, Keyword, Summary, SummarySentence, Topic
from engine.library.store import FileState
from engine.pipeline.resummarize import resummarize, with_translations
from engine.ranking.emphasis import adjust_ranking
from engine.ranking.explanations import holds, reasons_for
from engine.ranking.leaving_out import cost_of_leaving_out
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_status import Done
from gui.documents.summary_jobs import SummaryJob
from gui.messages import describe_file, describe_problems, translate
from gui.results.explanation_text import cost_lines, explanation_text
from gui.results.result_view import ResultView
from gui.results.summary_view import LONGEST_SHARE
from gui.shell.draft_pane import DraftPane
from gui.shell.reading_places import ReadingPlace
from gui.viewer.document_view import DocumentView

LEAST_COLUMNS = 38
"""The least width of the document, in average letters: its toolbar has room."""
WIDEST = 16_777_215
"""Pixels: Qt's QWIDGETSIZE_MAX."""
RESULT_COLUMNS = 106
"""The greatest width of the summary and the findings, in average letters."""


class ReadingView(QSplitter):
    """Connects the places in a document with the sentences, keywords and topics found in it."""

    place_left = Signal(int, object)
    """The number of an entry that is shown no more, and its ReadingPlace."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.source = DocumentView(self)
        self.result = ResultView(self)
        self.draft_pane = DraftPane(self)
        self.side = QStackedWidget(self)
        self.side.addWidget(self.result)
        self.side.addWidget(self.draft_pane)
        self._number = -1
        """Of the entry that is shown."""
        self._analysis: Analysis | None = None
        self._summary: Summary | None = None
        """As it is shown: of the length that the user chose."""
        self._file = FileState.SAME
        self._shows_job = False
        self._is_side_limited = True
        self._build_layout()
        self._connect()

    def _build_layout(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.addWidget(self.source)
        self.addWidget(self.side)
        self.setStretchFactor(0, 4)
        self.setStretchFactor(1, 1)
        self.setSizes([510, 460])
        self._limit_widths()

    def _connect(self) -> None:
        summary, findings, source = self.result.summary, self.result.findings, self.source
        source.marks_cleared.connect(self._clear_choices)
        source.quoted_clicked.connect(self._choose_sentence_quoting)
        source.quoted_hovered.connect(self._mark_sentence_quoting)
        summary.list.hovered.connect(self._highlight_sources)
        summary.length_chosen.connect(self._resize_summary)
        summary.card.emphasis_chosen.connect(lambda _emphasis: self._weigh())
        summary.copy_requested.connect(self.copy_summary)
        summary.sentence_chosen.connect(self._show_sentence)
        findings.keyword_chosen.connect(self._show_keyword)
        findings.topic_chosen.connect(self._show_topic)
        findings.place_chosen.connect(self._show_topic_at)
        findings.chosen_again.connect(source.reveal_next)
        findings.left_out.place_chosen.connect(self._show_found_place)
        summary.sections.place_chosen.connect(self._show_found_place)
        findings.left_out.page_chosen.connect(source.go_to_page)

    def show_entry(
        self,
        entry: DocumentEntry,
        analysis: Analysis,
        job: SummaryJob | None,
        password: str = "",
        place: ReadingPlace | None = None,
    ) -> None:
        """Show what was found in a document, and what is being written about it.

        password opens its pages; place is how its reader left it.
        """
        if self._analysis is not analysis or self._file is not entry.file:
            self._show_analysis(entry, analysis, password, place)
        if job is not None:
            self.result.summary.show_job(job)
            self._shows_job = True
        elif self._shows_job:
            self._shows_job = False
            self.result.summary.options_bar.show_analysis(analysis)
            self._show_summary(analysis.document, self._summary or analysis.summary)

    def show_draft(self, entry: DocumentEntry, draft: Document, password: str = "") -> None:
        """Show what there is already of a document that is being read or analysed."""
        self.draft_pane.show_entry(entry)
        self.side.setCurrentWidget(self.draft_pane)
        is_other = self._number != entry.number or self._analysis is not None
        self._tell_place()
        self._number, self._analysis, self._summary = entry.number, None, None
        if is_other:
            self.source.show_document(draft, password)
        elif draft.text and not self.source.shows(draft):
            self.source.take_text(draft, password)

    def _show_analysis(
        self, entry: DocumentEntry, analysis: Analysis, password: str, place: ReadingPlace | None
    ) -> None:
        if self._number != entry.number:
            self._tell_place()
        is_other = not self.source.shows(analysis.document)
        self.result.summary.card.forget()
        is_drafted = self._number == entry.number and self._analysis is None
        self._number = entry.number
        self.side.setCurrentWidget(self.result)
        self._file = entry.file
        if is_other and not is_drafted and place is not None and place.sentences is not None:
            summary = _of_length(analysis, place.sentences)
        else:
            summary = analysis.summary
        self._analysis, self._summary = analysis, summary
        self._shows_job = False
        if is_other and is_drafted:
            self.source.take_text(analysis.document, password)
        elif is_other:
            self.source.show_document(analysis.document, password, None if place is None else place.view)
        elif not is_drafted:
            self.source.clear_marks()
        self.source.mark_quoted(_sources(summary))
        problems = (*describe_file(entry.file), *describe_problems(analysis))
        self.result.show_analysis(replace(analysis, summary=summary), entry.name, problems)
        self._show_sections(analysis.document, summary)
        if is_other and place is not None and place.by_section is not None:
            self.result.summary.show_by_section(place.by_section)

    def say_again(self, entry: DocumentEntry) -> None:
        """Say anew what is said of the analysis that is shown: the window speaks another language."""
        shown = self.shown()
        if shown is None:
            return
        self.source.clear_marks()
        self.source.mark_quoted(_sources(shown.summary))
        problems = (*describe_file(entry.file), *describe_problems(shown))
        self.result.show_analysis(shown, entry.name, problems)
        self._show_sections(shown.document, shown.summary)

    def put_result_first(self, is_wanted: bool) -> None:
        """Put what was found beside the list of documents, or the document itself."""
        result, source = self.side.width(), self.source.width()
        self.insertWidget(0, self.side if is_wanted else self.source)
        self.setStretchFactor(self.indexOf(self.source), 4)
        self.setStretchFactor(self.indexOf(self.side), 1)
        self.setSizes([result, source] if is_wanted else [source, result])

    def limit_side(self, is_limited: bool) -> None:
        """Let the results be no wider than their lines, or as wide as there is room without the document."""
        self._is_side_limited = is_limited
        self._limit_widths()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._limit_widths()

    def _limit_widths(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        self.source.setMinimumWidth(letter * LEAST_COLUMNS)
        # Beside its longest lines there would be nothing but emptiness.
        self.side.setMaximumWidth(letter * RESULT_COLUMNS if self._is_side_limited else WIDEST)

    def leave(self) -> None:
        """Let go of the document that was shown."""
        if self._number >= 0:
            self._tell_place()
            self._number = -1
            self._analysis = self._summary = None
            self.source.show_document(None)

    def _tell_place(self) -> None:
        """Say how the document that is shown was left."""
        if self._analysis is None or self._summary is None:
            return
        count = len(self._summary.sentences)
        is_chosen = self._summary.style is SummaryStyle.KEY and count != len(self._analysis.summary.sentences)
        by_section = self.result.summary.switch.choice
        place = ReadingPlace(self.source.place(), count if is_chosen else None, by_section)
        self.place_left.emit(self._number, place)

    def close_pages(self) -> None:
        self.source.close_pages()

    def as_shown(self, entry: DocumentEntry) -> DocumentEntry:
        """Return an entry of the list, with the summary as it is shown if it is the one that is shown."""
        shown = self._analysis
        if shown is None or self._summary is None:
            return entry
        if not isinstance(entry.status, Done) or entry.status.analysis is not shown:
            return entry
        return replace(entry, status=Done(replace(shown, summary=self._summary)))

    def shown(self) -> Analysis | None:
        """Return what is shown, with the summary as it is shown."""
        if self._analysis is None or self._summary is None:
            return None
        return replace(self._analysis, summary=self._summary)

    def copy_summary(self) -> None:
        analysis = self.shown()
        if analysis is None:
            return
        if self.result.summary.switch.is_by_section:
            QGuiApplication.clipboard().setText(self.result.summary.sections.as_text())
            self.result.summary.say_copied()
            return
        from engine.exports.report import report_of  # few starts need it
        from engine.exports.text import summary_as_text

        report = report_of(analysis, date.today(), ("summary",), translate)
        QGuiApplication.clipboard().setText(summary_as_text(report))
        self.result.summary.say_copied()

    # One leads to the other

    def _resize_summary(self, count: int) -> None:
        """Show a summary of another length."""
        if self._analysis is None:
            return
        self._show_summary(self._analysis.document, _of_length(self._weighed(self._analysis), count))

    def _show_summary(self, document: Document, summary: Summary) -> None:
        self._summary = summary
        self.result.summary.show_summary(document, summary)
        self.source.mark_quoted(_sources(summary))
        self._show_sections(document, summary)

    def _show_sections(self, document: Document, summary: Summary) -> None:
        """Let the slider rule how much is quoted of each section, too."""
        if summary.style is SummaryStyle.KEY:
            longest = max(1.0, LONGEST_SHARE * len(document.sentences))
            self.result.summary.show_share(len(summary.sentences) / longest)

    def _show_sentence(self, sentence: SummarySentence) -> None:
        self.result.findings.clear_choice()
        self.result.summary.sections.clear_choice()
        self.source.mark(sentence.sources, self.tr("Summary"))
        if self._analysis is None or self._summary is None:
            return
        analysis = self._weighed(self._analysis)
        costs: tuple[str, ...] = ()
        if self._summary.style is SummaryStyle.KEY:
            lost = cost_of_leaving_out(analysis, self._summary, sentence)
            costs = cost_lines(lost, analysis.document)
        self.result.summary.show_explanation(explanation_text(reasons_for(analysis, sentence)), costs)

    def _weighed(self, analysis: Analysis) -> Analysis:
        """Return the analysis with its ranking as the user weighs it."""
        emphasis = self.result.summary.card.emphasis()
        return replace(analysis, ranking=adjust_ranking(analysis, emphasis))

    def _weigh(self) -> None:
        """Rank anew, and quote as many sentences as before."""
        if self._analysis is None or self._summary is None or self._summary.style is not SummaryStyle.KEY:
            return
        self._resize_summary(len(self._summary.sentences))

    def _choose_sentence_quoting(self, source: Span) -> None:
        """Choose the sentence of the summary that draws on a place of the document."""
        row = self._row_quoting(source)
        if row >= 0:
            view = self.result.summary.list
            view.setCurrentIndex(view.model().index(row, 0))

    def _mark_sentence_quoting(self, source: Span | None) -> None:
        """Mark the sentence of the summary that draws on the place that the mouse is on."""
        self.result.summary.list.mark_row(-1 if source is None else self._row_quoting(source))

    def _row_quoting(self, source: Span) -> int:
        rows = enumerate(self.result.summary.shown_sentences())
        return next((row for row, sentence in rows if source in sentence.sources), -1)

    def _highlight_sources(self, row: int) -> None:
        sentences = self.result.summary.shown_sentences()
        self.source.highlight(sentences[row].sources if 0 <= row < len(sentences) else ())

    def _show_keyword(self, keyword: Keyword) -> None:
        self._clear_sentence()
        self.source.mark(keyword.spans, keyword.text)
        if self._summary is not None:
            holding = [sentence for sentence in self._summary.sentences if holds(sentence, keyword)]
            self.result.summary.filter_sentences(holding, keyword.text)

    def _show_topic(self, topic: Topic) -> None:
        self._clear_sentence()
        self.result.summary.clear_filter()
        self.source.mark(topic.spans, topic.label)

    def _show_topic_at(self, topic: Topic, share: float) -> None:
        self._show_topic(topic)
        self.source.reveal_from(share)

    def _show_found_place(self, span: Span, name: str) -> None:
        self._clear_sentence()
        self.result.summary.clear_filter()
        self.source.mark((span,), name)

    def _clear_sentence(self) -> None:
        self.result.summary.list.clear_choice()
        self.result.summary.show_explanation("")

    def _clear_choices(self) -> None:
        self._clear_sentence()
        self.result.summary.clear_filter()
        self.result.summary.sections.clear_choice()
        self.result.findings.clear_choice()


def _of_length(analysis: Analysis, count: int) -> Summary:
    """Quote so many sentences; the ranking is there already."""
    length = Length(LengthUnit.SENTENCES, count)
    options = replace(analysis.options, style=SummaryStyle.KEY, length=length, output_language="")
    known = analysis.summary  # translations that are there are shown; making others takes too long here
    return with_translations(resummarize(analysis, options).summary, known, analysis.options.output_language)


def _sources(summary: Summary) -> list[Span]:
    return [span for sentence in summary.sentences for span in sentence.sources]
