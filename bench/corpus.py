"""A corpus built by one and two workers in turns, and beside the plain command line.

    .venv/bin/python -m bench.corpus scaling [--documents 2000] [--pairs 5]
    .venv/bin/python -m bench.corpus plain [--documents 500] [--characters 1000] [--model performer]

The texts are short ones, of some sentences each; with --characters those of all data sets that have so many
and no more than twenty times as many. CPU seconds are those of all processes, children that were orphaned
included (Linux). Bytecode is kept, as where the program is installed, whatever the environment says.
"""

import argparse
import ctypes
import gzip
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.process import ROOT, family
from engine.corpus.build import WORKER_MEMORY, analyze_pending, gather
from engine.corpus.cluster import local_cluster
from engine.corpus.generation import CorpusOptions, generation_of
from engine.corpus.status import status_of, verify
from engine.corpus.store import CorpusDescription, CorpusStore

SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): orphans become ours, and their CPU time is counted."""
RANGE = 20
"""Times --characters: longer texts are left out."""
WARMING = 8
FEW = 20
"""Files of which the same is measured, to tell the start from the work."""


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("what", choices=tuple(BENCHES))
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    arguments.add_argument("--characters", type=int, default=0, help="texts of at least so many")
    arguments.add_argument("--documents", type=int, default=2000)
    arguments.add_argument("--pairs", type=int, default=5)
    arguments.add_argument("--model", default="graph", help="by which the texts are analysed")
    chosen = arguments.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(SUBREAPER, 1)
    with tempfile.TemporaryDirectory(prefix="precis-corpus-") as folder:
        BENCHES[chosen.what](chosen, Path(folder))


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


def texts_for(chosen: argparse.Namespace) -> list[str]:
    if not chosen.characters:
        return short_texts(chosen.data, chosen.documents)
    least = chosen.characters
    texts = (json.loads(line)["document"] for line in lines_of(chosen.data))
    return list(islice((text for text in texts if least <= len(text) <= RANGE * least), chosen.documents))


def lines_of(data: Path) -> Iterator[str]:
    """Yield lines with a document from all data sets in turn, of each its val before its train."""
    sets = [_lines_of(folder) for folder in sorted(data.iterdir()) if folder.is_dir()]
    while sets:
        for each in list(sets):
            line = next(each, None)
            if line is None:
                sets.remove(each)
            else:
                yield line


def _lines_of(folder: Path) -> Iterator[str]:
    for name in ("val", "train"):
        path = folder / f"{name}.jsonl.gz"
        if path.is_file():
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                yield from (line for line in lines if "document" in json.loads(line))


def scaling(chosen: argparse.Namespace, folder: Path) -> None:
    """One and two workers in turns over the same texts, warm: CPU seconds and the clock."""
    texts = texts_for(chosen)
    path = folder / "texts.jsonl"
    path.write_text("".join(f"{json.dumps({'document': text})}\n" for text in texts), "utf-8")
    ratios = []
    for pair in range(chosen.pairs):
        turns = (2, 1) if pair % 2 else (1, 2)
        spent = {workers: _spent(folder, path, workers, chosen.model) for workers in turns}
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
    texts = texts_for(chosen)
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
        size = sum(map(len, texts)) / len(texts)
        print(
            f"{count} files of {size:.0f} characters: {usual[1]:.1f} CPU s by the plain command line, "
            f"{corpus[1]:.1f} in a corpus, "
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


BENCHES = {"scaling": scaling, "plain": plain}

if __name__ == "__main__":
    main()
