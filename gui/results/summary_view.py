"""View of a summary: its sentences with their pages, its controls, and its text while it is written."""

import math
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSlider,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.core.document import Document
from engine.core.options import SummaryStyle
from engine.core.results import Analysis, Summary, SummarySentence
from engine.messages import describe_writing
from gui.documents.summary_jobs import SummaryJob
from gui.messages import translate
from gui.results.explanation_card import ExplanationCard
from gui.results.section_switch import SectionSwitch
from gui.results.section_view import SectionView
from gui.results.sentence_delegate import MARGIN, SentenceDelegate
from gui.results.sentence_row import SentenceRow, copied, row_of
from gui.results.summary_options_bar import SummaryOptionsBar
from gui.viewer.citation import cited
from gui.widgets.result_list import ResultList, ResultListModel
from gui.widgets.text_formatting import breakable, one_line, single_spaced
from gui.widgets.theme import scaled_font

COPIED = 2_000
"""Milliseconds for which it is said that the summary was copied."""
LONGEST_SHARE = 0.3
"""Of the document's sentences: what is longer is no summary."""


def lengths_of(rankable: int, total: int, start: int) -> tuple[int, ...]:
    """Return the lengths that the slider offers, in sentences: one by one at first, then in wider steps.

    rankable is how many sentences may be quoted, of total; start is the length to begin with, always offered.
    """
    longest = max(1, start, min(rankable, math.ceil(total * LONGEST_SHARE)))
    lengths = [1]
    while lengths[-1] < longest:
        lengths.append(min(longest, max(lengths[-1] + 1, round(lengths[-1] * 1.08))))
    return tuple(sorted({*lengths, max(1, start)}))


