"""The words of a document, found once and used by everything."""

from dataclasses import dataclass
from typing import NamedTuple

from engine.document import Document
from engine.progress import Report, silent


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
