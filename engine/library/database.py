"""The file that the library is kept in: opened, checked, brought to today's form, copied and brought back.

Copies are made once a day and kept three deep, so that a file that was damaged costs a day and not all.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from engine.library.collection_schema import COLLECTION_TABLES, DOCUMENT_DAYS
from engine.library.search.schema import SEARCH_TABLES, empty
from engine.system.atomic_files import rename_over, sync_folder
from engine.system.file_names import sqlite_uri

CHECKED = 50_000_000
"""Bytes up to which the whole file is looked through whenever it is opened. A larger one is looked through
where the program did not end in peace; otherwise only its list is read."""
COPIES = 3
COPY_EVERY = 24 * 3600
"""Seconds."""
LIBRARY_FILE = "library.sqlite"
WORDS_FILE = "words.npz"
"""What was learned of the documents' words; it can be made anew."""
_COPY = "library-copy-{number}.sqlite"
_UNFINISHED = "library-copy.new"
_TABLES = """
CREATE TABLE documents (
    key TEXT PRIMARY KEY,
    place INTEGER,
    path BLOB,
    title TEXT NOT NULL,
    text BLOB,
    state TEXT NOT NULL,
    error TEXT NOT NULL,
    detail TEXT NOT NULL,
    size INTEGER,
    modified INTEGER,
    sha256 TEXT NOT NULL,
    pages INTEGER NOT NULL,
    problems INTEGER NOT NULL
) STRICT;
CREATE TABLE analyses (
    key TEXT PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    made REAL NOT NULL,
    record BLOB NOT NULL
) STRICT;
"""
STEPS = (_TABLES, SEARCH_TABLES, COLLECTION_TABLES, DOCUMENT_DAYS)
"""What leads from each version of the tables to the next. Findings have a version of their own."""


class LibraryProblem(StrEnum):
    """Why what is found now may not be there at the next start, or what was found before is not."""

    IN_USE = "in-use"
    """Another process keeps the library. This one begins with an empty list and keeps nothing."""
    NOT_WRITABLE = "not-writable"
    FULL = "full"
    DAMAGED = "damaged"
    """The library could not be read, nor any copy of it. It was set aside, and a new one begun."""
    RESTORED = "restored"
    """The library could not be read. It was set aside, and a copy taken that was made before."""
    TOO_NEW = "too-new"
    """A later version of the program wrote it. It is left alone, and nothing is kept."""


class LibraryTooNew(sqlite3.DatabaseError):
    """The tables are of a later version of the program."""


def open_file(folder: Path, steps: Sequence[str] = STEPS) -> tuple[sqlite3.Connection, LibraryProblem | None]:
    """Open the library in that folder or begin it; say so where it is not the one that was left.

    Raises LibraryTooNew, sqlite3.Error or OSError where there can be none.
    """
    if _is_lost(folder) and _restore(folder):
        return _open(folder, steps), LibraryProblem.RESTORED
    try:
        return _open(folder, steps), None
    except LibraryTooNew:
        raise
    except sqlite3.Error as error:
        if trouble_of(error) is not LibraryProblem.DAMAGED:
            raise
    _set_aside(folder)
    trouble = LibraryProblem.RESTORED if _restore(folder) else LibraryProblem.DAMAGED
    return _open(folder, steps), trouble


