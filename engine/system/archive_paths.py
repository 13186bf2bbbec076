"""Paths that lead into an archive: those of a file, and the file's name in it, as report.zip/part/a.pdf."""

import os.path
from pathlib import Path


def archive_holding(path: Path) -> Path | None:
    """Return the file that a path leads into, whatever it is; None for a path that leads through folders."""
    for parent in path.parents:
        if os.path.isfile(parent):  # noqa: PTH113 - of a path that cannot be, too, and without an error
            return parent
        if os.path.isdir(parent):  # noqa: PTH112
            return None
    return None
