"""Whether what the user chooses is done next: `python -m bench.chosen_next [--files 200] [--folder FOLDER]`.

So many files, short texts or those of a folder, are dropped at once on a window that nobody sees and whose
engine is warm. As soon as all are in the list, the last of them is chosen. Told are the seconds from the
choice until its summary is shown, how many others were done meanwhile (the one at work is finished first),
and what it would have waited in its place in the queue: the seconds until all are done.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bench.stalls import all_ended, pause, write_text
from engine.text.word_segmentation import load_dictionary
from gui.app import make_window, share_the_interpreter, warm_up_later
from gui.documents.document_status import Done, Failed
from gui.main_window import MainWindow
from gui.widgets import theme

WARM = 6_000
"""Milliseconds in which the engine is loaded."""
LOOK = 5
"""Milliseconds between two looks."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.chosen_next")
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="whose files are dropped, instead of short texts")
    arguments = parser.parse_args()
    share_the_interpreter()
    load_dictionary()
    app = QApplication([])
    app.setStyle("Fusion")
    theme.apply(app, Qt.ColorScheme.Light)
    with tempfile.TemporaryDirectory(prefix="precis-chosen-") as name:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = name
        texts = Path(name, "texts")
        texts.mkdir()
        if arguments.folder is None:
            paths = [write_text(texts / f"{number:03}.txt", number) for number in range(arguments.files)]
        else:
            paths = sorted(path for path in arguments.folder.iterdir() if path.is_file())[: arguments.files]
        window = make_window()
        window.show()
        warm_up_later(window)
        pause(WARM)
        drop(window, paths)
        window.close()


def drop(window: MainWindow, paths: list[Path]) -> None:
    """Drop the files, choose the last, and print how long it takes."""
    dropped = time.perf_counter()
    window.add_paths(paths)
    until(lambda: window.documents.rowCount() == len(paths))
    last = window.documents.entries()[-1].number
    before, chosen = ended(window), time.perf_counter()
    window.list.choose(window.documents.index_of(last))
    until(partial(is_shown, window, last))
    shown = time.perf_counter() - chosen
    # The document itself is one of those that have ended.
    others = ended(window) - before - 1
    print(f"{window.documents.rowCount()} documents, in the list after {chosen - dropped:.1f} s")
    print(f"the last one, chosen then: its summary is shown after {shown:.2f} s, after {others} others")
    until(lambda: all_ended(window))
    whole = time.perf_counter() - dropped
    print(f"all are done after {whole:.1f} s, {whole / len(paths):.2f} s each")


def ended(window: MainWindow) -> int:
    return sum(isinstance(entry.status, Done | Failed) for entry in window.documents.entries())


def is_shown(window: MainWindow, number: int) -> bool:
    entry = window.documents.entry(number)
    if entry is None or isinstance(entry.status, Failed):
        raise SystemExit("the chosen document could not be read")
    return isinstance(entry.status, Done) and bool(window.result.summary.shown_sentences())


def until(reached: Callable[[], bool]) -> None:
    while not reached():
        pause(LOOK)


if __name__ == "__main__":
    main()
