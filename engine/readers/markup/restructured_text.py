"""Reads reStructuredText: sections, lists, tables and code; directives and roles become plain words."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.text_file import read_text_file
from engine.readers.markup.line_blocks import LineBlocks

_RULE = re.compile(r"([=\-`:.'\"~^_*+#<>])\1{2,}\s*$")
_DIRECTIVE = re.compile(r"\s*\.\. (?:\|[^|\n]{1,80}\| )?([A-Za-z][\w:.+-]{0,60}?)::(?:\s+(.*))?$")
_NOTE = re.compile(r"\s*\.\. \[(?:\d{1,4}|#[\w-]{0,40}|\*|[A-Za-z][\w.-]{0,40})\]\s+(.*)$")
_EXPLICIT = re.compile(r"\s*(?:\.\.(?:\s|$)|__ )")
_FIELD = re.compile(r"\s*:([A-Za-z][^:\n`]{0,60}):(?:\s+(.*))?$")
_ITEM = re.compile(r"\s*(?:[-*+•]|(?:\d{1,3}|#|[a-zA-Z]|[ivxl]{1,5})[.)]|\((?:\d{1,3}|[a-z#])\))\s+(?=\S)")
_GRID = re.compile(r"\s*\+(?:[-=]{2,}\+)+\s*$")
_SIMPLE = re.compile(r"\s*={2,}(?:\s+={2,})+\s*$")

_LINK = re.compile(r"`([^`<>]{0,500}?)\s?<[^`<>\n]{1,2000}>`_{0,2}")
_ROLE = re.compile(r":[A-Za-z][\w:+.-]{0,40}:`([^`]{1,1000})`")
_TARGET_OF_ROLE = re.compile(r"\s<[^<>]{1,500}>$")
_LITERAL = re.compile(r"``([^`\n]{1,500}(?:\n[^`\n]{1,500})?)``")
_TARGET = re.compile(r"`([^`]{1,500})`_{0,2}")
_STRONG = re.compile(r"(?<![\w*])(\*{1,2})(?=\S)([^*]{1,1000})(?<=\S)\1(?![\w*])")
_NOTE_MARK = re.compile(r"\s?\[(?:\d{1,4}|#[\w-]{0,40}|\*|[A-Za-z][\w.-]{0,40})\]_(?!\w)")
_NAMED = re.compile(r"\b([\w-]{1,100}[^\W_])__?(?![\w`])")
_SUBSTITUTED = re.compile(r"\|([^|\s\n][^|\n]{0,80}?)\|_{0,2}")

_CODE = frozenset(
    "code code-block sourcecode highlight math raw literalinclude parsed-literal testcode testoutput doctest "
    "productionlist csv-table prompt ipython graphviz digraph uml mermaid plantuml jupyter-execute".split()
)
_UNREAD = frozenset(
    "contents toctree include index image raw highlight meta sectnum role default-role module "
    "currentmodule automodule autoclass autofunction autosummary tabularcolumns "
    "graphviz digraph uml mermaid".split()
)


def is_restructured_text(text: str) -> bool:
    """Whether the beginning of a text has directives or roles, and underlined titles."""
    sample = text[:60_000]
    directives = len(
        re.findall(r"^[ \t]*\.\. (?:[A-Za-z][\w:-]{1,40}::|_[^:\n]{1,80}:)", sample, re.MULTILINE)
    )
    roles = len(re.findall(r":[a-z]{2,12}:`[^`\n]{1,200}`|`[^`<>\n]{1,200} <[^`<>\n]{1,300}>`_", sample))
    titles = len(re.findall(r"^\w[^\n]{1,100}\n([=~^\-#*\"'+])\1{2,}[ \t]*$", sample, re.MULTILINE))
    return titles >= 1 and directives >= 1 and directives + roles >= 3


def read_restructured_text(
    path: Path,
    password: str,  # noqa: ARG001 - text has none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a reStructuredText file. What it includes is left out."""
    file = read_text_file(path, encoding)
    pages = pages_of(blocks_of_restructured_text(file.text), paged=False)
    first = next(pages, Page())
    title = next((block.text for block in first.blocks[:3] if block.level == 1), "")
    yield DocumentHeader("restructured-text", title)
    yield from file.problems
    yield first
    yield from pages


