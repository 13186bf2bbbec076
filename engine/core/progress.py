"""Progress carried out of long work, and cancellation carried back."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


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
