"""Files handed to the system: opened by its program for them, shown in its file manager."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

OpenPlace = Callable[[Path], object]
"""Opens a file or a folder with the program that the system has for it."""


def open_with_system(path: Path) -> None:
    """Open a file or a folder with the system's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def show_in_folder(path: Path, open_place: OpenPlace = open_with_system) -> None:
    """Show a file in its folder, chosen where the system's file manager can be told to choose it."""
    if sys.platform == "win32":
        QProcess.startDetached("explorer", ["/select,", str(path)])
    elif sys.platform == "darwin":
        QProcess.startDetached("open", ["-R", str(path)])
    else:
        open_place(path.parent)


def on_disk(path: Path) -> Path | None:
    """Return the file itself, or the archive in which it lies; None where neither is there."""
    return next((place for place in (path, *path.parents) if place.is_file()), None)
