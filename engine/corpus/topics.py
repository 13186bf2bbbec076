"""Topics of a corpus: clusters of document vectors, named by keywords weighted by class (c-TF-IDF)."""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

import numpy as np

from engine.core.array_types import Vectors
from engine.corpus.parts import read_columns, write_bytes
from engine.corpus.store import CorpusStore
from engine.corpus.vector_index import VectorSpace, open_vectors
from engine.multidocument.spherical_kmeans import BLOCK, SAMPLE, assign, find_centres, unit_length

NAMED_BY = 3
"""Keywords in a label."""
MOST = 50
"""Topics, where nobody says how many."""
SEED = 7
"""Of the documents that centres are learnt from, where there are too many for all to be."""
FEWEST_DOCUMENTS = 8
"""For a space to be divided at all."""


@dataclass(frozen=True, slots=True)
class CorpusTopic:
    number: int
    label: str
    keywords: tuple[str, ...]
    documents: int
    space: str
    """Of the vectors: a topic is of documents that one model read."""


@dataclass(frozen=True, slots=True, eq=False)
class CorpusTopics:
    topics: tuple[CorpusTopic, ...]
    """The largest first."""
    of_document: Mapping[str, int]
    """The number of the topic, by the document's ID."""


def find_corpus_topics(store: CorpusStore, number: int | None = None) -> CorpusTopics:
    """Assign each document to a topic.

    With a number the topics are found anew; without, those of the last time stay where they are and take in
    the new documents, and the first time the number is the root of half the documents.
    """
    folder = store.derived("topics")
    kept = None if number else _kept_centres(folder)
    known = list(kept or ())
    spaces = sorted(
        open_vectors(store), key=lambda each: known.index(each.name) if each.name in known else len(known)
    )
    total = sum(len(space.identifiers) for space in spaces)
    number = number or max(2, min(MOST, round(math.sqrt(total / 2))))
    centres: dict[str, Vectors] = {}
    of_document: dict[str, int] = {}
    names: dict[int, str] = {}
    first = 0
    for space in spaces:
        if kept and space.name in kept:
            centres[space.name] = kept[space.name]
        else:
            centres[space.name] = _centres_of(space, number, total)
        of_document.update(_assigned(space, centres[space.name], first))
        names.update(dict.fromkeys(range(first, first + len(centres[space.name]) - 1), space.name))
        first += len(centres[space.name]) - 1
    topics = CorpusTopics(tuple(_named(store, of_document, names)), of_document)
    _keep(folder, centres, topics)
    return topics


def _centres_of(space: VectorSpace, number: int, total: int) -> Vectors:
    """Return [1 + topics, width]: the mean of all vectors, which tells none apart, and centres around it."""
    mean = space.vectors.mean(axis=0, dtype=np.float32, keepdims=True)
    share = max(2, round(number * len(space.vectors) / total))
    if len(space.vectors) < FEWEST_DOCUMENTS:
        return np.concatenate([mean, unit_length(mean)])
    sample = space.vectors
    if len(sample) > SAMPLE:
        chosen = np.random.default_rng(SEED).choice(len(sample), SAMPLE, replace=False)
        sample = sample[np.sort(chosen)]
    return np.concatenate([mean, find_centres(unit_length(sample.astype(np.float32) - mean), share)])


def _assigned(space: VectorSpace, centres: Vectors, first: int) -> Iterator[tuple[str, int]]:
    for start in range(0, len(space.vectors), BLOCK):
        block = space.vectors[start : start + BLOCK].astype(np.float32) - centres[:1]
        numbers = (assign(unit_length(block), centres[1:]) + first).tolist()
        yield from zip(space.identifiers[start : start + BLOCK], numbers, strict=True)


def _named(
    store: CorpusStore, of_document: Mapping[str, int], names: Mapping[int, str]
) -> Iterator[CorpusTopic]:
    """Yield the topics that have a document, each named by the keywords that it has before others."""
    weights: defaultdict[int, Counter[str]] = defaultdict(Counter)
    written: dict[str, str] = {}
    for part in store.parts(store.description().generation):
        for row in read_columns(part, ("id", "keywords")):
            topic = of_document.get(row["id"])
            if topic is None:
                continue
            for keyword in row["keywords"]:
                key = keyword["text"].casefold()
                written.setdefault(key, keyword["text"])
                weights[topic][key] += keyword["score"]
    total: Counter[str] = Counter()
    for counter in weights.values():
        total.update(counter)
    average = total.total() / max(1, len(weights))
    sizes = Counter(of_document.values())
    for topic, size in sorted(sizes.items(), key=lambda each: (-each[1], each[0])):
        keywords = _best(weights[topic], total, average, written)
        label = ", ".join(keywords[:NAMED_BY]) or f"{names[topic]} {topic + 1}"
        yield CorpusTopic(topic, label, keywords, size, names[topic])


def _best(
    own: Counter[str], total: Counter[str], average: float, written: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the keywords of a class by c-TF-IDF (Grootendorst 2022), the best first; none within another."""
    scored = sorted(own, key=lambda key: (-own[key] * math.log(1 + average / total[key]), key))
    chosen: list[str] = []
    for key in scored:
        if not any(key in other or other in key for other in chosen):
            chosen.append(key)
        if len(chosen) == 10:
            break
    return tuple(written[key] for key in chosen)


def _kept_centres(folder: Path) -> dict[str, Vectors] | None:
    try:
        found = json.loads((folder / "topics.json").read_text("utf-8"))
        return {name: np.load(folder / file) for name, file in found["centres"].items()}
    except (OSError, ValueError, KeyError):
        return None


def _keep(folder: Path, centres: Mapping[str, Vectors], topics: CorpusTopics) -> None:
    files = {}
    for number, (name, rows) in enumerate(centres.items()):
        buffer = BytesIO()
        np.save(buffer, rows)
        files[name] = f"centres-{number}.npy"
        write_bytes(folder / files[name], buffer.getvalue())
    content = {"centres": files, "topics": [asdict(topic) for topic in topics.topics]}
    write_bytes(folder / "topics.json", json.dumps(content, ensure_ascii=False).encode())


def documents_of_topic(topics: CorpusTopics, wanted: str) -> tuple[CorpusTopic, Sequence[str]] | None:
    """Return a topic, by its number or a word of its label, with the IDs of its documents; None for none."""
    for topic in topics.topics:
        if wanted == str(topic.number) or wanted.casefold() in topic.label.casefold():
            keys = [key for key, number in topics.of_document.items() if number == topic.number]
            return topic, keys
    return None
