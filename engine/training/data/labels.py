"""Extractive labels of sentences: a greedy ROUGE oracle and each sentence's own gain.

With a summary: the greedy oracle of Nallapati, Zhai and Zhou 2017 (SummaRuNNer, arXiv 1611.04230), which adds
the whole sentence that raises ROUGE-1 + ROUGE-2 (F1) most until none does, and beside it each sentence's own
gain, for the oracle says nothing of sentences that would have been nearly as good.

Without one (engine.training.data.pseudo_summary): principal sentences stand for a summary.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from engine.core.array_types import Floats
from engine.core.progress import Progress, Report, Stage, silent
from engine.evaluation.rouge import Tokens

SHORT_LIST = 60
"""Sentences, best first by what they recall, that the oracle adds from."""
SENTENCES_PER_REPORT = 200

Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Labels:
    gain: Floats
    """[S] ROUGE-1 + ROUGE-2 of the sentence alone, from 0 to 2; of several references the best."""
    chosen: tuple[int, ...]
    """What the oracle chose, in the order of choice."""


@dataclass(frozen=True, slots=True)
class _NgramCounts:
    """How often each word, and each pair of neighbours, stands in a text."""

    ones: Grams
    twos: Grams
    total_ones: int
    total_twos: int


def label_sentences(
    sentences: Tokens, references: Sequence[Tokens], count: int, report: Report = silent
) -> Labels:
    """Label sentences for a summary of count of them; the oracle may take two more.

    Where no sentence shares a word with a reference, nothing is chosen.
    """
    wanted = [_count([token for sentence in reference for token in sentence]) for reference in references]
    gain = np.zeros(len(sentences))
    recall = np.zeros(len(sentences))
    for index, sentence in enumerate(sentences):
        if index % SENTENCES_PER_REPORT == 0:
            report(Progress(Stage.ANALYZE, index, len(sentences)))
        counted = _count(sentence)
        for reference in wanted:
            shared = _shared(counted, reference)
            gain[index] = max(gain[index], _f1(shared, counted, reference))
            recall[index] = max(recall[index], _recall(shared, reference))
    short_list = [int(index) for index in np.argsort(-recall, kind="stable")[:SHORT_LIST] if recall[index]]
    choices = [_greedy_oracle(sentences, short_list, reference, count + 2) for reference in wanted]
    _, chosen = max(choices, key=lambda choice: choice[0])
    return Labels(gain, chosen)


def _greedy_oracle(
    sentences: Tokens, short_list: Sequence[int], reference: _NgramCounts, most: int
) -> tuple[float, tuple[int, ...]]:
    """Return what was reached, and the sentences it was reached with."""
    counts = {index: _count(sentences[index]) for index in short_list}
    chosen: list[int] = []
    held = _count(())
    reached = 0.0
    while len(chosen) < most:
        best, with_best = -1, reached
        for index in short_list:
            if index not in chosen:
                together = _add(held, counts[index])
                value = _f1(_shared(together, reference), together, reference)
                if value > with_best + 1e-9:
                    best, with_best = index, value
        if best < 0:
            break
        chosen.append(best)
        held, reached = _add(held, counts[best]), with_best
    return reached, tuple(chosen)


def _count(tokens: Sequence[str]) -> _NgramCounts:
    ones: Grams = Counter((token,) for token in tokens)
    twos: Grams = Counter(pairwise(tokens))
    return _NgramCounts(ones, twos, ones.total(), twos.total())


def _add(counts: _NgramCounts, more: _NgramCounts) -> _NgramCounts:
    """Pairs across the border of two sentences are left out: the order they will be read in is another."""
    return _NgramCounts(
        counts.ones + more.ones,
        counts.twos + more.twos,
        counts.total_ones + more.total_ones,
        counts.total_twos + more.total_twos,
    )


def _shared(counts: _NgramCounts, reference: _NgramCounts) -> tuple[int, int]:
    ones = _in_common(counts.ones, reference.ones)
    return ones, _in_common(counts.twos, reference.twos) if ones else 0


def _in_common(counts: Grams, reference: Grams) -> int:
    return sum(min(counts[gram], reference[gram]) for gram in counts.keys() & reference.keys())


def _f1(shared: tuple[int, int], counts: _NgramCounts, reference: _NgramCounts) -> float:
    ones = 2 * shared[0] / max(counts.total_ones + reference.total_ones, 1)
    return ones + 2 * shared[1] / max(counts.total_twos + reference.total_twos, 1)


def _recall(shared: tuple[int, int], reference: _NgramCounts) -> float:
    return shared[0] / max(reference.total_ones, 1) + shared[1] / max(reference.total_twos, 1)
