"""Word vectors: skip-gram with negative sampling (Mikolov, Sutskever et al. 2013, arXiv:1310.4546), in numpy.

The loss of a word w and a word c beside it is −log σ(w·c) − k E[log σ(−w·n)], n drawn by counts to the power
of 3/4. What we do differently: a block of running text is one step, its negatives are shared and weighed, so
that all products are those of matrices; and the rate of each word is Adagrad's (Duchi et al. 2011), by which
rare words learn fast and the sums of frequent words' steps stay small.
"""

from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Floats, Integers, Vectors
from engine.core.progress import Progress, Report, Stage, silent

BLOCK = 2_048
"""Words of running text in a step."""
SHARED = 192
"""Negatives that a step draws."""
SMALLEST = 1e-8


@dataclass(frozen=True, slots=True)
class SkipGramSettings:
    width: int = 64
    window: int = 5
    """Words on either side; of each word as many as are drawn, from 1 to this."""
    negatives: float = 5.0
    """k: what all negatives of a pair weigh beside the pair."""
    epochs: int = 6
    rate: float = 0.3
    """Of Adagrad."""
    frequent: float = 1e-3
    """Words of a larger share of the text are left out at random (subsampling)."""
    least_words: int = 1_500_000
    """A smaller text is read more often, until so many words were read, at most MOST_EPOCHS times."""


MOST_EPOCHS = 30
DEFAULTS = SkipGramSettings()


def train_skip_gram(
    text: Integers,
    counts: Integers,
    settings: SkipGramSettings = DEFAULTS,
    seed: int = 1,
    report: Report = silent,
) -> Vectors:
    """Return [V, D]: a unit vector for each word.

    text    [N]  numbers of words in running order; −1 between texts, over which no window reaches
    counts  [V]  how often each word is in it
    """
    random = np.random.default_rng(seed)
    words, width = len(counts), settings.width
    state = _SkipGramState(
        ((random.random((words, width)) - 0.5) / width).astype(np.float32),
        np.zeros((words, width), np.float32),
        np.full(words, SMALLEST, np.float32),
        np.full(words, SMALLEST, np.float32),
    )
    drawn = np.cumsum(counts.astype(np.float64) ** 0.75)
    kept = np.minimum(1.0, np.sqrt(settings.frequent * counts.sum() / np.maximum(counts, 1)))
    epochs = min(MOST_EPOCHS, max(settings.epochs, -(-settings.least_words // max(1, len(text)))))
    for epoch in range(epochs):
        stays = (text < 0) | (random.random(len(text)) < kept[text])
        running = text[stays]
        for start in range(0, len(running), BLOCK):
            report(Progress(Stage.ANALYZE, epoch * len(running) + start, epochs * len(running)))
            negatives = np.searchsorted(drawn, random.random(SHARED) * drawn[-1])
            rate = settings.rate * (1 - (epoch + start / len(running)) / epochs) + 0.1 * settings.rate
            _step(state, running[start : start + BLOCK], negatives, settings, rate, random)
    return unit_length(state.centers)


@dataclass(slots=True)
class _SkipGramState:
    centers: Vectors
    contexts: Vectors
    center_squares: Vectors
    """The sum of the mean squares of a word's steps, for Adagrad."""
    context_squares: Vectors


def _step(
    state: _SkipGramState,
    block: Integers,
    negatives: Integers,
    settings: SkipGramSettings,
    rate: float,
    random: np.random.Generator,
) -> None:
    """Take one step for all pairs of a block."""
    centers, contexts = state.centers[block], state.contexts[block]
    reach = random.integers(1, settings.window + 1, len(block))
    reach[block < 0] = 0
    texts = np.where(block < 0, -1, np.cumsum(block < 0))
    toward = np.zeros_like(centers)
    beside = np.zeros_like(contexts)
    pairs = np.zeros(len(block), np.float32)
    for apart in range(1, settings.window + 1):
        for center, context in (
            (slice(apart, None), slice(None, -apart)),
            (slice(None, -apart), slice(apart, None)),
        ):
            is_pair = (reach[center] >= apart) & (texts[center] == texts[context])
            pull = _missing(centers[center], contexts[context]) * is_pair
            toward[center] += pull[:, None] * contexts[context]
            beside[context] += pull[:, None] * centers[center]
            pairs[center] += is_pair
    noise = state.contexts[negatives]
    push = _sigmoid(centers @ noise.T) * (pairs * np.float32(settings.negatives / SHARED))[:, None]
    toward -= push @ noise
    inside = block >= 0
    _add(state.centers, state.center_squares, block[inside], toward[inside], rate)
    _add(state.contexts, state.context_squares, block[inside], beside[inside], rate)
    _add(state.contexts, state.context_squares, negatives, -(push.T @ centers), rate)


def _missing(centers: Vectors, contexts: Vectors) -> Vectors:
    """Return how far each pair is from being certain: 1 − σ(w·c)."""
    return 1 - _sigmoid(np.einsum("nd,nd->n", centers, contexts))


def _sigmoid(x: Vectors) -> Vectors:
    return (1 / (1 + np.exp(-np.clip(x, -8, 8)))).astype(np.float32)


def _add(rows: Vectors, squares: Vectors, places: Integers, steps: Vectors, rate: float) -> None:
    """Add steps to rows, those of one word as one."""
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    firsts = np.flatnonzero(np.diff(ordered, prepend=-1))
    words, summed = ordered[firsts], np.add.reduceat(steps[order], firsts)
    squares[words] += np.einsum("nd,nd->n", summed, summed) / summed.shape[1]
    rows[words] += (rate / np.sqrt(squares[words]))[:, None] * summed


def unit_length(rows: Vectors | Floats) -> Vectors:
    """Return the rows at length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, SMALLEST), np.float32)
