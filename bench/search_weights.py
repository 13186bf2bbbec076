"""Learns the weights of reranking: `python -m bench.search_weights LIBRARY [--shared FOLDER] [--step N]`.

LIBRARY is a folder that `bench.find meaning --library LIBRARY` kept. The one-line summaries and the titles
of SciTLDR look for their abstracts; from train the weights are learned, on val and on pairs of keywords of
Inspec they are measured, beside those in use. Loss: the cross entropy between the right document and the
softmax of the candidates' scores (ListNet with one right document, Cao et al. 2007), with a little ridge; no
weight falls below 0.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np

from engine.core.array_types import Vectors
from engine.library.search import candidates as reading
from engine.library.search.index import SearchIndex
from engine.library.search.reranking import SIGNS, WEIGHTS, Candidate, find_signs
from engine.library.store import Library
from engine.retrieval.embedding import embed_query

RIDGE, STEPS, RATE = 1e-3, 500, 0.3


class Query(NamedTuple):
    text: str
    key: str


class Learnt(NamedTuple):
    signs: Vectors
    right: int
    """Its row, or -1 where the text is not among the candidates."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--step", type=int, default=1, help="every n-th query only")
    arguments = parser.parse_args()
    data = arguments.shared / "data"
    library = Library(arguments.library)
    numbers = dict(library._database.execute("SELECT key, number FROM searched_documents").fetchall())
    index = library.search_index()

    def read(set_name: str, split: str, field: str) -> list[Learnt]:
        queries = [query for query in queries_of(data, set_name, split, field) if query.key in numbers]
        return [signs_of(index, query, numbers) for query in queries[:: arguments.step]]

    train = [*read("scitldr", "train", "summary"), *read("scitldr", "train", "title")]
    weights = learn(train)
    print({name: round(float(weight), 2) for name, weight in zip(SIGNS, weights, strict=True)})
    measured = {
        "train": train,
        "summaries": read("scitldr", "val", "summary"),
        "titles": read("scitldr", "val", "title"),
        "keywords": read("kp_inspec", "train", "keywords"),
    }
    for name, examples in measured.items():
        there = sum(example.right >= 0 for example in examples)
        print(
            f"{name}: {len(examples)}, among the candidates {100 * there / len(examples):.1f} %,"
            f" first {share_first(examples, weights):.1f} % learned,"
            f" {share_first(examples, np.array(WEIGHTS)):.1f} % in use",
            flush=True,
        )
    library.close()


def queries_of(data: Path, name: str, split: str, field: str) -> Iterator[Query]:
    with gzip.open(data / name / f"{split}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            said = json.loads(line).get(field) or ""
            text = said if isinstance(said, str) else " ".join(said[:2])
            if text:
                yield Query(" ".join(re.findall(r"\w+", text)), f"{name}/{f'{split}.jsonl.gz'[:5]}/{number}")


def signs_of(index: SearchIndex, query: Query, numbers: dict[str, int]) -> Learnt:
    """Search, and see by what the candidates are reranked."""
    seen: list[tuple[Sequence[Candidate], dict[str, float]]] = []

    def record(candidates: Sequence[Candidate], rarity: dict[str, float]) -> list[float]:
        seen.append((candidates, rarity))
        return [0.0] * len(candidates)

    with patch.object(reading, "rerank", record):
        index.search(query.text, meaning=embed_query(query.text, ("en",)), rerank=True)
    ((candidates, rarity),) = seen
    documents = [candidate.document for candidate in candidates]
    place = documents.index(numbers[query.key]) if numbers[query.key] in documents else -1
    return Learnt(find_signs(candidates, rarity), place)


def learn(examples: Sequence[Learnt]) -> Vectors:
    known = [example for example in examples if example.right >= 0]
    most = max(len(example.signs) for example in known)
    signs = np.zeros((len(known), most, len(SIGNS)), np.float32)
    there = np.zeros((len(known), most), np.float32)
    for row, example in enumerate(known):
        signs[row, : len(example.signs)] = example.signs
        there[row, : len(example.signs)] = 1
    right = signs[np.arange(len(known)), [example.right for example in known]].mean(axis=0)
    weights, speed, square = (np.zeros(len(SIGNS)) for _each in range(3))
    for step in range(1, STEPS + 1):  # Adam (Kingma and Ba 2015)
        scores = signs @ weights
        odds = np.exp(scores - scores.max(axis=1, keepdims=True)) * there
        odds /= odds.sum(axis=1, keepdims=True)
        slope = np.einsum("qc,qcs->s", odds, signs) / len(known) - right + RIDGE * weights
        speed, square = 0.9 * speed + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        moved = RATE * (speed / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = np.maximum(weights - moved, 0)
    return weights.astype(np.float32)


def share_first(examples: Sequence[Learnt], weights: Vectors) -> float:
    """Return the percentage of queries whose text has the highest score."""
    found = [int(np.argmax(example.signs @ weights)) == example.right for example in examples]
    return 100 * sum(found) / len(found)


if __name__ == "__main__":
    main()
