"""Tree of what is never quoted (QTreeWidget): the kinds with number and share, their stretches under them."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from engine.core.document import BlockKind, Document, Span
from engine.core.left_out import LeftOutKind, left_out_kinds
from engine.core.places import page_kind
from engine.messages import describe_places
from engine.problem_messages import name_of_kind
from gui.messages import translate
from gui.results.sentence_row import short_place
from gui.widgets.text_formatting import one_line, tooltip

MARGIN = 12
SPACE = 6
MOST_LISTED = 500
"""Stretches of one kind; that there are more is said below them."""
SHOWN = 200
"""Characters of a stretch in its row."""
SHOWN_WHOLE = 2_000
"""The same in its tooltip."""
_KIND, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class LeftOutView(QWidget):
    """Shows what of a document is left out and why, leads there, and lets a kind be quoted all the same."""

    place_chosen = Signal(object, str)
    """A Span of the text, and what its kind is called."""
    page_chosen = Signal(int)
    """Of what is not in the text, the page on which it stands; counted from 1."""
    quoting_requested = Signal(object, bool)
    """A BlockKind, and whether it is to be quoted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._kinds: tuple[LeftOutKind, ...] = ()
        self._asked: BlockKind | None = None
        """What the user asked to quote, or not to; it stays chosen when the document is read again."""
        self._is_stale = False
        """Whether the rows are still to be made: a book has many, and few look at them."""
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(self.tr("Left out"))
        self.tree.setColumnCount(2)
        self.tree.setItemDelegate(RowDelegate(self.tree))
        self.tree.setUniformRowHeights(True)
        self.tree.setAllColumnsShowFocus(True)
        self.tree.setIndentation(MARGIN + SPACE)
        self.tree.setHeaderHidden(True)
        self.tree.header().setAccessibleName(self.tree.accessibleName())
        self.tree.setFrameShape(QFrame.Shape.NoFrame)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(lambda *_: self._on_chosen())
        self.tree.itemClicked.connect(lambda *_: self._on_chosen())
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.quote = QPushButton(self)
        self.quote.clicked.connect(self._ask_to_quote)
        self._build_layout()
        self._offer_quoting()

    def _build_layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        self._words.setContentsMargins(MARGIN, 0, MARGIN, 0)
        column.addWidget(self._words)
        column.addWidget(self.tree, 1)
        row = QVBoxLayout()
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addWidget(self.quote, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)

    def show_document(self, document: Document) -> None:
        """Show what is left out of this document; the kind that was asked for stays chosen."""
        if self._document is None or document.path != self._document.path:
            self._asked = None
        self._document = document
        self._is_stale = True
        if self.isVisible():
            self._fill()

    def words(self) -> str:
        """Return what is said above the list."""
        return self._words.text()

    def clear_choice(self) -> None:
        self.tree.blockSignals(True)
        self.tree.setCurrentIndex(QModelIndex())
        self.tree.blockSignals(False)
        self._offer_quoting()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        if not self._is_stale or self._document is None:
            return
        self._is_stale = False
        self._kinds = left_out_kinds(self._document)
        self._words.setText(self._summary_text())
        self.tree.blockSignals(True)
        self.tree.clear()
        for number, one in enumerate(self._kinds):
            row = self._kind_row(number, one)
            self.tree.addTopLevelItem(row)
            row.setExpanded(len(self._kinds) == 1)
            if one.kind is self._asked:
                self.tree.setCurrentItem(row)
                self.quote.setFocus()
        self.tree.blockSignals(False)
        self._asked = None
        self._offer_quoting()

    def _summary_text(self) -> str:
        if not self._kinds:
            return self.tr("Nothing was left out.")
        share = round(100 * sum(one.share for one in self._kinds if not one.is_quoted))
        return self.tr("Never quoted: {percent} % of what was read. In the text it is grey.").format(
            percent=share
        )

    # Rows

    def _kind_row(self, number: int, one: LeftOutKind) -> QTreeWidgetItem:
        name = self._name(one)
        words = self.tr("{kind} (quoted too)").format(kind=name) if one.is_quoted else name
        percent = "<1" if one.share < 0.005 else str(round(100 * one.share))
        figures = self.tr("{count} · {percent} %").format(count=one.count, percent=percent)
        row = QTreeWidgetItem([words, figures])
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setData(0, _KIND, number)
        for stretch in self._stretch_rows(one):
            stretch.setData(0, _KIND, number)
            row.addChild(stretch)
        return row

    def _stretch_rows(self, one: LeftOutKind) -> Iterator[QTreeWidgetItem]:
        assert self._document is not None
        for span in one.spans[:MOST_LISTED]:
            text = self._document.text[span.start : min(span.end, span.start + SHOWN_WHOLE)]
            yield self._stretch_row(text, short_place(self._document, span), span)
        for part in one.texts[: MOST_LISTED - min(MOST_LISTED, len(one.spans))]:
            kind = page_kind(self._document)
            where = describe_places(kind, (str(part.page),), translate) if part.page else ""
            yield self._stretch_row(part.text[:SHOWN_WHOLE], where, part.page)
        if (more := one.count - MOST_LISTED) > 0:
            yield QTreeWidgetItem([self.tr("… and {count} more").format(count=more)])

    def _stretch_row(self, text: str, where: str, place: Span | int | None) -> QTreeWidgetItem:
        row = QTreeWidgetItem([one_line(text, SHOWN), where])
        row.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.setToolTip(0, tooltip(text))
        row.setData(0, _PLACE, place)
        return row

    def _name(self, one: LeftOutKind) -> str:
        name = name_of_kind(one.kind, translate)
        return name[:1].upper() + name[1:]

    # What the user chooses

    def _chosen_kind(self) -> LeftOutKind | None:
        row = self.tree.currentItem()
        return self._kinds[row.data(0, _KIND)] if row is not None and row.data(0, _KIND) is not None else None

    def _on_chosen(self) -> None:
        self._offer_quoting()
        row, one = self.tree.currentItem(), self._chosen_kind()
        if row is None or one is None:
            return
        match row.data(0, _PLACE):
            case Span() as span:
                self.place_chosen.emit(span, self._name(one))
            case int(page):
                self.page_chosen.emit(page)

    def _offer_quoting(self) -> None:
        one = self._chosen_kind()
        self.quote.setEnabled(one is not None)
        self.quote.setVisible(bool(self._kinds))
        is_quoted = one is not None and one.is_quoted
        self.quote.setText(self.tr("Leave these out again") if is_quoted else self.tr("Quote these too"))
        if one is None:
            self.quote.setToolTip(self.tr("Choose a kind in the list first."))
        else:
            hint = self.tr("Reading the document again: {kind}.").format(kind=self._name(one))
            self.quote.setToolTip(tooltip(hint))
            self.quote.setAccessibleDescription(hint)

    def _ask_to_quote(self) -> None:
        one = self._chosen_kind()
        if one is not None:
            self._asked = one.kind
            self.quoting_requested.emit(one.kind, not one.is_quoted)


class RowDelegate(QStyledItemDelegate):
    """Item delegate: a little room around the words."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return super().sizeHint(option, index) + QSize(MARGIN if index.column() else 0, SPACE)

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column():
            option.text += "\N{EN SPACE}"
