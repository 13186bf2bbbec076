"""Item delegate for passages of a corpus: document and place, the sentence, and where the document lies."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from engine.core.document import PlaceKind
from engine.messages import describe_places
from gui.corpus.corpus_reader import CorpusPassage
from gui.messages import translate
from gui.widgets.result_list import ROW, Index, paint_ground, view_of
from gui.widgets.text_formatting import breakable, one_line
from gui.widgets.theme import scaled_font

MARGIN = 16
SPACE = 8
GAP = 3
SHOWN = 400
"""Characters of a sentence."""
COLUMN = 100
"""The widest line, in average letters."""
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class CorpusPassageDelegate(QStyledItemDelegate):
    """Draws a CorpusPassage: a bold title with its place, its sentence, and faintly its path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = view_of(option)
        width = view.viewport().width()
        heights = _heights(index.data(ROW), _text_width(view, width), view)
        return QSize(width, 2 * SPACE + sum(height + GAP for height in heights if height) - GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        passage: CorpusPassage = index.data(ROW)
        view, rect = view_of(option), option.rect
        painter.save()
        colours = paint_ground(painter, option, index)
        bold, small = scaled_font(view.font(), 1.0, bold=True), scaled_font(view.font(), 0.9)
        left, room = rect.x() + MARGIN, rect.width() - 2 * MARGIN
        heading, sentence, _path = _heights(passage, _text_width(view, rect.width()), view)
        top = rect.y() + SPACE
        place = place_text(passage)
        beside = QFontMetrics(small).horizontalAdvance(place) + SPACE if place else 0
        title = QFontMetrics(bold).elidedText(
            one_line(passage.name), Qt.TextElideMode.ElideMiddle, max(60, room - beside)
        )
        painter.setFont(bold)
        painter.setPen(colours.text)
        painter.drawText(left, top + QFontMetrics(bold).ascent(), title)
        painter.setFont(small)
        painter.setPen(colours.faint)
        after = left + QFontMetrics(bold).horizontalAdvance(title) + SPACE
        painter.drawText(after, top + QFontMetrics(bold).ascent(), place)
        top += heading + GAP
        if sentence:
            painter.setFont(view.font())
            painter.setPen(colours.text)
            area = QRect(left, top, _text_width(view, rect.width()), sentence)
            painter.drawText(area, WRAPPED, _sentence(passage))
            top += sentence + GAP
        painter.setFont(small)
        painter.setPen(colours.faint)
        path = QFontMetrics(small).elidedText(one_line(passage.uri, 1000), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(left, top + QFontMetrics(small).ascent(), path)
        painter.restore()


def place_text(passage: CorpusPassage) -> str:
    """Return the place of a passage as people say it: p. 3."""
    if passage.page:
        return describe_places(PlaceKind.PAGE, (str(passage.page),), translate)
    return one_line(passage.place, 60) if passage.place else ""


def row_text(passage: CorpusPassage) -> str:
    """Return what a screen reader says of a passage."""
    return "\n".join(
        part
        for part in (
            ", ".join(filter(None, (passage.name, place_text(passage)))),
            _sentence(passage),
            passage.uri,
        )
        if part
    )


def _sentence(passage: CorpusPassage) -> str:
    return breakable(one_line(passage.text, SHOWN)) if passage.text else ""


def _text_width(view: QWidget, width: int) -> int:
    widest = QFontMetrics(view.font()).averageCharWidth() * COLUMN
    return max(40, min(width - 2 * MARGIN, widest))


def _heights(passage: CorpusPassage, width: int, view: QWidget) -> tuple[int, int, int]:
    """Of title, sentence and path."""
    sentence = _sentence(passage)
    high = (
        QFontMetrics(view.font()).boundingRect(QRect(0, 0, width, 10_000), WRAPPED, sentence).height()
        if sentence
        else 0
    )
    return (
        QFontMetrics(scaled_font(view.font(), 1.0, bold=True)).height(),
        high,
        QFontMetrics(scaled_font(view.font(), 0.9)).height(),
    )
