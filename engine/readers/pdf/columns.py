"""Column classification: text columns or columns of a table."""

from bisect import bisect_left
from collections import Counter
from itertools import pairwise
from operator import attrgetter
from statistics import median

from engine.readers.pdf.text_line import TextLine

_NARROWEST_GUTTER = 0.7
"""Ems. Journals go down to nine points between columns of nine-point type."""
WIDEST_SPACE = 1.1
"""Ems: a wider gap within a row is a new cell."""
_FEWEST_ROWS = 3
_FEWEST_UNSHARED_ROWS = 8
_FEWEST_ROWS_OF_A_PAGE = 14
_FEWEST_FULL_LINES = 6
_SHORTEST_FULL_LINE = 25
_SAME_HEIGHT = 0.2
_WIDEST_STEP_OF_PROSE = 1.6
"""Ems between the lines of one paragraph."""
_SHORTEST_PROSE = 10.5
"""Letters of a line on average; the cells of a table are shorter."""
_WIDEST_LEADING = 2.2
"""Ems between rows of prose; the cells in the first column of a table stand further apart."""


def are_columns(left: list[TextLine], right: list[TextLine], x: float) -> bool:
    """Whether two sets of lines read one after the other, rather than row by row."""
    if min(_rows(left), _rows(right)) < _FEWEST_ROWS:
        return False
    left, right = _whole_lines(left), _whole_lines(right)
    size = median(line.size for line in left + right)
    ends = sorted(line.right for line in left)
    if x - ends[int(len(ends) * 0.95)] < _NARROWEST_GUTTER * size:
        return False
    if _share_that_starts(right, x, size) * 3 >= 1 and _is_prose(left) and _is_prose(right):
        return True
    rows = _first_of_rows(right)
    is_tall = min(_rows(left), len(rows)) >= _FEWEST_ROWS_OF_A_PAGE
    if (
        is_tall
        and _share_that_starts(rows, x, size) * 4 >= 1
        and _has_full_lines(left)
        and _has_full_lines(right)
    ):
        return True  # prose beside prose, both interrupted by figures, formulas and tables
    if _has_prose_apart(left, right) or _has_prose_apart(right, left):
        return _share_that_starts(rows, x, size) * 4 >= 1  # a paragraph beside the rows of a table
    if _share_rows(left, right):
        return False
    # These are no cells of a table: a list beside prose, or prose beside a figure.
    if is_tall and _is_prose(left):
        return _share_that_starts(rows, x, size) * 4 >= 1
    return _share_that_starts(right, x, size) * 3 >= 1 and (_is_even_prose(left) or _is_even_prose(right))


def _whole_lines(lines: list[TextLine]) -> list[TextLine]:
    """Join the words of justified lines that stand so far apart that each was taken for a line."""
    whole: list[TextLine] = []
    for line in lines:
        before = whole[-1] if whole else None
        if (
            before is not None
            and abs(line.baseline - before.baseline) < 0.1 * line.size
            and abs(line.size - before.size) < 0.5
            and 0 < line.left - before.right <= WIDEST_SPACE * line.size
        ):
            whole[-1] = before._replace(text=f"{before.text} {line.text}", right=line.right)
        else:
            whole.append(line)
    return whole


def _share_that_starts(lines: list[TextLine], x: float, size: float) -> float:
    """Return the share of lines at the commonest left edge, x being near it."""
    starts = Counter(round((line.left - x) / size) for line in lines)
    return starts.most_common(1)[0][1] / len(lines)


def _first_of_rows(lines: list[TextLine]) -> list[TextLine]:
    """Return the leftmost line of every row."""
    rows: list[TextLine] = []
    for line in lines:
        if rows and line.baseline <= rows[-1].baseline + 0.5 * line.size:
            rows[-1] = min(rows[-1], line, key=attrgetter("left"))
        else:
            rows.append(line)
    return rows


