"""`precis references`: title, authors, year and DOI of documents, as BibTeX or RIS."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall
from engine.cli.collection import add_reading_options, documents_to_read
from engine.cli.documents import put

if TYPE_CHECKING:
    from engine.extraction.references import Reference

FORMATS = ("bibtex", "ris")
SUFFIXES = {".bib": "bibtex", ".ris": "ris"}


def add_references(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "references",
        help="reference data, as BibTeX or RIS",
        description="Print title, authors, year, DOI and ISBN of documents as a bibliography: as the files "
        "declare them, or as their first pages say. What a document does not say is left out.",
    )
    parser.set_defaults(run=_references)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="documents or folders; without any, those the window keeps"
    )
    parser.add_argument("--format", choices=FORMATS, default=FORMATS[0], help="what is printed (%(default)s)")
    parser.add_argument(
        "--export", type=Path, metavar="OUT", help="write it into a .bib or .ris file instead"
    )
    add_reading_options(parser)


def _references(arguments: argparse.Namespace) -> int:
    from engine.extraction.references import find_reference

    if arguments.export is not None and arguments.export.suffix.lower() not in SUFFIXES:
        raise WrongCall(f"{arguments.export}: the file's name must end in .bib or .ris")
    failures: list[str] = []
    found = [find_reference(document) for _name, document in documents_to_read(arguments, failures)]
    if arguments.export is not None:
        _write(arguments.export, _text(found, SUFFIXES[arguments.export.suffix.lower()]))
    elif arguments.json:
        put(json.dumps({"references": [_to_json(reference) for reference in found]}, ensure_ascii=False))
    else:
        put(_text(found, arguments.format).rstrip("\n"))
    return 1 if failures else 0


def _text(references: "list[Reference]", format: str) -> str:
    from engine.extraction.bibliography import to_bibtex, to_ris

    return to_ris(references) if format == "ris" else to_bibtex(references)


def _to_json(reference: "Reference") -> dict[str, object]:
    return {
        "kind": reference.kind.value,
        "title": reference.title,
        "authors": list(reference.authors),
        "year": reference.year,
        "doi": reference.doi,
        "isbn": reference.isbn,
        "files": [str(path) for path in reference.files],
    }


def _write(path: Path, text: str) -> None:
    from engine.exports.errors import ExportError, explain_export
    from engine.exports.formats import write_atomically

    try:
        write_atomically(path, text.encode("utf-8", "replace"))
    except ExportError as error:
        raise WrongCall(str(explain_export(error))) from error
