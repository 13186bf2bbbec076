"""Batches: the unit of work of a corpus. A worker analyses one, writes it as a part and returns a receipt."""

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from engine.core.errors import ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut
from engine.core.options import ReaderLimits
from engine.corpus.analysis import CorpusTask, analyze_task
from engine.corpus.generation import Generation
from engine.corpus.parts import write_rows
from engine.corpus.records import STOPPED, DocumentRecord
from engine.corpus.store import CorpusStore

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

BATCH, MOST, SHORT = 16, 64, 100_000
"""Documents of a batch; so many of short ones, as long as they have together no more than so many bytes."""
LARGE = 4_000_000
"""Bytes from which on a document is a batch by itself."""
TRIED_AGAIN = (ReaderTimedOut.kind, ReaderOutOfMemory.kind, ReaderCrashed.kind, STOPPED)
"""Outcomes that may be the computer's fault: such a document is tried once more, alone."""

AnalyzeTask = Callable[[CorpusTask, Generation, "ReaderProcess"], DocumentRecord]


@dataclass(frozen=True, slots=True)
class CorpusBatch:
    store: Path
    generation: Generation
    tasks: tuple[CorpusTask, ...]
    is_last_try: bool = False
    """Whether every outcome counts."""
    analyze: AnalyzeTask = analyze_task

    @property
    def name(self) -> str:
        """That of its part: the same documents are the same part, whoever analyses them."""
        return hashlib.sha256(" ".join(task.id for task in self.tasks).encode()).hexdigest()[:24]


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    outcome: str
    count: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a worker says of a batch that it wrote."""

    outcomes: tuple[OutcomeCount, ...]
    again: tuple[CorpusTask, ...]
    """Those that are not written: they are to be tried alone."""
    cpu_seconds: float
    seconds: float


def plan_batches(
    store: Path, generation: Generation, tasks: Sequence[CorpusTask], analyze: AnalyzeTask = analyze_task
) -> Iterator[CorpusBatch]:
    """Yield batches, the largest documents first, so that at the end no worker waits for a long one."""
    ordered = sorted(tasks, key=lambda task: (-task.document.bytes, task.id))
    large = [task for task in ordered if task.document.bytes >= LARGE]
    for task in large:
        yield CorpusBatch(store, generation, (task,), analyze=analyze)
    for some in _together(ordered[len(large) :]):
        yield CorpusBatch(store, generation, some, analyze=analyze)


def _together(tasks: Sequence[CorpusTask]) -> Iterator[tuple[CorpusTask, ...]]:
    """Cut into batches that are worth what handing them out and writing them costs."""
    start = size = 0
    for end, task in enumerate(tasks):
        size += task.document.bytes
        count = end - start
        if count == MOST or (count >= BATCH and size > SHORT):
            yield tuple(tasks[start:end])
            start, size = end, task.document.bytes
    if start < len(tasks):
        yield tuple(tasks[start:])


def analyze_batch(batch: CorpusBatch) -> Receipt:
    """Analyse the documents of a batch and write its part. Raises StoreFull, or OSError from the store."""
    started, computed = time.monotonic(), time.process_time()
    readers = _readers(batch.generation.options.analysis.compute.reader)
    records = [batch.analyze(task, batch.generation, readers) for task in batch.tasks]
    kept = [record for record in records if batch.is_last_try or record.outcome not in TRIED_AGAIN]
    written = {record.id for record in kept}
    if kept:
        path = CorpusStore(batch.store).part_path(batch.generation, batch.name)
        write_rows(path, kept, DocumentRecord)
    return Receipt(
        tuple(OutcomeCount(*each) for each in Counter(record.outcome for record in kept).items()),
        tuple(task for task in batch.tasks if task.id not in written),
        time.process_time() - computed,
        time.monotonic() - started,
    )


@lru_cache(1)
def _readers(limits: ReaderLimits) -> "ReaderProcess":
    """The reader process of a worker, kept warm from one batch to the next; it ends with the worker."""
    from engine.readers.worker.process import ReaderProcess

    return ReaderProcess(limits=limits)
