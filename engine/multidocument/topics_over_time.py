"""Topics over time: from which years or months the documents of each topic are, counted as BERTopic does."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.multidocument.library_topics import LibraryTopic

MOST_MONTHS = 24
"""Documents from no longer a time are counted by month."""
MOST_YEARS = 40
"""Those from a longer time are counted by decade."""
YEAR, MONTH = len("2024"), len("2024-03")


@dataclass(frozen=True, slots=True)
class TopicOverTime:
    label: str
    counts: tuple[int, ...]
    """How many of its documents are from each period."""
    undated: int


@dataclass(frozen=True, slots=True)
class TopicsOverTime:
    periods: tuple[str, ...]
    """2024-03, 2024 or 2020s, each between the first and the last, in order; none without a date."""
    topics: tuple[TopicOverTime, ...]
    """As they came."""


def count_over_time(topics: Sequence[LibraryTopic], days: Mapping[str, str]) -> TopicsOverTime:
    """Count the documents of topics by period. days has 2024-03-05, 2024-03 or 2024 by a document's key.

    A document that days does not know, or has nothing for, is undated.
    """
    known = sorted(day for topic in topics for one in topic.documents if (day := days.get(one.key, "")))
    periods = tuple(_periods(known)) if known else ()
    found = []
    for topic in topics:
        counted = Counter(_period(days.get(one.key, ""), periods) for one in topic.documents)
        counts = tuple(counted[period] for period in periods)
        found.append(TopicOverTime(topic.label, counts, counted[""]))
    return TopicsOverTime(periods, tuple(found))


def _periods(days: Sequence[str]) -> Iterator[str]:
    first, last = int(days[0][:YEAR]), int(days[-1][:YEAR])
    if all(len(day) >= MONTH for day in days):
        start, end = _months(days[0]), _months(days[-1])
        if end - start < MOST_MONTHS:
            yield from (f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1))
            return
    if last - first < MOST_YEARS:
        yield from (f"{year:04}" for year in range(first, last + 1))
        return
    yield from (f"{year:04}s" for year in range(first // 10 * 10, last + 1, 10))


def _months(day: str) -> int:
    return 12 * int(day[:YEAR]) + int(day[YEAR + 1 : MONTH]) - 1


def _period(day: str, periods: Sequence[str]) -> str:
    """Return the period that a day is in; empty for no day."""
    if not day:
        return ""
    if periods[0].endswith("s"):
        return f"{day[: YEAR - 1]}0s"
    return day[: len(periods[0])]
