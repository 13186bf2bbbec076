"""Reader of XML of any vocabulary: an element with text of its own is a paragraph."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.detection.encoding import decode

_MOST_BYTES = 80 * 2**20
_PIECE = 2**16

_HEADER = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_BREAK_WITHIN = re.compile(r"<(?:/?(?:p|div|ul|ol|li|h[1-6]|table|tr|blockquote)|br)\b[^<>]{0,1000}>", re.I)
_TAG_WITHIN = re.compile(r"</?[a-z][^<>]{0,1000}>|<!--.{0,1000}?-->", re.I)
_VALUE = re.compile(r"[!-~]+|[A-Za-z]{3}, [ -~]{15,30}|[\d.,:T+Z -]+")
"""A number, a date, an address, a lone word: nothing that a summary could quote."""


def read_xml(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - XML has none
    """Read the words of an XML file as they stand. HTML within, as in news feeds, is unpacked."""
    with path.open("rb") as file:
        decoded = decode(file.read(_MOST_BYTES))
    yield DocumentHeader("text")
    if not decoded.certain:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=decoded.encoding)
    markup = _HEADER.sub("", decoded.text, count=1)
    paragraphs = _ParagraphCollector()
    parser = etree.XMLParser(
        target=paragraphs,
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
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


def _pages(paragraphs: "_ParagraphCollector") -> Iterator[Page]:
    if blocks := paragraphs.taken():
        yield Page(tuple(blocks))


def _blocks(text: str, is_heading: bool) -> Iterator[PageBlock]:
    has_markup = "<" in text
    for piece in _BREAK_WITHIN.split(text) if has_markup else [text]:
        words = " ".join((unescape(_TAG_WITHIN.sub(" ", piece)) if has_markup else piece).split())
        if not words:
            continue
        if is_heading:
            yield PageBlock(words, BlockKind.HEADING, 2)
        else:
            yield PageBlock(words, BlockKind.NOTE if _VALUE.fullmatch(words) else BlockKind.TEXT)


class _ParagraphCollector:
    """Takes what the parser finds. A paragraph reaches from an element's first word to its end."""

    def __init__(self) -> None:
        self.elements = 0
        self._depth = 0
        self._is_heading = False
        self._begun_at = 0
        self._words: list[str] = []
        self._done: list[PageBlock] = []

    def taken(self) -> list[PageBlock]:
        """Return the blocks of the paragraphs that have ended, once."""
        done, self._done = self._done, []
        return done

    def start(self, tag: str, attributes: object) -> None:  # noqa: ARG002 - lxml calls it so
        self.elements += 1
        self._depth += 1
        if not self._words:
            self._is_heading = tag.rpartition("}")[2].lower() in ("title", "heading", "head")

    def end(self, tag: str) -> None:  # noqa: ARG002
        if self._words and self._depth <= self._begun_at:
            self._finish()
        self._depth -= 1

    def data(self, text: str) -> None:
        if not self._words:
            if not text.strip():
                return
            self._begun_at = self._depth
        self._words.append(text)

    def close(self) -> None:
        if self._words:
            self._finish()

    def _finish(self) -> None:
        self._done.extend(_blocks("".join(self._words), self._is_heading))
        self._words, self._is_heading = [], False