def blocks_of_restructured_text(text: str) -> Iterator[PageBlock]:
    """Yield the blocks of a text."""
    lines = [line.expandtabs(8).rstrip() if "\t" in line else line.rstrip() for line in text.split("\n")]
    reader = _RestructuredTextReader(lines)
    place = 0
    while place < len(lines):
        place = reader.take(place)
        yield from reader.out.taken()
    reader.out.end()
    yield from reader.out.taken()


class _RestructuredTextReader:
    """Makes blocks of lines, knowing which rules stood under titles before."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.out = LineBlocks(_plain)
        self._lines = lines
        self._styles: list[str] = []
        self._ends_in_colons = False

    def take(self, place: int) -> int:
        """Take the line at a place, and those that belong to it. Return the place after them."""
        line = self._lines[place]
        if not line:
            self.out.end()
            return self._literal(place + 1) if self._ends_in_colons else place + 1
        for taken in (self._title(place), self._table(place), self._explicit(place)):
            if taken:
                return taken
        self._take_text(line)
        return place + 1

    def _line(self, place: int) -> str:
        return self._lines[place] if 0 <= place < len(self._lines) else ""

    def _title(self, place: int) -> int:
        """Take a title with a rule under it, or also over it. Return the place after it; 0 for no title."""
        if self.out.is_open:
            return 0
        over = _RULE.match(self._line(place)[:300])
        title = place + 1 if over else place
        rule = _RULE.match(self._line(title + 1)[:300])
        text = self._line(title)
        if not rule or not text.strip() or _RULE.match(text[:300]) or (over and over[1] != rule[1]):
            return place + 1 if over and not self._line(place + 1) else 0
        if len(rule[0].rstrip()) < min(len(text.strip()), 4) or (not over and text[0] == " "):
            return 0
        style = rule[1] * (2 if over else 1)
        if style not in self._styles:
            self._styles.append(style)
        self.out.add(text, BlockKind.HEADING, min(6, self._styles.index(style) + 1))
        return title + 2

    def _table(self, place: int) -> int:
        """Take a table that is drawn with signs. Return the place after it; 0 where there is none."""
        line = self._line(place)[:2000]
        is_grid = bool(_GRID.match(line))
        if not is_grid and not _SIMPLE.match(line):
            return 0
        end = place
        while self._line(end) and (not is_grid or self._line(end).lstrip()[:1] in ("+", "|")):
            end += 1
        rows = self._lines[place:end]
        self.out.add_table(_grid_rows(rows) if is_grid else _simple_rows(rows))
        return end

    def _explicit(self, place: int) -> int:
        """Take what two dots begin. Return the place after it; 0 where it is something else."""
        line = self._line(place)
        if not _EXPLICIT.match(line) or self.out.is_open:
            return 0
        note, directive = _NOTE.match(line[:5000]), _DIRECTIVE.match(line[:2000])
        if note:
            self.out.begin(BlockKind.NOTE, note[1])
            return place + 1
        name = directive[1].lower().rpartition(":")[2] if directive else ""
        if directive and name not in _CODE | _UNREAD:
            self._open(name, directive[2] or "")
            place = self._after_options(place + 1)
            return self._caption(place) if name == "figure" else place
        end = self._end_of_indented(place + 1, _margin(line))
        if name in _CODE - _UNREAD:
            self.out.add_as_it_is(list(self._lines[self._after_options(place + 1) : end]), BlockKind.CODE)
        return end

    def _open(self, name: str, argument: str) -> None:
        """Begin a directive whose text is read on as what it is."""
        if name in ("list-table", "table"):
            self.out.add(argument, BlockKind.CAPTION)
        elif name in ("rubric", "topic", "sidebar", "admonition"):
            self.out.add(argument, BlockKind.HEADING, 4)
        elif name in (
            "note",
            "warning",
            "tip",
            "important",
            "caution",
            "hint",
            "danger",
            "attention",
            "seealso",
        ):
            self.out.begin(BlockKind.TEXT, argument)

    def _caption(self, place: int) -> int:
        """Take the first paragraph under a figure. Return the place after it."""
        while place < len(self._lines) and not self._lines[place]:
            place += 1
        end = place
        while self._line(end).startswith(" "):
            end += 1
        self.out.add("\n".join(line.strip() for line in self._lines[place:end]), BlockKind.CAPTION)
        return end

    def _after_options(self, place: int) -> int:
        while _FIELD.match(self._line(place)[:500]) and self._line(place)[:1] == " ":
            place += 1
        return place

    def _end_of_indented(self, place: int, margin: int) -> int:
        """Return where the lines end that are indented more than margin, blank ones among them."""
        while place < len(self._lines) and (not self._lines[place] or _margin(self._lines[place]) > margin):
            place += 1
        return place

    def _literal(self, place: int) -> int:
        """Take the indented lines after two colons as code."""
        self._ends_in_colons = False
        while place < len(self._lines) and not self._lines[place]:
            place += 1
        end = self._end_of_indented(place, 0) if self._line(place)[:1] == " " else place
        self.out.add_as_it_is(list(self._lines[place:end]), BlockKind.CODE)
        return end

    def _take_text(self, line: str) -> None:
        out = self.out
        item = _ITEM.match(line)
        field = _FIELD.match(line[:5000]) if line[0] == ":" or not out.is_open else None
        self._ends_in_colons = line.endswith("::")
        if self._ends_in_colons:
            line = line[:-2] if line[:-2].endswith(" ") or line == "::" else line[:-1]
        if line.startswith(">>>"):
            out.add_as_it_is([line], BlockKind.CODE)
        elif field:
            out.begin(BlockKind.NOTE, f"{field[1]}: {field[2] or ''}")
        elif item and (not out.is_open or _margin(line) or len(line) < 200):
            out.begin(BlockKind.LIST_ITEM, line[item.end() :])
        elif line.lstrip().startswith("| "):
            out.begin(BlockKind.TEXT, line.lstrip()[2:])
        else:
            out.write(line)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def _grid_rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table with borders; the lines of a cell are joined."""
    rows: list[list[str]] = [[]]
    for line in map(str.strip, lines):
        if line.startswith("+"):
            rows.append([])
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == len(rows[-1]):
            rows[-1] = [f"{above} {cell}" for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows[-1] = cells
    return [row for row in rows if row]


def _simple_rows(lines: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table whose columns are as wide as the rules above them."""
    starts = [match.start() for match in re.finditer(r"=+", lines[0])]
    ends = [*starts[1:], None]
    columns = [slice(start, end) for start, end in zip(starts, ends, strict=True)]
    return [
        [line[column].strip() for column in columns] for line in lines if not set(line) <= {"=", "-", " "}
    ]


def _plain(text: str) -> str:
    text = _NOTE_MARK.sub("", text)
    text = _LITERAL.sub(r"\1", _LINK.sub(r"\1", _ROLE.sub(_role, text)))
    text = _TARGET.sub(r"\1", _STRONG.sub(r"\2", _STRONG.sub(r"\2", text)))
    text = _SUBSTITUTED.sub(r"\1", _NAMED.sub(r"\1", text))
    return text.replace("\\ ", "").replace("\\*", "*").replace("\\_", "_").replace("\\`", "`")


def _role(match: re.Match[str]) -> str:
    """Return what is shown of a reference: the words before its target, or the last part of a name."""
    text = match[1]
    target = _TARGET_OF_ROLE.search(text)
    shown = text[: target.start()] if target else text
    if shown.startswith("~"):
        return shown.rpartition(".")[2]
    return shown.lstrip("!.")
