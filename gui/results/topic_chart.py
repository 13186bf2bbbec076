"""Topic chart: for each topic a band along the document, as high as its share of every part."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from gui.messages import translate as tr
from gui.results.topic_distribution import TopicBand, TopicDistribution
from gui.widgets.text_formatting import one_line
from gui.widgets.theme import Colours, scaled_font

MARGIN = 12.0
BAND = 26.0
"""The height of a band whose topic has a part for itself."""
GAP = 5.0
TICKS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """Place of a topic in the chart: its name, and its band below that."""

    name: QRectF
    band: QRectF


class TopicChart:
    """Drawing of the topic chart, for the window and for a file. Sizes are pixels of the painter."""

    def __init__(self, course: TopicDistribution, font: QFont) -> None:
        self._course = course
        self._font = font
        self._small = scaled_font(font, 0.88)
        self._line = QFontMetricsF(font).height() * 1.15
        self._low = QFontMetricsF(self._small).height()

    def height(self) -> float:
        rows = len(self._course.bands) * (self._line + BAND + GAP * 2)
        return MARGIN + rows + self._low * 2 + MARGIN

    def rows(self, width: float) -> list[TopicRow]:
        rows, y = [], MARGIN
        for _ in self._course.bands:
            name = QRectF(MARGIN, y, width - 2 * MARGIN, self._line)
            band = QRectF(MARGIN, y + self._line, width - 2 * MARGIN, BAND)
            rows.append(TopicRow(name, band))
            y = band.bottom() + 2 * GAP
        return rows

    def paint(self, painter: QPainter, width: float, colours: Colours, chosen: int = -1) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (row, band) in enumerate(zip(self.rows(width), self._course.bands, strict=True)):
            if number == chosen:
                whole = row.name.united(row.band).adjusted(-6, -3, 6, 4)
                painter.fillRect(whole, colours.chosen)
            self._paint_name(painter, row, band, colours)
            self._paint_band(painter, row.band, band, colours)
        self._paint_axis(painter, width, colours)

    def _paint_name(self, painter: QPainter, row: TopicRow, band: TopicBand, colours: Colours) -> None:
        figure = f"{band.topic.weight:.0%}"
        painter.setFont(self._font)
        painter.setPen(colours.faint)
        painter.drawText(row.name, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, figure)
        metrics = QFontMetricsF(self._font)
        room = row.name.width() - metrics.horizontalAdvance(figure) - 10
        painter.setPen(colours.text)
        name = metrics.elidedText(one_line(band.topic.label), Qt.TextElideMode.ElideRight, room)
        painter.drawText(row.name, Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_band(self, painter: QPainter, area: QRectF, band: TopicBand, colours: Colours) -> None:
        count = len(band.shares)
        step = area.width() / count
        points = [area.bottomLeft()]
        for part, share in enumerate(band.shares):
            height = area.bottom() - share * area.height()
            points.append(QPointF(area.x() + part * step, height))
            points.append(QPointF(area.x() + (part + 1) * step, height))
        points.append(area.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.accent)
        painter.drawPolygon(QPolygonF(points))
        painter.setPen(QPen(colours.line, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_axis(self, painter: QPainter, width: float, colours: Colours) -> None:
        """Say below where in the document that is, and where the summary's sources are."""
        rows = self.rows(width)
        if not rows:
            return
        area, y = rows[-1].band, rows[-1].band.bottom() + 2
        mark = QColor(colours.error)
        for share in self._course.evidence:
            x = area.x() + share * area.width()
            painter.fillRect(QRectF(x - 1, y, 2, 5), mark)
        painter.setFont(self._small)
        painter.setPen(colours.faint)
        top = y + 6
        metrics = QFontMetricsF(self._small)
        taken = -1e9
        for share, text in self._ticks(area.width(), metrics):
            x = area.x() + share * area.width()
            wide = metrics.horizontalAdvance(text)
            left = min(max(area.x(), x - wide / 2), area.right() - wide)
            if left > taken:
                painter.drawText(QPointF(left, top + metrics.ascent()), text)
                taken = left + wide + 12
        text = tr("Red marks: what the summary draws on")
        painter.drawText(QPointF(area.x(), top + self._low + metrics.ascent()), text)

    def _ticks(self, width: float, metrics: QFontMetricsF) -> list[tuple[float, str]]:
        pages = self._course.pages
        if pages < 2:
            return [(0.0, tr("Beginning")), (1.0, tr("End"))]
        room = max(2, int(width / (metrics.horizontalAdvance(f"{pages} ") + 14)))
        step = next(
            unit * 10**power for power in range(9) for unit in TICKS if pages / (unit * 10**power) <= room
        )
        numbers = [1, *(page for page in range(step, pages + 1, step) if page > 1)]
        first = [(0.5 / pages, tr("page {page}").format(page=1))]
        return first + [((page - 0.5) / pages, str(page)) for page in numbers[1:]]
