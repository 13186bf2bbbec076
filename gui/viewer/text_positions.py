"""Mapping between indices of characters and positions in a QTextDocument, which counts UTF-16 units."""

import re
from bisect import bisect_left
from collections.abc import Iterator

LONGEST_LINE = 4_000
"""Characters. Qt lays out a line as a whole: two million letters without a break would freeze it."""

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_UNSHOWABLE = re.compile("[\0\r\ufffc\ufdd0\ufdd1\ud800-\udfff]")
_LINE = re.compile("[^\n\u2028\u2029]+")
_LAST_BLANK = 200
"""How many characters back from the longest line's end a blank is looked for."""


class TextPositions:
    """Mapping that grows while a text is appended to a document piece by piece.

    The engine counts characters. A character beyond U+FFFF takes two units, and a line that Qt could not lay
    out in time is broken, which takes one more.
    """

    def __init__(self) -> None:
        self._wide: list[int] = []
        self.length = 0
        """Characters appended so far."""

    def append(self, text: str) -> str:
        """Return what to insert for the next piece of the text."""
        breaks = [place for match in _LINE.finditer(text) for place in _breaks_in(text, *match.span())]
        wide = [match.start() for match in _WIDE.finditer(text)]
        # A break before a character is the same as one unit more for the character before it.
        extra = sorted(wide + [at - 1 for at in breaks])
        self._wide.extend(self.length + index for index in extra)
        self.length += len(text)
        parts = [text[start:end] for start, end in zip([0, *breaks], [*breaks, len(text)], strict=True)]
        return _UNSHOWABLE.sub(_stand_in, "\n".join(parts))

    def to_qt(self, index: int) -> int:
        """Return the Qt position of the character with this index."""
        return index + bisect_left(self._wide, index)

    def from_qt(self, position: int) -> int:
        """Return the index of the character that stands at, or reaches over, a Qt position."""
        before = bisect_left(range(len(self._wide)), position, key=lambda order: self._wide[order] + order)
        return min(position - before, self.length)


def _breaks_in(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where the line from start to end must be broken, after a blank where there is one."""
    while end - start > LONGEST_LINE:
        limit = start + LONGEST_LINE
        blank = text.rfind(" ", limit - _LAST_BLANK, limit)
        start = blank + 1 if blank >= 0 else limit
        yield start


def _stand_in(match: re.Match[str]) -> str:
    return " " if match[0] == "\r" else "\ufffd"
