"""`precis corpus query`, `export` and their like: what is read from a corpus."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from engine.cli.arguments import WrongCall, add_writing_options, positive
from engine.cli.corpus_action import Parsers, add_action, store_of
from engine.cli.corpus_writing import describe_reading, write_and_show
from engine.cli.documents import put, say
from engine.core.options import SummaryStyle
from engine.system.file_names import is_same_file

if TYPE_CHECKING:
    from engine.corpus.text_index import FoundDocument

SENTENCES_SHOWN = 2


def add_queries(actions: Parsers) -> None:
    """Describe the actions to the parser of `precis corpus`."""
    query = add_action(actions, "query", _query, "find documents by words, or those like another")
    query.add_argument("words", nargs="?", default="", help='all must occur; "in quotes" in that order')
    query.add_argument("--similar", metavar="FILE|ID", help="documents like this one instead")
    query.add_argument("--language", default="", metavar="L", help="of that language alone, as in en")
    query.add_argument("--limit", type=positive, default=10, metavar="N", help="at most N (%(default)s)")
    query.add_argument("--json", action="store_true", help="print one JSON object a document, one a line")
    topics = add_action(actions, "topics", _topics, "group the documents by what they are about")
    topics.add_argument("--number", type=positive, metavar="K", help="find K topics anew")
    topics.add_argument("--json", action="store_true", help="print one JSON object a topic, one a line")
    duplicates = add_action(actions, "duplicates", _duplicates, "group documents that say nearly the same")
    duplicates.add_argument("--json", action="store_true", help="print one JSON object a group, one a line")
    summary = add_action(actions, "summary", _summary, "choose the best sentences of many documents")
    about = summary.add_mutually_exclusive_group()
    about.add_argument("--query", default="", metavar="WORDS", help="of the documents that have these words")
    about.add_argument("--topic", default="", metavar="T", help="of a topic, by its number or a word of it")
    summary.add_argument("--sentences", type=positive, default=10, metavar="N", help="how many (%(default)s)")
    summary.add_argument("--json", action="store_true", help="print JSON")
    add_writing_options(summary)
    export = add_action(actions, "export", _export, "write what is known of all documents into one file")
    export.add_argument("out", type=Path, metavar="OUT", help=".parquet, .jsonl, .csv or .md")


def _query(arguments: argparse.Namespace) -> int:
    from engine.corpus.query import find_similar
    from engine.corpus.text_index import TextIndex

    store = store_of(arguments)
    store.description()
    if bool(arguments.words) == bool(arguments.similar):
        raise WrongCall("say either words to look for, or --similar with a file or an ID")
    if arguments.similar:
        found = find_similar(store, arguments.similar, arguments.limit, arguments.language)
    else:
        found = TextIndex(store).search(arguments.words, arguments.language, arguments.limit)
    for document in found:
        put(json.dumps(asdict(document), ensure_ascii=False) if arguments.json else _shown(document))
    if not found:
        say("Nothing was found.")
    return 0


def _shown(document: "FoundDocument") -> str:
    lines = [f"{document.score:6.2f}  {document.title or document.uri}", f"        {document.uri}"]
    best = sorted(document.sentences, key=lambda each: -each.score)[:SENTENCES_SHOWN]
    for sentence in sorted(best, key=lambda each: each.start):
        place = f" (p. {sentence.page})" if sentence.page else ""
        lines.append(f"        {sentence.text}{place}")
    return "\n".join(lines) + "\n"


def _topics(arguments: argparse.Namespace) -> int:
    from engine.corpus.topics import find_corpus_topics

    store = store_of(arguments)
    store.description()
    for topic in find_corpus_topics(store, arguments.number).topics:
        if arguments.json:
            put(json.dumps(asdict(topic), ensure_ascii=False))
        else:
            put(f"{topic.number:4}  {topic.documents:8,}  {topic.label}")
    return 0


def _duplicates(arguments: argparse.Namespace) -> int:
    from engine.corpus.duplicates import find_duplicates

    store = store_of(arguments)
    store.description()
    groups = find_duplicates(store)
    for group in groups:
        if arguments.json:
            put(json.dumps(asdict(group), ensure_ascii=False))
        else:
            put(f"{len(group.uris)} documents, at least {group.likeness:.0%} alike:")
            for uri in group.uris:
                put(f"    {uri}")
    if not groups:
        say("No two documents say nearly the same.")
    return 0


def _summary(arguments: argparse.Namespace) -> int:
    from engine.corpus.joint_summary import summarize_corpus
    from engine.corpus.topics import documents_of_topic, find_corpus_topics
    from engine.corpus.written_summary import FEWEST_GIVEN, GIVEN

    store = store_of(arguments)
    store.description()
    only = None
    if arguments.topic:
        found = documents_of_topic(find_corpus_topics(store), arguments.topic)
        if found is None:
            raise WrongCall(f"there is no topic {arguments.topic}; precis corpus topics lists them")
        only = found[1]
    style = SummaryStyle(arguments.style)
    number = max(FEWEST_GIVEN, GIVEN * arguments.sentences) if style.is_written else arguments.sentences
    summary = summarize_corpus(store, number, arguments.query, only)
    if style.is_written:
        return write_and_show(summary, style, arguments)
    if arguments.json:
        put(json.dumps(asdict(summary), ensure_ascii=False))
        return 0
    for each in summary.sentences:
        place = f", p. {each.sentence.page}" if each.sentence.page else ""
        put(f"- {each.sentence.text}\n  ({each.title or each.uri}{place}; {each.uri})")
    put(describe_reading(summary))
    return 0


def _export(arguments: argparse.Namespace) -> int:
    from engine.corpus.export import WRITERS, export_corpus

    store = store_of(arguments)
    store.description()
    if arguments.out.suffix.lower() not in WRITERS:
        raise WrongCall(f"{arguments.out}: the file's name must end in one of {', '.join(WRITERS)}")
    if arguments.out.exists() and any(
        is_same_file(arguments.out, Path(source.data or source.uri)) for source in store.manifest()
    ):
        raise WrongCall(
            f"{arguments.out} was not written: it is one of the documents and would be lost. "
            "Choose another name."
        )
    try:
        count = export_corpus(store, arguments.out)
    except OSError as error:
        raise WrongCall(
            f"{arguments.out} was not written: {error.strerror}. Choose another place."
        ) from error
    put(f"{count:,} documents were written.")
    return 0
