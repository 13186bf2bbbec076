"""A line of text on a page: its text, bounding box and font."""

from typing import NamedTuple


class TextLine(NamedTuple):
    """A line of one column, or the part of a line before a wide gap. A tuple, because a book has a million.

    Lengths are points, x to the right and y down.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: float = 0.0
    """The share of its letters that are."""
    mono: bool = False
    cells: tuple["TextLine", ...] = ()
    """What the line was joined from, where there are gaps too wide for spaces."""
    mixed: bool = False
    """Whether a line of typewriter letters has words or signs in others too."""

    @property
    def top(self) -> float:
        return self.baseline - 0.8 * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.2 * self.size
