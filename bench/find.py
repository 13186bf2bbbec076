"""Measures the search of the library: `python -m bench.find [words] [meaning] [--shared FOLDER]`.

words: 10,000 texts of the data, 2,000 of them Chinese, are kept as a library; then 150 strings of one to four
Chinese letters and 150 English runs of one to three words, taken at random from them, are looked for. Right
are the documents that hold the string, in English between the borders of words. meaning: 5,000 texts, among
them the abstracts of SciTLDR; each of its one-line summaries (val) has to find its own abstract first, by
words alone (BM25), by vectors alone, by both, and by both with the first documents reranked.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.core.options import GRAPH, Options, SummaryStyle
from engine.core.results import Analysis, Ranking, Summary, Timings
from engine.library.search.index import FoundPassage, SearchIndex
from engine.library.search.vectors import QueryVector
from engine.library.store import DocumentState, KeptDocument, Library
from engine.loading.loader import document_from_text
from engine.retrieval.embedding import embed_document, embed_query

CHINESE = (
    "csl_title", "csl_keywords_fewclue", "lctt_summary", "xwlb_headline", "debian_desc_zh", "vcsum_segment",
    "pingcap_blog_zh",
)  # fmt: skip
ENGLISH = (
    "scitldr", "tech_proposals", "bbc_news_summary", "reuters21578_headline", "kp_inspec", "cochrane_plain",
    "qmsum_segment", "gov_blog", "dialogsum", "aeslc_email_subject", "sumpubmed", "debian_desc_en",
)  # fmt: skip
MEANINGS = ("scitldr", "kp_inspec", "bbc_news_summary", "cochrane_plain", "tech_proposals")
COUNTS = {"zh": 2_000, "en": 8_000}
QUERIES = 150
AMONG = 5_000
FREQUENT = ("the", "results of the", "的", "研究", "system")


@dataclass(frozen=True, slots=True)
class Text:
    key: str
    text: str
    summary: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=["words", "meaning"], choices=["words", "meaning"])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--among", type=int, default=AMONG, help="texts that these are looked for in")
    parser.add_argument("--queries", type=int, default=300, help="summaries that are looked for")
    parser.add_argument("--library", type=Path, help="keep the texts of meaning here, or use those kept here")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    with tempfile.TemporaryDirectory(prefix="precis-find-") as name:
        if "words" in arguments.what:
            measure_words(data, Path(name, "words"))
        if "meaning" in arguments.what:
            folder = arguments.library or Path(name, "meaning")
            measure_meaning(data, folder, arguments.among, arguments.queries)


def texts_of(data: Path, sets: Sequence[str], most: int) -> Iterator[Text]:
    """Yield the first texts of the sets, one set after the other."""
    count = 0
    for name in sets:
        for path in sorted((data / name).glob("*.jsonl.gz"), reverse=True):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for number, line in enumerate(lines):
                    row = json.loads(line)
                    if count == most:
                        return
                    count += 1
                    summary = row.get("summary") or ""
                    first = summary if isinstance(summary, str) else summary[0]
                    yield Text(f"{path.parent.name}/{path.name[:5]}/{number}", row["document"], first)


def keep(library: Library, text: Text, *, embed: bool) -> float:
    """Keep a text in the library; return the seconds that keeping it took, without reading it."""
    document = document_from_text(text.text, text.key, Path(f"/{text.key}.txt"))
    vectors = embed_document(document) if embed else None
    summary = Summary(SummaryStyle.KEY, GRAPH, ())
    analysis = Analysis(document, Options(model=GRAPH), Ranking((), ()), summary, (), (), Timings())
    kept = KeptDocument(text.key, document.path, state=DocumentState.DONE)
    started = time.perf_counter()
    library.put_analysis(kept, analysis, vectors)
    return time.perf_counter() - started


def measure_words(data: Path, folder: Path) -> None:
    library = Library(folder)
    texts = [*texts_of(data, CHINESE, COUNTS["zh"]), *texts_of(data, ENGLISH, COUNTS["en"])]
    seconds = sum(keep(library, text, embed=False) for text in texts)
    size = sum(len(text.text.encode()) for text in texts) / 1e6
    library._database.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what is on the disk is to be measured
    print(f"{len(texts)} texts of {size:.0f} MB kept and indexed in {seconds:.0f} s", flush=True)
    print(f"library {(folder / 'library.sqlite').stat().st_size / 1e6:.0f} MB, {_parts(library)}", flush=True)
    index = library.search_index()
    choice = random.Random(11)
    chinese = [text for text in texts if text.key.split("/")[0] in CHINESE]
    english = [text for text in texts if text.key.split("/")[0] in ENGLISH]
    folded = {text.key: text.text.casefold() for text in texts}
    for name, queries in (
        ("Chinese", [chinese_query(choice, chinese) for _query in range(QUERIES)]),
        ("English", [english_query(choice, english) for _query in range(QUERIES)]),
    ):
        asked = [quoted(query) for query in queries]
        recalls = [recall(index, query, folded, words=name == "English") for query in queries]
        print(
            f"{name}: recall {statistics.mean(recalls):.4f}, whole in {recalls.count(1.0)} of {len(recalls)}"
        )
        print_times(name, index, asked)
        print_times(f"{name} while typing", index, [query[: 1 + len(query) // 2] for query in queries])
    print_times("frequent words", index, FREQUENT)
    started = time.perf_counter()
    counts = {word: index.count(word) for word in FREQUENT}
    print(f"counts {counts} in {time.perf_counter() - started:.2f} s")
    library.close()


def _parts(library: Library) -> str:
    sizes = (
        ("texts", "SELECT sum(length(CAST(text AS BLOB))) FROM passages"),
        ("tokens", "SELECT sum(length(block)) FROM passage_tokens_data"),
        ("analyses", "SELECT sum(length(record)) FROM analyses"),
    )
    found = ((name, library._database.execute(statement).fetchone()[0]) for name, statement in sizes)
    return ", ".join(f"{name} {size / 1e6:.0f} MB" for name, size in found)


def chinese_query(choice: random.Random, texts: Sequence[Text]) -> str:
    while True:
        runs = re.findall("[\u4e00-\u9fff]{4,}", choice.choice(texts).text)
        if runs:
            run, length = choice.choice(runs), choice.randint(1, 4)
            start = choice.randrange(len(run) - length + 1)
            return str(run[start : start + length])


def english_query(choice: random.Random, texts: Sequence[Text]) -> str:
    while True:
        runs = re.findall(r"\b[A-Za-z]{3,}(?: [A-Za-z]{3,}){2,}\b", choice.choice(texts).text)
        if runs:
            words = choice.choice(runs).split()
            length = choice.randint(1, 3)
            start = choice.randrange(len(words) - length + 1)
            return " ".join(words[start : start + length])


def quoted(query: str) -> str:
    return f'"{query}"'


def recall(index: SearchIndex, query: str, texts: dict[str, str], *, words: bool) -> float:
    """Return the share found of the documents that hold the string."""
    border = r"(?<![^\W_]){}(?![^\W_])" if words else "{}"
    pattern = re.compile(border.format(re.escape(query.casefold())))
    folded = query.casefold()
    right = {key for key, text in texts.items() if folded in text and pattern.search(text)}
    return len(right & set(index.keys(quoted(query)))) / len(right)


def print_times(name: str, index: SearchIndex, queries: Sequence[str]) -> None:
    """Print the milliseconds by the clock, and those of computing: other processes make the first longer."""
    for unit, clock in (("by the clock", time.perf_counter), ("of computing", time.process_time)):
        times = []
        for query in queries:
            started = clock()
            index.search(query)
            times.append(1000 * (clock() - started))
        times.sort()
        middle, most = statistics.median(times), times[int(0.95 * len(times))]
        print(
            f"{name}: 20 passages after {middle:.1f} ms {unit} (median), {most:.1f} (95 of 100),"
            f" {times[-1]:.1f} (longest)",
            flush=True,
        )


def measure_meaning(data: Path, folder: Path, among: int, queries: int) -> None:
    library = Library(folder)
    texts = list(texts_of(data, MEANINGS, among))
    there = {key for (key,) in library._database.execute("SELECT key FROM searched_documents").fetchall()}
    missing = [text for text in texts if text.key not in there]
    started = time.perf_counter()
    for text in missing:
        keep(library, text, embed=True)
    print(
        f"{len(missing)} texts read, embedded and kept in {time.perf_counter() - started:.0f} s", flush=True
    )
    index = library.search_index()
    asked = [text for text in texts if text.key.startswith("scitldr/val")][:queries]
    first = {"words": 0, "vectors": 0, "both": 0, "both, reranked": 0}
    seconds = 0.0
    for text in asked:
        vectors = embed_query(text.summary, ("en",))
        words = " ".join(re.findall(r"\w+", text.summary))
        started = time.process_time()
        reranked = index.search(words, meaning=vectors, rerank=True).passages
        seconds += time.process_time() - started
        for name, found in (
            ("words", index.search(words).passages),
            ("vectors", _by_vectors(index, vectors)),
            ("both", index.search(words, meaning=vectors).passages),
            ("both, reranked", reranked),
        ):
            first[name] += bool(found) and found[0].key == text.key
    shares = ", ".join(f"{name} {100 * count / len(asked):.1f} %" for name, count in first.items())
    print(f"of {len(asked)} summaries, their abstract is the first of {len(texts)} by {shares}")
    print(f"the last takes {1000 * seconds / len(asked):.0f} ms of computing")
    library.close()


def _by_vectors(index: SearchIndex, vectors: Sequence[QueryVector]) -> tuple[FoundPassage, ...]:
    """Search by meaning alone: no passage holds the word that is looked for."""
    return index.search("qqqqqqqqqqqq", meaning=vectors).passages


if __name__ == "__main__":
    main()
