"""Token table: the tokens of all sentences one after the other as arrays, compounds and names joined."""

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat, zip_longest

import numpy as np

from engine.core.array_types import Booleans, Integers
from engine.core.document import Document
from engine.core.progress import Progress, Report, Stage, silent
from engine.text.language_data import language_data, words_of_all
from engine.text.tokens import Token, TokenizedDocument

NAME_BEGINNINGS = words_of_all(lambda data: data.name_beginnings)
NOUN_ENDINGS = words_of_all(lambda data: data.noun_endings)

JOINTS = frozenset(("", " ", "-", "‐", "‑", "–", "\n", "\u00a0", "·"))
"""What may stand between two words of one phrase."""


LINK_JOINTS = frozenset((" ", "\n", "\u00a0", "'", "’"))
"""The same of a preposition and the nouns that it joins."""

SPEAKER = re.compile(r"[^\W\d_][^.:：,，。?？!！\n]*[:：]")
LONGEST_LABEL = 40
"""Characters of a speaker's label."""
REPEATED = 3
"""How often the same label must occur to be one."""


@dataclass(frozen=True, slots=True)
class TokenTable:
    """The words of a reading one after the other."""

    starts: Integers
    ends: Integers
    stems: Integers
    """Numbers into names."""
    sentences: Integers
    """The sentence each word stands in."""
    joined: Booleans
    """Whether the word continues the phrase of the word before it: both tell something, nothing between."""
    content: Booleans
    links: Booleans
    """Whether the word tells nothing but makes one term of those around it: bases de datos."""
    names: tuple[str, ...]


def build_token_table(reading: TokenizedDocument, report: Report = silent) -> TokenTable:
    """Put the words of all sentences one after the other."""
    numbers: dict[str, int] = {}
    # Arrays from the start: a book's million numbers as objects, and then as an array, would be there twice.
    starts, ends, stems, sentences = array("q"), array("q"), array("q"), array("q")
    joined, content, links = bytearray(), bytearray(), bytearray()
    written = reading.document.text
    labels = find_speakers(reading.document)
    total = len(reading.words)
    for sentence, words in enumerate(reading.words):
        if sentence % 256 == 0:
            report(Progress(Stage.ANALYZE, sentence, total))
        previous_end, previous_tells = 0, False
        speech = reading.document.sentences[sentence].start
        if labels and (label := speaker(written, speech)) and label in labels:
            speech += len(label)
        telling = telling_words(written, words, speech)
        links.extend(find_links(written, telling, reading.document.language))
        for start, end, stem, tells in telling:
            number = numbers.setdefault(stem, len(numbers))
            # A word said twice in a row is no phrase.
            joined.append(
                tells and previous_tells and number != stems[-1] and written[previous_end:start] in JOINTS
            )
            starts.append(start)
            ends.append(end)
            stems.append(number)
            content.append(tells)
            previous_end, previous_tells = end, tells
        sentences.extend(repeat(sentence, len(starts) - len(sentences)))
    return TokenTable(
        np.frombuffer(starts, dtype=np.int64),
        np.frombuffer(ends, dtype=np.int64),
        np.frombuffer(stems, dtype=np.int64),
        np.frombuffer(sentences, dtype=np.int64),
        np.frombuffer(joined, dtype=np.bool_),
        np.frombuffer(content, dtype=np.bool_),
        np.frombuffer(links, dtype=np.bool_),
        tuple(numbers),
    )


def find_speakers(document: Document) -> frozenset[str]:
    """Return the labels that say who speaks where a sentence begins, as "Anna:" in a record of a meeting."""
    labels = Counter(speaker(document.text, span.start) for span in document.sentences)
    return frozenset(label for label, times in labels.items() if label and times >= REPEATED)


def speaker(written: str, start: int) -> str:
    """Return the label with its colon that the sentence begins with, or nothing."""
    found = SPEAKER.match(written, start, start + LONGEST_LABEL)
    return found[0] if found else ""


def telling_words(written: str, words: Sequence[Token], speech: int) -> list[Token]:
    """Return the words with what only counts together put together: 活血 and 汤; New, where Zealand follows.

    What stands before speech tells nothing.
    """
    whole: list[Token] = []
    for word, following in zip_longest(words, words[1:]):
        if word.start < speech:
            whole.append(word._replace(content=False) if word.content else word)
        elif word.content:
            whole.append(word)
        elif word.stem in NOUN_ENDINGS and whole and whole[-1].content and whole[-1].end == word.start:
            start = whole[-1].start
            whole[-1] = Token(start, word.end, written[start : word.end].lower(), True)
        else:
            whole.append(word._replace(content=True) if starts_name(written, word, following) else word)
    return whole


def find_links(written: str, words: Sequence[Token], language: str) -> bytes:
    """Say of each word, by 0 or 1, whether it links the words that tell something on both sides of it."""
    links = bytearray(len(words))
    linking, articles = language_data(language).linking_words, language_data(language).linking_articles
    if not linking:
        return bytes(links)
    forms = [written[word.start : word.end].lower() for word in words]
    for first in range(1, len(words) - 1):
        if forms[first] not in linking or not words[first - 1].content:
            continue
        behind = first + 2 if forms[first + 1] in articles else first + 1
        gaps = zip(words[first - 1 : behind], words[first : behind + 1], strict=False)
        if behind == len(words) or not words[behind].content:
            continue
        if all(written[left.end : right.start] in LINK_JOINTS for left, right in gaps):
            links[first:behind] = b"\x01" * (behind - first)
    return bytes(links)


def starts_name(written: str, word: Token, following: Token | None) -> bool:
    """Say whether a word that tells nothing by itself begins a name: New Zealand, Great Britain."""
    return (
        following is not None
        and following.content
        and written[word.start].isupper()
        and written[following.start].isupper()
        and word.end - word.start > 1
        and not written[word.start : word.end].isupper()
        and written[word.start : word.end].lower() in NAME_BEGINNINGS
    )
