"""Measures words like these: `python -m bench.word_vectors [en] [zh] [--shared FOLDER]`.

Vectors are trained on texts of the data as on a user's library; then each word of bench/synonyms.tsv, a list
of our own, has to find the word beside it among all words that have a vector. Beside it, for the same
words in the same run, the vectors of the shipped sentence encoder and of static token vectors.
"""

import argparse
import gzip
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.core.array_types import Vectors
from engine.models.runtime.performer import open_performer
from engine.retrieval.word_neighbours import LibraryText, WordVectors, train_word_vectors
from engine.retrieval.word_vectors import unit_length
from engine.system.paths import resource

SYNONYMS = Path(__file__).with_name("synonyms.tsv")
SETS = {
    "en": ("scitldr", "kp_inspec", "bbc_news_summary", "gov_blog", "sumpubmed"),
    "zh": ("csl_title", "csl_keywords_fewclue", "lctt_summary", "xwlb_headline", "vcsum_segment"),
}
CHARACTERS = {"en": 6_000_000, "zh": 3_000_000}
"""A million words each, more or less."""
SHIPPED = {"en": ("performer-en", "performer-multi"), "zh": ("performer-zh", "performer-multi")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="en, zh (both)")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments = parser.parse_args()
    for language in arguments.languages or SETS:
        measure(language, list(texts_of(arguments.shared / "data", language)))


def texts_of(data: Path, language: str) -> Iterator[LibraryText]:
    left = CHARACTERS[language]
    for name in SETS[language]:
        for path in sorted((data / name).glob("*.jsonl.gz"), reverse=True):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    text = json.loads(line)["document"]
                    left -= len(text)
                    if left < 0:
                        return
                    yield LibraryText(language, text)


def synonyms_of(language: str) -> list[tuple[str, str]]:
    rows = (line.split("\t") for line in SYNONYMS.read_text("utf-8").splitlines())
    return [(one, other) for code, one, other in rows if code == language]


def measure(language: str, texts: Sequence[LibraryText]) -> None:
    started, computing = time.perf_counter(), time.process_time()
    words = train_word_vectors(texts)
    took, computed = time.perf_counter() - started, time.process_time() - computing
    length = sum(len(text.text) for text in texts)
    print(
        f"{language}: {len(texts)} texts of {length:,} characters, {len(words.stems):,} words have a vector"
        f" after {took:.1f} s by the clock, {computed:.1f} s of computing"
    )
    print_ranks("trained here", words, synonyms_of(language))
    for name in SHIPPED[language]:
        model = open_performer(resource("models", name))
        shipped = unit_length(model.encode(words.forms))
        print_ranks(name, replace(words, rows=shipped), synonyms_of(language))
        both = unit_length(np.hstack([words.rows, shipped]))
        print_ranks(f"{name} and trained here", replace(words, rows=both), synonyms_of(language))


def print_ranks(name: str, words: WordVectors, pairs: Sequence[tuple[str, str]]) -> None:
    """Print how often the other word is among the nearest, in both directions."""
    ranks = np.array([rank for one, other in pairs for rank in ranks_of(words, one, other)])
    print(
        f"  {name}: {len(ranks)} searches, found in the first 10 {100 * (ranks < 10).mean():.1f} %,"
        f" in the first 50 {100 * (ranks < 50).mean():.1f} %, median {int(np.median(ranks)) + 1}",
        flush=True,
    )


def ranks_of(words: WordVectors, one: str, other: str) -> Iterator[int]:
    """Yield the place, from 0, of each word among what is nearest to the other; none where one is rare."""
    first, second = words.places(one), words.places(other)
    if first and second:
        yield from (_rank(words.rows, first, second), _rank(words.rows, second, first))


def _rank(rows: Vectors, asked: Sequence[int], wanted: Sequence[int]) -> int:
    cosines = rows @ rows[asked].mean(axis=0)
    cosines[list(asked)] = -1
    return int((cosines > cosines[list(wanted)].max()).sum())


if __name__ == "__main__":
    main()
