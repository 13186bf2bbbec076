"""Parses and validates the header of a GGUF file.

The format is that of ggml's docs/gguf.md: a magic number, counted pairs of keys and values, counted tensors,
then their data. Nothing is believed that the file has no room for.
"""

import math
import mmap
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VERSIONS = (2, 3)
MOST_PAIRS = 10_000
MOST_TENSORS = 100_000
MOST_TOKENS = 1_000_000
A_FEW = 50
LONGEST_KEY = 65_535
MOST_DIMENSIONS = 4
DEEPEST = 3
FORMATS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
STRING, ARRAY = 8, 9
BLOCKS = {
    **{0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34), 9: (32, 36)},
    **{10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 15: (256, 292)},
    **{20: (32, 18), 23: (256, 136), 24: (1, 1), 25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 30: (1, 2)},
}
"""By the number of a tensor's kind: how many values are kept together, in how many bytes."""

Value = str | int | float | bool | tuple[str, ...] | None


class InvalidGguf(Exception):
    """The text says what is wrong."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    facts: Mapping[str, Value]
    """What stands under each key; of a list, how long it is, unless it is one of a few texts."""
    tensors: int
    weights: int
    """Values of all tensors together."""

    def text(self, key: str) -> str:
        found = self.facts.get(key)
        return found if isinstance(found, str) else ""


def read_gguf_header(path: Path) -> GgufHeader:
    """Raises InvalidGguf."""
    with _opened(path) as content:
        reader = _Reader(content)
        if content[:4] != b"GGUF":
            raise InvalidGguf("it does not begin like one")
        reader.place = 4
        version = reader.number("I")
        if version not in VERSIONS:
            raise InvalidGguf(f"version {version}")
        tensors, pairs = reader.number("Q"), reader.number("Q")
        if tensors > MOST_TENSORS or pairs > MOST_PAIRS or not tensors:
            raise InvalidGguf(f"{tensors} tensors and {pairs} facts")
        facts: dict[str, Value] = {}
        for _ in range(pairs):
            key = reader.text(LONGEST_KEY)
            facts[key] = reader.value(reader.number("I"), 0)
        return GgufHeader(facts, tensors, _weights(reader, tensors, facts))


def _weights(reader: "_Reader", tensors: int, facts: Mapping[str, Value]) -> int:
    """Count the values of all tensors. Raises InvalidGguf where one lies outside the file."""
    alignment = facts.get("general.alignment", 32)
    if type(alignment) is not int or not 1 <= alignment <= 2**20:
        raise InvalidGguf(f"an alignment of {alignment}")
    extents, total = [], 0
    for _ in range(tensors):
        name = reader.text(LONGEST_KEY)
        dimensions = reader.number("I")
        if dimensions > MOST_DIMENSIONS:
            raise InvalidGguf(f"{name[:60]} has {dimensions} dimensions")
        weights = math.prod([reader.number("Q") for _ in range(dimensions)])
        kind, offset = reader.number("I"), reader.number("Q")
        if kind not in BLOCKS:
            raise InvalidGguf(f"{name[:60]} is of the unknown kind {kind}")
        values, size = BLOCKS[kind]
        if weights % values:
            raise InvalidGguf(f"{name[:60]} has {weights} values")
        extents.append((offset, offset + weights // values * size))
        total += weights
    start = -(-reader.place // alignment) * alignment
    place = 0
    for begin, end in sorted(extents):
        if begin < place or start + end > reader.end:
            raise InvalidGguf(f"a tensor from {begin} to {end} in {reader.end - start} bytes of data")
        place = end
    return total


class _Reader:
    """Binary reader over a header. Raises InvalidGguf at the end of the file."""

    def __init__(self, content: mmap.mmap) -> None:
        self._content = content
        self.place = 0
        self.end = len(content)

    def number(self, form: str) -> int:
        return int(self._unpack(form))

    def text(self, longest: int) -> str:
        length = self.number("Q")
        if length > min(longest, self.end - self.place):
            raise InvalidGguf(f"a text of {length} bytes")
        self.place += length
        return self._content[self.place - length : self.place].decode("utf-8", "replace")

    def value(self, kind: int, depth: int) -> Value:
        if kind == STRING:
            return self.text(self.end)
        if kind == ARRAY:
            return self._list(depth)
        if kind not in FORMATS:
            raise InvalidGguf(f"a fact of the unknown kind {kind}")
        return self._unpack(FORMATS[kind])

    def _list(self, depth: int) -> Value:
        kind, count = self.number("I"), self.number("Q")
        if depth == DEEPEST or count > min(MOST_TOKENS, self.end - self.place):
            raise InvalidGguf(f"a list of {count}")
        if kind in FORMATS:
            self.place += count * struct.calcsize("<" + FORMATS[kind])
            if self.place > self.end:
                raise InvalidGguf(f"a list of {count}")
            return count
        if kind == STRING and count <= A_FEW:
            return tuple(self.text(self.end) for _ in range(count))
        for _ in range(count):
            self.value(kind, depth + 1)
        return count

    def _unpack(self, form: str) -> int | float | bool:
        size = struct.calcsize("<" + form)
        if size > self.end - self.place:
            raise InvalidGguf("it is cut short")
        (found,) = struct.unpack_from("<" + form, self._content, self.place)
        self.place += size
        value: int | float | bool = found
        return value


@contextmanager
def _opened(path: Path) -> Iterator[mmap.mmap]:
    with path.open("rb") as file:
        if path.stat().st_size < 24:
            raise InvalidGguf("it is cut short")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            yield content
