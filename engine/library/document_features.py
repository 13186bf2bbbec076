"""Features of the library's documents, for topics and like documents: keywords, a vector, a day.

Each document is read for them once, in the background. Its vector is the mean of its passages' where a model
reads its language; the others have none, and are told apart by their keywords.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.core.array_types import Vectors
from engine.core.document import Document
from engine.core.results import Analysis, Keyword
from engine.library.serialization import SerializationError

AT_ONCE = 8
"""Documents that are read in one go: somebody else may wait for the library."""
_WITHOUT = """
SELECT analyses.key FROM analyses JOIN documents USING (key) LEFT JOIN document_features USING (key)
WHERE place IS NOT NULL AND document_features.key IS NULL LIMIT ?
"""
_WITHOUT_VECTOR = """
SELECT document_features.key, model, vectors FROM document_features JOIN searched_documents USING (key)
JOIN document_vectors USING (number) WHERE space = '' LIMIT ?
"""


@dataclass(frozen=True, slots=True, eq=False)
class DocumentFeatures:
    """What tells a document of the library from others."""

    key: str
    title: str
    keywords: tuple[tuple[str, float], ...]
    """With their scores, the best first."""
    space: str
    """The model of the vector; empty where there is none."""
    vector: Vectors | None
    """[width], of unit length."""
    day: str = ""
    """From when it is: 2024-03-05, 2024-03 or 2024; empty where it does not say."""


def add_next_features(
    database: sqlite3.Connection, read: Callable[[str], Analysis], find_day: Callable[[Document], str]
) -> bool:
    """Add the features of some documents; return whether there were any. Part of the caller's transaction."""
    keys = [key for (key,) in database.execute(_WITHOUT, (AT_ONCE,)).fetchall()]
    for key in keys:
        try:
            analysis = read(key)
        except SerializationError:
            put_features(database, key, [], "")
            continue
        put_features(database, key, analysis.keywords, find_day(analysis.document))
    rows = database.execute(_WITHOUT_VECTOR, (AT_ONCE,)).fetchall()
    for key, model, vectors in rows:
        database.execute(
            "UPDATE document_features SET space = ?, vector = ? WHERE key = ?", (model, _mean(vectors), key)
        )
    return bool(keys or rows)


def put_features(database: sqlite3.Connection, key: str, keywords: Sequence[Keyword], day: str) -> None:
    """Keep a document's keywords and its day; its vector is added later. Part of the caller's transaction."""
    scored = [(keyword.text, round(keyword.score, 4)) for keyword in keywords]
    text = json.dumps(scored, ensure_ascii=False).encode("utf-8", "replace").decode()
    database.execute("INSERT OR REPLACE INTO document_features VALUES (?, ?, '', x'', ?)", (key, text, day))


def all_features(database: sqlite3.Connection) -> tuple[DocumentFeatures, ...]:
    """Return the features of all documents of the list, in its order."""
    import numpy as np

    rows = database.execute(
        "SELECT key, title, keywords, space, vector, day FROM document_features JOIN documents USING (key)"
        " WHERE place IS NOT NULL ORDER BY place"
    )
    return tuple(
        DocumentFeatures(
            key,
            title,
            tuple((text, score) for text, score in json.loads(keywords)),
            space,
            np.frombuffer(vector, "<f4") if space else None,
            day,
        )
        for key, title, keywords, space, vector, day in rows
    )


def put_topics(database: sqlite3.Connection, topics: Sequence[tuple[str, str, float, float]]) -> None:
    """Keep the topic of each document by its key, with its place on the map, in place of those before.

    Part of the caller's transaction.
    """
    database.execute("DELETE FROM document_topics")
    database.executemany(
        "INSERT INTO document_topics SELECT ?1, ?2, ?3, ?4 WHERE EXISTS"
        " (SELECT 1 FROM documents WHERE key = ?1)",
        topics,
    )


def _mean(packed: bytes) -> bytes:
    import numpy as np

    from engine.library.search.vectors import to_unit_length, unpack

    rows = unpack(packed).astype(np.float32)
    if not len(rows):
        return b"\0\0\0\0"
    (mean,) = to_unit_length(rows.mean(axis=0, keepdims=True))
    return bytes(mean.astype("<f4").tobytes())
