"""What a compressor is told of a sentence and of each of its words, beside the encoder's states."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Vectors
from engine.shortening.phrases import Phrases
from engine.text.language_data import ShorteningWords, language_data
from engine.text.tokens import Token

OBSERVED = 32
"""Columns. The first sixteen are of words, the rest of the sentence; some are free."""
_RANKS = 4
"""The best three sentences have a column each, all others one together."""


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """What is known of a sentence from its document."""

    rank: int
    """0 for the best sentence."""
    score: float
    index: int
    """Which sentence of the document it is."""
    total: int
    """How many sentences the document has."""
    nearness: float
    """The cosine of its vector to the mean of all; 0 without vectors."""


def observe_words(
    text: str,
    words: Sequence[Token],
    counts: Sequence[int],
    phrases: Phrases,
    place: SentencePlace,
    language: str,
) -> Vectors:
    """Return [T + 1, OBSERVED]: a row for the sentence, then one for each word.

    counts says how often each word stands in the document.
    """
    total = len(words)
    found = np.zeros((total + 1, OBSERVED), np.float32)
    found[0, 20 + min(place.rank, _RANKS - 1)] = 1
    found[0, 24:31] = (
        place.index == 0,
        place.score,
        math.log(total) / 3,
        math.log(place.total) / 3,
        place.nearness,
        place.index / max(1, place.total),
        1,
    )
    known = language_data(language).shortening
    for number, (word, count) in enumerate(zip(words, counts, strict=True)):
        written = text[word.start : word.end]
        found[number + 1, :16] = (
            number / total,
            math.log(count),
            word.content,
            written[:1].isupper(),
            any(map(str.isdigit, written)),
            *_cuts(phrases, number, known),
            len(written) / 10,
            (total - number) / 20,
            number / 20,
        )
    return found


def _cuts(phrases: Phrases, number: int, known: ShorteningWords) -> tuple[bool, ...]:
    """Return where a line may be cut at a word, and to what classes it belongs."""
    form = phrases.forms[number]
    return (
        phrases.opens_clause[number],
        phrases.closes_clause[number],
        phrases.starts[number],
        phrases.ends[number],
        phrases.goes_on[number],
        form in known.openers,
        form in known.articles,
        form in known.function_words,
    )
