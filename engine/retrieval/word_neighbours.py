"""Words like these: which words of a library stand in the same company, by vectors trained on it."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.core.array_types import Vectors
from engine.core.progress import Report, silent
from engine.retrieval.word_vectors import DEFAULTS, SkipGramSettings, train_skip_gram, unit_length
from engine.text.tokens import find_words

RARE, RARE_IN_MUCH = 4, 8
"""A word that is in a text less often has no company to be known by …"""
MUCH = 400_000
"""… and in a text of more words this."""
MOST_WORDS = 60_000
NEAR = 0.35
"""The cosine from which on a word is like another."""
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class WordVectors:
    stems: tuple[str, ...]
    forms: tuple[str, ...]
    """How each is written most often."""
    languages: tuple[str, ...]
    """Those of the texts that each is in most often."""
    counts: tuple[int, ...]
    rows: Vectors

    def neighbours(self, words: Sequence[str], limit: int = 8) -> tuple["WordNeighbour", ...]:
        """Return words like those given, the nearest first; none for words that are rare or unknown.

        Of several words, what is like their mean. Not the words themselves, nor other forms of them.
        """
        asked = [place for word in words for place in self.places(word)]
        if not asked:
            return ()
        mean = self.rows[asked].mean(axis=0)
        cosines = self.rows @ (mean / max(float(np.linalg.norm(mean)), 1e-8))
        cosines[asked] = -1
        found: list[WordNeighbour] = []
        for place in np.argsort(-cosines, kind="stable")[: limit + len(asked)]:
            if cosines[place] >= NEAR and len(found) < limit:
                found.append(WordNeighbour(self.forms[place], float(cosines[place]), self.counts[place]))
        return tuple(found)

    def places(self, word: str) -> list[int]:
        """Return the rows of a word, in whichever language that it may be in."""
        stems = {word.lower()}
        for language in dict.fromkeys(self.languages):
            stems.update(token.stem for token in find_words(word, language))
        return [place for place, stem in enumerate(self.stems) if stem in stems]


def join_vectors(words: WordVectors, known: Vectors) -> WordVectors:
    """Return words by the mean of two cosines: those trained here, and those that a model knows.

    The first tell what a word is about in these documents, the second what it means elsewhere.
    """
    both = np.hstack([unit_length(words.rows), unit_length(known)])
    return replace(words, rows=unit_length(both))


@dataclass(frozen=True, slots=True)
class WordNeighbour:
    word: str
    cosine: float
    count: int
    """How often the library has it."""


@dataclass(frozen=True, slots=True)
class LibraryText:
    language: str
    text: str


def train_word_vectors(
    texts: Iterable[LibraryText],
    settings: SkipGramSettings = DEFAULTS,
    seed: int = 1,
    report: Report = silent,
) -> WordVectors:
    """Train a vector for each word that the texts have often enough; words that tell nothing have none."""
    numbers: dict[str, int] = {}
    forms: defaultdict[int, Counter[str]] = defaultdict(Counter)
    languages: defaultdict[int, Counter[str]] = defaultdict(Counter)
    running = array("i")
    for each in texts:
        for start, end, stem, tells in find_words(each.text, each.language):
            if tells and len(stem) >= SHORTEST and not stem.isdigit():
                number = numbers.setdefault(stem, len(numbers))
                forms[number][each.text[start:end].lower()] += 1
                languages[number][each.language] += 1
                running.append(number)
        running.append(-1)
    text = np.frombuffer(running, np.int32).astype(np.int64) if running else np.zeros(0, np.int64)
    counts = np.bincount(text[text >= 0], minlength=len(numbers))
    rare = RARE_IN_MUCH if len(text) > MUCH else RARE
    frequent = [place for place in np.argsort(-counts, kind="stable")[:MOST_WORDS] if counts[place] >= rare]
    renumbered = np.full(len(numbers) + 1, -2, np.int64)
    renumbered[frequent] = np.arange(len(frequent))
    renumbered[-1] = -1
    kept = renumbered[text]
    stems = list(numbers)
    rows = (
        train_skip_gram(kept[kept > -2], counts[frequent], settings, seed, report)
        if frequent
        else np.zeros((0, settings.width), np.float32)
    )
    return WordVectors(
        tuple(stems[place] for place in frequent),
        tuple(forms[place].most_common(1)[0][0] for place in frequent),
        tuple(languages[place].most_common(1)[0][0] for place in frequent),
        tuple(int(counts[place]) for place in frequent),
        rows,
    )
