"""Grapheme cluster boundaries: where a text can be cut without taking a letter from what belongs to it."""

import unicodedata

from engine.text.characters import HANGUL_SYLLABLE

_LONGEST = 64
"""Characters of what is still taken for one letter."""
_JOINER = "\u200d"
_MARKS = frozenset(("Mn", "Mc", "Me"))


def place_to_cut(text: str, limit: int) -> int:
    """Return the last place up to limit between two letters.

    What belongs together: a letter and its marks, the parts of a composed sign (flags, families, Hangul), the
    two characters that end a line. Where all before limit seems to be one letter, limit itself is returned.
    """
    if limit >= len(text):
        return len(text)
    for place in range(limit, max(0, limit - _LONGEST), -1):
        if not _belong_together(text[place - 1], text[place]) and not _is_within_flag(text, place):
            return place
    return limit


def _belong_together(before: str, after: str) -> bool:
    if before.isascii() and after.isascii():
        return before == "\r" and after == "\n"
    if _JOINER in (before, after) or unicodedata.category(after) in _MARKS:
        return True
    if "\U0001f3fb" <= after <= "\U0001f3ff":  # the colour of a skin
        return True
    is_hangul = "\u1100" <= before <= "\u11ff" or HANGUL_SYLLABLE.match(before) is not None
    return is_hangul and (
        "\u1160" <= after <= "\u11ff" or (before <= "\u115f" and HANGUL_SYLLABLE.match(after) is not None)
    )


def _is_within_flag(text: str, place: int) -> bool:
    """Whether the place is between the two halves of a flag: an odd number of them stands before it."""
    if not (_is_half_flag(text[place - 1]) and _is_half_flag(text[place])):
        return False
    first = place - 1
    while first and place - first < _LONGEST and _is_half_flag(text[first - 1]):
        first -= 1
    return (place - first) % 2 == 1


def _is_half_flag(letter: str) -> bool:
    return "\U0001f1e6" <= letter <= "\U0001f1ff"
