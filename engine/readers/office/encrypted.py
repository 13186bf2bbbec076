"""Stands in for a reader of encrypted Office files: what they are is known, how to open them is not."""

from collections.abc import Iterator
from pathlib import Path

from engine.core.document import Problem
from engine.core.errors import PasswordNeeded, UnsupportedFormat
from engine.core.raw_page import DocumentHeader, Page

FORMAT = "encrypted-office"


def read_encrypted(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:
    """Yield nothing. Raises PasswordNeeded, and UnsupportedFormat where there is a password."""
    if password:
        raise UnsupportedFormat(path, FORMAT)
    raise PasswordNeeded(path, FORMAT)
    yield  # a reader is a generator
