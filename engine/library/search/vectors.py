"""Passage embeddings in 16 bit, and the nearest to a query: by their signs first, then exactly.

Signs as a first pass (random hyperplanes, Charikar 2002; here the vectors' own axes): of 100,000 passages a
hundredth is compared exactly.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.core.array_types import Integers, Vectors
from engine.core.document import Document, Span
from engine.library.search.schema import PASSAGES_PER_DOCUMENT

Halves = NDArray[np.float16]
RESCORED = 2_000
"""Passages that are compared exactly."""


@dataclass(frozen=True, slots=True, eq=False)
class SentenceVectors:
    """Unit vectors of a document's sentences, and the model that made them: no two models agree."""

    model: str
    rows: Vectors


@dataclass(frozen=True, slots=True, eq=False)
class QueryVector:
    """What was asked, as a model sees it."""

    model: str
    values: Vectors
    """[width]"""


def passage_vectors(document: Document, passages: Sequence[Span], sentences: Vectors) -> Vectors:
    """Return [P, width]: the mean of the vectors of the sentences that begin in each passage, unit length.

    A passage without a sentence, as a table, has zeros.
    """
    found = np.zeros((len(passages), sentences.shape[1]), np.float32)
    starts = [span.start for span in passages]
    for sentence, row in zip(document.sentences, sentences, strict=True):
        place = bisect_right(starts, sentence.start) - 1
        if place >= 0:
            found[place] += row
    return to_unit_length(found)


def to_unit_length(rows: Vectors) -> Vectors:
    """Return rows of unit length; those of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
    return unit


def pack(rows: Vectors) -> bytes:
    """Write vectors as numbers of 16 bits, the width before them."""
    return len(rows[0] if len(rows) else ()).to_bytes(2, "little") + rows.astype("<f2").tobytes()


def unpack(data: bytes) -> Halves:
    width = int.from_bytes(data[:2], "little")
    return np.frombuffer(data, "<f2", offset=2).reshape(-1, width) if width else np.zeros((0, 0), np.float16)


class NearestVectors:
    """Nearest neighbours of a query among the vectors of one model."""

    def __init__(self, numbers: Integers, rows: Halves) -> None:
        self._numbers, self._rows = numbers, rows
        self._signs = np.packbits(rows > 0, axis=1)

    def __len__(self) -> int:
        return len(self._numbers)

    def find(self, query: Vectors, limit: int, documents: Integers | None = None) -> list[tuple[int, float]]:
        """Return the numbers of the nearest passages with their cosine, best first; of these documents."""
        places = np.arange(len(self._numbers))
        if documents is not None:
            places = places[np.isin(self._numbers >> PASSAGES_PER_DOCUMENT, documents)]
        if len(places) > RESCORED:
            signs = self._signs if len(places) == len(self._signs) else self._signs[places]
            apart = np.bitwise_count(signs ^ np.packbits(query > 0)).sum(axis=1, dtype=np.int32)
            places = places[np.argpartition(apart, RESCORED)[:RESCORED]]
        cosines = self._rows[places].astype(np.float32) @ query
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(int(self._numbers[places[row]]), float(cosines[row])) for row in best]

    def mean_cosine(self, query: Vectors, document: int) -> float:
        """Return the cosine of a document's mean vector; 0 where it has none. Numbers have to be in order."""
        bounds = (document << PASSAGES_PER_DOCUMENT, (document + 1) << PASSAGES_PER_DOCUMENT)
        first, last = np.searchsorted(self._numbers, bounds)
        mean = self._rows[first:last].astype(np.float32).sum(axis=0, keepdims=True)
        return float((to_unit_length(mean) @ query)[0])
