"""Keyword F1@10 on documents whose keywords people gave, beside YAKE and jieba's extractors.

    pip install yake jieba
    python -m bench.keywords [--data ../shared/data] [--limit 100]

Standard measure: exact match of Porter stems (in Chinese of the text), the first ten keywords against all
that people gave, the mean over the documents of a set. All systems see the same text in the same run. Peers
that are not installed are left out. With --limit 0 all documents are read.
"""

import argparse
import gzip
import importlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

import snowballstemmer

from engine.assembly import document_from_text
from engine.keywords import find_keywords
from engine.words import read_words

ENGLISH = (
    "kp_inspec",
    "kp_semeval2010",
    "kp_semeval2017",
    "kp_kdd",
    "kp_www",
    "kp_citeulike180",
    "kp_fao30",
    "kp_kpcrowd500",
    "kp_theses100",
    "kp_wiki20",
)
CHINESE = ("csl_title", "csl_keywords_fewclue")
TOP = 10

Extractor = Callable[[str], Iterable[str]]
PORTER = snowballstemmer.stemmer("porter")


def ours(text: str) -> list[str]:
    return [keyword.text for keyword in find_keywords(read_words(document_from_text(text)), TOP)]


def yake_extractor() -> Extractor:
    extractor = importlib.import_module("yake").KeywordExtractor(lan="en", n=3, top=TOP)
    return lambda text: [keyword for keyword, _ in extractor.extract_keywords(text)]


def jieba_extractor(name: str) -> Extractor:
    importlib.import_module("jieba").setLogLevel(60)
    extract = getattr(importlib.import_module("jieba.analyse"), name)
    return lambda text: extract(text, topK=TOP)


def extractors(chinese: bool) -> dict[str, Extractor]:
    systems: dict[str, Extractor] = {"précis": ours}
    if chinese and importlib.util.find_spec("jieba"):
        systems |= {
            "jieba tf-idf": jieba_extractor("extract_tags"),
            "jieba textrank": jieba_extractor("textrank"),
        }
    if not chinese and importlib.util.find_spec("yake"):
        systems["yake"] = yake_extractor()
    return systems


@cache
def stem(word: str) -> str:
    return str(PORTER.stemWord(word))


def key(keyword: str) -> str:
    return " ".join(stem(word) for word in keyword.lower().replace("-", " - ").split())


def f1(found: Iterable[str], given: Iterable[str]) -> float:
    wanted = {key(keyword) for keyword in given}
    keys = list(dict.fromkeys(key(keyword) for keyword in found))[:TOP]
    hits = sum(one in wanted for one in keys)
    return 2 * hits / (len(keys) + len(wanted)) if hits else 0.0


def read_set(path: Path, limit: int) -> list[Mapping[str, object]]:
    with gzip.open(path / "val.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows[: limit or None]


def measure(names: Iterable[str], data: Path, limit: int, chinese: bool) -> None:
    systems = extractors(chinese)
    seconds = dict.fromkeys(systems, 0.0)
    means: dict[str, list[float]] = {system: [] for system in systems}
    print(f"{'F1@10':24}{'documents':>10}" + "".join(f"{system:>16}" for system in systems))
    for name in names:
        rows = read_set(data / name, limit)
        for system, extract in systems.items():
            begun = time.perf_counter()
            found = [list(extract(str(row["document"]))) for row in rows]
            seconds[system] += time.perf_counter() - begun
            scores = [f1(words, row["keywords"]) for words, row in zip(found, rows, strict=True)]  # type: ignore[arg-type]
            means[system].append(100 * sum(scores) / len(scores))
        print(
            f"{name:24}{len(rows):>10}" + "".join(f"{means[system][-1]:16.1f}" for system in systems),
            flush=True,
        )
    print(f"{'mean':34}" + "".join(f"{sum(means[s]) / len(means[s]):16.1f}" for s in systems))
    print(f"{'seconds':34}" + "".join(f"{seconds[system]:16.1f}" for system in systems))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--limit", type=int, default=100, help="documents of each set; 0 for all")
    arguments = parser.parse_args()
    measure(ENGLISH, arguments.data, arguments.limit, chinese=False)
    measure(CHINESE, arguments.data, arguments.limit, chinese=True)


if __name__ == "__main__":
    main()
