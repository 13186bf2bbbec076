"""Finds the documents in what was dropped: files as they are, folders with all that is in them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.core.formats import document_suffixes
from engine.core.progress import Progress, Report, Stage

SUFFIXES = document_suffixes()
"""What counts as a document in a folder. A file named on its own is taken whatever it is called."""


def gather(paths: Sequence[Path], report: Report) -> tuple[Path, ...]:
    """Return the files named, and for each folder its documents in order of name.

    Hidden files and folders are left out, links to folders are not followed.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        for file in _documents_in(path):
            found[file] = None
            report(Progress(Stage.READ, len(found)))
    return tuple(found)


def _documents_in(folder: Path) -> Iterator[Path]:
    for directory, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(directory, name)
            if not name.startswith(".") and path.suffix.lower() in SUFFIXES:
                yield path
