"""ROUGE-1, ROUGE-2 and ROUGE-Lsum as F1 (Lin 2004), for any script."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer  # type: ignore[import-untyped]

from engine.text.characters import IDEOGRAPHS

# Latin words are cut as the rouge-score package cuts them (ASCII letters and digits only), so that English
# figures can be laid beside published ones. A language written without spaces is compared by character.
_TOKEN = re.compile(rf"[a-z0-9]+|[{IDEOGRAPHS}]|[^\W_\u0000-\u024f{IDEOGRAPHS}]+")

_STEMMER = snowballstemmer.stemmer("porter")

Tokens = tuple[tuple[str, ...], ...]
"""The tokens of each sentence. Only ROUGE-Lsum asks where a sentence ends."""


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1, each from 0 to 1."""

    rouge_1: float
    rouge_2: float
    rouge_lsum: float


def tokens_of(sentences: Iterable[str]) -> Tokens:
    """Lower-case, cut and stem (Porter) each sentence. One without a letter or digit has no tokens."""
    return tuple(tuple(map(_stem, _TOKEN.findall(sentence.lower()))) for sentence in sentences)


def compare(summary: Tokens, references: Sequence[Tokens]) -> Rouge:
    """Score a summary. With several references each measure takes the one that suits it best.

    An empty summary or reference scores 0.
    """
    flat = _flat(summary)
    return Rouge(
        rouge_1=max(_overlap(_counted(flat, 1), _counted(_flat(reference), 1)) for reference in references),
        rouge_2=max(_overlap(_counted(flat, 2), _counted(_flat(reference), 2)) for reference in references),
        rouge_lsum=max(_union_subsequence(summary, reference) for reference in references),
    )


def mean(scores: Sequence[Rouge]) -> Rouge:
    """Return the mean of each measure; 0 of no scores."""
    count = max(len(scores), 1)
    return Rouge(
        rouge_1=sum(score.rouge_1 for score in scores) / count,
        rouge_2=sum(score.rouge_2 for score in scores) / count,
        rouge_lsum=sum(score.rouge_lsum for score in scores) / count,
    )


def common_subsequence(tokens: Sequence[str], other: Sequence[str]) -> tuple[int, ...]:
    """Return the places in tokens of one longest common subsequence, in order.

    Where several are as long, it is the one that tracing the table back from its end finds first when it
    leaves out a token of the other only if that costs nothing and leaving out one of tokens would.

    One row of the table is one integer: bit j is 0 where the length grows at other[j] (Hyyrö 2004). That
    makes a row a handful of machine operations instead of len(other) Python ones.
    """
    places: dict[str, int] = {}
    for place, token in enumerate(other):
        places[token] = places.get(token, 0) | 1 << place
    full = (1 << len(other)) - 1
    rows = [full]
    for token in tokens:
        row = rows[-1]
        matched = row & places.get(token, 0)
        rows.append((row + matched | row - matched) & full)
    return _trace_back(tokens, other, rows)


def _trace_back(tokens: Sequence[str], other: Sequence[str], rows: list[int]) -> tuple[int, ...]:
    found = []
    here, there = len(tokens), len(other)
    while here and there:
        if tokens[here - 1] == other[there - 1]:
            here, there = here - 1, there - 1
            found.append(here)
            continue
        seen = (1 << there) - 1
        length = there - (rows[here] & seen).bit_count()
        length_above = there - (rows[here - 1] & seen).bit_count()
        grows_here = not rows[here] >> (there - 1) & 1
        if length - grows_here > length_above:
            there -= 1
        else:
            here -= 1
    return tuple(reversed(found))


def _union_subsequence(summary: Tokens, reference: Tokens) -> float:
    """For each sentence of the reference, the union of what it has in common with each of the summary's."""
    ours = Counter(_flat(summary))
    theirs = Counter(_flat(reference))
    total = ours.total(), theirs.total()
    hits = 0
    for sentence in reference:
        covered: set[int] = set()
        for other in summary:
            covered.update(common_subsequence(sentence, other))
        for place in sorted(covered):
            token = sentence[place]
            # A token counts as often as both texts have it, however many sentences share it.
            if ours[token] > 0 and theirs[token] > 0:
                hits += 1
                ours[token] -= 1
                theirs[token] -= 1
    return _f1(hits, *total)


def _overlap(ours: Counter[tuple[str, ...]], theirs: Counter[tuple[str, ...]]) -> float:
    return _f1((ours & theirs).total(), ours.total(), theirs.total())


def _f1(hits: int, ours: int, theirs: int) -> float:
    return 2 * hits / (ours + theirs) if hits else 0.0


def _counted(tokens: Sequence[str], size: int) -> Counter[tuple[str, ...]]:
    return Counter(zip(*(tokens[start:] for start in range(size)), strict=False))


def _flat(tokens: Tokens) -> list[str]:
    return [token for sentence in tokens for token in sentence]


@lru_cache(maxsize=1 << 16)
def _stem(token: str) -> str:
    # rouge-score leaves words of up to three letters alone.
    return _STEMMER.stemWord(token) if len(token) > 3 and token.isascii() else token
