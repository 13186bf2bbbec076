"""How much memory the window needs with many documents open: `python -m bench.memory FILE…`.

All are analysed, then each is shown. What the window's process holds is printed, and what the processes do
that read and draw for it. Linux only.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bench.stalls import all_ended, pause, wait_until
from engine.system.memory import limit_malloc_arenas
from engine.text.word_segmentation import load_dictionary
from gui.app import make_window, share_the_interpreter
from gui.documents.document_status import Done
from gui.widgets import theme

SHOWN = 250
"""Milliseconds that each document is looked at."""


def main() -> None:
    paths = [Path(name) for name in sys.argv[1:]]
    limit_malloc_arenas()
    share_the_interpreter()
    load_dictionary()
    app = QApplication([])
    app.setStyle("Fusion")
    theme.apply(app, Qt.ColorScheme.Light)
    window = make_window()
    window.show()
    pause(1000)
    print_memory("nothing open")
    window.add_paths(paths)
    wait_until(lambda: all_ended(window))
    found = [entry.status.analysis for entry in window.documents.entries() if isinstance(entry.status, Done)]
    pages = sum(len(analysis.document.page_starts) for analysis in found)
    print_memory(f"{len(found)} of {len(paths)} analysed, {pages} pages")
    for row in range(window.documents.rowCount()):
        window.list.setCurrentIndex(window.documents.index(row))
        pause(SHOWN)
    print_memory("each of them shown")
    window.close()


def print_memory(label: str) -> None:
    others = [held(process) for process in children(os.getpid())]
    print(f"{label:40} {held(os.getpid()):5.0f} MB, and {sum(others):4.0f} MB in {len(others)} processes")


def held(process: int) -> float:
    """Return how many MB a process holds in memory."""
    lines = Path(f"/proc/{process}/status").read_text("utf-8").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def children(process: int) -> list[int]:
    threads = Path(f"/proc/{process}/task").iterdir()
    return [int(child) for thread in threads for child in (thread / "children").read_text("ascii").split()]


if __name__ == "__main__":
    main()
