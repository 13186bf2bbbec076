"""Table detection in a region of a page by the gaps in its rows."""

import re
from collections import Counter
from collections.abc import Iterator
from statistics import median

from engine.readers.pdf.reading_order import Region
from engine.readers.pdf.text_line import TextLine
from engine.text.characters import CLAUSE_END

_STOP = re.compile(CLAUSE_END + "$")
_FEWEST_TABLE_ROWS = 3
_WIDEST_GAP_UNDER_HEAD = 2.0
"""Ems from the baseline of the row that names the columns to the first row."""


def find_tables(region: Region) -> Iterator[tuple[bool, list[TextLine]]]:
    """Yield stretches of the region, and whether they are tables."""
    start = 0
    number = 0
    while number < len(region):
        end = _end_of_table(region, number)
        if end == number:
            number += 1
            continue
        if number > start and _is_head_of_table(region, number, end):
            number -= 1
        if number > start:
            yield False, region[start:number]
        yield True, region[number:end]
        start = number = end
    if start < len(region):
        yield False, region[start:]


def _end_of_table(region: Region, start: int) -> int:
    """Return the number after the last row of the table that begins at start; start if there is none."""
    if not region[start].cells:
        return start
    end = last_row = start
    rows: list[TextLine] = []
    while end < len(region):
        line = region[end]
        if rows and line.baseline - region[end - 1].baseline > 4 * line.size:
            break
        if line.cells:
            rows.append(line)
            last_row = end
        elif end - last_row >= 2 or len(line.text) > 60:
            break
        end += 1
    if len(rows) < _FEWEST_TABLE_ROWS or len(rows) * 2 < last_row + 1 - start or not _is_aligned(rows):
        return start
    return last_row + 1


def _is_head_of_table(region: Region, first: int, end: int) -> bool:
    """Whether the line before the table's first row names its columns, too close to tell apart."""
    rows, head = region[first:end], region[first - 1]
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    gap = (rows[0].baseline - head.baseline) / head.size
    before = region[first - 2] if first > 1 else None
    widest = max(line.right for line in region)
    return (
        not head.cells
        and gap < _WIDEST_GAP_UNDER_HEAD
        and (before is None or head.baseline - before.baseline > 1.15 * gap * head.size)
        and left - head.size < head.left
        and head.right < right + head.size
        and not _STOP.search(head.text)
        and head.text.count(" ") + 1 >= len(rows[0].cells)
        and (before is None or right - left < 0.7 * (widest - min(line.left for line in region)))
    )


def _is_aligned(rows: list[TextLine]) -> bool:
    """Whether the cells of rows are short and stand below each other."""
    cells = [cell for row in rows for cell in row.cells]
    if median(len(cell.text) for cell in cells) > 40:
        return False
    size = median(cell.size for cell in cells)
    places: Counter[tuple[str, int]] = Counter()
    for row in rows:
        for cell in row.cells[1:]:
            places["left", round(cell.left / size)] += 1
            places["right", round(cell.right / size)] += 1
            places["middle", round((cell.left + cell.right) / size / 2)] += 1
    return places.most_common(1)[0][1] * 2 >= len(rows)
