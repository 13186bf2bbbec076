"""Watcher of folders: looks at them again and again, on a thread of its own, and tells what is new in them.

It asks the file system instead of waiting for its messages: these do not come from network drives, and are
lost where a folder has many files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from engine.core.found_files import FoundFiles, SkippedFile
from engine.core.progress import Report
from engine.library.store import FileStamp
from engine.library.watched_folders import WatchedFolder, changes_of, look_at, settled
from gui.jobs import Job, JobQueue

PAUSE = 5_000
"""Milliseconds between two looks, at least."""
SOON = 1_000
"""Milliseconds to the next look where a file may still be written."""
SHARE = 20
"""A look that takes long is followed by a pause this many times as long."""


@dataclass(frozen=True, slots=True)
class FolderNews:
    """What became of the files of a watched folder."""

    folder: Path
    is_there: bool = True
    documents: tuple[Path, ...] = ()
    """Those of new files, also inside of archives."""
    changed: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    skipped: tuple[SkippedFile, ...] = ()
    """Of the new and changed files those that are no documents."""
    seen: Mapping[Path, FileStamp] = field(default_factory=dict)
    """How the new and changed files look."""

    def __bool__(self) -> bool:
        return bool(self.seen or self.gone)


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at all folders gave."""

    news: tuple[FolderNews, ...]
    now: Mapping[Path, Mapping[Path, FileStamp]]
    """The files of each folder as they look."""
    is_unsettled: bool
    seconds: float


class FolderWatcher(QObject):
    """Looks at folders, and remembers what was told of them."""

    told = Signal(object)
    """A FolderNews of a folder with new, changed or gone files."""
    looked = Signal()
    """All folders were looked at once more."""

    def __init__(self, parent: QObject | None = None, pause: int = PAUSE, soon: int = SOON) -> None:
        super().__init__(parent)
        self._queue = JobQueue(self)
        self._pause = pause
        self._soon = soon
        self._folders: dict[Path, WatchedFolder] = {}
        self._lost: frozenset[Path] = frozenset()
        self._now: Mapping[Path, Mapping[Path, FileStamp]] = {}
        self._works = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def folders(self) -> tuple[WatchedFolder, ...]:
        """Return the folders that are watched."""
        return tuple(self._folders.values())

    def is_lost(self, folder: Path) -> bool:
        """Whether a folder could not be looked at last."""
        return folder in self._lost

    def watch(self, folder: WatchedFolder) -> None:
        """Watch a folder from now on, with what is known of it."""
        self._folders.setdefault(folder.path, folder)
        if not self._works:
            self._timer.start(0)

    def unwatch(self, folder: Path) -> None:
        """Watch a folder no longer."""
        self._folders.pop(folder, None)

    def close(self) -> None:
        """Stop for good."""
        self._timer.stop()
        self._folders.clear()
        self._queue.close()

    def _look(self) -> None:
        if not self._folders:
            return
        self._works = True
        folders, before = self.folders(), self._now
        job = Job(lambda report: _look_at_all(folders, before, report))
        job.done.connect(self._on_looked)
        job.failed.connect(lambda _error: self._rest(self._pause))
        self._queue.add(job)

    def _on_looked(self, look: object) -> None:
        assert isinstance(look, _Look)
        self._now = look.now
        self._lost = frozenset(news.folder for news in look.news if not news.is_there)
        for news in look.news:
            known = self._folders.get(news.folder)
            if known is not None and news:
                self._folders[news.folder] = _with_news(known, news)
                self.told.emit(news)
        self.looked.emit()
        self._rest(self._soon if look.is_unsettled else max(self._pause, int(look.seconds * 1000 * SHARE)))

    def _rest(self, milliseconds: int) -> None:
        self._works = False
        if self._folders:
            self._timer.start(milliseconds)


def _with_news(folder: WatchedFolder, news: FolderNews) -> WatchedFolder:
    seen = {path: stamp for path, stamp in folder.seen.items() if path not in news.gone} | dict(news.seen)
    kept = [file for file in folder.skipped if file.path not in news.seen and file.path not in news.gone]
    return WatchedFolder(folder.path, seen, (*kept, *news.skipped))


def _look_at_all(
    folders: tuple[WatchedFolder, ...], before: Mapping[Path, Mapping[Path, FileStamp]], report: Report
) -> _Look:
    started = monotonic()
    news, looks, is_unsettled = [], {}, False
    for folder in folders:
        now = look_at(folder.path, report)
        if now is None:
            news.append(FolderNews(folder.path, is_there=False))
            continue
        looks[folder.path] = now
        calm = settled(now, {**folder.seen, **before.get(folder.path, {})})
        waiting = now.keys() - calm.keys()
        is_unsettled = is_unsettled or bool(waiting)
        # What is still written looks as it did before, until it is done.
        quiet = calm | {path: folder.seen[path] for path in waiting if path in folder.seen}
        news.append(_news_of(folder, quiet, report))
    return _Look(tuple(news), looks, is_unsettled, monotonic() - started)


def _news_of(folder: WatchedFolder, now: Mapping[Path, FileStamp], report: Report) -> FolderNews:
    changes = changes_of(folder.path, folder.seen, now)
    if not changes:
        return FolderNews(folder.path)
    left_out = {file.path for file in folder.skipped}
    # A file that was none may be a document by now: an empty one that was written to.
    fresh = (*changes.new, *(path for path in changes.changed if path in left_out))
    found = _sorted_out(fresh, report)
    return FolderNews(
        folder.path,
        documents=found.documents,
        changed=tuple(path for path in changes.changed if path not in left_out),
        gone=changes.gone,
        skipped=found.skipped,
        seen={path: now[path] for path in (*changes.new, *changes.changed)},
    )


def _sorted_out(paths: tuple[Path, ...], report: Report) -> FoundFiles:
    if not paths:
        return FoundFiles()
    from engine.loading.discovery import sort_out
    from engine.readers.worker.process import ReaderProcess

    with ReaderProcess() as readers:
        return sort_out(paths, readers, report)
