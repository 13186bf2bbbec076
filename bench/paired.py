"""This checkout and an earlier one in turns: what the start, a short PDF and the reading of a long one cost.

    .venv/bin/python -m bench.paired ../earlier [--runs 5] [--pages 300] [--data ../shared/data]

`git worktree add ../earlier COMMIT` makes the other checkout. The two run one after the other, so that what
else the computer does meets both. The table gives the medians by the clock and, in brackets, of processor
time (children included), and the median of the ratios of the pairs. The reading goes from
the file to the Document.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.process import ROOT, set_pdf
from bench.start import OURS, READY

READING = "import sys, engine; print(len(engine.read_file(sys.argv[1]).text))"


@dataclass(frozen=True, slots=True)
class Spent:
    seconds: float
    processor: float


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("earlier", type=Path)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--pages", type=int, default=300)
    arguments.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    chosen = arguments.parse_args()
    checkouts = {"earlier": chosen.earlier.absolute(), "now": ROOT}
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder, "short.pdf"), Path(folder, "long.pdf")
        set_pdf(short, 10, chosen.data)
        set_pdf(long, chosen.pages, chosen.data)
        print(f"{'':34}{'earlier':>16}{'now':>16}{'ratio':>14}   seconds (of processor time)")
        for name, command in {
            "--version": ["-m", "gui", "--version"],
            "window ready": ["-c", READY + OURS],
            "10 pages, start to JSON": ["-m", "gui", "analyze", "--json", str(short)],
            f"{chosen.pages} pages, read": ["-c", READING, str(long)],
        }.items():
            show(name, [pair(command, checkouts) for _ in range(chosen.runs)])


def pair(command: list[str], checkouts: Mapping[str, Path]) -> dict[str, Spent]:
    return {name: run(command, checkout) for name, checkout in checkouts.items()}


def run(command: list[str], checkout: Path) -> Spent:
    """Run Python on what this checkout holds; a failure ends the measurement."""
    environment = os.environ | {"PYTHONPATH": str(checkout), "PYTHONUTF8": "1"}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    before, began = processor_seconds(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-P", *command],
        env=environment,
        cwd=checkout,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return Spent(time.perf_counter() - began, processor_seconds() - before)


def processor_seconds() -> float:
    """Of all processes that this one has started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show(name: str, pairs: list[dict[str, Spent]]) -> None:
    cells = [
        f"{statistics.median(each[which].seconds for each in pairs):.2f} "
        f"({statistics.median(each[which].processor for each in pairs):.2f})"
        for which in ("earlier", "now")
    ]
    clock = statistics.median(each["now"].seconds / each["earlier"].seconds for each in pairs)
    processor = statistics.median(each["now"].processor / each["earlier"].processor for each in pairs)
    print(f"{name:34}{cells[0]:>16}{cells[1]:>16}{f'{clock:.2f} ({processor:.2f})':>14}", flush=True)


if __name__ == "__main__":
    main()
