"""Keeps the documents of the window and what was found in them, whatever ends the program.

One process writes. What cannot be kept, because another one does or the disk will not have it, is kept in
memory instead: the work goes on, and the trouble is told. Passwords never come here.
"""

import contextlib
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from engine.core.document import Document, DocumentKind
from engine.core.errors import KINDS, DocumentError
from engine.core.progress import Report, silent
from engine.core.results import Analysis
from engine.library.collection_schema import empty_collection
from engine.library.database import (
    LibraryProblem,
    copy_daily,
    drop_copies,
    drop_from_copies,
    open_file,
    open_in_memory,
    trouble_of,
)
from engine.library.file_digest import sha256_of
from engine.library.search.schema import empty, is_outdated, missing_keys
from engine.library.serialization import SerializationError, from_record, to_record
from engine.system.archive_paths import archive_holding
from engine.system.file_lock import LockHeld, locked
from engine.system.file_names import openable

if TYPE_CHECKING:
    from engine.core.array_types import Vectors
    from engine.library.search.index import SearchIndex
    from engine.library.search.vectors import SentenceVectors

Read = TypeVar("Read")


class DocumentState(StrEnum):
    """How far a document was."""

    WAITING = "waiting"
    RUNNING = "running"
    """Found after a start: the program ended while it was at this document."""
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What a file looks like from outside."""

    size: int
    modified: int
    """Nanoseconds since 1970."""


@dataclass(frozen=True, slots=True)
class KeptDocument:
    key: str
    path: Path | None
    """None for text that is not in a file."""
    title: str = ""
    """Of what is not in a file, how it is called; of a file, what its author calls it, if known."""
    text: str = ""
    """Of what is not in a file: all of it."""
    state: DocumentState = DocumentState.WAITING
    error: str = ""
    """The kind of a DocumentError, where the document failed; "" for any other error."""
    detail: str = ""
    stamp: FileStamp | None = None
    """The file's before it was read."""
    sha256: str = ""
    pages: int = 0
    problems: int = 0
    """How many things are wrong with it though it was analysed."""

    def failure(self) -> DocumentError:
        """Make the error anew that kept the document from being analysed."""
        return KINDS.get(self.error, DocumentError)(self.path or Path(self.title), self.detail)


