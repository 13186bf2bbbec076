"""What lies in a folder or an archive that somebody names: documents, and what is left out and why."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class SkipReason(StrEnum):
    """Why a file in a folder or an archive is not taken for a document."""

    UNSUPPORTED = "unsupported"
    """Its name ends like that of no document, or it is packed by a method that is not unpacked."""
    HIDDEN = "hidden"
    """A file or a whole folder."""
    EMPTY = "empty"
    PROTECTED = "protected"
    """Locked with a password in its archive."""
    TOO_LARGE = "too-large"
    DAMAGED = "damaged"
    NESTED = "nested"
    """An archive in an archive in an archive."""
    LINK = "link"
    """To a folder: it could lead in a circle."""
    NOT_READABLE = "not-readable"
    """A folder that the system does not let us look into."""


@dataclass(frozen=True, slots=True)
class SkippedFile:
    path: Path
    reason: SkipReason


@dataclass(frozen=True, slots=True)
class FoundFiles:
    """What lies in the files and folders that were named, in order."""

    documents: tuple[Path, ...] = ()
    """That of one in an archive goes on behind the archive's: report.zip/part/a.pdf."""
    skipped: tuple[SkippedFile, ...] = ()
