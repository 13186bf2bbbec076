"""Fits the weights of importance to documents that people read and marked.

    python -m bench.importance_weights READ [--weights resources/ranking/importance.json] [--folds 5]

READ is a folder: beside each document a file NAME.json with its "facts", each with a "weight" (3 is
indispensable, 1 good to have) and "sentences", the places of those that say it, counted from 0, any one of
which is enough and the best first; and "never", places of sentences that no summary should quote. The weights
go on from those in the file, and are written back to it. Listwise loss (ListNet, Cao et al. 2007): the cross
entropy between the shares that the sentences deserve and the softmax of their scores, and a margin of 1 to
what should never be quoted; ridge towards the weights that it began with. With --folds it writes nothing, and
prints what seven sentences carry of documents that the weights were not fitted to, beside the weights as they
are. Takes some seconds for each document, and needs torch.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from engine.core.array_types import Floats
from engine.core.document import Document
from engine.core.errors import DocumentError, ModelError
from engine.core.options import PERFORMER
from engine.core.progress import silent
from engine.loading.loader import read_document
from engine.pipeline.rank import open_ranking_model
from engine.ranking import importance
from engine.ranking.document_kind import KindProbabilities, kind_probabilities
from engine.ranking.importance import (
    COLUMNS,
    GROUPS,
    ImportanceWeights,
    importance_features,
    importance_weights,
)
from engine.ranking.sentence_features import content_columns
from engine.ranking.sentence_selection import Judged, judge_sentences, rank_sentences
from engine.readers.worker.process import ReaderProcess
from engine.text.term_matrix import count_rows
from engine.text.tokens import TokenizedDocument, stems_of, tokenize

RIDGE, RIDGE_OF_GROUPS, MARGIN_SHARE = 5.0, 5.0, 0.3
OTHER_ALTERNATIVE = 0.8
"""What a sentence deserves that says a fact less well than another does."""
STRENGTH = 2.0
"""What the fitted weights are multiplied by: a choice weighs importance against repetition and crowding, of
which the softmax that they were fitted by knows nothing. Chosen among 1.5, 2, 2.5 and 3.5 by --folds."""
NEW = 0.5
"""How far the weights go from those before to the fitted ones: half the way has nearly all of the gain, and
keeps what the weights before had from documents of other kinds and lengths."""
FARTHEST = 5.0
SENTENCES = 7


class Marked(NamedTuple):
    """A document with what its sentences deserve."""

    reading: TokenizedDocument
    salience: Floats | None
    judged: Judged
    likely: KindProbabilities
    features: Floats
    """[S, COLUMNS]"""
    facts: tuple[tuple[int, tuple[int, ...]], ...]
    """Of each fact its weight, and the sentences that say it."""
    deserved: Floats
    """[S], summing to 1."""
    never: Floats
    """[S], summing to 1 where there are any."""


def read_documents(folder: Path) -> Iterator[Marked]:
    with ReaderProcess() as readers:
        for answers in sorted(folder.glob("*.json")):
            files = [file for file in folder.glob(f"{answers.stem}.*") if file != answers]
            said = json.loads(answers.read_text(encoding="utf-8"))
            try:
                document = read_document(files[0], readers)
            except DocumentError as error:
                print(answers.stem, error.kind)
                continue
            yield mark(document, said)


def mark(document: Document, said: dict[str, Any]) -> Marked:
    """Bring what readers said of a document together with what the program sees of it."""
    reading = tokenize(document)
    likely = kind_probabilities(document)
    judged = judge_sentences(document, None, silent, likely)
    counted, telling = count_rows(stems_of(reading, silent)), content_columns(reading, silent)
    salience: Floats | None
    try:
        found = open_ranking_model(PERFORMER, document.language).read(reading).salience
        salience = found.astype(np.float64)
    except ModelError:
        salience = None
    deserved, never = np.zeros(len(document.sentences)), np.zeros(len(document.sentences))
    for fact in said["facts"]:
        for number, place in enumerate(fact["sentences"]):
            worth = fact["weight"] * (OTHER_ALTERNATIVE if number else 1)
            deserved[place] = max(deserved[place], worth)
    never[said["never"]] = 1
    return Marked(
        reading=reading,
        salience=salience,
        judged=judged,
        likely=likely,
        features=importance_features(reading, counted, telling, silent, salience, judged[0]),
        facts=tuple((fact["weight"], tuple(fact["sentences"])) for fact in said["facts"]),
        deserved=deserved / deserved.sum(),
        never=never / max(1, never.sum()),
    )


def fit(documents: Sequence[Marked], first: ImportanceWeights) -> ImportanceWeights:
    """Return weights for features on the scale of the first ones."""
    scaled = [np.clip((one.features - first.centre) / first.spread, -FARTHEST, FARTHEST) for one in documents]
    features = torch.tensor(np.concatenate(scaled)).float()
    deserved = torch.tensor(np.concatenate([one.deserved for one in documents])).float()
    never = torch.tensor(np.concatenate([one.never for one in documents])).float()
    of = torch.tensor(np.repeat(np.arange(len(documents)), [len(one.deserved) for one in documents]))
    groups = torch.tensor(np.array([_group_shares(one) for one in documents])).float()
    before = [torch.tensor(first.common).float(), torch.tensor(first.of_groups).float()]
    common, of_groups = (weights.clone().requires_grad_(True) for weights in before)
    optimizer = torch.optim.LBFGS([common, of_groups], max_iter=60, line_search_fn="strong_wolfe")

    def closure() -> Tensor:
        optimizer.zero_grad()
        scores = (features * (common + groups @ of_groups)[of]).sum(1)
        loss = RIDGE * (common - before[0]).square().sum()
        loss = loss + RIDGE_OF_GROUPS * (of_groups - before[1]).square().sum()
        loss = loss + _loss(scores, deserved, never, of, len(documents))
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)  # type: ignore[no-untyped-call]
    fitted = (STRENGTH * weights.detach().double().numpy() for weights in (common, of_groups))
    ways = zip((first.common, first.of_groups), fitted, strict=True)
    return ImportanceWeights(first.centre, first.spread, *(old + NEW * (new - old) for old, new in ways))


def _group_shares(one: Marked) -> Floats:
    return np.array([sum(one.likely[each] for each in kinds) for kinds in GROUPS.values()])


def _loss(scores: Tensor, deserved: Tensor, never: Tensor, of: Tensor, documents: int) -> Tensor:
    """All arguments but the last [N]: sentences of all documents, and the number of each one's document."""
    none = torch.zeros(documents)
    highest = none.scatter_reduce(0, of, scores.detach(), "amax", include_self=False)
    whole = none.index_add(0, of, (scores - highest[of]).exp()).log() + highest
    reached = none.index_add(0, of, deserved * scores)
    over = functional.softplus(scores - reached[of] + 1)
    return (whole - reached).sum() + MARGIN_SHARE * (over * never).sum()


