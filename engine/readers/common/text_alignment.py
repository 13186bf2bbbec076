"""Sequence alignment (seed and extend) of a text with the characters of a page.

The text was cleaned: lines joined, hyphens and running heads gone, ligatures opened, columns put in order. So
letters and digits alone are compared, and the longest stretches that both have are taken for the same.
"""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from engine.core.document import Span
from engine.text.normalization import is_cjk, normal_characters

NOWHERE = -1

_SEED = 6
"""Letters in which two stretches must agree before they are compared further."""
_SAFE = 14
"""Letters in a stretch that is taken for the same wherever on the page it stands."""
_SAFE_OUTSIDE = 30
"""The same for text that should stand on another page: notes, and paragraphs that go over pages."""
_NEAR = 80
"""Letters within which a stretch goes on after the one before."""
_SHORTEST = 2
"""Letters in a stretch that is matched because there is only one place for it."""
_MOST_CANDIDATES = 24
_WIDEST_GAP = 400
"""Letters between two stretches that are compared once more, letter by letter."""


def align_text(text: str, letters: Sequence[str], core: Span) -> list[int]:
    """Return for every character of the text which of the letters it is, or NOWHERE.

    core is the part of the text that should stand on the page; the rest may. A letter may be several
    characters, as a ligature is. None is matched twice, but for those.
    """
    wanted, wanted_from = _fold(text)
    found, found_from = _fold(letters)
    first = bisect_left(wanted_from, core.start)
    core_letters = Span(first, bisect_left(wanted_from, core.end, first))
    places = _align(wanted, found, core_letters)
    _fill_gaps(places, wanted, found)
    _find_rest(places, wanted, found, core_letters)
    matched = [NOWHERE] * len(text)
    for number, place in enumerate(places):
        if place != NOWHERE:
            matched[wanted_from[number]] = found_from[place]
    _take_neighbours(matched, text, letters)
    return matched


@lru_cache(maxsize=20_000)
def _plain(letter: str) -> str:
    """Return a letter as it is compared: without accents, in lower case; nothing for what is no letter."""
    decomposed = unicodedata.normalize("NFKD", normal_characters(letter)).lower()
    return "".join(filter(str.isalnum, decomposed))


def _fold(letters: Sequence[str]) -> tuple[str, list[int]]:
    """Return what is compared, and for each character of that where it comes from."""
    parts: list[str] = []
    origins: list[int] = []
    for number, letter in enumerate(letters):
        plain = _plain(letter)
        parts.append(plain)
        origins.extend([number] * len(plain))
    return "".join(parts), origins


def _align(wanted: str, found: str, core: Span) -> list[int]:
    """Return for every character that is wanted its place among those found, or NOWHERE.

    What should stand on the page comes first, so that the same words of another page cannot take its place.
    """
    seeds: defaultdict[str, list[int]] = defaultdict(list)
    for place in range(len(found) - _SEED + 1):
        seeds[found[place : place + _SEED]].append(place)
    places = [NOWHERE] * len(wanted)
    taken = bytearray(len(found))
    for part, near, safe in (
        (core, _SEED, _SAFE),
        (Span(0, core.start), _SAFE_OUTSIDE, _SAFE_OUTSIDE),
        (Span(core.end, len(wanted)), _SAFE_OUTSIDE, _SAFE_OUTSIDE),
    ):
        limited = wanted[: part.end]
        at, expected = part.start, 0
        while at <= part.end - _SEED:
            candidates = _nearest(seeds.get(wanted[at : at + _SEED], []), expected)
            length, place = _best(candidates, limited, found, at, taken, expected)
            least = near if 0 <= place - expected <= _NEAR else safe
            if length and length * (2 if is_cjk(wanted[at]) else 1) >= least:
                places[at : at + length] = range(place, place + length)
                taken[place : place + length] = b"\1" * length
                at, expected = at + length, place + length
            else:
                at += 1
    return places


def _nearest(candidates: list[int], expected: int) -> list[int]:
    if len(candidates) <= _MOST_CANDIDATES:
        return candidates
    return sorted(candidates, key=lambda place: abs(place - expected))[:_MOST_CANDIDATES]


def _best(
    candidates: list[int], wanted: str, found: str, at: int, taken: bytearray, expected: int
) -> tuple[int, int]:
    """Return the length and the place of the longest candidate, and of equal ones that which goes on."""
    best, best_score = (0, NOWHERE), (0, False)
    for place in candidates:
        length = _common_length(wanted, found, at, place, taken)
        score = (length, 0 <= place - expected <= _NEAR)
        if length >= _SEED and score > best_score:
            best, best_score = (length, place), score
    return best


def _common_length(wanted: str, found: str, at: int, place: int, taken: bytearray) -> int:
    most = min(len(wanted) - at, len(found) - place)
    length = 0
    while length < most and wanted[at + length] == found[place + length] and not taken[place + length]:
        length += 1
    return length


def _fill_gaps(places: list[int], wanted: str, found: str) -> None:
    """Compare once more what lies between stretches that follow each other in the text and on the page."""
    gap_start, before = 0, 0
    for at in range(len(places) + 1):
        place = places[at] if at < len(places) else min(before + _WIDEST_GAP, len(found))
        if place == NOWHERE:
            continue
        if gap_start < at <= gap_start + _WIDEST_GAP and before < place <= before + _WIDEST_GAP:
            matcher = SequenceMatcher(None, wanted[gap_start:at], found[before:place], autojunk=False)
            for one, other, length in matcher.get_matching_blocks():
                if length > 1 or length == at - gap_start:
                    places[gap_start + one : gap_start + one + length] = range(
                        before + other, before + other + length
                    )
        gap_start, before = at + 1, place + 1


def _find_rest(places: list[int], wanted: str, found: str, core: Span) -> None:
    """Match short stretches as a whole, where only one place is left for them: a heading, a cell."""
    taken = set(places)
    left = "".join(letter if place not in taken else "\0" for place, letter in enumerate(found))
    start = core.start
    for at in range(core.start, core.end + 1):
        if at < core.end and places[at] == NOWHERE:
            continue
        stretch = wanted[start:at]
        if _SHORTEST <= len(stretch) <= _WIDEST_GAP and left.count(stretch) == 1:
            place = left.index(stretch)
            places[start:at] = range(place, place + len(stretch))
        start = at + 1


def _take_neighbours(matched: list[int], text: str, letters: Sequence[str]) -> None:
    """Match signs that stand beside a letter that was matched, in the text as on the page."""
    used = set(matched)
    for step, order in ((1, range(1, len(text))), (-1, range(len(text) - 2, -1, -1))):
        for at in order:
            if matched[at] != NOWHERE or matched[at - step] == NOWHERE or text[at].isspace():
                continue
            place = matched[at - step] + step
            if 0 <= place < len(letters) and place not in used and _is_same_sign(text[at], letters[place]):
                matched[at] = place
                used.add(place)


def _is_same_sign(character: str, letter: str) -> bool:
    return letter == character or (not letter.isalnum() and not letter.isspace() and not character.isalnum())
