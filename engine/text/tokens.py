"""Tokenization and stemming: the words of a document, found once and used by everything."""

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import NamedTuple, overload

from engine.core.document import Document
from engine.core.progress import Progress, Report, Stage, each, silent
from engine.text.abbreviations import abbreviations_of
from engine.text.characters import HAN_LETTER, HANGUL, HANGUL_SYLLABLE, HIRAGANA
from engine.text.language_data import language_data, patterns_of_all, words_of_all
from engine.text.sentence_language import language_of_sentence
from engine.text.stop_words import stopwords, without_points
from engine.text.word_segmentation import UNSPACED, segment


class Token(NamedTuple):
    """One word where it stands. A tuple, because a book has a million of them."""

    start: int
    end: int
    """Characters of Document.text."""
    stem: str
    """What its forms have in common: lower case, without endings; in Chinese the word itself."""
    content: bool
    """False for a stopword, a number or a lone letter: it tells nothing about what the text is about."""


@dataclass(frozen=True, slots=True)
class TokenizedDocument:
    """A document with its words: what summary, keywords and topics are all made from."""

    document: Document
    words: Sequence[tuple[Token, ...]]
    """The words of each of Document.sentences."""


class PackedTokens(Sequence[tuple[Token, ...]]):
    """The words of all sentences in a tenth of the memory: each is made anew when it is looked at."""

    def __init__(self, sentences: Iterable[Sequence[Token]]) -> None:
        self._starts, self._ends, self._stems = array("i"), array("i"), array("i")
        self._content = bytearray()
        self._bounds = array("i", [0])
        """Where the words of each sentence begin, and at last where the last one's end."""
        numbers: dict[str, int] = {}
        for words in sentences:
            for start, end, stem, content in words:
                self._starts.append(start)
                self._ends.append(end)
                self._stems.append(numbers.setdefault(stem, len(numbers)))
                self._content.append(content)
            self._bounds.append(len(self._starts))
        self._names = tuple(numbers)

    def __len__(self) -> int:
        return len(self._bounds) - 1

    @overload
    def __getitem__(self, index: int) -> tuple[Token, ...]: ...
    @overload
    def __getitem__(self, index: slice) -> "list[tuple[Token, ...]]": ...
    def __getitem__(self, index: int | slice) -> "tuple[Token, ...] | list[tuple[Token, ...]]":
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        sentence = index % len(self)
        places = range(self._bounds[sentence], self._bounds[sentence + 1])
        return tuple(
            [
                Token(
                    self._starts[place],
                    self._ends[place],
                    self._names[self._stems[place]],
                    bool(self._content[place]),
                )
                for place in places
            ]
        )

    def stems(self, sentence: int) -> tuple[str, ...]:
        """Return the stems of a sentence alone, which takes a tenth of the time."""
        stems = self._stems[self._bounds[sentence] : self._bounds[sentence + 1]]
        return tuple([self._names[stem] for stem in stems])

    def content_of_stems(self) -> dict[str, bool]:
        """Return of each stem, in the order in which they come, whether its last word is a content word."""
        last = dict(zip(self._stems, self._content, strict=True))
        return {self._names[stem]: bool(content) for stem, content in last.items()}


SENTENCES_PER_REPORT = 50
MOST_LOOSE = 5_000_000
"""Characters of a document up to which its words are not packed, which is faster."""
REMEMBERED_FORMS = 100_000

NUMBER = re.compile(r"[\d.,:-]*\d[\d.,:-]*(?:st|nd|rd|th|s|x|%|[a-z]{1,2})?|[^\W\d_]\d?")
"""A number, with an ending or a unit; or a letter, with an index."""
INITIALS = re.compile(r"[^\W\d_]{1,4}(?:\.[^\W\d_]{1,4})+")
"""Without the last full stop: U.S, Ph.D, t.i.d, z.B."""
NO_NAME = re.compile(r"://|@|^www\.|^(?:fig|eq|sec|no)s?\.\d")


def tokenize(
    document: Document, report: Report = silent, user_words: tuple[str, ...] = ()
) -> TokenizedDocument:
    """Find the words of every sentence of the document.

    user_words are kept whole where a segmenter, as for Chinese, would cut them.
    """
    found = _words_of(document, report, user_words)
    return TokenizedDocument(
        document, PackedTokens(found) if len(document.text) > MOST_LOOSE else tuple(found)
    )


def stems_of(reading: TokenizedDocument, report: Report = silent) -> list[tuple[str, ...]]:
    """Return the stems of each sentence's words."""
    words = reading.words
    if isinstance(words, PackedTokens):
        return [words.stems(sentence) for sentence in each(range(len(words)), report)]
    return [tuple([word.stem for word in sentence]) for sentence in each(words, report)]


def content_of_stems(reading: TokenizedDocument, report: Report = silent) -> dict[str, bool]:
    """Return of each stem, in the order in which they come, whether it tells what the text is about."""
    words = reading.words
    if isinstance(words, PackedTokens):
        return words.content_of_stems()
    return {word.stem: word.content for sentence in each(words, report) for word in sentence}


def _words_of(document: Document, report: Report, user_words: tuple[str, ...]) -> Iterator[tuple[Token, ...]]:
    for number, span in enumerate(document.sentences):
        if number % SENTENCES_PER_REPORT == 0:
            report(Progress(Stage.ANALYZE, number, len(document.sentences)))
        yield find_words(document.quote(span), document.language, span.start, user_words)


