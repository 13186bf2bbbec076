"""Quotation matching: whether words stand in a text as written, and what leaving out the rest changes."""

import re

from engine.text.characters import FULL_WIDTH
from engine.text.language_data import patterns_of_all, words_pattern_of_all

_LETTERS = str.maketrans({
    "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "「": '"', "」": '"', "『": '"', "』": '"', "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-",
    "…": "...", "，": ",", "。": ".", "；": ";", "：": ":", "！": "!", "？": "?", "（": "(", "）": ")",
    "％": "%", "\u00ad": "",
})  # fmt: skip
_BREAK = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_])")
_SPACE = re.compile(r"\s+")
_ASIAN_SPACE = re.compile(rf"(?<=[{FULL_WIDTH}]) | (?=[{FULL_WIDTH}])|(?<=[,;:.!?]) (?=[{FULL_WIDTH}])")
_BORDER = re.compile(
    r"^\s*(?:[,;:.!?()\"'\]\[-]|(?:and|but|while|whereas|which|who|because|although|though|as|after)\b)|^\s*$"
)
_LIMITS = re.compile(
    rf"^\W*(?:only )?(?:{patterns_of_all(lambda data: data.polarity.limits)})", re.IGNORECASE
)
_DOUBTS = re.compile(rf"{words_pattern_of_all(lambda data: data.polarity.doubts)}|n't\b", re.IGNORECASE)


def fold_quotation(text: str) -> str:
    """Return text as quotes are compared: plain quotes and dashes, single spaces, no broken words."""
    text = _SPACE.sub(" ", _BREAK.sub("", text)).strip()
    return text if text.isascii() else _ASIAN_SPACE.sub("", text).translate(_LETTERS)


def is_quote(written: str, source: str) -> bool:
    """Whether a folded sentence stands in a folded text, whole or as a part that can stand for itself."""
    bare = written.rstrip(" .!?;:,\"'")
    opening = bare.lstrip("\"' ")
    for form in dict.fromkeys((bare, opening, _other_case(opening))):
        start = source.find(form) if form else -1
        while start != -1:
            if _stands_alone(source[:start], source[start + len(form) :]):
                return True
            start = source.find(form, start + 1)
    return False


def _other_case(text: str) -> str:
    return text[:1].swapcase() + text[1:]


def _stands_alone(before: str, after: str) -> bool:
    before, after = before.rstrip(), after.lstrip()
    if after and not (_BORDER.match(after) and not _LIMITS.match(after)):
        return False
    last = after.split(".", 1)[0]
    if _LIMITS.match(last.lstrip(" ,;:-")):
        return False
    if not before.strip("\"'([ "):
        return True
    sentence = re.split(r"[.!?]\s|[.!?][\"']\s", before)[-1]
    if before[-1] in ".!?" or before[-2:] in ('."', ".'", '!"', '?"'):
        return True
    return before[-1] in ",;:-(\"'" and not _DOUBTS.search(sentence)