class FileState(StrEnum):
    """A file beside what is known of it."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"


class LibraryWriteError(Exception):
    """Something could not be written to the library. It is as it was."""

    def __init__(self, trouble: LibraryProblem) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Library:
    """The documents in their order, and the analyses of those that are done.

    May be used on one thread at a time, whichever that is. Every method that writes raises LibraryWriteError.
    """

    def __init__(self, folder: Path | None) -> None:
        """Open the library in that folder, or begin it; without one, in memory, for as long as it is open.

        Never fails: trouble says what is amiss.
        """
        self._stack = ExitStack()
        self._folder = folder
        """Where the file is; None where it is in memory."""
        self.trouble: LibraryProblem | None = None
        if folder is None:
            self._database = open_in_memory()
            return
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._stack.enter_context(locked(folder / "library.lock"))
            self._database, self.trouble = open_file(folder)
        except LockHeld:
            self._begin_in_memory(LibraryProblem.IN_USE)
        except (OSError, sqlite3.Error) as error:
            self._begin_in_memory(trouble_of(error))

    def _begin_in_memory(self, trouble: LibraryProblem) -> None:
        folder, self._folder, self.trouble = self._folder, None, trouble
        is_readable = trouble in (LibraryProblem.FULL, LibraryProblem.NOT_WRITABLE)
        self._database = open_in_memory(folder if is_readable else None)

    @property
    def is_on_disk(self) -> bool:
        return self._folder is not None

    def close(self) -> None:
        """Take those out for good that left the list, and end. Nothing may be asked of it after that."""
        with contextlib.suppress(sqlite3.Error), self._database:
            rows = self._database.execute("DELETE FROM documents WHERE place IS NULL RETURNING key")
            dropped = [key for (key,) in rows.fetchall()]
            if dropped:
                from engine.library.search.indexing import remove_unlisted  # loads what cuts words

                remove_unlisted(self._database)
            if dropped and self._folder is not None:
                drop_from_copies(self._folder, dropped)
        self._database.close()
        self._stack.close()

    # Reading

    def documents(self) -> tuple[KeptDocument, ...]:
        """Return the documents in order, without what was found in them. Rows that make no sense are dropped.

        Raises LibraryWriteError where the library cannot be read at all.
        """
        columns = "key, path, title, text, state, error, detail, size, modified, sha256, pages, problems"
        query = f"SELECT {columns} FROM documents WHERE place IS NOT NULL ORDER BY place"  # noqa: S608
        try:
            rows = self._database.execute(query).fetchall()
        except sqlite3.Error as error:
            raise LibraryWriteError(trouble_of(error)) from error
        return tuple(document for row in rows if (document := _document(row)) is not None)

    def analysis(self, key: str) -> Analysis:
        """Return what was found in a document. Raises SerializationError where it was lost."""
        try:
            row = self._database.execute("SELECT record FROM analyses WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise SerializationError(str(error)) from error
        if row is None:
            raise SerializationError("not there")
        return from_record(Analysis, row[0])

    def read(self, work: Callable[[sqlite3.Connection], Read]) -> Read:
        """Return what a function reads of other tables. Raises LibraryWriteError where it cannot."""
        try:
            return work(self._database)
        except sqlite3.Error as error:
            raise LibraryWriteError(trouble_of(error)) from error

    # Writing

    def write(self, work: Callable[[sqlite3.Connection], object]) -> None:
        """Have a function write into other tables: all of it or nothing."""
        with self._writing() as database:
            work(database)

    def put(self, documents: Sequence[KeptDocument]) -> None:
        """Keep what is known of documents; new ones come to the end of the list."""
        with self._writing() as database:
            for document in documents:
                _put(database, document)

    def put_analysis(
        self,
        document: KeptDocument,
        analysis: Analysis,
        vectors: "SentenceVectors | None" = None,
        day: str = "",
    ) -> None:
        """Keep a document with what was found in it, and index its passages: all or nothing.

        vectors are those of its sentences; they can be added later. day is that of DocumentFeatures.
        """
        from engine.library.document_features import put_features
        from engine.library.search.indexing import add_document

        row = document.key, time.time(), to_record(analysis)
        with self._writing() as database:
            _put(database, document)
            database.execute("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?)", row)
            add_document(database, document.key, analysis.document, analysis.kind, vectors)
            put_features(database, document.key, analysis.keywords, day)

    def put_document(
        self,
        document: KeptDocument,
        read: Document,
        kind: DocumentKind | None = None,
        vectors: "SentenceVectors | None" = None,
    ) -> None:
        """Index a document that was read and not analysed."""
        from engine.library.search.indexing import add_document

        with self._writing() as database:
            _put(database, document)
            add_document(database, document.key, read, kind, vectors)

    def index_next(self) -> bool:
        """Index one analysed document that is not yet, empty if it cannot be read; say if there was one."""
        with self._writing() as database:
            if not missing_keys(database) and not is_outdated(database):
                return False
            from engine.library.search.indexing import add_missing  # loads what cuts words

            return add_missing(database, self.analysis)

    def keys_without_vectors(self) -> tuple[str, ...]:
        """Return the indexed documents that are not found by meaning yet."""
        from engine.library.search.indexing import keys_without_vectors

        return keys_without_vectors(self._database)

    def put_passage_vectors(self, key: str, model: str, rows: "Vectors") -> None:
        """Keep vectors of a document's passages, one for each in order, for the search by meaning."""
        from engine.library.search.indexing import add_vectors

        with self._writing() as database:
            add_vectors(database, key, model, rows)

    def search_index(self) -> "SearchIndex":
        """Return what searches this library, on the thread on which it is used."""
        from engine.library.search.index import SearchIndex

        return SearchIndex(self._database)

    def put_stamp(self, key: str, stamp: FileStamp) -> None:
        """The file looks different from outside, but is the same."""
        with self._writing() as database:
            database.execute(
                "UPDATE documents SET size = ?, modified = ? WHERE key = ?",
                (stamp.size, stamp.modified, key),
            )

    def put_list(self, keys: Sequence[str]) -> None:
        """The list is now made of these, in this order. Others can come back to it until close."""
        with self._writing() as database:
            database.execute("UPDATE documents SET place = NULL")
            database.executemany(
                "UPDATE documents SET place = ? WHERE key = ?",
                [(place, key) for place, key in enumerate(keys)],
            )

    def forget_all(self) -> None:
        """Leave nothing of any document, in the file neither."""
        with self._writing() as database:
            empty(database)
            empty_collection(database)
            database.execute("DELETE FROM analyses")
            database.execute("DELETE FROM documents")
        with contextlib.suppress(sqlite3.Error):  # the words are overwritten; what stays is a larger file
            self._database.execute("VACUUM")
            self._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if self._folder is not None:
            try:
                drop_copies(self._folder)
            except OSError as error:
                raise LibraryWriteError(trouble_of(error)) from error

    def copy_daily(self) -> None:
        """Copy the library once a day, so that one that is damaged costs no more than that."""
        if self._folder is not None and self._database.execute("SELECT 1 FROM documents").fetchone():
            try:
                copy_daily(self._database, self._folder)
            except (sqlite3.Error, OSError) as error:
                raise LibraryWriteError(trouble_of(error)) from error

    @contextlib.contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._database:
                yield self._database
        except sqlite3.Error as error:
            raise LibraryWriteError(trouble_of(error)) from error


