"""Command-line interface. Needs no display; imports what a command needs when it is called."""

import argparse
import contextlib
import getpass
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from engine import __version__
from engine.cli.arguments import WrongCall, add_document_options, options_of, positive
from engine.cli.ask import add_ask
from engine.cli.check import add_check
from engine.cli.compare import add_compare
from engine.cli.corpus import add_corpus
from engine.cli.digest import add_digest
from engine.cli.doctor import add_doctor
from engine.cli.documents import check_export, documents_of, file_of, progress_of, put, say
from engine.cli.entities import add_entities
from engine.cli.find import add_find
from engine.cli.models import add_models
from engine.cli.overview import add_overview
from engine.cli.references import add_references
from engine.cli.table import add_table
from engine.cli.terminal import can_ask
from engine.cli.train import add_train
from engine.cli.write import add_write
from engine.core.errors import (
    DocumentError,
    ModelError,
    PasswordNeeded,
    RecognitionMissing,
    WrongPassword,
    recognition_helps,
)
from engine.core.options import ANY_WRITER, GRAPH, PERFORMER, Options
from engine.messages import explain, explain_model
from engine.system import offline

if TYPE_CHECKING:
    from engine.core.results import Analysis
    from engine.extraction.balance import BalancePart
    from engine.loading.ocr import OcrService
    from engine.readers.worker.process import ReaderProcess

COMMANDS = (
    *("analyze", "summarize", "keywords", "topics", "find", "ask", "digest", "compare", "table"),
    *("entities", "overview", "references", "check", "write", "corpus", "evaluate", "models", "train"),
    "doctor",
)
WRONG_CALL = 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Return 0, 1 if a document failed, 2 for a wrong call, 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program with a window has neither on Windows
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    options = _parser().parse_args(arguments)
    if options.offline:
        offline.enforce()
    try:
        return int(options.run(options))
    except WrongCall as error:
        say(str(error))
        return WRONG_CALL
    except KeyboardInterrupt:
        say("Stopped.")
        return INTERRUPTED
    except BrokenPipeError:
        sys.stdout = None
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="precis",
        description="Summarize documents on this computer: key sentences with their pages, keywords, topics.",
        epilog="Without a command, precis opens the window with the files named.",
    )
    parser.add_argument("--version", action="version", version=f"precis {__version__}")
    parser.add_argument(
        offline.ARGUMENT,
        action="store_true",
        help="refuse every network connection; on Linux the system refuses, whatever asks",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for name, words in (
        ("analyze", "summary, keywords and topics"),
        ("summarize", "the summary alone"),
        ("keywords", "the keywords alone"),
        ("topics", "the topics alone"),
    ):
        command = commands.add_parser(name, help=words, description=f"Print {words} of documents.")
        command.set_defaults(run=_analyze)
        add_document_options(command, name)
    add_find(commands)
    add_ask(commands)
    add_digest(commands)
    add_compare(commands)
    add_table(commands)
    add_entities(commands)
    add_overview(commands)
    add_references(commands)
    add_check(commands)
    add_write(commands)
    add_corpus(commands)
    _add_evaluate(commands)
    add_models(commands)
    add_train(commands)
    add_doctor(commands)
    return parser


def _add_evaluate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "evaluate",
        help="measure summaries and keywords against a data file",
        description="Summarize every document of a data file with each system; print ROUGE and keyword F1.",
    )
    parser.set_defaults(run=_evaluate)
    parser.add_argument(
        "data", type=Path, metavar="DATA.jsonl[.gz]", help="one JSON object a line: id, document, summary"
    )
    parser.add_argument(
        "--systems",
        default="graph,lead",
        metavar="A,B,…",
        help="systems, with commas; models on the shelf and folders of models, too (%(default)s)",
    )
    parser.add_argument(
        "--sentences", type=positive, default=3, metavar="N", help="sentences a summary (%(default)s)"
    )
    parser.add_argument("--limit", type=positive, metavar="N", help="the first N documents only")
    parser.add_argument(
        "--predictions", type=Path, metavar="OUT.jsonl", help="write every summary and its keywords here"
    )
    parser.add_argument("--json", action="store_true", help="print the scores as JSON")


def _analyze(arguments: argparse.Namespace) -> int:
    from engine.exports.json_text import error_to_json
    from engine.readers.worker.process import ReaderProcess

    options = options_of(arguments)
    take = _export(arguments) if arguments.export else contextlib.nullcontext(_printer(arguments))
    _try_models(options)
    status = 0
    limits = options.compute.reader
    with take as show, ReaderProcess(limits=limits) as readers, _open_ocr(arguments) as ocr:
        for name in documents_of(arguments, readers, as_file=bool(arguments.export)):
            try:
                analysis = _analyze_file(name, options, readers, ocr, arguments)
            except DocumentError as error:
                status = 1
                if arguments.json and not arguments.export:
                    put(json.dumps(error_to_json(error, name), ensure_ascii=False))
                else:
                    say(f"{explain(error)}{_how_to_recognize(error, arguments)}")
                continue
            show(analysis)
    return status


