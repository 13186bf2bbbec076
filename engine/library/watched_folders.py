"""Watched folders: which files of them are new, changed or gone since they were looked at last.

What was seen is kept in the library, so that a file that somebody took out of the list does not come back at
the next start, and one that changed while the program was closed is noticed.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.core.found_files import SkippedFile, SkipReason
from engine.core.progress import Progress, Report, Stage, silent
from engine.library.store import FileStamp

Seen = Mapping[Path, FileStamp]
"""Files of a folder as they were when they were looked at."""


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder that is watched, with what was seen in it."""

    path: Path
    seen: Seen
    skipped: tuple[SkippedFile, ...] = ()
    """The files of it that are no documents, and why."""


@dataclass(frozen=True, slots=True)
class FolderChanges:
    """What became of the files of a folder since it was looked at last."""

    folder: Path
    new: tuple[Path, ...] = ()
    changed: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    is_there: bool = True
    """Whether the folder itself could be looked at. Of one that is not, no file is called gone."""

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def look_at(folder: Path, report: Report = silent) -> dict[Path, FileStamp] | None:
    """Return the files in a folder and those in it, as they look from outside; None where nobody can look.

    Hidden files and folders are left out, links to folders are not followed.
    """
    found: dict[Path, FileStamp] = {}
    waiting = [str(folder)]
    is_first = True
    while waiting:
        directory = waiting.pop()
        try:
            with os.scandir(directory) as entries:
                for entry in entries:
                    _take(entry, found, waiting)
        except OSError:
            if is_first:
                return None
        is_first = False
        report(Progress(Stage.READ, len(found)))
    return found


def _take(entry: "os.DirEntry[str]", found: dict[Path, FileStamp], waiting: list[str]) -> None:
    if entry.name.startswith("."):
        return
    try:
        if entry.is_dir(follow_symlinks=False):
            waiting.append(entry.path)
        elif entry.is_file():
            there = entry.stat()
            found[Path(entry.path)] = FileStamp(there.st_size, there.st_mtime_ns)
    except OSError:
        return  # it went while it was looked at


def changes_of(folder: Path, before: Seen, now: Seen | None) -> FolderChanges:
    """Compare two looks at a folder."""
    if now is None:
        return FolderChanges(folder, is_there=False)
    return FolderChanges(
        folder,
        new=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(sorted(path for path in now.keys() & before.keys() if now[path] != before[path])),
        gone=tuple(sorted(before.keys() - now.keys())),
    )


def settled(now: Seen, previous: Seen) -> dict[Path, FileStamp]:
    """Return the files that look as they did a moment ago: the others may still be written."""
    return {path: stamp for path, stamp in now.items() if previous.get(path) == stamp}


def put_folder(database: sqlite3.Connection, folder: Path, added: float) -> None:
    """Watch a folder from now on. Part of the caller's transaction."""
    database.execute("INSERT OR IGNORE INTO watched_folders VALUES (?, ?)", (_bytes(folder), added))


def remove_folder(database: sqlite3.Connection, folder: Path) -> None:
    """Watch a folder no longer, and forget what was seen in it. Part of the caller's transaction."""
    database.execute("DELETE FROM watched_files WHERE folder = ?", (_bytes(folder),))
    database.execute("DELETE FROM watched_folders WHERE path = ?", (_bytes(folder),))


def put_seen(
    database: sqlite3.Connection,
    folder: Path,
    seen: Seen,
    gone: Iterable[Path] = (),
    skipped: Iterable[SkippedFile] = (),
) -> None:
    """Remember files of a folder as they look now, and why some are left out.

    Part of the caller's transaction.
    """
    reasons = {file.path: file.reason.value for file in skipped}
    watched = database.execute("SELECT 1 FROM watched_folders WHERE path = ?", (_bytes(folder),))
    if watched.fetchone() is None:
        return
    rows = [
        (_bytes(path), _bytes(folder), stamp.size, stamp.modified, reasons.get(path, ""))
        for path, stamp in seen.items()
    ]
    database.executemany("INSERT OR REPLACE INTO watched_files VALUES (?, ?, ?, ?, ?)", rows)
    database.executemany("DELETE FROM watched_files WHERE path = ?", [(_bytes(path),) for path in gone])


def watched_folders(database: sqlite3.Connection) -> tuple[WatchedFolder, ...]:
    """Return the folders that are watched, in the order in which they were added."""
    seen: dict[bytes, dict[Path, FileStamp]] = {
        path: {} for (path,) in database.execute("SELECT path FROM watched_folders ORDER BY added")
    }
    skipped: dict[bytes, list[SkippedFile]] = {path: [] for path in seen}
    for path, folder, size, modified, reason in database.execute("SELECT * FROM watched_files"):
        seen[folder][_path(path)] = FileStamp(size, modified)
        if reason:
            skipped[folder].append(SkippedFile(_path(path), SkipReason(reason)))
    return tuple(WatchedFolder(_path(path), files, tuple(skipped[path])) for path, files in seen.items())


def _bytes(path: Path) -> bytes:
    return str(path).encode("utf-8", "surrogatepass")


def _path(data: bytes) -> Path:
    return Path(data.decode("utf-8", "surrogatepass"))
