"""A corpus built under kill -9, by one and two workers, beside the plain command line, and simulated.

    .venv/bin/python -m bench.corpus kills [--data ../shared/data] [--each 30] [--largest BYTES]
    .venv/bin/python -m bench.corpus scaling [--documents 2000] [--pairs 5]
    .venv/bin/python -m bench.corpus plain [--documents 500]
    .venv/bin/python -m bench.corpus schedule STORE

`kills` takes the first texts of every data set and the files of hostile and real beside it, kills a worker
and then the driver in mid-work, goes on, and looks at what is there. CPU
seconds are those of all processes, children that were orphaned included (Linux). `schedule` takes the CPU
seconds of the batches of a store that was built.
"""

import argparse
import ctypes
import gzip
import heapq
import json
import os
import random
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.process import ROOT, family
from engine.corpus.analysis import CorpusTask
from engine.corpus.batches import plan_batches
from engine.corpus.build import WORKER_MEMORY, analyze_pending, gather
from engine.corpus.cluster import local_cluster
from engine.corpus.generation import CorpusOptions, generation_of
from engine.corpus.status import failed_documents, status_of, verify
from engine.corpus.store import CorpusDescription, CorpusStore
from engine.loading.discovery import SUFFIXES

SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): orphans become ours, and their CPU time is counted."""
SIMULATED = 200_000
WARMING = 8
FEW = 20
"""Files of which the same is measured, to tell the start from the work."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("what", choices=tuple(BENCHES))
    arguments.add_argument("store", type=Path, nargs="?")
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments.add_argument("--each", type=int, default=30, help="texts of each data set")
    arguments.add_argument("--largest", type=int, default=2**40, help="bytes of a file of hostile or real")
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--model", default="graph", help="of scaling and plain")
    chosen = arguments.parse_args()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1)
    with tempfile.TemporaryDirectory(prefix="precis-corpus-") as folder:
        BENCHES[chosen.what](chosen, Path(folder))


def kills(chosen: argparse.Namespace, folder: Path) -> None:
    """Build what is there, kill a worker and the driver, go on, and count."""
    sources: list[Path | str] = [*write_texts(folder / "texts", chosen.data, chosen.each)]
    files = [path for name in ("hostile", "real") for path in (chosen.data.parent / name).rglob("*")]
    (folder / "files").write_text("\n".join(str(each) for each in files if _is_wanted(each, chosen.largest)))
    sources.append(f"@{folder / 'files'}")
    store = CorpusStore(chosen.store or folder / "store")
    began = time.monotonic()
    call = [sys.executable, "-m", "gui", "corpus"]
    options = ["--workers", str(chosen.workers)]
    driver = subprocess.Popen([*call, "build", str(store.folder), *map(str, sources), *options], cwd=ROOT)
    total = _wait_for_parts(store, 8)
    worker = next(each for each in family(driver.pid) if _is_worker(each))
    os.kill(worker, signal.SIGKILL)
    print(f"killed a worker with {status_of(store).done} of {total} documents done", flush=True)
    _wait_for_parts(store, 16)
    driver.kill()
    driver.wait()
    before = {part: part.stat().st_mtime_ns for part in store.parts(store.description().target)}
    print(f"killed the driver with {status_of(store).done} of {total} documents done", flush=True)
    while store.is_held():
        time.sleep(0.1)
    subprocess.run([*call, "resume", str(store.folder), *options], cwd=ROOT, check=False)
    after = {part: part.stat().st_mtime_ns for part in before}
    found = verify(store)
    print(f"built in {time.monotonic() - began:.0f} s by the clock, {cpu_of_children():.0f} CPU seconds")
    print(status_of(store))
    print(f"parts from before the kill that were written again: {sum(before[p] != after[p] for p in before)}")
    print(f"damaged {len(found.damaged)}, twice {len(found.twice)}, missing {found.missing}")
    for outcome, count in Counter(each.outcome for each in failed_documents(store)).most_common():
        print(f"{outcome:20}{count:6}")
    for each in failed_documents(store):
        if each.outcome == "quarantine":
            print(f"in quarantine: {Path(each.uri).name}")


def _is_wanted(path: Path, largest: int) -> bool:
    return path.is_file() and path.suffix.lower() in SUFFIXES and 0 < path.stat().st_size <= largest


