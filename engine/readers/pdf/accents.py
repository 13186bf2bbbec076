"""Composes accents that are drawn separately from their letters (TeX fonts in OT1 encoding)."""

import unicodedata
from collections.abc import Sequence

from engine.readers.pdf.fragments import TextFragment

_MARKS = {
    "`": "\u0300",
    "\u00b4": "\u0301",
    "\u02c6": "\u0302",
    "^": "\u0302",
    "\u02dc": "\u0303",
    "~": "\u0303",
    "\u00a8": "\u0308",
    "\u00af": "\u0304",
    "\u02d8": "\u0306",
    "\u02d9": "\u0307",
    "\u02da": "\u030a",
    "\u02dd": "\u030b",
    "\u02c7": "\u030c",
    "\u00b8": "\u0327",
    "\u02db": "\u0328",
}
_UNDOTTED = str.maketrans("\u0131\u0237", "ij")
_OVERLAP = 0.15
"""Ems by which accent and letter stand over each other at the least."""


def combine_accents(fragments: Sequence[TextFragment]) -> list[TextFragment]:
    """Compose what the file draws separately: an accent and its letter, or a letter and its cedilla."""
    whole: list[TextFragment] = []
    for fragment in fragments:
        before = whole[-1] if whole else None
        if before is None or not _overlaps(before, fragment):
            whole.append(fragment)
            continue
        last, first = before.text[-1], fragment.text[0]
        if last in _MARKS and (letter := _composed(first, last)):
            whole.pop()
            if rest := before.text[:-1]:
                whole.append(before._replace(text=rest, right=fragment.left))
                spaced = False
            else:
                spaced = before.spaced
            whole.append(fragment._replace(text=letter + fragment.text[1:], spaced=spaced))
        elif first in _MARKS and (letter := _composed(last, first)):
            text = before.text[:-1] + letter + fragment.text[1:]
            whole[-1] = before._replace(text=text, right=max(before.right, fragment.right))
        else:
            whole.append(fragment)
    return whole


def _overlaps(before: TextFragment, fragment: TextFragment) -> bool:
    size = max(before.size, fragment.size)
    return (
        before.right - fragment.left > _OVERLAP * size
        and fragment.right > before.left
        and abs(before.baseline - fragment.baseline) < 0.5 * size
        and before.turn == fragment.turn
    )


def _composed(letter: str, accent: str) -> str:
    """Return the letter with the accent, or "" where there is none."""
    composed = unicodedata.normalize("NFC", letter.translate(_UNDOTTED) + _MARKS[accent])
    return composed if len(composed) == 1 and letter.isalpha() else ""
