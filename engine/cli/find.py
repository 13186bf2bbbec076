"""`precis find`: passages with words, in files or in the documents that the window keeps."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from engine.cli.arguments import positive
from engine.cli.collection import add_reading_options, index_of_files, index_of_library
from engine.cli.documents import progress_of, put

if TYPE_CHECKING:
    from engine.library.search.index import FoundPassage, SearchIndex, SearchResult
    from engine.retrieval.word_neighbours import WordNeighbour

ORDERS = ("relevance", "date", "title")
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def add_find(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the command to the parser of the command line."""
    parser = commands.add_parser(
        "find",
        help="passages with these words",
        description="Find passages in documents. All words must be in a document; their other forms count. "
        'Also: "words in quotes" in this order, -word for one that must not be there, begin* for what words '
        "begin with, title:word, kind:report, language:zh.",
    )
    parser.set_defaults(run=_find)
    parser.add_argument("words", metavar="WORDS", help="what is looked for")
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="documents or folders; without any, those the window keeps"
    )
    parser.add_argument(
        "--limit", type=positive, default=10, metavar="N", help="at most N passages (%(default)s)"
    )
    parser.add_argument("--sort", choices=ORDERS, default=ORDERS[0], help="their order (%(default)s)")
    parser.add_argument(
        "--meaning",
        action="store_true",
        help="also find what says the same in other words; of files, this takes as long as to analyse them",
    )
    parser.add_argument(
        "--like",
        action="store_true",
        help="also list words that stand in the same company as these, to search for; they are learned from "
        "the documents, of which there should be many",
    )
    add_reading_options(parser)


def _find(arguments: argparse.Namespace) -> int:
    from engine.library.search.index import SearchOrder
    from engine.retrieval.embedding import embed_query

    failures: list[str] = []
    with _index(arguments, failures) as index:
        meaning = embed_query(arguments.words, index.languages()) if arguments.meaning else ()
        found = index.search(
            arguments.words, arguments.limit, SearchOrder(arguments.sort), meaning, rerank=True
        )
        occurrences = index.count(arguments.words)
        like = _words_like(arguments, index) if arguments.like else None
    if arguments.json:
        from engine.retrieval.retrieval_json import search_to_json

        put(json.dumps(search_to_json(arguments.words, found, occurrences, like), ensure_ascii=False))
    else:
        put("\n".join(_lines(found, occurrences)))
        if like is not None:
            put(_described(like))
    return 1 if failures else 0


def _index(arguments: argparse.Namespace, failures: list[str]) -> "AbstractContextManager[SearchIndex]":
    if arguments.files:
        return index_of_files(arguments, failures, embed=arguments.meaning)
    return index_of_library()


def _words_like(arguments: argparse.Namespace, index: "SearchIndex") -> "tuple[WordNeighbour, ...]":
    from engine.library.search.query import parse_query
    from engine.retrieval.embedding import encode_words
    from engine.retrieval.word_vector_file import words_of_library
    from engine.system.paths import user_data

    words = [term.text for term in parse_query(arguments.words, index.languages()).wanted]
    folder = None if arguments.files else user_data("library")
    with progress_of("words") as report:
        try:
            vectors = words_of_library(index, folder, report, encode=encode_words)
        except OSError:  # a folder that cannot be written: they are learned for this call alone
            vectors = words_of_library(index, None, report, encode=encode_words)
    return vectors.neighbours(words)


def _described(like: "Sequence[WordNeighbour]") -> str:
    if not like:
        return "\nWords like these: none; the documents have too little text with them."
    return f"\nWords like these: {', '.join(neighbour.word for neighbour in like)}"


def _lines(found: "SearchResult", occurrences: int) -> Iterator[str]:
    documents = "1 document" if found.searched == 1 else f"{found.searched:,} documents"
    times = "once" if occurrences == 1 else f"{occurrences:,} times"
    if found.documents:
        yield f"In {found.documents:,} of {documents}, {times}."
    elif found.passages:
        yield f"None of {documents} has all of this; these come nearest."
    else:
        yield f"In none of {documents}."
    for passage in found.passages:
        yield f"\n{heading(passage)}\n{marked(passage)}"


def heading(passage: "FoundPassage") -> str:
    """Return which document a passage is from, and where it stands there."""
    from engine.core.document import PlaceKind
    from engine.messages import describe_places

    name = str(passage.path) if passage.path else passage.title
    if not passage.place:
        return name
    return f"{name}, {describe_places(PlaceKind(passage.place_kind), [passage.place])}"


def marked(passage: "FoundPassage") -> str:
    """Return a passage on one line; on a terminal, what was looked for is bold."""
    text, pieces, done = passage.text, list[str](), 0
    for mark in passage.marks if sys.stdout.isatty() else ():
        pieces += [text[done : mark.start], BOLD, text[mark.start : mark.end], PLAIN]
        done = mark.end
    return "  " + " ".join("".join([*pieces, text[done:]]).split())
