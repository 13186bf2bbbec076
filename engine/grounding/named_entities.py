"""Named entity recognition by rule, in English and Chinese: people, places, organisations, works."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from engine.core.document import Span
from engine.grounding.dates import find_dates
from engine.grounding.number_words import LARGE, ORDINALS, SMALL
from engine.grounding.quantities import find_codes
from engine.grounding.quotations import fold_quotation
from engine.text.characters import HAN_LETTER
from engine.text.language_data import all_language_data, words_of_all
from engine.text.stop_words import stopwords
from engine.text.word_statistics import word_usage

WORD = re.compile(r"[^\W_](?:[^\W_]|[-'’&.](?=[^\W_]))*(?:(?<=\b[A-Z])\.)?")
QUOTED_TITLE = re.compile("[《「『]([^《》「」『』]{1,40})[》」』]")
LATIN_RUN = re.compile(r"[A-Za-z][\w.+#&-]*(?: [A-Z][\w.+#&-]*)*", re.ASCII)
INSIDE = words_of_all(lambda data: data.name_particles)
"""Small words that may stand between the capitals of one name."""
NO_NAMES = frozenset((*SMALL, *LARGE, *ORDINALS, *"i i'm i'll i've i'd a am pm ok okay tv".split()))
NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz"))
FEWEST_LOWER = 3
"""A sentence with fewer words in small letters is a heading or shouts: its capitals mean nothing."""
_COUNTRIES = {
    word: country for data in all_language_data() for country, words in data.countries for word in words
}
PET_FORM = re.compile(r"(?P<stem>[a-z]{1,6}(?P<last>[b-df-hj-np-tv-z]))(?P=last)(?:y|ie)")
"""The last letter twice, then y or ie."""
DEMONYM_ENDINGS = re.compile(r"(?:ers?|ese|ians?|ans?|ns?|is?|ish|ic|s|es|als?|ia|y|a|o|e)?$")


@dataclass(frozen=True, slots=True)
class NamedEntity:
    span: Span
    parts: tuple[str, ...]
    """Its telling words, plain: in lower case, without marks and possessive endings."""
    starts_sentence: bool = False
    """Its capital letter may be that of the sentence."""


def find_named_entities(text: str) -> tuple[NamedEntity, ...]:
    """Find the names in a sentence, in order."""
    han = len(HAN_LETTER.findall(text))
    if han > len(text) / 6:
        return tuple(_chinese_names(text))
    return tuple(_latin_names(text))


def normalize_name(word: str) -> str:
    """Return a word as names are compared: small letters without marks, possessive or full stops."""
    lower = word.lower().replace("’", "'")
    lower = re.sub(r"'s?$", "", lower)
    if not lower.isascii():
        folded = unicodedata.normalize("NFD", lower)
        lower = unicodedata.normalize(
            "NFC", "".join(letter for letter in folded if not unicodedata.combining(letter))
        )
    return lower.strip(".")


def plain_words(text: str) -> frozenset[str]:
    """Return the words of a text as names are compared."""
    return frozenset(map(normalize_name, WORD.findall(text)))


def stands_in(name: NamedEntity, words: frozenset[str], text: str) -> bool:
    """Whether each part of a name stands in a text, in some form or by its initials; words are the text's."""
    if HAN_LETTER.search(text) or " " in name.parts[0]:
        folded = fold_quotation(text.lower())
        return all(part in folded for part in map(fold_quotation, name.parts))
    return all(
        part in words or any(same_name(part, word) for word in words) or _initials_stand_in(part, text)
        for part in name.parts
    )


def _initials_stand_in(part: str, text: str) -> bool:
    if not 2 <= len(part) <= 6 or not part.isalpha():
        return False
    pattern = r"\b" + r"\w+[\s-]+(?:(?:of|the|and|for|in|on)\s)*".join(part[:-1] + part[-1])
    return re.search(pattern, text, re.IGNORECASE) is not None


