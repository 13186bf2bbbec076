"""Building a corpus: its documents are gathered, analysed by workers in batches, and suspects tried alone."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from engine.core.found_files import SkippedFile
from engine.core.progress import Report, silent
from engine.corpus.analysis import CorpusTask, analyze_task
from engine.corpus.batches import AnalyzeTask, CorpusBatch, Receipt, analyze_batch, plan_batches
from engine.corpus.cluster import FinishedTask, WorkerDied, WorkerPool
from engine.corpus.errors import StoreDamaged
from engine.corpus.generation import Generation
from engine.corpus.parts import read_table
from engine.corpus.records import DONE, CorpusDocument
from engine.corpus.sources import Gathering
from engine.corpus.store import CorpusStore, QuarantinedDocument
from engine.readers.worker.process import ReaderProcess
from engine.system.memory import free_memory

WORKER_MEMORY = 3 * 2**30
"""Bytes at which a worker is ended. Measured: 980 MB at the peak, while the Chinese model is loaded."""
TRIES = 3
"""Times a document is tried before it goes to quarantine: in its batch, alone among others, all by itself."""


@dataclass(frozen=True, slots=True)
class BuildProgress:
    """How far a build is."""

    done: int
    """Documents that have a record, or are in quarantine."""
    total: int
    failures: tuple[tuple[str, int], ...]
    """By kind, the commonest first."""
    seconds: float
    """Since this build began."""
    begun_with: int
    """Documents that had a record already."""

    @property
    def rate(self) -> float:
        """Documents per second."""
        return (self.done - self.begun_with) / self.seconds if self.seconds else 0.0

    @property
    def seconds_left(self) -> float | None:
        return (self.total - self.done) / self.rate if self.rate else None


BuildReport = Callable[[BuildProgress], None]


@dataclass(frozen=True, slots=True)
class GatheredChange:
    """What gathering the sources again has changed."""

    documents: int
    added: int
    removed: int
    skipped: tuple[SkippedFile, ...]


def gather(store: CorpusStore, report: Report = silent, *, keep_removed: bool = False) -> GatheredChange:
    """Find the documents of the sources and write the manifest. Raises SourceMissing, StoreFull.

    With keep_removed, documents that are no longer found stay in the corpus.
    """
    described = store.description()
    before = {document.uri: document for document in store.manifest()}
    with ReaderProcess() as readers:
        gathering = Gathering(store.folder / "texts", readers, before, report)
        found = gathering.gather(described.sources)
    gone = [document for uri, document in before.items() if uri not in gathering.documents]
    manifest: Sequence[CorpusDocument] = (*found, *gone) if keep_removed else found
    store.write_manifest(manifest)
    _bury_what_is_gone(store, described.generation, before.values(), manifest)
    added = sum(document.uri not in before for document in found)
    return GatheredChange(len(manifest), added, 0 if keep_removed else len(gone), tuple(gathering.skipped))


def _bury_what_is_gone(
    store: CorpusStore,
    generation: Generation,
    before: Iterable[CorpusDocument],
    now: Iterable[CorpusDocument],
) -> None:
    """Write tombstones for contents that no document has any more, and take back those of what is here."""
    ours = {generation.document_id(document.sha256) for document in now}
    gone = {generation.document_id(document.sha256) for document in before} - ours
    store.bury_only((store.tombstones() | gone) - ours)


@dataclass(slots=True)
class _Count:
    """What is known of the documents so far."""

    total: int
    outcomes: Counter[str]
    report: BuildReport
    begun_with: int
    began: float = field(default_factory=time.monotonic)

    def take(self, receipt: Receipt) -> None:
        for each in receipt.outcomes:
            self.outcomes[each.outcome] += each.count
        self.say()

    def say(self) -> None:
        failures = Counter(self.outcomes)
        del failures[DONE]
        self.report(
            BuildProgress(
                self.outcomes.total(),
                self.total,
                tuple(failures.most_common()),
                time.monotonic() - self.began,
                self.begun_with,
            )
        )


def analyze_pending(
    store: CorpusStore, pool: WorkerPool, report: BuildReport, analyze: AnalyzeTask = analyze_task
) -> None:
    """Analyse what has no record yet, and then read the generation that is whole.

    Raises StoreFull, ClusterLost. What is written stays, and another call goes on from there.
    """
    described = store.description()
    generation = described.target
    set_aside_damaged(store, generation)
    live = store.live_uris(generation)
    outcomes = Counter(outcome for key, outcome in store.outcomes(generation).items() if key in live)
    outcomes["quarantine"] += len(store.quarantined(generation))
    tasks = pending_tasks(store, generation)
    count = _Count(outcomes.total() + len(tasks), +outcomes, report, outcomes.total())
    count.say()
    suspects = _run(pool, plan_batches(store.folder, generation, tasks, analyze), count)
    # One that died beside others is innocent until it dies alone.
    for at_a_time in (pool.workers, 1):
        suspects = _without_record(store, generation, suspects, count)
        suspects = _run(pool, _alone(store, generation, suspects, analyze), count, at_a_time)
    for task in _without_record(store, generation, suspects, count):
        store.quarantine(QuarantinedDocument(task.id, task.document.uri, TRIES))
        count.outcomes["quarantine"] += 1
        count.say()
    if described.next is not None:
        store.describe(replace(described, generation=generation, next=None))


def _run(
    pool: WorkerPool, batches: Iterator[CorpusBatch], count: _Count, at_a_time: int = 0
) -> list[CorpusTask]:
    """Return the documents that are suspect: those of batches whose worker died, or that failed in time."""
    suspects: list[CorpusTask] = []
    finished: FinishedTask[CorpusBatch, Receipt]
    for finished in pool.run(analyze_batch, batches, at_a_time):
        if isinstance(finished.answer, WorkerDied):
            suspects += finished.task.tasks
        else:
            suspects += finished.answer.again
            count.take(finished.answer)
    return suspects


def _without_record(
    store: CorpusStore, generation: Generation, tasks: Sequence[CorpusTask], count: _Count
) -> list[CorpusTask]:
    """Return those without a record, and count the others: a worker may die behind its part, unheard."""
    outcomes = store.outcomes(generation) if tasks else {}
    count.outcomes.update(outcomes[task.id] for task in tasks if task.id in outcomes)
    count.say()
    return [task for task in tasks if task.id not in outcomes]


def _alone(
    store: CorpusStore, generation: Generation, tasks: Sequence[CorpusTask], analyze: AnalyzeTask
) -> Iterator[CorpusBatch]:
    return (
        CorpusBatch(store.folder, generation, (task,), is_last_try=True, analyze=analyze) for task in tasks
    )


def pending_tasks(store: CorpusStore, generation: Generation) -> list[CorpusTask]:
    """Return what has neither a record nor a place in the quarantine; identical contents once."""
    known = set(store.outcomes(generation))
    known |= {document.id for document in store.quarantined(generation)}
    tasks: dict[str, CorpusTask] = {}
    for document in store.manifest():
        key = generation.document_id(document.sha256)
        if key not in known:
            tasks.setdefault(key, CorpusTask(key, document))
    return list(tasks.values())


def set_aside_damaged(store: CorpusStore, generation: Generation) -> list[str]:
    """Rename the parts that cannot be read: their documents are analysed again. Return their names."""
    damaged = []
    for part in store.parts(generation):
        try:
            read_table(part)
        except StoreDamaged:
            damaged.append(part.name)
            part.replace(part.with_suffix(".damaged"))
    return damaged


def planned_workers(asked: int | None, memory_each: int) -> int:
    """Return how many workers to start: one for each processor, as far as memory goes; at least one."""
    if asked is not None:
        return asked
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    free = free_memory()
    return processors if free is None else max(1, min(processors, free // memory_each))
