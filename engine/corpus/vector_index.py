"""Nearest documents by cosine: the signs of all vectors are compared first, the best of them in full.

That is random hyperplane hashing (Charikar 2002) along the axes, then exact rescoring; in numpy.
"""

import hashlib
import json
from collections import defaultdict
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.core.array_types import Vectors
from engine.corpus.parts import read_columns, write_bytes, write_with
from engine.corpus.records import DONE
from engine.corpus.store import CorpusStore

RESCORED = 50
"""Times the number wanted: so many candidates are compared in full, 1,000 at least."""

BLOCK = 65_536
"""Vectors whose signs are taken at once."""
SIGNS = ".signs"
"""What is behind the name of a file of vectors, for that of their signs."""

Halves = NDArray[np.float16]


@dataclass(frozen=True, slots=True, eq=False)
class VectorSpace:
    """The vectors of documents that one model read."""

    name: str
    identifiers: tuple[str, ...]
    vectors: Halves
    """[N, width]"""
    signs: NDArray[np.uint64]
    """[N, width / 64]"""

    def nearest(self, vector: Vectors, limit: int) -> list[tuple[str, float]]:
        """Return IDs with their cosines, the nearest first."""
        candidates = np.arange(len(self.vectors))
        wanted = max(1_000, RESCORED * limit)
        if len(candidates) > wanted:
            apart = np.bitwise_count(self.signs ^ sign_bits(vector[None])).sum(axis=1, dtype=np.uint16)
            candidates = np.argpartition(apart, wanted)[:wanted]
        cosines = self.vectors[candidates].astype(np.float32) @ vector
        best = np.argsort(-cosines, kind="stable")[:limit]
        return [(self.identifiers[candidates[place]], float(cosines[place])) for place in best]

    def of(self, identifier: str) -> Vectors | None:
        try:
            place = self.identifiers.index(identifier)
        except ValueError:
            return None
        return np.asarray(self.vectors[place], np.float32)


def sign_bits(vectors: Halves | Vectors) -> NDArray[np.uint64]:
    """Return [N, ceil(width / 64)]: a bit for each number, 1 where it is above 0."""
    bits = np.packbits(vectors > 0, axis=1)
    padded = np.pad(bits, ((0, 0), (0, -bits.shape[1] % 8)))
    return np.ascontiguousarray(padded).view(np.uint64)


def open_vectors(store: CorpusStore) -> tuple[VectorSpace, ...]:
    """Return the spaces of a corpus, the fullest first; kept beside the parts until those change."""
    folder = store.derived("vectors")
    state = hashlib.sha256("\n".join(store.state()).encode()).hexdigest()
    try:
        found = json.loads((folder / "spaces.json").read_text("utf-8"))
        if found["state"] == state:
            return tuple(_kept(folder, name, tuple(keys), file) for name, keys, file in found["spaces"])
    except (OSError, ValueError, KeyError):
        pass  # made anew
    spaces = _collect(store)
    _keep(folder, state, spaces)
    return spaces


def _kept(folder: Path, name: str, identifiers: tuple[str, ...], file: str) -> VectorSpace:
    """Of a million vectors only those are read whose signs are near."""
    vectors = np.load(folder / file, mmap_mode="r")
    signs = np.load(folder / f"{file}{SIGNS}")
    return VectorSpace(name, identifiers, vectors, signs)


def _collect(store: CorpusStore) -> tuple[VectorSpace, ...]:
    generation = store.description().generation
    live = set(store.live_uris(generation))
    keys: defaultdict[str, list[str]] = defaultdict(list)
    blocks: defaultdict[str, list[Halves]] = defaultdict(list)
    for part in store.parts(generation):
        rows: defaultdict[str, list[bytes]] = defaultdict(list)
        for row in read_columns(part, ("id", "outcome", "space", "vector")):
            if row["outcome"] == DONE and row["id"] in live:
                live.discard(row["id"])
                keys[row["space"]].append(row["id"])
                rows[row["space"]].append(row["vector"])
        for name, vectors in rows.items():
            blocks[name].append(np.frombuffer(b"".join(vectors), np.float16).reshape(len(vectors), -1))
    names = sorted(keys, key=lambda name: (-len(keys[name]), name))
    return tuple(_space(name, tuple(keys[name]), np.concatenate(blocks.pop(name))) for name in names)


def _space(name: str, identifiers: tuple[str, ...], vectors: Halves) -> VectorSpace:
    signs = [sign_bits(vectors[start : start + BLOCK]) for start in range(0, len(vectors), BLOCK)]
    return VectorSpace(name, identifiers, vectors, np.concatenate(signs))


def _keep(folder: Path, state: str, spaces: tuple[VectorSpace, ...]) -> None:
    """Write the spaces under names of their own, for another command may still read those of before."""
    listed = []
    for number, space in enumerate(spaces):
        file = f"{state[:16]}-{number}.npy"
        for name, rows in ((file, space.vectors), (f"{file}{SIGNS}", space.signs)):
            write_with(folder / name, lambda out, rows=rows: np.save(out, rows))  # type: ignore[misc]
        listed.append([space.name, space.identifiers, file])
    write_bytes(folder / "spaces.json", json.dumps({"state": state, "spaces": listed}).encode())
    for path in folder.glob("*.npy*"):
        if not path.name.startswith(state[:16]):
            with suppress(OSError):  # it is open elsewhere; the next time
                path.unlink()
