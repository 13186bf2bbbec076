"""Mini-batch spherical k-means (Sculley 2010; Dhillon and Modha 2001), begun by k-means++ (Arthur 2007)."""

import numpy as np

from engine.core.array_types import Floats, Integers, Vectors

SAMPLE = 50_000
"""Rows that the centres are learnt from."""
BEGINNING = 5_000
"""Rows among which the first centres are drawn."""
BATCH = 1_024
ROUNDS = 150
BLOCK = 65_536
"""Rows assigned at once."""


def find_centres(rows: Vectors, number: int, seed: int = 7) -> Vectors:
    """Return [number, width] of unit length: centres of rows, which are of unit length."""
    choice = np.random.default_rng(seed)
    sample = rows if len(rows) <= SAMPLE else rows[choice.choice(len(rows), SAMPLE, replace=False)]
    centres = _first_centres(sample[choice.permutation(len(sample))[:BEGINNING]], number, choice)
    counts = np.zeros(len(centres))
    for _ in range(ROUNDS):
        batch = sample[choice.integers(0, len(sample), min(BATCH, len(sample)))]
        nearest = (batch @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, batch)
        new = np.bincount(nearest, minlength=len(centres))
        counts += new
        # Each centre is the mean of all it was ever given: it moves less and less.
        rate = (new / np.maximum(counts, 1))[:, None]
        means = sums / np.maximum(new, 1)[:, None]
        centres = unit_length((1 - rate) * centres + rate * means)
    return centres


def assign(rows: Vectors, centres: Vectors) -> Integers:
    """Return the number of the nearest centre of each row."""
    blocks = [rows[start : start + BLOCK] @ centres.T for start in range(0, len(rows), BLOCK)]
    return np.concatenate([block.argmax(axis=1) for block in blocks]) if blocks else np.zeros(0, np.int64)


def unit_length(rows: Vectors | Floats) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-12), np.float32)


def _first_centres(rows: Vectors, number: int, choice: np.random.Generator) -> Vectors:
    """Draw centres, each with a chance that grows with its distance from those before."""
    centres = [rows[0]]
    distance = 1 - rows @ rows[0]
    while len(centres) < min(number, len(rows)):
        chances = np.maximum(distance, 0)
        total = chances.sum()
        place = choice.choice(len(rows), p=chances / total) if total > 0 else len(centres)
        centres.append(rows[place])
        distance = np.minimum(distance, 1 - rows @ rows[place])
    return np.stack(centres)
