"""Summary by section (QTreeWidget): the headings of a document, and under each what matters most there."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from engine.core.document import Document, DocumentKind, PlaceKind, Span
from engine.core.places import place_of
from engine.core.results import Analysis
from engine.messages import describe_places
from engine.ranking.section_sentences import MOST, find_section_sentences
from gui.messages import translate
from gui.viewer.coverage_map import sections_of
from gui.widgets.result_list import Index
from gui.widgets.text_formatting import one_line, single_spaced
from gui.widgets.theme import colours_of, scaled_font

PLACE = Qt.ItemDataRole.UserRole
PAGE = Qt.ItemDataRole.UserRole + 1
LONGEST_HEADING = 90
"""Characters of a heading that are shown."""
IN_SECTIONS = frozenset((DocumentKind.BOOK, DocumentKind.LAW, DocumentKind.MINUTES, DocumentKind.THESIS))
"""Kinds of documents that are read section by section."""
FEWEST_SECTIONS = 3
SPACE = 4
"""Pixels around a row's words."""
TALLEST = 10_000


class SectionDelegate(QStyledItemDelegate):
    """Item delegate that breaks a sentence into as many lines as it needs, and puts a heading's page last."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.font = _font_of(option.font, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        page = str(index.data(PAGE) or "")
        if not page or index.parent().isValid():
            super().paint(painter, option, index)
            return
        small = scaled_font(option.font, 0.88)
        whole, room = QRect(option.rect), QFontMetrics(small).horizontalAdvance(page) + 3 * SPACE
        option = QStyleOptionViewItem(option)
        option.rect = whole.adjusted(0, 0, -room, 0)
        super().paint(painter, option, index)
        painter.save()
        painter.setFont(small)
        painter.setPen(colours_of(option.widget).faint)
        painter.drawText(
            whole.adjusted(0, 0, -2 * SPACE, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            page,
        )
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QTreeWidget)
        depth = 1 + index.parent().isValid()
        width = view.viewport().width() - depth * view.indentation() - 2 * SPACE
        room = QRect(0, 0, max(1, width), TALLEST)
        words = str(index.data())
        fonts = QFontMetrics(_font_of(view.font(), index))
        return QSize(width, fonts.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + 2 * SPACE)


def _font_of(font: QFont, index: Index) -> QFont:
    """Return the font of a row: headings are bold."""
    return scaled_font(font, 1.0, bold=not index.parent().isValid())


class SectionView(QTreeWidget):
    """Outline of a document with its sentences, which are folded under their headings."""

    place_chosen = Signal(object, str)
    """A Span of the document, and the heading that it belongs to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._analysis: Analysis | None = None
        self.most = 1
        """Sentences that are quoted under a heading."""
        self.setAccessibleName(self.tr("Summary by section"))
        self.setHeaderHidden(True)
        self.header().setAccessibleName(self.accessibleName())
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIndentation(18)
        self.setItemDelegate(SectionDelegate(self))
        self.currentItemChanged.connect(self._choose)
        self.addAction(self.tr("Expand all")).triggered.connect(self.expandAll)
        self.addAction(self.tr("Collapse all")).triggered.connect(self.collapseAll)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_analysis(self, analysis: Analysis) -> None:
        """Show the sections of another document, or of the same with another ranking."""
        self._analysis = analysis
        self._fill()

    def show_share(self, share: float) -> None:
        """Quote more or less of each section; share is how far the length slider is pulled, from 0 to 1."""
        most = 1 + min(MOST - 1, int(share * MOST))
        if most != self.most:
            self.most = most
            self._fill()

    def clear_choice(self) -> None:
        """Choose nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(QModelIndex())
        self.blockSignals(False)

    def as_text(self) -> str:
        """Return the headings and what is quoted under each with its page, as plain text."""
        parts = []
        for head in filter(None, map(self.topLevelItem, range(self.topLevelItemCount()))):
            lines = [head.text(0)]
            for item in filter(None, map(head.child, range(head.childCount()))):
                page = item.data(0, PAGE)
                lines.append(f"- {item.text(0)}{f' ({page})' if page else ''}")
            parts.append("\n".join(lines))
        return "\n\n".join(parts)

    def section_count(self) -> int:
        return self.topLevelItemCount()

    def suits(self) -> bool:
        """Whether the document is of a kind that is read section by section."""
        kind = None if self._analysis is None else self._analysis.options.kind or self._analysis.kind
        return kind in IN_SECTIONS and self.section_count() >= FEWEST_SECTIONS

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        if self._analysis is not None:
            document, ranking = self._analysis.document, self._analysis.ranking
            for section in find_section_sentences(document, ranking, sections_of(document), self.most):
                name = one_line(document.quote(section.heading.span), LONGEST_HEADING)
                head = QTreeWidgetItem(self, [name])
                _locate(head, document, section.heading.span)
                for span in section.sentences:
                    item = QTreeWidgetItem(head, [single_spaced(document.quote(span))])
                    _locate(item, document, span)
                head.setExpanded(True)
        self.blockSignals(False)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            head = item.parent() or item
            self.place_chosen.emit(item.data(0, PLACE), head.text(0))


def _locate(item: QTreeWidgetItem, document: Document, span: Span) -> None:
    """Let an item know where it leads, and the page of that."""
    item.setData(0, PLACE, span)
    place = place_of(document, span)
    if place is not None and place.kind in (PlaceKind.PAGE, PlaceKind.SLIDE):
        item.setData(0, PAGE, describe_places(place.kind, (place.name,), translate))
