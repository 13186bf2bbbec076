"""Item delegate for topics of a corpus: what a topic is called, and how many documents it has."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.widgets.result_list import ROW, Index, paint_ground, view_of
from gui.widgets.theme import scaled_font

MARGIN = 16
SPACE = 7


@dataclass(frozen=True, slots=True)
class CorpusTopicRow:
    """A row of the list of topics; number is None for all documents together."""

    label: str
    documents: int
    number: int | None = None

    def as_text(self) -> str:
        return f"{self.label} ({self.documents:,})"


class CorpusTopicDelegate(QStyledItemDelegate):
    """Draws a CorpusTopicRow on one line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        view = view_of(option)
        return QSize(view.viewport().width(), QFontMetrics(view.font()).height() + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CorpusTopicRow = index.data(ROW)
        view = view_of(option)
        painter.save()
        colours = paint_ground(painter, option, index)
        area = option.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        small = scaled_font(view.font(), 0.9)
        count = f"{row.documents:,}"
        room = area.width() - QFontMetrics(small).horizontalAdvance(count) - MARGIN
        painter.setFont(view.font())
        painter.setPen(colours.text)
        label = QFontMetrics(view.font()).elidedText(row.label, Qt.TextElideMode.ElideRight, max(40, room))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
        painter.setFont(small)
        painter.setPen(colours.faint)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()
