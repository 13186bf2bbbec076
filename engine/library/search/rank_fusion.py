"""Reciprocal rank fusion (Cormack, Clarke and Büttcher 2009): several rankings joined into one."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from engine.library.search.schema import PASSAGES_PER_DOCUMENT

CONSTANT = 60
"""Theirs: it keeps the first of one ranking from being first whatever the others say."""


def fuse_ranks(rankings: Sequence[Sequence[int]], weights: Sequence[float]) -> list[tuple[int, float]]:
    """Return what any ranking has with the sum of weight / (60 + rank), best first; ties as they came."""
    scores: defaultdict[int, float] = defaultdict(float)
    for ranking, weight in zip(rankings, weights, strict=True):
        for rank, item in enumerate(ranking, 1):
            scores[item] += weight / (CONSTANT + rank)
    return sorted(scores.items(), key=lambda pair: -pair[1])


def few_of_each(ranked: Sequence[tuple[int, float]], limit: int, most: int) -> list[tuple[int, float]]:
    """Return the first passages, so many of one document at most."""
    seen: Counter[int] = Counter()
    found = []
    for number, score in ranked:
        document = number >> PASSAGES_PER_DOCUMENT
        if seen[document] < most:
            seen[document] += 1
            found.append((number, score))
        if len(found) == limit:
            break
    return found
