"""Tabs of keywords, topics and what is left out (QTabWidget), which lead to their places."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QScrollArea,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.core.results import Analysis, Keyword, Topic
from gui.export.image_export import ExportedImage
from gui.results.keyword_cloud import KeywordCloud, arrange_cloud
from gui.results.keyword_cloud import paint as paint_cloud
from gui.results.left_out_view import LeftOutView
from gui.results.topic_bands import TopicBands
from gui.results.topic_chart import TopicChart
from gui.results.topic_distribution import topic_distribution
from gui.widgets.result_list import ROW, Index, ResultList, ResultListModel, paint_ground, view_of
from gui.widgets.text_formatting import one_line
from gui.widgets.theme import LIGHT, Colours, scaled_font
from gui.widgets.word_links import WordLinks

MARGIN = 12
SPACE = 6
BAR = 4
PICTURE_WIDTH = 800.0
"""Of a picture that is saved, in pixels; a PNG has twice as many."""


class KeywordsTopicsView(QTabWidget):
    """Tabs of keywords, topics and what is left out.

    What is chosen in a list is chosen in its chart, and vice versa. What is left out has no chart.
    """

    keyword_chosen = Signal(object)
    """A Keyword."""
    topic_chosen = Signal(object)
    """A Topic."""
    chosen_again = Signal()
    """What is marked already was chosen again: the user wants its next place."""

    place_chosen = Signal(object, float)
    """A Topic, and how far from the beginning of the document, from 0 to 1."""
    image_requested = Signal(object)
    """A Picture is to be saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis: Analysis | None = None
        self._name = ""
        self._keywords = ResultListModel(self._keyword_text, self)
        self._topics = ResultListModel(self._topic_text, self)
        self.keywords = ResultList(self._keywords, KeywordDelegate(self), self)
        self.topics = ResultList(self._topics, TopicDelegate(self), self)
        self.keywords.setAccessibleName(self.tr("Keywords"))
        self.topics.setAccessibleName(self.tr("Topics"))
        self.left_out = LeftOutView(self)
        self.like = WordLinks(self)
        """Words of the library that are like the chosen keyword."""
        self.cloud = KeywordCloud(self)
        self.bands = TopicBands(self)
        self.as_pictures = self._tool(self.tr("Chart"), self.tr("Show a cloud of keywords, bands of topics"))
        self.save = self._tool(self.tr("Save…"), self.tr("Save the picture as PNG or SVG"))
        self._build_layout()
        self._connect()

    def _build_layout(self) -> None:
        self.setDocumentMode(True)
        self.setAccessibleName(self.tr("Keywords and topics"))
        self.setUsesScrollButtons(False)  # in a narrow window all tabs stay in sight, with shortened words
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self._pages = [
            ListOrPicture(self.keywords, self.cloud, self),
            ListOrPicture(self.topics, self.bands, self),
        ]
        self.like.setContentsMargins(MARGIN, 4, MARGIN, 6)
        self.addTab(_above(self._pages[0], self.like, self), self.tr("Keywords"))
        self.addTab(self._pages[1], self.tr("Topics"))
        self.addTab(self.left_out, self.tr("Left out"))
        for index in range(self.count()):
            self.setTabToolTip(index, self.tabText(index))
        corner = QWidget(self)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, MARGIN, 0)
        row.setSpacing(4)
        for button in (self.as_pictures, self.save):
            row.addWidget(button)
        self.as_pictures.setCheckable(True)
        self.save.hide()
        self.setCornerWidget(corner)
        self.currentChanged.connect(lambda index: corner.setVisible(index < len(self._pages)))

    def minimumSizeHint(self) -> QSize:
        """Have room for the words of all tabs."""
        width = self.tabBar().sizeHint().width() + self.cornerWidget().sizeHint().width()
        return super().minimumSizeHint().expandedTo(QSize(width + MARGIN, 0))

    def _tool(self, text: str, hint: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(hint)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _connect(self) -> None:
        self.keywords.chosen.connect(lambda row: self._choose_keyword(self._keywords.rows[row]))
        self.topics.chosen.connect(lambda row: self._choose_topic(row, None))
        self.cloud.chosen.connect(self._choose_keyword)
        self.bands.chosen.connect(self._choose_topic)
        for signal in (self.keywords.chosen_again, self.topics.chosen_again, self.cloud.chosen_again):
            signal.connect(lambda *_: self.chosen_again.emit())
        self.as_pictures.toggled.connect(self._show_pages)
        self.save.clicked.connect(self._ask_to_save)

    def show_analysis(self, analysis: Analysis, name: str = "") -> None:
        """name is what the list calls the document."""
        self._analysis, self._name = analysis, name
        self.clear_choice()
        self.keywords.show_rows(analysis.keywords)
        self.topics.show_rows(analysis.topics)
        for view in (self.keywords, self.topics):
            view.scrollToTop()
        self.left_out.show_document(analysis.document)
        self._draw_pictures()

    def show_like(self, keyword: str, words: Sequence[str]) -> None:
        """Offer words of all documents that are like a keyword, if it is the chosen one."""
        chosen = self.keywords.chosen_row()
        if chosen is not None and chosen.text == keyword:
            self.like.show_words(self.tr("Similar words in your documents:"), words)

    def clear_choice(self) -> None:
        self.like.show_words("", ())
        self.keywords.clear_choice()
        self.topics.clear_choice()
        self.cloud.choose(None)
        self.bands.choose(-1)
        self.left_out.clear_choice()

    def _show_pages(self, pictures: bool) -> None:
        self.save.setVisible(pictures)
        for page in self._pages:
            page.show_picture(is_wanted=pictures)
        self._draw_pictures()

    def _draw_pictures(self) -> None:
        """Draw them where they are seen: a book's takes a moment."""
        if self.as_pictures.isChecked() and self._analysis is not None:
            self.cloud.show_keywords(self._analysis.keywords)
            self.bands.show_distribution(topic_distribution(self._analysis, self._name))
            self.cloud.choose(self.keywords.chosen_row())
            chosen = self.topics.chosen_row()
            self.bands.choose(-1 if chosen is None else self._topics.rows.index(chosen))

    def _choose_keyword(self, keyword: Keyword) -> None:
        self.topics.clear_choice()
        self.left_out.clear_choice()
        self.bands.choose(-1)
        self.keywords.show_chosen(self._keywords.rows.index(keyword))
        self.cloud.choose(keyword)
        self.keyword_chosen.emit(keyword)

    def _choose_topic(self, row: int, share: float | None) -> None:
        """Choose a topic, at a place of the document where one is meant."""
        self.like.show_words("", ())
        self.keywords.clear_choice()
        self.left_out.clear_choice()
        self.cloud.choose(None)
        self.topics.show_chosen(row)
        self.bands.choose(row)
        topic = self._topics.rows[row]
        if share is None:
            self.topic_chosen.emit(topic)
        else:
            self.place_chosen.emit(topic, share)

    def _ask_to_save(self) -> None:
        """Hand over what is shown as a drawing, with the title of its document."""
        if self._analysis is None:
            return
        title = one_line(self._analysis.document.title or self._name)
        if self.currentIndex() == 0:
            placed = arrange_cloud(self._analysis.keywords, self.font(), PICTURE_WIDTH)
            height = max((one.area.bottom() for one in placed), default=0.0) + MARGIN
            size = QSizeF(PICTURE_WIDTH, height)
            name = self.tr("{title}, keywords").format(title=title)
            picture = ExportedImage(name, size, lambda painter: paint_cloud(painter, placed, LIGHT, None))
        else:
            plot = TopicChart(topic_distribution(self._analysis, self._name), self.font())
            name = self.tr("{title}, topics").format(title=title)
            size = QSizeF(PICTURE_WIDTH, plot.height())
            picture = ExportedImage(name, size, lambda painter: plot.paint(painter, PICTURE_WIDTH, LIGHT))
        self.image_requested.emit(picture)

    def _keyword_text(self, keyword: Keyword) -> str:
        return self.tr("{keyword}, {count} places").format(keyword=keyword.text, count=len(keyword.spans))

    def _topic_text(self, topic: Topic) -> str:
        return self.tr("{label}, {percent} % of the text: {keywords}").format(
            label=topic.label, percent=round(100 * topic.weight), keywords=", ".join(topic.keywords)
        )


def _above(page: QWidget, below: QWidget, parent: QWidget) -> QWidget:
    """Return a widget that holds one over the other."""
    both = QWidget(parent)
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(page, 1)
    column.addWidget(below)
    return both


class ListOrPicture(QStackedWidget):
    """Stack of a list and a chart of the same."""

    def __init__(self, rows: QWidget, picture: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(picture)
        self.addWidget(rows)
        self.addWidget(area)

    def show_picture(self, *, is_wanted: bool) -> None:
        self.setCurrentIndex(1 if is_wanted else 0)


class KeywordDelegate(QStyledItemDelegate):
    """Item delegate: a keyword, how often it stands in the document, and a bar for its score."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = view_of(option)
        return QSize(80, QFontMetrics(view.font()).height() + BAR + 3 + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        keyword: Keyword = index.data(ROW)
        view = view_of(option)
        painter.save()
        colours = paint_ground(painter, option, index)
        area = _inner(option)
        line = QRect(area.x(), area.y(), area.width(), QFontMetrics(view.font()).height())
        _draw_line(painter, line, view, colours, keyword.text, f"{len(keyword.spans)}×")
        _draw_bar(painter, area, colours, keyword.score)
        painter.restore()


class TopicDelegate(QStyledItemDelegate):
    """Item delegate: a topic's label, its share of the text as number and bar, and its keywords."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        view = view_of(option)
        small = QFontMetrics(scaled_font(view.font(), 0.9)).height()
        return QSize(80, QFontMetrics(view.font()).height() + small + BAR + 5 + 2 * SPACE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        topic: Topic = index.data(ROW)
        view = view_of(option)
        painter.save()
        colours = paint_ground(painter, option, index)
        area = _inner(option)
        line = QRect(area.x(), area.y(), area.width(), QFontMetrics(view.font()).height())
        _draw_line(painter, line, view, colours, topic.label, f"{topic.weight:.0%}")
        small = scaled_font(view.font(), 0.9)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(colours.faint)
        text = one_line(" · ".join(topic.keywords))
        below = QRect(area.x(), line.bottom() + 2, area.width(), metrics.height())
        painter.drawText(
            below,
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width()),
        )
        _draw_bar(painter, area, colours, topic.weight)
        painter.restore()


def _inner(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect.adjusted(MARGIN, SPACE, -MARGIN, -SPACE)


def _draw_line(
    painter: QPainter, line: QRect, view: QListView, colours: Colours, text: str, figure: str
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
        metrics.elidedText(one_line(text), Qt.TextElideMode.ElideRight, room),
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
