"""Phrase filter: which candidates can be noun phrases, by the marks that a language gives its nouns."""

import re
from collections.abc import Callable

import numpy as np

from engine.core.array_types import Booleans
from engine.core.document import Document
from engine.keyword_extraction.candidates import LONGEST, CandidatePhrases
from engine.text.characters import HAN, HANGUL_SYLLABLE, SOUTH_EAST_ASIAN
from engine.text.language_data import language_data
from engine.text.token_table import TokenTable

SYLLABIC = re.compile(f"[{SOUTH_EAST_ASIAN}]")
KOREAN_VERB = re.compile(
    "^(?!캐나다|우간다|르완다).{2,}다$|^(?!마을|가을|노을|고을).[을를는]$|[가-힣]{2}[하한할된될해던며고쳐져워밖므야를]$|"
    "(?:니다|어요|아요|세요|지만|면서|도록|려고|어서|아서|해서|되어|하여|하고|하며|되며|으며|지는|"
    "하는|되는|있는|없는|하게|하기|하지|되지|않은|않는|었던|했던|달라|해야|어야|아야|거나|는데|으면|하면|다면|다고|라고|자고|냐고|부탁했다)$"
)
"""Endings of verbs and adjectives that no noun has, but for very few."""
JAPANESE_VERB = re.compile(f"[{HAN}][いるちわりえきけくめみつんらこうれべぶむ]")
"""A character and what then writes the rest of a verb or adjective, where no particle begins so."""
GERMAN_ADJECTIVE = re.compile(r"[^\W\d_]{3,}(?:e|er|es|em|en)$")
FEWEST_CAPITALS = 0.15
"""A German text with a smaller share of capitals among its words is not written with them."""


def can_be_names(document: Document, phrases: CandidatePhrases) -> Booleans:
    """Say which phrases may be noun phrases. All of them, where the language has no marks that tell."""
    allowed = np.ones(len(phrases.counts), dtype=np.bool_)
    text = phrases.text
    written = [
        document.text[start:end] for start, end in zip(text.starts.tolist(), text.ends.tolist(), strict=True)
    ]
    allowed &= ~_cut_names(phrases, written)
    if document.language == "de":
        allowed &= _german_noun_phrases(phrases, written)
    if language_data(document.language).infinitive_endings:
        allowed &= ~_verbs(text, written, document.language)[phrases.firsts]
    if any(map(HANGUL_SYLLABLE.match, written)):
        allowed &= ~_any_word(phrases, _words_that(written, lambda word: bool(KOREAN_VERB.search(word))))
    if document.language == "ja":
        ends = text.ends.tolist()
        allowed &= ~_any_word(
            phrases, np.array([begins_verb(document.text, end) for end in ends], dtype=np.bool_)
        )
    if any(map(SYLLABIC.match, written)):
        syllables = _any_word(phrases, _words_that(written, lambda word: bool(SYLLABIC.match(word))))
        allowed &= ~syllables | _repeated_words(phrases)
    return allowed


def begins_verb(text: str, end: int) -> bool:
    """Say whether the Chinese character before end is the stem of a Japanese verb or adjective."""
    return end > 0 and JAPANESE_VERB.match(text, end - 1) is not None


def _words_that(written: list[str], holds: Callable[[str], bool]) -> Booleans:
    known = {word: holds(word) for word in set(written)}
    return np.fromiter((known[word] for word in written), dtype=np.bool_, count=len(written))


def _any_word(phrases: CandidatePhrases, marked: Booleans) -> Booleans:
    """Say which phrases have a marked word where they stand first."""
    summed = np.concatenate(([0], np.cumsum(marked)))
    return np.asarray(summed[phrases.firsts + phrases.lengths] > summed[phrases.firsts], dtype=np.bool_)


def _cut_names(phrases: CandidatePhrases, written: list[str]) -> Booleans:
    """Say which phrases are as long as any, and stand within a longer name: Quốc Tập Cận Bình."""
    capital = _words_that(written, lambda word: word[:1].isupper())
    goes_on = np.append(phrases.text.joined & capital & np.append(False, capital[:-1]), False)
    behind = phrases.firsts + phrases.lengths
    return np.asarray((phrases.lengths == LONGEST) & (goes_on[phrases.firsts] | goes_on[behind]), np.bool_)


def _repeated_words(phrases: CandidatePhrases) -> Booleans:
    """Say which runs of syllables are said twice, and not always as part of the same longer one."""
    return np.asarray(
        (phrases.counts > 1) & (phrases.lengths > 1) & (phrases.above < phrases.counts), dtype=np.bool_
    )


def _german_noun_phrases(phrases: CandidatePhrases, written: list[str]) -> Booleans:
    """Say which phrases end with a capital, and have before it nouns and adjectives with their endings."""
    text = phrases.text
    capital = _words_that(written, lambda word: word[:1].isupper())
    has_case = _words_that(written, lambda word: word[:1].isalpha())
    if capital[has_case].mean() < FEWEST_CAPITALS:
        return np.ones(len(phrases.counts), dtype=np.bool_)
    nouns = _mostly_capital(text, capital)[text.stems] | ~has_case
    adjectives = _words_that(written, lambda word: bool(GERMAN_ADJECTIVE.match(word)))
    weak = _words_that(written, lambda word: word.endswith("en"))
    strays = ~nouns & (~adjectives | (weak & (np.bincount(text.stems)[text.stems] < 2)))
    lasts = phrases.firsts + phrases.lengths - 1
    return np.asarray(nouns[lasts] & ~_any_word(phrases, strays), dtype=np.bool_)


def _mostly_capital(text: TokenTable, capital: Booleans) -> Booleans:
    """Say of each stem whether it mostly has a capital, not counting sentence beginnings."""
    inside = np.append(False, text.sentences[1:] == text.sentences[:-1])
    size = len(text.names)
    all_, upper = np.bincount(text.stems, minlength=size), np.bincount(text.stems[capital], minlength=size)
    all_inside = np.bincount(text.stems[inside], minlength=size)
    upper_inside = np.bincount(text.stems[inside & capital], minlength=size)
    return np.where(all_inside > 0, 2 * upper_inside > all_inside, 2 * upper > all_)


def _verbs(text: TokenTable, written: list[str], language: str) -> Booleans:
    """Say which words are verbs: their stem is often an infinitive, and seldom has a determiner before it."""
    data = language_data(language)
    infinitive = _words_that(written, lambda word: word.islower() and word.endswith(data.infinitive_endings))
    determiner = _words_that(written, lambda word: word.lower() in data.determiners)
    behind = np.append(False, determiner[:-1] & (text.sentences[1:] == text.sentences[:-1]))
    size = len(text.names)
    all_, as_noun = np.bincount(text.stems, minlength=size), np.bincount(text.stems[behind], minlength=size)
    as_verb = np.bincount(text.stems[infinitive & ~behind], minlength=size)
    return np.asarray((3 * as_verb >= all_) & (4 * as_noun < all_), dtype=np.bool_)[text.stems]
