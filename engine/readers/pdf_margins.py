"""What stands in the margins of a page and is no part of its text: stamps and the numbers of lines."""

import itertools
import math
from collections import defaultdict

from engine.readers.line import Line

_STAMP_MARGIN = 0.1
_LONGEST_STAMP = 200
_FEWEST_NUMBERS = 5


def turned_page(turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    """Return where a page that is turned back by turn degrees begins (x, y), its width and its height."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = ((0.0, 0.0), (width, 0.0), (0.0, height), (width, height))
    across = [x * cosine + y * sine for x, y in corners]
    down = [y * cosine - x * sine for x, y in corners]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def is_stamp(lines: list[Line], turn: int, height: float) -> bool:
    """Whether turned lines are a stamp: short and slanted, or along the edge of the page."""
    if sum(len(line.text) for line in lines) > _LONGEST_STAMP:
        return False
    if turn % 90:
        return True
    margin = _STAMP_MARGIN * height
    return all(line.baseline < margin or line.baseline > height - margin for line in lines)


def without_line_numbers(lines: list[Line]) -> list[Line]:
    """Leave out a column of numbers that count the lines, as drafts and legal papers have it."""
    numbers: defaultdict[int, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        if line.text.isdecimal() and len(line.text) <= 4:
            numbers[round(line.right / 4)].append(place)
    dropped: set[int] = set()
    for right in list(numbers):
        column = sorted(numbers[right] + numbers.get(right + 1, []), key=lambda place: lines[place].baseline)
        if _counts_lines(column, lines):
            dropped.update(column)
    return [line for place, line in enumerate(lines) if place not in dropped]


def _counts_lines(column: list[int], lines: list[Line]) -> bool:
    """Whether the numbers rise by the same step from line to line, beside text and not in it."""
    if len(column) < _FEWEST_NUMBERS:
        return False
    values = [int(lines[place].text) for place in column]
    steps = [after - before for before, after in itertools.pairwise(values)]
    if steps[0] not in (1, 2, 5, 10) or sum(step == steps[0] for step in steps) < 0.9 * len(steps):
        return False
    taken = set(column)
    edge = max(lines[place].right for place in column)
    start = min(lines[place].left for place in column)
    others = [line for place, line in enumerate(lines) if place not in taken]
    if not others:
        return False
    beyond = sum(1 for line in others if line.left >= edge or line.right <= start)
    letters = sum(1 for line in others for character in line.text if character.isalpha())
    outermost = sum(1 for line in others if line.right <= start) in (0, len(others))
    return beyond == len(others) and outermost and letters > 20 * len(column)
