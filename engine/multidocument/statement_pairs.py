"""Alignment of statements of two documents by the words that they share (Dice 1945), the nearest first."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from engine.core.progress import Report, each, silent

LOOKED_AT = 20
"""Statements with most common words that are compared with each."""


def nearest_pairs(
    before: Sequence[Sequence[str]], after: Sequence[Sequence[str]], least: float, report: Report = silent
) -> list[tuple[int, int]]:
    """Return the places of statements that share at least so much with each other, each in one pair."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for place, words in enumerate(after):
        for word in set(words):
            holding[word].append(place)
    near: list[tuple[float, int, int]] = []
    for first, words in enumerate(each(before, report)):
        common = Counter(place for word in set(words) for place in holding[word])
        for second, _count in common.most_common(LOOKED_AT):
            share = dice(words, after[second])
            if share >= least:
                near.append((-share, first, second))
    taken_before: set[int] = set()
    taken_after: set[int] = set()
    pairs = []
    for _share, first, second in sorted(near):
        if first not in taken_before and second not in taken_after:
            taken_before.add(first)
            taken_after.add(second)
            pairs.append((first, second))
    return pairs


def dice(words: Sequence[str], others: Sequence[str]) -> float:
    """Return the share of common words in two statements, which are not both empty."""
    return 2 * (Counter(words) & Counter(others)).total() / (len(words) + len(others))
