"""Convex combination of scores (Bruch, Gai and Ingber 2023), of documents by their best passages.

On the summaries of SciTLDR it found more abstracts first than rank fusion did, which forgets by how much one
passage is better than the next (bench.find).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from engine.library.search.schema import PASSAGES_PER_DOCUMENT

SECOND = 0.5
"""What the second best passage of a document counts for, beside the best."""
MEANING = 0.4
"""What vectors count for, beside words."""

Scores = dict[int, float]
"""Passages, or documents, by their numbers."""


def fuse_scores(words: Scores, meaning: Sequence[Scores]) -> list[tuple[int, float]]:
    """Return passages with scores, best first: of each document its best, then the next for half as much."""
    ways = [(1.0, words), *((MEANING, cosines) for cosines in meaning)]
    documents: defaultdict[int, float] = defaultdict(float)
    passages: defaultdict[int, float] = defaultdict(float)
    for weight, scores in ways:
        for number, score in normalize(document_scores(scores)).items():
            documents[number] += weight * score
        for number, score in normalize(scores).items():
            passages[number] += weight * score
    return spread(sorted(passages, key=lambda number: (-passages[number], number)), documents)


def spread(passages: Iterable[int], documents: Scores) -> list[tuple[int, float]]:
    """Return passages, given the best first, with their documents' scores: the second with half of it."""
    seen: defaultdict[int, int] = defaultdict(int)
    found = []
    for number in passages:
        document = number >> PASSAGES_PER_DOCUMENT
        seen[document] += 1
        found.append((number, documents[document] / seen[document]))
    return sorted(found, key=lambda pair: -pair[1])


def document_scores(passages: Scores) -> Scores:
    """Return for each document the score of its best passage and half that of its second."""
    found: defaultdict[int, list[float]] = defaultdict(list)
    for number, score in sorted(passages.items(), key=lambda pair: -pair[1]):
        found[number >> PASSAGES_PER_DOCUMENT].append(score)
    return {document: scores[0] + SECOND * sum(scores[1:2]) for document, scores in found.items()}


def normalize(scores: Scores) -> Scores:
    """Stretch scores from 0, the worst, to 1, the best; scores that are all equal are 1."""
    if not scores:
        return {}
    worst, best = min(scores.values()), max(scores.values())
    if best == worst:
        return dict.fromkeys(scores, 1.0)
    return {number: (score - worst) / (best - worst) for number, score in scores.items()}
