"""How soon a document that is dropped can be read: `python -m bench.first_page [FILE…]`.

Each file, or a book of 300 pages, is added to a new window that nobody sees and whose engine is warm, as is
what draws pages: both are three seconds after the start. Printed are the milliseconds until the first page is
drawn (for a PDF), until its text is there, and until the analysis has ended.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from bench.stalls import all_ended, pause, write_book
from gui.app import make_window
from gui.documents.document_status import Done, Running
from gui.main_window import MainWindow


def main(home: str) -> None:
    app = QApplication([])
    app.setStyle("Fusion")
    for name in sys.argv[1:] or [str(write_book(Path(home, "300 pages.pdf"), 300))]:
        window = make_window()
        window.resize(QSize(1280, 800))
        window.show()
        window.analyses.warm_up()
        window.source.pages.warm_up()
        pause(4_000)
        print(
            Path(name).name,
            *(f"{what} {moment:.0f} ms" for what, moment in times(window, Path(name))),
            sep=", ",
        )
        window.close()


def times(window: MainWindow, path: Path) -> list[tuple[str, float]]:
    started = perf_counter()
    window.add_paths([path])
    found: list[tuple[str, float]] = []

    def note(what: str, is_there: Callable[[], bool]) -> None:
        if all(name != what for name, _moment in found) and is_there():
            found.append((what, 1000 * (perf_counter() - started)))

    def look() -> bool:
        note("page", lambda: bool(window.source.pages.page_count() and window.source._cache.images_of(0)))
        note("text", lambda: has_text(window))
        return window.documents.rowCount() > 0 and all_ended(window)

    while not look():
        pause(10)
    return [*found, ("analysis", 1000 * (perf_counter() - started))]


def has_text(window: MainWindow) -> bool:
    statuses = [entry.status for entry in window.documents.entries()]
    return any(
        isinstance(status, Done) or (isinstance(status, Running) and status.document is not None)
        for status in statuses
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="precis-first-page-") as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        main(home)
