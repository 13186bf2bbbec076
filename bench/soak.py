"""Whether anything is left over after many documents: `python -m bench.soak FILE… [--documents 500]`.

The files are copied under other names until there are so many, and all of them analysed in one window, which
shows one of them now and then. After every fifty the window's process says what it holds: memory, threads,
open files, processes of its own, files in the temporary folder. Linux only.
"""

import argparse
import logging
import os
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FIRST = 50


@dataclass(frozen=True, slots=True)
class Holding:
    memory: float
    """MB, of this process and those that it started."""
    ours: float
    """MB, of this process alone."""
    threads: int
    processes: int
    files: int
    temporary: int

    def __str__(self) -> str:
        return (
            f"{self.ours:5.0f} MB ({self.memory:5.0f} MB with its children), {self.threads} threads, "
            f"{self.processes} processes, {self.files} open files, {self.temporary} temporary files"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--documents", type=int, default=500)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="precis-soak-") as name:
        folder = Path(name)
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "temporary")
        (folder / "temporary").mkdir()
        for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
            os.environ[f"XDG_{kind}_HOME"] = str(folder / kind.lower())
        raise SystemExit(soak(_copies(arguments.files, folder / "documents", arguments.documents), folder))


def _copies(files: list[Path], folder: Path, count: int) -> list[Path]:
    """Copy in an order of chance, so that the first fifty are like the others."""
    folder.mkdir()
    random.Random(3).shuffle(files)
    copies = []
    for number in range(count):
        original = files[number % len(files)]
        copies.append(folder / f"{number:04} {original.name}")
        shutil.copyfile(original, copies[-1])
    return copies


def soak(paths: list[Path], folder: Path) -> int:
    """Return 1 where the memory at the end is more than 150 MB above that after the first fifty."""
    from PySide6.QtWidgets import QApplication

    from bench.stalls import pause, wait_until
    from engine.system.memory import limit_malloc_arenas
    from gui.app import make_window, share_the_interpreter
    from gui.documents.document_status import Running, Waiting

    logging.getLogger().addHandler(logging.NullHandler())  # what fails is counted
    limit_malloc_arenas()
    share_the_interpreter()
    app = QApplication(sys.argv[:1])
    window = make_window()
    window.show()
    assert window.library is not None
    window.library.start()
    pause(3000)
    unfinished = {Running, Waiting}
    holdings = []
    for start in range(0, len(paths), FIRST):
        window.add_paths(paths[start : start + FIRST])
        end = min(start + FIRST, len(paths))
        wait_until(partial(lambda end: window.documents.rowCount() >= end, end))
        wait_until(lambda: not unfinished & {type(each.status) for each in window.documents.entries()})
        for row in range(start, min(start + FIRST, len(paths)), 10):
            window.list.setCurrentIndex(window.documents.index(row))
            pause(300)
        pause(1500)
        holdings.append(_holding(folder / "temporary"))
        print(f"{min(start + FIRST, len(paths)):5} documents: {holdings[-1]}", flush=True)
    ends: dict[str, int] = {}
    for entry in window.documents.entries():
        name = type(entry.status).__name__
        ends[name] = ends.get(name, 0) + 1
    print(f"they ended as {ends}")
    window.close()
    app.processEvents()
    left = _holding(folder / "temporary")
    print(f"closed:          {left}")
    growth = holdings[-1].ours - holdings[0].ours
    print(f"{growth:+.0f} MB from the first fifty to the end (aim: at most +150)")
    return int(growth > 150)


def _holding(temporary: Path) -> Holding:
    from bench.memory import children, held

    own = os.getpid()
    others = [child for child in children(own) if Path(f"/proc/{child}/status").exists()]
    ours = held(own)
    return Holding(
        memory=ours + sum(held(child) for child in others),
        ours=ours,
        threads=len(list(Path("/proc/self/task").iterdir())),
        processes=len(others),
        files=len(list(Path("/proc/self/fd").iterdir())),
        temporary=sum(1 for _path in temporary.rglob("*")),
    )


if __name__ == "__main__":
    main()
