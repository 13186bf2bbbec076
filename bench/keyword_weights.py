"""Fits the weights of the features of keywords to documents that people read and named keywords for.

    python -m bench.keyword_weights READ [--data ../shared/data] [--out resources/ranking/keywords.json]

READ is a folder: beside each document a file NAME.json with "keywords" and "bad_keywords" (what no reader
wants to see). Of the public sets only the train parts of kp_inspec, kp_kdd, kp_www, csl_title and
legal_case_reports are read. Logistic regression with ridge, every document of the same weight: a read one
counts three times one of a public set, a bad keyword three times another wrong candidate. Takes some
minutes, and needs torch.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from engine.core.array_types import Floats
from engine.core.errors import DocumentError
from engine.keyword_extraction.candidates import CandidatePhrases, find_phrases
from engine.keyword_extraction.phrase_features import phrase_features
from engine.keyword_extraction.phrase_forms import can_be_names
from engine.loading.loader import document_from_text, read_document
from engine.readers.worker.process import ReaderProcess
from engine.text.token_table import build_token_table
from engine.text.tokens import TokenizedDocument, find_words, tokenize

PUBLIC = {"kp_inspec": 300, "kp_kdd": 120, "kp_www": 120, "csl_title": 150, "legal_case_reports": 30}
"""How many documents of each set."""
READ_WEIGHT, BAD_WEIGHT, RIDGE = 3.0, 3.0, 1e-3
MOST = 3_000
"""Candidates of a document; of more, the commonest and as many others, drawn with a fixed seed."""
BY_HAND = {"in the author's list": 4.0}
"""Few documents have such a list."""


class Labelled(NamedTuple):
    """A document's candidates with what its reader said."""

    features: dict[str, Floats]
    labels: Floats
    """1 for a keyword, -1 for a bad one, 0 for any other candidate."""
    weight: float


def read_documents(folder: Path) -> Iterator[Labelled]:
    with ReaderProcess() as readers:
        for answers in sorted(folder.glob("*.json")):
            files = [file for file in folder.glob(f"{answers.stem}.*") if file != answers]
            said = json.loads(answers.read_text(encoding="utf-8"))
            try:
                reading = tokenize(read_document(files[0], readers))
            except DocumentError as error:
                print(answers.stem, error.kind)
                continue
            yield from labelled(reading, said["keywords"], said["bad_keywords"], READ_WEIGHT)


def public_documents(data: Path) -> Iterator[Labelled]:
    for name, most in PUBLIC.items():
        with gzip.open(data / name / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [row for row in map(json.loads, lines) if row.get("keywords")]
        for row in rows[:most]:
            yield from labelled(tokenize(document_from_text(row["document"])), row["keywords"], [], 1.0)


def labelled(
    reading: TokenizedDocument, good: list[str], bad: list[str], weight: float
) -> Iterator[Labelled]:
    text = build_token_table(reading)
    if not text.content.any():
        return
    phrases = find_phrases(text)
    language = reading.document.language
    is_good, is_bad = (named(phrases, names, language) for names in (good, bad))
    labels = np.where(is_good, 1.0, np.where(is_bad, -1.0, 0.0))
    kept = np.flatnonzero(can_be_names(reading.document, phrases))
    if len(kept) > MOST:
        common = kept[np.argsort(-np.log(phrases.counts[kept]) * (1 + 0.3 * phrases.lengths[kept]))]
        drawn = np.random.default_rng(0).choice(kept, MOST // 2, replace=False)
        kept = np.unique(np.concatenate((kept[labels[kept] != 0], common[: MOST // 2], drawn)))
    features = phrase_features(reading.document, phrases)
    yield Labelled({name: values[kept] for name, values in features.items()}, labels[kept], weight)


def named(phrases: CandidatePhrases, names: list[str], language: str) -> list[bool]:
    """Say which phrases have the stems of one of the names."""
    known = {"".join(word.stem for word in find_words(name, language)) for name in names}
    stems = phrases.text.names
    return [
        "".join(stems[stem] for stem in phrases.stems(phrase)) in known
        for phrase in range(len(phrases.counts))
    ]


def fit(documents: list[Labelled]) -> dict[str, float]:
    """Return the weights that make the keywords likeliest."""
    names = list(documents[0].features)
    columns = [np.concatenate([document.features[name] for document in documents]) for name in names]
    raw = torch.tensor(np.stack(columns, 1), dtype=torch.float32)
    labels = torch.tensor(np.concatenate([document.labels for document in documents]), dtype=torch.float32)
    shares = [np.full(len(each.labels), each.weight / max(1, (each.labels == 1).sum())) for each in documents]
    weights = torch.tensor(np.concatenate(shares), dtype=torch.float32)
    weights = torch.where(labels < 0, BAD_WEIGHT * weights, weights)
    target = (labels == 1).float()
    always = names.index("always")
    mean, scale = raw.mean(0), raw.std(0).clamp(min=1e-6)
    mean[always], scale[always] = 0, 1
    scaled = torch.where(raw.std(0) < 1e-6, torch.zeros(()), (raw - mean) / scale)
    scaled[:, always] = 1
    betas = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([betas], max_iter=150, history_size=20, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        error = torch.nn.functional.binary_cross_entropy_with_logits(
            scaled @ betas, target, weight=weights, reduction="sum"
        )
        value = error / (weights * target).sum() + RIDGE * (betas**2).sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    found = betas.detach() / scale
    found[always] -= (found * mean).sum()
    return dict(zip(names, found.tolist(), strict=True)) | BY_HAND


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("read", type=Path, help="documents with their keywords")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("resources/ranking/keywords.json"))
    arguments = parser.parse_args()
    documents = [*read_documents(arguments.read), *public_documents(arguments.data)]
    weights = {name: round(weight, 3) for name, weight in fit(documents).items() if weight}
    arguments.out.write_text(json.dumps(weights, indent=1) + "\n", encoding="utf-8")
    print(f"{len(documents)} documents, {len(weights)} weights")


if __name__ == "__main__":
    main()
