"""Recent files: those added last, in a menu; kept between two starts beside the library, if that is kept."""

import logging
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from engine.system.atomic_files import read_json, write_json
from gui.widgets.text_formatting import one_line, without_mnemonic

log = logging.getLogger(__name__)
MARK = "precis_recent_files"
VERSION = 1
FILE = "recent-files.json"
MOST = 12
LONGEST_NAME = 60
"""Characters of a name that the menu shows."""


class RecentFiles(QObject):
    """Lists the files that were added last, the latest first."""

    file_chosen = Signal(Path)

    def __init__(self, folder: Path | None, menu: QMenu) -> None:
        """folder is the library's; without one nothing outlasts the window."""
        super().__init__(menu)
        self._path = None if folder is None else folder / FILE
        self._menu = menu
        self.paths: tuple[Path, ...] = ()
        menu.aboutToShow.connect(self._fill)
        self._offer()

    def read(self) -> None:
        """Take in what the last window left, behind what was added since."""
        if self._path is None:
            return
        try:
            found = read_json(self._path)
            if found is not None and found.get(MARK) == VERSION:
                self._take((*self.paths, *(Path(str(name)) for name in found["files"])))
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            log.warning("the recent files could not be read")

    def note(self, paths: Sequence[Path]) -> None:
        """These files were added."""
        self._take((*paths, *self.paths))

    def save(self) -> None:
        """Write them for the next start."""
        if self._path is None or not self._path.parent.is_dir():
            return
        try:
            write_json(self._path, {MARK: VERSION, "files": [str(path) for path in self.paths]})
        except OSError as error:
            log.warning("the recent files were not written: %s", error.strerror)

    def forget(self) -> None:
        """Leave nothing, on the disk neither."""
        self._take(())
        if self._path is not None:
            try:
                self._path.unlink(missing_ok=True)
            except OSError as error:
                log.warning("the recent files were not deleted: %s", error.strerror)

    def _take(self, paths: Sequence[Path]) -> None:
        self.paths = tuple(dict.fromkeys(paths))[:MOST]
        self._offer()

    def _offer(self) -> None:
        self._menu.menuAction().setEnabled(bool(self.paths))

    def _fill(self) -> None:
        self._menu.clear()
        for path in self.paths:
            action = self._menu.addAction(without_mnemonic(one_line(path.name, LONGEST_NAME)))
            action.setToolTip(one_line(str(path)))
            action.triggered.connect(lambda _checked=False, path=path: self.file_chosen.emit(path))
        self._menu.setToolTipsVisible(True)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("&Clear this list"), self.forget)
