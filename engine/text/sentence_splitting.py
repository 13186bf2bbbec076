"""Sentence segmentation of a block, and the pieces of sentences that are too long to quote."""

import re
from collections.abc import Iterator

from engine.core.document import Span
from engine.text.characters import IDEOGRAPH
from engine.text.graphemes import place_to_cut
from engine.text.language_data import language_data
from engine.text.prose_detection import is_sentence_like
from engine.text.sentence_boundaries import find_sentence_ends
from engine.text.unpunctuated_speech import speech_ends

__all__ = ["is_sentence_like", "split_sentences"]

LONGEST = 1000
LONGEST_WITHOUT_SPACES = 400
"""Characters; what is longer is cut at the best inner boundary. Chinese says more in as many."""
LONG_CHINESE = 90
SHORTEST_CLAUSE = 25
"""A Chinese sentence of more than LONG_CHINESE characters is cut at semicolons into clauses not shorter."""

BREAK = re.compile(
    r"\n[^\S\n]*+\n|\n(?=[^\S\n]{0,20}(?:[-•*▪◦‣·–]\s|\(?\d{1,2}[.)]\s|"
    r"\[?#?[A-Za-z][\w .'#-]{0,25}[\]:]\s|\w{1,8}：))"
)
"""A line feed that is more than the end of a line: an empty line, an item of a list, a change of speaker."""
SHORTEST_WITHOUT_STOP = 60
INNER_BOUNDARIES = tuple(map(re.compile, (r";\s|；", r":\s|[：—]", r",\s|[，、]", r"\s|,")))


def split_sentences(text: str, language: str) -> Iterator[Span]:
    """Yield the sentences of one block, in order, without the white space around them.

    Together they hold everything that is not white space.
    """
    start = 0
    for end in (*(match.start() for match in BREAK.finditer(text)), len(text)):
        for sentence in _split_piece(text[start:end], language):
            yield Span(start + sentence.start, start + sentence.end)
        start = end


def _split_piece(text: str, language: str) -> Iterator[Span]:
    start = 0
    for end in (*find_sentence_ends(text, language), len(text)):
        if language_data(language).ends_sentences_with_spaces:
            yield from _split_at_spaces(text, start, end)
        else:
            for finish in (*speech_ends(text, start, end, language), end):
                yield from _shortened(text, start, finish)
                start = finish
        start = end


def _shortened(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence, or the pieces of one that is too long to quote."""
    if end - start <= LONG_CHINESE:
        yield from _trimmed(text, start, end)
        return
    asian = len(IDEOGRAPH.findall(text, start, min(end, start + 200))) > min(end - start, 200) / 3
    longest = LONGEST_WITHOUT_SPACES if asian else LONGEST
    for finish in _semicolons(text, start, end) if asian else (end,):
        while finish - start > longest:
            cut = _best_cut(text, start + longest // 3, start + longest)
            yield from _trimmed(text, start, cut)
            start = cut
        yield from _trimmed(text, start, finish)
        start = finish


def _semicolons(text: str, start: int, end: int) -> tuple[int, ...]:
    ends = []
    while (cut := text.find("；", start + SHORTEST_CLAUSE, end - SHORTEST_CLAUSE)) != -1:
        start = cut + 1
        ends.append(start)
    return (*ends, end)


def _best_cut(text: str, start: int, end: int) -> int:
    """Return the last place behind a semicolon, else a colon, a comma, a space; else the end."""
    for boundary in INNER_BOUNDARIES:
        cut = start
        for match in boundary.finditer(text, start, end):
            cut = match.end()
        if cut > start:
            return cut
    return place_to_cut(text, end)


def _split_at_spaces(text: str, start: int, end: int) -> Iterator[Span]:
    while (cut := text.find(" ", start + SHORTEST_WITHOUT_STOP, end)) != -1:
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
