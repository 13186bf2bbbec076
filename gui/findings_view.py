"""Keywords and topics, as lists whose rows lead to their places."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QTabWidget, QWidget

from engine.findings import Analysis, Keyword, Topic
from gui.choice_list import ROW, ChoiceList, Index, Rows, paint_ground, view_of
from gui.plain_text import one_line
from gui.theme import Colours, scaled

MARGIN = 12
SPACE = 6
BAR = 4


class FindingsView(QTabWidget):
    keyword_chosen = Signal(object)
    """A Keyword."""
    topic_chosen = Signal(object)
    """A Topic."""
    chosen_again = Signal()
    """What is marked already was chosen again: the user wants its next place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._keywords = Rows(self._keyword_in_words, self)
        self._topics = Rows(self._topic_in_words, self)
        self.keywords = ChoiceList(self._keywords, KeywordDelegate(self), self)
        self.topics = ChoiceList(self._topics, TopicDelegate(self), self)
        self.keywords.setAccessibleName(self.tr("Keywords"))
        self.topics.setAccessibleName(self.tr("Topics"))
        self.keywords.chosen.connect(lambda row: self._choose(self.keyword_chosen, self._keywords.rows[row]))
        self.topics.chosen.connect(lambda row: self._choose(self.topic_chosen, self._topics.rows[row]))
        for view in (self.keywords, self.topics):
            view.chosen_again.connect(lambda _row: self.chosen_again.emit())
        self.addTab(self.keywords, self.tr("Keywords"))
        self.addTab(self.topics, self.tr("Topics"))

    def show_analysis(self, analysis: Analysis) -> None:
        self.choose_none()
        self.keywords.show_rows(analysis.keywords)
        self.topics.show_rows(analysis.topics)
        for view in (self.keywords, self.topics):
            view.scrollToTop()

    def choose_none(self) -> None:
        self.keywords.choose_none()
        self.topics.choose_none()

    def _choose(self, signal: SignalInstance, row: Keyword | Topic) -> None:
        other = self.topics if isinstance(row, Keyword) else self.keywords
        other.choose_none()
        signal.emit(row)

    def _keyword_in_words(self, keyword: Keyword) -> str:
        return self.tr("{keyword}, {count} places").format(keyword=keyword.text, count=len(keyword.spans))

    def _topic_in_words(self, topic: Topic) -> str:
        return self.tr("{label}, {percent} % of the text: {keywords}").format(
            label=topic.label, percent=round(100 * topic.weight), keywords=", ".join(topic.keywords)
        )


class KeywordDelegate(QStyledItemDelegate):
    """Draws a keyword, how often it stands in the document, and a bar for its score."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = view_of(option)
        return QSize(80, QFontMetrics(view.font()).height() + BAR + 3 + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        keyword: Keyword = index.data(ROW)
        view = view_of(option)
        painter.save()
        colours = paint_ground(painter, option)
        area = _inner(option)
        line = QRect(area.x(), area.y(), area.width(), QFontMetrics(view.font()).height())
        _draw_line(painter, line, view, colours, keyword.text, f"{len(keyword.spans)}×")
        _draw_bar(painter, area, colours, keyword.score)
        painter.restore()


class TopicDelegate(QStyledItemDelegate):
    """Draws a topic's label, its share of the text as number and bar, and its keywords."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = view_of(option)
        small = QFontMetrics(scaled(view.font(), 0.9)).height()
        return QSize(80, QFontMetrics(view.font()).height() + small + BAR + 5 + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        topic: Topic = index.data(ROW)
        view = view_of(option)
        painter.save()
        colours = paint_ground(painter, option)
        area = _inner(option)
        line = QRect(area.x(), area.y(), area.width(), QFontMetrics(view.font()).height())
        _draw_line(painter, line, view, colours, topic.label, f"{topic.weight:.0%}")
        small = scaled(view.font(), 0.9)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(colours.faint)
        words = one_line(" · ".join(topic.keywords))
        below = QRect(area.x(), line.bottom() + 2, area.width(), metrics.height())
        painter.drawText(
            below,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()),
        )
        _draw_bar(painter, area, colours, topic.weight)
        painter.restore()


def _inner(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect.adjusted(MARGIN, SPACE, -MARGIN, -SPACE)


def _draw_line(
    painter: QPainter, line: QRect, view: QListView, colours: Colours, words: str, figure: str
) -> None:
    """Draw words at the left, shortened where they must be, and a figure at the right."""
    metrics = QFontMetrics(view.font())
    painter.setFont(view.font())
    painter.setPen(colours.faint)
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, figure)
    room = line.width() - metrics.horizontalAdvance(figure) - 10
    painter.setPen(colours.text)
    painter.drawText(
        line,
        Qt.AlignmentFlag.AlignVCenter,
        metrics.elidedText(one_line(words), Qt.TextElideMode.ElideRight, room),
    )


def _draw_bar(painter: QPainter, area: QRect, colours: Colours, share: float) -> None:
    """Draw a bar along the lower edge, as long as the share says."""
    track = QRectF(area.x(), area.bottom() - BAR + 1, area.width(), BAR)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.line)
    painter.drawRoundedRect(track, BAR / 2, BAR / 2)
    track.setWidth(max(BAR, track.width() * min(1.0, share)))
    painter.setBrush(colours.accent)
    painter.drawRoundedRect(track, BAR / 2, BAR / 2)
