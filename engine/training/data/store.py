"""On-disk store of prepared examples, so that a resumed training need not prepare them again.

Three files that only grow: a line of JSON for each example, its columns, its vectors. What a kill left half
written at their ends is cut off when they are opened again.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.training.data.examples import COLUMNS, TrainingExample

LINES, COLUMNS_FILE, VECTORS = "examples.jsonl", "columns.f32", "vectors.f16"


@dataclass(frozen=True, slots=True)
class StoredExample:
    """An example without its words, or a document that was skipped."""

    source: str
    skipped: str
    """Why, or empty. Of a skipped one nothing else is known."""
    key: str = ""
    language: str = ""
    part: str = ""
    group: str = ""
    own: bool = False
    count: int = 0
    sentences: int = 0
    first: int = 0
    """Its first row among all columns and vectors."""
    place: int = 0
    """Where its line begins."""


@dataclass(frozen=True, slots=True)
class ExampleTexts:
    sentences: tuple[str, ...]
    references: tuple[tuple[str, ...], ...]


class ExampleStore:
    """Examples in the order in which they came."""

    def __init__(self, folder: Path) -> None:
        """Open what is in the folder, which is made if it is missing."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.entries: list[StoredExample] = []
        self.rows = 0
        """How many sentences the examples have together."""
        self._end = 0
        self._recover()

    def add(self, example: TrainingExample) -> None:
        _append(self._folder / COLUMNS_FILE, example.columns.tobytes())
        self._add_line(
            {
                "source": example.source,
                "skipped": "",
                "key": example.key,
                "language": example.language,
                "part": example.part,
                "group": example.group,
                "own": example.own,
                "count": example.count,
                "sentences": example.sentences,
                "references": example.references,
            }
        )

    def skip(self, source: str, reason: str) -> None:
        self._add_line({"source": source, "skipped": reason})

    def words(self, entry: StoredExample) -> ExampleTexts:
        with (self._folder / LINES).open("rb") as file:
            file.seek(entry.place)
            found = json.loads(file.readline())
        return ExampleTexts(tuple(found["sentences"]), tuple(tuple(one) for one in found["references"]))

    def add_vectors(self, vectors: NDArray[np.float16]) -> None:
        """Add those of the next rows that have none."""
        _append(self._folder / VECTORS, vectors.tobytes())

    def rows_with_vectors(self, width: int) -> int:
        """How many there are; a row that was written half is cut off."""
        return _whole_rows(self._folder / VECTORS, 2 * width, self.rows)

    def columns(self) -> NDArray[np.float32]:
        """[rows, COLUMNS], read from the disk as they are asked for."""
        return np.memmap(self._folder / COLUMNS_FILE, np.float32, "r", shape=(self.rows, COLUMNS))

    def vectors(self, rows: int, width: int) -> NDArray[np.float16]:
        """[rows, width]: those of the first rows, which must be there."""
        return np.memmap(self._folder / VECTORS, np.float16, "r", shape=(rows, width))

    def _add_line(self, found: dict[str, Any]) -> None:
        line = json.dumps(found, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        _append(self._folder / LINES, line)
        self._take(found, len(line))

    def _take(self, found: dict[str, Any], length: int) -> None:
        count = len(found.get("sentences", ()))
        facts = {name: found[name] for name in found if name not in ("sentences", "references")}
        self.entries.append(StoredExample(**facts, sentences=count, first=self.rows, place=self._end))
        self.rows += count
        self._end += length

    def _recover(self) -> None:
        for line in _whole_lines(self._folder / LINES):
            self._take(json.loads(line), len(line))
        _cut(self._folder / LINES, self._end)
        if _whole_rows(self._folder / COLUMNS_FILE, 4 * COLUMNS, self.rows) < self.rows:
            raise OSError(f"{self._folder}: {COLUMNS_FILE} is damaged")


def _whole_lines(path: Path) -> Iterator[bytes]:
    if path.exists():
        with path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line


def _whole_rows(path: Path, size: int, most: int) -> int:
    """Count the rows of that many bytes, cutting off whatever is beyond them or beyond most rows."""
    rows = min(path.stat().st_size // size, most) if path.exists() else 0
    _cut(path, rows * size)
    return rows


def _cut(path: Path, length: int) -> None:
    if path.exists() and path.stat().st_size > length:
        os.truncate(path, length)


def _append(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)
