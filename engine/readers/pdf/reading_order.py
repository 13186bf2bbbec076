"""Reading order of a page: recursive cuts into columns and the lines that span them (XY-cut)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from engine.readers.pdf.columns import WIDEST_SPACE, are_columns, is_level
from engine.readers.pdf.text_line import TextLine

Region = list[TextLine]
"""Lines of one column, from top to bottom."""

_MOST_COLUMNS_DEEP = 6
_MOST_CANDIDATES = 12
_FEWEST_ROWS = 3
_WIDEST_LEADING = 2.2
"""Ems between the rows of a paragraph."""


class _ColumnGap(NamedTuple):
    """The white between two columns: x is where the right column begins."""

    x: float
    crossing: frozenset[int]
    """Numbers of the lines that run across it."""


def reading_order(lines: Sequence[TextLine]) -> list[Region]:
    """Cut a page into regions in reading order: columns from left to right, between lines that span them."""
    return list(_cut(sorted(lines, key=attrgetter("baseline", "left")), 0))


def _cut(lines: list[TextLine], depth: int) -> Iterator[Region]:
    """Yield the regions of lines, which are sorted by baseline."""
    gutter = _find_gutter(lines) if depth < _MOST_COLUMNS_DEEP and len(lines) >= 2 * _FEWEST_ROWS else None
    if gutter is None:
        if lines:
            yield _join_rows(lines)
        return
    for band, is_columns in _bands(lines, gutter):
        if is_columns:
            yield from _cut([line for line in band if _is_left(line, gutter.x)], depth + 1)
            yield from _cut([line for line in band if not _is_left(line, gutter.x)], depth + 1)
        else:
            yield from _cut(band, depth + 1)


def _find_gutter(lines: list[TextLine]) -> _ColumnGap | None:
    """Return the gutter with the most text beside it, or None where there are no columns."""
    best: _ColumnGap | None = None
    best_score = 0.0
    for x in _candidates(lines):
        crossing = frozenset(
            number for number, line in enumerate(lines) if _is_left(line, x) and line.right > x
        )
        score = _score(lines, x, crossing)
        if score > best_score:
            best, best_score = _ColumnGap(x, crossing), score
    return best


def _candidates(lines: list[TextLine]) -> list[float]:
    """Return where several lines begin at the same x, without those at the left edge."""
    size = median(line.size for line in lines)
    edge = min(line.left for line in lines)
    starts = Counter(round(line.left / 2) for line in lines if line.left > edge + 4 * size)
    common = [start for start, count in starts.most_common(_MOST_CANDIDATES) if count >= 2]
    return [start * 2 - 1.0 for start in common]


def _score(lines: list[TextLine], x: float, crossing: frozenset[int]) -> float:
    """How many characters stand in bands where x parts two columns of prose; 0 where none do."""
    score = 0.0
    for band, is_columns in _bands(lines, _ColumnGap(x, crossing)):
        if not is_columns:
            continue
        left = [line for line in band if _is_left(line, x)]
        right = [line for line in band if not _is_left(line, x)]
        if are_columns(left, right, x):
            score += sum(len(line.text) for line in band)
        else:
            score -= sum(len(line.text) for line in band) / 2
    return score


def _bands(lines: list[TextLine], gutter: _ColumnGap) -> list[tuple[list[TextLine], bool]]:
    """Return stretches of lines from top to bottom, and whether the gutter parts them.

    A line in the row of a crossing line belongs to it; so does the short last line of a crossing paragraph,
    and what has nothing beside it.
    """
    across = sorted(lines[number].baseline for number in gutter.crossing)
    bands: list[tuple[list[TextLine], bool]] = []
    for number, line in enumerate(lines):
        is_columns = number not in gutter.crossing and not is_level(line, across)
        if is_columns and bands and not bands[-1][1] and _ends_paragraph(bands[-1][0], lines, number, gutter):
            is_columns = False
        if not bands or bands[-1][1] != is_columns:
            bands.append(([], is_columns))
        bands[-1][0].append(line)
    return _without_lonely_bands(bands, gutter)


def _without_lonely_bands(
    bands: list[tuple[list[TextLine], bool]], gutter: _ColumnGap
) -> list[tuple[list[TextLine], bool]]:
    """Put bands that have text on one side only to the crossing lines around them."""
    kept: list[tuple[list[TextLine], bool]] = []
    for band, is_columns in bands:
        if is_columns and len({_is_left(line, gutter.x) for line in band}) == 1:
            is_columns = False
        if kept and not is_columns and not kept[-1][1]:
            kept[-1][0].extend(band)
        else:
            kept.append((band, is_columns))
    return kept


def _is_left(line: TextLine, x: float) -> bool:
    return line.left < x - 0.3 * line.size


def _ends_paragraph(band: list[TextLine], lines: list[TextLine], number: int, gutter: _ColumnGap) -> bool:
    """Whether the line with this number is the rest of the paragraph that the band ends with."""
    line, before = lines[number], band[-1]
    if not _is_left(line, gutter.x) or abs(line.size - before.size) > 0.5:
        return False
    usual = before.baseline - band[-2].baseline if len(band) > 1 else 0.0
    leading = max(1.35 * line.size, min(1.05 * usual, _WIDEST_LEADING * line.size))
    if line.baseline - before.baseline > leading or abs(line.left - before.left) > 3 * line.size:
        return False
    following = lines[number + 1] if number + 1 < len(lines) else None
    if following is not None and following.baseline - line.baseline < 0.9 * line.size:
        return False
    # The paragraph above must have lines of its own that run across.
    return before.right > gutter.x and before.left < gutter.x


def _join_rows(lines: list[TextLine]) -> Region:
    """Join what stands in the same row of a region without columns."""
    rows: list[list[TextLine]] = []
    for line in lines:
        if rows and line.baseline - rows[-1][0].baseline <= 0.3 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_join_row(sorted(row, key=attrgetter("left"))) for row in rows]


def _join_row(row: list[TextLine]) -> TextLine:
    if len(row) == 1:
        return row[0]
    cells: list[TextLine] = []
    for line in row:
        if cells and line.left - cells[-1].right <= WIDEST_SPACE * max(line.size, cells[-1].size):
            cells[-1] = _merge((cells[-1], line))
        else:
            cells.append(line)
    return cells[0] if len(cells) == 1 else _merge(tuple(cells))._replace(cells=tuple(cells))


def _merge(parts: tuple[TextLine, ...]) -> TextLine:
    largest = max(parts, key=lambda part: len(part.text))
    return TextLine(
        " ".join(part.text for part in parts),
        parts[0].left,
        max(part.right for part in parts),
        largest.baseline,
        largest.size,
        largest.bold,
        all(part.mono for part in parts),
    )
