"""Reads XML of no format known here: an element that holds words of its own is a paragraph."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from lxml import etree

from engine.document import Problem, ProblemKind
from engine.errors import Damaged
from engine.readers.encoding import decode
from engine.readers.page import Opening, Page, PageBlock

_MOST_BYTES = 80 * 2**20
_PIECE = 2**16

_HEADER = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_BREAK_WITHIN = re.compile(r"<(?:/?(?:p|div|ul|ol|li|h[1-6]|table|tr|blockquote)|br)\b[^<>]{0,1000}>", re.I)
_TAG_WITHIN = re.compile(r"</?[a-z][^<>]{0,1000}>|<!--.{0,1000}?-->", re.I)


def read_xml(path: Path, password: str) -> Iterator[Opening | Page | Problem]:  # noqa: ARG001 - XML has none
    """Read the words of an XML file in the order in which they stand. HTML within, as in news feeds, is unpacked."""
    with path.open("rb") as file:
        decoded = decode(file.read(_MOST_BYTES))
    yield Opening("text")
    if not decoded.certain:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=decoded.encoding)
    markup = _HEADER.sub("", decoded.text, count=1)
    paragraphs = _Paragraphs()
    parser = etree.XMLParser(
        target=paragraphs, recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for start in range(0, len(markup), _PIECE):
            parser.feed(markup[start : start + _PIECE])
            yield from _pages(paragraphs)
        parser.close()
    except etree.XMLSyntaxError as error:
        if not paragraphs.elements:
            raise Damaged(path, "xml") from error
        yield Problem(ProblemKind.REPAIRED)
    yield from _pages(paragraphs)


def _pages(paragraphs: "_Paragraphs") -> Iterator[Page]:
    blocks = tuple(block for text in paragraphs.taken() for block in _blocks(text))
    if blocks:
        yield Page(blocks)


def _blocks(text: str) -> Iterator[PageBlock]:
    pieces = _BREAK_WITHIN.split(text) if "<" in text else [text]
    for piece in pieces:
        words = " ".join(unescape(_TAG_WITHIN.sub(" ", piece)).split()) if "<" in text else " ".join(piece.split())
        if words:
            yield PageBlock(words)


class _Paragraphs:
    """Takes what the parser finds. A paragraph begins with an element's first word and ends with the element."""

    def __init__(self) -> None:
        self.elements = 0
        self._depth = 0
        self._begun_at = 0
        self._words: list[str] = []
        self._done: list[str] = []

    def taken(self) -> list[str]:
        """Return the paragraphs that have ended, once."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: object) -> None:
        self.elements += 1
        self._depth += 1

    def end(self, tag: str) -> None:
        if self._words and self._depth <= self._begun_at:
            self._done.append("".join(self._words))
            self._words = []
        self._depth -= 1

    def data(self, text: str) -> None:
        if not self._words:
            if not text.strip():
                return
            self._begun_at = self._depth
        self._words.append(text)

    def close(self) -> None:
        if self._words:
            self._done.append("".join(self._words))
            self._words = []
