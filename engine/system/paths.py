"""Paths of the program's own resources, and of what it keeps for its user."""

import os
import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

PORTABLE = "precis-data"
DATA_VARIABLE = "PRECIS_DATA"
"""The environment variable that names a folder in which everything is kept instead."""


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that comes with the program; it need not exist.

    A frozen program unpacks its resources beside its modules, a source checkout keeps them beside engine.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    root = Path(unpacked) if unpacked else Path(__file__).resolve().parents[2]
    return root.joinpath("resources", *parts)


def portable_folder() -> Path | None:
    """Return the folder beside the program in which everything is kept, where there is one.

    Whoever makes a folder of that name makes the program portable. On macOS it lies beside the .app.
    """
    if not getattr(sys, "frozen", False):
        return None
    program = Path(sys.executable).resolve()
    app = next((parent for parent in program.parents if parent.suffix == ".app"), program)
    folder = app.with_name(PORTABLE)
    return folder if folder.is_dir() else None


def chosen_folder() -> Path | None:
    """Return the folder that holds all data by choice: that of DATA_VARIABLE, or else the portable one."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named).absolute() if named else portable_folder()


def user_data(*parts: str) -> Path:
    """Return the path of a file or folder that is kept for the user; it need not exist."""
    root = chosen_folder() or user_data_path("precis", appauthor=False)
    return root.joinpath(*parts)


def user_config(*parts: str) -> Path:
    """Return the path of a file that holds what the user chose; it need not exist."""
    root = chosen_folder() or user_config_path("precis", appauthor=False)
    return root.joinpath(*parts)
