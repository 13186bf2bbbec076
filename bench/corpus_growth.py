"""How index, queries, topics and near-duplicates of a corpus grow with it; and what its search finds.

    .venv/bin/python -m bench.corpus_growth growth STORE [--sizes 10000,100000,1000000]
    .venv/bin/python -m bench.corpus_growth recall STORE
    .venv/bin/python -m bench.corpus_growth languages [--data ../shared/data]

`growth` is a SIMULATION: it multiplies a thousand records of a store that was built, each copy with its own
ID, a vector moved by noise, a signature moved in three of ten places, and the first hundred of its tokens.
Each size is written by one process and measured in another: its memory is that of what is measured. `recall`
draws English words and strings of one to four Chinese letters from the data files of the store and judges
what is found by the texts: which hold the word, or the string. Other forms of a word count against precision.
`languages` asks for documents like Chinese descriptions of 50 programs among the English ones of these and of
450 others, and the other way round, in the one space of performer-multi.
"""

import argparse
import gzip
import json
import random
import re
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import numpy as np

from bench.process import ROOT
from engine.corpus.batches import analyze_batch, plan_batches
from engine.corpus.build import gather, pending_tasks
from engine.corpus.duplicates import find_duplicates
from engine.corpus.generation import CorpusOptions, Generation, generation_of
from engine.corpus.joint_summary import summarize_corpus
from engine.corpus.minhash import HASHES
from engine.corpus.parts import write_rows
from engine.corpus.query import find_similar
from engine.corpus.records import DONE, CorpusDocument, DocumentRecord
from engine.corpus.sources import text_of_line
from engine.corpus.status import status_of
from engine.corpus.store import CorpusDescription, CorpusStore
from engine.corpus.text_index import TextIndex
from engine.corpus.topics import find_corpus_topics
from engine.corpus.vector_index import open_vectors

