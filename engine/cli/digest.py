"""`precis digest`: what several documents share, what one says alone, and a ledger of all files."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall, positive
from engine.cli.collection import add_reading_options, read_documents
from engine.cli.documents import check_export, progress_of, put
from engine.core.options import GRAPH, PERFORMER

if TYPE_CHECKING:
    from engine.core.document import Document
    from engine.core.results import Analysis
    from engine.extraction.balance import BalancePart
    from engine.multidocument.digest import Digest


def add_digest(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "digest",
        help="several documents together",
        description="Quote what several documents share and what one of them says alone, by topic, each "
        "statement with its sources; then list every file: how often it was used, or why not.",
    )
    parser.set_defaults(run=_digest)
    parser.add_argument("files", nargs="+", metavar="FILE", help="documents or folders")
    parser.add_argument("--query", default="", metavar="WORDS", help="only what has some of these words")
    parser.add_argument(
        "--limit", type=positive, default=7, metavar="N", help="at most N shared statements (%(default)s)"
    )
    parser.add_argument(
        "--model",
        choices=(PERFORMER, GRAPH),
        default=PERFORMER,
        help="what ranks and compares sentences; graph goes by words alone, which is faster",
    )
    parser.add_argument(
        "--export",
        type=Path,
        metavar="OUT",
        help="write the digest into a file instead: .md, .html, .docx, .txt, .csv or .json",
    )
    parser.add_argument(
        "--balance",
        action="store_true",
        help="also say which documents and names it draws on more or less than they have room",
    )
    add_reading_options(parser)


def _digest(arguments: argparse.Namespace) -> int:
    from engine.extraction.balance import balance_to_json, describe_balance
    from engine.multidocument.digest import FileUse, LedgerEntry, make_digest
    from engine.retrieval.embedding import encode_sentences

    if arguments.export is not None:
        check_export(arguments.export, arguments.files)
    failures: list[str] = []
    analyses = list(_analyses(arguments, failures))
    with progress_of("digest") as report:
        if arguments.model == GRAPH:
            digest = make_digest(analyses, arguments.query, arguments.limit, report=report)
        else:
            digest = make_digest(analyses, arguments.query, arguments.limit, encode_sentences, report)
    unread = tuple(LedgerEntry(name, FileUse.UNREADABLE) for name in failures)
    digest = replace(digest, ledger=(*digest.ledger, *unread))
    documents = [analysis.document for analysis in analyses]
    if arguments.export is not None:
        _export(arguments.export, digest, documents, arguments.query)
    elif arguments.json:
        from engine.multidocument.multidocument_json import digest_to_json

        found = digest_to_json(digest, documents, arguments.query)
        if arguments.balance:
            found["balance"] = balance_to_json(_balance_of(digest, documents))
        put(json.dumps(found, ensure_ascii=False))
    else:
        put("\n".join(_lines(digest, documents)))
        if arguments.balance:
            put("\n".join(["\nBalance\n", *describe_balance(_balance_of(digest, documents))]))
    return 1 if failures else 0


def _balance_of(digest: "Digest", documents: "Sequence[Document]") -> "tuple[BalancePart, ...]":
    from engine.extraction.balance import balance_of_digest

    statements = (*digest.shared, *digest.own)
    sources = [source for statement in statements for source in statement.sources]
    return balance_of_digest(documents, [(source.document, source.span) for source in sources])


def _analyses(arguments: argparse.Namespace, failures: list[str]) -> "Iterator[Analysis]":
    from engine.core.options import Options
    from engine.pipeline.analyze import analyze

    options = Options(model=arguments.model)
    for name, document in read_documents(arguments, failures):
        with progress_of(name) as report:
            yield analyze(document, options, report)


def _lines(digest: "Digest", documents: "Sequence[Document]") -> Iterator[str]:
    from engine.multidocument.digest_report import describe_use, sources_of, title_of

    for topic in digest.topics:
        if len(digest.topics) > 1:
            yield f"{title_of(topic, digest)}\n"
        for title, statements in (("Shared", topic.shared), ("Said by one alone", topic.own)):
            if statements:
                yield f"{title}\n"
                for statement in statements:
                    yield f"- {statement.text}\n  ({'; '.join(sources_of(statement, documents))})"
                yield ""
    if not digest.topics:
        yield "The documents say nothing of it.\n"
    yield "Files\n"
    yield from (f"{entry.name}: {describe_use(entry)}" for entry in digest.ledger)


def _export(path: Path, digest: "Digest", documents: "Sequence[Document]", query: str) -> None:
    from engine.exports.errors import ExportError, explain_export
    from engine.exports.formats import export
    from engine.multidocument.digest_report import digest_report

    try:
        export([digest_report(digest, documents, date.today(), query)], path)
    except ExportError as error:
        raise WrongCall(str(explain_export(error))) from error
