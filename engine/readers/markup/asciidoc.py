"""Reads AsciiDoc: sections, lists, tables and code; attributes, macros and conditions become plain words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.text_file import read_text_file
from engine.readers.markup.line_blocks import LineBlocks

_HEADING = re.compile(r"(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?\s*$")
_ATTRIBUTE = re.compile(r":(!?[A-Za-z][\w-]{0,60}!?):(?:\s+(.*))?$")
_ATTRIBUTE_LINE = re.compile(r"\[[^\]\n]{0,500}\]\s*$")
_DIRECTIVE = re.compile(
    r"(?:include|ifdef|ifndef|ifeval|endif|toc|video|audio|menu)::?[^\[\n]{0,500}\[.*\]\s*$"
)
_IMAGE = re.compile(r"image::([^\[\n]{1,500})\[([^\],\n]{0,500})[^\n]*\]\s*$")
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```\w*|[|,:!]={3,})\s*$")
_ITEM = re.compile(r"\s*(?:\*{1,6}|-|\.{1,6}|\d{1,3}\.|[a-z]\.|<(?:\d{1,2}|\.)>)\s+(?:\[[ x*]\]\s+)?(?=\S)")
_TERM = re.compile(r"(\S.{0,100}?)(?:::|;;)(?:\s+(\S.*))?$")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(?=\S)")
_TITLE = re.compile(r"\.(?=[^\s.])(.*)$")
_AUTHOR = re.compile(r"[^\n<>]{2,80}<[^<>\s]{1,80}@[^<>\s]{2,80}>.*$")

_FOOTNOTE = re.compile(r"\s?footnote(?:ref)?:[\w-]{0,40}\[([^\[\]]{0,2000})\]")
_LINK = re.compile(
    r"(?:link:|xref:|mailto:)?(?:https?://)?[^\s\[\]<>]{1,500}\[([^\[\]]{1,500}?)(?:\^|,[^\[\]]{0,200})?\]"
)
_LINK_START = re.compile(r"\b(?=(?:link|xref|mailto):|https?://)")
_REFERENCE = re.compile(r"<<[^<>,\n]{1,200}(?:,\s?([^<>\n]{1,300}))?>>")
_ANCHOR = re.compile(r"\[\[[^\[\]\n]{1,200}\]\]|\[#[^\[\]\n]{1,100}\]|anchor:[\w-]{1,100}\[[^\[\]]{0,200}\]")
_MACRO = re.compile(
    r"\b(?:kbd|btn|menu|pass|stem|latexmath|asciimath|icon|image|indexterm2?):[\w./-]{0,200}\[([^\[\]]{0,500})\]"
)
_HIDDEN = re.compile(r"\(\(\([^()]{1,200}\)\)\)")
_ROLE = re.compile(r"\[[.\w#%-]{1,60}\](?=[#*_`])")
_EMPHASIS = re.compile(
    r"(?<![\w*_`#+])([*_`#+]{1,2})(?=\S)([^\n*_`#+]{1,1000}(?:\n[^\n*_`#+]{1,500})?)(?<=\S)\1(?![\w])"
)
_NAME = re.compile(r"\{([A-Za-z][\w-]{0,60})\}")
_NAMED = {
    "nbsp": " ",
    "apos": "'",
    "quot": '"',
    "amp": "&",
    "lt": "<",
    "gt": ">",
    "empty": "",
    "sp": " ",
    "blank": "",
}
_PROSE = ("=", "*", "_", "--")
"""Delimiters around paragraphs."""


def is_asciidoc(text: str) -> bool:
    """Whether the beginning of a text has several kinds of marks that only AsciiDoc has."""
    sample = text[:60_000]
    marks = (
        r"^={2,5} \S",
        r"^\[(?:source|NOTE|TIP|WARNING|IMPORTANT|quote|cols|options|%header|\[[\w-]+\]\]\s*$)",
        r"^\|===\s*$",
        r"^(?:include|image)::\S+\[",
        r"^:[a-z][\w-]{1,40}:(?: \S|$)",
        r"\bxref:\S+\[",
    )
    counts = [len(re.findall(mark, sample, re.MULTILINE)) for mark in marks]
    has_title = sample.lstrip().startswith("= ")
    return (counts[0] > 0 or has_title) and sum(count > 0 for count in counts) + has_title >= 3


def read_asciidoc(
    path: Path,
    password: str,  # noqa: ARG001 - text has none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read an AsciiDoc file. What it includes is left out."""
    file = read_text_file(path, encoding)
    pages = pages_of(blocks_of_asciidoc(file.text), paged=False)
    first = next(pages, Page())
    title = next((block.text for block in first.blocks[:3] if block.kind is BlockKind.HEADING), "")
    yield DocumentHeader("asciidoc", title)
    yield from file.problems
    yield first
    yield from pages


def blocks_of_asciidoc(text: str) -> Iterator[PageBlock]:
    """Yield the blocks of a text."""
    lines = text.split("\n")
    reader = _AsciidocReader(lines)
    place = 0
    while place < len(lines):
        place = reader.take(place)
        yield from reader.taken()
    reader.out.end()
    yield from reader.taken()


