"""Writes what was found to a file, in the format that its name asks for. The file is whole or as it was."""

import errno
import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from engine.exports.markdown import to_markdown
from engine.exports.plain import to_plain_text
from engine.exports.report import Report
from engine.exports.table import to_csv
from engine.exports.web import to_html
from engine.exports.word import to_docx
from engine.whole_files import replacing
from engine.wording import Message, Translate

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


class Reason(StrEnum):
    """Why a file could not be written."""

    FULL = "full"
    RIGHTS = "rights"
    NO_FOLDER = "no-folder"
    NAME = "name"
    OTHER = "other"


class NotWritten(Exception):
    """The file is as it was before."""

    def __init__(self, path: Path, reason: Reason, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


def export(reports: Sequence[Report], path: Path, formats: Mapping[str, Make] = FORMATS) -> None:
    """Write the reports, one after the other, into one file. Raises NotWritten, KeyError for the suffix."""
    content = formats[path.suffix.lower()](reports)
    write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Raises NotWritten."""
    try:
        with replacing(path) as file:
            file.write(content)
    except OSError as error:
        raise NotWritten(path, _reason(error), error.strerror or "") from error
    except ValueError as error:  # a zero byte in the name
        raise NotWritten(path, Reason.NAME) from error


def _reason(error: OSError) -> Reason:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return Reason.FULL
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return Reason.RIGHTS
        case errno.ENOENT | errno.ENOTDIR:
            return Reason.NO_FOLDER
        case errno.ENAMETOOLONG | errno.EINVAL | errno.EISDIR:
            return Reason.NAME
    return Reason.OTHER


def explain_export(error: NotWritten, tr: Translate = str) -> Message:
    """Say why the file was not written, and what the user can do."""
    what = tr("{name} was not written.")
    match error.reason:
        case Reason.FULL:
            what = tr("{name} was not written: the disk is full.")
            advice = tr("Make room, or choose another disk.")
        case Reason.RIGHTS:
            what = tr("{name} was not written: you have no right to write there.")
            advice = tr("Choose another folder.")
        case Reason.NO_FOLDER:
            what, advice = (
                tr("{name} was not written: its folder is not there."),
                tr("Choose another folder."),
            )
        case Reason.NAME:
            advice = tr("Choose another name.")
        case Reason.OTHER:
            advice = tr("Choose another folder. ({detail})")
    return Message(what.format(name=error.path.name), advice.format(detail=error.detail))
