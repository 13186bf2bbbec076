"""Export formats by file suffix, and atomic writing: a file is whole, or as it was."""

import errno
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from engine.exports.csv import to_csv
from engine.exports.docx import to_docx
from engine.exports.errors import ExportError, ExportFailure
from engine.exports.html import to_html
from engine.exports.markdown import to_markdown
from engine.exports.report import Report
from engine.exports.text import to_plain_text
from engine.system.atomic_files import atomic_write
from engine.system.file_names import is_reserved, is_same_file, openable

Make = Callable[[Sequence[Report]], bytes]


def _text(make: Callable[[Sequence[Report]], str]) -> Make:
    return lambda reports: make(reports).encode("utf-8", "replace")


def _json(reports: Sequence[Report]) -> bytes:
    found = [report.json for report in reports]
    return json.dumps(found, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


FORMATS: Mapping[str, Make] = {
    ".md": _text(to_markdown),
    ".html": _text(to_html),
    ".docx": to_docx,
    ".txt": _text(to_plain_text),
    ".csv": _text(to_csv),
    ".json": _json,
}
"""By the end of the file's name. JSON is a list, however many documents there are."""


def export(reports: Sequence[Report], path: Path, formats: Mapping[str, Make] = FORMATS) -> None:
    """Write the reports, one after the other, into one file. Raises ExportError, KeyError for the suffix."""
    content = formats[path.suffix.lower()](reports)
    write_atomically(path, content)


def refuse_documents(path: Path, documents: Iterable[Path]) -> None:
    """Raise ExportError if the path leads to one of the documents, by whatever name: it would be lost."""
    if openable(path).exists() and any(is_same_file(path, document) for document in documents):
        raise ExportError(path, ExportFailure.DOCUMENT)


def write_atomically(path: Path, content: bytes) -> None:
    """Replace the file in one step, or leave it as it was. Raises ExportError."""
    if sys.platform == "win32" and is_reserved(path.name):
        raise ExportError(path, ExportFailure.NAME)
    try:
        with atomic_write(path) as file:
            file.write(content)
    except OSError as error:
        raise ExportError(path, _reason(path, error), error.strerror or "") from error
    except ValueError as error:  # a zero byte in the name
        raise ExportError(path, ExportFailure.NAME) from error


def _reason(path: Path, error: OSError) -> ExportFailure:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return ExportFailure.FULL
        case errno.EACCES | errno.EPERM | errno.EROFS:
            # Windows says of a folder only that it may not be replaced.
            return ExportFailure.NAME if path.is_dir() else ExportFailure.RIGHTS
        case errno.ENOENT | errno.ENOTDIR:
            # Windows says of a name that is too long only that there is no such file.
            return ExportFailure.NAME if path.parent.is_dir() else ExportFailure.NO_FOLDER
        case errno.ENAMETOOLONG | errno.EINVAL | errno.EISDIR:
            return ExportFailure.NAME
    return ExportFailure.OTHER
