"""Text fragments of a PDF page: runs with position, size and font; affine transformations."""

from dataclasses import dataclass
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
"""As PDF writes it: x' = a x + c y + e, y' = b x + d y + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does first, then second."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def display_matrix(box: tuple[float, float, float, float], turn: int) -> tuple[Matrix, float, float]:
    """Return the matrix from a page's space to the page as displayed, with its width and its height.

    The box is left, bottom, right and top of what is displayed, turned clockwise by turn degrees. A box that
    cannot be one is taken for a letter page.
    """
    left, right = sorted((box[0], box[2]))
    bottom, top = sorted((box[1], box[3]))
    width, height = right - left, top - bottom
    if not (0 < width < 1e6 and 0 < height < 1e6):
        left, bottom, right, top, width, height = 0.0, 0.0, 612.0, 792.0, 612.0, 792.0
    match turn % 360:
        case 90:
            return (0.0, 1.0, 1.0, 0.0, -bottom, -left), height, width
        case 180:
            return (-1.0, 0.0, 0.0, 1.0, right, -bottom), width, height
        case 270:
            return (0.0, -1.0, -1.0, 0.0, top, right), height, width
        case _:
            return (1.0, 0.0, 0.0, -1.0, -left, top), width, height


class TextFragment(NamedTuple):
    """A run of text on one baseline. A tuple, because a page has thousands.

    Lengths are points of the page as it is displayed, x to the right and y down, after the page was turned
    back by `turn`: so left, right and baseline mean the same for turned text as for upright text.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    turn: int
    """Degrees, clockwise, by which the text runs away from left to right; 0 for upright text."""
    bold: bool
    mono: bool
    spaced: bool
    """Whether the file has a space before it."""
    hidden: bool = False
    """Whether nobody sees it on the page: white on white, or too small to be read."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What a parser found on a page."""

    fragments: tuple[TextFragment, ...]
    """In the order of the file."""
    width: float
    height: float
    """Of the page as it is displayed, in points."""
    shows_something: bool
    """Whether there are images, or so many lines and areas that they may be letters."""
    hidden: tuple[str, ...] = ()
    """What stands on the page without being seen, line by line."""
    furniture: tuple[str, ...] = ()
    """What the file itself declares to be running heads and the like, line by line."""


PAINTED_SHAPES_THAT_MAY_BE_LETTERS = 40
"""A page with a frame and a few rules is blank; letters turned into outlines are many shapes."""
