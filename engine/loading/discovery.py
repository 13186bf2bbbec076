"""File discovery: files as they are named, folders and archives with all documents in them."""

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.errors import DocumentError
from engine.core.formats import document_suffixes
from engine.core.found_files import FoundFiles, SkippedFile, SkipReason
from engine.core.progress import Progress, Report, Stage
from engine.system.file_names import is_hidden, openable, shown_path, walkable

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

SUFFIXES = document_suffixes()
"""What counts as a document in a folder. A file named on its own is taken whatever it is called."""
ARCHIVE_SUFFIX = ".zip"


def discover_documents(paths: Sequence[Path], report: Report) -> tuple[Path, ...]:
    """Return the files named, and for each folder its documents in order of name.

    Hidden files and folders are left out, links to folders are not followed, archives are not looked into.
    """
    return find_files(paths, None, report).documents


def find_files(paths: Sequence[Path], readers: "ReaderProcess | None", report: Report) -> FoundFiles:
    """Find the documents in files, folders and, by the reader process, in ZIP archives; and say what is none.

    An archive that cannot be listed stands for itself: reading it says why.
    """
    search = _Search(readers, report)
    for path in paths:
        if openable(path).is_dir():
            search.walk(path)
        else:
            search.take(path)
    return FoundFiles(tuple(search.documents), tuple(search.skipped))


@dataclass(slots=True)
class _Search:
    readers: "ReaderProcess | None"
    """None where archives are not looked into."""
    report: Report
    documents: dict[Path, None] = field(default_factory=dict)
    skipped: dict[SkippedFile, None] = field(default_factory=dict)

    def walk(self, folder: Path) -> None:
        def cannot_look(error: OSError) -> None:
            self._skip(Path(shown_path(error.filename)), SkipReason.NOT_READABLE)

        for extended, folders, files in os.walk(walkable(folder), onerror=cannot_look):
            directory = shown_path(extended)
            folders[:] = sorted(self._visible(directory, folders))
            for path in self._visible_files(directory, files):
                self._take_from_folder(path)
            for path in [Path(directory, name) for name in folders]:
                if openable(path).is_symlink() or _is_junction(path):
                    self._skip(path, SkipReason.LINK)

    def take(self, path: Path) -> None:
        """Take a file for a document, or for an archive of some if that is what it is."""
        is_archive = self._may_be_archive(path) or (self.readers is not None and _begins_as_archive(path))
        found = self._in_archive(path) if is_archive else None
        if found is None:
            self.documents[path] = None
        else:
            self.documents.update(dict.fromkeys(found.documents))
            self.skipped.update(dict.fromkeys(found.skipped))
        self.report(Progress(Stage.READ, len(self.documents)))

    def _take_from_folder(self, path: Path) -> None:
        if path.suffix.lower() not in SUFFIXES and not self._may_be_archive(path):
            self._skip(path, SkipReason.UNSUPPORTED)
        elif _is_empty(path):
            self._skip(path, SkipReason.EMPTY)
        else:
            self.take(path)

    def _may_be_archive(self, path: Path) -> bool:
        return self.readers is not None and path.suffix.lower() == ARCHIVE_SUFFIX

    def _in_archive(self, path: Path) -> FoundFiles | None:
        from engine.loading.archives import find_in_archive

        assert self.readers is not None
        try:
            return find_in_archive(path, self.readers, self.report)
        except DocumentError:
            return None

    def _visible(self, directory: str, names: Sequence[str]) -> Iterator[str]:
        for name in names:
            if is_hidden(name, _attributes(directory, name)):
                self._skip(Path(directory, name), SkipReason.HIDDEN)
            else:
                yield name

    def _visible_files(self, directory: str, names: Sequence[str]) -> Iterator[Path]:
        for name in sorted(self._visible(directory, names)):
            yield Path(directory, name)

    def _skip(self, path: Path, reason: SkipReason) -> None:
        self.skipped[SkippedFile(path, reason)] = None


def _attributes(directory: str, name: str) -> int:
    """Return Windows' marks of a file, 0 where there are none."""
    if sys.platform != "win32":
        return 0
    try:
        return os.lstat(openable(Path(directory, name))).st_file_attributes
    except OSError:
        return 0


def _is_junction(path: Path) -> bool:
    """Whether it is a link to a folder of Windows' own kind, which os.walk does not follow either."""
    junction = getattr(os.path, "isjunction", None)  # since Python 3.12
    return junction is not None and bool(junction(openable(path)))


def _begins_as_archive(path: Path) -> bool:
    """Whether a file that is called like no document begins as an archive does."""
    place = openable(path)
    if path.suffix.lower() in SUFFIXES or not os.path.isfile(place):  # noqa: PTH113 - no device is opened
        return False
    try:
        with place.open("rb") as file:
            return file.read(4) == b"PK\3\4"
    except OSError:
        return False


def _is_empty(path: Path) -> bool:
    try:
        return openable(path).stat().st_size == 0
    except OSError:
        return False  # reading it says what is wrong
