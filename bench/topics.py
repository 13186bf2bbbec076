"""Topics of texts joined from five articles: does each topic's text come from one of them?

    pip install scikit-learn
    python -m bench.topics [--data ../shared/data] [--texts 40] [--model FOLDER]

Purity and normalised mutual information of sentence → topic against sentence → article, in percent, beside
k-means and NMF on the TF-IDF of the same sentences. Those are told that there are five articles; we are not.
"Shuffled" texts have their paragraphs in random order. scikit-learn may be missing: then ours stands alone.
With --model, our topics with the sentence vectors of that model are measured beside those without.
"""

import argparse
import gzip
import importlib
import importlib.util
import json
import random
import re
import time
import warnings
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

from engine.core.array_types import Vectors
from engine.loading.loader import document_from_text
from engine.models.runtime.encoder import SentenceEncoder
from engine.text.tokens import TokenizedDocument, tokenize
from engine.topic_extraction.extraction import find_topics

SETS = (("bbc_news_summary", "val"), ("topic_20newsgroups", "train"))
ARTICLES = 5
SENTENCES_A_PARAGRAPH = 4

Clustering = Callable[[TokenizedDocument], Sequence[int]]


def paragraphs(article: str) -> list[str]:
    """Cut an article into paragraphs of at most four sentences."""
    found = []
    for paragraph in re.split(r"\n\s*\n", article):
        sentences = re.split(r'(?<=[.!?]) (?=[A-Z"])', " ".join(paragraph.split()))
        for first in range(0, len(sentences), SENTENCES_A_PARAGRAPH):
            found.append(" ".join(sentences[first : first + SENTENCES_A_PARAGRAPH]))
    return [paragraph for paragraph in found if paragraph]


def join_articles(path: Path, number: int, shuffled: bool) -> list[list[tuple[str, int]]]:
    """Make texts of five articles of different labels: their paragraphs, each with its article."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if 400 < len(row["document"]) < 12_000]
    by_label: dict[str, list[str]] = {}
    for row in rows:
        by_label.setdefault(row["label"], []).append(row["document"])
    chance = random.Random(1)
    texts = []
    for _ in range(number):
        articles = [chance.choice(by_label[label]) for label in chance.sample(sorted(by_label), ARTICLES)]
        text = [(piece, origin) for origin, article in enumerate(articles) for piece in paragraphs(article)]
        if shuffled:
            chance.shuffle(text)
        texts.append(text)
    return texts


def read(text: Sequence[tuple[str, int]]) -> tuple[TokenizedDocument, list[int]]:
    """Read a joined text; return with it the article that each sentence comes from."""
    reading = tokenize(document_from_text("\n\n".join(paragraph for paragraph, _ in text)))
    borders: list[int] = []
    place = 0
    for paragraph, _ in text:
        # The reader may have tidied a paragraph, so its beginning is looked for.
        place = max(place, reading.document.text.find(paragraph[:25], place))
        borders.append(place)
    origins = [text[bisect_right(borders, span.start) - 1][1] for span in reading.document.sentences]
    return reading, origins


def ours(reading: TokenizedDocument, vectors: Vectors | None = None) -> list[int]:
    numbers = {span: number for number, span in enumerate(reading.document.sentences)}
    topics = [-1] * len(numbers)
    for number, topic in enumerate(find_topics(reading, vectors=vectors)):
        for span in topic.spans:
            topics[numbers[span]] = number
    return topics


def with_vectors(folder: Path) -> Clustering:
    encoder = SentenceEncoder(folder)

    def cluster(reading: TokenizedDocument) -> list[int]:
        sentences = [reading.document.quote(span) for span in reading.document.sentences]
        return ours(reading, encoder.vectors(sentences))

    return cluster


def peers() -> dict[str, Clustering]:
    if not importlib.util.find_spec("sklearn"):
        return {}
    text = importlib.import_module("sklearn.feature_extraction.text")
    cluster = importlib.import_module("sklearn.cluster")
    decomposition = importlib.import_module("sklearn.decomposition")

    def weigh(reading: TokenizedDocument) -> object:
        sentences = [reading.document.quote(span) for span in reading.document.sentences]
        return text.TfidfVectorizer(stop_words="english").fit_transform(sentences)

    def by_means(reading: TokenizedDocument) -> list[int]:
        return list(cluster.KMeans(ARTICLES, n_init=10, random_state=0).fit_predict(weigh(reading)))

    def by_factors(reading: TokenizedDocument) -> list[int]:
        factors = decomposition.NMF(ARTICLES, init="nndsvda", random_state=0, max_iter=300)
        return list(factors.fit_transform(weigh(reading)).argmax(axis=1))

    return {"k-means (k=5)": by_means, "NMF (k=5)": by_factors}


def purity(topics: Sequence[int], origins: Sequence[int]) -> float:
    pairs = Counter(zip(topics, origins, strict=True))
    largest = {topic: max(n for (other, _), n in pairs.items() if other == topic) for topic in set(topics)}
    return 100 * sum(largest.values()) / len(topics)


def entropy(values: Sequence[object]) -> float:
    return -sum(n / len(values) * log(n / len(values)) for n in Counter(values).values())


def shared_information(topics: Sequence[int], origins: Sequence[int]) -> float:
    apart = entropy(topics) + entropy(origins)
    together = entropy(list(zip(topics, origins, strict=True)))
    return 100 * 2 * (apart - together) / apart if apart else 100.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--texts", type=int, default=40, help="joined texts of each kind")
    parser.add_argument("--model", type=Path, help="a model's folder, whose sentence vectors are tried too")
    arguments = parser.parse_args()
    warnings.filterwarnings("ignore", message="Maximum number of iterations")
    systems: dict[str, Clustering] = {"précis": ours}
    if arguments.model:
        systems["with vectors"] = with_vectors(arguments.model)
    systems |= peers()
    print(f"{'purity / NMI':32}" + "".join(f"{name:>18}" for name in systems) + "   our topics, milliseconds")
    for name, split in SETS:
        for shuffled in (False, True):
            texts = join_articles(arguments.data / name / f"{split}.jsonl.gz", arguments.texts, shuffled)
            readings = [read(text) for text in texts]
            line = f"{name + (' shuffled' if shuffled else ''):32}"
            seconds, found = 0.0, 0
            for system in systems.values():
                begun = time.perf_counter()
                results = [(system(reading), origins) for reading, origins in readings]
                if system is ours:
                    seconds = time.perf_counter() - begun
                    found = sum(len(set(topics)) for topics, _ in results)
                pure = sum(purity(*result) for result in results) / len(results)
                shared = sum(shared_information(*result) for result in results) / len(results)
                line += f"{pure:9.1f} /{shared:6.1f} "
            print(f"{line}   {found / len(texts):.1f}, {1000 * seconds / len(texts):.0f}", flush=True)


if __name__ == "__main__":
    main()