def stamp_of(path: Path) -> FileStamp | None:
    """Return how a file, or the archive that holds it, looks from outside; None where nobody can look."""
    try:
        found = openable(archive_holding(path) or path).stat()
    except (OSError, ValueError):
        return None
    return FileStamp(found.st_size, found.st_mtime_ns)


def file_now(document: KeptDocument, report: Report = silent) -> tuple[FileState, FileStamp | None]:
    """Compare a document's file with what was read, reading it where its date alone is another."""
    if document.path is None or document.stamp is None:
        return FileState.SAME, None
    stamp = stamp_of(document.path)
    if stamp is None:
        return FileState.GONE, None
    if stamp == document.stamp:
        return FileState.SAME, stamp
    if stamp.size != document.stamp.size or not document.sha256 or archive_holding(document.path):
        return FileState.CHANGED, stamp
    try:
        is_same = sha256_of(document.path, report) == document.sha256
    except OSError:
        return FileState.GONE, None
    return (FileState.SAME if is_same else FileState.CHANGED), stamp


def _put(database: sqlite3.Connection, document: KeptDocument) -> None:
    stamp = document.stamp
    database.execute(
        """INSERT INTO documents VALUES (?, (SELECT coalesce(max(place), -1) + 1 FROM documents),
               ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (key) DO UPDATE SET title = excluded.title, state = excluded.state,
               error = excluded.error, detail = excluded.detail, size = excluded.size,
               modified = excluded.modified, sha256 = excluded.sha256, pages = excluded.pages,
               problems = excluded.problems""",
        (
            document.key,
            None if document.path is None else _bytes(str(document.path)),
            _storable(document.title),
            None if document.path is not None else zlib.compress(_bytes(document.text)),
            document.state.value,
            document.error,
            _storable(document.detail),
            stamp.size if stamp else None,
            stamp.modified if stamp else None,
            document.sha256,
            document.pages,
            document.problems,
        ),
    )


def _document(row: Sequence[object]) -> KeptDocument | None:
    key, path, title, text, state, error, detail, size, modified, sha256, pages, problems = row
    try:
        return KeptDocument(
            key=str(key),
            path=Path(_text(path)) if isinstance(path, bytes) else None,
            title=str(title),
            text=_text(zlib.decompress(text)) if isinstance(text, bytes) else "",
            state=DocumentState(str(state)),
            error=str(error),
            detail=str(detail),
            stamp=FileStamp(size, modified) if isinstance(size, int) and isinstance(modified, int) else None,
            sha256=str(sha256),
            pages=int(str(pages)),
            problems=int(str(problems)),
        )
    except (ValueError, zlib.error):
        return None


def _bytes(text: str) -> bytes:
    """File names on Linux are bytes: what of them is no text is kept, too."""
    return text.encode("utf-8", "surrogatepass")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogatepass")


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
