"""Runs two computations side by side, where one of them leaves the interpreter to the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from threading import Event
from typing import TypeVar

from engine.core.progress import Cancelled, Progress, Report, Stage

BEAT = 0.05
"""Seconds between two reports while the one on the other thread is waited for."""

Aside = TypeVar("Aside")
Here = TypeVar("Here")


def side_by_side(
    aside: Callable[[Report], Aside], here: Callable[[Report], Here], report: Report
) -> tuple[Aside, Here]:
    """Return what both give; the first has a thread of its own.

    report is called on this thread only; when it raises, both end. An exception of the first is raised when
    the second is done, unless that raises one itself.
    """
    stop = Event()

    def go_on(_: Progress) -> None:
        if stop.is_set():
            raise Cancelled

    with ThreadPoolExecutor(1, "aside") as thread:
        running = thread.submit(aside, go_on)
        try:
            done = here(report)
            while not wait((running,), BEAT).done:
                report(Progress(Stage.ANALYZE, 0))
        finally:
            stop.set()
        return running.result(), done