def find_words(
    text: str, language: str, offset: int = 0, user_words: tuple[str, ...] = ()
) -> tuple[Token, ...]:
    """Find the words of one sentence, which begins at offset in Document.text.

    A sentence in another language than the document's is read by the rules of its own.
    """
    language = language_of_sentence(text, language)
    describe = describer_of(language)
    words = [
        Token(offset + start, offset + end, *describe(text[start:end]))
        for start, end in segment(text, language, user_words)
    ]
    if "." in text[:-1] or "- " in text:
        words = _without_short_forms(words, text, offset, language)
    if not text.isascii() and HANGUL_SYLLABLE.search(text):
        words = [_without_particle(word, text[word.start - offset : word.end - offset]) for word in words]
    return tuple(words)


def _without_short_forms(words: list[Token], text: str, offset: int, language: str) -> list[Token]:
    """Say of words that are short for others within a sentence that they tell nothing.

    Dr. and U.S. are, and Sonn- in "Sonn- und Feiertage": nobody would call one of them a keyword.
    """
    known = abbreviations_of(language).all
    last = len(text.rstrip()) - 1

    def is_short(word: Token) -> bool:
        end = word.end - offset
        if end >= last or text[end] not in ".-‐‑":
            return False
        if text[end] != ".":
            return text[end + 1].isspace()
        written = text[word.start - offset : end].lower()
        return written in known or INITIALS.fullmatch(written) is not None

    return [word._replace(content=False) if word.content and is_short(word) else word for word in words]


def _without_particle(word: Token, written: str) -> Token:
    """End a Korean word before its particle: two words with one between them are no phrase."""
    if HANGUL_SYLLABLE.match(written):
        return word._replace(end=word.start + len(word.stem))
    return word._replace(end=word.start + len(_particle_behind_latin().sub("", written)))


def load_user_words(path: Path) -> tuple[str, ...]:
    """Read words that are to be kept whole: one begins each line; lines that begin with # are left out.

    Raises OSError, or UnicodeDecodeError where the file is not UTF-8.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return tuple(sorted({line.split()[0] for line in lines if line.strip() and not line.startswith("#")}))


SHORTEST_STEM = 3
ENGLISH_ENDINGS = (
    "'", "s", "y", "e", "i", "ed", "ing", "al", "ful", "ll", "ic", "ism", "ist", "ion", "er", "or", "ant",
    "ent",
)  # fmt: skip
"""What the English stemmer may change, all of it. A word without such an ending need not wait for it."""


ONLY_HIRAGANA = re.compile(f"[{HIRAGANA}]+")
"""Japanese writes endings and particles so, and hardly what a text is about."""


@lru_cache(maxsize=32)
def describer_of(language: str) -> Callable[[str], tuple[str, bool]]:
    """Return what gives a word's stem and says whether it is a content word.

    It remembers the forms it met: a book has a million words, but few thousand different ones.
    """
    latin = language_data(language).latin_words or language
    stop = stopwords(language) | stopwords(latin)
    chinese = stopwords("zh") if language != "ja" else stop
    stem_latin = stemmer_of(latin)
    particle, particles = _particle_behind_hangul(), words_of_all(lambda data: data.particles)

    @lru_cache(maxsize=REMEMBERED_FORMS)
    def describe(written: str) -> tuple[str, bool]:
        word = written.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")
        if not word.isascii():
            word = without_points(word)
        if word != written:
            return describe(word)
        if UNSPACED.match(word):
            tells = len(word) > 1 and not (ONLY_HIRAGANA.fullmatch(word) or word.isdigit())
            return word, tells and word not in (chinese if HAN_LETTER.match(word) else stop)
        if HANGUL_SYLLABLE.match(word):
            stem = particle.sub("", word) if word not in stop else word
            tells = len(stem) > 1 and stem not in stop and word not in stop
            return stem, tells and word not in particles
        bare = word.removesuffix("'s")
        if not bare.isascii() and HANGUL_SYLLABLE.match(bare[-1]):
            bare = _particle_behind_latin().sub("", bare)
        if bare.isalpha():
            return stem_latin(bare), len(bare) > 1 and word not in stop and bare not in stop
        content = not (word in stop or bare in stop or NUMBER.fullmatch(bare) or NO_NAME.search(bare))
        return bare if "." in bare else stem_latin(bare), content

    return describe


@cache
def _particle_behind_hangul() -> re.Pattern[str]:
    particles = patterns_of_all(lambda data: data.particles)
    return re.compile(f"(?<=[{HANGUL}]{{2}})(?:{particles})$")


@cache
def _particle_behind_latin() -> re.Pattern[str]:
    particles = patterns_of_all(lambda data: data.particles)
    return re.compile(f"(?<=[A-Za-z0-9])(?:{particles})$")


def stemmer_of(language: str) -> Callable[[str], str]:
    """Return the Snowball stemmer of a language, or what cuts off its commonest endings."""
    from snowballstemmer import stemmer  # type: ignore[import-untyped]

    data = language_data(language)
    if not data.stemmer:
        return partial(_without_ending, endings=data.endings) if data.endings else str
    stem: Callable[[str], str] = stemmer(data.stemmer).stemWord
    if language == "en":
        return lambda word: stem(word) if word.endswith(ENGLISH_ENDINGS) else word
    return stem


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    """Cut the longest ending off a word, unless less than SHORTEST_STEM letters would remain."""
    fitting = (end for end in endings if word.endswith(end) and len(word) - len(end) >= SHORTEST_STEM)
    longest = max(fitting, key=len, default="")
    return word.removesuffix(longest)
