"""Stop words: the function words of each language."""

import re
from functools import lru_cache
from unicodedata import normalize

from engine.system.paths import resource

POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670\u00ad]|(?<=[\u0400-\u04ff])[\u0300\u0301]"
)
"""Vowel points of Hebrew and Arabic, stress marks of Cyrillic, soft hyphens: a word is the same without."""


@lru_cache(maxsize=64)
def stopwords(language: str) -> frozenset[str]:
    """Return the words that tell nothing about a text; none for a language whose words we do not know.

    As they are written, and without_points.
    """
    path = resource("stopwords", f"{language}.txt")
    if not (language.isalpha() and path.is_file()):
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    words = frozenset(word for line in lines if not line.startswith("#") for word in line.split())
    return words | frozenset(without_points(word) for word in words if not word.isascii())


def without_points(word: str) -> str:
    """Return the word composed (NFC) and without the points that only help to pronounce it."""
    return POINTS.sub("", normalize("NFC", word))
