"""Item delegate for the sentences of a summary: wrapped text with the label of its place."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.core.document import PlaceKind, Span
from engine.core.results import SentenceKind
from engine.messages import describe_places
from gui.messages import translate
from gui.results.sentence_row import SentenceRow
from gui.widgets.result_list import ROW, Index, paint_ground, view_of
from gui.widgets.text_formatting import single_spaced
from gui.widgets.theme import Colours, scaled_font

MARGIN = 12
SPACE = 6
TRANSLATED = 3
"""Pixels between a sentence and its translation."""
BAR = 2
"""Pixels: the width of the bar beside a translation."""
DOUBT = 0.88
"""The size of the words about a doubtful sentence, of its own."""
LINE_HEIGHT = 1.3
"""Of the font's height."""
COLUMN = 84
"""The widest line, in average letters: longer ones are hard to follow."""
REMEMBERED = 4_000
"""Laid out sentences that are kept, so that moving the slider lays out only new ones."""


class SentenceDelegate(QStyledItemDelegate):
    """Item delegate with a cache of text layouts, so that a longer summary lays out only what is new."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layouts: dict[tuple[str, int, float, float], QTextLayout] = {}
        self._widest = _usual_label()
        """The label that there must be room for."""

    def make_room_for(self, labels: Iterable[str]) -> None:
        """Put the sentences far enough to the right for these labels."""
        width_of = QFontMetrics(QApplication.font()).horizontalAdvance
        widest = max((*labels, _usual_label()), key=width_of)
        if width_of(widest) != width_of(self._widest):
            self._widest = widest
            self._layouts.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = view_of(option)
        width = view.viewport().width()
        row: SentenceRow = index.data(ROW)
        height = layout_height(self._layout(row.said + row.sentence.shown, width, view))
        if row.doubt:
            height += layout_height(self._layout(row.doubt, width, view, DOUBT))
        if row.translation:
            height += TRANSLATED + layout_height(self._layout(row.translation, width, view))
        if row.difference:
            height += layout_height(self._layout(row.difference, width, view, DOUBT))
        return QSize(width, height + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: SentenceRow = index.data(ROW)
        view = view_of(option)
        rect = option.rect
        painter.save()
        colours = paint_ground(painter, option, index)
        painter.setPen(colours.faint)
        painter.setFont(scaled_font(view.font(), 0.85))
        place = QPoint(rect.x() + MARGIN, rect.y() + SPACE + _baseline(view.font()))
        painter.drawText(place, row.label or f"{index.row() + 1}.")
        painter.setPen(colours.text)
        width, left = view.viewport().width(), rect.x() + self._indent(view)
        layout = self._layout(row.said + row.sentence.shown, width, view)
        shift = len(row.said)
        left_out = [Span(span.start + shift, span.end + shift) for span in row.left_out]
        formats = [*_in_colour(shift, colours.faint), *_underlined(left_out, colours.error)]
        layout.draw(painter, QPointF(left, rect.y() + SPACE), formats)
        below = rect.y() + SPACE + layout_height(layout)
        if row.doubt:
            is_elsewhere = row.sentence.kind is SentenceKind.ELSEWHERE
            painter.setPen(colours.accent if is_elsewhere else colours.error)
            doubt = self._layout(row.doubt, width, view, DOUBT)
            doubt.draw(painter, QPointF(left, below))
            below += layout_height(doubt)
        self._paint_translation(painter, row, QPointF(left, below), view, colours)
        painter.restore()

    def _paint_translation(
        self, painter: QPainter, row: SentenceRow, place: QPointF, view: QListView, colours: Colours
    ) -> None:
        """Paint a translation beside a bar, and under it what it does not say as its original does."""
        width = view.viewport().width()
        if row.translation:
            place += QPointF(0, TRANSLATED)
            layout = self._layout(row.translation, width, view)
            height = layout_height(layout)
            painter.fillRect(QRectF(place.x() - 2 * BAR, place.y(), BAR, height), colours.accent)
            painter.setPen(colours.text)
            layout.draw(painter, place, _underlined(row.added, colours.error))
            place += QPointF(0, height)
        if row.difference:
            painter.setPen(colours.error)
            self._layout(row.difference, width, view, DOUBT).draw(painter, place)

    def _layout(self, text: str, width: int, view: QListView, scale: float = 1.0) -> QTextLayout:
        key = (text, width, scale, view.font().pointSizeF())
        if key not in self._layouts:
            if len(self._layouts) >= REMEMBERED:
                self._layouts.clear()
            indent = self._indent(view)
            widest = QFontMetrics(view.font()).averageCharWidth() * COLUMN
            room = max(40, min(width - indent - MARGIN, widest))
            self._layouts[key] = _break_lines(text, scaled_font(view.font(), scale), room)
        return self._layouts[key]

    def _indent(self, view: QListView) -> int:
        metrics = QFontMetrics(scaled_font(view.font(), 0.85))
        return MARGIN + metrics.horizontalAdvance(f"{self._widest}  ")


def _in_colour(length: int, colour: QColor) -> list[QTextLayout.FormatRange]:
    """Return the format of the first characters of a layout."""
    if not length:
        return []
    part = QTextLayout.FormatRange()
    part.start, part.length, part.format = 0, length, QTextCharFormat()
    part.format.setForeground(colour)
    return [part]


def _underlined(spans: Iterable[Span], colour: QColor) -> list[QTextLayout.FormatRange]:
    """Return the formats of places that are marked by a line as well as by a colour."""
    parts = []
    for span in spans:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = span.start, span.end - span.start, QTextCharFormat()
        part.format.setForeground(colour)
        part.format.setFontUnderline(True)
        parts.append(part)
    return parts


def _usual_label() -> str:
    return describe_places(PlaceKind.PAGE, ("888",), translate)


def _break_lines(text: str, font: QFont, width: int) -> QTextLayout:
    """Break a text into lines that are equally high, whatever scripts stand in them."""
    layout = QTextLayout(single_spaced(text), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height, baseline = _line_height(font), _baseline(font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, line.lineNumber() * height + baseline - line.ascent()))
    layout.endLayout()
    return layout


def layout_height(layout: QTextLayout) -> int:
    """Return the height of a layout's lines, each as high as the others."""
    return layout.lineCount() * _line_height(layout.font())


def _line_height(font: QFont) -> int:
    return round(QFontMetrics(font).height() * LINE_HEIGHT)


def _baseline(font: QFont) -> int:
    """Return how far below a line's upper edge its letters stand."""
    metrics = QFontMetrics(font)
    return round(metrics.height() * (LINE_HEIGHT - 1) / 2) + metrics.ascent()
