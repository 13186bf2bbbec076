"""Organisation of the library: what documents are called, their stars and tags, when they were added."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from engine.library.notes import PassageNote, all_notes


@dataclass(frozen=True, slots=True)
class DocumentLabels:
    """What the list knows of a document besides what was found in it."""

    added: float = 0.0
    """Seconds since 1970; 0 where nobody knows."""
    name: str = ""
    """What its owner calls it; empty where it keeps its own name."""
    is_starred: bool = False
    tags: tuple[str, ...] = ()
    """In alphabetical order, each once."""


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document of the library with its labels and what sorts it."""

    labels: DocumentLabels
    kind: str = ""
    """A DocumentKind; empty where none is likely."""
    topic: str = ""
    """The topic of the library that it belongs to."""
    notes: tuple[PassageNote, ...] = ()


def put_labels(database: sqlite3.Connection, labels: Mapping[str, DocumentLabels]) -> None:
    """Keep labels of documents by their keys. Part of the caller's transaction.

    Nothing is kept of a document that is not in the library.
    """
    for key, label in labels.items():
        if database.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is None:
            continue
        database.execute(
            "INSERT OR REPLACE INTO labels VALUES (?, ?, ?, ?)",
            (key, label.added, _storable(label.name), int(label.is_starred)),
        )
        database.execute("DELETE FROM tags WHERE key = ?", (key,))
        database.executemany(
            "INSERT OR IGNORE INTO tags VALUES (?, ?)", [(key, _storable(tag)) for tag in label.tags]
        )


def labelled_documents(database: sqlite3.Connection) -> dict[str, LabelledDocument]:
    """Return all documents with their labels, by their keys."""
    tags: defaultdict[str, list[str]] = defaultdict(list)
    for key, tag in database.execute("SELECT key, tag FROM tags ORDER BY tag"):
        tags[key].append(tag)
    notes = all_notes(database)
    rows = database.execute(
        "SELECT documents.key, coalesce(added, 0), coalesce(name, ''), coalesce(starred, 0),"
        " coalesce(kind, ''), coalesce(topic, '') FROM documents LEFT JOIN labels USING (key)"
        " LEFT JOIN searched_documents USING (key) LEFT JOIN document_topics USING (key)"
    )
    return {
        key: LabelledDocument(
            DocumentLabels(added, name, bool(starred), tuple(tags[key])), kind, topic, notes.get(key, ())
        )
        for key, added, name, starred, kind, topic in rows
    }


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
