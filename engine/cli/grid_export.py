"""The option --export of commands that print a table, and what it writes."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall

if TYPE_CHECKING:
    from engine.exports.grid import Grid


def add_grid_export(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument(
        "--export",
        type=Path,
        metavar="OUT",
        help=f"write {what} into a file instead: .csv, .xlsx, .md or .json",
    )


def check_grid_export(path: Path | None, documents: Sequence[str]) -> None:
    """Complain of a file that no table can be, or that is one of the documents, before any is read."""
    from engine.exports.grid import GRID_FORMATS

    if path is None:
        return
    if path.suffix.lower() not in GRID_FORMATS:
        raise WrongCall(f"{path}: the file's name must end in one of {', '.join(GRID_FORMATS)}")
    if path.resolve() in (Path(name).resolve() for name in documents):
        raise WrongCall(f"{path} is one of the documents: choose another name")


def write_grid(grid: "Grid", path: Path) -> None:
    """Write a table. Raises WrongCall where that cannot be done."""
    from engine.exports.errors import ExportError, explain_export
    from engine.exports.grid import export_grid

    try:
        export_grid(grid, path)
    except ExportError as error:
        raise WrongCall(str(explain_export(error))) from error
