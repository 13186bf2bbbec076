"""Discovers training documents: files of any format, and lines of data files."""

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from engine.core.document import Document
from engine.core.errors import DocumentError
from engine.core.progress import Report
from engine.evaluation.datasets import DataError, read_examples
from engine.loading.discovery import discover_documents
from engine.loading.loader import document_from_text, read_document
from engine.readers.worker.process import ReaderProcess

DATA_ENDINGS = (".jsonl", ".jsonl.gz")
LEARNED, KEPT = "train", "val"
"""What the two files of a data set are called that is split already."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document, and the summaries people wrote of it, if any."""

    source: str
    document: Document
    references: tuple[str, ...]
    part: str
    """LEARNED or KEPT where its data set says so, else empty."""
    group: str
    """The data file it stands in; empty for a document."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class DataFile:
    path: Path
    part: str
    """What all its lines belong to: LEARNED, KEPT, or empty where that is not said."""


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """What the user named, sorted by how it is read."""

    documents: tuple[Path, ...]
    data: tuple[DataFile, ...]


def find_files(named: Sequence[Path], report: Report) -> SourceFiles:
    """Sort files and folders. A folder of data sets stands for their files, any other for its documents.

    The documents come in an order that has nothing to do with their names, so that those read before the
    time is up are a fair sample. Raises DataError where something named is not there.
    """
    others: list[Path] = []
    data: dict[DataFile, None] = {}
    for path in named:
        if not path.exists():
            raise DataError(f"there is no {path}")
        if path.name.endswith(DATA_ENDINGS):
            data[DataFile(path, "")] = None
        elif path.is_dir() and (sets := tuple(_data_sets(path))):
            data |= dict.fromkeys(sets)
        else:
            others.append(path)
    documents = sorted(
        discover_documents(others, report), key=lambda path: sha256(os.fsencode(path.name)).digest()
    )
    return SourceFiles(tuple(documents), tuple(data))


def _data_sets(folder: Path) -> Iterator[DataFile]:
    for place in (folder, *sorted(folder.iterdir())):
        for part in (LEARNED, KEPT):
            for ending in DATA_ENDINGS:
                file = place / (part + ending)
                if file.is_file():
                    yield DataFile(file, part)


def read_texts(
    files: SourceFiles, known: Collection[str], readers: ReaderProcess, report: Report
) -> Iterator[SourceDocument | Unreadable]:
    """Yield every document whose source is not known yet. One that cannot be read is Unreadable.

    Raises DataError where a data file is not what it should be: half a data set is not what was asked for.
    """
    for path in files.documents:
        source = os.fspath(path)
        if source not in known:
            yield _attempt(source, partial(read_document, path, readers, "", report))
    for file in files.data:
        for number, example in enumerate(read_examples(file.path), 1):
            source = f"{file.path}:{number}"
            if source not in known:
                read = partial(document_from_text, example.document)
                yield _attempt(source, read, example.references, file)


def _attempt(
    source: str, read: Callable[[], Document], references: tuple[str, ...] = (), file: DataFile | None = None
) -> SourceDocument | Unreadable:
    part, group = (file.part, str(file.path)) if file else ("", "")
    try:
        return SourceDocument(source, read(), references, part, group)
    except DocumentError as error:
        return Unreadable(source, error.kind)
