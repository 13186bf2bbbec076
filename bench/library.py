"""What it costs to open the window with many documents kept: `python -m bench.library [COUNT]`.

The documents are made up, every twentieth of 300 pages, the others of 20; nothing of the user's is touched.
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

WORDS = "the tide rose over a wall at night while nobody from the harbour library saw what had been".split()
STARTS = 3
PAGES, LONG, EVERY = 20, 300, 20


def main() -> None:
    if sys.argv[2:3] == ["open"]:
        measure(Path(sys.argv[1]), float(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory(prefix="precis-library-") as name:
        library = Path(name, "library")
        fill(library, count)
        print(f"{count} documents, {(library / 'library.sqlite').stat().st_size / 1e6:.1f} MB", flush=True)
        for _start in range(STARTS):
            command = [sys.executable, "-m", "bench.library", str(library), "open", str(time.time())]
            subprocess.run(command, check=True)


def fill(folder: Path, count: int) -> None:
    from engine.core.options import GRAPH, Options
    from engine.library.store import DocumentState, KeptDocument, Library, stamp_of
    from engine.loading.loader import document_from_text
    from engine.pipeline.analyze import analyze

    choice = random.Random(3)
    library = Library(folder)
    for number in range(count):
        path = folder.parent / f"{number}.txt"
        pages = PAGES if number % EVERY else LONG
        path.write_text("\n\n".join(_paragraph(choice) for _ in range(5 * pages)), "utf-8")
        document = document_from_text(path.read_text("utf-8"), f"Document {number}", path)
        kept = KeptDocument(
            str(number), path, state=DocumentState.DONE, stamp=stamp_of(path), sha256=document.sha256
        )
        library.put_analysis(kept, analyze(document, Options(model=GRAPH)))
    library.close()


def _paragraph(choice: random.Random) -> str:
    return " ".join(" ".join(choice.choices(WORDS, k=16)).capitalize() + "." for _ in range(5))


def measure(library: Path, started: float) -> None:
    """Print seconds since the process was started, and the window's longest pause in milliseconds."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    from engine.core.options import Options
    from gui.documents.engine_service import LocalEngine
    from gui.main_window import MainWindow

    app = QApplication([])
    window = MainWindow(LocalEngine(Options()), QIcon(), library=library)
    window.show()
    app.processEvents()
    times = {"window": time.time() - started}
    pauses, last, loop = [0.0], [time.perf_counter()], QEventLoop()

    def tick() -> None:
        now = time.perf_counter()
        pauses.append(now - last[0])
        last[0] = now

    def note(name: str) -> None:
        times.setdefault(name, time.time() - started)

    clock = QTimer(interval=0)
    clock.timeout.connect(tick)
    clock.start()
    kept = window.library
    assert kept is not None
    kept.restored.connect(lambda: note("list"))
    kept.changed.connect(lambda _number: note("first analysis"))
    kept.changed.connect(lambda _number: QTimer.singleShot(500, loop.quit))
    kept.start()
    loop.exec()
    said = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in times.items())
    print(f"{said}, longest pause {1000 * max(pauses):.0f} ms")
    window.close()


if __name__ == "__main__":
    main()
