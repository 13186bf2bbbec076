"""`precis entities`: names, dates and amounts of documents with all their places, or a timeline."""

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from engine.cli.arguments import positive
from engine.cli.collection import add_reading_options, documents_to_read
from engine.cli.documents import progress_of, put
from engine.cli.grid_export import add_grid_export, check_grid_export, write_grid

if TYPE_CHECKING:
    from engine.core.document import Document
    from engine.exports.grid import Grid
    from engine.extraction.entities import DocumentEntity
    from engine.extraction.timeline import TimelineEvent

KINDS = ("name", "date", "amount")
TITLES = {"name": "Names", "date": "Dates", "amount": "Amounts"}
PLACES = 3
"""Places of each thing that are printed."""


def add_entities(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "entities",
        help="names, dates and amounts, or a timeline",
        description="List the names, dates and amounts of documents, each with its places: first what most "
        "documents have, and what stands there most often. Or a timeline of what they say happened when.",
    )
    parser.set_defaults(run=_entities)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="documents or folders; without any, those the window keeps"
    )
    parser.add_argument("--kind", choices=KINDS, action="append", help="only these; may be given twice")
    parser.add_argument(
        "--timeline", action="store_true", help="the sentences that say a date, in the order of the dates"
    )
    parser.add_argument(
        "--limit", type=positive, metavar="N", help="at most N of each kind (20), or N lines of the timeline"
    )
    add_grid_export(parser, "the list")
    add_reading_options(parser)


def _entities(arguments: argparse.Namespace) -> int:
    check_grid_export(arguments.export, arguments.files)
    failures: list[str] = []
    documents = [document for _name, document in documents_to_read(arguments, failures)]
    if arguments.timeline:
        _show_timeline(arguments, documents)
    else:
        _show_entities(arguments, documents)
    return 1 if failures else 0


def _show_timeline(arguments: argparse.Namespace, documents: "Sequence[Document]") -> None:
    from engine.extraction.facts_export import timeline_grid
    from engine.extraction.timeline import make_timeline

    with progress_of("timeline") as report:
        events = make_timeline(documents, report)[: arguments.limit]
    _show(arguments, timeline_grid(events, documents), _timeline_lines(events, documents))


def _show_entities(arguments: argparse.Namespace, documents: "Sequence[Document]") -> None:
    from engine.extraction.entities import EntityKind, find_entities
    from engine.extraction.facts_export import entities_grid

    kinds = [EntityKind(kind) for kind in dict.fromkeys(arguments.kind or KINDS)]
    with progress_of("entities") as report:
        entities = find_entities(documents, kinds, report)
    is_whole = arguments.export is not None or arguments.json
    limit = arguments.limit or (None if is_whole else 20)
    shown = [one for kind in kinds for one in [each for each in entities if each.kind is kind][:limit]]
    _show(arguments, entities_grid(shown, documents), _entity_lines(shown, documents))


def _show(arguments: argparse.Namespace, grid: "Grid", lines: Iterator[str]) -> None:
    if arguments.export is not None:
        write_grid(grid, arguments.export)
    elif arguments.json:
        put(json.dumps(grid.json, ensure_ascii=False))
    else:
        put("\n".join(lines) or "Nothing was found.")


def _entity_lines(entities: "Sequence[DocumentEntity]", documents: "Sequence[Document]") -> Iterator[str]:
    from engine.extraction.facts_export import describe_place

    last = ""
    for entity in entities:
        if entity.kind.value != last:
            yield f"{'' if not last else chr(10)}{TITLES[entity.kind.value]}"
            last = entity.kind.value
        places = dict.fromkeys(
            _where(documents, mention.document, describe_place(documents[mention.document], mention.span))
            for mention in entity.mentions
        )
        more = ", …" if len(places) > PLACES else ""
        where = f" ({', '.join(filter(None, list(places)[:PLACES]))}{more})" if any(places) else ""
        yield f"  {entity.text}: {len(entity.mentions)} ×{where}"


def _where(documents: "Sequence[Document]", number: int, place: str) -> str:
    name = documents[number].path.name if len(documents) > 1 else ""
    return " ".join(filter(None, (name, place)))


def _timeline_lines(events: "Sequence[TimelineEvent]", documents: "Sequence[Document]") -> Iterator[str]:
    from engine.extraction.facts_export import describe_place

    for event in events:
        document = documents[event.document]
        where = _where(documents, event.document, describe_place(document, event.span))
        assumed = " (year assumed)" if event.is_year_assumed else ""
        yield f"{event.day}{assumed}  {document.quotation(event.span)}{f' ({where})' if where else ''}"
