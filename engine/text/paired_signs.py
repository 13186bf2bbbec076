"""Brackets and quotation marks, paired: within a pair no sentence of its own ends."""

import re
from bisect import bisect_left

from engine.core.document import Span
from engine.text.characters import IDEOGRAPH

BRACKETS = {
    "(": ")", "（": "）", "[": "]", "［": "］", "【": "】", "〔": "〕", "《": "》", "〈": "〉",
    "「": "」", "『": "』", "﹁": "﹂", "﹃": "﹄", "༼": "༽",
}  # fmt: skip
"""What only opens, and what closes it."""
QUOTATION_MARKS = {
    "“": "”", "„": "“”„", "”": "”", "‘": "’", "‚": "‘’", "«": "»", "»": "«»", "‹": "›", "›": "‹›",
    '"': '"', "'": "'", "‟": "”", "〝": "〞〟",
}  # fmt: skip
"""The same of marks that open in one language and close in another."""
_CLOSERS = BRACKETS | QUOTATION_MARKS
_SIGN = re.compile(f"[{re.escape(''.join({*_CLOSERS, *''.join(_CLOSERS.values())}))}]")
_APOSTROPHES = "'’"
_LONGEST = 400
_LONGEST_CHINESE = 160
"""Characters; a longer quotation is several sentences, and is read as such."""


def find_pairs(text: str) -> tuple[Span, ...]:
    """Return the outermost pairs of brackets and quotation marks of a block, both signs included, in order.

    A sign without its other half makes no pair, nor does one that is too far from it.
    """
    pairs: list[Span] = []
    open_at: list[int] = []
    for match in _SIGN.finditer(text):
        place, sign = match.start(), match[0]
        closed = _closed_by(text, place, sign, open_at)
        if closed is not None:
            start = open_at[closed]
            del open_at[closed:]
            if place - start < _longest(text, start):
                while pairs and pairs[-1].start > start:
                    pairs.pop()
                pairs.append(Span(start, place + 1))
        elif _opens(text, place, sign):
            open_at = [each for each in open_at[-8:] if text[each] != sign or sign in BRACKETS]
            open_at.append(place)
    return tuple(pairs)


def pair_around(pairs: tuple[Span, ...], place: int) -> Span | None:
    """Return the pair between whose signs a place lies."""
    index = bisect_left(pairs, place, key=lambda pair: pair.start) - 1
    return pairs[index] if index >= 0 and place < pairs[index].end - 1 else None


def _closed_by(text: str, place: int, sign: str, open_at: list[int]) -> int | None:
    """Return which of the open signs this one closes, the last of them first."""
    for index in range(len(open_at) - 1, -1, -1):
        start = open_at[index]
        if sign in _CLOSERS[text[start]]:
            return index if _may_close(text, place, sign, text[start]) else None
    return None


def _may_close(text: str, place: int, sign: str, opening: str) -> bool:
    if sign in ")）]］】〕" or (sign not in QUOTATION_MARKS and sign not in _APOSTROPHES):
        return True
    before, behind = text[place - 1], text[place + 1 : place + 2]
    if sign in _APOSTROPHES:
        return not behind.isalnum() and (before in ".,!?…。！？" or opening != "'")
    return not (before.isspace() and behind.isalnum()) or (sign == "»" and opening == "«")


def _opens(text: str, place: int, sign: str) -> bool:
    if sign in BRACKETS:
        return True
    if sign not in QUOTATION_MARKS:
        return False
    before, behind = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if sign in "“„‘‚«‹〝‟":
        return bool(behind)
    free = not before or not before.isalnum() or IDEOGRAPH.match(before) is not None
    if sign in _APOSTROPHES:
        return (not before or before.isspace() or before in "([“—") and behind.isalpha()
    return free and bool(behind) and not behind.isspace() and behind not in ".,;:!?)"


def _longest(text: str, start: int) -> int:
    return _LONGEST_CHINESE if IDEOGRAPH.search(text, start, start + 8) else _LONGEST
