"""Reads FictionBook 2: chapters as headings, notes as notes, pictures left out."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import Damaged
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.archive import open_archive
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.encoding import DecodedText, decode

_MOST_BYTES = 80 * 2**20
_PIECE = 2**16
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>\s*")
_PARAGRAPHS = frozenset(("p", "v", "subtitle", "text-author", "td", "th"))
_NOT_READ = frozenset(
    ("binary", "stylesheet", "document-info", "publish-info", "custom-info", "src-title-info")
)
_NOTES = frozenset(("notes", "footnotes", "comments"))
_DEEPEST = 6


def read_fb2(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:  # noqa: ARG001 - it has none
    """Read a book, or the first one in a ZIP file. Raises Damaged for a file without elements."""
    decoded = decode(_content(path))
    events = _BookEvents()
    items = _blocks(path, decoded, events)
    first = next(items, None)
    yield DocumentHeader("fb2", events.title, events.language)
    if not decoded.certain:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=decoded.encoding)
    groups = chain((first or [],), items)
    yield from pages_of((block for group in groups for block in group), paged=False)
    if events.is_broken:
        yield Problem(ProblemKind.REPAIRED)


def _content(path: Path) -> bytes:
    with path.open("rb") as file:
        if file.read(4) != b"PK\x03\x04":
            file.seek(0)
            return file.read(_MOST_BYTES)
    with open_archive(path) as archive:
        name = next((name for name in archive.names if name.lower().endswith(".fb2")), None)
        if name is None:
            raise Damaged(path, "no book")
        return archive.read(name)


def _blocks(path: Path, decoded: DecodedText, events: "_BookEvents") -> Iterator[list[PageBlock]]:
    """Yield the blocks of one piece of the file after the other; the first ones once the text begins."""
    markup = _DECLARATION.sub("", decoded.text, count=1)
    parser = etree.XMLParser(
        target=events, recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        for start in range(0, len(markup), _PIECE):
            parser.feed(markup[start : start + _PIECE])
            if events.in_body:
                yield events.taken()
        parser.close()
    except etree.XMLSyntaxError as error:
        if not events.in_body:
            raise Damaged(path, "xml") from error
        events.is_broken = True
    yield events.taken()


class _BookEvents:
    """Is told of the book's tags and text by the parser, and keeps its blocks."""

    def __init__(self) -> None:
        self.title = ""
        self.language = ""
        self.in_body = False
        self.is_broken = False
        self._open: list[str] = []
        self._sections = 0
        self._is_note = False
        self._silent = 0
        self._text: list[str] = []
        self._title: list[str] = []
        self._row: list[str] | None = None
        self._rows: list[str] = []
        self._done: list[PageBlock] = []

    def taken(self) -> list[PageBlock]:
        """Return the blocks that have ended, once."""
        done, self._done = self._done, []
        return done

    # What the parser calls

    def start(self, tag: str, attributes: Mapping[str, Any]) -> None:
        name = tag.rpartition("}")[2]
        self._open.append(name)
        if self._silent or name in _NOT_READ or (name == "a" and attributes.get("type") == "note"):
            self._silent += 1
        elif name == "body":
            self.in_body = True
            self._is_note = attributes.get("name", "") in _NOTES
            self._sections = 0
        elif name == "section":
            self._sections += 1
        elif name == "tr":
            self._row = []
        elif name in _PARAGRAPHS or name == "title":
            self._text = []

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if self._open:
            self._open.pop()
        if self._silent:
            self._silent -= 1
            return
        text = " ".join("".join(self._text).split())
        if name == "book-title" and "title-info" in self._open:
            self.title = text
        elif name == "lang" and "title-info" in self._open:
            self.language = text
        elif name == "section":
            self._sections = max(0, self._sections - 1)
        elif name == "title":
            self._end_title()
        elif name == "tr" and self._row is not None:
            self._rows.append("\t".join(self._row))
            self._row = None
        elif name == "table":
            self._add("\n".join(self._rows), BlockKind.TABLE)
            self._rows = []
        elif name in _PARAGRAPHS:
            self._end_paragraph(name, text)
        if name not in ("strong", "emphasis", "style", "a", "sub", "sup", "code", "strikethrough", "image"):
            self._text = []

    def data(self, text: str) -> None:
        if not self._silent:
            self._text.append(text)

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def pi(self, target: str, data: str | None = None) -> None:
        """Nor are processing instructions."""

    def close(self) -> None:
        """What the file breaks off in is a paragraph, too."""
        if self.in_body and not self._silent:
            self._end_paragraph("p", " ".join("".join(self._text).split()))

    # Blocks

    def _end_paragraph(self, name: str, text: str) -> None:
        if not text:
            return
        if name in ("td", "th") and self._row is not None:
            self._row.append(text)
        elif "title" in self._open:
            self._title.append(text)
        elif not self.in_body:
            if "annotation" in self._open:
                self._add(text, BlockKind.NOTE)
        elif name == "subtitle":
            self._add(text, BlockKind.HEADING, min(_DEEPEST, self._sections + 2))
        else:
            self._add(text, BlockKind.NOTE if name == "text-author" else BlockKind.TEXT)

    def _end_title(self) -> None:
        title, self._title = " ".join(self._title), []
        if self.in_body:
            self._add(title, BlockKind.HEADING, min(_DEEPEST, self._sections + 1))

    def _add(self, text: str, kind: BlockKind, level: int = 0) -> None:
        if not text:
            return
        if self._is_note:
            kind, level = BlockKind.NOTE, 0
        self._done.append(PageBlock(text, kind, level))
