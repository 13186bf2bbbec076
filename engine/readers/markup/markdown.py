"""Reader of Markdown: CommonMark with tables, strikethrough, footnotes, task lists and front matter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from textwrap import dedent
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from engine.core.document import BlockKind, Problem, ProblemKind
from engine.core.errors import TooLarge
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import is_prose, pages_of
from engine.readers.common.tables import Cell, table_blocks
from engine.readers.detection.encoding import decode
from engine.readers.markup.html import blocks_of_html
from engine.readers.markup.markdown_dialects import (
    flat_lines,
    is_contents_mark,
    without_inline_marks,
    without_marks,
)

FILE_BYTES = 64 << 20
_NESTING = 20
_PIECE = 100_000
"""So many letters are parsed at a time, so that a long text yields pages early and in bounded memory."""
_INLINE = 10_000
"""In a longer paragraph marks are left as they stand: what they mean can take quadratic time to find out."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_REFERENCE = re.compile(r" {0,3}\[([^\[\]^][^\[\]]{0,98})\]:[ \t]*(\S{1,2000})")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:")
_NOTE_MARK = re.compile(r"(?<!\\)\[\^[^\]\s]{1,80}\]")
_LABEL_REFERENCE = re.compile(r"[ ~]?(?<!`)\\(?:eq|auto|[cC]|page)?ref\{[^{}\n]{0,100}\}")
_NOTE_START = re.compile(r"\\\[\^[^\]\s]{1,80}\]:\s*")
_DIVISION = re.compile(r":{3,}\s*(?:\{[^}]{0,200}\}|[\w-]{0,40})\s*:*\s*")
_HEADING_ATTRIBUTES = re.compile(r"\s*\{[#.][^{}]{0,200}\}\s*$")
_TASK = re.compile(r"\[[ xX]\]\s+")
_FRONT_FIELD = re.compile(r"(title|lang|language)\s*[:=]\s*[\"']?(.*?)[\"']?\s*$", re.IGNORECASE)
_LIST_MARK = re.compile(r"\s*(?:[*+-]|\d{1,3}[.)])[ \t]+[^\W\d_]")
_GRID = re.compile(r"\+[-=+:]{3,}\+\n")
_LATEX = re.compile(r"\s*(?:\\begin\{|\\\[|\$\$)")
_LONGEST_FRONT = 500


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    """What stands before the text, between two rules."""

    title: str
    language: str
    lines: int


def read_markdown(
    path: Path,
    password: str,  # noqa: ARG001 - none can help
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a text with Markdown's marks. Raises TooLarge for more than FILE_BYTES."""
    if path.stat().st_size > FILE_BYTES:
        raise TooLarge(path, f"over {FILE_BYTES} bytes")
    decoded = decode(path.read_bytes(), chosen=encoding)
    pages = pages_of(blocks_of_markdown(decoded.text), paged=False)
    first = next(pages, Page())
    front = _front(decoded.text.splitlines()[:_LONGEST_FRONT])
    yield DocumentHeader("markdown", front.title or _first_heading(first), front.language)
    if not decoded.certain:
        yield Problem(ProblemKind.ENCODING_GUESSED, detail=decoded.encoding)
    yield first
    yield from pages


def blocks_of_markdown(text: str) -> Iterator[PageBlock]:
    """Yield the blocks of a text; the front matter is left out."""
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.disable("inline")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = lines[_front(lines[:_LONGEST_FRONT]).lines :]
    lines = list(flat_lines(lines))
    references = _references(lines)
    for piece in _pieces(lines):
        environment: dict[str, Any] = {"references": references}
        yield from _BlockCollector(parser, environment).of(parser.parse(piece, environment))


class _BlockCollector:
    """Makes blocks of the parser's tokens, keeping what is open around them."""

    def __init__(self, parser: MarkdownIt, environment: dict[str, Any]) -> None:
        self._parser = parser
        self._environment = environment
        self._items = 0
        self._heading = 0
        self._rows: list[list[Cell]] | None = None

    def of(self, tokens: Sequence[Token]) -> Iterator[PageBlock]:
        for token in tokens:
            match token.type:
                case "list_item_open":
                    self._items += 1
                case "list_item_close":
                    self._items -= 1
                case "heading_open":
                    self._heading = int(token.tag[1:])
                case "heading_close":
                    self._heading = 0
                case "table_open":
                    self._rows = []
                case "tr_open" if self._rows is not None:
                    self._rows.append([])
                case "table_close":
                    yield from table_blocks(self._rows or ())
                    self._rows = None
                case "code_block" if self._items and _LIST_MARK.match(token.content):
                    # Items of a list that are indented further than their mark asks for.
                    yield from self.of(self._parser.parse(dedent(token.content), self._environment))
                case "fence" | "code_block":
                    if token.content.strip():
                        yield PageBlock(token.content.rstrip(), BlockKind.CODE)
                case "html_block":
                    yield from blocks_of_html(token.content, whole=True)
                case "inline":
                    yield from self._inline(token.content)

    def _inline(self, content: str) -> Iterator[PageBlock]:
        if self._rows is not None:
            cell = tuple(PageBlock(" ".join(part.split())) for part in self._plain(content).parts)
            self._rows[-1].append(cell)
            return
        if is_contents_mark(content):
            return
        content = without_marks(content)
        note = _NOTE_START.match(content)
        if note:
            content = content[note.end() :]
        elif self._heading:
            content = _HEADING_ATTRIBUTES.sub("", content)
        elif self._items:
            content = _TASK.sub("", content, count=1) if _TASK.match(content) else content
        elif _GRID.match(content):
            yield from _grid(content)
            return
        elif _LATEX.match(content):
            yield PageBlock(content.strip(), BlockKind.CODE)
            return
        plain = self._plain(content)
        kind = BlockKind.TEXT
        if note:
            kind = BlockKind.NOTE
        elif self._heading:
            kind = BlockKind.HEADING
        elif self._items:
            kind = BlockKind.LIST_ITEM
        if kind in (BlockKind.TEXT, BlockKind.LIST_ITEM) and plain.is_link and not is_prose(content):
            kind = BlockKind.CONTENTS
        for part in plain.parts:
            yield PageBlock(part, kind, self._heading)
        if not plain.parts and plain.caption:
            yield PageBlock(plain.caption, BlockKind.CAPTION)

    def _plain(self, content: str) -> "_PlainParagraph":
        content = _LABEL_REFERENCE.sub("", _NOTE_MARK.sub("", content))
        if len(content) > _INLINE:
            return _PlainParagraph((content.strip(),), "", False)
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, self._environment, tokens)
        return _plain(tokens)


