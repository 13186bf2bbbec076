"""Repetition detection: sentences that go round in circles, as small language models write them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from engine.core.document import Span
from engine.text.tokens import Token

LONG_RUN = 5
"""So many words in a row are said once in a sentence, unless its sources say them more often."""
MOST_PAIRS = 3
"""So often two words stand side by side in a sentence, unless they do so more often in its sources."""


def find_repetition(words: Sequence[Token], sources: Sequence[Sequence[Token]]) -> Span | None:
    """Return the first stretch that says too often what was said before; None where nothing does."""
    allowed = Counter(run for source in sources for run, _ in _runs(source))
    said: Counter[tuple[str, ...]] = Counter()
    for run, last in _runs(words):
        said[run] += 1
        if said[run] > max(allowed[run], MOST_PAIRS if len(run) == 2 else 1):
            return Span(words[last - len(run) + 1].start, words[last].end)
    return None


def _runs(words: Sequence[Token]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Yield the pairs and the long runs of words, each with the place of its last word."""
    stems = [word.stem for word in words]
    for last in range(1, len(words)):
        pair = stems[last - 1], stems[last]
        if pair[0] == pair[1] or words[last].content or words[last - 1].content:
            yield pair, last
        if last >= LONG_RUN - 1:
            yield tuple(stems[last - LONG_RUN + 1 : last + 1]), last
