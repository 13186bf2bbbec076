"""Datasets for evaluation: documents with reference summaries and keywords, as JSON lines."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

GZIP_MAGIC = b"\x1f\x8b"


class DataError(Exception):
    """A data file, or what is asked of it, that cannot be used. Its text is for the command line."""


@dataclass(frozen=True, slots=True)
class ReferenceDocument:
    id: str
    document: str
    references: tuple[str, ...]
    """The summaries people wrote; none where the set has keywords only."""
    keywords: tuple[str, ...]


def read_examples(path: Path, limit: int | None = None) -> Iterator[ReferenceDocument]:
    """Yield the first documents of a JSONL file, which may be compressed by gzip.

    Raises DataError, naming the line, where something is not as it should be.
    """
    try:
        with closing(_opened(path)) as lines:
            count = 0
            for number, line in enumerate(lines, 1):
                if limit is not None and count >= limit:
                    return
                if line.strip():
                    count += 1
                    yield _example(path, number, line)
    except (OSError, EOFError, zlib.error) as error:
        # A file that ends too early or is damaged inside says so in words of its own, without a number.
        raise DataError(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _opened(path: Path) -> BinaryIO | gzip.GzipFile:
    file = path.open("rb")
    compressed = file.read(2) == GZIP_MAGIC
    file.seek(0)
    if not compressed:
        return file
    file.close()
    return gzip.open(path)


def _example(path: Path, number: int, line: bytes) -> ReferenceDocument:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise DataError(f"{path}, line {number}: not JSON ({error})") from error
    if not isinstance(found, dict):
        raise DataError(f"{path}, line {number}: not an object")
    document = found.get("document")
    if not isinstance(document, str):
        raise DataError(f'{path}, line {number}: "document" must be a text')
    return ReferenceDocument(
        id=str(found.get("id", number)),
        document=document,
        references=tuple(text for text in _texts(path, number, found, "summary") if text.strip()),
        keywords=_texts(path, number, found, "keywords"),
    )


def _texts(path: Path, number: int, found: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return one text or several as a tuple."""
    value = found.get(name)
    if value is None:
        return ()
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise DataError(f'{path}, line {number}: "{name}" must be a text or a list of texts')
    return tuple(texts)
