"""Keyword cloud: the higher the score of a keyword, the larger it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from engine.core.results import Keyword
from gui.widgets.focus_frame import FocusFrame
from gui.widgets.text_formatting import one_line, tooltip
from gui.widgets.theme import Colours, colours_of, scaled_font

MARGIN, GAP = 12.0, 14.0
LEAST, MOST = 0.95, 2.1
"""Of the usual size of text: the last keyword and the best one."""
LONGEST = 40
"""Letters of a keyword."""


@dataclass(frozen=True, slots=True)
class PlacedKeyword:
    """Keyword with its font and its place in the cloud."""

    keyword: Keyword
    text: str
    font: QFont
    area: QRectF


def arrange_cloud(keywords: Sequence[Keyword], font: QFont, width: float) -> list[PlacedKeyword]:
    """Place the keywords from the best to the last in centred lines, none wider than the room there is."""
    lines: list[list[tuple[Keyword, str, QFont, float, float]]] = [[]]
    taken = 0.0
    room = max(width - 2 * MARGIN, 40.0)
    for keyword in keywords:
        size = scaled_font(font, LEAST + (MOST - LEAST) * max(0.0, min(1.0, keyword.score)) ** 1.5)
        metrics = QFontMetricsF(size)
        text = metrics.elidedText(one_line(keyword.text, LONGEST), Qt.TextElideMode.ElideRight, room - 2)
        wide = metrics.horizontalAdvance(text) + 2
        if lines[-1] and taken + GAP + wide > room:
            lines.append([])
            taken = 0.0
        taken += wide + (GAP if lines[-1] else 0.0)
        lines[-1].append((keyword, text, size, wide, metrics.height()))
    placed, y = [], MARGIN
    for line in lines:
        if not line:
            continue
        tall = max(height for *_, height in line)
        x = (width - sum(wide for *_, wide, _height in line) - GAP * (len(line) - 1)) / 2
        for keyword, text, size, wide, height in line:
            placed.append(
                PlacedKeyword(keyword, text, size, QRectF(x, y + (tall - height) * 0.75, wide, height))
            )
            x += wide + GAP
        y += tall + 4
    return placed


def paint(
    painter: QPainter, placed: Sequence[PlacedKeyword], colours: Colours, chosen: Keyword | None
) -> None:
    """Paint a cloud; chosen is the keyword that is highlighted."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for one in placed:
        is_chosen = one.keyword is chosen
        if is_chosen:
            painter.fillRect(one.area.adjusted(-5, -1, 5, 1), colours.chosen)
        painter.setFont(one.font)
        painter.setPen(colours.accent if one.keyword.score >= 0.5 or is_chosen else colours.text)
        painter.drawText(one.area, Qt.AlignmentFlag.AlignCenter, one.text)


class KeywordCloud(FocusFrame):
    """Widget of a keyword cloud that can be operated by mouse and keys."""

    chosen = Signal(object)
    """A Keyword."""
    chosen_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keywords: tuple[Keyword, ...] = ()
        self._placed: list[PlacedKeyword] = []
        self._chosen: Keyword | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Keywords as a cloud"))

    def show_keywords(self, keywords: Sequence[Keyword]) -> None:
        self._keywords = tuple(keywords)
        self._chosen = None
        self.setAccessibleDescription(", ".join(one_line(keyword.text) for keyword in keywords))
        self._arrange()

    def choose(self, keyword: Keyword | None) -> None:
        """Show that a keyword is chosen, or none."""
        self._chosen = keyword
        self.update()

    def placed(self) -> tuple[PlacedKeyword, ...]:
        return tuple(self._placed)

    def sizeHint(self) -> QSize:
        return QSize(320, self.minimumHeight())

    def _arrange(self) -> None:
        self._placed = arrange_cloud(self._keywords, self.font(), self.width())
        bottom = max((one.area.bottom() for one in self._placed), default=0.0)
        self.setMinimumHeight(round(bottom + MARGIN))
        self.update()

    def _at(self, place: QPointF) -> Keyword | None:
        return next(
            (one.keyword for one in self._placed if one.area.adjusted(-5, 0, 5, 0).contains(place)), None
        )

    def _take(self, keyword: Keyword) -> None:
        if keyword is self._chosen:
            self.chosen_again.emit()
            return
        self.choose(keyword)
        self.chosen.emit(keyword)

    # Qt's events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        painter.fillRect(self.rect(), colours.base)
        paint(painter, self._placed, colours, self._chosen)
        self.paint_focus(painter, colours)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            keyword = self._at(QPointF(event.pos()))
            if keyword is not None:
                text = self.tr("{keyword}, {count} places")
                text = text.format(keyword=one_line(keyword.text), count=len(keyword.spans))
                QToolTip.showText(event.globalPos(), tooltip(text), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_word = self._at(event.position()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_word else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        keyword = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and keyword is not None:
            self._take(keyword)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(key)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._chosen is not None:
            self.chosen_again.emit()
        elif step is not None and self._keywords:
            now = self._keywords.index(self._chosen) if self._chosen in self._keywords else -1
            self._take(self._keywords[min(max(0, now + step), len(self._keywords) - 1)])
        else:
            super().keyPressEvent(event)