def carried(documents: Sequence[Marked], weights: ImportanceWeights) -> Floats:
    """Return [D, 2]: of the facts what seven sentences carry, and the share of them never to be quoted."""
    shipped = importance.importance_weights
    found = []
    try:
        importance.importance_weights = lambda: weights  # type: ignore[assignment]
        for one in documents:
            ranking = rank_sentences(one.reading, salience=one.salience, judged=one.judged, likely=one.likely)
            chosen = ranking.order[:SENTENCES]
            weight = sum(weight for weight, _ in one.facts)
            said = sum(weight for weight, places in one.facts if set(places) & set(chosen))
            found.append((said / weight, np.mean(one.never[list(chosen)] > 0)))
    finally:
        importance.importance_weights = shipped
    return np.array(found)


def compare(documents: Sequence[Marked], folds: int) -> None:
    before = carried(documents, importance_weights())
    after = np.zeros_like(before)
    fold = np.random.default_rng(1).integers(0, folds, len(documents))
    for number in range(folds):
        learned = [one for one, place in zip(documents, fold, strict=True) if place != number]
        others = [one for one, place in zip(documents, fold, strict=True) if place == number]
        after[fold == number] = carried(others, fit(learned, importance_weights()))
    error = (after - before).std(0) / np.sqrt(len(documents))
    for name, values in (("as they are", before), ("fitted to others", after)):
        print(f"{name}: facts {values[:, 0].mean():.3f}, never {values[:, 1].mean():.3f}")
    print(f"standard errors of the difference: {error[0]:.4f}, {error[1]:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("read", type=Path)
    parser.add_argument("--weights", type=Path, default=Path("resources/ranking/importance.json"))
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    documents = list(read_documents(arguments.read))
    print(len(documents), "documents")
    if arguments.folds:
        compare(documents, arguments.folds)
        return
    fitted = fit(documents, importance_weights())
    written: dict[str, object] = {"columns": COLUMNS, "groups": list(GROUPS)}
    for name in ("centre", "spread", "common", "of_groups"):
        written[name] = np.round(getattr(fitted, name), 4).tolist()
    arguments.weights.write_text(json.dumps(written), encoding="utf-8")


if __name__ == "__main__":
    main()
