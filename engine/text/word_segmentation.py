"""Word segmentation: at spaces, by a dictionary for Chinese, by script for other unspaced languages."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from engine.text.characters import HAN, HIRAGANA, IDEOGRAPHS, KATAKANA, LETTERS, MARKS, SOUTH_EAST_ASIAN
from engine.text.language_data import language_data
from engine.text.stop_words import stopwords

Place = tuple[int, int]
"""The characters of a word, from the first up to, not including, the second."""

WORD = rf"{LETTERS}(?:[-'’‐‑_&.״׳]{LETTERS})*+"
"""Letters with their marks, and digits, with what joins them: state-of-the-art, don't, AT&T, node.js, 3.5."""
FIND_WORD = re.compile(WORD)
FIND_WORD_OR_ADDRESS = re.compile(
    rf"(?:https?://|www\.)[^\s<>\"'，。；）】》]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|{WORD}"
)
SYLLABIC = re.compile(f"[{SOUTH_EAST_ASIAN}]")
UNSPACED = re.compile(f"[{IDEOGRAPHS}{SOUTH_EAST_ASIAN}]")
"""Letters of the scripts that put no space between words."""
SPACED = rf"(?:(?![{IDEOGRAPHS}{SOUTH_EAST_ASIAN}_])[\w{MARKS}])"
"""A letter or digit of the other scripts: no kana joins a name in Latin letters."""
RUN = re.compile(
    f"(?P<han>[{HAN}]+)|(?P<katakana>[{KATAKANA}]+)|(?P<hiragana>[{HIRAGANA}]+)"
    f"|(?P<syllabic>[{SOUTH_EAST_ASIAN}]+)|(?P<other>{SPACED}++(?:[-'’‐‑_&.]{SPACED}++)*+)"
)
CLUSTER = re.compile(
    "[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45-\u0e4e]*"
    "|[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eaf-\u0ebd\u0ec6-\u0ece]*"
    "|[\u1000-\u102a\u103f](?:[\u102b-\u103e\u1056-\u1074]|(?<=\u1039)[\u1000-\u102a]|[\u1000-\u102a]\u103a)*"
    "|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17d3\u17d7])*"
    "|[0-9\u0e50-\u0e59\u0ed0-\u0ed9\u1040-\u1049\u17e0-\u17e9]+|."
)
"""A consonant of Thai, Lao, Burmese or Khmer with its vowels, tones and what is written beneath it."""
BARE = re.compile("[\u0e01-\u0e2e\u0e81-\u0eae]")
MOST_BARE = 2
"""So many consonants without a vowel close the syllable before them."""
LONGEST_FUNCTION_WORD = 14


def segment(text: str, language: str, user_words: tuple[str, ...]) -> Iterable[Place]:
    """Find where the words of a sentence stand, in order; punctuation is between them."""
    if text.isascii() or UNSPACED.search(text) is None:
        return segment_at_spaces(text, language)
    data = language_data(language)
    if (data.writes_spaces or data.has_dictionary) and not SYLLABIC.search(text):
        return segment_by_dictionary(text, user_words)
    return segment_by_script(text, language)


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


def segment_by_script(text: str, language: str) -> Iterator[Place]:
    """Cut where the script changes, long runs of Chinese characters in twos, and Thai in syllables."""
    function_words = stopwords(language)
    for match in RUN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "syllabic":
            for first, last in _syllables(match[0], function_words):
                yield start + first, start + last
            continue
        while match.lastgroup == "han" and end - start > 3:
            yield start, start + 2
            start += 2
        yield start, end


def _syllables(run: str, function_words: frozenset[str]) -> Iterator[Place]:
    """Cut a run into function words, the longest at each place, and syllables; never inside a cluster."""
    bounds = [0, *(cluster.end() for cluster in CLUSTER.finditer(run))]
    ends = frozenset(bounds)
    start, bare = -1, 0  # the syllable that is not over, and the consonants that closed it
    passed = 0
    for first, last in pairwise(bounds):
        if first < passed:
            continue
        longest = min(len(run), first + LONGEST_FUNCTION_WORD)
        word_ends = (
            end for end in range(longest, first, -1) if end in ends and run[first:end] in function_words
        )
        if end := next(word_ends, 0):
            if start >= 0:
                yield start, first
            yield first, end
            start, passed = -1, end
        elif start >= 0 and last - first == 1 and bare < MOST_BARE and BARE.match(run, first):
            bare += 1
        else:
            if start >= 0:
                yield start, first
            start, bare = first, 0
    if start >= 0:
        yield start, len(run)


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
