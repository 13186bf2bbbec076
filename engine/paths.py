"""Where the program's own files are, and those it keeps for its user."""

import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that comes with the program; it need not exist.

    A frozen program unpacks its resources beside its modules, a source checkout keeps them beside engine.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    root = Path(unpacked) if unpacked else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)


def user_data(*parts: str) -> Path:
    """Return the path of a file or folder that is kept for the user; it need not exist."""
    return user_data_path("precis", appauthor=False).joinpath(*parts)


def user_config(*parts: str) -> Path:
    """Return the path of a file that holds what the user chose; it need not exist."""
    return user_config_path("precis", appauthor=False).joinpath(*parts)
