"""The summary: each sentence with its page, and a slider for how long it is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSlider,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.document import Document
from engine.findings import Analysis, Summary, SummarySentence
from gui.choice_list import ROW, ChoiceList, Index, Rows, paint_ground, view_of
from gui.theme import scaled

LONGEST_SHARE = 0.3
"""Of the document's sentences: what is longer is no summary."""
MARGIN = 12
SPACE = 6
LINE_HEIGHT = 1.3
"""Of the font's height."""
COLUMN = 84
"""The widest line, in average letters: longer ones are hard to follow."""
REMEMBERED = 4_000
"""Laid out sentences that are kept, so that moving the slider lays out only new ones."""


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of the summary as the list shows it."""

    sentence: SummarySentence
    page: int | None
    words: str
    """How the list calls its place: "p. 3", or nothing."""


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
    sentence_chosen = Signal(object)
    """A SummarySentence."""
    length_chosen = Signal(int)
    """How many sentences."""
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lengths: tuple[int, ...] = (1,)
        self._total = 0
        self._rows = Rows(self._in_words, self)
        self._delegate = SentenceDelegate(self)
        self.list = ChoiceList(self._rows, self._delegate, self)
        self.list.setAccessibleName(self.tr("Summary"))
        self.list.setFont(scaled(self.font(), 1.08))
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(60)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        for signal in (self.list.chosen, self.list.chosen_again):
            signal.connect(lambda row: self.sentence_chosen.emit(self._rows.rows[row].sentence))
        self._slider = QSlider(Qt.Orientation.Horizontal, self)
        self._slider.setAccessibleName(self.tr("Length of the summary"))
        self._slider.setRange(0, 0)
        self._slider.setToolTip(self.tr("Length of the summary"))
        self._slider.valueChanged.connect(self._choose_length)
        self._length = QLabel(self)
        self._copy = QPushButton(self.tr("&Copy"), self)
        self._copy.setToolTip(self.tr("Copy the summary with its pages (Ctrl+Shift+C)"))
        self._copy.clicked.connect(self.copy_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Summary"), self)
        heading.setFont(scaled(self.font(), 1.1, bold=True))
        head = QHBoxLayout()
        head.setContentsMargins(MARGIN, 8, MARGIN, 0)
        head.addWidget(heading, 1)
        head.addWidget(self._copy)
        length = QHBoxLayout()
        length.setContentsMargins(MARGIN, 4, MARGIN, 8)
        length.setSpacing(10)
        length.addWidget(self._slider, 1)
        length.addWidget(self._length)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(length)
        column.addWidget(self.list, 1)

    def show_analysis(self, analysis: Analysis) -> None:
        self._total = len(analysis.document.sentences)
        count = len(analysis.summary.sentences)
        self._lengths = lengths_of(len(analysis.ranking.order), self._total, count)
        self.list.choose_none()
        self._slider.blockSignals(True)
        self._slider.setRange(0, len(self._lengths) - 1)
        self._slider.setPageStep(max(1, len(self._lengths) // 8))
        self._slider.setEnabled(len(self._lengths) > 1)
        self._slider.setValue(self._lengths.index(max(1, count)))
        self._slider.blockSignals(False)
        self.show_summary(analysis.document, analysis.summary)
        self.list.scrollToTop()

    def show_summary(self, document: Document, summary: Summary) -> None:
        """Show another cut of the same document's summary."""
        self.list.show_rows([self._row(document, sentence) for sentence in summary.sentences])
        count = len(summary.sentences)
        share = 100 * count / max(self._total, 1)
        words = self.tr("%n sentence(s)", "", count) if count != 1 else self.tr("1 sentence")
        percent = f"{share:.0f}" if share >= 1 else f"{share:.1f}"
        self._length.setText(
            self.tr("{sentences}, {percent} %").format(sentences=words.replace("(s)", "s"), percent=percent)
        )

    def _row(self, document: Document, sentence: SummarySentence) -> SentenceRow:
        page = document.page_of(sentence.sources[0]) if sentence.sources else None
        return SentenceRow(sentence, page, self.tr("p. {page}").format(page=page) if page else "")

    def _in_words(self, row: SentenceRow) -> str:
        text = " ".join(row.sentence.text.split())
        return self.tr("{text} (page {page})").format(text=text, page=row.page) if row.page else text

    def _choose_length(self, step: int) -> None:
        self.length_chosen.emit(self._lengths[step])

    def shown_sentences(self) -> Sequence[SummarySentence]:
        return tuple(row.sentence for row in self._rows.rows)


class SentenceDelegate(QStyledItemDelegate):
    """Draws a sentence over as many lines as it needs, its page beside it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._laid_out: dict[tuple[str, int], QTextLayout] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = view_of(option)
        width = view.viewport().width()
        layout = self._layout(index.data(ROW), width, view)
        return QSize(width, layout.lineCount() * _line_height(view) + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SentenceRow = index.data(ROW)
        view = view_of(option)
        rect = option.rect
        painter.save()
        colours = paint_ground(painter, option)
        painter.setPen(colours.faint)
        painter.setFont(scaled(view.font(), 0.85))
        place = QPoint(rect.x() + MARGIN, rect.y() + SPACE + _baseline(view))
        painter.drawText(place, row.words or f"{index.row() + 1}.")
        painter.setPen(colours.text)
        layout = self._layout(row, view.viewport().width(), view)
        layout.draw(painter, QPointF(rect.x() + self._indent(view), rect.y() + SPACE))
        painter.restore()

    def _layout(self, row: SentenceRow, width: int, view: QListView) -> QTextLayout:
        key = (row.sentence.text, width)
        if key not in self._laid_out:
            if len(self._laid_out) >= REMEMBERED:
                self._laid_out.clear()
            indent = self._indent(view)
            widest = QFontMetrics(view.font()).averageCharWidth() * COLUMN
            room = max(40, min(width - indent - MARGIN, widest))
            self._laid_out[key] = _lay_out_lines(row.sentence.text, view, room)
        return self._laid_out[key]

    @staticmethod
    def _indent(view: QListView) -> int:
        return MARGIN + QFontMetrics(scaled(view.font(), 0.85)).horizontalAdvance("p. 888  ")


def _lay_out_lines(text: str, view: QListView, width: int) -> QTextLayout:
    """Break a text into lines that are equally high, whatever scripts stand in them."""
    layout = QTextLayout(" ".join(text.split()), view.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height, baseline = _line_height(view), _baseline(view)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, line.lineNumber() * height + baseline - line.ascent()))
    layout.endLayout()
    return layout


def _line_height(view: QListView) -> int:
    return round(QFontMetrics(view.font()).height() * LINE_HEIGHT)


def _baseline(view: QListView) -> int:
    """Return how far below a line's upper edge its letters stand."""
    metrics = QFontMetrics(view.font())
    return round(metrics.height() * (LINE_HEIGHT - 1) / 2) + metrics.ascent()
