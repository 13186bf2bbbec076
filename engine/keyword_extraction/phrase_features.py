"""Features of candidate phrases: what speaks for and against each of being a keyword."""

import math
import re

import numpy as np

from engine.core.array_types import Booleans, Floats
from engine.core.document import Document
from engine.keyword_extraction.candidates import LONGEST, CandidatePhrases
from engine.keyword_extraction.phrase_places import among, authors_lists, headings, spread_of, titles
from engine.text.frame_words import frame_stems
from engine.text.language_data import language_data
from engine.text.token_table import TokenTable
from engine.text.word_statistics import UNKNOWN, WordUsage, word_usage

LARGEST_FITTED = 20_000
"""Words. The weights were fitted to documents up to this size; larger ones count as this large."""

ENGLISH_ADJECTIVE = re.compile(r"[a-z]{3,}(?:al|ive|ous|able|ible|ful|less|ish|ary|ic|est|y)")
ENGLISH_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ed|ing)")
ENGLISH_ADVERB = re.compile(r"[a-z]{2,}ly")
LATIN = re.compile("[A-Za-z]")
CODE = re.compile(r"[_\d./\\@=]|[a-z][A-Z]")
"""Signs of what programs and addresses write, and names of versions."""


def phrase_features(document: Document, phrases: CandidatePhrases) -> dict[str, Floats]:
    """Return for the name of every feature an array of one element a phrase."""
    habits = np.array(usage_of_stems(document, phrases.text))
    features = {
        **_features_of_use(phrases, habits),
        "in titles": among(document, phrases, titles(document)),
        "in headings": among(document, phrases, headings(document)),
        "in the author's list": among(document, phrases, authors_lists(document)),
        **_features_of_words(document, phrases, habits),
        **_features_of_neighbours(document, phrases),
        **_features_of_writing(document, phrases),
    }
    features |= _features_of_language(document, features)
    return {name: np.asarray(values, dtype=np.float64) for name, values in features.items()}


def word_features(document: Document, phrases: CandidatePhrases) -> dict[str, Floats]:
    """Return only the features that the words of each phrase and their forms have, wherever they stand."""
    habits = np.array(usage_of_stems(document, phrases.text))
    return _features_of_words(document, phrases, habits) | _features_of_writing(document, phrases)


def _features_of_use(phrases: CandidatePhrases, habits: Floats) -> dict[str, Floats]:
    counts, longer, firsts = phrases.counts, phrases.lengths - 1, phrases.firsts
    summed = np.concatenate(([0.0], np.cumsum(habits[phrases.text.stems, 0])))
    rarity = (summed[firsts + phrases.lengths] - summed[firsts]) / phrases.lengths
    spread = spread_of(phrases)
    size = math.log(min(len(phrases.text.stems), LARGEST_FITTED))
    is_fragment = phrases.above == counts
    begins = ~phrases.text.joined
    ending = _share(phrases, np.append(begins[1:], True), last=True)
    return {
        "always": np.ones(len(counts)),
        "size": np.full(len(counts), size),
        "count": np.log(counts),
        "once": counts == 1,
        "rarity": rarity,
        "count, rarity": np.log(counts) * rarity,
        "two words": phrases.lengths == 2,
        "three words": phrases.lengths == 3,
        "four words": phrases.lengths == 4,
        "count, longer": np.log(counts) * longer,
        "size, longer": size * longer,
        "spread": spread,
        "size, spread": size * spread,
        "spread, longer": spread * longer,
        "first place": np.log1p(firsts),
        "size, first place": size * np.log1p(firsts),
        "first place, relative": firsts / len(phrases.text.stems),
        "part of a longer one": phrases.above / counts,
        "never alone": phrases.alone == 0,
        "alone, longer": (phrases.alone / counts) * (longer > 0),
        "alone, one word": (phrases.alone / counts) * (longer == 0),
        "last of its run": ending,
        "last of its run, longer": ending * (longer > 0),
        "first of its run": _share(phrases, begins),
        "fragment": is_fragment & (longer > 0),
        "fragment, count": is_fragment * np.log(counts) * (longer > 0),
        "fragment of one word": is_fragment & (longer == 0),
    }


