"""Batches: what a worker is handed at a time."""

from pathlib import Path

import pytest

from engine.corpus.analysis import CorpusTask
from engine.corpus.batches import BATCH, LARGE, MOST, SHORT, plan_batches
from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.records import CorpusDocument

GENERATION = Generation(CorpusOptions(model="graph"))


def sizes_of_batches(*sizes: int) -> list[tuple[int, ...]]:
    tasks = [
        CorpusTask(f"{number:03}", CorpusDocument(f"{number}.txt", "", size))
        for number, size in enumerate(sizes)
    ]
    batches = plan_batches(Path("corpus"), GENERATION, tasks)
    return [tuple(task.document.bytes for task in batch.tasks) for batch in batches]


def test_a_large_document_is_a_batch_by_itself_and_comes_first():
    assert sizes_of_batches(10, LARGE, 20) == [(LARGE,), (20, 10)]


def test_documents_of_some_length_are_handed_out_by_few():
    assert [len(batch) for batch in sizes_of_batches(*[SHORT] * 40)] == [BATCH, BATCH, 40 - 2 * BATCH]


def test_short_documents_are_handed_out_by_many():
    assert [len(batch) for batch in sizes_of_batches(*[SHORT // 1000] * 150)] == [MOST, MOST, 150 - 2 * MOST]


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, MOST, MOST + 1])
def test_every_document_is_in_one_batch(count):
    sizes = [5000 - number for number in range(count)]

    assert [size for batch in sizes_of_batches(*sizes) for size in batch] == sizes
