"""Widget of the topic chart: bands over the length of the document, which lead to their places."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from gui.results.topic_chart import TopicChart
from gui.results.topic_distribution import TopicDistribution
from gui.widgets.focus_frame import FocusFrame
from gui.widgets.text_formatting import one_line, tooltip
from gui.widgets.theme import colours_of

EMPTY = TopicDistribution("", 0, (), ())


class TopicBands(FocusFrame):
    """Widget of the topic chart. A click on a band goes to the topic's place there; so do the arrow keys."""

    chosen = Signal(int, float)
    """The number of a topic, and how far from the beginning of the document, from 0 to 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._distribution = EMPTY
        self._row = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Topics over the document's course"))

    def show_distribution(self, distribution: TopicDistribution) -> None:
        self._distribution = distribution
        self._row = -1
        self.setAccessibleDescription(
            "; ".join(self._band_text(row) for row in range(len(distribution.bands)))
        )
        self.setMinimumHeight(round(self.plot().height()))
        self.updateGeometry()
        self.update()

    def plot(self) -> TopicChart:
        return TopicChart(self._distribution, self.font())

    def choose(self, row: int) -> None:
        """Show that a topic is chosen; none for -1."""
        self._row = row
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, round(self.plot().height()))

    def _band_text(self, row: int) -> str:
        """Say where a topic has most of the text."""
        band = self._distribution.bands[row]
        most = max(range(len(band.shares)), key=band.shares.__getitem__)
        words = self.tr("{label}: {percent} % of the text, most of it {place} % into the document")
        return words.format(
            label=one_line(band.topic.label),
            percent=round(100 * band.topic.weight),
            place=round(100 * (most + 0.5) / len(band.shares)),
        )

    def _at(self, place: QPointF) -> tuple[int, float] | None:
        """Return the topic and the share of the course under a place."""
        for number, row in enumerate(self.plot().rows(self.width())):
            if row.name.top() - 3 <= place.y() <= row.band.bottom() + 4:
                share = (place.x() - row.band.x()) / row.band.width()
                return number, min(1.0, max(0.0, share))
        return None

    # Qt's events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self)
        painter.fillRect(self.rect(), colours.base)
        self.plot().paint(painter, self.width(), colours, self._row)
        self.paint_focus(painter, colours)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), tooltip(self._text_at(*found)), self)
            return True
        return super().event(event)

    def _text_at(self, row: int, share: float) -> str:
        band = self._distribution.bands[row]
        part = min(int(share * len(band.shares)), len(band.shares) - 1)
        words = self.tr("{label}: {percent} % of the text here").format(
            label=one_line(band.topic.label), percent=round(100 * band.shares[part])
        )
        if self._distribution.pages:
            page = min(int(share * self._distribution.pages), self._distribution.pages - 1) + 1
            words = self.tr("{words} (page {page})").format(words=words, page=page)
        return words

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and found is not None:
            self.choose(found[0])
            self.chosen.emit(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None or not self._distribution.bands:
            super().keyPressEvent(event)
            return
        row = min(max(0, self._row + step), len(self._distribution.bands) - 1)
        self.choose(row)
        self.chosen.emit(row, 0.0)
