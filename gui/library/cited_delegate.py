"""Item delegate for citations: headings, statements in wrapped lines, and the places under them."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.library.cited_rows import CitedRow, CitedRowKind
from gui.widgets.result_list import ROW, Index, paint_ground, view_of
from gui.widgets.theme import Colours, scaled_font

MARGIN = 16
INDENT = 16
"""Of statements and places under a heading."""
SPACE = 8
BELOW = 3
ABOVE_HEADING = 16
COLUMN = 96
"""The widest line, in average letters."""
LEADING = 1.25
REMEMBERED = 800
SCALES = {
    CitedRowKind.HEADING: 1.1,
    CitedRowKind.STATEMENT: 1.0,
    CitedRowKind.SOURCE: 0.92,
    CitedRowKind.NOTE: 0.95,
}


class CitedDelegate(QStyledItemDelegate):
    """Draws a CitedRow."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._layouts: dict[tuple[object, ...], QTextLayout] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view, row = view_of(option), index.data(ROW)
        width = view.viewport().width()
        layout = self._layout(row, width, view)
        return QSize(width, _above(row, index) + _height(layout) + BELOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: CitedRow = index.data(ROW)
        view, rect = view_of(option), QRect(option.rect)
        painter.save()
        colours = paint_ground(painter, option, index)
        layout = self._layout(row, view.viewport().width(), view)
        left = rect.x() + _left(row)
        top = rect.y() + _above(row, index)
        if row.sign:
            painter.setFont(layout.font())
            painter.setPen(colours.faint)
            painter.drawText(left - INDENT, top + QFontMetrics(layout.font()).ascent(), row.sign)
        painter.setPen(_ink(row, colours))
        layout.draw(painter, QPointF(left, top), _formats(row, colours))
        painter.restore()

    def _layout(self, row: CitedRow, width: int, view: QListView) -> QTextLayout:
        key = (row.kind, row.text, row.note, width, view.font().pointSizeF())
        if key not in self._layouts:
            if len(self._layouts) >= REMEMBERED:
                self._layouts.clear()
            font = scaled_font(view.font(), SCALES[row.kind], bold=row.kind is CitedRowKind.HEADING)
            widest = QFontMetrics(view.font()).averageCharWidth() * COLUMN
            room = max(40, min(width - _left(row) - MARGIN, widest))
            self._layouts[key] = _break_lines(_words(row), font, room)
        return self._layouts[key]


def _words(row: CitedRow) -> str:
    text = "".join(" " if character.isspace() else character for character in row.text)
    return f"{text}  {row.note}" if row.note else text


def _above(row: CitedRow, index: Index) -> int:
    """Return the space over a row: what belongs together stands together."""
    if row.kind is CitedRowKind.HEADING and index.row() > 0:
        return ABOVE_HEADING
    if index.row() == 0:
        return SPACE
    return 1 if row.kind is CitedRowKind.SOURCE or not row.sign else SPACE


def _left(row: CitedRow) -> int:
    if row.kind is CitedRowKind.SOURCE:
        return MARGIN + 2 * INDENT
    is_inside = row.kind is CitedRowKind.STATEMENT or row.target is not None
    return MARGIN + (INDENT if is_inside and row.kind is not CitedRowKind.HEADING else 0)


def _ink(row: CitedRow, colours: Colours) -> QColor:
    match row.kind:
        case CitedRowKind.SOURCE if row.target is not None:
            return colours.accent
        case CitedRowKind.NOTE | CitedRowKind.SOURCE:
            return colours.faint
    return colours.text


def _formats(row: CitedRow, colours: Colours) -> list[QTextLayout.FormatRange]:
    formats = []
    for mark in row.marks:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = mark.start, mark.end - mark.start, QTextCharFormat()
        part.format.setBackground(colours.marked)
        part.format.setForeground(colours.text)
        formats.append(part)
    if row.note:
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = len(row.text) + 2, len(row.note), QTextCharFormat()
        part.format.setForeground(colours.faint)
        part.format.setFontWeight(QFont.Weight.Normal)
        formats.append(part)
    return formats


def _break_lines(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    height = _line_height(font)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, line.lineNumber() * height))
    layout.endLayout()
    return layout


def _line_height(font: QFont) -> int:
    return round(QFontMetrics(font).height() * LEADING)


def _height(layout: QTextLayout) -> int:
    return layout.lineCount() * _line_height(layout.font())
