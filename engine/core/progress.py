"""Progress and cancellation: reports carried out of long work, and the exception that stops it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

ITEMS_PER_REPORT = 100
"""Few enough that not many milliseconds lie between two reports: whoever reports may be asked to wait."""

_Item = TypeVar("_Item")


class Stage(StrEnum):
    READ = "read"
    RECOGNIZE = "recognize"
    """done counts the pages whose text was recognised or was there already."""
    ANALYZE = "analyze"
    WRITE = "write"
    FETCH = "fetch"
    CONVERT = "convert"


@dataclass(frozen=True, slots=True)
class Progress:
    stage: Stage
    done: int
    total: int | None = None
    """In the unit of done (pages, sentences, parts to write, bytes, steps); None while it is not known."""
    text: str = ""
    """What was written so far. It was not checked yet."""


class Cancelled(Exception):
    """Raised by a Report to stop the work. The engine lets it pass."""


Report = Callable[[Progress], None]


def silent(progress: Progress) -> None:
    """A Report for callers who do not want to know."""


def paced(
    items: Iterable[_Item], beat: Callable[[int], None], every: int = ITEMS_PER_REPORT
) -> Iterator[_Item]:
    """Yield the items; at the first, and after every so many, call beat with the count of those before it."""
    for count, item in enumerate(items):
        if count % every == 0:
            beat(count)
        yield item


def each(
    items: Sequence[_Item], report: Report, stage: Stage = Stage.ANALYZE, every: int = ITEMS_PER_REPORT
) -> Iterator[_Item]:
    """Yield the items, and report how many of them are done."""
    return paced(items, lambda done: report(Progress(stage, done, len(items))), every)
