"""Near-duplicates of a corpus: MinHash signatures in bands (Leskovec and others, 2014), then compared."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Booleans, Integers
from engine.corpus.minhash import HASHES, Signature
from engine.corpus.parts import read_columns
from engine.corpus.records import DONE
from engine.corpus.store import CorpusStore

BANDS = 16
"""Of four numbers each: two texts of which eight tenths are alike meet in one nearly always (99.98 %)."""
ALIKE = 0.8
"""The share of equal numbers from which on two texts are near-duplicates."""


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Documents that say nearly the same."""

    identifiers: tuple[str, ...]
    uris: tuple[str, ...]
    likeness: float
    """The least estimated Jaccard similarity by which one of them joined the group."""


def find_duplicates(store: CorpusStore) -> tuple[DuplicateGroup, ...]:
    """Return the groups of near-duplicates, the largest first."""
    generation = store.description().generation
    uris = store.live_uris(generation)
    keys: list[str] = []
    blocks = [np.zeros((0, HASHES), np.uint32)]
    seen: set[str] = set()
    for part in store.parts(generation):
        rows: list[bytes] = []
        for row in read_columns(part, ("id", "outcome", "minhash")):
            if row["outcome"] == DONE and row["id"] in uris and row["id"] not in seen and row["minhash"]:
                seen.add(row["id"])
                keys.append(row["id"])
                rows.append(row["minhash"])
        blocks.append(np.frombuffer(b"".join(rows), np.uint32).reshape(-1, HASHES))
    signatures = np.concatenate(blocks)
    groups = [
        DuplicateGroup(tuple(keys[row] for row in group), tuple(uris[keys[row]] for row in group), likeness)
        for group, likeness in group_alike(signatures)
    ]
    return tuple(sorted(groups, key=lambda group: (-len(group.identifiers), group.uris)))


def group_alike(signatures: Signature) -> Iterator[tuple[list[int], float]]:
    """Yield the rows of each group of two and more, with the least likeness that joined one to it.

    In a band's bucket each row is compared with the first and with the one before it.
    """
    parent = list(range(len(signatures)))
    least: dict[int, float] = {}
    filled = ~(signatures == np.uint32(2**32 - 1)).all(axis=1) if len(signatures) else np.zeros(0, np.bool_)
    for band in range(BANDS):
        for first, second in _pairs(signatures, filled, band):
            one, other = _root(parent, first), _root(parent, second)
            if one == other:
                continue
            likeness = float((signatures[first] == signatures[second]).mean())
            if likeness >= ALIKE:
                parent[other] = one
                least[one] = min(likeness, least.get(one, 1.0), least.pop(other, 1.0))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for row in range(len(signatures)):
        root = _root(parent, row)
        if root in least:
            groups[root].append(row)
    yield from ((rows, least[root]) for root, rows in groups.items())


def _pairs(signatures: Signature, filled: Booleans, band: int) -> Iterator[tuple[int, int]]:
    """Yield the rows that share a bucket of a band: each with the bucket's first and with the one before."""
    width = HASHES // BANDS
    rows = np.flatnonzero(filled)
    columns = np.ascontiguousarray(signatures[rows, band * width : (band + 1) * width])
    order: Integers = np.lexsort(columns.T)
    same = (columns[order][1:] == columns[order][:-1]).all(axis=1)
    first = 0
    for place in np.flatnonzero(same):
        if place == 0 or not same[place - 1]:
            first = int(place)
        yield int(rows[order[first]]), int(rows[order[place + 1]])
        if place != first:
            yield int(rows[order[place]]), int(rows[order[place + 1]])


def _root(parent: list[int], row: int) -> int:
    while parent[row] != row:
        parent[row] = parent[parent[row]]
        row = parent[row]
    return row
