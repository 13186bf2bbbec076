"""The user's choice whether documents are kept between two starts, beside the library."""

from pathlib import Path

from engine.library.database import LIBRARY_FILE

_OFF = "keep-nothing"


def keeps_documents(folder: Path) -> bool:
    """Whether the user wants the documents to be there at the next start."""
    return not (folder / _OFF).exists()


def has_library(folder: Path) -> bool:
    """Whether documents are, or once were, kept in a folder."""
    return (folder / LIBRARY_FILE).is_file()


def choose_keeping(folder: Path, *, keep: bool) -> None:
    """Remember whether the user wants that. Raises OSError."""
    if keep:
        (folder / _OFF).unlink(missing_ok=True)
    else:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        (folder / _OFF).touch()
