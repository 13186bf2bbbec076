"""Reuse of an analysis for a file of the same content, read from the library beside what writes it."""

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine.core.document import Document, ProblemKind
from engine.core.options import Options
from engine.core.progress import Report, silent
from engine.core.results import Analysis
from engine.library.database import LIBRARY_FILE
from engine.library.file_digest import sha256_of
from engine.library.serialization import SerializationError, from_record

_QUERY = """
SELECT path, record FROM documents JOIN analyses USING (key)
WHERE sha256 = ? AND state = 'done' AND path IS NOT NULL AND path <> ?
"""


def analysis_of_same_content(
    folder: Path, path: Path, options_of: Callable[[str], Options], report: Report = silent
) -> Analysis | None:
    """Return what was found in another file of the library with the same content, as that of this file.

    options_of says for a language how the file would be analysed: what was analysed or read in another way is
    no help, nor is a file whose name says that it is of another kind. None where there is nothing.
    """
    if not (folder / LIBRARY_FILE).is_file():
        return None
    try:
        digest = sha256_of(path, report)
        rows = _rows(folder, digest, path)
    except (OSError, sqlite3.Error):
        return None
    for other, record in rows:
        if Path(other.decode("utf-8", "surrogatepass")).suffix.lower() != path.suffix.lower():
            continue
        with contextlib.suppress(SerializationError):
            found = from_record(Analysis, record)
            if _was_read_as_usual(found.document) and found.options == options_of(found.document.language):
                return replace(found, document=replace(found.document, path=path))
    return None


def _rows(folder: Path, digest: str, path: Path) -> list[tuple[bytes, bytes]]:
    uri = f"{(folder / LIBRARY_FILE).absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(uri, uri=True)) as database:
        own = str(path).encode("utf-8", "surrogatepass")
        return database.execute(_QUERY, (digest, own)).fetchall()


def _was_read_as_usual(document: Document) -> bool:
    is_recognized = any(problem.kind is ProblemKind.RECOGNIZED for problem in document.problems)
    return not (document.encoding or document.quoted_kinds or is_recognized)
