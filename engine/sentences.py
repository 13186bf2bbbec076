"""Where sentences begin and end."""

import re
from collections.abc import Iterator

from engine.document import Span

STOP = re.compile(r"[.!?…。！？．｡।؟۔]+[\"'”’)\]」』）】》〉»]*")
ABBREVIATION = frozenset("dr mr mrs ms prof fig figs eq no vs al cf e.g i.e sec approx ref refs".split())


def split_sentences(text: str, language: str) -> Iterator[Span]:
    """Yield the sentences of one block, in order, without the white space around them."""
    start = 0
    for match in STOP.finditer(text):
        end = match.end()
        if match[0][0] == "." and not _ends_sentence(text, match.start(), end):
            continue
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, len(text))


def is_sentence_like(text: str, language: str) -> bool:
    """Whether a span reads like a sentence of prose, that a summary may quote."""
    letters = sum(letter.isalpha() for letter in text)
    return letters >= 0.6 * len(text) and (len(text.split()) >= 4 or letters >= 8 and not text.isascii())


def _ends_sentence(text: str, stop: int, end: int) -> bool:
    before = text[max(0, stop - 30) : stop].split()
    after = text[end : end + 1]
    if before and before[-1].lower().lstrip("(") in ABBREVIATION:
        return False
    if before and "\u3400" <= before[-1][-1] <= "\u9fff":
        return True
    return not after or after.isspace()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    inner = text[start:end]
    stripped = inner.strip()
    if stripped:
        start += len(inner) - len(inner.lstrip())
        yield Span(start, start + len(stripped))