def _features_of_words(document: Document, phrases: CandidatePhrases, habits: Floats) -> dict[str, Floats]:
    one = phrases.lengths == 1
    firsts, lasts = phrases.firsts, phrases.firsts + phrases.lengths - 1
    _, closing, verbal, nominal = habits[phrases.text.stems].T
    known_frames = frame_stems(document.language)
    if latin := language_data(document.language).latin_words:
        known_frames |= frame_stems(latin)
    frames = np.array([name in known_frames for name in phrases.text.names], dtype=np.bool_)[
        phrases.text.stems
    ]
    framed = np.concatenate(([0], np.cumsum(frames)))
    return {
        "adjective alone": one * np.maximum(0, 0.5 - closing[lasts]),
        "adjective last": ~one * np.maximum(0, 0.5 - closing[lasts]),
        "closing word first": closing[firsts] * ~one,
        "verb alone": verbal[firsts] * one,
        "verb first": verbal[firsts] * ~one,
        "verb last": verbal[lasts] * ~one,
        "noun last": nominal[lasts],
        "unlike a name": ~reads_as_name(phrases, habits),
        "frame alone": frames[firsts] & one,
        "frame first": frames[firsts] & ~one,
        "frame last": frames[lasts] & ~one,
        "nothing but frames": (framed[lasts + 1] - framed[firsts] == phrases.lengths) & ~one,
    }


def reads_as_name(phrases: CandidatePhrases, habits: Floats) -> Booleans:
    """Say which phrases end like a noun and neither begin nor end like a verb, as far as we know."""
    _, closing, verbal, nominal = habits[phrases.text.stems].T
    firsts, lasts = phrases.firsts, phrases.firsts + phrases.lengths - 1
    is_verb = (verbal >= 0.7) & (nominal < 0.35)
    never_noun = (verbal >= np.where(nominal < 0.05, 0.2, 0.3)) & (nominal < 0.15)
    is_noun = closing[lasts] >= np.where(phrases.lengths == 1, 0.35, 0.25)
    return np.asarray(is_noun & ~is_verb[firsts] & ~is_verb[lasts] & ~never_noun[lasts], dtype=np.bool_)


def _features_of_neighbours(document: Document, phrases: CandidatePhrases) -> dict[str, Floats]:
    """Return how often a determiner or a verb's marker stands before each phrase, and what stands behind."""
    text, data = phrases.text, language_data(document.language)
    determiner = _members(text, data.determiners)
    marker = _members(text, data.verb_markers)
    same = text.sentences[1:] == text.sentences[:-1]
    before = np.append(False, determiner[:-1] & same)
    marked = np.append(False, marker[:-1] & same)
    behind = np.append(determiner[1:] & same, False)
    one = phrases.lengths == 1
    before_, marked_ = _share(phrases, before), _share(phrases, marked)
    behind_ = _share(phrases, behind, last=True)
    rated = 1 - 1 / (1 + phrases.counts)
    return {
        "determiner before": before_ * rated,
        "verb marker before": marked_ * one,
        "verb marker before, longer": marked_ * ~one,
        "determiner behind": behind_ * one,
        "determiner behind, longer": behind_ * ~one,
    }


def _members(text: TokenTable, words: frozenset[str]) -> Booleans:
    known = words | {word.rstrip("s") for word in words}
    return np.array([name in known for name in text.names], dtype=np.bool_)[text.stems]


def _share(phrases: CandidatePhrases, marked: Booleans, last: bool = False) -> Floats:
    """Return in what share of its places each phrase's first, or last, word is marked."""
    there = np.empty(len(phrases.places), dtype=np.bool_)
    for length in range(1, LONGEST + 1):  # phrases come by length; all places moved at once would be too many
        first, behind = phrases.bounds[np.searchsorted(phrases.lengths, (length, length + 1))]
        there[first:behind] = marked[phrases.places[first:behind] + (length - 1 if last else 0)]
    marks = np.add.reduceat(there, phrases.bounds[:-1], dtype=np.int64)
    return np.asarray(marks / phrases.counts, dtype=np.float64)


