"""Map of the library: each document a dot near those like it, in the colour of its topic."""

from collections.abc import Callable
from dataclasses import dataclass
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui.widgets.focus_frame import FocusFrame
from gui.widgets.text_formatting import one_line, tooltip
from gui.widgets.theme import LIGHT, Colours, colours_of, scaled_font

MARGIN = 34
REACH = 12
"""Pixels from a dot within which the mouse is on it."""
MOST_NAMED = 24
"""Topics whose names are written on the map, the largest ones."""
NAME_LENGTH = 34


@dataclass(frozen=True, slots=True)
class MapDot:
    """A document on the map."""

    number: int
    """The document's in the list."""
    name: str
    topic: int
    x: float
    y: float
    """From 0 to 1."""


@dataclass(frozen=True, slots=True)
class MapPicture:
    """The map as it can be saved."""

    name: str
    size: QSizeF
    draw: Callable[[QPainter], None]


class LibraryMap(FocusFrame):
    """Widget of the map. A click on a dot chooses its document; so do the arrow keys and Enter."""

    chosen = Signal(int)
    """The number of a document."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dots: tuple[MapDot, ...] = ()
        self.topics: tuple[str, ...] = ()
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Map of all documents"))
        self.setMinimumSize(QSize(200, 160))

    def show_dots(self, dots: tuple[MapDot, ...], topics: tuple[str, ...]) -> None:
        """Show documents; topics are the names of theirs, the largest first."""
        self.dots, self.topics, self._current = dots, topics, -1
        self.setAccessibleDescription("; ".join(topics))
        self.update()

    def place_of(self, dot: MapDot, size: QSizeF | None = None) -> QPointF:
        """Return where a dot lies."""
        area = _area(size or QSizeF(self.size()))
        return QPointF(area.x() + dot.x * area.width(), area.y() + dot.y * area.height())

    def dot_at(self, point: QPointF) -> int:
        """Return the number of the nearest dot in reach, by its place in dots; -1 for none."""
        nearest, best = -1, float(REACH)
        for place, dot in enumerate(self.dots):
            where = self.place_of(dot)
            away = hypot(where.x() - point.x(), where.y() - point.y())
            if away < best:
                nearest, best = place, away
        return nearest

    def draw(self, painter: QPainter, size: QSizeF, colours: Colours = LIGHT) -> None:
        """Draw the map into a picture of that size."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = 5.0 if len(self.dots) < 300 else 3.5 if len(self.dots) < 2_000 else 2.2
        painter.setPen(Qt.PenStyle.NoPen)
        for dot in self.dots:
            painter.setBrush(_colour(dot.topic, colours))
            painter.drawEllipse(self.place_of(dot, size), radius, radius)
        self._draw_names(painter, size, colours)

    def _draw_names(self, painter: QPainter, size: QSizeF, colours: Colours) -> None:
        """Write the topics' names over their dots, none over another: the largest topics first."""
        font = scaled_font(self.font(), 0.95, bold=True)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        taken: list[QRectF] = []
        for topic, name in enumerate(self.topics[:MOST_NAMED]):
            places = [self.place_of(dot, size) for dot in self.dots if dot.topic == topic]
            if not places:
                continue
            words = one_line(name, NAME_LENGTH)
            width, height = metrics.horizontalAdvance(words) + 8, metrics.height() + 2
            middle = sum(place.x() for place in places) / len(places)
            left = min(max(4.0, middle - width / 2), max(4.0, size.width() - width - 4))
            top = max(2.0, min(place.y() for place in places) - height - 6)
            box = QRectF(left, top, width, height)
            if any(box.intersects(other) for other in taken):
                box.moveTop(min(max(place.y() for place in places) + 6, size.height() - height - 2))
            if any(box.intersects(other) for other in taken):
                continue
            taken.append(box)
            ground = QColor(colours.base)
            ground.setAlpha(215)
            painter.fillRect(box, ground)
            painter.setPen(colours.text)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        painter.fillRect(self.rect(), colours.base)
        self.draw(painter, QSizeF(self.size()), colours)
        if 0 <= self._current < len(self.dots):
            dot = self.dots[self._current]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colours.text)
            painter.drawEllipse(self.place_of(dot), 9, 9)
        painter.end()
        super().paintEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.dot_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place >= 0:
            self._current = place
            self.chosen.emit(self.dots[place].number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self.dot_at(event.position()) >= 0 else None
        self.setCursor(shape or Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.dots:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.chosen.emit(self.dots[self._current].number)
        elif event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._step(1)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._step(-1)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        """Go to the next document, those of a topic one after the other."""
        self._current = (self._current + step) % len(self.dots) if self._current >= 0 else 0
        dot = self.dots[self._current]
        self.setAccessibleDescription(self._text_of(dot))
        where = self.place_of(dot).toPoint()
        QToolTip.showText(self.mapToGlobal(where), tooltip(self._text_of(dot)), self)
        self.update()

    def _text_of(self, dot: MapDot) -> str:
        topic = self.topics[dot.topic] if dot.topic < len(self.topics) else ""
        return f"{dot.name}\n{topic}"

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            place = self.dot_at(QPointF(event.pos()))
            words = tooltip(self._text_of(self.dots[place])) if place >= 0 else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)


def _area(size: QSizeF) -> QRectF:
    return QRectF(MARGIN, MARGIN, max(1.0, size.width() - 2 * MARGIN), max(1.0, size.height() - 2 * MARGIN))


def _colour(topic: int, colours: Colours) -> QColor:
    """Return a colour far from that of the topic before, dark on light or light on dark."""
    is_light = colours.base.lightness() > 127
    hue = int(topic * 137.508 + 210) % 360
    return QColor.fromHsl(hue, 150, 105 if is_light else 165)
