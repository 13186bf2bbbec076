"""The words of a document, found once and used by everything."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import snowballstemmer

from engine.document import Document
from engine.paths import resource
from engine.progress import Progress, Report, Stage, silent


class Word(NamedTuple):
    """One word where it stands. A tuple, because a book has a million of them."""

    start: int
    end: int
    """Characters of Document.text."""
    stem: str
    """What its forms have in common: lower case, without endings; in Chinese the word itself."""
    content: bool
    """False for a stopword, a number or a lone letter: it tells nothing about what the text is about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with its words: what summary, keywords and topics are all made from."""

    document: Document
    words: tuple[tuple[Word, ...], ...]
    """The words of each of Document.sentences."""


SENTENCES_PER_REPORT = 50

ADDRESS = r"(?:https?://|www\.)[^\s<>\"'，。；）】》]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
WORD = r"[^\W_]+(?:[-'’‐‑_&.]?[^\W_]+)*"
FIND_WORD = re.compile(WORD)
FIND_WORD_OR_ADDRESS = re.compile(f"({ADDRESS})|{WORD}")
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
NUMBER_WITH_ENDING = re.compile(r"(?:\d+(?:st|nd|rd|th|s|%)?)(?:[-.]\d+)*")


def read_words(document: Document, report: Report = silent, user_words: tuple[str, ...] = ()) -> Reading:
    """Find the words of every sentence of the document."""
    total = len(document.sentences)
    words = []
    for number, span in enumerate(document.sentences):
        if number % SENTENCES_PER_REPORT == 0:
            report(Progress(Stage.ANALYZE, number, total))
        words.append(find_words(document.quote(span), document.language, span.start, user_words))
    return Reading(document, tuple(words))


def find_words(
    text: str, language: str, offset: int = 0, user_words: tuple[str, ...] = ()
) -> tuple[Word, ...]:
    """Find the words of one sentence that begins at offset in Document.text."""
    describe = describer(language)
    if HAN.search(text):
        return tuple(_words_among_han(text, offset, describe, user_words))
    return tuple(_words_between_spaces(text, offset, describe))


def load_user_words(path: Path) -> tuple[str, ...]:
    """Read words that must stay whole, one a line; what follows it on the line and lines with # are passed over.

    Raises OSError or UnicodeDecodeError.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return tuple(sorted({line.split()[0] for line in lines if line.strip() and not line.startswith("#")}))


@lru_cache
def stopwords(language: str) -> frozenset[str]:
    """Return the words of the language that tell nothing about a text; none for a language we do not know."""
    path = resource("stopwords", f"{language}.txt")
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=8)
def describer(language: str) -> Callable[[str], tuple[str, bool]]:
    """Return what gives the stem of a word, and whether it is a content word, remembering the words it met."""
    stop = stopwords(language)
    stem_word = _stemmer(language)

    @lru_cache(maxsize=200_000)
    def describe(written: str) -> tuple[str, bool]:
        word = written.lower().replace("’", "'")
        bare = word.removesuffix("'s")
        content = (
            len(bare) > 1 and not NUMBER_WITH_ENDING.fullmatch(bare) and word not in stop and bare not in stop
        )
        return stem_word(bare), content

    return describe


STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish",
    "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip


def _stemmer(language: str) -> Callable[[str], str]:
    name = STEMMERS.get(language)
    if name is None:
        return str
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem


def _words_between_spaces(
    text: str, offset: int, describe: Callable[[str], tuple[str, bool]]
) -> Iterator[Word]:
    if "@" not in text and "://" not in text and "www." not in text:
        for match in FIND_WORD.finditer(text):
            stem, content = describe(match[0])
            yield Word(offset + match.start(), offset + match.end(), stem, content)
        return
    for match in FIND_WORD_OR_ADDRESS.finditer(text):
        stem, content = describe(match[0])
        yield Word(offset + match.start(), offset + match.end(), stem, content and match[1] is None)


def _words_among_han(
    text: str, offset: int, describe: Callable[[str], tuple[str, bool]], user_words: tuple[str, ...]
) -> Iterator[Word]:
    from rjieba import Jieba  # noqa: F401  # loading its dictionary takes 0.1 s: only for who needs it

    for written, start, end in _segmenter(user_words)(text):
        if not written[0].isalnum():
            continue
        stem, content = describe(written)
        yield Word(offset + start, offset + end, stem, content)


@lru_cache(maxsize=2)
def _segmenter(user_words: tuple[str, ...]) -> Callable[[str], list[tuple[str, int, int]]]:
    from rjieba import Jieba

    segmenter = Jieba()
    for word in user_words:
        segmenter.add_word(word, None, None)
    return segmenter.tokenize
