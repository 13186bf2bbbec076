"""Ranks a document's sentences without a trained model, in any language."""

import numpy as np

from engine.findings import Ranking
from engine.progress import Progress, Report, Stage, silent
from engine.sparse import (
    Floats,
    SparseRows,
    by_column,
    count_rows,
    products_with_row,
    rarity,
    times,
    transposed_times,
    unit_rows,
)
from engine.words import Reading


def rank_sentences(reading: Reading, report: Report = silent) -> Ranking:
    """Order the sentences so that every beginning of the order is a summary.

    Ties go to the earlier sentence. A document without sentences has an empty ranking.
    """
    total = len(reading.words)
    if not total:
        return Ranking((), ())
    report(Progress(Stage.ANALYZE, 0, total))
    counted = count_rows([[word.stem for word in words if word.content] for words in reading.words])
    rows = unit_rows(counted, rarity(counted))
    worth = centrality(rows)
    worth /= worth.max() or 1
    return Ranking(_pick(worth, rows, report), tuple(worth.tolist()))


def centrality(rows: SparseRows) -> Floats:
    """PageRank of the sentences, each tied to every other by their cosine."""
    total = len(rows)
    itself = times(
        SparseRows(rows.row, rows.column, rows.value**2, rows.starts, rows.width), np.ones(rows.width)
    )
    ties = times(rows, transposed_times(rows, np.ones(total))) - itself
    ties = np.maximum(ties, 1e-9)
    rank = np.full(total, 1 / total)
    for _ in range(30):
        flow = rank / ties
        new = 0.15 / total + 0.85 * (times(rows, transposed_times(rows, flow)) - itself * flow)
        new /= new.sum()
        change = np.abs(new - rank).sum()
        rank = new
        if change < 1e-6:
            break
    return rank


def _pick(worth: Floats, rows: SparseRows, report: Report) -> tuple[int, ...]:
    total = len(rows)
    columns = by_column(rows)
    open_worth = worth.copy()
    told = np.zeros(total)
    order = []
    for count in range(min(total, 2000)):
        if count % 100 == 0:
            report(Progress(Stage.ANALYZE, count, total))
        best = int(np.argmax(open_worth - 0.5 * told))
        order.append(best)
        open_worth[best] = -np.inf
        np.maximum(told, products_with_row(rows, columns, best), out=told)
    chosen = set(order)
    order += [index for index in np.argsort(-worth, kind="stable").tolist() if index not in chosen]
    return tuple(order)
