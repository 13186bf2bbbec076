"""Arguments of the commands that analyse documents, and the Options they stand for."""

import argparse
import math
from pathlib import Path

from engine.core.document import QUOTABLE, BlockKind, DocumentKind
from engine.core.options import (
    ANY_WRITER,
    GRAPH,
    LEAST_MEMORY,
    OUTPUT_LANGUAGES,
    PERFORMER,
    ComputeOptions,
    Length,
    LengthUnit,
    Options,
    ReaderLimits,
    SummarySize,
    SummaryStyle,
    UnsupportedHandling,
)

PARTS_OF = {
    "analyze": ("summary", "keywords", "topics"),
    "summarize": ("summary",),
    "keywords": ("keywords",),
    "topics": ("topics",),
}

MEGABYTE = 2**20
LEFT_OUT = tuple(kind.value for kind in BlockKind if kind not in QUOTABLE)
"""What is never quoted if it is not asked for."""
WAITING = 10
"""How often the CPU time of a reader may pass by the clock."""


class WrongCall(Exception):
    """The command cannot be carried out as it was called. The text says why."""


def add_document_options(parser: argparse.ArgumentParser, command: str) -> None:
    parser.set_defaults(parts=PARTS_OF[command])
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a document or a folder; - reads standard input"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a document, one a line")
    parser.add_argument(
        "--model",
        default=PERFORMER,
        metavar="NAME",
        help=f"what ranks the sentences: {PERFORMER}, the best model for the language; {GRAPH}, none; "
        "a model on the shelf, or a model's folder (%(default)s)",
    )
    parser.add_argument(
        "--kind",
        choices=[kind.value for kind in DocumentKind],
        metavar="KIND",
        help="what sort of document it is, if the program gets it wrong: "
        + ", ".join(kind.value for kind in DocumentKind),
    )
    parser.add_argument(
        "--hide-ending",
        action="store_true",
        help="take nothing of the last tenth of a story into the summary",
    )
    _add_brief_option(parser)
    add_writing_options(parser)
    _add_translation_option(parser)
    _add_length_options(parser)
    parser.add_argument(
        "--keywords", type=positive, default=12, metavar="N", help="at most N keywords (%(default)s)"
    )
    _add_reading_options(parser)
    _add_output_options(parser)


def _add_output_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--export",
        type=Path,
        metavar="OUT",
        help="write what is found in all documents into one file instead: "
        ".md, .html, .docx, .txt, .csv or .json",
    )
    parser.add_argument("--with-text", action="store_true", help="put the document's text into the JSON")
    parser.add_argument(
        "--balance",
        action="store_true",
        help="also say which sections, speakers and names the summary draws on more or less than they have "
        "room in the document",
    )
    parser.add_argument(
        "--with-entities", action="store_true", help="put names, dates and amounts into the JSON"
    )


def _add_brief_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--brief",
        action="store_true",
        help="leave out words of the quoted sentences, and show … in their place",
    )


def _add_translation_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output-language",
        choices=OUTPUT_LANGUAGES,
        default="",
        metavar="LANGUAGE",
        help="also translate each sentence of the summary, by a language model that knows both languages, "
        f"and compare figures, dates and names: {', '.join(OUTPUT_LANGUAGES)}",
    )


def _add_length_options(parser: argparse.ArgumentParser) -> None:
    length = parser.add_mutually_exclusive_group()
    length.add_argument("--sentences", type=positive, metavar="N", help="a summary of N sentences")
    length.add_argument(
        "--words", type=positive, metavar="N", help="of at most N words (Chinese: characters)"
    )
    length.add_argument("--ratio", type=_ratio, metavar="R", help="of this share of the sentences, as in 0.1")


def _add_reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--user-words", type=Path, metavar="FILE", help="Chinese words to keep whole, one a line"
    )
    parser.add_argument(
        "--password", default="", help="for locked documents; asked for on a terminal if left out"
    )
    parser.add_argument(
        "--recognize",
        action="store_true",
        help="recognise the text of scanned pages, and of pictures; takes some seconds a page",
    )
    parser.add_argument(
        "--quote",
        type=_kinds,
        default=frozenset(),
        metavar="KIND,…",
        help=f"kinds of text that count as prose, though they are left out as a rule: {', '.join(LEFT_OUT)}",
    )
    _add_compute_options(parser)


