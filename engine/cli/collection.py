"""The documents that a search or a question is about: files read on the spot, or the window's library."""

import argparse
import contextlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall
from engine.cli.documents import documents_of, file_of, progress_of, put, say
from engine.core.errors import DocumentError

if TYPE_CHECKING:
    from engine.core.array_types import Vectors
    from engine.core.document import Document
    from engine.core.results import Analysis
    from engine.library.search.index import SearchIndex
    from engine.library.store import Library
    from engine.readers.worker.process import ReaderProcess


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--password", default="", help="for locked documents")
    parser.add_argument("--json", action="store_true", help="print JSON")


def read_documents(arguments: argparse.Namespace, failures: list[str]) -> "Iterator[tuple[str, Document]]":
    """Yield each document that can be read, with its name; say of the others why not, and list them."""
    from engine.exports.json_text import error_to_json
    from engine.messages import explain
    from engine.readers.worker.process import ReaderProcess

    with ReaderProcess() as readers:
        for name in dict.fromkeys(documents_of(arguments, readers)):
            try:
                document = _read(name, arguments.password, readers)
            except DocumentError as error:
                failures.append(name)
                if arguments.json:
                    put(json.dumps(error_to_json(error, name), ensure_ascii=False))
                else:
                    say(str(explain(error)))
                continue
            yield name, document


def documents_to_read(arguments: argparse.Namespace, failures: list[str]) -> "Iterator[tuple[str, Document]]":
    """Yield the documents of the files named; without any, those that the window keeps.

    Raises WrongCall where it keeps none.
    """
    if arguments.files:
        yield from read_documents(arguments, failures)
        return
    for name, analysis in kept_analyses():
        yield name, analysis.document


def kept_analyses() -> "Iterator[tuple[str, Analysis]]":
    """Yield what the window keeps. Raises WrongCall where that is nothing."""
    import sqlite3

    from engine.library.kept_analyses import read_kept_analyses

    try:
        yield from read_kept_analyses(_folder_of_library())
    except sqlite3.Error as error:
        raise WrongCall(f"the documents that are kept cannot be read: {error}") from error


def kept_vectors() -> "dict[str, tuple[str, Vectors]]":
    """Return the model and the mean vector of each document that the window keeps and that has one."""
    import sqlite3

    from engine.library.kept_analyses import read_kept_vectors

    try:
        return {name: (model, mean) for name, model, mean in read_kept_vectors(_folder_of_library())}
    except sqlite3.Error as error:
        raise WrongCall(f"the documents that are kept cannot be read: {error}") from error


def _folder_of_library() -> Path:
    from engine.system.paths import user_data

    folder = user_data("library")
    if not (folder / "library.sqlite").is_file():
        raise WrongCall("no documents are kept: name files or folders")
    return folder


def _read(name: str, password: str, readers: "ReaderProcess") -> "Document":
    from engine.pipeline.files import read_file

    with file_of(name) as path, progress_of(name) as report:
        return replace(read_file(path, readers, report, password=password), path=Path(name))


@contextlib.contextmanager
def index_of_files(
    arguments: argparse.Namespace, failures: list[str], *, embed: bool
) -> "Iterator[SearchIndex]":
    """Index the files named, in memory, for as long as this is entered; with embed, their meaning, too."""
    from engine.library.store import KeptDocument, Library, stamp_of
    from engine.ranking.document_kind import find_kind
    from engine.retrieval.embedding import embed_document

    library = Library(None)
    with contextlib.closing(library):
        for name, document in read_documents(arguments, failures):
            with progress_of(name) as report:
                vectors = embed_document(document, report=report) if embed else None
            kept = KeptDocument(name, Path(name), stamp=stamp_of(Path(name)))
            library.put_document(kept, document, find_kind(document), vectors)
        yield library.search_index()


@contextlib.contextmanager
def index_of_library() -> "Iterator[SearchIndex]":
    """Open the documents that the window keeps. Raises WrongCall where it keeps none."""
    import sqlite3

    from engine.library.database import LibraryProblem
    from engine.library.search.index import open_search_index
    from engine.library.store import Library, LibraryWriteError

    folder = _folder_of_library()
    library = Library(folder)
    with contextlib.closing(library):
        if library.trouble is not LibraryProblem.IN_USE:
            with contextlib.suppress(LibraryWriteError):
                _index_missing(library)
            yield library.search_index()
            return
    try:
        with open_search_index(folder) as index:
            index.languages()
            yield index
    except sqlite3.Error as error:
        raise WrongCall(f"the documents that are kept cannot be read: {error}") from error


def _index_missing(library: "Library") -> None:
    """Index what a version before kept, which had no search."""
    from engine.core.progress import Progress, Stage

    with progress_of("library") as report:
        done = 0
        while library.index_next():
            done += 1
            report(Progress(Stage.ANALYZE, done))
