"""Where the program's own files are, and those it keeps for its user."""

import sys
from pathlib import Path

from platformdirs import user_config_path, user_data_path

PORTABLE = "precis-data"


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


def user_data(*parts: str) -> Path:
    """Return the path of a file or folder that is kept for the user; it need not exist."""
    root = portable_folder() or user_data_path("precis", appauthor=False)
    return root.joinpath(*parts)


def user_config(*parts: str) -> Path:
    """Return the path of a file that holds what the user chose; it need not exist."""
    root = portable_folder() or user_config_path("precis", appauthor=False)
    return root.joinpath(*parts)
