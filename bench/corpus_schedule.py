"""SIMULATIONS from measured seconds: one scheduler with many workers, and what a million documents cost.

    .venv/bin/python -m bench.corpus_schedule workers STORE
    .venv/bin/python -m bench.corpus_schedule cost STORE [--price 0.05] [--cores 8] [--documents 1000000]

Both draw documents from a store that was built, with their measured CPU seconds, and put them into batches as
a build does. What a batch costs the scheduler and the driver, which are one process, is measured first: their
CPU seconds over few and over many batches whose documents are not analysed, and the difference between the
two, so that what a build costs once is left out. `cost` is COMPUTED: machines with so many cores, a worker on
each, at so much a core and hour; the first gives one core to the scheduler. What is made from the parts
(--derived, hours: index, topics, near-duplicates) is made on one machine. Reading, network and disks are
taken to keep up.
"""

import argparse
import hashlib
import heapq
import random
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.corpus.analysis import CorpusTask
from engine.corpus.batches import plan_batches
from engine.corpus.build import WORKER_MEMORY, analyze_pending
from engine.corpus.cluster import local_cluster
from engine.corpus.generation import CorpusOptions, Generation
from engine.corpus.records import DONE, CorpusDocument, DocumentRecord
from engine.corpus.store import CorpusDescription, CorpusStore

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

WORKERS = (1, 8, 64, 512, 1024)
MACHINES = (1, 8, 64)
FEW, MANY = 20, 420
"""Batches."""
SHORT = 64
"""Documents of each of them."""
REPEATED = 3


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("what", choices=("workers", "cost"))
    arguments.add_argument("store", type=Path)
    arguments.add_argument("--documents", type=int, default=1_000_000)
    arguments.add_argument("--cores", type=int, default=8, help="of a machine")
    arguments.add_argument("--price", type=float, default=0.05, help="of a core for an hour, in any currency")
    arguments.add_argument("--derived", type=float, default=0.0, help="hours of what is made from the parts")
    chosen = arguments.parse_args()
    overhead = scheduling_seconds()
    work = batch_seconds(CorpusStore(chosen.store), chosen.documents)
    hours = sum(work) / 3600
    print(f"{chosen.documents:,} documents in {len(work):,} batches, {hours:.1f} core hours (drawn)")
    print(f"a batch takes {1000 * statistics.median(work):.0f} ms (median), {max(work):.0f} s at most")
    print(f"the scheduler and the driver take {1000 * overhead:.2f} ms of CPU a batch (measured)")
    (show_workers if chosen.what == "workers" else show_cost)(work, overhead, chosen)


def show_workers(work: Sequence[float], overhead: float, chosen: argparse.Namespace) -> None:  # noqa: ARG001
    for workers in WORKERS:
        took = simulate(work, workers, overhead)
        share = sum(work) / workers / took
        print(f"{workers:5} workers: {took / 3600:8.3f} h, {share:.3f} of linear (simulated)")


def show_cost(work: Sequence[float], overhead: float, chosen: argparse.Namespace) -> None:
    print(f"{chosen.cores} cores a machine at {chosen.price} a core and hour (assumed); computed:")
    for machines in MACHINES:
        cores = machines * chosen.cores
        hours = simulate(work, cores - 1, overhead) / 3600
        paid = chosen.price * (hours * cores + chosen.derived * chosen.cores)
        print(
            f"{machines:3} machines: {hours:8.2f} h to build, {chosen.derived:.2f} h on one of them for "
            f"what is made from the parts; it costs {paid:.2f}"
        )


def simulate(work: Sequence[float], workers: int, overhead: float) -> float:
    """Return the seconds until the last batch is done, where one scheduler hands them out in turn."""
    free = [0.0] * workers
    scheduler = 0.0
    for seconds in work:
        scheduler = max(scheduler, heapq.heappop(free)) + overhead
        heapq.heappush(free, scheduler + seconds)
    return max(free)


def batch_seconds(store: CorpusStore, number: int) -> list[float]:
    """Draw so many documents, and return the CPU seconds of each batch that a build would make of them."""
    generation = store.description().generation
    seconds = {record.id: record.cpu_seconds for record in store.records()}
    documents = [each for each in store.manifest() if generation.document_id(each.sha256) in seconds]
    drawn = random.Random(3).choices(documents, k=number)
    tasks = [CorpusTask(generation.document_id(each.sha256), each) for each in drawn]
    return [
        sum(seconds[task.id] for task in batch.tasks)
        for batch in plan_batches(store.folder, generation, tasks)
    ]


def scheduling_seconds() -> float:
    """Return the CPU seconds that a batch more costs the process that is driver and scheduler."""
    found = []
    with tempfile.TemporaryDirectory(prefix="precis-schedule-") as name:
        for turn in range(REPEATED):
            few, many = (_driver_seconds(Path(name, f"{turn}-{count}"), count) for count in (FEW, MANY))
            found.append((many - few) / (MANY - FEW))
            print(f"{FEW} batches: {few:.2f} CPU s, {MANY}: {many:.2f}, one more: {1000 * found[-1]:.2f} ms")
    return statistics.median(found)


def _driver_seconds(folder: Path, batches: int) -> float:
    store = CorpusStore(folder)
    store.create(CorpusDescription((), Generation(CorpusOptions(model="graph"))))
    names = (f"/documents/{number:09}.txt" for number in range(batches * SHORT))
    store.write_manifest([CorpusDocument(name, _hash(name), 1000) for name in names])
    with local_cluster(2, WORKER_MEMORY) as pool:
        before = time.process_time()
        analyze_pending(store, pool, lambda _: None, not_analyzed)
        return time.process_time() - before


def not_analyzed(task: CorpusTask, generation: Generation, readers: "ReaderProcess") -> DocumentRecord:  # noqa: ARG001
    return DocumentRecord(task.id, task.document.sha256, task.document.uri, DONE)


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


if __name__ == "__main__":
    main()
