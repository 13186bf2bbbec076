"""Batching of documents of like length, deterministic for a seed."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor

from engine.training.data.examples import CHOSEN, GAIN
from engine.training.data.store import StoredExample
from engine.training.run.recipe import Recipe

POOL = 400
"""Documents among which those of like length are sought, so that little is filled up."""


@dataclass(frozen=True, slots=True)
class DocumentSlice:
    """A document, or a part of a long one."""

    entry: StoredExample
    start: int
    rows: int

    @property
    def first(self) -> int:
        """Its first row in the store."""
        return self.entry.first + self.start

    @property
    def is_whole(self) -> bool:
        return self.rows == self.entry.sentences


@dataclass(frozen=True, slots=True)
class PreparedRows:
    """All that is prepared, by sentence; may lie on the disk."""

    vectors: NDArray[np.float16]
    """[rows, I]"""
    columns: NDArray[np.float32]
    """[rows, COLUMNS]"""
    observed: tuple[int, ...]
    """The F columns that the network is told of."""

    def observations(self, first: int, count: int) -> NDArray[np.float32]:
        """Return [count, F] from the first row on."""
        return self.columns[first : first + count, self.observed]


@dataclass(frozen=True, slots=True)
class Batch:
    """B documents, filled up to T sentences."""

    vectors: Tensor
    """[B, T, I]"""
    observations: Tensor
    """[B, T, F] as they were observed"""
    targets: Tensor
    """[B, T] each row adds up to 1; 0 where nothing is present"""
    present: Tensor
    """[B, T]"""


def stretches_of(
    entries: Sequence[StoredExample], rows: PreparedRows, longest: int
) -> tuple[DocumentSlice, ...]:
    """Cut documents into what can be read at once; parts without anything to learn from are left out."""
    found = []
    for entry in entries:
        for start in range(0, entry.sentences, longest):
            stretch = DocumentSlice(entry, start, min(longest, entry.sentences - start))
            if stretch.rows > 1 and rows.columns[stretch.first : stretch.first + stretch.rows, GAIN].any():
                found.append(stretch)
    return tuple(found)


def make_batches(
    stretches: Sequence[DocumentSlice], recipe: Recipe, seed: int, number: int
) -> tuple[tuple[DocumentSlice, ...], ...]:
    """Return the shuffled batches of one pass, which has a number."""
    generator = np.random.default_rng((seed, number))
    dealt = _sample_pass(stretches, recipe, generator)
    batches: list[tuple[DocumentSlice, ...]] = []
    for start in range(0, len(dealt), POOL):
        batch: list[DocumentSlice] = []
        for stretch in sorted(dealt[start : start + POOL], key=lambda one: one.rows):
            size = (len(batch) + 1) * stretch.rows
            if batch and (size > recipe.batch or len(batch) == recipe.most_documents):
                batches.append(tuple(batch))
                batch = []
            batch.append(stretch)
        batches.append(tuple(batch))
    return tuple(batches[index] for index in generator.permutation(len(batches)))


def _sample_pass(
    stretches: Sequence[DocumentSlice], recipe: Recipe, generator: Generator
) -> list[DocumentSlice]:
    """Draw the documents of a pass: all of small data sets, some of large ones, in any order."""
    groups: defaultdict[str, list[DocumentSlice]] = defaultdict(list)
    for stretch in stretches:
        groups[stretch.entry.group].append(stretch)
    drawn: list[DocumentSlice] = []
    for group in groups.values():
        count = round(recipe.share * len(group) ** recipe.evenness)
        drawn += (group[index] for index in generator.permutation(len(group))[: max(count, 1)])
    return [drawn[index] for index in generator.permutation(len(drawn))]


def collate(
    batch: Sequence[DocumentSlice], rows: PreparedRows, recipe: Recipe, device: torch.device
) -> Batch:
    """Pad documents to one length and load them as tensors."""
    longest = max(stretch.rows for stretch in batch)
    vectors = np.zeros((len(batch), longest, rows.vectors.shape[1]), dtype=np.float32)
    observations = np.zeros((len(batch), longest, len(rows.observed)), dtype=np.float32)
    targets = np.zeros((len(batch), longest), dtype=np.float32)
    present = np.zeros((len(batch), longest), dtype=bool)
    for index, stretch in enumerate(batch):
        places = slice(stretch.first, stretch.first + stretch.rows)
        columns = rows.columns[places]
        vectors[index, : stretch.rows] = rows.vectors[places]
        observations[index, : stretch.rows] = rows.observations(stretch.first, stretch.rows)
        targets[index, : stretch.rows] = target(columns, recipe)
        present[index, : stretch.rows] = True
    tensors = (torch.from_numpy(array).to(device) for array in (vectors, observations, targets, present))
    return Batch(*tensors)


def target(columns: NDArray[np.float32], recipe: Recipe) -> NDArray[np.float32]:
    """Return the target distribution [S] over the sentences."""
    gain, chosen = columns[:, GAIN], columns[:, CHOSEN]
    shares = np.exp((gain / gain.max() - 1) / recipe.temperature)
    shares /= shares.sum()
    if chosen.any():
        shares = recipe.oracle * chosen / chosen.sum() + (1 - recipe.oracle) * shares
    found: NDArray[np.float32] = shares.astype(np.float32)
    return found
