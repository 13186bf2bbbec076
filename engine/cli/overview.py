"""`precis overview`: topics of several documents together, the documents of each, and from when they are."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.cli.arguments import positive
from engine.cli.collection import add_reading_options, kept_analyses, kept_vectors, read_documents
from engine.cli.documents import progress_of, put
from engine.cli.grid_export import add_grid_export, check_grid_export, write_grid
from engine.core.options import GRAPH, PERFORMER

if TYPE_CHECKING:
    from engine.core.array_types import Vectors
    from engine.core.results import Analysis
    from engine.exports.grid import Grid
    from engine.library.document_features import DocumentFeatures
    from engine.multidocument.library_topics import LibraryTopic
    from engine.multidocument.topics_over_time import TopicsOverTime


def add_overview(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "overview",
        help="topics of several documents together, over time",
        description="Put documents into topics, each named by its keywords; list the documents of each, and "
        "count from which years or months they are, where they say that.",
    )
    parser.set_defaults(run=_overview)
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="documents or folders; without any, those the window keeps"
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="print at most N documents of each topic")
    parser.add_argument(
        "--model",
        choices=(PERFORMER, GRAPH),
        default=PERFORMER,
        help="what compares documents; graph goes by their keywords alone, which is faster",
    )
    add_grid_export(parser, "how many documents of each topic are from when")
    add_reading_options(parser)


@dataclass(frozen=True, slots=True)
class _Overview:
    topics: "tuple[LibraryTopic, ...]"
    over_time: "TopicsOverTime"
    days: dict[str, str]
    titles: dict[str, str]


def _overview(arguments: argparse.Namespace) -> int:
    from engine.extraction.document_date import find_document_date
    from engine.multidocument.library_topics import find_library_topics
    from engine.multidocument.topics_over_time import count_over_time

    check_grid_export(arguments.export, arguments.files)
    failures: list[str] = []
    days, titles = dict[str, str](), dict[str, str]()
    features: list[DocumentFeatures] = []
    for name, analysis, space, vector in _documents(arguments, failures):
        features.append(_features(name, analysis, space, vector))
        days[name] = find_document_date(analysis.document)
        titles[name] = analysis.document.title
    with progress_of("topics") as report:
        topics = find_library_topics(features, report)
    _show(arguments, _Overview(topics, count_over_time(topics, days), days, titles))
    return 1 if failures else 0


def _documents(
    arguments: argparse.Namespace, failures: list[str]
) -> "Iterator[tuple[str, Analysis, str, Vectors | None]]":
    """Yield each document's name, what was found in it, and the model and the mean of its vectors."""
    if not arguments.files:
        kept = {} if arguments.model == GRAPH else kept_vectors()
        for name, analysis in kept_analyses():
            yield name, analysis, *kept.get(name, ("", None))
        return
    from engine.core.options import Options
    from engine.pipeline.analyze import analyze

    for name, document in read_documents(arguments, failures):
        with progress_of(name) as report:
            analysis = analyze(document, Options(model=arguments.model), report)
            yield name, analysis, *(("", None) if arguments.model == GRAPH else _vector(analysis))


def _vector(analysis: "Analysis") -> "tuple[str, Vectors | None]":
    from engine.library.search.passages import cut_passages
    from engine.library.search.vectors import passage_vectors, to_unit_length
    from engine.retrieval.embedding import embed_document

    document = analysis.document
    found = embed_document(document)
    if found is None:
        return "", None
    rows = passage_vectors(document, cut_passages(document), found.rows)
    (mean,) = to_unit_length(rows.mean(axis=0, keepdims=True))
    return found.model, mean


def _features(name: str, analysis: "Analysis", space: str, vector: "Vectors | None") -> "DocumentFeatures":
    from engine.library.document_features import DocumentFeatures

    keywords = tuple((keyword.text, keyword.score) for keyword in analysis.keywords)
    return DocumentFeatures(name, analysis.document.title, keywords, space, vector)


def _show(arguments: argparse.Namespace, found: _Overview) -> None:
    if arguments.export is not None:
        write_grid(_grid(found), arguments.export)
    elif arguments.json:
        put(json.dumps(_to_json(found), ensure_ascii=False))
    else:
        put("\n".join(_lines(found, arguments.limit)) or "Nothing was found.")


def _to_json(found: _Overview) -> dict[str, object]:
    return {
        "periods": list(found.over_time.periods),
        "topics": [
            {
                "label": topic.label,
                "documents": [
                    {"path": one.key, "title": found.titles[one.key], "date": found.days[one.key]}
                    for one in topic.documents
                ],
                "counts": list(counted.counts),
                "undated": counted.undated,
            }
            for topic, counted in zip(found.topics, found.over_time.topics, strict=True)
        ],
    }


def _grid(found: _Overview) -> "Grid":
    from engine.exports.grid import Grid

    rows = (
        (one.label, *map(str, one.counts), str(one.undated), str(sum(one.counts) + one.undated))
        for one in found.over_time.topics
    )
    header = ("Topic", *found.over_time.periods, "Without a date", "Documents")
    return Grid("Topics over time", header, tuple(rows), _to_json(found))


def _lines(found: _Overview, limit: int | None) -> Iterator[str]:
    for topic, counted in zip(found.topics, found.over_time.topics, strict=True):
        many = len(topic.documents)
        yield f"{topic.label}: {'1 document' if many == 1 else f'{many:,} documents'}"
        over_time = [
            f"{period} {count} ×"
            for period, count in zip(found.over_time.periods, counted.counts, strict=True)
            if count
        ]
        if over_time:
            unknown = [f"without a date {counted.undated} ×"] if counted.undated else []
            yield f"  {', '.join([*over_time, *unknown])}"
        for one in topic.documents[:limit]:
            day = found.days[one.key]
            yield f"  - {one.key}{f' ({day})' if day else ''}"
        yield ""
