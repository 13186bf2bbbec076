"""Topics over a library: clusters of documents, named by their keywords, and a map of them in two dimensions.

Documents with a vector are clustered by it (spherical k-means). Those without join the topic whose keywords
they have, or else are clustered by these, which are hashed into a space of their own (Weinberger 2009). The
map puts the topics by classical scaling of their distances (Torgerson 1952), and the documents of each around
it by their two principal components.
"""

import math
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Floats, Integers, Vectors
from engine.core.progress import Progress, Report, Stage, silent
from engine.library.document_features import DocumentFeatures
from engine.multidocument.spherical_kmeans import assign, find_centres, unit_length

Weights = defaultdict[str, float]
MOST_TOPICS = 40
FEWEST_DOCUMENTS = 4
"""For documents of one kind of vector to be divided at all."""
SAME_TOPIC = 0.6
"""The cosine of the middles of two topics, around the middle of all, from which on they are one."""
HASHED_WIDTH = 512
LEAST_SHARED = 0.12
"""The cosine of keywords from which on a document without a vector belongs to a topic."""
NAMED_BY = 2
"""Keywords in a label."""
ROOM = 0.42
"""How far documents lie from their topic's place, in shares of the way to the nearest other topic."""


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document with its place on the map, both coordinates from 0 to 1."""

    key: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LibraryTopic:
    """Documents about the same."""

    label: str
    documents: tuple[PlacedDocument, ...]
    """The nearest to its middle first."""


@dataclass(frozen=True, slots=True)
class SimilarDocument:
    """A document that is like another one."""

    key: str
    likeness: float
    """From 0 to 1; documents of different vectors cannot be compared."""
    shared: tuple[str, ...]
    """Keywords that both have."""


def find_library_topics(
    documents: Sequence[DocumentFeatures], report: Report = silent
) -> tuple[LibraryTopic, ...]:
    """Put each document into a topic and on the map; the largest topic first."""
    spaces: defaultdict[str, list[int]] = defaultdict(list)
    for place, document in enumerate(documents):
        spaces[document.space].append(place)
    groups: list[_Group] = []
    for done, space in enumerate(sorted(spaces, reverse=True)):  # those without vectors last
        report(Progress(Stage.ANALYZE, done, len(spaces)))
        places = spaces[space] if space else _joined(documents, spaces[space], groups)
        groups += _groups(documents, places)
    labels, groups = _named(documents, groups)
    points = _map([group.middle for group in groups], [group.rows for group in groups])
    topics = [
        LibraryTopic(
            label,
            tuple(
                PlacedDocument(documents[place].key, float(x), float(y))
                for place, (x, y) in zip(group.members, around, strict=True)
            ),
        )
        for label, group, around in zip(labels, groups, points, strict=True)
    ]
    return tuple(sorted(topics, key=lambda topic: (-len(topic.documents), topic.label)))


@dataclass(slots=True, eq=False)
class _Group:
    """A topic that is being made."""

    members: list[int]
    """Places of documents, the nearest to the middle first."""
    middle: Vectors
    rows: Vectors
    """[D, width], those of the members."""


def _groups(documents: Sequence[DocumentFeatures], places: Sequence[int]) -> Iterator[_Group]:
    """Yield topics of documents of one kind of vector."""
    if not places:
        return
    vectors = _vectors([documents[place] for place in places])
    topic_of, middles = _clustered(vectors, len(documents))
    for topic, middle in enumerate(middles):
        inside = np.flatnonzero(topic_of == topic)
        closest = inside[np.argsort(-(vectors[inside] @ middle), kind="stable")]
        yield _Group([places[place] for place in closest], middle, vectors[closest])


def _named(documents: Sequence[DocumentFeatures], groups: Sequence[_Group]) -> tuple[list[str], list[_Group]]:
    """Name topics; those with one name become one."""
    together: dict[tuple[str, int], _Group] = {}
    for label, group in zip(_labels(documents, groups), groups, strict=True):
        first = together.setdefault((label, len(group.middle)), group)
        if first is not group:
            first.members += group.members
            first.rows = np.concatenate([first.rows, group.rows])
    kept = list(together.values())
    return _labels(documents, kept), kept


def _joined(
    documents: Sequence[DocumentFeatures], places: Sequence[int], groups: Sequence[_Group]
) -> list[int]:
    """Add documents without a vector to the topics whose keywords they have; return the others."""
    if not groups or not places:
        return list(places)
    hashed = _hashed([documents[place] for place in places])
    topics = unit_length(
        np.stack([_hashed([documents[place] for place in group.members]).sum(axis=0) for group in groups])
    )
    likeness = hashed @ topics.T
    rest = []
    for place, row in zip(places, likeness, strict=True):
        best = int(row.argmax())
        if row[best] < LEAST_SHARED:
            rest.append(place)
            continue
        group = groups[best]
        group.members.append(place)
        group.rows = np.concatenate([group.rows, group.middle[None]])
    return rest


def find_similar(
    documents: Sequence[DocumentFeatures], key: str, limit: int = 20
) -> tuple[SimilarDocument, ...]:
    """Return the documents that are most like one, the most like first; none if it is not there."""
    one = next((document for document in documents if document.key == key), None)
    if one is None:
        return ()
    others = [document for document in documents if document.space == one.space and document.key != key]
    if not others:
        return ()
    vectors = _vectors([one, *others])
    likeness = vectors[1:] @ vectors[0]
    mine = {text.casefold() for text, _score in one.keywords}
    found = []
    for place in np.argsort(-likeness, kind="stable")[:limit]:
        shared = tuple(text for text, _score in others[place].keywords if text.casefold() in mine)
        if likeness[place] > 0:
            found.append(SimilarDocument(others[place].key, min(1.0, float(likeness[place])), shared))
    return tuple(found)


def _vectors(documents: Sequence[DocumentFeatures]) -> Vectors:
    """Return [D, width] of unit length: the vectors, or the hashed keywords."""
    if documents[0].vector is not None:
        width = max(len(document.vector) for document in documents if document.vector is not None)
        rows = np.zeros((len(documents), width), np.float32)
        for place, document in enumerate(documents):
            if document.vector is not None and len(document.vector) == width:
                rows[place] = document.vector
        return rows
    return _hashed(documents)


def _hashed(documents: Sequence[DocumentFeatures]) -> Vectors:
    """Return [D, HASHED_WIDTH] of unit length: keywords and their words, by their hashes."""
    rows = np.zeros((len(documents), HASHED_WIDTH), np.float32)
    for place, document in enumerate(documents):
        for text, score in document.keywords:
            for word in (text.casefold(), *text.casefold().split()):
                rows[place, zlib.crc32(word.encode()) % HASHED_WIDTH] += score
    return unit_length(rows)


def _clustered(vectors: Vectors, total: int) -> tuple[Integers, Vectors]:
    """Return the topic of each document, and the middles of topics."""
    count = len(vectors)
    mean = vectors.mean(axis=0, keepdims=True)
    if count < FEWEST_DOCUMENTS:
        return np.zeros(count, np.int64), unit_length(mean)
    number = min(MOST_TOPICS, max(2, round(math.sqrt(total / 2) * count / total)))
    around = unit_length(vectors - mean)
    centres = find_centres(around, number)
    topic_of = _merged(around, assign(around, centres))
    middles = np.stack([vectors[topic_of == topic].mean(axis=0) for topic in range(topic_of.max() + 1)])
    return topic_of, unit_length(middles)


def _merged(rows: Vectors, topic_of: Integers) -> Integers:
    """Make one topic of two whose middles are alike, the most alike first."""
    while True:
        names, topic_of = np.unique(topic_of, return_inverse=True)
        middles = unit_length(np.stack([rows[topic_of == topic].mean(axis=0) for topic in range(len(names))]))
        alike = middles @ middles.T
        np.fill_diagonal(alike, -1.0)
        first, second = np.unravel_index(int(alike.argmax()), alike.shape)
        if alike[first, second] < SAME_TOPIC:
            return np.asarray(topic_of, np.int64)
        topic_of = np.where(topic_of == second, first, topic_of)


def _labels(documents: Sequence[DocumentFeatures], groups: Sequence[_Group]) -> list[str]:
    """Name each group by the keywords that it has before others, by c-TF-IDF (Grootendorst 2022)."""
    own: list[Weights] = []
    written: dict[str, str] = {}
    for group in groups:
        counter: Weights = defaultdict(float)
        for place in group.members:
            for text, score in documents[place].keywords:
                written.setdefault(text.casefold(), text)
                counter[text.casefold()] += score
        own.append(counter)
    total: Weights = defaultdict(float)
    for counter in own:
        for word, weight in counter.items():
            total[word] += weight
    average = sum(total.values()) / max(1, len(own))
    labels: list[str] = []
    for counter in own:
        words = _best(counter, total, average)
        labels.append(", ".join(written[word] for word in words) or "…")
    return labels


def _best(own: Weights, total: Weights, average: float) -> list[str]:
    """Return the keywords that name a group; none of them is part of another."""
    chosen: list[str] = []
    for word in sorted(own, key=lambda word: (-own[word] * math.log(1 + average / total[word]), word)):
        if not any(word in other or other in word for other in chosen):
            chosen.append(word)
        if len(chosen) == NAMED_BY:
            break
    return chosen


def _map(middles: Sequence[Vectors], rows: Sequence[Vectors]) -> list[Floats]:
    """Return for each topic [D, 2]: where its documents lie, all of them between 0 and 1."""
    if not middles:
        return []
    places = _scaled(middles)
    distances = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    nearest = np.where(np.isfinite(distances.min(axis=1)), distances.min(axis=1), 1.0)
    points = [
        place + max(room, 0.02) * ROOM * _around(vectors)
        for place, room, vectors in zip(places, nearest, rows, strict=True)
    ]
    together = np.concatenate(points)
    low, high = together.min(axis=0), together.max(axis=0)
    size = np.where(high - low > 1e-9, high - low, 1.0)
    return [np.clip((one - low) / size, 0, 1) if len(together) > 1 else one * 0 + 0.5 for one in points]


def _scaled(middles: Sequence[Vectors]) -> Floats:
    """Return [T, 2]: topics by classical scaling. Those of different vectors are as far apart as can be."""
    count = len(middles)
    apart = np.ones((count, count))
    for first in range(count):
        for second in range(count):
            if len(middles[first]) == len(middles[second]):
                apart[first, second] = 1 - float(middles[first] @ middles[second])
    np.fill_diagonal(apart, 0)
    centring = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-0.5 * centring @ apart**2 @ centring)
    chosen = np.argsort(-values)[:2]
    found = vectors[:, chosen] * np.sqrt(np.maximum(values[chosen], 0))
    found = found if found.shape[1] == 2 else np.concatenate([found, np.zeros((count, 1))], axis=1)
    return np.asarray(_apart(found), np.float64)


def _apart(places: Floats) -> Floats:
    """Push topics apart that lie on each other: the square of the map has room for all."""
    count = len(places)
    spread = max(float(np.abs(places).max()), 1e-6)
    found = places / spread
    angles = np.arange(count) * 2.399963  # the golden angle: no two go the same way
    found = found + 1e-3 * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    wanted = 1.4 / math.sqrt(count)
    for _round in range(200):
        ways = found[:, None] - found[None]
        distances = np.linalg.norm(ways, axis=2)
        np.fill_diagonal(distances, np.inf)
        push = np.maximum(0, wanted - distances) / 2
        if not push.any():
            break
        found = found + 0.5 * (ways / np.maximum(distances, 1e-9)[..., None] * push[..., None]).sum(axis=1)
    return found


def _around(vectors: Vectors) -> Floats:
    """Return [D, 2] within the unit circle: documents of a topic by their principal components."""
    count = len(vectors)
    if count == 1:
        return np.zeros((1, 2))
    centred = (vectors - vectors.mean(axis=0)).astype(np.float64)
    _left, _values, axes = np.linalg.svd(centred[:500], full_matrices=False)
    found = centred @ axes[:2].T
    if found.shape[1] < 2:
        found = np.concatenate([found, np.zeros((count, 1))], axis=1)
    angles = np.arange(count) * 2.399963
    disc = np.sqrt((np.arange(count) + 0.5) / count)[:, None]
    even = disc * np.stack([np.cos(angles), np.sin(angles)], axis=1)
    lengths = np.linalg.norm(found, axis=1).max()
    # Half by what they say and half evenly: none covers another.
    return np.asarray(0.5 * found / max(float(lengths), 1e-9) + 0.5 * even, np.float64)
