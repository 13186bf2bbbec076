"""Beam search over the shorter lines of a sentence: from word to word, each is kept or left out."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Protocol

from engine.core.array_types import Floats
from engine.shortening.phrases import Phrases

WIDTH = 4
"""Lines that are followed at once, besides the whole sentence."""
MOST_RUNS = 2
"""Pieces of the sentence that a line may have."""


class Decision(IntEnum):
    """What was decided of the word before."""

    NONE = 0
    DELETED = 1
    KEPT = 2


class WordReader(Protocol):
    """Reads the words of one sentence along several lines at once."""

    def read(self, place: int, parents: Sequence[int], decisions: Sequence[Decision]) -> Floats:
        """Return of each line the logit of keeping the word at that place.

        parents says which line of the call before each of them goes on from, decisions what was decided there
        of the word before. The first call, at place -1, reads the sentence as a whole along one line, and its
        logit says how well the sentence suits at all.
        """


@dataclass(frozen=True, slots=True)
class Line:
    """What is kept of a sentence."""

    runs: tuple[tuple[int, int], ...]
    """The first and the last word of each piece."""
    score: float
    """The logarithm of how likely it is, plus how well the sentence suits."""
    last: Decision = Decision.NONE
    parent: int = 0

    @property
    def whole(self) -> bool:
        """Whether nothing has been left out so far."""
        return (
            self.last is not Decision.DELETED
            and len(self.runs) <= 1
            and (not self.runs or self.runs[0][0] == 0)
        )


def search_lines(phrases: Phrases, reader: WordReader, width: int = WIDTH) -> tuple[Line, ...]:
    """Return the lines that the beam ends with, best first; the whole sentence is always among them."""
    (suits,) = reader.read(-1, (0,), (Decision.NONE,))
    beam = [Line((), float(suits))]
    for place in range(len(phrases.forms)):
        logits = reader.read(place, [line.parent for line in beam], [line.last for line in beam])
        grown = [
            line
            for number, (before, logit) in enumerate(zip(beam, logits.tolist(), strict=True))
            for line in _grown(phrases, before, number, place, logit)
        ]
        grown.sort(key=lambda line: -line.score)
        beam = [line for rank, line in enumerate(grown) if rank < width or line.whole]
    ended = [line for line in beam if line.runs and _may_end(phrases, line)]
    return tuple(sorted(ended, key=lambda line: -line.score))


def _grown(phrases: Phrases, line: Line, number: int, place: int, logit: float) -> list[Line]:
    """Return what a line becomes with the word kept, and with the word left out, where that may be."""
    grown = []
    if line.last is Decision.KEPT:
        runs = (*line.runs[:-1], (line.runs[-1][0], place))
        grown.append(replace(line, runs=runs, score=line.score + _log_probability(logit), parent=number))
    elif _may_begin(phrases, line, place):
        grown.append(
            Line((*line.runs, (place, place)), line.score + _log_probability(logit), Decision.KEPT, number)
        )
    if line.last is not Decision.KEPT or phrases.ends[place - 1]:
        grown.append(Line(line.runs, line.score + _log_probability(-logit), Decision.DELETED, number))
    return grown


def _may_begin(phrases: Phrases, line: Line, place: int) -> bool:
    if not line.runs:
        return phrases.starts[place]
    end = line.runs[-1][1]
    return len(line.runs) < MOST_RUNS and phrases.closes_clause[end] and phrases.goes_on[place]


def _may_end(phrases: Phrases, line: Line) -> bool:
    return line.last is Decision.DELETED or phrases.ends[line.runs[-1][1]]


def _log_probability(logit: float) -> float:
    """Return the logarithm of the logistic function."""
    return -math.log1p(math.exp(-logit)) if logit > -30 else logit
