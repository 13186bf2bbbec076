"""Word frequencies of general language, and how much like a noun or a verb each word behaves."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from engine.system.paths import resource


class WordUsage(NamedTuple):
    """How a word is used in general language. A tuple, because there are thousands."""

    rarity: float
    """The negative natural logarithm of the share of passages, some 350 words each, that use it."""
    closing: float
    """How often a run of telling words ends with it: often for nouns, rarely for adjectives. From 0 to 1."""
    verbal: float
    """How often it stands after "to", "we", "can" or before "the", "a". From 0 to 1."""
    nominal: float
    """How often it stands after an article or a preposition. From 0 to 1."""


UNKNOWN = WordUsage(rarity=7.5, closing=0.6, verbal=0.05, nominal=0.3)
"""What is assumed of a word that the list lacks: rare, and more likely a noun than anything else."""


@cache
def word_usage(language: str) -> Mapping[str, WordUsage]:
    """Return the habits of a language's commonest words, in lower case; of none where we have no list."""
    path = resource("frequencies", f"{language}.txt")
    if not path.is_file():
        return {}
    habits: dict[str, WordUsage] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, digits = line.split()
        shares = [int(digit) / 10 for digit in digits[2:]]
        habits[word] = (
            WordUsage(int(digits[:2]) / 10, *shares) if shares else UNKNOWN._replace(rarity=int(digits) / 10)
        )
    return habits
