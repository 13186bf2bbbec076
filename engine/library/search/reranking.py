"""Reranking (a second stage with a linear model, Liu 2009, ch. 3): the first documents compared more closely.

Ranking by passages forgets that a document says the rest of what was asked in the next passage. Here the
words of a document's best passages count together (BM25), how much of the query they hold, whether its words
stand side by side, and how near the whole document is in meaning. Each sign is divided by the best
candidate's; their weights were learned from one-line summaries and titles that look for their texts
(bench.search_weights).
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.core.array_types import Vectors
from engine.text.search_tokens import is_unspaced

RERANKED = 50
"""Documents that are compared closely: of 100 abstracts looked for 99 are among them."""
PASSAGES_READ = 8
"""Of each document, those with most of the words."""
SATURATION, LENGTH = 1.2, 0.75
"""k1 and b of BM25 (Robertson and Zaragoza 2009), the same as FTS5's."""
BEGINNING = 5
"""Letters by which words of one family are known that have different stems."""
SIGNS = (
    "best passage", "document", "pairs", "share of words", "beginnings", "cosine", "mean cosine",
)  # fmt: skip
WEIGHTS = (0.8, 3.4, 1.5, 2.5, 2.6, 3.3, 5.8)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that was found."""

    document: int
    asked: tuple[str, ...]
    """The query's tokens as its language cuts them, in order."""
    telling: tuple[str, ...]
    """Those of them that tell something, each once."""
    passages: tuple[tuple[str, ...], ...]
    """The tokens of its passages that have some of them."""
    score: float
    """BM25 of the best."""
    cosine: float
    """Of the nearest; 0 where no vector was compared."""
    mean_cosine: float
    """Of all of its passages together."""


def rerank(candidates: Sequence[Candidate], rarity: dict[str, float]) -> list[float]:
    """Return a score for each; rarity is the inverse document frequency of each token asked for."""
    if not candidates:
        return []
    return [float(score) for score in find_signs(candidates, rarity) @ np.array(WEIGHTS)]


def find_signs(candidates: Sequence[Candidate], rarity: dict[str, float]) -> Vectors:
    """Return [C, SIGNS], from 0 to 1: each a share of the best candidate's."""
    lengths = [sum(map(len, candidate.passages)) for candidate in candidates]
    usual = max(1.0, sum(lengths) / len(lengths))
    rows = [
        _signs(candidate, rarity, length / usual)
        for candidate, length in zip(candidates, lengths, strict=True)
    ]
    found = np.maximum(np.array(rows, np.float32), 0)
    best = found.max(axis=0)
    shares: Vectors = (found / np.where(best > 0, best, 1)).astype(np.float32)
    return shares


def _signs(candidate: Candidate, rarity: dict[str, float], length: float) -> tuple[float, ...]:
    counts = Counter(token for passage in candidate.passages for token in passage)
    norm = SATURATION * (1 - LENGTH + LENGTH * length)
    weights = {token: rarity[token] for token in candidate.telling}
    total = sum(weights.values()) or 1.0
    document = sum(
        weight * counts[token] * (SATURATION + 1) / (counts[token] + norm)
        for token, weight in weights.items()
    )
    return (
        candidate.score,
        document,
        _pairs(candidate, rarity),
        sum(weights[token] for token in weights.keys() & counts.keys()) / total,
        _beginnings(weights, counts) / total,
        candidate.cosine,
        candidate.mean_cosine,
    )


def _pairs(candidate: Candidate, rarity: dict[str, float]) -> float:
    """Return how many pairs of neighbours of the query a passage has as well, each by its words' rarity."""
    asked = set(pairwise(candidate.asked))
    there = {pair for passage in candidate.passages for pair in pairwise(passage)} & asked
    return math.fsum(rarity.get(one, 0.0) + rarity.get(other, 0.0) for one, other in sorted(there))


def _beginnings(weights: dict[str, float], counts: Counter[str]) -> float:
    begun = {_beginning(token) for token in counts}
    return sum(weight for token, weight in weights.items() if _beginning(token) in begun)


def _beginning(token: str) -> str:
    return token if is_unspaced(token) else token[:BEGINNING]
