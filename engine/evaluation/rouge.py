"""ROUGE-1, ROUGE-2 and ROUGE-Lsum as F1 (Lin 2004), for any script."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

import snowballstemmer  # type: ignore[import-untyped]

from engine.text.characters import IDEOGRAPHS, MARKS, SOUTH_EAST_ASIAN
from engine.text.tokens import stemmer_of

_ASCII_WORD = re.compile("[a-z0-9]+")
_TOKEN = re.compile(
    rf"[{IDEOGRAPHS}]|[{SOUTH_EAST_ASIAN}]|(?:(?![{IDEOGRAPHS}{SOUTH_EAST_ASIAN}])[\w{MARKS}])+"
)
"""A word of letters with their marks, and digits; a letter of a script without spaces."""

_PORTER = frozenset(("en", "zh", "ja", "ko", "th", "und"))
"""Languages whose words in Latin letters are mostly English."""

Tokens = tuple[tuple[str, ...], ...]
"""The tokens of each sentence. Only ROUGE-Lsum asks where a sentence ends."""


@dataclass(frozen=True, slots=True)
class Rouge:
    """F1, each from 0 to 1."""

    rouge_1: float
    rouge_2: float
    rouge_lsum: float


def tokens_of(sentences: Iterable[str], language: str = "en") -> Tokens:
    """Lower-case, cut and stem each sentence. One without a letter or digit has no tokens.

    The stemmer is the Snowball one of the language; for English it is Porter's, and words are cut at every
    letter that is not ASCII in a sentence without other scripts, as the rouge-score package does it, so that
    figures can be laid beside published ones. A language written without spaces is compared by letter.
    """
    stem = _stemmer(language)
    return tuple(tuple(map(stem, _cut(sentence, language))) for sentence in sentences)


def _cut(sentence: str, language: str) -> list[str]:
    lowered = sentence.lower()
    if lowered.isascii():
        return _ASCII_WORD.findall(lowered)
    tokens = [token for token in _TOKEN.findall(normalize("NFC", lowered).replace("_", " ")) if token]
    if language != "en":
        return tokens
    return [
        part for token in tokens for part in (_ASCII_WORD.findall(token) if _is_latin(token) else [token])
    ]


def _is_latin(token: str) -> bool:
    return max(token) < "\u0250"


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


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Callable[[str], str]:
    """Return what stems the words of a language; where nothing is known of it, words stay as they are."""
    if language not in _PORTER:
        return stemmer_of(language)
    stem_word: Callable[[str], str] = snowballstemmer.stemmer("porter").stemWord

    @lru_cache(maxsize=1 << 16)
    def stem(token: str) -> str:
        # rouge-score leaves words of up to three letters alone.
        return stem_word(token) if len(token) > 3 and token.isascii() else token

    return stem
