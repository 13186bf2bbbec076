"""`precis table`: documents by fields and questions, each cell a quoted passage with its place."""

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall
from engine.cli.collection import add_reading_options, documents_to_read
from engine.cli.documents import progress_of, put
from engine.cli.grid_export import add_grid_export, check_grid_export, write_grid
from engine.core.options import GRAPH, PERFORMER

if TYPE_CHECKING:
    from engine.extraction.field_cues import Field
    from engine.retrieval.answer_table import AnswerModels, TableColumns, TableRow

FIELDS = (
    *("amount", "date", "deadline", "parties", "duration", "law", "person", "place", "sample", "purpose"),
    *("method", "result", "limitation", "decision", "contact"),
)
"""Named here, too, so that the help needs nothing of the engine."""


def add_table(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "table",
        help="a table of documents by fields and questions",
        description="Fill a table: a row for each document, a column for each field and each question. A "
        "cell is a passage of the document, quoted with its place, or empty where the document does not say.",
    )
    parser.set_defaults(run=_table)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="documents or folders; without any, those the window keeps"
    )
    parser.add_argument(
        "--fields",
        type=_fields,
        default=(),
        metavar="A,B,…",
        help=f"columns, with commas: {', '.join(FIELDS)}",
    )
    parser.add_argument(
        "--ask", action="append", default=[], metavar="QUESTION", help="a column; may be given several times"
    )
    parser.add_argument(
        "--model",
        choices=(PERFORMER, GRAPH),
        default=PERFORMER,
        help="what compares questions with passages; graph compares words alone, which is faster",
    )
    add_grid_export(parser, "the table")
    add_reading_options(parser)


def _fields(written: str) -> tuple[str, ...]:
    names = tuple(name for part in written.split(",") if (name := part.strip()))
    for name in names:
        if name not in FIELDS:
            raise argparse.ArgumentTypeError(f"there is no field {name!r}: choose from {', '.join(FIELDS)}")
    return names


def _table(arguments: argparse.Namespace) -> int:
    from engine.retrieval.answer_table import TableColumns, table_row
    from engine.retrieval.table_export import table_grid, table_to_json

    check_grid_export(arguments.export, arguments.files)
    columns = TableColumns(tuple(_named(arguments.fields)), tuple(arguments.ask))
    if not columns.names:
        raise WrongCall("name the columns: --fields amount,date, or --ask QUESTION")
    failures: list[str] = []
    models = _models(arguments.model)
    rows = []
    for name, document in documents_to_read(arguments, failures):
        with progress_of(name) as report:
            rows.append(table_row(document, columns, models, report))
    if arguments.export is not None:
        if rows:
            write_grid(table_grid(columns, rows), arguments.export)
    elif arguments.json:
        put(json.dumps(table_to_json(columns, rows), ensure_ascii=False))
    else:
        put("\n".join(_lines(columns, rows)))
    return 1 if failures else 0


def _named(names: tuple[str, ...]) -> "Iterator[Field]":
    from engine.extraction.field_cues import field_named

    return map(field_named, dict.fromkeys(names))


def _models(model: str) -> "AnswerModels":
    from engine.retrieval.answer_table import WORDS_ALONE, AnswerModels
    from engine.retrieval.embedding import embed_document, embed_query, encode_sentences

    if model == GRAPH:
        return WORDS_ALONE
    # Of each language that has a model: a document's own is not known before it is read.
    return AnswerModels(embed_document, lambda text: embed_query(text, ("en", "zh")), encode_sentences)


def _lines(columns: "TableColumns", rows: "list[TableRow]") -> Iterator[str]:
    from engine.retrieval.table_export import describe_place

    for row in rows:
        yield f"{row.document.path}"
        for name, cell in zip(columns.names, row.cells, strict=True):
            if cell is None:
                yield f"  {name}: —"
                continue
            place = describe_place(cell.place)
            yield f"  {name}: {cell.value}{f' ({place})' if place else ''}"
            if cell.value != cell.passage:
                yield f"    “{cell.passage}”"
        yield ""
