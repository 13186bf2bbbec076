"""Prefix caching: what a model knows after the beginnings that many prompts have is kept between them."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, TypeVar

from engine.core.array_types import Integers

State = TypeVar("State")

MOST_PREFIXES = 8
"""A beginning takes some megabytes; those that were used last are kept."""


class PrefixCache(Generic[State]):
    """Fixed beginnings of prompts, and the states after those that were read."""

    def __init__(self) -> None:
        self._states: OrderedDict[tuple[int, ...], State | None] = OrderedDict()

    def add(self, prefix: Sequence[int]) -> None:
        """Know of a beginning; nothing has been read yet."""
        key = tuple(prefix)
        if key:
            self._states.setdefault(key, None)
            self._states.move_to_end(key)
            while len(self._states) > MOST_PREFIXES:
                self._states.popitem(last=False)

    def longest_of(self, prompt: Integers) -> int:
        """Return how many tokens the longest beginning of the prompt has; something must follow it."""
        tokens = tuple(prompt.tolist())
        return max(
            (len(key) for key in self._states if len(key) < len(tokens) and tokens[: len(key)] == key),
            default=0,
        )

    def state_after(self, prefix: Integers) -> State | None:
        """Return the state that was kept, which nobody may write to; None where there is none yet."""
        return self._states[tuple(prefix.tolist())]

    def keep(self, prefix: Integers, state: State) -> None:
        """Keep the state after a beginning that is known."""
        self._states[tuple(prefix.tolist())] = state
