"""Notes on passages: what their owner marked in a document, and wrote to it.

A note keeps the words that it stands at. If the document is read anew and its text is another, the passage is
looked for by them, nearest to where it was.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.document import Document, Span


@dataclass(frozen=True, slots=True)
class PassageNote:
    """A marked passage of a document, with a note or without."""

    id: str
    start: int
    """Where the passage began in the document's text when it was marked."""
    quote: str
    """The passage."""
    note: str = ""
    """Empty where it is only marked."""
    made: float = 0.0
    """Seconds since 1970."""


def put_notes(database: sqlite3.Connection, key: str, notes: Sequence[PassageNote]) -> None:
    """Keep the notes of a document in place of those before. Part of the caller's transaction."""
    if database.execute("SELECT 1 FROM documents WHERE key = ?", (key,)).fetchone() is None:
        return
    database.execute("DELETE FROM passage_notes WHERE key = ?", (key,))
    database.executemany(
        "INSERT OR REPLACE INTO passage_notes VALUES (?, ?, ?, ?, ?, ?)",
        [(one.id, key, one.start, _storable(one.quote), _storable(one.note), one.made) for one in notes],
    )


def all_notes(database: sqlite3.Connection) -> dict[str, tuple[PassageNote, ...]]:
    """Return the notes of all documents by their keys, in the order of their passages."""
    found: defaultdict[str, list[PassageNote]] = defaultdict(list)
    rows = database.execute(
        "SELECT key, id, start, quote, note, made FROM passage_notes ORDER BY start, made"
    )
    for key, *facts in rows:
        found[key].append(PassageNote(*facts))
    return {key: tuple(notes) for key, notes in found.items()}


def place_of_note(note: PassageNote, document: Document) -> Span | None:
    """Return where the passage stands in a document; None where it does not any more."""
    text, quote = document.text, note.quote
    if not quote:
        return None
    if text.startswith(quote, note.start):
        return Span(note.start, note.start + len(quote))
    before, after = text.rfind(quote, 0, note.start + len(quote)), text.find(quote, note.start)
    found = [place for place in (before, after) if place >= 0]
    if not found:
        return None
    start = min(found, key=lambda place: abs(place - note.start))
    return Span(start, start + len(quote))


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
