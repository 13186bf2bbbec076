"""Paths that lead into an archive: those of a file, and the file's name in it, as report.zip/part/a.pdf."""

import os.path
from pathlib import Path

from engine.system.file_names import openable


def archive_holding(path: Path) -> Path | None:
    """Return the file that a path leads into, whatever it is; None for a path that leads through folders."""
    for parent in path.parents:
        place = openable(parent)
        if os.path.isfile(place):  # noqa: PTH113 - of a path that cannot be, too, and without an error
            return parent
        if os.path.isdir(place):  # noqa: PTH112
            return None
    return None
