"""What the window costs with very many documents kept: `python -m bench.many_documents [COUNT] [--folder F]`.

Short documents are made up and kept; then the window is started with them. Told are seconds until it is drawn
and until its list is whole, the memory, and the longest pause of the window's thread while it starts, while
the list is filtered, sorted, grouped and scrolled, while something is searched, and while it closes; in
brackets how long that thread itself worked at most, which other programs do not lengthen. With a folder, the
documents of an earlier run are taken.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from engine.core.results import Analysis

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WORDS = (
    "tide gate harbour library council mill river winter boat market report bread oven field tax school "
    "bridge forest letter engine valley museum doctor summer window garden stone paper music road"
).split()
SENTENCES = 8
FOLDERS = 60
TEXTS = 60
REACHED = 120
"""Seconds that anything may take at most."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--folder", type=Path, help="where the documents are, or come")
    parser.add_argument("--measure", type=float, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure is not None:
        measure(arguments.folder, arguments.measure)
        return
    with tempfile.TemporaryDirectory(prefix="precis-many-") as name:
        folder = arguments.folder or Path(name)
        if not (folder / "library").is_dir():
            started = time.perf_counter()
            fill(folder, arguments.count)
            print(f"{arguments.count} documents kept in {time.perf_counter() - started:.0f} s", flush=True)
        for _start in range(3):
            command = [sys.executable, "-m", "bench.many_documents", "--folder", str(folder)]
            subprocess.run([*command, "--measure", str(time.time())], check=True)


def fill(folder: Path, count: int) -> None:
    """Keep documents, each with a file of its own in one of some folders. A few texts are those of all."""
    from engine.library.store import DocumentState, KeptDocument, Library, stamp_of

    choice = random.Random(3)
    library = Library(folder / "library")
    library._database.execute("PRAGMA synchronous = OFF")  # nothing of worth is written here
    found = [_analysed(choice, number) for number in range(TEXTS)]
    for number in range(count):
        place = folder / f"folder {number % FOLDERS:02}"
        place.mkdir(exist_ok=True)
        path = place / f"{number:05}.txt"
        analysis = found[number % TEXTS]
        path.write_text(analysis.document.text, "utf-8")
        title = " ".join(choice.choices(WORDS, k=3)).capitalize()
        digest = f"{number:064}"
        document = replace(analysis.document, path=path, title=title, sha256=digest)
        stamp = stamp_of(path)
        kept = KeptDocument(
            f"{number:032}", path, title, state=DocumentState.DONE, stamp=stamp, sha256=digest
        )
        library.put_analysis(kept, replace(analysis, document=document))
    library.close()


def _analysed(choice: random.Random, number: int) -> "Analysis":
    from engine.core.options import GRAPH, Options
    from engine.loading.loader import document_from_text
    from engine.pipeline.analyze import analyze

    lines = (" ".join(choice.choices(WORDS, k=12)).capitalize() + "." for _ in range(SENTENCES))
    return analyze(document_from_text(" ".join(lines), f"Text {number}"), Options(model=GRAPH))


class _Pauses:
    """The longest pause of the window's thread since it was asked last."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._longest = self._most = 0.0
        self._clock = QTimer(interval=1)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._last)
        self._most = max(self._most, worked - self._worked)
        self._last, self._worked = now, worked

    def take(self) -> str:
        """Return it in milliseconds, and how many of them the thread itself worked at most."""
        said = f"{1000 * self._longest:.0f} ({1000 * self._most:.0f})"
        self._longest = self._most = 0.0
        return said


def measure(folder: Path, started: float) -> None:
    """Start the window as the program does, and print what it costs."""
    from PySide6.QtGui import QIcon

    from engine.core.options import Options
    from gui.app import make_application, share_the_interpreter
    from gui.documents.engine_service import LocalEngine
    from gui.library.list_order import ListGroups, ListOrder
    from gui.main_window import MainWindow

    app = make_application()
    share_the_interpreter()
    window = MainWindow(LocalEngine(Options()), QIcon(), library=folder / "library")
    window.resize(1200, 780)
    window.show()
    app.processEvents()
    drawn, drawing = time.time() - started, time.process_time()
    pauses = _Pauses()
    library, search = window.library, window.search
    assert library is not None
    assert search is not None
    restored: list[float] = []
    library.restored.connect(lambda: restored.append(time.time() - started))
    library.start()
    _wait(app, lambda: bool(restored) and window.reading.shown() is not None)
    _rest(app, 3.0)
    said = [
        f"{window.documents.rowCount()} documents: window {drawn:.2f} s (worked {drawing:.2f})",
        f"list {restored[0]:.2f} s",
    ]
    said.append(f"pauses in ms: start {pauses.take()}")
    steps: tuple[tuple[str, Callable[[], object]], ...] = (
        ("filter", lambda: window.pane.search.setText("tide mill")),
        ("all again", lambda: window.pane.search.clear()),
        ("sort by title", lambda: window.tools.arranger.sort(ListOrder.TITLE)),
        ("group by folder", lambda: window.tools.arranger.group(ListGroups.FOLDER)),
        ("no groups", lambda: window.tools.arranger.group(ListGroups.NONE)),
        ("scroll", lambda: window.list.scrollToBottom()),
        (
            "choose another",
            lambda: window.list.choose(window.documents.index(window.documents.rowCount() // 2)),
        ),
        ("star", window.tools.labels.star),
    )
    for name, act in steps:
        act()
        _rest(app, 1.0)
        said.append(f"{name} {pauses.take()}")
    replies: list[float] = []
    search.replied.connect(lambda _reply: replies.append(time.perf_counter()))
    for query in ("tide harbour", "music road"):
        asked = time.perf_counter()
        replies.clear()
        search.open(query)
        _wait(app, lambda: bool(replies))
        _rest(app, 0.5)
        said.append(f"search {pauses.take()} (first reply {1000 * (replies[0] - asked):.0f})")
    said.append(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    before = time.perf_counter()
    window.close()
    said.append(f"closed in {time.perf_counter() - before:.2f} s")
    print(", ".join(said), flush=True)
    os._exit(0)


def _wait(app: "QApplication", reached: Callable[[], bool]) -> None:
    latest = time.monotonic() + REACHED
    while not reached() and time.monotonic() < latest:
        app.processEvents()


def _rest(app: "QApplication", seconds: float) -> None:
    latest = time.monotonic() + seconds
    _wait(app, lambda: time.monotonic() >= latest)


if __name__ == "__main__":
    main()
