"""Which passages are about the same: as many themes as the words of the document bear out."""

from dataclasses import dataclass

import numpy as np

from engine.passages import Passages
from engine.progress import Progress, Report, Stage, silent
from engine.running_text import Floats, Integers

MOST_THEMES = 8
ROUNDS = 3
PRIOR = 100.0
"""How many words' worth of the whole document's habits each theme starts with."""
PRICE_OF_MANY = 3.0
PRICE = 2.0
SHARE = 0.0125
TRUST = 1.0
"""Words of a passage are not independent witnesses: each counts only for so much."""


@dataclass(frozen=True, slots=True)
class Themes:
    of_passage: Integers
    """[passages]"""
    word_weights: Floats
    """[themes, words] the logarithm of how much likelier the word is in the theme than in the document."""
    persistence: Floats
    """[2] how much it counts that the passage before has the same theme: in another paragraph, in the same."""


def find_themes(passages: Passages, report: Report = silent) -> Integers:
    """Find the themes of the passages, one to eight; few where there is little text."""
    levels = merge_passages(passages)
    found: list[Themes] = []
    worth: list[float] = []
    total = float(passages.counts.sum())
    for number, beginning in enumerate(levels):
        report(Progress(Stage.ANALYZE, number, len(levels)))
        themes = refine(passages, beginning)
        found.append(themes)
        price = PRICE_OF_MANY * (number > 0) + number * max(PRICE, total * SHARE)
        worth.append(predictive_fit(passages, themes) - price)
    return found[int(np.argmax(worth))].of_passage


def unit_rows(matrix: Floats) -> Floats:
    lengths = np.sqrt((matrix * matrix).sum(axis=1, keepdims=True))
    return matrix / np.where(lengths > 0, lengths, 1)


def merge_passages(passages: Passages) -> list[Integers]:
    """Merge the two groups that are most alike again and again; return the last levels, fewest groups first."""
    counts = passages.counts
    size = len(counts)
    used_by = (counts > 0).sum(axis=0)
    vectors = unit_rows(counts * np.log((size + 1) / np.maximum(used_by, 1)))
    neighbours = np.zeros_like(vectors)
    neighbours[1:] += vectors[:-1]
    neighbours[:-1] += vectors[1:]
    alike = (vectors[1:] * vectors[:-1]).sum(axis=1)
    mean = vectors.mean(axis=0)
    by_chance = (float(mean @ mean) * size - 1) / max(size - 1, 1)
    lift = max(0.0, float(alike.mean()) - by_chance) / (abs(by_chance) + 0.02) if size > 1 else 0.0
    vectors = unit_rows(vectors + min(0.5, 0.25 * lift) * neighbours)

    # Groups are compared by the mean similarity of their members, which sums of unit vectors give at once.
    similarity = vectors @ vectors.T
    np.fill_diagonal(similarity, -np.inf)
    members = np.ones(size)
    group = np.arange(size)
    alive = np.ones(size, dtype=bool)
    levels: list[Integers] = []
    for remaining in range(size, 0, -1):
        if remaining <= MOST_THEMES:
            levels.append(np.unique(group, return_inverse=True)[1].astype(np.int64))
        if remaining == 1:
            break
        # Ward's rule on the sphere: small groups join first.
        cost = similarity
        first, second = divmod(int(np.argmax(cost)), size)
        if first > second:
            first, second = second, first
        a, b = members[first], members[second]
        merged = _ward(similarity, members, first, second)
        members[first] = a + b
        alive[second] = False
        similarity[first, :] = similarity[:, first] = np.where(alive, merged, -np.inf)
        similarity[second, :] = similarity[:, second] = -np.inf
        similarity[first, first] = -np.inf
        group[group == second] = first
    return levels[::-1]


def _ward(similarity: Floats, members: Floats, first: int, second: int) -> Floats:
    """Lance and Williams' update of Ward's distance (negated, so that the largest is merged)."""
    a, b = members[first], members[second]
    total = a + b + members
    return (
        (a + members) * similarity[first]
        + (b + members) * similarity[second]
        - members * similarity[first, second]
    ) / total


def refine(passages: Passages, beginning: Integers) -> Themes:
    """Let each passage go to the theme whose words it uses, its neighbours having a say."""
    themes = int(beginning.max()) + 1
    belongs = np.eye(themes)[beginning]
    persistence = np.zeros(2)
    weights = np.zeros((themes, passages.counts.shape[1]))
    for _ in range(ROUNDS):
        weights = word_weights(passages.counts, belongs)
        persistence = measure_persistence(passages, belongs)
        told = TRUST * passages.counts @ weights.T + neighbours_say(passages, belongs, persistence)
        told -= told.max(axis=1, keepdims=True)
        belongs = np.exp(told)
        belongs /= belongs.sum(axis=1, keepdims=True)
    return Themes(np.argmax(belongs, axis=1).astype(np.int64), weights, persistence)


def word_weights(counts: Floats, belongs: Floats) -> Floats:
    general = counts.sum(axis=0)
    general = general / max(general.sum(), 1e-12)
    used = belongs.T @ counts
    share = (used + PRIOR * general) / (used.sum(axis=1, keepdims=True) + PRIOR)
    return np.asarray(np.log(share / np.maximum(general, 1e-12)), dtype=np.float64)


def measure_persistence(passages: Passages, belongs: Floats) -> Floats:
    """Return the logarithm of how much oftener neighbours share a theme than chance would have it."""
    together = (belongs[1:] * belongs[:-1]).sum(axis=1)
    shares = belongs.mean(axis=0)
    chance = float(shares @ shares)
    same = passages.same_block[1:]
    result = np.zeros(2)
    for kind, chosen in enumerate((~same, same)):
        rate = (together[chosen].sum() + chance) / (chosen.sum() + 1)
        rate = min(max(rate, 0.02), 0.98)
        bound = min(max(chance, 0.02), 0.98)
        result[kind] = max(0.0, np.log(rate / (1 - rate)) - np.log(bound / (1 - bound)))
    return result


def neighbours_say(passages: Passages, belongs: Floats, persistence: Floats) -> Floats:
    strength = persistence[passages.same_block[1:].astype(np.int64)][:, None]
    say = np.zeros_like(belongs)
    say[1:] += strength * belongs[:-1]
    say[:-1] += strength * belongs[1:]
    return say


def predictive_fit(passages: Passages, themes: Themes) -> float:
    """Return how well each passage's words could be told from the others of its theme: a mean logarithm."""
    counts = passages.counts
    belongs = np.eye(len(themes.word_weights))[themes.of_passage]
    general = counts.sum(axis=0)
    general = general / max(general.sum(), 1e-12)
    used = (belongs.T @ counts)[themes.of_passage] - counts
    share = (used + PRIOR * general) / (used.sum(axis=1, keepdims=True) + PRIOR)
    return float((counts * np.log(share / np.maximum(general, 1e-12))).sum())
