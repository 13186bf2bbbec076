"""Marks on the pages of a document: what is marked, in which colour, and the drawing of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from engine.core.document import Span
from engine.core.page_geometry import Box, PageTextBoxes

MOST_MARKS = 600
"""Marks of a kind drawn on a page. More are every letter of it."""
EVIDENCE = QColor("#dbe8fa")
PLACE = QColor("#fbe9a9")
SHOWN = QColor("#f9cd52")
HIGHLIGHTED = QColor("#b5d2f6")
"""Pages are white in the dark too. The marks are painted as a pen for marking would: letters stay black."""
EDGE = QColor("#8a5a00")


class PageMarks:
    """The spans that are marked: of the summary's sources, of what was chosen, and the one shown above all."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Mark nothing."""
        self.quoted: tuple[Span, ...] = ()
        self.places: tuple[Span, ...] = ()
        self.highlighted: tuple[Span, ...] = ()
        self.shown: Span | None = None

    def set_quoted(self, spans: Sequence[Span]) -> None:
        """Mark softly what the summary draws on."""
        self.quoted = tuple(sorted(spans, key=attrgetter("start")))

    def set_places(self, spans: Sequence[Span]) -> None:
        """Mark the places of what the user chose, which must not lie within each other; none of them is shown."""
        self.places = tuple(sorted(spans))
        self.shown = None

    def set_highlighted(self, spans: Sequence[Span]) -> None:
        """Mark what the mouse is on elsewhere in the window."""
        self.highlighted = tuple(sorted(spans))

    def quoted_at(self, index: int) -> Span | None:
        """Return what the summary draws on that holds a character."""
        return next((span for span in self.quoted if span.start <= index < span.end), None)

    def paint(
        self, painter: QPainter, boxes: PageTextBoxes | None, on_view: Callable[[Box], QRectF]
    ) -> None:
        """Draw the marks of a page; on_view says where in the view a box of it lies."""
        if boxes is None or not boxes.lines:
            return
        page = Span(boxes.lines[0].span.start, boxes.lines[-1].span.end)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.setPen(Qt.PenStyle.NoPen)
        shown = (self.shown,) if self.shown is not None else ()
        painted: set[Span] = set()  # a place is marked once, with the strongest of its colours
        for spans, colour in (
            (shown, SHOWN),
            (self.places, PLACE),
            (self.highlighted, HIGHLIGHTED),
            (self.quoted, EVIDENCE),
        ):
            for span in touching(spans, page):
                if span not in painted:
                    painted.add(span)
                    for box in boxes.boxes_of(span):
                        painter.fillRect(on_view(box), colour)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for span in touching(shown, page):  # a sign besides the colour
            painter.setPen(EDGE)
            for box in boxes.boxes_of(span):
                where = on_view(box)
                painter.drawLine(where.bottomLeft(), where.bottomRight())


def touching(spans: Sequence[Span], seen: Span) -> Sequence[Span]:
    """Return those of the spans, in order and not within each other, that touch what is seen; at most MOST_MARKS."""
    first = bisect_right(spans, seen.start, key=lambda span: span.end)
    last = bisect_left(spans, seen.end, key=lambda span: span.start)
    return spans[first : min(last, first + MOST_MARKS)]