def write_texts(folder: Path, data: Path, each: int) -> Iterator[Path]:
    """Write the first texts of every data set, as data files of JSON lines."""
    folder.mkdir()
    for source in sorted(data.glob("*/val.jsonl.gz")):
        with gzip.open(source, "rt", encoding="utf-8") as lines:
            kept = [
                line for _, line in zip(range(each), lines, strict=False) if "document" in json.loads(line)
            ]
        if kept:
            path = folder / f"{source.parent.name}.jsonl"
            path.write_text("".join(kept), "utf-8")
            yield path


def _wait_for_parts(store: CorpusStore, number: int) -> int:
    while True:
        time.sleep(0.2)
        if (store.folder / "corpus.json").exists():
            generation = store.description().target
            if len(store.parts(generation)) >= number:
                return status_of(store).contents


def _is_worker(process: int) -> bool:
    return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()


def short_texts(data: Path, number: int) -> list[str]:
    """Return texts of some sentences each: abstracts, news, descriptions of packages."""
    found: list[str] = []
    for name in (
        "scitldr",
        "bbc_news_summary",
        "csl_title",
        "debian_desc_en",
        "kp_inspec",
        "kp_kdd",
        "kp_www",
    ):
        with gzip.open(data / name / "val.jsonl.gz", "rt", encoding="utf-8") as lines:
            found += [json.loads(line)["document"] for line in lines]
    return found[:number]


def scaling(chosen: argparse.Namespace, folder: Path) -> None:
    """One and two workers in turns over the same texts, warm: CPU seconds and the clock."""
    texts = short_texts(chosen.data, chosen.documents)
    path = folder / "texts.jsonl"
    path.write_text("".join(f"{json.dumps({'document': text})}\n" for text in texts), "utf-8")
    ratios = []
    for _ in range(chosen.pairs):
        spent = {workers: _spent(folder, path, workers, chosen.model) for workers in (1, 2)}
        (cpu_one, clock_one), (cpu_two, clock_two) = spent[1], spent[2]
        ratios.append(cpu_one / cpu_two)
        print(
            f"{len(texts)} texts: 1 worker {cpu_one:.1f} CPU s, {clock_one:.1f} s by the clock; "
            f"2 workers {cpu_two:.1f} CPU s, {clock_two:.1f} s by the clock; "
            f"per CPU second {ratios[-1]:.3f} of linear, by the clock {clock_one / clock_two:.2f} times",
            flush=True,
        )
    print(f"per CPU second: median {statistics.median(ratios):.3f}, {min(ratios):.3f} to {max(ratios):.3f}")


def _spent(folder: Path, path: Path, workers: int, model: str) -> tuple[float, float]:
    """Return the CPU seconds of driver and workers, and the seconds, from warm workers to the last part."""
    warming, store = (_new_store(folder / name, path, model) for name in ("warming", "store"))
    warming.write_manifest(warming.manifest()[: 32 * workers * WARMING])
    with local_cluster(workers, WORKER_MEMORY) as pool:
        analyze_pending(warming, pool, lambda _: None)
        before, began = _cpu_of_family(), time.monotonic()
        analyze_pending(store, pool, lambda _: None)
        spent = _cpu_of_family() - before, time.monotonic() - began
    assert verify(store).is_whole
    for each in (warming, store):
        shutil.rmtree(each.folder)
    return spent


def _new_store(folder: Path, source: Path, model: str) -> CorpusStore:
    store = CorpusStore(folder)
    store.create(CorpusDescription((str(source),), generation_of(CorpusOptions(model=model))))
    gather(store)
    return store


