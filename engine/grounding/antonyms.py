"""Antonyms: words that say the opposite of each other, as rose and fell, before and after, 增长 and 下降."""

from engine.text.language_data import all_language_data


def _sides() -> dict[str, tuple[tuple[int, int], ...]]:
    sides: dict[str, tuple[tuple[int, int], ...]] = {}
    pairs = (pair for data in all_language_data() for pair in data.polarity.antonyms)
    for number, pair in enumerate(pairs):
        for side, words in enumerate(pair):
            for word in words:
                sides[word] = (*sides.get(word, ()), (number, side))
    return sides


SIDES = _sides()
"""For each word its pairs of opposites, and on which side it stands."""
