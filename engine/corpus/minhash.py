"""MinHash of a document's tokens (Broder 1997), with universal hashing, in numpy."""

import zlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

HASHES = 64
SHINGLE = 3
"""Tokens in a row."""
PRIME = (1 << 31) - 1
_BLOCK = 4096
"""Shingles hashed at once."""

Signature = NDArray[np.uint32]


def minhash(tokens: Sequence[str]) -> Signature:
    """Return [HASHES]: the shares of equal numbers estimate the Jaccard similarity of shingles.

    Nothing has the signature of ones only, which is that of no other text.
    """
    if not tokens:
        return np.full(HASHES, 2**32 - 1, np.uint32)
    count = max(1, len(tokens) - SHINGLE + 1)
    shingles = {" ".join(tokens[place : place + SHINGLE]) for place in range(count)}
    numbers = np.fromiter((zlib.crc32(each.encode("utf-8", "replace")) for each in shingles), np.uint64)
    numbers %= PRIME
    factors, offsets = _coefficients()
    least = np.full(HASHES, 2**32 - 1, np.uint64)
    for start in range(0, len(numbers), _BLOCK):
        block = numbers[start : start + _BLOCK, None]
        least = np.minimum(least, ((block * factors + offsets) % PRIME).min(axis=0))
    return least.astype(np.uint32)


@cache
def _coefficients() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    choice = np.random.default_rng(20)
    factors = choice.integers(1, PRIME, HASHES, dtype=np.uint64)
    return factors, choice.integers(0, PRIME, HASHES, dtype=np.uint64)
