"""Controller of watched folders: what becomes of their files becomes of the documents in the list."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from engine.library.store import FileStamp, FileState, Library
from engine.library.watched_folders import (
    WatchedFolder,
    put_folder,
    put_seen,
    remove_folder,
    watched_folders,
)
from engine.system.archive_paths import archive_holding
from gui.documents.document_entry import DocumentEntry
from gui.documents.document_model import DocumentModel
from gui.documents.import_controller import ImportController
from gui.documents.library_sync import LibrarySync
from gui.documents.reanalysis import Reanalysis
from gui.library.folder_watcher import FolderNews, FolderWatcher


class WatchController(QObject):
    """Watches folders, from one start to the next where documents are kept."""

    changed = Signal()
    """Something is known of the watched folders that was not before."""

    def __init__(
        self,
        documents: DocumentModel,
        imports: ImportController,
        reanalysis: Reanalysis,
        library: LibrarySync | None,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._documents = documents
        self._imports = imports
        self._reanalysis = reanalysis
        self._library = library
        self._window = window
        self.watcher = FolderWatcher(self)
        self.watcher.told.connect(self._take_in)
        self.watcher.looked.connect(self.changed)
        if library is not None:
            library.restored.connect(self._restore)

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on: what is in it comes into the list."""
        folder = folder.absolute()
        self._run(lambda library: library.write(lambda database: put_folder(database, folder, time())))
        self.watcher.watch(WatchedFolder(folder, {}))
        self.changed.emit()

    def unwatch(self, folder: Path) -> None:
        """Watch a folder no longer. Its documents stay in the list."""
        self.watcher.unwatch(folder)
        self._run(lambda library: library.write(lambda database: remove_folder(database, folder)))
        self.changed.emit()

    def forget(self) -> None:
        """Watch nothing any more: what was kept is forgotten."""
        for folder in self.watcher.folders():
            self.watcher.unwatch(folder.path)
        self.changed.emit()

    def show_folders(self) -> None:
        """Show which folders are watched."""
        from gui.library.watched_folders_dialog import WatchedFoldersDialog  # few starts need it

        dialog = WatchedFoldersDialog(self.watcher, self._window)
        dialog.watch_requested.connect(self.watch)
        dialog.unwatch_requested.connect(self.unwatch)
        self.changed.connect(dialog.refresh)
        dialog.open()

    def close(self) -> None:
        """Stop for good."""
        self.watcher.close()

    def _restore(self) -> None:
        self._run(lambda library: library.read(watched_folders), self._on_read)

    def _on_read(self, folders: object) -> None:
        if isinstance(folders, tuple):
            for folder in folders:
                self.watcher.watch(folder)
            self.changed.emit()

    def _run(self, work: Callable[[Library], object], done: Callable[[object], None] | None = None) -> None:
        if self._library is not None:
            self._library.run(work, done)

    def _take_in(self, news: FolderNews) -> None:
        """Bring the list up to date, then remember what was seen: killed in between, it is seen once more."""
        entries = self._entries_of((*news.documents, *news.changed, *news.gone))
        for path in news.gone:
            for entry in entries.get(path, ()):
                self._documents.set_file(entry.number, FileState.GONE)
        for path in (*news.documents, *news.changed):
            for entry in entries.get(path, ()):
                self._refresh(entry, news.seen.get(_file_of(path)))
        put = partial(
            put_seen, folder=news.folder, seen=dict(news.seen), gone=news.gone, skipped=news.skipped
        )
        fresh = [path for path in news.documents if path not in entries]
        self._imports.add_sources(
            fresh, is_asked_for=False, done=lambda: self._run(lambda library: library.write(put))
        )

    def _refresh(self, entry: DocumentEntry, stamp: FileStamp | None) -> None:
        """A file of the list is there again, or was written: read it anew unless it is as it was."""
        if stamp is not None and entry.stamp == stamp:
            self._documents.set_file(entry.number, FileState.SAME)
            return
        self._documents.set_file(entry.number, FileState.CHANGED)
        self._reanalysis.read_again(entry, at_once=False)

    def _entries_of(self, paths: Sequence[Path]) -> dict[Path, list[DocumentEntry]]:
        """Return the documents that come from files, also from archives, by these."""
        wanted = frozenset(paths)
        found: dict[Path, list[DocumentEntry]] = {}
        for entry in self._documents.entries() if wanted else ():
            if not isinstance(entry.source, Path):
                continue
            if entry.source in wanted:
                found.setdefault(entry.source, []).append(entry)
            else:
                for parent in wanted.intersection(entry.source.parents):
                    found.setdefault(parent, []).append(entry)
        return found


def _file_of(path: Path) -> Path:
    return archive_holding(path) or path