@dataclass(frozen=True, slots=True)
class _PlainParagraph:
    """A paragraph without its marks."""

    parts: tuple[str, ...]
    """What stands between the line breaks that the author asked for."""
    caption: str
    """What its pictures say they show."""
    is_link: bool
    """Whether all of its text leads elsewhere."""


def _plain(tokens: Sequence[Token]) -> _PlainParagraph:
    text: list[str] = []
    captions: list[str] = []
    links = unlinked = 0
    for token in tokens:
        match token.type:
            case "text":
                kept = without_inline_marks(token.content)
                if text[-1:] == ["\n"] and kept[:1] in (".", ",", ";") and kept[0] != token.content[0]:
                    text.pop()  # a citation on a line of its own is gone
                text.append(kept)
                unlinked += 0 if links else len(token.content.strip(" \t.,;:-–—·|*"))
            case "text_special" | "code_inline":
                text.append(token.content)
                unlinked += 0 if links else len(token.content.strip(" \t.,;:-–—·|*"))
            case "softbreak":
                text.append("\n")
            case "hardbreak":
                text.append("\0")
            case "html_inline" if token.content.lower().startswith("<br"):
                text.append("\0")
            case "image":
                captions.append(token.content)
            case "link_open":
                links += 1
            case "link_close":
                links -= 1
    whole = "".join(text)
    parts = tuple(part.strip() for part in whole.split("\0") if part.strip())
    return _PlainParagraph(parts, " ".join(captions).strip(), bool(parts) and not unlinked)


def _grid(content: str) -> Iterator[PageBlock]:
    """Read a table that was drawn with signs."""
    rows = [line.strip().strip("|").split("|") for line in content.split("\n") if not line.startswith("+")]
    cells = [[[PageBlock(cell.strip())] if cell.strip() else [] for cell in row] for row in rows]
    yield from table_blocks(cells)


def _front(lines: Sequence[str]) -> _FrontMatter:
    """Find what stands before the text: fields between rules, or lines that begin with a per cent sign."""
    rule = lines[0].rstrip() if lines else ""
    if rule.startswith("% "):
        length = next((number for number, line in enumerate(lines) if line[:1] not in ("%", " ")), len(lines))
        return _FrontMatter(rule[2:].strip(), "", length)
    if rule not in ("---", "+++"):
        return _FrontMatter("", "", 0)
    found = {"title": "", "lang": ""}
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == rule or (rule == "---" and line.rstrip() == "..."):
            return _FrontMatter(found["title"], found["lang"], number)
        if field := _FRONT_FIELD.match(line[:1000]):
            key = "title" if field[1].lower() == "title" else "lang"
            value = field[2].strip()
            if value.strip("+-") in (">", "|"):  # the value stands, indented, in the lines below
                value = _indented(lines[number:])
            elif value and rule == "---":  # a long value goes on, indented, in the lines below
                value = f"{value} {_indented(lines[number:])}".rstrip("\"' ")
            found[key] = found[key] or value
    return _FrontMatter("", "", 0)


def _indented(lines: Sequence[str]) -> str:
    """Return on one line what the first lines say that are indented."""
    return " ".join(" ".join(each.split()) for each in takewhile(_is_indented, lines))


def _is_indented(line: str) -> bool:
    return line[:1] in (" ", "\t")


def _references(lines: Sequence[str]) -> dict[str, Any]:
    """Find where links lead that are named here and used there: a piece of the text must know them all."""
    found = {}
    for line in lines:
        if reference := _REFERENCE.match(line):
            found[normalizeReference(reference[1])] = {"title": "", "href": reference[2], "map": [0, 0]}
    return found


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    """Cut a long text between two paragraphs, never within code; keep footnotes from being read as links."""
    piece: list[str] = []
    length = 0
    fence = ""
    for line in lines:
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and line.strip().startswith(fence) and not line.strip().strip(fence[0]):
            fence = ""
        elif not fence and _NOTE.match(line):
            piece.append("")
            line = line.replace("[^", "\\[^", 1)
        elif not fence and _DIVISION.fullmatch(line[:300]):
            line = ""
        starts_anew = not fence and line[:1].strip() and piece and not piece[-1].strip()
        if length >= _PIECE and starts_anew and line[0] not in "-*+0123456789":
            yield "\n".join(piece)
            piece, length = [], 0
        piece.append(line)
        length += len(line) + 1
    yield "\n".join(piece)


def _first_heading(page: Page) -> str:
    headings = (block.text for block in page.blocks if block.kind is BlockKind.HEADING and block.level == 1)
    return " ".join(next(headings, "").split())