def _features_of_writing(document: Document, phrases: CandidatePhrases) -> dict[str, Floats]:
    text = phrases.text
    english = document.language == "en"
    numbers: dict[str, int] = {}
    forms = (document.text[start:end] for start, end in zip(text.starts, text.ends, strict=True))
    codes = np.fromiter((numbers.setdefault(form, len(numbers)) for form in forms), dtype=np.int64)
    kinds = np.array([_kind_of_form(form, english) for form in numbers], dtype=np.bool_)
    upper, acronym, code, adjective, participle, adverb = kinds[codes].T
    inside = np.append(False, text.sentences[1:] == text.sentences[:-1])
    firsts, lasts, one = phrases.firsts, phrases.firsts + phrases.lengths - 1, phrases.lengths == 1
    within = np.maximum(_share(phrases, inside), 1e-9)
    capital = np.minimum(1, _share(phrases, upper & inside) / within)
    foreign = (
        np.array([bool(LATIN.match(name)) for name in text.names], dtype=np.bool_)[text.stems]
        if language_data(document.language).latin_words
        else np.zeros(len(text.stems), dtype=np.bool_)
    )
    shout = np.mean(acronym[text.content]) if text.content.any() else 0
    return {
        "capital": capital,
        "capital, longer": capital * ~one,
        "capitals throughout": _share(phrases, upper) * _share(phrases, upper, last=True) * ~one,
        "acronym": _share(phrases, acronym) * one * (shout < 0.2),
        "code": code[firsts] | code[lasts],
        "adjective's ending alone": adjective[firsts] & one,
        "adjective's ending last": adjective[lasts] & ~one,
        "participle alone": participle[firsts] & one,
        "participle first": participle[firsts] & ~one,
        "participle last": participle[lasts] & ~one,
        "adverb": adverb[firsts] | adverb[lasts],
        "foreign": foreign[firsts] & foreign[lasts],
        "foreign, small": foreign[firsts] & foreign[lasts] & ~upper[firsts],
    }


def _kind_of_form(word: str, english: bool) -> tuple[bool, ...]:
    return (
        word[:1].isupper(),
        len(word) > 1 and word.isupper(),
        bool(CODE.search(word)),
        english and bool(ENGLISH_ADJECTIVE.fullmatch(word)),
        english and bool(ENGLISH_PARTICIPLE.fullmatch(word)),
        english and bool(ENGLISH_ADVERB.fullmatch(word)),
    )


WITHOUT_LIST = (
    "always", "count", "two words", "three words", "four words", "capital", "spread", "first place",
)  # fmt: skip
CHINESE = (
    "always", "count", "rarity", "two words", "three words", "four words", "spread", "first place",
    "never alone", "part of a longer one",
)  # fmt: skip


def _features_of_language(document: Document, features: dict[str, Floats]) -> dict[str, Floats]:
    """Return some features once more, for Chinese and for languages whose words we know less of."""
    chinese, unlisted = document.language == "zh", not word_usage(document.language)
    nothing = np.zeros(len(features["always"]))
    return {f"{name}, without a list": features[name] if unlisted else nothing for name in WITHOUT_LIST} | {
        f"{name}, Chinese": features[name] if chinese else nothing for name in CHINESE
    }


def usage_of_stems(document: Document, text: TokenTable) -> list[WordUsage]:
    """Return the habits of each stem, by the form in which it first occurs."""
    known = word_usage(document.language)
    _, firsts = np.unique(text.stems, return_index=True)
    spans = zip(text.starts[firsts].tolist(), text.ends[firsts].tolist(), text.names, strict=True)
    return [
        known.get(document.text[start:end].lower()) or known.get(name) or UNKNOWN
        for start, end, name in spans
    ]