def _has_full_lines(lines: list[TextLine]) -> bool:
    """Whether several lines run from edge to edge and hold a good deal of text."""
    ends = sorted(line.right for line in lines)
    width = ends[int(len(ends) * 0.95)] - min(line.left for line in lines)
    full = sum(
        1
        for line in lines
        if line.right - line.left > 0.85 * width
        and len(line.text) >= _SHORTEST_FULL_LINE
        and " " in line.text
    )
    return full >= _FEWEST_FULL_LINES


def _has_prose_apart(lines: list[TextLine], others: list[TextLine]) -> bool:
    """Whether some full lines on one side follow each other evenly, and most rows beside them are not level.

    The rows of one table are.
    """
    baselines = sorted(line.baseline for line in lines)
    run: list[TextLine] = []
    for line in lines:
        step = (line.baseline - run[-1].baseline) / line.size if run else 0.0
        if len(line.text) < _SHORTEST_FULL_LINE or line.text.count(" ") < 3:
            run = []
        elif run and not 0.9 < step < _WIDEST_STEP_OF_PROSE:
            run = [line]
        else:
            run.append(line)
        if len(run) >= _FEWEST_FULL_LINES:
            top, bottom = run[0].baseline - line.size, run[-1].baseline + 0.5 * line.size
            beside = _first_of_rows([other for other in others if top < other.baseline < bottom])
            level = sum(1 for other in beside if is_level(other, baselines, _SAME_HEIGHT))
            if len(beside) > 2 and level * 2 < len(beside):
                return True
    return False


def _is_even_prose(lines: list[TextLine]) -> bool:
    """Whether these are lines of running text that stand evenly, as the lines of cells do not."""
    usual = _usual_step(lines)
    steps = _steps(lines)
    even = sum(1 for step in steps if abs(step - usual) < 0.08)
    return len(steps) >= _FEWEST_UNSHARED_ROWS and even >= 0.7 * len(steps) and _is_prose(lines)


def _share_rows(left: list[TextLine], right: list[TextLine]) -> bool:
    """Whether many lines of the side with fewer of them stand level with a line of the other."""
    fewer, more = sorted((left, right), key=_rows)
    baselines = sorted(line.baseline for line in more)
    rows = {round(line.baseline): line for line in fewer}
    beside = sum(1 for line in rows.values() if is_level(line, baselines, _SAME_HEIGHT))
    return len(rows) < _FEWEST_UNSHARED_ROWS or beside * 2 > len(rows)


def _rows(lines: list[TextLine]) -> int:
    """How many rows the lines stand in."""
    count = 0
    last = float("-inf")
    for line in lines:
        if line.baseline > last + 0.5 * line.size:
            count += 1
            last = line.baseline
    return count


def _usual_step(lines: list[TextLine]) -> float:
    """The usual distance from row to row, in ems."""
    steps = _steps(lines)
    return median(steps) if steps else 0.0


def _steps(lines: list[TextLine]) -> list[float]:
    """The distances from row to row, in ems."""
    return [
        (after.baseline - before.baseline) / max(after.size, before.size)
        for before, after in pairwise(lines)
        if after.baseline - before.baseline > 0.5 * after.size
    ]


def _is_prose(lines: list[TextLine]) -> bool:
    """Whether these are lines of running text, as cells of a table are not."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    letters = sum(1 for line in lines for character in line.text if character.isalpha())
    wide = sum(1 for line in lines for character in line.text if character > "\u2e80")
    characters = sum(len(line.text) for line in lines)
    rows = _rows(lines)
    if (letters + wide) / len(lines) < _SHORTEST_PROSE or letters * 2 < characters:
        return False
    if _usual_step(lines) > _WIDEST_LEADING:
        return False
    full = sum(line.right - line.left for line in lines)
    return full >= 0.5 * rows * (right - left)


def is_level(line: TextLine, baselines: list[float], nearness: float = 0.35) -> bool:
    """Whether the line stands in the row of one of the baselines, give or take nearness in ems."""
    near = nearness * line.size
    place = bisect_left(baselines, line.baseline - near)
    return place < len(baselines) and baselines[place] <= line.baseline + near