def _cpu_of_family() -> float:
    """CPU seconds so far of this process and its descendants that live."""
    ticks = 0
    for process in family(os.getpid()):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def plain(chosen: argparse.Namespace, folder: Path) -> None:
    """CPU seconds of the plain command line and of a corpus over the same files, each with its start."""
    texts = short_texts(chosen.data, chosen.documents)
    spread = texts[:: max(1, len(texts) // FEW)][:FEW]
    files = [_write_files(folder / name, some) for name, some in (("few", spread), ("all", texts))]
    with_start, behind_it = [], []
    for pair in range(chosen.pairs):
        stores = [folder / f"store-{pair}-{each.name}" for each in files]
        usual = [_cpu_of(_plain_call(chosen.model, each)) for each in files]
        corpus = [_cpu_of(_build_call(chosen.model, *each)) for each in zip(stores, files, strict=True)]
        few, count = (status_of(CorpusStore(store)).done for store in stores)
        with_start.append(corpus[1] / usual[1])
        more = [(spent[1] - spent[0]) / (count - few) for spent in (usual, corpus)]
        behind_it.append(more[1] / more[0])
        print(
            f"{count} files: {usual[1]:.1f} CPU s by the plain command line, {corpus[1]:.1f} in a corpus, "
            f"{with_start[-1]:.3f} times; {few} files: {usual[0]:.1f} and {corpus[0]:.1f}; a document more: "
            f"{1000 * more[0]:.1f} and {1000 * more[1]:.1f} ms, {behind_it[-1]:.3f} times",
            flush=True,
        )
    for name, ratios in (("with the start", with_start), ("a document more", behind_it)):
        print(f"{name}: median {statistics.median(ratios):.3f}, {min(ratios):.3f} to {max(ratios):.3f}")


def _write_files(folder: Path, texts: list[str]) -> Path:
    folder.mkdir()
    for number, text in enumerate(texts):
        (folder / f"{number:05}.txt").write_text(text, "utf-8")
    return folder


def _plain_call(model: str, files: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "gui", "analyze", "--json"),
        *("--model", model, "--threads", "1", str(files)),
    ]


def _build_call(model: str, store: Path, files: Path) -> list[str]:
    return [
        *(sys.executable, "-m", "gui", "corpus", "build", str(store), str(files)),
        *("--model", model, "--workers", "1"),
    ]


def _cpu_of(command: list[str]) -> float:
    before = cpu_of_children()
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    while True:  # readers whose worker has ended are ours now
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return cpu_of_children() - before


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def schedule(chosen: argparse.Namespace, folder: Path) -> None:
    """A SIMULATION: batches of documents drawn from a store, on so many workers and one scheduler."""
    store = CorpusStore(chosen.store)
    generation = store.description().generation
    seconds = {record.id: record.cpu_seconds for record in store.records()}
    choice = random.Random(3)
    documents = [each for each in store.manifest() if generation.document_id(each.sha256) in seconds]
    drawn = choice.choices(documents, k=SIMULATED)
    tasks = [CorpusTask(generation.document_id(each.sha256), each) for each in drawn]
    work = [
        sum(seconds[task.id] for task in batch.tasks) for batch in plan_batches(folder, generation, tasks)
    ]
    overhead = _overhead(chosen.data, folder)
    print(f"{SIMULATED:,} documents in {len(work):,} batches, {sum(work) / 3600:.1f} CPU hours (simulated)")
    print(f"the scheduler and the driver take {1000 * overhead:.2f} ms of CPU a batch (measured)")
    for workers in (1, 8, 64, 512, 1024):
        makespan = simulate(work, workers, overhead)
        print(
            f"{workers:5} workers: {makespan / 3600:8.3f} h, {sum(work) / workers / makespan:.3f} of linear"
        )


def simulate(work: list[float], workers: int, overhead: float) -> float:
    """Return the seconds until the last batch is done, where one scheduler hands them out in turn."""
    free = [0.0] * workers
    scheduler = 0.0
    for seconds in work:
        scheduler = max(scheduler + overhead, heapq.heappop(free) + overhead)
        heapq.heappush(free, scheduler + seconds)
    return max(free)


def _overhead(data: Path, folder: Path) -> float:
    """Return the CPU seconds that this process, which is driver and scheduler, spends for a batch."""
    path = folder / "texts.jsonl"
    texts = short_texts(data, 1000)
    path.write_text("".join(f"{json.dumps({'document': text})}\n" for text in texts), "utf-8")
    store = _new_store(folder / "overhead", path, "graph")
    with local_cluster(1, WORKER_MEMORY) as pool:
        before = time.process_time()
        analyze_pending(store, pool, lambda _: None)
        return (time.process_time() - before) / len(store.parts(store.description().generation))


BENCHES = {"kills": kills, "scaling": scaling, "plain": plain, "schedule": schedule}

if __name__ == "__main__":
    main()
