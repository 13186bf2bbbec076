"""The tables of what people make of their documents: names, stars, tags, notes, watched folders, topics."""

import sqlite3

COLLECTION_TABLES = """
CREATE TABLE labels (
    key TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    added REAL NOT NULL,
    name TEXT NOT NULL,
    starred INTEGER NOT NULL
) STRICT;
CREATE TABLE tags (
    key TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (key, tag)
) STRICT;
CREATE TABLE passage_notes (
    id TEXT PRIMARY KEY,
    key TEXT NOT NULL REFERENCES documents ON DELETE CASCADE,
    start INTEGER NOT NULL,
    quote TEXT NOT NULL,
    note TEXT NOT NULL,
    made REAL NOT NULL
) STRICT;
CREATE INDEX noted_documents ON passage_notes (key);
CREATE TABLE watched_folders (
    path BLOB PRIMARY KEY,
    added REAL NOT NULL
) STRICT;
CREATE TABLE watched_files (
    path BLOB PRIMARY KEY,
    folder BLOB NOT NULL REFERENCES watched_folders ON DELETE CASCADE,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    left_out TEXT NOT NULL
) STRICT;
CREATE INDEX files_of_folders ON watched_files (folder);
CREATE TABLE document_features (
    key TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    keywords TEXT NOT NULL,
    space TEXT NOT NULL,
    vector BLOB NOT NULL
) STRICT;
CREATE TABLE document_topics (
    key TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    topic TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL
) STRICT;
CREATE INDEX same_files ON documents (sha256);
UPDATE documents SET title = coalesce((SELECT title FROM searched_documents WHERE key = documents.key), '')
WHERE path IS NOT NULL AND title = '';
"""
DOCUMENT_DAYS = """
ALTER TABLE document_features ADD COLUMN day TEXT NOT NULL DEFAULT '';
DELETE FROM document_features;
"""
"""From when each document is. The features are found anew, with it."""
_OF_ALL = (
    "document_topics",
    "document_features",
    "passage_notes",
    "tags",
    "labels",
    "watched_files",
    "watched_folders",
)


def empty_collection(database: sqlite3.Connection) -> None:
    """Leave nothing of what people made of their documents. Part of the caller's transaction."""
    for table in _OF_ALL:
        database.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
