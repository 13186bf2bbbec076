"""`precis compare`: what changed between two versions, or where two documents agree and differ, cited."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall
from engine.cli.collection import add_reading_options, read_documents
from engine.cli.documents import check_export, progress_of, put

if TYPE_CHECKING:
    from engine.core.document import Document, Span
    from engine.multidocument.agreement import Agreement, StatementPair
    from engine.multidocument.comparison import Change, DocumentComparison


def add_compare(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "compare",
        help="what changed between two versions, or where two documents agree and differ",
        description="List the statements of a document that changed from one version to the next, those with "
        "other figures first, then what was added and what was removed, each with its place. Or, of two "
        "documents about the same, the statements that differ, and those that agree.",
    )
    parser.set_defaults(run=_compare)
    parser.add_argument("old", metavar="OLD", help="the version before, or the first document")
    parser.add_argument("new", metavar="NEW", help="the version after it, or the second")
    parser.add_argument(
        "--agreement",
        action="store_true",
        help="list the statements of both about the same thing: those whose figures, dates or denials "
        "differ, then those that agree; of documents in one language",
    )
    parser.add_argument(
        "--export",
        type=Path,
        metavar="OUT",
        help="write what changed, where they differ and where they agree into a file instead: .md, .html, "
        ".docx, .txt, .csv or .json",
    )
    add_reading_options(parser)


def _compare(arguments: argparse.Namespace) -> int:
    if arguments.old == arguments.new:
        raise WrongCall("name two different documents")
    if Path(arguments.old).is_dir() or Path(arguments.new).is_dir():
        raise WrongCall("name two documents, no folders")
    arguments.files = [arguments.old, arguments.new]
    if arguments.export is not None:
        check_export(arguments.export, arguments.files)
    read = dict(read_documents(arguments, []))
    if len(read) < 2:
        return 1
    if len(read) > 2:
        raise WrongCall("name two documents, no archives of several")
    _show(arguments, *read.values())
    return 0


def _show(arguments: argparse.Namespace, old: "Document", new: "Document") -> None:
    from engine.multidocument.agreement import find_agreement
    from engine.multidocument.comparison import compare_documents
    from engine.multidocument.multidocument_json import comparison_to_json

    asks = arguments.agreement or arguments.export is not None
    with progress_of("compare") as report:
        found = compare_documents(old, new, report)
        agreement = find_agreement(old, new, report) if asks else None
    if arguments.export is not None and agreement is not None:
        _export(arguments.export, found, agreement, old, new)
    elif arguments.json:
        put(json.dumps(comparison_to_json(found, old, new, agreement), ensure_ascii=False))
    elif agreement is not None:
        put("\n".join(_agreement_lines(agreement, old, new)))
    else:
        put("\n".join(_lines(found, old, new)))


def _export(
    path: Path, found: "DocumentComparison", agreement: "Agreement", old: "Document", new: "Document"
) -> None:
    from engine.exports.errors import ExportError, explain_export
    from engine.exports.formats import export
    from engine.multidocument.comparison_report import comparison_report

    try:
        export([comparison_report(found, agreement, old, new, date.today())], path)
    except ExportError as error:
        raise WrongCall(str(explain_export(error))) from error


def _agreement_lines(agreement: "Agreement", first: "Document", second: "Document") -> Iterator[str]:
    if not agreement.is_same_language:
        yield "The documents are in two languages: their statements cannot be compared."
        return
    yield (
        f"They differ in {_statements(len(agreement.differing))} and agree in {len(agreement.agreeing):,}."
    )
    for title, pairs in (("They differ", agreement.differing), ("They agree", agreement.agreeing)):
        if pairs:
            yield f"\n{title}"
            for pair in pairs:
                yield from _pair(pair, first, second)


def _statements(count: int) -> str:
    return "1 statement" if count == 1 else f"{count:,} statements"


def _pair(pair: "StatementPair", first: "Document", second: "Document") -> Iterator[str]:
    differences = ", ".join(f"{one.kind.value} {one.text}" for one in pair.differences)
    yield f"\n{differences}" if differences else ""
    yield f"  1 {_cited(first, pair.first)}"
    yield f"  2 {_cited(second, pair.second)}"


def _lines(found: "DocumentComparison", old: "Document", new: "Document") -> Iterator[str]:
    counts = Counter(change.kind.value for change in found.changes)
    said = ", ".join(f"{counts[kind]} {kind}" for kind in ("changed", "added", "removed"))
    yield f"{said}, {found.unchanged} unchanged."
    for change in found.changes:
        yield f"\n{change.kind.value}{_figures(change)}"
        if change.old is not None:
            yield f"  - {_cited(old, change.old)}"
        if change.new is not None:
            yield f"  + {_cited(new, change.new)}"


def _figures(change: "Change") -> str:
    if not change.changes_figures:
        return ""
    before, after = (
        ", ".join(figures) or "none" for figures in (change.figures_before, change.figures_after)
    )
    return f": {before} → {after}"


def _cited(document: "Document", span: "Span") -> str:
    from engine.core.places import place_of
    from engine.messages import describe_places

    place = place_of(document, span)
    where = f" ({describe_places(place.kind, [place.name])})" if place else ""
    return f"{document.quotation(span)}{where}"
