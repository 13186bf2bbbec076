"""Semantic similarity of passages, by the cosines of their mean vectors."""

import numpy as np

from engine.core.array_types import Floats, Integers
from engine.topic_extraction.passages import unit_rows

FEW = 4.0
"""The mean of so many passages counts for about half: that of few may be close to anything by chance."""


def around_their_mean(meanings: Floats) -> Floats:
    """Return the directions in which rows differ from their mean: what all share tells none apart."""
    # Two rows always differ from their mean in opposite directions.
    return unit_rows(meanings - meanings.mean(axis=0)) if len(meanings) > 2 else meanings


def closeness_to_themes(meanings: Floats, belongs: Floats) -> Floats:
    """Return [passages, themes] the cosine of each passage with the mean of the others in each theme.

    It is nearer to 0 where the others are few. Belongs [passages, themes] says how far each is in each.
    """
    sums = belongs.T @ meanings
    products = meanings @ sums.T
    own = belongs * (meanings * meanings).sum(axis=1, keepdims=True)
    squares = (sums * sums).sum(axis=1) - 2 * belongs * products + belongs * own
    others = belongs.sum(axis=0) - belongs
    lengths = np.sqrt(np.maximum(squares, 0) + FEW * (others + 1))
    return np.asarray((products - own) / lengths, dtype=np.float64)


def closeness_gained(meanings: Floats, themes: Integers) -> float:
    """Return how much closer each passage is to the others of its theme than to all others, summed up.

    Closeness is the mean cosine. A theme's others count with one more that is as close as all are.
    """
    size = len(meanings)
    if size < 2:
        return 0.0
    own = (meanings * meanings).sum(axis=1)
    to_all = (meanings @ meanings.sum(axis=0) - own) / (size - 1)
    belongs = np.eye(int(themes.max()) + 1)[themes]
    others = belongs.sum(axis=0)[themes] - 1
    to_others = (meanings * (belongs.T @ meanings)[themes]).sum(axis=1) - own
    return float(((to_others + to_all) / (others + 1) - to_all).sum())
