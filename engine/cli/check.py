"""`precis check`: lays a text from anywhere beside documents, sentence by sentence."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall
from engine.cli.documents import STANDARD_INPUT, documents_of, file_of, progress_of, put, say
from engine.core.errors import DocumentError, ModelError
from engine.core.options import PERFORMER, Options
from engine.core.results import SentenceKind

if TYPE_CHECKING:
    from engine.core.document import Document
    from engine.core.results import CheckedSentence
    from engine.readers.worker.process import ReaderProcess

WORST_FIRST = (
    SentenceKind.UNSUPPORTED,
    SentenceKind.ELSEWHERE,
    SentenceKind.PARAPHRASE,
    SentenceKind.QUOTE,
)


def add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "check",
        help="what of a text stands in a document",
        description="Say of each sentence of a text whether the document says it: as a quote, in other words "
        "(paraphrase), with a name, date or figure from another place (elsewhere), or not (unsupported).",
    )
    parser.set_defaults(run=_check)
    parser.add_argument("files", nargs="*", metavar="DOCUMENT", help="a document or a folder")
    text = parser.add_mutually_exclusive_group(required=True)
    text.add_argument("--claims", metavar="FILE", help="the text to be checked; - reads standard input")
    text.add_argument(
        "--pairs",
        type=Path,
        metavar="FILE.jsonl",
        help="check many texts: one JSON object a line: id, document, claim; prints JSON",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a document, one a line")
    parser.add_argument(
        "--model",
        default=PERFORMER,
        metavar="NAME",
        help="what compares meanings; graph compares words alone",
    )
    parser.add_argument("--password", default="", help="for locked documents")


def _check(arguments: argparse.Namespace) -> int:
    options = Options(model=arguments.model)
    try:
        if arguments.pairs is not None:
            return _check_pairs(arguments.pairs, options)
        return _check_documents(arguments, options)
    except ModelError as error:
        from engine.messages import explain_model

        raise WrongCall(str(explain_model(error))) from error


def _check_documents(arguments: argparse.Namespace, options: Options) -> int:
    from engine.exports.json_text import claims_to_json, error_to_json
    from engine.messages import explain
    from engine.pipeline.check import check
    from engine.readers.worker.process import ReaderProcess

    if not arguments.files:
        raise WrongCall("name a document that the text is to be checked against")
    if arguments.claims == STANDARD_INPUT and STANDARD_INPUT in arguments.files:
        raise WrongCall("the text and the document cannot both come from standard input")
    status = 0
    with ReaderProcess() as readers:
        claims = _text_of(arguments.claims, readers)
        for name in documents_of(arguments, readers):
            try:
                document = _read(name, arguments.password, readers)
            except DocumentError as error:
                status = 1
                if arguments.json:
                    put(json.dumps(error_to_json(error, name), ensure_ascii=False))
                else:
                    say(str(explain(error)))
                continue
            with progress_of(name) as report:
                found = check(claims, document, options, report)
            if arguments.json:
                put(json.dumps(claims_to_json(document, found), ensure_ascii=False))
            else:
                put("\n".join(_lines(name, document, found)))
    return status


def _read(name: str, password: str, readers: "ReaderProcess") -> "Document":
    from dataclasses import replace

    from engine.pipeline.files import read_file

    with file_of(name) as path, progress_of(name) as report:
        return replace(read_file(path, readers, report, password=password), path=Path(name))


def _text_of(name: str, readers: "ReaderProcess") -> str:
    """Read the text to be checked: any file that Précis reads, or standard input."""
    from engine.messages import explain

    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        return _read(name, "", readers).text
    except DocumentError as error:
        raise WrongCall(f"{name}: {explain(error)}") from error


def _lines(name: str, document: "Document", found: "tuple[CheckedSentence, ...]") -> Iterator[str]:
    from engine.messages import describe_doubt

    yield f"{name}:"
    for claim in found:
        kind = claim.kind.value
        places = "" if claim.kind is SentenceKind.UNSUPPORTED else _places(document, claim)
        yield f"  {kind:<11}  {claim.text}{f' ({places})' if places else ''}"
        if claim.missing:
            yield f"{'':<15}{describe_doubt(claim.missing)}"


def _places(document: "Document", claim: "CheckedSentence") -> str:
    from engine.core.places import place_of
    from engine.messages import describe_places

    elsewhere = [one.elsewhere for one in claim.missing if one.elsewhere]
    places = [place for span in elsewhere or claim.sources if (place := place_of(document, span))]
    names = list(dict.fromkeys(place.name for place in places))
    return describe_places(places[0].kind, names) if places else ""


def _check_pairs(path: Path, options: Options) -> int:
    from engine.exports.json_text import claim_to_json
    from engine.loading.loader import document_from_text
    from engine.pipeline.check import check

    for row in _pairs(path):
        document = document_from_text(str(row["document"]))
        found = check(str(row["claim"]), document, options)
        kinds = {claim.kind for claim in found} or {SentenceKind.UNSUPPORTED}
        worst = next(kind for kind in WORST_FIRST if kind in kinds)
        sentences = [claim_to_json(document, claim) for claim in found]
        put(json.dumps({"id": row["id"], "kind": worst.value, "sentences": sentences}, ensure_ascii=False))
    return 0


def _pairs(path: Path) -> Iterator[dict[str, object]]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongCall(f"{path} cannot be read: {error}") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
            yield {key: row[key] for key in ("id", "document", "claim")}
        except (ValueError, KeyError, TypeError) as error:
            raise WrongCall(f"{path}, line {number}: not an object with id, document and claim") from error
