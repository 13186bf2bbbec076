"""Where the program's own files are."""

import sys
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return the path of a file or folder that comes with the program; it need not exist.

    A frozen program unpacks its resources beside its modules, a source checkout keeps them beside engine.
    """
    unpacked = getattr(sys, "_MEIPASS", None)
    root = Path(unpacked) if unpacked else Path(__file__).resolve().parent.parent
    return root.joinpath("resources", *parts)
