"""A corpus of many thousand documents, built through a killed worker, a killed driver and a full disk.

    .venv/bin/python -m bench.corpus_trouble [--texts 20000] [--files 1500] [--largest BYTES] [--model graph]

The texts are lines of a data file, of up to --longest characters, taken from all data sets in turn; the files
are those of `hostile` and `real` beside them, filled up with longer texts, each a file of its own. Some texts
are poisoned: whoever analyses them ends. The store lies on a file system in memory, which is filled in
mid-work and emptied again. What is recorded before each blow must be there after it, as it was. CPU seconds
are those of all processes but the workers of the driver that is killed. Linux, as root or where a user may
mount in a name space of their own.
"""

import argparse
import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import SUBREAPER, cpu_of_children, lines_of
from bench.full_disk import leave_room
from bench.process import ROOT, family
from engine.corpus.analysis import CorpusTask, analyze_task
from engine.corpus.build import WORKER_MEMORY, analyze_pending, gather
from engine.corpus.cluster import local_cluster
from engine.corpus.errors import StoreFull, explain_corpus
from engine.corpus.generation import CorpusOptions, Generation, generation_of
from engine.corpus.records import DocumentRecord
from engine.corpus.status import failed_documents, status_of, verify
from engine.corpus.store import CorpusDescription, CorpusStore
from engine.loading.discovery import SUFFIXES

if TYPE_CHECKING:
    from engine.readers.worker.process import ReaderProcess

POISON = "poison-"
POISONED = 5
DISK = 4 * 2**30
ROOM = 64 * 1024
"""Bytes that are left on the disk that is full."""
WORKER_DIES, DRIVER_DIES, DISK_FILLS = 0.05, 0.2, 0.5
"""Share of the documents that are done by then."""
PAUSE = 5.0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments.add_argument("--texts", type=int, default=20_000)
    arguments.add_argument("--files", type=int, default=1500)
    arguments.add_argument("--longest", type=int, default=6000, help="characters of a line")
    arguments.add_argument("--largest", type=int, default=2**40, help="bytes of a file of hostile or real")
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--model", default="graph")
    arguments.add_argument("--keep", type=Path, help="copy the store there in the end")
    arguments.add_argument("--drive", type=Path, help=argparse.SUPPRESS)
    arguments.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.drive:
        raise SystemExit(drive(CorpusStore(chosen.drive), chosen.workers))
    if not chosen.inside:
        unshared = ["unshare", "--mount", *([] if os.getuid() == 0 else ["--map-root-user"])]
        again = [*unshared, sys.executable, "-m", "bench.corpus_trouble", "--inside", *sys.argv[1:]]
        raise SystemExit(subprocess.call(again, cwd=ROOT))
    ctypes.CDLL(None).prctl(SUBREAPER, 1)
    with tempfile.TemporaryDirectory(prefix="precis-corpus-") as name:
        disk = Path(name, "disk")
        disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(disk)], check=True)
        try:
            build_in_trouble(chosen, Path(name), disk)
        finally:
            subprocess.run(["umount", str(disk)], check=False)


def drive(store: CorpusStore, workers: int) -> int:
    """What `precis corpus resume` does, but for the poison."""
    with store.held():
        store.clear_leftovers()
        try:
            with local_cluster(workers, WORKER_MEMORY) as pool:
                analyze_pending(store, pool, lambda _: None, die_of_poison)
        except StoreFull as error:
            print(explain_corpus(error), flush=True)
            return 1
    return 0


def die_of_poison(task: CorpusTask, generation: Generation, readers: "ReaderProcess") -> DocumentRecord:
    """Analyse a document, or end the worker as a fault in a library would."""
    if f"#{POISON}" in task.document.uri:
        os.kill(os.getpid(), signal.SIGKILL)
    return analyze_task(task, generation, readers)


@dataclass(slots=True)
class Trial:
    """A build whose records are compared before and after each blow."""

    store: CorpusStore
    workers: int
    total: int
    began: float

    def start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "bench.corpus_trouble", "--drive", str(self.store.folder)]
        return subprocess.Popen([*command, "--workers", str(self.workers)], cwd=ROOT)

    def wait_for(self, share: float) -> None:
        while len(self.store.outcomes(self._generation)) < share * self.total:
            time.sleep(PAUSE)

    def parts(self) -> dict[Path, int]:
        return {part: part.stat().st_mtime_ns for part in self.store.parts(self._generation)}

    def blow(self, name: str, strike: Callable[[], None]) -> None:
        """Strike, wait until nobody writes, and say how far it was."""
        clock = time.monotonic() - self.began
        strike()
        done = len(self.store.outcomes(self._generation))
        print(f"{name}: {done} of {self.total} recorded, after {clock:.0f} s", flush=True)

    def wait_for_end(self) -> None:
        while self.store.is_held():
            time.sleep(0.1)

    @property
    def _generation(self) -> Generation:
        return self.store.description().target


