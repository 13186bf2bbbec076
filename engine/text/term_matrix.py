"""Sparse term matrix: what words each sentence has, with TF-IDF weights and cosines in linear memory."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from engine.core.array_types import Booleans, Floats, Integers


@dataclass(frozen=True, slots=True)
class SparseRows:
    """A matrix of which only the entries that are not 0 are kept, row after row."""

    row: Integers
    """[entries] the row of each entry, never descending"""
    column: Integers
    """[entries]"""
    value: Floats
    """[entries]"""
    starts: Integers
    """[rows + 1] where each row begins among the entries"""
    width: int
    """How many columns there are."""

    def __len__(self) -> int:
        return len(self.starts) - 1

    def ones(self) -> "SparseRows":
        """The same places, each holding 1: whether, not how often."""
        return replace(self, value=np.ones(len(self.value)))

    def squares(self) -> "SparseRows":
        return replace(self, value=self.value**2)


@dataclass(frozen=True, slots=True)
class ColumnIndex:
    """The same entries, column after column: finds the rows that share a column with a given one."""

    row: Integers
    value: Floats
    starts: Integers
    """[columns + 1]"""


def count_rows(sentences: Iterable[Sequence[str]]) -> SparseRows:
    """Count what each sentence holds. Columns are numbered in the order of first appearance."""
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    columns: list[int] = []
    counts: list[int] = []
    starts = [0]
    for sentence in sentences:
        held = Counter(map(numbers.__getitem__, sentence))
        columns += held
        counts += held.values()
        starts.append(len(columns))
    borders = np.array(starts, dtype=np.int64)
    return SparseRows(
        row=np.repeat(np.arange(len(starts) - 1), np.diff(borders)),
        column=np.array(columns, dtype=np.int64),
        value=np.array(counts, dtype=np.float64),
        starts=borders,
        width=len(numbers),
    )


def unit_rows(rows: SparseRows, column_weights: Floats) -> SparseRows:
    """Weigh the columns and bring each row to length 1; counts count by their logarithm.

    A row without weight stays 0.
    """
    value = (1 + np.log(rows.value)) * column_weights[rows.column]
    length = np.sqrt(_sums(rows.row, value * value, len(rows)))
    value /= np.where(length > 0, length, 1)[rows.row]
    return replace(rows, value=value)


def keep_columns(rows: SparseRows, kept: Booleans) -> SparseRows:
    """Leave out the entries of all other columns."""
    entries = kept[rows.column]
    starts = np.zeros(len(rows) + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows.row[entries], minlength=len(rows)), out=starts[1:])
    return replace(
        rows, row=rows.row[entries], column=rows.column[entries], value=rows.value[entries], starts=starts
    )


def rarity(rows: SparseRows) -> Floats:
    """Return [columns] the smoothed inverse document frequency, the rows being the documents."""
    held_by = np.bincount(rows.column, minlength=rows.width)
    return np.log((len(rows) + 1) / (held_by + 0.5))


def times(rows: SparseRows, vector: Floats) -> Floats:
    """Return rows · vector: one number for each row."""
    return _sums(rows.row, rows.value * vector[rows.column], len(rows))


def transposed_times(rows: SparseRows, vector: Floats) -> Floats:
    """Return rowsᵀ · vector: one number for each column."""
    return _sums(rows.column, rows.value * vector[rows.row], rows.width)


def by_column(rows: SparseRows) -> ColumnIndex:
    order = np.argsort(rows.column, kind="stable")
    starts = np.zeros(rows.width + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows.column, minlength=rows.width), out=starts[1:])
    return ColumnIndex(rows.row[order], rows.value[order], starts)


def products_with_row(rows: SparseRows, columns: ColumnIndex, index: int) -> Floats:
    """Return rows · rows[index]: for unit rows, the cosine of every row with that one.

    Only rows that share a column with it are looked at.
    """
    entries = slice(rows.starts[index], rows.starts[index + 1])
    shared = rows.column[entries]
    first, last = columns.starts[shared], columns.starts[shared + 1]
    lengths = last - first
    # The stretches first[k] … last[k] of all the shared columns, laid end to end.
    places = np.arange(lengths.sum()) + np.repeat(first - np.cumsum(lengths) + lengths, lengths)
    weighted = columns.value[places] * np.repeat(rows.value[entries], lengths)
    return _sums(columns.row[places], weighted, len(rows))


def _sums(places: Integers, values: Floats, size: int) -> Floats:
    return np.bincount(places, values, minlength=size).astype(np.float64, copy=False)
