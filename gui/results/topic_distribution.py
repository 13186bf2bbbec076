"""Distribution of topics over a document: the share of each topic in each part."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.document import Document
from engine.core.results import Analysis, Topic
from gui.viewer.coverage_map import DocumentScale

MOST_PARTS = 120
SENTENCES_A_PART = 3
"""At least, on average: fewer would only show single sentences."""


@dataclass(frozen=True, slots=True)
class TopicBand:
    """Topic with its share of every part of the document."""

    topic: Topic
    shares: tuple[float, ...]
    """Of each part of the document's course, how much of its prose the topic has, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class TopicDistribution:
    """What a topic chart shows."""

    title: str
    pages: int
    """0 where the document has none."""
    bands: tuple[TopicBand, ...]
    evidence: tuple[float, ...]
    """Where the summary's sources begin, from 0 to 1."""


def topic_distribution(analysis: Analysis, name: str) -> TopicDistribution:
    """name is for documents without a title."""
    document = analysis.document
    course = DocumentScale(document)
    sources = [span.start for sentence in analysis.summary.sentences for span in sentence.sources]
    shares = shares_of(document, analysis.topics)
    return TopicDistribution(
        title=document.title or name,
        pages=len(document.page_starts),
        bands=tuple(TopicBand(*band) for band in zip(analysis.topics, shares, strict=True)),
        evidence=tuple(sorted(course.share_of(start) for start in sources)),
    )


def shares_of(document: Document, topics: Sequence[Topic]) -> list[tuple[float, ...]]:
    """Return for each topic its share of each part; parts without prose have 0 of all."""
    course = DocumentScale(document)
    count = max(1, min(MOST_PARTS, len(document.sentences) // SENTENCES_A_PART))
    amounts = [[0.0] * count for _ in topics]
    for amount, topic in zip(amounts, topics, strict=True):
        for span in topic.spans:
            start, end = course.share_of(span.start) * count, course.share_of(span.end) * count
            characters = span.end - span.start
            first, last = min(int(start), count - 1), min(int(end), count - 1)
            if first == last or end <= start:
                amount[first] += characters
                continue
            for part in range(first, last + 1):
                within = min(end, part + 1) - max(start, part)
                amount[part] += characters * within / (end - start)
    whole = [sum(part) for part in zip(*amounts, strict=True)]
    return [
        tuple(one / all_of_it if all_of_it else 0.0 for one, all_of_it in zip(amount, whole, strict=True))
        for amount in amounts
    ]
