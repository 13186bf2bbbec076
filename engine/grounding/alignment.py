"""Word alignment of a written sentence with a source (longest matching blocks), and the gaps in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from engine.core.document import Span
from engine.text.tokens import Token

LONGEST = 400
"""Words; what is longer is not compared word for word."""
LONGEST_GAP = 8
FEWEST_AROUND = 3
"""So many words around a gap must be the same: fewer are chance. An end of the sentence counts as one."""
_PIECE = re.compile(r"[^\W\d_]+(?:['’]t\b)?|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What differs between two stretches that are the same."""

    written: tuple[Span, ...]
    """Its words in the written sentence; empty where something was left out."""
    source: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    gaps: tuple[Mismatch, ...]
    same: tuple[Span, ...]
    """The words of the written sentence that stand in the source too, several in a row."""


def align(written: str, words: Sequence[Token], source: str, source_words: Sequence[Token]) -> Alignment:
    """Compare word by word, whatever their capitals; words are counted from each sentence's beginning."""
    mine, theirs = _pieces(written, words), _pieces(source, source_words)
    if max(len(mine), len(theirs)) > LONGEST:
        return Alignment((), ())
    matcher = SequenceMatcher(None, _forms(written, mine), _forms(source, theirs), autojunk=False)
    same = [
        span
        for block in matcher.get_matching_blocks()
        if block.size >= FEWEST_AROUND
        for span in mine[block.a : block.a + block.size]
    ]
    return Alignment(tuple(_gaps(matcher, mine, theirs)), tuple(same))


def _pieces(text: str, words: Sequence[Token]) -> list[Span]:
    """Words, parted at hyphens; of Chinese the words that were found."""
    found = []
    for word in words:
        if text[word.start : word.end].isascii():
            found += [
                Span(word.start + match.start(), word.start + match.end())
                for match in _PIECE.finditer(text[word.start : word.end])
            ]
        else:
            found.append(Span(word.start, word.end))
    return found


def _forms(text: str, pieces: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end].lower().replace("’", "'") for span in pieces]


def _gaps(
    matcher: "SequenceMatcher[str]", mine: Sequence[Span], theirs: Sequence[Span]
) -> Iterator[Mismatch]:
    codes = matcher.get_opcodes()
    for place, (tag, first, last, its_first, its_last) in enumerate(codes):
        if tag == "equal" or max(last - first, its_last - its_first) > LONGEST_GAP:
            continue
        before = codes[place - 1][2] - codes[place - 1][1] if place else int(first == 0 and its_first == 0)
        after = codes[place + 1][2] - codes[place + 1][1] if place + 1 < len(codes) else 1
        if before and after and before + after >= FEWEST_AROUND:
            yield Mismatch(tuple(mine[first:last]), tuple(theirs[its_first:its_last]))