COPIED = 1000
"""Records that are multiplied."""
ROWS = 4096
TOKENS = 100
NOISE = 0.3
MOVED = 0.3
QUERIES = 50
PAIRS, OTHERS = 50, 450
CHINESE, ENGLISH = 162, 200
HAN_RUN, WORD = re.compile("[\u4e00-\u9fff]+"), re.compile("[A-Za-z]{3,}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("what", choices=("growth", "recall", "languages"))
    arguments.add_argument("store", type=Path, nargs="?")
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments.add_argument("--sizes", default="10000,100000,1000000")
    chosen = arguments.parse_args()
    if chosen.what == "languages":
        for asked, held in (("zh", "en"), ("en", "zh")):
            across_languages(chosen.data, asked, held)
        return
    if chosen.what == "recall":
        store = CorpusStore(chosen.store)
        recall(store, [record for record in store.records() if record.outcome == DONE])
        return
    print(f"{'documents':>12}{'what':>28}{'CPU s':>10}{'clock s':>10}{'peak MB':>10}", flush=True)
    for size in map(int, chosen.sizes.split(",")):
        with tempfile.TemporaryDirectory(prefix="precis-growth-") as folder:
            for work in (multiply, measure):
                process = get_context("spawn").Process(target=work, args=(Path(folder), chosen.store, size))
                process.start()
                process.join()
                if process.exitcode:
                    raise SystemExit(process.exitcode)


def multiply(folder: Path, built: Path, size: int) -> None:
    records = multiplied_from(built)
    _timed(size, "(copies written)", lambda: multiplied(folder / "store", records, size))


def multiplied_from(built: Path) -> list[DocumentRecord]:
    """Return some of the records of a store, from all over it."""
    store = CorpusStore(built)
    outcomes = store.outcomes(store.description().generation)
    done = sorted(key for key, outcome in outcomes.items() if outcome == DONE)
    chosen = set(random.Random(1).sample(done, min(COPIED, len(done))))
    return [record for record in store.records() if record.id in chosen]


def measure(folder: Path, built: Path, size: int) -> None:
    store = CorpusStore(folder / "store")
    records = multiplied_from(built)
    _timed(size, "status", lambda: status_of(store))
    index = _timed(size, "text index, made", lambda: TextIndex(store))
    print(f"{size:12,}{'text index, MB':>28}{_megabytes(store.folder / 'derived' / 'text'):10.0f}")
    _timed(size, "text index, opened again", lambda: TextIndex(store))
    words = Counter(token for record in records for token in record.tokens.split()[:TOKENS])
    frequent, rare = words.most_common(1)[0][0], words.most_common()[-1][0]
    for name, query in (("frequent word", frequent), ("rare word", rare), ("two letters", "研究")):
        _median(size, f"query, {name}", lambda query=query: index.search(query))  # type: ignore[misc]
    _timed(size, "vectors, gathered", lambda: open_vectors(store))
    spaces = _timed(size, "vectors, opened again", lambda: open_vectors(store))
    vectors = spaces[0].vectors[:QUERIES].astype(np.float32)
    turns = iter(range(QUERIES))
    _median(size, "nearest ten", lambda: spaces[0].nearest(vectors[next(turns)], 10))
    _timed(size, "topics", lambda: find_corpus_topics(store))
    groups = _timed(size, "near-duplicates", lambda: find_duplicates(store))
    print(f"{size:12,}{'groups of duplicates':>28}{len(groups):10}")
    _timed(size, "summary of a query", lambda: summarize_corpus(store, 8, frequent))


def multiplied(folder: Path, records: Sequence[DocumentRecord], size: int) -> CorpusStore:
    """Write a corpus of copies that are alike, and not the same."""
    store = CorpusStore(folder)
    described = CorpusDescription((), Generation(CorpusOptions()))
    store.create(described)
    sources = []
    choice = np.random.default_rng(2)
    for start in range(0, size, ROWS):
        rows = [
            _copy(described, records[number % len(records)], number, choice)
            for number in range(start, min(size, start + ROWS))
        ]
        write_rows(store.part_path(described.generation, f"{start:09}"), rows, DocumentRecord)
        sources += [CorpusDocument(row.uri, row.sha256, row.characters) for row in rows]
    store.write_manifest(sources)
    return store


def _copy(described: CorpusDescription, record: DocumentRecord, number: int, choice: Any) -> DocumentRecord:
    name = f"{record.sha256} {number}"
    vector = np.frombuffer(record.vector, np.float16).astype(np.float32)
    vector = vector + NOISE * choice.normal(size=len(vector)) / np.sqrt(len(vector))
    signature = np.frombuffer(record.minhash, np.uint32).copy()
    moved = choice.random(HASHES) < MOVED
    signature[moved] = choice.integers(0, 2**31, int(moved.sum()))
    return replace(
        record,
        id=described.generation.document_id(name),
        sha256=name,
        uri=f"{record.uri} {number}",
        tokens=" ".join([*record.tokens.split()[:TOKENS], f"copy{number}"]),
        vector=(vector / max(float(np.linalg.norm(vector)), 1e-6)).astype(np.float16).tobytes(),
        minhash=signature.tobytes(),
    )


def _timed(size: int, name: str, work: Callable[[], Any]) -> Any:
    computed, began = time.process_time(), time.monotonic()
    found = work()
    spent, clock = time.process_time() - computed, time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{size:12,}{name:>28}{spent:10.2f}{clock:10.2f}{peak:10.0f}", flush=True)
    return found


def _median(size: int, name: str, work: Callable[[], Any]) -> None:
    spent = []
    for _ in range(QUERIES):
        computed = time.process_time()
        work()
        spent.append(time.process_time() - computed)
    print(f"{size:12,}{name + ', ms':>28}{1000 * statistics.median(spent):10.2f}", flush=True)


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def recall(store: CorpusStore, records: Sequence[DocumentRecord]) -> None:
    """Chinese strings of one to four letters and English words: are all texts that hold them found?"""
    index = TextIndex(store)
    choice = random.Random(4)
    generation = store.description().generation
    sources = {generation.document_id(each.sha256): each for each in store.manifest() if each.data}
    for language, number in (("zh", CHINESE), ("en", ENGLISH)):
        of_language = [each.id for each in records if each.language == language and each.id in sources]
        texts = {key: text_of_line(sources[key])[1] for key in of_language}
        wanted = found_of_wanted = found_all = complete = 0
        for query, holders in _queries(texts, language, number, choice):
            found = {each.id for each in index.search(query, language, limit=len(records))} & set(texts)
            wanted += len(holders)
            found_of_wanted += len(holders & found)
            found_all += len(found)
            complete += holders <= found
        print(
            f"{language}: {number} queries over {len(texts)} texts, recall {found_of_wanted / wanted:.4f}, "
            f"precision {found_of_wanted / max(1, found_all):.4f}, {complete} complete",
            flush=True,
        )


def across_languages(data: Path, asked: str, held: str) -> None:
    """Is the same text in the other language among the ten most alike?"""
    questions, answers = (_descriptions(data, language) for language in (asked, held))
    both = sorted(questions.keys() & answers.keys())[:PAIRS]
    kept = [*both, *sorted(answers.keys() - questions.keys())[:OTHERS]]
    with tempfile.TemporaryDirectory(prefix="precis-languages-") as name:
        folder = Path(name)
        lines = (json.dumps({"id": each, "text": answers[each]}) for each in kept)
        (folder / "held.jsonl").write_text("\n".join(lines), "utf-8")
        store = CorpusStore(folder / "store")
        generation = generation_of(CorpusOptions(model="performer-multi"))
        store.create(CorpusDescription((str(folder / "held.jsonl"),), generation))
        gather(store)
        for batch in plan_batches(store.folder, generation, pending_tasks(store, generation)):
            analyze_batch(batch)
        hits = 0
        for each in both:
            question = folder / "question.txt"
            question.write_text(questions[each], "utf-8")
            found = find_similar(store, str(question), 10)
            hits += any(document.uri.endswith(f"#{each}") for document in found)
    print(f"{asked} to {held}: {hits} of {len(both)} among the first ten of {len(kept)}", flush=True)


def _descriptions(data: Path, language: str) -> dict[str, str]:
    found = {}
    for path in sorted((data / f"debian_desc_{language}").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                found[line["id"].removeprefix(f"debian-{language}-")] = line["document"]
    return found


def _queries(
    texts: dict[str, str], language: str, number: int, choice: random.Random
) -> Iterator[tuple[str, set[str]]]:
    """Yield queries with the texts that hold them; Chinese ones of one to four letters, in turn."""
    keys = sorted(texts)
    asked = 0
    while asked < number:
        runs = (HAN_RUN if language == "zh" else WORD).findall(texts[choice.choice(keys)])
        run = choice.choice(runs or [""])
        length = 1 + asked % 4 if language == "zh" else len(run)
        if not run or len(run) < length:
            continue
        start = choice.randrange(len(run) - length + 1)
        query = run[start : start + length]
        asked += 1
        holds = re.compile(query if language == "zh" else rf"(?<!\w){query}(?!\w)", re.IGNORECASE)
        yield query, {key for key in keys if holds.search(texts[key])}


if __name__ == "__main__":
    main()