def add_writing_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--style",
        choices=[style.value for style in SummaryStyle],
        default=SummaryStyle.KEY.value,
        help="sentences quoted (key); one line (headline); or written by a language model and checked: prose "
        "(abstract), a sentence for each part (bullets) (%(default)s)",
    )
    parser.add_argument(
        "--size",
        choices=[size.value for size in SummarySize],
        default=SummarySize.MEDIUM.value,
        help="how much is written (%(default)s)",
    )
    parser.add_argument(
        "--writer",
        default=ANY_WRITER,
        metavar="NAME",
        help="the language model that writes: on the shelf, or its folder (the one added last; a headline "
        "needs none)",
    )
    parser.add_argument(
        "--unsupported",
        choices=[choice.value for choice in UnsupportedHandling],
        default=UnsupportedHandling.MARK.value,
        help="what is done with written sentences that the document does not support: they are marked, or "
        "dropped and others quoted in their place (%(default)s)",
    )
    parser.add_argument(
        "--device", choices=("auto", "cpu"), default="auto", help="what the language model runs on"
    )


def _add_compute_options(parser: argparse.ArgumentParser) -> None:
    limits = ReaderLimits()
    parser.add_argument(
        "--threads",
        type=positive,
        metavar="N",
        help="threads that a model computes on (one for each processor, at most 4)",
    )
    parser.add_argument(
        "--reader-seconds",
        type=_seconds,
        default=limits.seconds,
        metavar="S",
        help="computing time after which reading is broken off where no page has come (%(default)g); by the "
        f"clock, {WAITING} times as much",
    )
    parser.add_argument(
        "--reader-memory",
        type=_megabytes,
        default=limits.memory // MEGABYTE,
        metavar="MB",
        help=f"memory that reading may take, at least {LEAST_MEMORY // MEGABYTE} (%(default)s)",
    )


def options_of(arguments: argparse.Namespace) -> Options:
    length = Length()
    if arguments.sentences:
        length = Length(LengthUnit.SENTENCES, arguments.sentences)
    elif arguments.words:
        length = Length(LengthUnit.WORDS, arguments.words)
    elif arguments.ratio:
        length = Length(LengthUnit.RATIO, arguments.ratio)
    return Options(
        length=length,
        style=SummaryStyle(arguments.style),
        model=arguments.model,
        keywords=arguments.keywords,
        kind=DocumentKind(arguments.kind) if arguments.kind else None,
        hide_ending=arguments.hide_ending,
        brief=arguments.brief,
        user_words=_user_words(arguments),
        writer=arguments.writer,
        size=SummarySize(arguments.size),
        unsupported=UnsupportedHandling(arguments.unsupported),
        device=arguments.device,
        compute=_compute_options(arguments),
        output_language=arguments.output_language,
    )


def _compute_options(arguments: argparse.Namespace) -> ComputeOptions:
    seconds = arguments.reader_seconds
    limits = ReaderLimits(seconds, WAITING * seconds, arguments.reader_memory * MEGABYTE)
    return ComputeOptions(arguments.threads or 0, limits)


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _kinds(text: str) -> frozenset[BlockKind]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if unknown := [name for name in names if name not in LEFT_OUT]:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: choose from {', '.join(LEFT_OUT)}")
    return frozenset(map(BlockKind, names))


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < math.inf:
        raise argparse.ArgumentTypeError("must be above 0")
    return seconds


def _megabytes(text: str) -> int:
    number = int(text)
    if number * MEGABYTE < LEAST_MEMORY:
        raise argparse.ArgumentTypeError(f"must be at least {LEAST_MEMORY // MEGABYTE}")
    return number


def _ratio(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise argparse.ArgumentTypeError("must be above 0 and at most 1")
    return share


def _user_words(arguments: argparse.Namespace) -> tuple[str, ...]:
    if arguments.user_words is None:
        return ()
    from engine.text.tokens import load_user_words

    try:
        return load_user_words(arguments.user_words)
    except (OSError, UnicodeDecodeError) as error:
        raise WrongCall(f"the list of words cannot be read: {error}") from error
