"""Summarisation systems under comparison: ours, and the baselines Lead, Random, LexRank and TextRank."""

import math
import random
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import numpy as np

from engine.core.array_types import Floats, Integers
from engine.core.errors import MODEL_KINDS, ModelMissing, NoModel
from engine.core.options import PERFORMER
from engine.models.runtime.performer import open_performer
from engine.models.store.shelf import find_named, model_folders, shelves
from engine.pipeline.rank import rank
from engine.ranking.sentence_selection import rank_sentences
from engine.text.term_matrix import SparseRows, by_column, count_rows, products_with_row, rarity
from engine.text.tokens import TokenizedDocument

System = Callable[[TokenizedDocument, int], tuple[str, ...]]
"""Summarises a reading in so many sentences, in the order in which they are to be read."""

LONGEST = 5000
"""The graph references look at so many sentences from the beginning: their graphs are quadratic."""


def lead(reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    """The first sentences."""
    return _quote(reading, range(count))


def chance(reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    """Sentences drawn by chance, the same ones for the same text."""
    total = len(reading.words)
    generator = random.Random(reading.document.text)  # noqa: S311 - nothing is kept secret with it
    return _quote(reading, generator.sample(range(total), min(count, total)))


def lexrank(reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    """LexRank (Erkan and Radev 2004): sentences whose TF-IDF cosine is over 0.1 vote for each other."""
    counted = count_rows(_stems(reading))
    value = counted.value * rarity(counted)[counted.column]
    length = np.sqrt(np.bincount(counted.row, value * value, minlength=len(counted)))
    value /= np.where(length > 0, length, 1)[counted.row]
    rows = SparseRows(counted.row, counted.column, value, counted.starts, counted.width)

    def votes(_: int, cosines: Floats) -> Floats:
        return (cosines > 0.1).astype(np.float64)

    return _quote(reading, _best(_page_rank(rows, votes), count))


def textrank(reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    """TextRank (Mihalcea and Tarau 2004): the words that two sentences share vote, for their lengths."""
    distinct = [sorted(set(words)) for words in _stems(reading)]
    rows = count_rows(distinct)
    logarithms = np.log(np.maximum([len(words) for words in distinct], 1))

    def votes(index: int, shared: Floats) -> Floats:
        lengths = logarithms + logarithms[index]
        weights = np.where(lengths > 0, shared / np.where(lengths > 0, lengths, 1), 0)
        weights[index] = 0
        return weights

    return _quote(reading, _best(_page_rank(rows, votes), count))


def performer(reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    """Our ranking with the best trained model for the language; without one where there is none.

    Raises ModelError where the model there is cannot be used: what would be measured then is not the model.
    """
    return _with_model(PERFORMER, reading, count)


def find_system(name: str) -> System:
    """Return the system of that name, which may be that of a model on the shelf, or a model's folder.

    Raises ModelError: ModelMissing where there is no such system.
    """
    if name == PERFORMER and not model_folders(shelves()):
        raise ModelMissing(name)
    if name in SYSTEMS:
        return SYSTEMS[name]
    open_performer(find_named(name))
    return partial(_with_model, name)


def graph(reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    """Our own ranking without a trained model."""
    return _quote(reading, rank_sentences(reading).order[:count])


SYSTEMS: dict[str, System] = {
    PERFORMER: performer,
    "graph": graph,
    "lead": lead,
    "random": chance,
    "lexrank": lexrank,
    "textrank": textrank,
}
"""By the name that the command line knows them under."""


def _with_model(model: str, reading: TokenizedDocument, count: int) -> tuple[str, ...]:
    ranked = rank(reading, model)
    fallback = ranked.ranked_by.fallback
    if fallback is not None and fallback.kind != NoModel.kind:
        raise MODEL_KINDS[fallback.kind](fallback.model, fallback.detail)
    return _quote(reading, ranked.ranking.order[:count])


def _stems(reading: TokenizedDocument) -> list[list[str]]:
    # Stopwords too, as in the papers: without them both fall behind by a point of ROUGE-1.
    return [[word.stem for word in words] for words in reading.words[:LONGEST]]


def _quote(reading: TokenizedDocument, indices: Iterable[int]) -> tuple[str, ...]:
    document = reading.document
    total = len(document.sentences)
    return tuple(document.quote(document.sentences[index]) for index in sorted(indices) if index < total)


def _best(rank: Floats, count: int) -> Sequence[int]:
    order: list[int] = np.argsort(-rank, kind="stable")[:count].tolist()
    return order


def _page_rank(rows: SparseRows, votes: Callable[[int, Floats], Floats]) -> Floats:
    """PageRank with a damping of 0.85; votes turns one row's products with all rows into its weights."""
    total = len(rows)
    columns = by_column(rows)
    sources: list[Integers] = []
    targets: list[Integers] = []
    weights: list[Floats] = []
    for index in range(total):
        given = votes(index, products_with_row(rows, columns, index))
        (chosen,) = given.nonzero()
        if len(chosen):
            sources.append(np.full(len(chosen), index))
            targets.append(chosen)
            weights.append(given[chosen] / given.sum())
    rank = np.full(total, 1 / max(total, 1))
    if not sources:
        return rank
    source, target, weight = np.concatenate(sources), np.concatenate(targets), np.concatenate(weights)
    for _ in range(100):
        before = rank
        received = np.bincount(target, weight * before[source], minlength=total)
        rank = 0.15 / total + 0.85 * received
        if math.isclose(np.abs(rank - before).sum(), 0, abs_tol=1e-6):
            break
    return rank
