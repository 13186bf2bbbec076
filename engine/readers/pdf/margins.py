"""Marginal content of a PDF page: rotated stamps, labels, line numbers."""

import itertools
import math
import re
from collections import Counter, defaultdict

from engine.readers.pdf.text_line import TextLine

_STAMP_MARGIN = 0.1
_LONGEST_STAMP = 200
_FEWEST_NUMBERS = 5
_FEWEST_LINES_BESIDE_LABELS = 12
_LONGEST_LABEL = 32
_LABEL_WORD = re.compile(r"[^\W\d_]{3}")


def turned_page(turn: int, width: float, height: float) -> tuple[float, float, float, float]:
    """Return where a page that is turned back by turn degrees begins (x, y), its width and its height."""
    cosine, sine = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    corners = ((0.0, 0.0), (width, 0.0), (0.0, height), (width, height))
    across = [x * cosine + y * sine for x, y in corners]
    down = [y * cosine - x * sine for x, y in corners]
    return min(across), min(down), max(across) - min(across), max(down) - min(down)


def is_stamp(lines: list[TextLine], turn: int, height: float) -> bool:
    """Whether turned lines are a stamp: short and slanted, or along the edge of the page."""
    if sum(len(line.text) for line in lines) > _LONGEST_STAMP:
        return False
    if turn % 90:
        return True
    margin = _STAMP_MARGIN * height
    return all(line.baseline < margin or line.baseline > height - margin for line in lines)


def margin_labels(lines: list[TextLine]) -> frozenset[TextLine]:
    """Return the labels in a margin beside the text: names of commands, or what a paragraph is on.

    They are few, short, level with lines of the text, and either stand flush with it or are in typewriter
    letters. What hangs from a number or a bullet is a list, and a margin that lines begin in is none.
    """
    if len(lines) < _FEWEST_LINES_BESIDE_LABELS:
        return frozenset()
    starts = Counter(round(line.left) for line in lines)
    ends = Counter(round(line.right) for line in lines)
    usual = 0.25 * len(lines)
    left = min((x for x, count in starts.items() if count + starts[x + 1] >= usual), default=None)
    right = max((x for x, count in ends.items() if count + ends[x - 1] >= usual), default=None)
    found: list[TextLine] = []
    if left is not None:
        reaching = [line for line in lines if line.left < left - 0.5 * line.size]
        labels = [line for line in reaching if line.right < left]
        if _are_labels(labels, reaching, len(lines)) and _stand_flush(
            [line.right for line in labels], labels
        ):
            found += labels
    if right is not None:
        reaching = [line for line in lines if line.right > right + 1 + 0.5 * line.size]
        labels = [line for line in reaching if line.left > right]
        if _are_labels(labels, reaching, len(lines)) and _stand_flush([line.left for line in labels], labels):
            found += labels
    return frozenset(found)


def _are_labels(labels: list[TextLine], reaching: list[TextLine], count: int) -> bool:
    """Whether labels, of a page of count lines, are such, reaching being all that reach into their margin."""
    if not labels or len(labels) * 3 > count or len(labels) < 0.7 * len(reaching):
        return False
    return all(len(line.text) <= _LONGEST_LABEL and _LABEL_WORD.search(line.text) for line in labels)


def _stand_flush(inner: list[float], labels: list[TextLine]) -> bool:
    """Whether labels stand flush with the text at their inner edges alone, as no column does.

    Names in typewriter letters are labels however they stand.
    """
    if all(line.mono for line in labels):
        return True
    widths = [line.right - line.left for line in labels]
    return max(inner) - min(inner) < 1.5 and max(widths) - min(widths) > 0.5 * labels[0].size


def without_line_numbers(lines: list[TextLine]) -> list[TextLine]:
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


def _counts_lines(column: list[int], lines: list[TextLine]) -> bool:
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
