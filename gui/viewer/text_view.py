"""Text view of a document (QPlainTextEdit), loaded incrementally, with marked and with grey places."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from time import perf_counter

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QHelpEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QToolTip, QWidget

from engine.core.document import BlockKind, Document, Span
from engine.core.left_out import left_out_spans
from engine.problem_messages import name_of_kind
from gui.messages import translate
from gui.viewer.marked_spans import MarkedSpans, touching
from gui.viewer.text_positions import TextPositions
from gui.widgets.text_formatting import tooltip
from gui.widgets.theme import colours_of, scaled_font

PIECE = 6_000
"""Characters inserted at once; the window answers between two pieces."""
BUDGET = 0.008
"""Seconds that one round of inserting may take before the event loop has its turn."""
COLUMN = 88
"""The widest line, in average letters: longer ones are hard to follow."""
LEAST_MARGIN = 18
SCALE = 1.1
"""Of the window's letters."""
LEAST_ZOOM, MOST_ZOOM = 0.6, 3.0
NEAR = 3_000
"""Characters above and below the view that are marked too: they come into it before the next are set."""

Piece = tuple[Span, BlockKind, int]
"""A stretch of the text, and the kind and level of the block it belongs to."""


class TextView(QPlainTextEdit):
    """Shows a document of any length at once and appends the rest between two events."""

    moved = Signal()
    """The part of the text that is in view has changed."""
    quoted_clicked = Signal(object)
    """A Span that the summary draws on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._positions = TextPositions()
        self._pieces: Iterator[Piece] = iter(())
        self._marks = MarkedSpans()
        self._left_out: tuple[Span, ...] = ()
        self._left_out_kinds: tuple[BlockKind, ...] = ()
        """Of each of those."""
        self._awaited: Span | None = None
        self._top: int | None = None
        self._zoom = 1.0
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._letters = 0.0
        """The size of letters that the text is laid out in."""
        self._apply_font()
        self._loading = QTimer(self, interval=0)
        self._loading.timeout.connect(self._load_more)
        # Qt moves the scroll bar in the middle of laying lines out and of drawing marks, and crashes if marks
        # are set then: so a moment later.
        self._settling = QTimer(self, interval=0, singleShot=True)
        self._settling.timeout.connect(self._on_moved)
        self.verticalScrollBar().valueChanged.connect(lambda: self._settling.start())
        self.verticalScrollBar().rangeChanged.connect(lambda: self._settling.start())

    def show_document(self, document: Document | None) -> None:
        self._loading.stop()
        self.setExtraSelections([])
        self.clear()
        self._document = document
        self._positions = TextPositions()
        self._marks = MarkedSpans()
        self._awaited = self._top = None
        left_out = left_out_spans(document) if document is not None else ()
        self._left_out = tuple(span for span, _kind in left_out)
        self._left_out_kinds = tuple(kind for _span, kind in left_out)
        self._describe()
        if document is not None:
            self._pieces = _pieces_of(document)
            self._load_more()
            self._loading.start()
        self._settling.start()

    def mark_quoted(self, spans: Sequence[Span]) -> None:
        """Mark softly what the summary quotes."""
        self._marks.set_quoted(spans)
        self._draw_marks()

    def mark(self, spans: Sequence[Span]) -> None:
        """Mark the places of what the user chose. They must not lie within each other."""
        self._marks.set_places(spans)
        self._awaited = None
        self._draw_marks()

    def highlight(self, spans: Sequence[Span]) -> None:
        """Mark for a moment what the mouse is on elsewhere in the window."""
        self._marks.set_highlighted(spans)
        self._draw_marks()

    def mark_noted(self, spans: Sequence[Span]) -> None:
        """Mark what the user marked for good."""
        self._marks.set_noted(spans)
        self._draw_marks()

    def noted(self) -> tuple[Span, ...]:
        """Return what is marked for good."""
        return self._marks.noted

    def selected_span(self) -> Span | None:
        """Return the part of the document's text that is selected; None where nothing is."""
        cursor = self.textCursor()
        start, end = map(self._positions.from_qt, (cursor.selectionStart(), cursor.selectionEnd()))
        return Span(start, end) if cursor.hasSelection() else None

    def zoom(self) -> float:
        """Return how much larger the letters are than usual."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the letters larger or smaller; what is at the upper edge stays there."""
        zoom = min(max(LEAST_ZOOM, zoom), MOST_ZOOM)
        if zoom == self._zoom:
            return
        self._zoom = zoom
        self._relayout()

    def _apply_font(self) -> None:
        font = scaled_font(QApplication.font(), SCALE * self._zoom)
        self._letters = font.pointSizeF()
        self.setFont(font)

    def _follow_font(self) -> None:
        if self.font().pointSizeF() != self._letters:
            self._relayout()

    def _relayout(self) -> None:
        self._apply_font()
        document, marks, shown = self._document, self._marks, self._marks.shown
        seen = self.in_view()
        self.show_document(document)
        self._marks = marks
        marks.highlighted, marks.shown = (), None
        self._place_margins()
        if shown is not None and seen.start <= shown.start < seen.end:
            self.reveal(shown)
        else:
            marks.shown = shown
            self.go_to(seen.start)

    def go_to(self, index: int) -> None:
        """Bring a character of the text to the upper edge, as soon as it is loaded."""
        self._top = index
        self._go_to_top()

    def top(self) -> int:
        """Return the character that go_to would bring where the view is."""
        if self._top is not None:
            return self._top
        second_line = QPoint(0, round(1.5 * self.fontMetrics().lineSpacing()))
        return self._positions.from_qt(self.cursorForPosition(second_line).position())

    def _go_to_top(self) -> None:
        if self._top is None or (self._positions.length <= self._top and self.is_loading()):
            return
        cursor = self.textCursor()
        cursor.setPosition(self._positions.to_qt(min(self._top, self._positions.length)))
        self.setTextCursor(cursor)
        self.centerCursor()
        lines = self.viewport().height() // max(1, self.fontMetrics().lineSpacing())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + lines // 2 - 1)
        self._top = None

    def reveal(self, span: Span) -> None:
        """Scroll to a place and mark it above all others; as soon as it is loaded, if it is not yet."""
        self._marks.shown, self._top = span, None
        self._awaited = span if span.end > self._positions.length else None
        if self._awaited is None:
            cursor = self.textCursor()
            cursor.setPosition(self._positions.to_qt(span.start))
            self.setTextCursor(cursor)
            self.centerCursor()
        self._draw_marks()

    def in_view(self) -> Span:
        """Return the part of the document's text that is in view, or a little more."""
        first = self.firstVisibleBlock().position()
        corner = self.viewport().rect().bottomRight()
        last = self.cursorForPosition(corner).block()
        return Span(
            self._positions.from_qt(first), self._positions.from_qt(last.position() + last.length() - 1)
        )

    def text_of_marks(self) -> tuple[str, ...]:
        """Return the text under each mark drawn: what the user sees marked."""
        return self._drawn_texts(is_marked=True)

    def greyed_texts(self) -> tuple[str, ...]:
        """Return the stretches near the view that are grey, because they are never quoted."""
        return self._drawn_texts(is_marked=False)

    def _drawn_texts(self, *, is_marked: bool) -> tuple[str, ...]:
        return tuple(
            selection.cursor.selectedText().replace("\u2029", "\n")
            for selection in self.extraSelections()
            if selection.format.hasProperty(QTextFormat.Property.BackgroundBrush) is is_marked
        )

    def reason_at(self, index: int) -> str:
        """Say why a character of the text is never quoted; empty where it may be."""
        place = bisect_right(self._left_out, index, key=lambda span: span.start) - 1
        if place < 0 or index >= self._left_out[place].end:
            return ""
        kind = name_of_kind(self._left_out_kinds[place], translate)
        return self.tr("Never quoted: {kind}").format(kind=kind)

    def _describe(self) -> None:
        """Tell those who do not see the colour what is grey."""
        names = [name_of_kind(kind, translate) for kind in dict.fromkeys(self._left_out_kinds)]
        words = self.tr("Grey, and never quoted: {kinds}").format(kinds=", ".join(names))
        self.setAccessibleDescription(words if names else "")

    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        reason = self.reason_at(self._positions.from_qt(self.cursorForPosition(event.pos()).position()))
        QToolTip.showText(event.globalPos(), tooltip(reason) if reason else "", self.viewport())
        return True

    def is_loading(self) -> bool:
        return self._loading.isActive()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or self.textCursor().hasSelection():
            return
        index = self._positions.from_qt(self.cursorForPosition(event.position().toPoint()).position())
        found = self._marks.quoted_at(index)
        if found is not None:
            self.quoted_clicked.emit(found)

    def _place_margins(self) -> None:
        column = self.fontMetrics().averageCharWidth() * COLUMN
        margin = max(LEAST_MARGIN, (self.width() - column) // 2)
        self.setViewportMargins(margin, 0, max(LEAST_MARGIN, margin - self.verticalScrollBar().width()), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_margins()
        super().resizeEvent(event)  # lays the lines out, for which the margins must be known
        self._settling.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.font().pointSizeF() != self._letters:
            QTimer.singleShot(0, self, self._follow_font)  # when all fonts are settled
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_marks()
        if event.type() is QEvent.Type.LanguageChange:
            self._describe()

    def _load_more(self) -> None:
        started = perf_counter()
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.beginEditBlock()
        for span, kind, level in self._pieces:
            cursor.insertText(self._positions.append(self._text(span)), self._format(kind, level))
            if perf_counter() - started > BUDGET:
                break
        else:
            self._loading.stop()
        cursor.endEditBlock()
        if self._awaited is not None and self._awaited.end <= self._positions.length:
            self.reveal(self._awaited)
        self._go_to_top()

    def _text(self, span: Span) -> str:
        assert self._document is not None
        return self._document.quote(span)

    def _format(self, kind: BlockKind, level: int) -> QTextCharFormat:
        made = QTextCharFormat()
        font = self.font()
        if kind is BlockKind.HEADING:
            font = scaled_font(font, {1: 1.35, 2: 1.2}.get(level, 1.08), bold=True)
        elif kind in (BlockKind.TABLE, BlockKind.CODE):
            font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            font.setPointSizeF(self.font().pointSizeF() * 0.9)
        made.setFont(font)
        return made

    def _on_moved(self) -> None:
        self._draw_marks()
        self.moved.emit()

    def _draw_marks(self) -> None:
        """Mark what is near the view, and only that: a keyword may stand in ten thousand places."""
        if not self._positions.length:
            return  # what is in view would have to be laid out to be known; it is marked when it is loaded
        colours = colours_of(self)
        seen = self.in_view()
        seen = Span(seen.start - NEAR, seen.end + NEAR)
        layers = (touching(self._left_out, seen), *self._marks.layers_in(seen))
        looks = (
            _look(foreground=colours.faint),
            *map(_look, (colours.summarised, colours.chosen, colours.noted, colours.marked, colours.shown)),
        )
        drawn = [
            self._selection(span, look)
            for spans, look in zip(layers, looks, strict=True)
            for span in spans
            if span.start < self._positions.length  # the rest is marked when it is loaded
        ]
        self.setExtraSelections(drawn)

    def _selection(self, span: Span, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_qt(span.start))
        cursor.setPosition(
            self._positions.to_qt(min(span.end, self._positions.length)), QTextCursor.MoveMode.KeepAnchor
        )
        selection.cursor = cursor
        selection.format = look
        return selection


def _look(background: QColor | None = None, foreground: QColor | None = None) -> QTextCharFormat:
    look = QTextCharFormat()
    if background is not None:
        look.setBackground(background)
    if foreground is not None:
        look.setForeground(foreground)
    return look


def _pieces_of(document: Document) -> Iterator[Piece]:
    """Cut the text into pieces of one look each, none of them too long to be inserted at once."""
    start = 0
    for block in document.blocks:
        if block.kind in (BlockKind.HEADING, BlockKind.TABLE, BlockKind.CODE):
            yield from _cut(document.text, start, block.span.start, BlockKind.TEXT, 0)
            yield from _cut(document.text, block.span.start, block.span.end, block.kind, block.level)
            start = block.span.end
    yield from _cut(document.text, start, len(document.text), BlockKind.TEXT, 0)


def _cut(
    text: str, start: int, end: int, kind: BlockKind, level: int
) -> Iterator[tuple[Span, BlockKind, int]]:
    """Cut at line ends where there are any, so that no line is broken between two pieces."""
    ends = [start]
    while ends[-1] < end:
        line_end = text.rfind("\n", ends[-1], min(end, ends[-1] + PIECE))
        ends.append(line_end + 1 if line_end >= 0 and end - ends[-1] > PIECE else min(end, ends[-1] + PIECE))
    for piece_start, piece_end in pairwise(ends):
        yield Span(piece_start, piece_end), kind, level
