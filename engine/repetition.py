"""Where a sentence goes round in circles, as small language models do: the same words again and again."""

from collections.abc import Sequence

from engine.document import Span
from engine.words import Word

LONG_RUN = 5
"""So many words in a row are said once in a sentence that somebody wrote."""
MOST_PAIRS = 3
"""So often the same two words stand together in no sentence but a list."""


def find_repetition(words: Sequence[Word]) -> Span | None:
    """Return the first stretch that says again what the sentence said before; None where nothing does."""
    stems = [word.stem for word in words]
    runs: set[tuple[str, ...]] = set()
    pairs: dict[tuple[str, ...], int] = {}
    for end in range(2, len(stems) + 1):
        pair = tuple(stems[end - 2 : end])
        pairs[pair] = pairs.get(pair, 0) + 1
        telling = pair[0] == pair[1] or any(word.content for word in words[end - 2 : end])
        if telling and pairs[pair] > MOST_PAIRS:
            return Span(words[end - 2].start, words[end - 1].end)
        run = tuple(stems[end - LONG_RUN : end]) if end >= LONG_RUN else ()
        if run in runs:
            return Span(words[end - LONG_RUN].start, words[end - 1].end)
        if end >= LONG_RUN:
            runs.add(run)
    return None
