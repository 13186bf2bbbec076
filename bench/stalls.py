"""How long the window keeps its user waiting while a long document and fifty small ones are analysed.

`python -m bench.stalls [--pages 300] [--small 50] [--causes]`. A timer of 5 ms asks to be called all the
while; how much later than that it is called is how long a key press would have waited. Meanwhile a user
follows the results: opens each document that is done, clicks, moves the slider. The same is measured with
nothing to do, for comparison; while dialogs are opened for the first time; and, where there is a language
model on the shelf, while a summary is written. With --causes, what the window's thread did in the longest
stalls is told (`bench.stall_causes`).
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QSlider

from bench.stall_causes import Watchdog
from engine.core.options import SummaryStyle
from engine.text.word_segmentation import load_dictionary
from gui.app import make_window, share_the_interpreter, warm_up_later
from gui.documents.document_model import ENTRY
from gui.documents.document_status import Done, Running, Waiting
from gui.documents.summary_jobs import SummaryRequest
from gui.main_window import MainWindow
from gui.models.model_menu import offers_for
from gui.widgets import theme

LINES = 46
INTERVAL = 5
"""Milliseconds."""


class Probe(QObject):
    """Notes by how many milliseconds the event loop is late."""

    def __init__(self, watchdog: Watchdog | None = None) -> None:
        super().__init__()
        self.late: list[float] = []
        self._watchdog = watchdog
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late.append(max(0.0, (now - self._last) * 1000 - INTERVAL))
        self._last = now
        if self._watchdog is not None:
            self._watchdog.turn()

    def take(self) -> list[float]:
        late, self.late = self.late, []
        return sorted(late)

    def print_delays(self, label: str) -> list[float]:
        """Print how late it was since it was asked last, with the causes if they are watched; return it."""
        late = self.take()
        print_delays(label, late)
        if self._watchdog is not None:
            for stall in self._watchdog.take():
                print(stall)
        return late


class Reader(QObject):
    """A user who looks at what is done: another document every half second, a click, the slider."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window
        self._turn = 0
        self._timer = QTimer(self, interval=125)
        self._timer.timeout.connect(self._act)
        self._timer.start()

    def _act(self) -> None:
        self._turn += 1
        window, result = self._window, self._window.result
        done = [i for i, entry in enumerate(window.documents.entries()) if isinstance(entry.status, Done)]
        slider = result.summary.findChild(QSlider)
        if not done:
            return
        match self._turn % 4:
            case 0:
                window.list.setCurrentIndex(window.documents.index(done[self._turn // 4 % len(done)]))
            case 1 if isinstance(slider, QSlider):
                slider.setValue((slider.value() + 7) % (slider.maximum() + 1))
            case 2:
                result.summary.list.setCurrentIndex(result.summary.list.model().index(0, 0))
            case 3:
                keyword = self._turn // 4 % 3
                result.findings.keywords.setCurrentIndex(result.findings.keywords.model().index(keyword, 0))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.stalls")
    parser.add_argument("--pages", type=int, default=300, help="of the long document")
    parser.add_argument("--small", type=int, default=50, help="how many small documents")
    parser.add_argument("--causes", action="store_true", help="tell what the longest stalls came from")
    arguments = parser.parse_args()
    share_the_interpreter()
    load_dictionary()
    app = QApplication([])
    app.setStyle("Fusion")
    theme.apply(app, Qt.ColorScheme.Light)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = write_book(folder / "book.pdf", arguments.pages)
        small = [write_text(folder / f"small {number}.txt", number) for number in range(arguments.small)]
        window = make_window()
        window.show()
        watchdog = Watchdog() if arguments.causes else None
        probe = Probe(watchdog)
        pause(1000)
        probe.print_delays("nothing to do")
        warm_up_later(window)
        pause(5000)
        probe.print_delays("loading the engine")
        follow(window, probe, book, small)
        show_book(window, probe)
        open_dialogs(window, probe)
        if offers_for("en", writes=True)[1:]:
            write_summary(window)
            probe.print_delays("while a summary is written")
        if watchdog is not None:
            watchdog.close()
        window.close()


def follow(window: MainWindow, probe: Probe, book: Path, small: list[Path]) -> None:
    """Have all documents analysed, and look at those that are done."""
    follower = Reader(window)
    together: list[float] = []
    for label, added in (("the book", [book]), (f"{len(small)} small documents", small)):
        started = time.perf_counter()
        window.add_paths(added)
        wait_until(lambda: all_ended(window))
        together += probe.print_delays(f"{label}, {time.perf_counter() - started:.1f} s")
    print_delays("– both together", sorted(together))
    follower.deleteLater()


def show_book(window: MainWindow, probe: Probe) -> None:
    """Come back to the long document, and change the length of its summary."""
    window.list.setCurrentIndex(window.documents.index(1))
    pause(300)
    probe.take()
    window.list.setCurrentIndex(window.documents.index(0))
    wait_until(lambda: not window.source.text.is_loading())
    probe.print_delays("showing the book")
    repaints = drag_slider(window)
    probe.print_delays("dragging the slider")
    print_delays("– from its step to the repainted window", repaints)


def open_dialogs(window: MainWindow, probe: Probe) -> None:
    """Open each dialog for the first time."""
    probe.take()
    for name, show in (
        ("the shelf", window.model_dialogs.show_model_manager),
        ("the training assistant", window.model_dialogs.show_training),
    ):
        show()
        pause(500)
        probe.print_delays(f"opening {name} for the first time")


def write_summary(window: MainWindow) -> None:
    """Have an abstract written by the model on the shelf, as it streams in."""
    window.list.setCurrentIndex(window.documents.index(0))
    window.result.summary.options_bar.chosen.emit(SummaryRequest(SummaryStyle.ABSTRACT))
    number = window.documents.index(0).data(ENTRY).number
    wait_until(lambda: window.summaries.jobs.at(number) is None)


def drag_slider(window: MainWindow) -> list[float]:
    """Take the summary from its shortest to its longest and back, as fast as the window follows.

    Return how many milliseconds each step took until everything was painted, the shortest first.
    """
    slider = window.result.summary.findChild(QSlider)
    assert isinstance(slider, QSlider)
    lengths = range(slider.maximum() + 1)
    taken = []
    for length in (*lengths, *reversed(lengths)):
        started = time.perf_counter()
        slider.setValue(length)
        QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        taken.append((time.perf_counter() - started) * 1000)
        pause(1)
    return sorted(taken)


def all_ended(window: MainWindow) -> bool:
    return not any(isinstance(entry.status, Waiting | Running) for entry in window.documents.entries())


def print_delays(label: str, late: list[float]) -> None:
    share = late[int(len(late) * 0.99)]
    print(f"{label:40} longest {late[-1]:6.1f} ms   99th percentile {share:6.1f} ms   ({len(late)} samples)")


def pause(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(reached: Callable[[], bool]) -> None:
    pause(300)
    while not reached():
        pause(50)


def write_text(path: Path, seed: int) -> Path:
    path.write_text("\n\n".join(" ".join(sentences(seed, 8)) for _ in range(10)), "utf-8")
    return path


def write_book(path: Path, pages: int) -> Path:
    """Draw a PDF of so many full pages."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.setFont(QFont("Sans Serif", 10))
    step = writer.height() // (LINES + 2)
    for page in range(pages):
        if page:
            writer.newPage()
        words = " ".join(sentences(page, 40)).split()
        for line in range(LINES):
            painter.drawText(0, step * (line + 1), " ".join(words[line * 11 : line * 11 + 11]))
    painter.end()
    return path


def sentences(seed: int, count: int) -> list[str]:
    """Make up sentences whose words are as unevenly common as a language's."""
    chance = random.Random(seed)
    syllables = ("ba", "con", "der", "fi", "gul", "hem", "is", "lor", "men", "nat", "por", "ra", "sta", "tum")

    def rank() -> int:
        return int(2000 ** chance.random())

    def word(number: int) -> str:
        return "".join(syllables[number // 14**place % 14] for place in range(1 + number % 3))

    lengths = (chance.randint(8, 26) for _ in range(count))
    return [
        " ".join(["the", *(word(rank() * 7) for _ in range(length))]).capitalize() + "." for length in lengths
    ]


if __name__ == "__main__":
    main()
