"""Spans of a document that a view marks, in layers from the weakest mark to the strongest."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from engine.core.document import Span

MOST_MARKS = 600
"""Marks of a layer drawn at once. More never fit on a screen, unless every letter is one."""


class MarkedSpans:
    """What the summary draws on, what the mouse is on, what was noted, the places chosen, the one shown."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Mark nothing."""
        self.quoted: tuple[Span, ...] = ()
        self.highlighted: tuple[Span, ...] = ()
        self.noted: tuple[Span, ...] = ()
        self.places: tuple[Span, ...] = ()
        self.shown: Span | None = None
        self.selected: Span | None = None

    def set_quoted(self, spans: Sequence[Span]) -> None:
        """Set what the summary draws on."""
        self.quoted = tuple(sorted(spans, key=attrgetter("start")))

    def set_highlighted(self, spans: Sequence[Span]) -> None:
        """Set what the mouse is on elsewhere in the window."""
        self.highlighted = tuple(sorted(spans))

    def set_noted(self, spans: Sequence[Span]) -> None:
        """Set what the user marked for good."""
        self.noted = joined(spans)

    def set_places(self, spans: Sequence[Span]) -> None:
        """Set the places of what the user chose, which must not lie within each other. None is shown yet."""
        self.places = tuple(sorted(spans))
        self.shown = None

    def quoted_at(self, index: int) -> Span | None:
        """Return the span that the summary draws on around a character."""
        return next((span for span in self.quoted if span.start <= index < span.end), None)

    def layers_in(self, seen: Span) -> tuple[Sequence[Span], ...]:
        """Return what touches a part of the text: quoted, highlighted, noted, places, and the one shown."""
        shown = (self.shown,) if self.shown is not None else ()
        layers = (self.quoted, self.highlighted, self.noted, self.places, shown)
        return tuple(touching(spans, seen) for spans in layers)


def joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return spans in order, those that touch each other as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def touching(spans: Sequence[Span], seen: Span) -> Sequence[Span]:
    """Return those of the spans that touch a part of the text, at most MOST_MARKS.

    They must be in order and not lie within each other.
    """
    first = bisect_right(spans, seen.start, key=lambda span: span.end)
    last = bisect_left(spans, seen.end, key=lambda span: span.start)
    return spans[first : min(last, first + MOST_MARKS)]
