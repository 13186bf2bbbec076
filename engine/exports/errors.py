"""Export errors: kinds of failure to write a file, and the words for them."""

from enum import StrEnum
from pathlib import Path

from engine.messages import Message, Translate


class ExportFailure(StrEnum):
    """Why a file could not be written."""

    FULL = "full"
    RIGHTS = "rights"
    NO_FOLDER = "no-folder"
    NAME = "name"
    DOCUMENT = "document"
    """A document is there, which would be lost."""
    OTHER = "other"


class ExportError(Exception):
    """The file is as it was before."""

    def __init__(self, path: Path, reason: ExportFailure, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


def explain_export(error: ExportError, tr: Translate = str) -> Message:
    """Say why the file was not written, and what the user can do."""
    what = tr("{name} was not written.")
    match error.reason:
        case ExportFailure.FULL:
            what = tr("{name} was not written: the disk is full.")
            advice = tr("Free some space, or choose another disk.")
        case ExportFailure.RIGHTS:
            what = tr("{name} was not written: you have no permission to write there.")
            advice = tr("Choose another folder.")
        case ExportFailure.NO_FOLDER:
            what, advice = (
                tr("{name} was not written: its folder is not there."),
                tr("Choose another folder."),
            )
        case ExportFailure.NAME:
            advice = tr("Choose another name.")
        case ExportFailure.DOCUMENT:
            what = tr("{name} was not written: it is one of the documents and would be lost.")
            advice = tr("Choose another name.")
        case ExportFailure.OTHER:
            advice = tr("Choose another folder. ({detail})")
    return Message(what.format(name=error.path.name), advice.format(detail=error.detail))
