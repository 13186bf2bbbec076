"""`precis models`: what stands on the shelf, and whether it is whole."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import ModelError
from engine.wording import explain_model

if TYPE_CHECKING:
    from engine.models.manifest import Manifest

NAMES_OF_COLUMNS = ("name", "languages", "size", "version", "folder")


def add_models(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "models", help="list the models on the shelf, check them", description="Look after the models."
    )
    actions = parser.add_subparsers(title="actions", required=True, metavar="ACTION")
    listing = actions.add_parser("list", help="list them", description="List the models on the shelf.")
    listing.add_argument("--json", action="store_true", help="print them as JSON")
    listing.set_defaults(run=_list)
    check = actions.add_parser(
        "check",
        help="check that they are whole",
        description="Compare the files of models with their manifests, load them and let them read two "
        "sentences. Exit status: 0 if all are good.",
    )
    check.add_argument("names", nargs="*", metavar="NAME", help="models, or their folders (all)")
    check.set_defaults(run=_check)


def _list(arguments: argparse.Namespace) -> int:
    from engine.models.shelf import model_folders, shelves

    return list_models(model_folders(shelves()), as_json=arguments.json)


def _check(arguments: argparse.Namespace) -> int:
    from engine.models.shelf import model_folders, shelves

    return check_models(arguments.names or model_folders(shelves()))


def list_models(folders: Sequence[Path], *, as_json: bool = False) -> int:
    """Print every model. Of one that cannot even say what it is, print why, and return 1."""
    from engine.models.manifest import load_manifest

    found: list[Manifest] = []
    faults: list[ModelError] = []
    for folder in folders:
        try:
            found.append(load_manifest(folder))
        except ModelError as error:
            faults.append(error)
    if as_json:
        _print(json.dumps([_to_json(manifest) for manifest in found], ensure_ascii=False))
    elif found:
        for line in _table([NAMES_OF_COLUMNS, *map(_row, found)]):
            _print(line)
    elif not faults:
        _say("There are no models on the shelf.")
    for fault in faults:
        _say(_in_words(fault))
    return 1 if faults else 0


def check_models(models: Sequence[Path | str]) -> int:
    """Check models, by folder or by name, and print what was found; return 1 if one is bad or none there."""
    from engine.models.checking import check_model
    from engine.models.shelf import find_named

    if not models:
        _say("There are no models on the shelf.")
        return 1
    status = 0
    for model in models:
        try:
            manifest = check_model(model if isinstance(model, Path) else find_named(model))
        except ModelError as error:
            status = 1
            _say(_in_words(error))
        else:
            _print(f"{manifest.name}: good")
    return status


def _to_json(manifest: "Manifest") -> dict[str, object]:
    return {
        "name": manifest.name,
        "version": manifest.version,
        "languages": list(manifest.languages),
        "bytes": manifest.bytes,
        "licence": manifest.licence,
        "folder": str(manifest.folder),
    }


def _row(manifest: "Manifest") -> tuple[str, ...]:
    size = f"{manifest.bytes / 1e6:.1f} MB"
    languages = ", ".join(manifest.languages)
    return manifest.name, languages, size, manifest.version, str(manifest.folder)


def _table(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _in_words(error: ModelError) -> str:
    return f"{explain_model(error)}" + (f" ({error.detail})" if error.detail else "")


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _say(text: str) -> None:
    sys.stderr.write(f"precis: {text}\n")
