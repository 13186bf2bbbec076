"""Reads all analyses of a library, also while the window writes it."""

import contextlib
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.core.array_types import Vectors
from engine.core.results import Analysis
from engine.library.database import LIBRARY_FILE
from engine.library.search.vectors import to_unit_length, unpack
from engine.library.serialization import SerializationError, from_record

_ROWS = (
    "SELECT path, title, record FROM documents JOIN analyses USING (key)"
    " WHERE place IS NOT NULL ORDER BY place"
)
_VECTORS = (
    "SELECT path, documents.title, model, vectors FROM documents JOIN searched_documents USING (key)"
    " JOIN document_vectors USING (number) WHERE place IS NOT NULL ORDER BY place"
)


def read_kept_analyses(folder: Path) -> Iterator[tuple[str, Analysis]]:
    """Yield each document's path, or what it is called, with what was found in it, in the order of the list.

    One whose findings cannot be read is left out. Raises sqlite3.Error where the library cannot.
    """
    uri = (folder / LIBRARY_FILE).absolute().as_uri()
    with contextlib.closing(sqlite3.connect(f"{uri}?mode=ro", uri=True)) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        for path, title, record in database.execute(_ROWS):
            try:
                analysis = from_record(Analysis, record)
            except SerializationError:
                continue
            name = _name(path, title)
            yield name, replace(analysis, document=replace(analysis.document, path=Path(name)))


def read_kept_vectors(folder: Path) -> Iterator[tuple[str, str, Vectors]]:
    """Yield each document's path, or what it is called, the model of its vectors, and the mean of these.

    The mean has unit length. Documents without vectors are left out. Raises sqlite3.Error where the library
    cannot be read.
    """
    uri = (folder / LIBRARY_FILE).absolute().as_uri()
    with contextlib.closing(sqlite3.connect(f"{uri}?mode=ro", uri=True)) as database:
        database.execute("PRAGMA trusted_schema = OFF")
        for path, title, model, packed in database.execute(_VECTORS):
            rows = unpack(packed).astype(np.float32)
            if len(rows):
                (mean,) = to_unit_length(rows.mean(axis=0, keepdims=True))
                yield _name(path, title), model, mean


def _name(path: bytes | None, title: object) -> str:
    return path.decode("utf-8", "surrogatepass") if path is not None else str(title)