class SummaryView(QWidget):
    """List of the sentences of a summary, with the controls of its style and length."""

    sentence_chosen = Signal(object)
    """A SummarySentence."""
    length_chosen = Signal(int)
    """How many sentences."""
    copy_requested = Signal()
    stop_requested = Signal()
    """What is being written is not wanted any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: tuple[int, ...] = (1,)
        self._total = 0
        self._document: Document | None = None
        self._rows = ResultListModel(self._row_text, self, self._cited)
        self._delegate = SentenceDelegate(self)
        self.options_bar = SummaryOptionsBar(self)
        self.list = self._make_list()
        self.sections = SectionView(self)
        self.sections.setFont(self.list.font())
        self.switch = SectionSwitch(self)
        self.switch.toggled.connect(lambda _by_section: self._show_kept())
        self._is_quoted = True
        self._slider = self._make_slider()
        self._length = QLabel(self)
        self._stop = QPushButton(self.tr("&Stop"), self)
        self._stop.clicked.connect(self.stop_requested)
        self._copy = QPushButton(self.tr("&Copy"), self)
        self._copy.setToolTip(self.tr("Copy the summary with its pages (Ctrl+Shift+C)"))
        self._copy.clicked.connect(self.copy_requested)
        self._note = self._label()
        self._note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stream = self._make_stream()
        self._all: tuple[SentenceRow, ...] = ()
        """All rows, where only some are shown."""
        self.card = ExplanationCard(self)
        self.card.weigh.toggled.connect(lambda: QTimer.singleShot(0, self, self._keep_chosen_in_view))
        self._filter_label = self._label()
        self._clear_filter = QPushButton(self.tr("Show &all sentences"), self)
        self._clear_filter.clicked.connect(self.clear_filter)
        self._build_layout()

    def _make_list(self) -> ResultList:
        view = ResultList(self._rows, self._delegate, self)
        view.setAccessibleName(self.tr("Summary"))
        view.setFont(scaled_font(self.font(), 1.08))
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(60)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        view.setDragEnabled(True)
        self._add_copying(view)
        for signal in (view.chosen, view.chosen_again):
            signal.connect(lambda row: self.sentence_chosen.emit(self._rows.rows[row].sentence))
        return view

    def _add_copying(self, view: ResultList) -> None:
        for words, keys, text_of in (
            (self.tr("&Copy sentence"), "Ctrl+C", copied),
            (self.tr("Copy sentence with page &number"), "", self._cited),
        ):
            action = view.addAction(words)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(partial(self._copy_sentence, text_of))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _copy_sentence(self, text_of: Callable[[SentenceRow], str], _checked: bool = False) -> None:
        row = self.list.chosen_row()
        if row is not None:
            QGuiApplication.clipboard().setText(text_of(row))

    def _cited(self, row: SentenceRow) -> str:
        """Return a sentence with where its first source stands; as it is where it has none."""
        sentence = row.sentence
        if self._document is None or not sentence.sources:
            return sentence.text
        return cited(self._document, sentence.sources[0], row.said + single_spaced(sentence.text))

    def _make_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setAccessibleName(self.tr("Length of the summary"))
        slider.setRange(0, 0)
        slider.setToolTip(self.tr("Length of the summary"))
        slider.valueChanged.connect(self._choose_length)
        return slider

    def _make_stream(self) -> QPlainTextEdit:
        stream = QPlainTextEdit(self)
        stream.setReadOnly(True)
        stream.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        stream.setFont(self.list.font())
        stream.document().setDocumentMargin(MARGIN)
        stream.setAccessibleName(self.tr("Summary being written"))
        return stream

    def _label(self) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _build_layout(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 8, MARGIN, 0)
        head.setSpacing(6)
        head.addWidget(self.switch, 1)
        head.addWidget(self.options_bar)
        head.addWidget(self._stop)
        head.addWidget(self._copy)
        length = QHBoxLayout()
        length.setContentsMargins(MARGIN, 4, MARGIN, 8)
        length.setSpacing(10)
        length.addWidget(self._slider, 1)
        length.addWidget(self._length)
        length.addWidget(self.options_bar.shorter)
        length.addWidget(self._note, 1)
        translating = QHBoxLayout()
        translating.setContentsMargins(MARGIN, 0, MARGIN, 4)
        translating.addWidget(self.options_bar.translation, 1)
        self._views = QStackedWidget(self)
        for view in (self.list, self.sections, self._stream):
            self._views.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        narrowing = QHBoxLayout()
        narrowing.setContentsMargins(MARGIN, 0, MARGIN, 0)
        narrowing.addWidget(self._filter_label, 1)
        narrowing.addWidget(self._clear_filter)
        column.addLayout(length)
        column.addLayout(translating)
        column.addLayout(narrowing)
        column.addWidget(self._views, 1)
        column.addWidget(self.card)
        for hidden in (self._filter_label, self._clear_filter):
            hidden.hide()
        self._stop.hide()
        self._note.hide()

    def show_analysis(self, analysis: Analysis) -> None:
        is_other = self._document is not analysis.document
        self._total = len(analysis.document.sentences)
        self._offer_lengths(analysis)
        self.sections.show_analysis(analysis)
        if is_other:
            self.switch.choice = None
            self.switch.put(by_section=self.sections.suits())
        self.list.clear_choice()
        self.options_bar.show_analysis(analysis)
        self.show_summary(analysis.document, analysis.summary)
        self.list.scrollToTop()

    def show_summary(self, document: Document, summary: Summary) -> None:
        """Show another summary of the same document."""
        self._document = document
        self._is_quoted = summary.style is SummaryStyle.KEY
        self._all = ()
        self._filter_label.hide()
        self._clear_filter.hide()
        rows = [row_of(document, sentence) for sentence in summary.sentences]
        self._delegate.make_room_for(row.label for row in rows)
        self.list.show_rows(rows)
        if self.list.chosen_row() is None:
            self.show_explanation("")
        by = summary.written_by
        self._slider.setVisible(self._is_quoted)
        self._length.setVisible(self._is_quoted)
        self.card.offer_weighing(self._is_quoted)
        self.options_bar.translation.show_summary(summary)
        self._note.setVisible(by is not None)
        if by is not None:
            self._note.setText(breakable(describe_writing(by, self._total, translate)))
        self._show_kept()

    def show_by_section(self, by_section: bool) -> None:
        """Show the summary by section, or whole, as the user wanted it once."""
        self.switch.choice = by_section
        self.switch.put(by_section=by_section)
        self._show_kept()

    def show_whole(self) -> None:
        """Show the sentences of the whole: one of them is meant."""
        self.switch.put(by_section=False)
        self._show_kept()

    def show_share(self, share: float) -> None:
        """Quote more or less of each section; share is how far the slider is pulled, from 0 to 1."""
        self.sections.show_share(share)
        self._say_length()

    def _show_kept(self) -> None:
        """Show what there is of the summary, whole or by section."""
        self.switch.offer(is_offered=self._is_quoted and self.sections.section_count() > 0)
        is_by_section = self.switch.is_by_section
        if is_by_section:
            self.clear_filter()
            self.show_explanation("")
        self.options_bar.offer_changes(not is_by_section)
        self._show_view(self.sections if is_by_section else self.list)
        self._say_length()

    def _say_length(self) -> None:
        if self.switch.is_by_section:
            self._length.setText(self.tr("Up to {count} per section").format(count=self.sections.most))
        elif self._is_quoted:
            self._length.setText(self._length_text(len(self._all or self._rows.rows)))

    def _keep_chosen_in_view(self) -> None:
        if self.list.currentIndex().isValid():
            self.list.scrollTo(self.list.currentIndex())

    def say_copied(self) -> None:
        """Say for a moment on the button that the summary was copied."""
        self._copy.setText(self.tr("Copied"))
        QTimer.singleShot(COPIED, self, lambda: self._copy.setText(self.tr("&Copy")))

    def show_explanation(self, words: str, costs: Sequence[str] = ()) -> None:
        """Say under the list why the chosen sentence is in it; nothing without words."""
        self.card.show_words(words, costs)

    def filter_sentences(self, sentences: Sequence[SummarySentence], keyword: str) -> None:
        """Show only those sentences of the summary, which hold a keyword; all where none does."""
        self.clear_filter()
        if self.switch.is_by_section:
            return
        rows = tuple(row for row in self._rows.rows if row.sentence in sentences)
        total = len(self._rows.rows)
        words = self.tr("Sentences with “{keyword}”: {count} of {total}")
        if not rows:
            words = self.tr("No sentence of the summary holds “{keyword}”.")
        words = words.format(count=len(rows), total=total, keyword=one_line(keyword, 60))
        self._filter_label.setText(breakable(words))
        self._filter_label.show()
        if 0 < len(rows) < total:
            self._all = tuple(self._rows.rows)
            self.list.show_rows(rows)
            self._clear_filter.show()

    def clear_filter(self) -> None:
        """Show all sentences again."""
        if self._all:
            self.list.show_rows(self._all)
        self._all = ()
        self._filter_label.hide()
        self._clear_filter.hide()

    def show_job(self, job: SummaryJob) -> None:
        """Show what was written so far of a summary."""
        self.options_bar.show_request(job.request)
        self.switch.offer(is_offered=False)
        self._slider.hide()
        self._length.hide()
        progress = job.progress
        words = self.tr("Waiting…")
        if progress is not None:
            words = self.tr("Reading…") if job.request.style.is_written else self.tr("Choosing sentences…")
            if progress.text:
                part, parts = progress.done + 1, progress.total or 1
                words = self.tr("Writing part {part} of {parts}. It is checked when it is done.")
                words = words.format(part=part, parts=parts)
        self._note.setText(words)
        self._note.show()
        self._show_text(progress.text if progress is not None else "")
        self._show_view(self._stream)

    def _show_text(self, text: str) -> None:
        """Add what is new; the rest stays where it is read."""
        shown = self._stream.toPlainText()
        if shown and text.startswith(shown):
            cursor = self._stream.textCursor()
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText(text[len(shown) :])
        elif text != shown:
            self._stream.setPlainText(text)

    def _show_view(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self._stop.setVisible(view is self._stream)
        self._copy.setVisible(view is not self._stream)

    def _offer_lengths(self, analysis: Analysis) -> None:
        quoted = analysis.options.length.sentences_of(self._total) or 1
        count = len(analysis.summary.sentences) if analysis.summary.style is SummaryStyle.KEY else quoted
        self._lengths = lengths_of(len(analysis.ranking.order), self._total, count)
        self._slider.blockSignals(True)
        self._slider.setRange(0, len(self._lengths) - 1)
        self._slider.setPageStep(max(1, len(self._lengths) // 8))
        self._slider.setEnabled(len(self._lengths) > 1)
        self._slider.setValue(self._lengths.index(max(1, count)))
        self._slider.blockSignals(False)

    def _length_text(self, count: int) -> str:
        share = 100 * count / max(self._total, 1)
        words = self.tr("%n sentence(s)", "", count) if count != 1 else self.tr("1 sentence")
        percent = f"{share:.0f}" if share >= 1 else f"{share:.1f}"
        return self.tr("{sentences}, {percent} %").format(
            sentences=words.replace("(s)", "s"), percent=percent
        )

    def _row_text(self, row: SentenceRow) -> str:
        text = row.said + single_spaced(row.sentence.shown)
        if row.translation or row.difference:
            text = " ".join(filter(None, (text, row.translation, row.difference)))
        if row.doubt:
            return f"{text} ({row.doubt})"
        if row.place:
            return self.tr("{text} ({place})").format(text=text, place=row.place)
        return self.tr("{text} (page {page})").format(text=text, page=row.page) if row.page else text

    def _choose_length(self, step: int) -> None:
        self.length_chosen.emit(self._lengths[step])

    def shown_sentences(self) -> Sequence[SummarySentence]:
        return tuple(row.sentence for row in self._rows.rows)

    def text_being_written(self) -> str:
        return self._stream.toPlainText()

    def messages(self) -> tuple[str, ...]:
        """Return what is said above and below the list: how it is narrowed, why a sentence is in it."""
        narrowing = "" if self._filter_label.isHidden() else self._filter_label.text()
        return tuple(filter(None, (narrowing, self.card.words())))

    def length_words(self) -> str:
        """Return what is said of the length."""
        return self._length.text()

    def note(self) -> str:
        """Return what is said of how the summary was written."""
        return self._note.text() if not self._note.isHidden() else ""