class _AsciidocReader:
    """Makes blocks of lines, knowing the attributes that were set before."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.out = LineBlocks(self._plain)
        self._lines = lines
        self._attributes: dict[str, str] = {}
        self._style = ""
        self._notes: list[str] = []

    def taken(self) -> Iterator[PageBlock]:
        """Yield the blocks that are done, and after them the notes in them."""
        yield from self.out.taken()
        yield from (PageBlock(note, BlockKind.NOTE) for note in self._notes)
        self._notes = []

    def take(self, place: int) -> int:
        """Take the line at a place, and those that belong to it. Return the place after them."""
        line = self._lines[place].rstrip()
        delimiter = _DELIMITER.match(line[:200])
        if delimiter and not self._is_underline(place):
            return self._delimited(place, delimiter[1])
        if self._is_underline(place + 1) and not self.out.is_open:
            level = "=-~^+".index(self._lines[place + 1][0]) + 1
            self.out.add(line, BlockKind.HEADING, level)
            return place + 2
        self._take_line(line, place)
        if not line or not _ATTRIBUTE_LINE.match(line):
            self._style = ""
        return place + 1

    def _is_underline(self, place: int) -> bool:
        """Whether the line is a rule as long as the title above it."""
        if not 0 < place < len(self._lines):
            return False
        rule, title = self._lines[place].rstrip(), self._lines[place - 1].rstrip()
        is_rule = len(rule) >= 3 and rule[0] in "=-~^+" and not rule.strip(rule[0])
        return is_rule and bool(title) and title[0].isalnum() and abs(len(title) - len(rule)) <= 2

    def _delimited(self, place: int, mark: str) -> int:
        kind = mark[0] if len(mark) != 2 else mark
        style = self._style
        self._style = ""
        if kind in _PROSE and style != "stem":
            self.out.end()
            return place + 1
        closing = "```" if mark.startswith("```") else mark
        end = place + 1
        while end < len(self._lines) and self._lines[end].rstrip() != closing:
            end += 1
        inside = list(self._lines[place + 1 : end])
        if mark.endswith("==="):
            self.out.add_table(_rows(inside))
        elif kind != "/":
            self.out.add_as_it_is(inside, BlockKind.CODE)
        return end + 1

    def _take_line(self, line: str, place: int) -> None:
        line = line[:50_000]
        out = self.out
        attribute = _ATTRIBUTE.match(line)
        if attribute:
            self._attributes[attribute[1].lower()] = attribute[2] or ""
        elif not line.strip() or line.strip() in ("+", "'''", "<<<"):
            out.end()
        elif _ATTRIBUTE_LINE.match(line) and line[0] == "[":
            self._style = line.strip("[] ").partition(",")[0]
            out.end()
        elif (line.startswith("//") and not line.startswith("///")) or _DIRECTIVE.match(line):
            return
        elif place == 1 and _AUTHOR.match(line):
            out.add(line, BlockKind.NOTE)
        else:
            self._take_text(line)

    def _take_text(self, line: str) -> None:
        out = self.out
        heading = _HEADING.match(line) if not out.is_open else None
        image = _IMAGE.match(line)
        title = _TITLE.match(line) if not out.is_open else None
        item = _ITEM.match(line)
        term = _TERM.match(line) if not out.is_open else None
        admonition = _ADMONITION.match(line) if not out.is_open else None
        if heading:
            out.add(heading[2], BlockKind.HEADING, len(heading[1]))
        elif image:
            out.add(image[2], BlockKind.CAPTION)
        elif item:
            out.begin(BlockKind.LIST_ITEM, line[item.end() :])
        elif title:
            out.add(title[1], BlockKind.CAPTION)
        elif term:
            out.begin(BlockKind.LIST_ITEM, f"{term[1]}: {term[2] or ''}")
        elif admonition:
            out.write(line[admonition.end() :])
        else:
            out.write(line.removesuffix(" +"))

    def _plain(self, text: str) -> str:
        self._notes += [note for note in _FOOTNOTE.findall(text) if note.strip()]
        text = _FOOTNOTE.sub("", text)
        text = _HIDDEN.sub("", _ANCHOR.sub("", _REFERENCE.sub(_reference, text)))
        text = _without_links(_MACRO.sub(r"\1", text))
        text = _ROLE.sub("", text)
        for _ in range(2):
            text = _EMPHASIS.sub(r"\2", text)
        return _NAME.sub(lambda match: _value(match, self._attributes), text)


def _reference(match: re.Match[str]) -> str:
    return match[1] or ""


def _without_links(text: str) -> str:
    """Keep of links what is shown."""
    parts, place = [], 0
    for start in _LINK_START.finditer(text):
        link = _LINK.match(text, start.start()) if start.start() >= place else None
        if link:
            parts += [text[place : link.start()], link[1]]
            place = link.end()
    return "".join((*parts, text[place:]))


def _value(match: re.Match[str], attributes: Mapping[str, str]) -> str:
    name = match[1].lower()
    return _NAMED.get(name, attributes.get(name, match[0]))


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the cells of a table: those of a line, or of lines up to a blank one where each has its own."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            groups.append([])
        elif line.lstrip().startswith("|") or not groups[-1]:
            groups[-1].append(line.strip())
        else:
            groups[-1][-1] += " " + line.strip()
    cells = [[_cells(line) for line in group] for group in groups if group]
    if any(len(line) > 1 for group in cells for line in group):
        return [line for group in cells for line in group]
    return [[cell for line in group for cell in line] for group in cells]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?:(?<=\s)[\d.+*<>^]{0,8}[a-z]?)?\|", line)[1:]]
