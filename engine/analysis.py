"""The whole way of a document, from its path to its analysis."""

from dataclasses import dataclass

from engine.document import Document
from engine.findings import Keyword, Ranking, Summary, Topic
from engine.options import Options


@dataclass(frozen=True, slots=True)
class Timings:
    """Seconds."""

    read: float
    analyze: float
    write: float


@dataclass(frozen=True, slots=True)
class Analysis:
    document: Document
    options: Options
    ranking: Ranking
    summary: Summary
    keywords: tuple[Keyword, ...]
    topics: tuple[Topic, ...]
    timings: Timings
