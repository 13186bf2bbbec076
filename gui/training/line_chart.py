"""Line chart of a training curve."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from gui.widgets.theme import colours_of, scaled_font

MARGIN = 8.0
MOST_POINTS = 600


class LineChart(QWidget):
    def __init__(self, name: str, decimals: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._decimals = name, decimals
        self._points: tuple[tuple[float, float], ...] = ()
        self.setAccessibleName(name)
        self.setMinimumSize(180, 110)

    def show_points(self, points: Sequence[tuple[float, float]]) -> None:
        """Show values y over x, in the order of x."""
        step = max(1, len(points) // MOST_POINTS)
        shown = [*points[::step], *points[-1:]] if points else []
        self._points = tuple(dict(shown).items())
        self.setAccessibleDescription(self._in_words())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 130)

    def _in_words(self) -> str:
        if not self._points:
            return self.tr("Nothing yet")
        words = self.tr("from {first} to {last}")
        return words.format(first=self._figure(self._points[0][1]), last=self._figure(self._points[-1][1]))

    def _figure(self, value: float) -> str:
        return f"{value:.{self._decimals}f}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self)
        painter.fillRect(self.rect(), colours.base)
        painter.setPen(colours.line)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        small = scaled_font(self.font(), 0.88)
        metrics = QFontMetricsF(small)
        painter.setFont(small)
        painter.setPen(colours.faint)
        line = QRectF(MARGIN, MARGIN / 2, self.width() - 2 * MARGIN, metrics.height())
        figure = self._figure(self._points[-1][1]) if self._points else ""
        room = line.width() - metrics.horizontalAdvance(figure) - MARGIN
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(colours.text)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight, figure)
        if len(self._points) > 1:
            self._draw_curve(painter, metrics, line.bottom())

    def _draw_curve(self, painter: QPainter, metrics: QFontMetricsF, top: float) -> None:
        """Draw the curve below top, and its bounds beside it."""
        colours = colours_of(self)
        low = min(value for _x, value in self._points)
        high = max(value for _x, value in self._points)
        wide = max(metrics.horizontalAdvance(self._figure(value)) for value in (low, high))
        area = QRectF(MARGIN, top + 6, self.width() - 3 * MARGIN - wide, self.height() - top - 14)
        painter.setPen(colours.faint)
        for value, y in ((high, area.top()), (low, area.bottom())):
            painter.drawText(
                QPointF(area.right() + MARGIN, y + metrics.ascent() / 2 - 1), self._figure(value)
            )
        first, last = self._points[0][0], self._points[-1][0]
        across, up = max(last - first, 1e-9), max(high - low, 1e-9)
        curve = [
            QPointF(
                area.x() + (x - first) / across * area.width(), area.bottom() - (y - low) / up * area.height()
            )
            for x, y in self._points
        ]
        painter.setPen(QPen(colours.accent, 1.6))
        painter.drawPolyline(QPolygonF(curve))