def _latin_names(text: str) -> Iterator[NamedEntity]:
    words = [(match.start(), match.end(), match[0]) for match in WORD.finditer(text)]
    small = sum(word[0].islower() for _, _, word in words)
    shouts = small < min(FEWEST_LOWER, len(words) // 2)
    dates = {position for date in find_dates(text) for position in range(date.span.start, date.span.end)}
    codes = {span.start for span in find_codes(text)}
    run: list[tuple[int, int, str]] = []
    for place, (start, end, word) in enumerate((*words, (len(text), len(text), ""))):
        joined = bool(run) and text[run[-1][1] : start] in (" ", "\n")
        capital = (word[:1].isupper() and not (shouts and not _odd(word))) or start in codes or _odd(word)
        if capital and word and start not in dates and normalize_name(word) not in NO_NAMES:
            if run and not joined:
                yield from _name(text, run, words)
                run = []
            run.append((start, end, word))
        elif run and joined and word in INSIDE and place + 1 < len(words) and _goes_on(text, words, place):
            run.append((start, end, word))
        elif run:
            yield from _name(text, run, words)
            run = []


def _goes_on(text: str, words: list[tuple[int, int, str]], place: int) -> bool:
    """Whether "of" is inside a name: Bank of England; "and" never is, for it joins two as well."""
    _, end, word = words[place]
    start, _, following = words[place + 1]
    return word != "and" and text[end:start] == " " and (following[0].isupper() or following in INSIDE)


def _odd(word: str) -> bool:
    """Whether the word is written as only names are: iPhone, eBay, GPT-2, NATO within a shout."""
    return any(letter.isupper() for letter in word[1:]) and any(letter.islower() for letter in word)


def _name(
    text: str, run: list[tuple[int, int, str]], words: list[tuple[int, int, str]]
) -> Iterator[NamedEntity]:
    stop = stopwords("en")
    while run and run[-1][2] in INSIDE:
        run = run[:-1]
    at_start = (
        run[0][0] == words[0][0]
        or re.search(r"[.!?:“\"‘]\s*[\"“'‘]?$", text[max(0, run[0][0] - 3) : run[0][0]]) is not None
    )
    if (
        at_start
        and (normalize_name(run[0][2]) in stop or normalize_name(run[0][2]) in NO_NAMES)
        and not run[0][2].isupper()
    ):
        run, at_start = run[1:], False
    while run and run[0][2] in INSIDE:
        run = run[1:]
    parts = tuple(
        normalize_name(word)
        for _, _, word in run
        if word not in INSIDE
        and (normalize_name(word) not in stop or (word.isupper() and len(word) > 1))
        and normalize_name(word)
    )
    if parts and any(len(part) > 1 for part in parts):
        yield NamedEntity(Span(run[0][0], run[-1][1]), parts, at_start)


def _chinese_names(text: str) -> Iterator[NamedEntity]:
    import rjieba

    taken = bytearray(len(text))
    for pattern in (QUOTED_TITLE, LATIN_RUN):
        for match in pattern.finditer(text):
            group = 1 if pattern is QUOTED_TITLE else 0
            if not any(taken[match.start() : match.end()]) and len(match[group]) > 1:
                taken[match.start() : match.end()] = b"\1" * len(match[0])
                yield NamedEntity(Span(*match.span(group)), (normalize_name(match[group]),))
    place = 0
    dates = {position for date in find_dates(text) for position in range(date.span.start, date.span.end)}
    surname = ""
    for form, tag in rjieba.tag(text):
        place = text.find(form, place)
        if place < 0:
            return
        start = place - len(surname)
        if surname and tag.startswith("n") and text[start:place] == surname:
            yield NamedEntity(Span(start, place + len(form)), (surname + form,))
            surname = ""
        else:
            surname = form if tag == "nr" and len(form) == 1 else ""
            if _is_chinese_name(form, tag) and not taken[place] and place not in dates:
                yield NamedEntity(Span(place, place + len(form)), (form,))
        place += len(form)


def _is_chinese_name(form: str, tag: str) -> bool:
    if tag not in NAME_TAGS or len(form) < 2 or not HAN_LETTER.match(form):
        return False
    return tag == "ns" or not is_common(form, "zh")


@lru_cache(maxsize=4096)
def same_name(part: str, other: str) -> bool:
    """Whether two plain words are forms of one name: Japan, Japanese; US, American."""
    if part == other or (part in _COUNTRIES and _COUNTRIES[part] == _COUNTRIES.get(other)):
        return True
    if part.replace(".", "") == other.replace(".", "") or part.replace("-", "") == other.replace("-", ""):
        return True
    if _is_short_for(part, other) or _is_short_for(other, part):
        return True
    shared = 0
    for first, second in zip(part, other, strict=False):
        if first != second:
            break
        shared += 1
    return shared >= max(4, min(len(part), len(other)) - 2) and all(
        DEMONYM_ENDINGS.fullmatch(word[shared:]) is not None for word in (part, other)
    )


def country_of(part: str) -> str:
    """Return the key of the country that a plain word names, in whatever language; empty for no country."""
    return _COUNTRIES.get(part, "")


def names_country(text: str, country: str) -> bool:
    """Whether a text names a country, or what belongs to it, in whatever language."""
    plain, lower = plain_words(text), text.lower()
    return any(
        key == country and (word in (lower if HAN_LETTER.match(word) else plain))
        for word, key in _COUNTRIES.items()
    ) or any(same_name(word, other) for word in plain for other, key in _COUNTRIES.items() if key == country)


def _is_short_for(part: str, other: str) -> bool:
    """Whether a name is the pet form of a longer one: Gabby of Gabrielle, Danny of Daniel."""
    match = PET_FORM.fullmatch(part)
    return match is not None and len(other) > len(match["stem"]) + 1 and other.startswith(match["stem"])


def is_common(word: str, language: str = "en") -> bool:
    """Whether a word that begins a sentence is more likely an ordinary one than a name."""
    return word in stopwords(language) or word in word_usage(language)
