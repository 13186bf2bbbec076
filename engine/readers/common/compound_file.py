"""Compound files (MS-CFB), in which older Office programs keep their documents: streams by name, bounded."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import olefile  # type: ignore[import-untyped]

from engine.core.errors import Damaged, TooLarge

FILE_BYTES = 200 << 20
_ERRORS = (OSError, ValueError, IndexError, KeyError, TypeError, struct.error, AttributeError)
"""What olefile raises on files that are not as they should be, beside errors of its own that are OSErrors."""


class CompoundFile:
    """The open file. No stream is longer than the file, whatever its entry says."""

    def __init__(self, path: Path, file: Any) -> None:
        self.path = path
        self._file = file

    def read(self, name: str) -> bytes:
        """Return a stream whole ("storage/stream"); nothing where it is missing. Raises Damaged."""
        try:
            return bytes(self._file.openstream(name).read()) if self._file.exists(name) else b""
        except _ERRORS as error:
            raise Damaged(self.path, f"{name}: {type(error).__name__}") from error

    def storages(self, within: str = "") -> tuple[str, ...]:
        """The paths of the storages that stand directly within another; within "" for the file itself."""
        depth = within.count("/") + 1 if within else 0
        found = ("/".join(parts) for parts in self._file.listdir(streams=False, storages=True))
        return tuple(
            name
            for name in found
            if name.count("/") == depth and name.startswith(within + "/" if within else "")
        )


@contextmanager
def open_compound(path: Path) -> Iterator[CompoundFile]:
    """Open a compound file. Raises TooLarge over FILE_BYTES, Damaged where it is none."""
    if path.stat().st_size > FILE_BYTES:
        raise TooLarge(path, f"over {FILE_BYTES} bytes")
    try:
        file = olefile.OleFileIO(str(path))
    except _ERRORS as error:
        raise Damaged(path, type(error).__name__) from error
    try:
        yield CompoundFile(path, file)
    finally:
        file.close()
