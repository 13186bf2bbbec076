"""Language of a sentence: by its script, then by function words (a document may mix languages)."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from engine.text.characters import HANGUL, IDEOGRAPHS, LETTERS
from engine.text.stop_words import stopwords

_WORD = re.compile(LETTERS)
_SCRIPTS = (
    ("arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"), ("cyrillic", "\u0400-\u052f"),
    ("devanagari", "\u0900-\u097f"), ("el", "\u0370-\u03ff\u1f00-\u1fff"), ("hy", "\u0530-\u058f"),
    ("he", "\u0590-\u05ff"), ("bn", "\u0980-\u09ff"), ("pa", "\u0a00-\u0a7f"), ("gu", "\u0a80-\u0aff"),
    ("ta", "\u0b80-\u0bff"), ("te", "\u0c00-\u0c7f"), ("kn", "\u0c80-\u0cff"), ("ml", "\u0d00-\u0d7f"),
    ("th", "\u0e00-\u0e7f"), ("lo", "\u0e80-\u0eff"), ("my", "\u1000-\u109f"), ("km", "\u1780-\u17ff"),
    ("ka", "\u10a0-\u10ff"), ("am", "\u1200-\u137f"), ("ko", HANGUL),
)  # fmt: skip
"""Scripts with their letters; one that a single language owns goes by the language's code."""
_LETTERS_OF_SCRIPTS = re.compile("|".join(f"(?P<{name}>[{letters}])" for name, letters in _SCRIPTS))
_LATIN = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")
_KANA = re.compile("[\u3041-\u30ff]")
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")

_OF_SCRIPT = {
    "latin": (
        "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "sk", "hu", "ro", "hr",
        "tr", "id", "vi", "ca", "sw",
    ),
    "cyrillic": ("ru", "uk", "be", "bg", "sr"),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr", "ne"),
}  # fmt: skip
"""Languages of a script whose function words we know, the likeliest first."""

_FEWEST_WORDS = 6
"""A shorter sentence of the document's script is taken to be in the document's language."""
_OWN_SHARE = 0.15
"""A sentence of which so many words are function words of the document's language is in that language."""
_FEWEST_HITS = 3
_OTHER_SHARE = 0.25
"""What the function words of another language must at least come to."""


def language_of_sentence(text: str, language: str) -> str:
    """Return the ISO 639-1 code of the language of one sentence of a document in the given language.

    That language itself wherever the sentence does not clearly tell of another.
    """
    script = "latin" if text.isascii() else _script_of(text, language)
    own = _script_of_language(language)
    if script in ("", own) and own not in _OF_SCRIPT:
        return language
    if script not in _OF_SCRIPT:
        return script or language
    words = _WORD.findall(text.lower())
    if script == own:
        return _other_than(language, script, words)
    return _commonest(script, words, language)


def shares_of_languages(sentences: Iterable[str], language: str) -> Mapping[str, float]:
    """Return which share of the sentences is in which language, by their letters, the largest first."""
    letters: Counter[str] = Counter()
    for sentence in sentences:
        ideographs = len(_IDEOGRAPH.findall(sentence)) if not sentence.isascii() else 0
        letters[language_of_sentence(sentence, language)] += len(sentence) + ideographs
    total = max(letters.total(), 1)
    return {code: count / total for code, count in letters.most_common()}


def _script_of(text: str, language: str) -> str:
    """Return the script of most letters, or the code of the language that owns it; "" without letters."""
    counts = Counter(match.lastgroup or "" for match in _LETTERS_OF_SCRIPTS.finditer(text))
    counts["latin"] = len(_LATIN.findall(text))
    if ideographs := len(_IDEOGRAPH.findall(text)):
        is_japanese = len(_KANA.findall(text)) > ideographs / 10
        asian = "ja" if is_japanese or language == "ja" else "ko" if language == "ko" else "zh"
        counts[asian] += 2 * ideographs
    script, most = counts.most_common(1)[0]
    return script if most else ""


@cache
def _script_of_language(language: str) -> str:
    """Return the script that a language is written in; its own code where it shares it with no other."""
    for script, languages in _OF_SCRIPT.items():
        if language in languages:
            return script
    known = {name for name, _ in _SCRIPTS} | {"zh", "ja"}
    return language if language in known else "latin"


def _other_than(language: str, script: str, words: list[str]) -> str:
    if len(words) < _FEWEST_WORDS or language not in _OF_SCRIPT[script]:
        return language
    own = stopwords(language)
    hits = sum(word in own for word in words)
    if hits >= max(2, _OWN_SHARE * len(words)):
        return language
    best, most = _function_words(script, words)
    clear = most >= max(_FEWEST_HITS, _OTHER_SHARE * len(words)) and most >= 3 * hits
    return best if clear else language


def _commonest(script: str, words: list[str], language: str) -> str:
    best, most = _function_words(script, words)
    # Names and terms in Latin letters make no sentence of another language.
    return best if script != "latin" or most >= max(2, _OWN_SHARE * len(words)) else language


def _function_words(script: str, words: list[str]) -> tuple[str, int]:
    """Return the language most of whose function words are there, and how many."""
    counts: Counter[str] = Counter(dict.fromkeys(_OF_SCRIPT[script], 0))
    known = _languages_of_word(script)
    for word in words:
        counts.update(known.get(word, ()))
    return counts.most_common(1)[0]


@cache
def _languages_of_word(script: str) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in _OF_SCRIPT[script]:
        for word in stopwords(code):
            found[word] = (*found.get(word, ()), code)
    return found