def open_in_memory(folder: Path | None = None) -> sqlite3.Connection:
    """Begin a library that ends with the program, with what can be read of the one in that folder."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    if folder is not None and (path := (folder / LIBRARY_FILE).absolute()).is_file():
        for how in ("mode=ro", "immutable=1"):  # the second where no file can be made beside it
            try:
                with contextlib.closing(sqlite3.connect(sqlite_uri(path, how), uri=True)) as kept:
                    kept.backup(database)
                return _prepared(database, STEPS)
            except sqlite3.Error:
                database.close()
                database = sqlite3.connect(":memory:", check_same_thread=False)
    return _prepared(database, STEPS)


def copy_daily(database: sqlite3.Connection, folder: Path) -> bool:
    """Copy the library if the last copy is a day old; return whether that was done. The fourth copy goes.

    Raises sqlite3.Error or OSError; the copies there are stay.
    """
    newest = _copies(folder)[0]
    with contextlib.suppress(FileNotFoundError):
        if 0 <= time.time() - newest.stat().st_mtime < COPY_EVERY:
            return False
    _copy(database, folder)
    return True


def drop_from_copies(folder: Path, keys: Sequence[str]) -> None:
    """Leave nothing of those documents in the copies. A copy that cannot be written is removed whole.

    Neither in what was learned of all words.
    """
    with contextlib.suppress(OSError):
        (folder / WORDS_FILE).unlink(missing_ok=True)
    for path in _copies(folder):
        if not path.exists():
            continue
        try:
            with contextlib.closing(sqlite3.connect(path)) as copy:
                made = path.stat()
                _set_up(copy)
                with copy:
                    copy.executemany("DELETE FROM documents WHERE key = ?", [(key,) for key in keys])
                # secure_delete misses what SQLite moved within a page before: written anew, nothing is left.
                copy.execute("VACUUM")
                os.utime(path, ns=(made.st_atime_ns, made.st_mtime_ns))
        except (sqlite3.Error, OSError):
            with contextlib.suppress(OSError):
                path.unlink()


def drop_copies(folder: Path) -> None:
    """Leave no copy, nor any library that was set aside. Raises OSError."""
    others = (folder / _UNFINISHED, folder / WORDS_FILE)
    for path in (*_copies(folder), *others, *folder.glob(f"damaged-{LIBRARY_FILE}*")):
        path.unlink(missing_ok=True)


def trouble_of(error: Exception) -> LibraryProblem:
    if isinstance(error, LibraryTooNew):
        return LibraryProblem.TOO_NEW
    if isinstance(error, OSError):
        return LibraryProblem.NOT_WRITABLE
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return LibraryProblem.FULL
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH):
        return LibraryProblem.NOT_WRITABLE
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LibraryProblem.IN_USE
    return LibraryProblem.DAMAGED


def _open(folder: Path, steps: Sequence[str]) -> sqlite3.Connection:
    path = folder / LIBRARY_FILE
    if not path.exists():
        path.touch(mode=0o600)
    ended_in_peace = not _log_of(path).exists()
    database = sqlite3.connect(path, check_same_thread=False)
    try:
        if not ended_in_peace or path.stat().st_size <= CHECKED:
            (sound,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if sound != "ok":
                raise sqlite3.DatabaseError(sound)
        (version,) = database.execute("PRAGMA user_version").fetchone()
        if 0 < version < len(steps):
            _copy(database, folder)
        database.execute("PRAGMA journal_mode = WAL")
        _prepared(database, steps)
        database.execute("SELECT * FROM documents").fetchall()
        return database
    except (sqlite3.Error, OSError):
        database.close()
        raise


def _prepared(database: sqlite3.Connection, steps: Sequence[str]) -> sqlite3.Connection:
    """Bring the tables to today's form, all the way or not at all. Raises LibraryTooNew or sqlite3.Error."""
    _set_up(database)
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version > len(steps):
        raise LibraryTooNew(f"version {version}")
    if version < len(steps):
        needed = "\n".join(steps[version:])
        try:
            database.executescript(f"BEGIN IMMEDIATE; {needed} PRAGMA user_version = {len(steps)}; COMMIT;")
        except sqlite3.Error:
            database.rollback()
            raise
    with database:
        if database.execute("DELETE FROM documents WHERE place IS NULL RETURNING key").fetchall():
            from engine.library.search.indexing import remove_unlisted  # what cuts words is loaded for it

            remove_unlisted(database)
    return database


def _set_up(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA busy_timeout = 5000")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA trusted_schema = OFF")


def _copies(folder: Path) -> tuple[Path, ...]:
    """Return where the copies are, the newest first; they need not exist."""
    return tuple(folder / _COPY.format(number=number) for number in range(1, COPIES + 1))


def _copy(database: sqlite3.Connection, folder: Path) -> None:
    unfinished = folder / _UNFINISHED
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        with contextlib.closing(sqlite3.connect(unfinished)) as copy:
            database.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, and no more
            _drop_index(copy)
    except sqlite3.Error:
        unfinished.unlink(missing_ok=True)
        raise
    copies = _copies(folder)
    for older, newer in zip(reversed(copies), reversed(copies[:-1]), strict=False):
        if newer.exists():
            rename_over(newer, older)
    rename_over(unfinished, copies[0])
    sync_folder(folder)


def _drop_index(copy: sqlite3.Connection) -> None:
    """Leave out of a copy what can be made anew from the rest of it, and is the larger part."""
    if copy.execute("SELECT 1 FROM sqlite_schema WHERE name = 'searched_documents'").fetchone():
        with copy:
            empty(copy)
        copy.execute("VACUUM")


def _restore(folder: Path) -> bool:
    """Put the newest copy that can be read in the place of the library; return whether there is one."""
    for path in _copies(folder):
        try:
            with contextlib.closing(
                sqlite3.connect(sqlite_uri(path.absolute(), "mode=ro"), uri=True)
            ) as copy:
                (sound,) = copy.execute("PRAGMA quick_check(1)").fetchone()
                copy.execute("SELECT key FROM documents").fetchall()
        except sqlite3.Error:
            continue
        if sound == "ok":
            rename_over(path, folder / LIBRARY_FILE)
            sync_folder(folder)
            return True
    return False


def _set_aside(folder: Path) -> None:
    """Rename a library that cannot be read, and what belongs to it, over one that was set aside before.

    The log goes first: it must never stand beside a file that it was not written for.
    """
    for suffix in ("-wal", "-shm", ""):
        part = folder / (LIBRARY_FILE + suffix)
        if part.exists():
            rename_over(part, folder / ("damaged-" + LIBRARY_FILE + suffix))


def _is_lost(folder: Path) -> bool:
    """Whether there is no library, as between setting one aside and bringing one back."""
    path = folder / LIBRARY_FILE
    return not path.exists() or (path.stat().st_size == 0 and not _log_of(path).exists())


def _log_of(path: Path) -> Path:
    """Return where SQLite writes before it writes into the file. After an end in peace it is gone."""
    return path.with_name(path.name + "-wal")
