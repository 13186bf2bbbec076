"""Word segmentation: at spaces, by a dictionary for Chinese, by script for other unspaced languages."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from engine.text.characters import HAN, HIRAGANA, IDEOGRAPHS, KATAKANA, SOUTH_EAST_ASIAN
from engine.text.language_data import language_data

Place = tuple[int, int]
"""The characters of a word, from the first up to, not including, the second."""

WORD = r"[^\W_]++(?:[-'’‐‑_&.][^\W_]++)*+"
"""Letters and digits, with what joins them: state-of-the-art, don't, AT&T, node.js, 3.5."""
FIND_WORD = re.compile(WORD)
FIND_WORD_OR_ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"'，。；）】》]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{WORD}"
)
UNSPACED = re.compile(f"[{IDEOGRAPHS}{SOUTH_EAST_ASIAN}]")
"""Letters of the scripts that put no space between words."""
RUN = re.compile(
    f"(?P<han>[{HAN}]+)|(?P<katakana>[{KATAKANA}]+)|(?P<hiragana>[{HIRAGANA}]+)"
    f"|(?P<syllabic>[{SOUTH_EAST_ASIAN}]+)|(?P<other>{WORD})"
)
SYLLABLE = re.compile("[\u0e40-\u0e44\u0ec0-\u0ec4]?[^\u0e40-\u0e44\u0ec0-\u0ec4]{1,4}|.")
"""In Thai and Lao a vowel that is written first begins a syllable."""


def segment(text: str, language: str, user_words: tuple[str, ...]) -> Iterable[Place]:
    """Find where the words of a sentence stand, in order; punctuation is between them."""
    if text.isascii() or UNSPACED.search(text) is None:
        return segment_at_spaces(text, language)
    data = language_data(language)
    if data.writes_spaces or data.has_dictionary:
        return segment_by_dictionary(text, user_words)
    return segment_by_script(text)


def segment_at_spaces(text: str, language: str) -> Iterable[Place]:
    pattern = FIND_WORD_OR_ADDRESS if "@" in text or "://" in text or "www." in text else FIND_WORD
    places = [match.span() for match in pattern.finditer(text)]
    elisions = language_data(language).elisions
    return _without_elisions(text, places, _elision(elisions)) if elisions else places


@cache
def _elision(elisions: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(elisions)})['’](?=\w)", re.IGNORECASE)


def _without_elisions(text: str, places: Iterable[Place], elision: re.Pattern[str]) -> Iterator[Place]:
    for start, end in places:
        elided = elision.match(text, start, end)
        if elided:
            yield start, elided.end() - 1
            yield elided.end(), end
        else:
            yield start, end


def segment_by_dictionary(text: str, user_words: tuple[str, ...]) -> Iterator[Place]:
    """Cut Chinese; what stands between the Chinese words is cut at its spaces."""
    latin = 0
    for form, start, end in _segmenter(user_words)(text):
        if UNSPACED.search(form):
            if latin < start:
                yield from _between(text, latin, start)
            yield start, end
            latin = end
    yield from _between(text, latin, len(text))


def _between(text: str, first: int, last: int) -> Iterator[Place]:
    for start, end in segment_at_spaces(text[first:last], ""):
        yield first + start, first + end


def segment_by_script(text: str) -> Iterator[Place]:
    """Cut where the script changes, long runs of Chinese characters in twos, and Thai in syllables."""
    for match in RUN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "syllabic":
            for part in SYLLABLE.finditer(match[0]):
                yield start + part.start(), start + part.end()
            continue
        while match.lastgroup == "han" and end - start > 3:
            yield start, start + 2
            start += 2
        yield start, end


def load_dictionary() -> None:
    """Load the Chinese dictionary now: it takes 0.15 s, in which no other thread runs."""
    _segmenter(())


@lru_cache(maxsize=2)
def _segmenter(user_words: tuple[str, ...]) -> Callable[[str], list[tuple[str, int, int]]]:
    """Return what cuts Chinese into words. Its dictionary takes a tenth of a second and 25 MB: it is kept."""
    import rjieba

    if not user_words:
        return rjieba.tokenize
    segmenter = rjieba.Jieba()
    for word in user_words:
        segmenter.add_word(word, None, None)
    return segmenter.tokenize