def _open_ocr(arguments: argparse.Namespace) -> "contextlib.AbstractContextManager[OcrService | None]":
    if not arguments.recognize:
        return contextlib.nullcontext()
    from engine.loading.ocr import OcrService
    from engine.readers.ocr.installation import can_recognize

    if not can_recognize():
        raise WrongCall(str(explain(RecognitionMissing(Path()))))
    return OcrService(arguments.threads or 0)


def _how_to_recognize(error: DocumentError, arguments: argparse.Namespace) -> str:
    if arguments.recognize or not recognition_helps(error):
        return ""
    return " Call again with --recognize."


def _printer(arguments: argparse.Namespace) -> "Callable[[Analysis], None]":
    from engine.exports.json_text import to_json
    from engine.exports.report import report_of
    from engine.exports.text import findings_as_text
    from engine.extraction.balance import balance_to_json, describe_balance

    def show(analysis: "Analysis") -> None:
        if arguments.json:
            found = to_json(analysis, arguments.parts, with_text=arguments.with_text)
            if arguments.with_entities:
                found["entities"] = _entities_of(analysis)
            if arguments.balance:
                found["balance"] = balance_to_json(_balance_of(analysis))
            put(json.dumps(found, ensure_ascii=False))
        else:
            put(findings_as_text(report_of(analysis, date.today(), arguments.parts)) + "\n")
            if arguments.balance:
                put("\n".join(["Balance", "", *describe_balance(_balance_of(analysis)), ""]))

    return show


def _entities_of(analysis: "Analysis") -> object:
    from engine.extraction.entities import find_entities
    from engine.extraction.facts_export import entities_of_document

    return entities_of_document(find_entities([analysis.document]), analysis.document)


def _balance_of(analysis: "Analysis") -> "tuple[BalancePart, ...]":
    from engine.extraction.balance import balance_of_summary

    quoted = [span for sentence in analysis.summary.sentences for span in sentence.sources]
    return balance_of_summary(analysis.document, quoted, analysis.kind)


@contextlib.contextmanager
def _export(arguments: argparse.Namespace) -> "Iterator[Callable[[Analysis], None]]":
    """Gather what is found, and write it when all is done. Where nothing was found, nothing is written."""
    from engine.exports.errors import ExportError, explain_export
    from engine.exports.formats import export
    from engine.exports.report import Report as DocumentReport
    from engine.exports.report import report_of

    path: Path = arguments.export
    check_export(path, arguments.files)
    reports: list[DocumentReport] = []
    today = date.today()
    yield lambda analysis: reports.append(
        report_of(analysis, today, arguments.parts, with_text=arguments.with_text)
    )
    if not reports:
        return
    try:
        export(reports, path)
    except ExportError as error:
        raise WrongCall(str(explain_export(error))) from error


def _try_models(options: Options) -> None:
    """Complain of models that were asked for by name before the first document is read."""
    from engine.models.store.shelf import find_named

    try:
        if options.model not in (GRAPH, PERFORMER):
            from engine.models.runtime.performer import open_performer

            open_performer(find_named(options.model), options.compute.threads)
        if options.is_written and options.writer != ANY_WRITER:
            from engine.models.runtime.language_model import open_language_model

            open_language_model(find_named(options.writer), options.device, options.compute.threads)
    except ModelError as error:
        raise WrongCall(str(explain_model(error))) from error


def _analyze_file(
    name: str,
    options: Options,
    readers: "ReaderProcess",
    ocr: "OcrService | None",
    arguments: argparse.Namespace,
) -> "Analysis":
    """Analyse one document, asking for its password where there is a terminal."""
    from engine.pipeline.files import analyze_file

    def analyze(password: str) -> "Analysis":
        kept_warm = contextlib.nullcontext(ocr)
        return analyze_file(
            path,
            options,
            report,
            readers=readers,
            ocr=kept_warm,
            password=password,
            quoted=arguments.quote,
        )

    with file_of(name) as path, progress_of(name) as report:
        try:
            analysis = analyze(arguments.password)
        except (PasswordNeeded, WrongPassword) as error:
            if error.detail or not can_ask():
                raise
            analysis = analyze(getpass.getpass(f"\n{explain(error)} Password: "))
        return replace(analysis, document=replace(analysis.document, path=Path(name)))


def _evaluate(arguments: argparse.Namespace) -> int:
    from engine.evaluation.evaluate import DataError, evaluate_file, format_table, scores_to_json

    systems = tuple(system.strip() for system in arguments.systems.split(",") if system.strip())
    try:
        with progress_of(arguments.data.name) as report:
            scores = evaluate_file(
                arguments.data, systems, arguments.sentences, arguments.limit, arguments.predictions, report
            )
    except DataError as error:
        raise WrongCall(str(error)) from error
    put(json.dumps(scores_to_json(scores), ensure_ascii=False) if arguments.json else format_table(scores))
    return 0