def build_in_trouble(chosen: argparse.Namespace, folder: Path, disk: Path) -> None:
    sources = [str(write_documents(folder, chosen)), f"@{write_list(folder, chosen)}"]
    store = CorpusStore(disk / "store")
    store.create(CorpusDescription(tuple(sources), generation_of(CorpusOptions(model=chosen.model))))
    change = gather(store)
    trial = Trial(store, chosen.workers, status_of(store).contents, time.monotonic())
    texts = sum(bool(each.data) for each in store.manifest())
    size = sum(each.bytes for each in store.manifest()) / 1e6
    print(
        f"{change.documents} documents, {texts} of them lines of data files, {size:.0f} MB; "
        f"{trial.total} contents; model {chosen.model}, {chosen.workers} workers",
        flush=True,
    )
    driver = trial.start()
    trial.wait_for(WORKER_DIES)
    trial.blow("a worker is killed", lambda: os.kill(next(_workers(driver.pid)), signal.SIGKILL))
    trial.wait_for(DRIVER_DIES)
    trial.blow("the driver is killed", driver.kill)
    driver.wait()
    trial.wait_for_end()
    at_kill = trial.parts()
    driver = trial.start()
    trial.wait_for(DISK_FILLS)
    filling = disk / "filling"
    trial.blow("the disk fills up", lambda: _fill(filling))
    status = driver.wait()
    trial.wait_for_end()
    at_full = trial.parts()
    print(f"the build ends with status {status}, {len(store.outcomes(store.description().target))} recorded")
    filling.unlink()
    status = trial.start().wait()
    clock = time.monotonic() - trial.began
    print(
        f"the last build ends with status {status}, after {clock:.0f} s, {cpu_of_children():.0f} CPU seconds"
    )
    now = trial.parts()
    for name, before in (("the driver was killed", at_kill), ("the disk was full", at_full)):
        changed = sum(now.get(part) != written for part, written in before.items())
        print(f"parts from before {name}: {len(before)}, {changed} of them changed or gone")
    report(store)
    if chosen.keep:
        subprocess.run(["cp", "-r", str(store.folder), str(chosen.keep)], check=True)


def _fill(filling: Path) -> None:
    """Fill the disk, though others write on it meanwhile."""
    while True:
        try:
            leave_room(filling, ROOM)
        except OSError:
            continue
        return


def report(store: CorpusStore) -> None:
    found, seen = status_of(store), verify(store)
    print(f"{found.done} analysed, {found.pending} pending, {found.parts} parts")
    for outcome, count in found.failures:
        print(f"{outcome:20}{count:6}")
    print(
        f"records {seen.records}; damaged {len(seen.damaged)}, twice {len(seen.twice)}, "
        f"misplaced {len(seen.misplaced)}, missing {seen.missing}"
    )
    quarantined = Counter(
        f"#{POISON}" in each.uri for each in failed_documents(store) if each.outcome == "quarantine"
    )
    print(f"in quarantine: {quarantined[True]} of {POISONED} poisoned, {quarantined[False]} others")


def _workers(process: int) -> Iterator[int]:
    for each in family(process):
        if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes():
            yield each


def write_documents(folder: Path, chosen: argparse.Namespace) -> Path:
    """Write the data file, poison among it."""
    path = folder / "texts.jsonl"
    between = max(1, chosen.texts // POISONED)
    short = (line for line in lines_of(chosen.data) if len(line) <= chosen.longest)
    with path.open("w", encoding="utf-8") as out:
        for number, line in enumerate(islice(short, chosen.texts)):
            out.write(line if line.endswith("\n") else f"{line}\n")
            if number % between == 0 and number // between < POISONED:
                text = "Whoever reads this ends. " * (2 + 40 * (number // between))
                out.write(f"{json.dumps({'id': f'{POISON}{number}', 'document': text})}\n")
    return path


def write_list(folder: Path, chosen: argparse.Namespace) -> Path:
    """Write the list of files: those of hostile and real, and texts as files until there are enough."""
    files = [
        path
        for name in ("hostile", "real")
        for path in sorted((chosen.data.parent / name).rglob("*"))
        if path.is_file() and path.suffix.lower() in SUFFIXES and 0 < path.stat().st_size <= chosen.largest
    ][: chosen.files]
    print(f"{len(files)} files of hostile and real", flush=True)
    texts = folder / "files"
    texts.mkdir()
    longer = (line for line in lines_of(chosen.data) if len(line) > chosen.longest)
    for number, line in enumerate(islice(longer, chosen.files - len(files))):
        path = texts / f"{number:05}.txt"
        path.write_text(json.loads(line)["document"], "utf-8")
        files.append(path)
    listed = folder / "list"
    listed.write_text("\n".join(map(str, files)), "utf-8")
    return listed


if __name__ == "__main__":
    main()
