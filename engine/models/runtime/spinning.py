"""Decides whether threads that wait for work spin, that is, ask for it in a loop instead of sleeping.

A step of decoding is hundreds of small tasks, and to wake a thread takes as long as some of them. Spinning
threads are there at once; but where others use the processor they take it from each other.
"""

import statistics
from collections import defaultdict, deque

SPIN_MICROSECONDS = 100
"""A thread that found nothing to do for so long sleeps."""
WATCHED = 8
"""The last steps that are judged together: one slow step is chance."""
TOO_SLOW = 2.0
"""Times the best step of the same size."""
MOST_TOKENS = 16
"""Steps of more tokens read a prompt; they wait for little."""


class SpinWatch:
    """Watches how long steps take; says when spinning threads had better sleep."""

    def __init__(self) -> None:
        self._best: dict[int, float] = defaultdict(lambda: float("inf"))
        self._last: deque[float] = deque(maxlen=WATCHED)

    def is_too_slow(self, tokens: int, seconds: float) -> bool:
        """Hear of a step; say whether the middle of the last ones took twice the best of their size."""
        if tokens > MOST_TOKENS:
            return False
        self._best[tokens] = min(self._best[tokens], seconds)
        self._last.append(seconds / self._best[tokens])
        return len(self._last) == WATCHED and statistics.median(self._last) > TOO_SLOW
