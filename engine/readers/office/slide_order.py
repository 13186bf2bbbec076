"""Reading order of the boxes of a slide: recursive XY-cut (Nagy and Seth 1984), columns before rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter

_MOST_BOXES = 200
"""Of more than these the order is simply from the top: no slide that a person reads has so many."""
_SLACK = 0.1
"""The share of its size by which a box may reach into the next: most are larger than their text."""
_LABEL_WORDS = 3
_FROM_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


@dataclass(frozen=True, slots=True)
class SlideBox:
    """Where a shape stands on its slide, in English Metric Units from the upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PlacedBox:
    number: int
    """What it is known by to the caller."""
    box: SlideBox
    text: str


def reading_order(boxes: Sequence[PlacedBox]) -> list[int]:
    """Return the numbers of the boxes in the order in which a person reads them.

    Columns go from the right where most of the letters do.
    """
    if len(boxes) > _MOST_BOXES:
        return [each.number for each in sorted(boxes, key=lambda each: (each.box.top, each.box.left))]
    letters = "".join(each.text for each in boxes)
    from_right = len(_FROM_RIGHT.findall(letters)) * 2 > sum(map(str.isalpha, letters))
    return [each.number for each in _ordered(list(boxes), from_right)]


def _ordered(boxes: list[PlacedBox], from_right: bool) -> list[PlacedBox]:
    if len(boxes) < 2:
        return boxes
    columns = _cut(boxes, "left", "right")
    bands = _cut(boxes, "top", "bottom")
    labelled = len(bands) > 1 and len({_is_labels(column) for column in columns}) > 1
    if len(columns) > 1 and not labelled:
        parts = columns[::-1] if from_right else columns
    elif len(bands) > 1:
        parts = bands if len(columns) > 1 else _joined(bands)
    else:
        return sorted(boxes, key=lambda each: (each.box.top, each.box.left))
    return list(chain.from_iterable(_ordered(part, from_right) for part in parts))


def _joined(bands: list[list[PlacedBox]]) -> list[list[PlacedBox]]:
    """Join bands that follow one another and have the same columns."""
    joined = [bands[0]]
    for band in bands[1:]:
        if len(_cut(joined[-1] + band, "left", "right")) > 1:
            joined[-1] = joined[-1] + band
        else:
            joined.append(band)
    return joined


def _cut(boxes: list[PlacedBox], start: str, end: str) -> list[list[PlacedBox]]:
    """Divide boxes where a straight line passes between them."""
    start_of, end_of = attrgetter(f"box.{start}"), attrgetter(f"box.{end}")
    parts: list[list[PlacedBox]] = []
    reached = 0.0
    for each in sorted(boxes, key=start_of):
        slack = _SLACK * (end_of(each) - start_of(each))
        if parts and start_of(each) + slack < reached:
            parts[-1].append(each)
            reached = max(reached, end_of(each) - slack)
        else:
            parts.append([each])
            reached = end_of(each) - slack
    return parts


def _is_labels(column: list[PlacedBox]) -> bool:
    """Whether the column only names what stands beside it."""
    return len(column) > 1 and all(len(each.text.split()) <= _LABEL_WORDS for each in column)
