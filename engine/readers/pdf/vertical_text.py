"""Vertical writing (Chinese, Japanese) that a file places letter by letter, column by column."""

import itertools
from collections.abc import Iterable

from engine.readers.pdf.fragments import TextFragment
from engine.text.normalization import is_cjk

_DOWN = 90
"""Degrees by which text that runs from top to bottom is turned."""
_FEWEST_LETTERS = 4
_NEAREST, _FURTHEST = 0.8, 2.2
"""Ems from a letter of a column to the next."""


def join_vertical_columns(fragments: list[TextFragment]) -> list[TextFragment]:
    """Make one turned fragment of each column, if most letters of the page stand in such columns.

    Columns then are the lines of a page that is turned back, as where the font itself says that it is
    vertical: so they are read from right to left. Pages in other scripts are returned as they are.
    """
    letters = sum(len(fragment.text) for fragment in fragments)
    if sum(1 for fragment in fragments if _may_be_upright(fragment)) * 2 <= letters:
        return fragments
    columns = list(_columns(fragments))
    stacked = sum(len(column) for column in columns if len(column) >= _FEWEST_LETTERS)
    if stacked * 2 <= letters:
        return fragments
    return [one for column in columns for one in _turned(column)]


def _may_be_upright(fragment: TextFragment) -> bool:
    return fragment.turn == 0 and len(fragment.text) == 1 and is_cjk(fragment.text)


def _columns(fragments: Iterable[TextFragment]) -> Iterable[list[TextFragment]]:
    """Yield stretches of fragments of which each stands under the one before; they may be single."""
    column: list[TextFragment] = []
    for fragment in fragments:
        if column and not _is_under(column[-1], fragment):
            yield column
            column = []
        column.append(fragment)
    if column:
        yield column


def _is_under(before: TextFragment, fragment: TextFragment) -> bool:
    """Whether fragment, a letter or a short number set upright, goes on the column of the one before."""
    size = max(before.size, fragment.size)
    return (
        before.turn == fragment.turn == 0
        and max(len(before.text), len(fragment.text)) <= 3
        and abs(_middle(before) - _middle(fragment)) < 0.4 * size
        and _NEAREST * size * 0.7 < fragment.baseline - before.baseline < _FURTHEST * size
    )


def _middle(fragment: TextFragment) -> float:
    return (fragment.left + fragment.right) / 2


def _turned(column: list[TextFragment]) -> list[TextFragment]:
    """Return a column as one fragment; a lone word between columns, or turned text, as it is."""
    size = max(fragment.size for fragment in column)
    is_lone = len(column) == 1 and not _may_be_upright(column[0])
    if is_lone or column[0].turn:
        return column
    steps = [after.baseline - before.baseline for before, after in itertools.pairwise(column)]
    pitch = min(steps, default=size)
    middle = sorted(map(_middle, column))[len(column) // 2]
    return [
        column[0]._replace(
            text="".join(fragment.text for fragment in column),
            left=column[0].baseline,
            right=column[-1].baseline + pitch,
            baseline=size / 2 - middle,
            turn=_DOWN,
        )
    ]
