"""Reads Org files: outlines as headings, drawers and settings left out."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.text_file import read_text_file
from engine.readers.markup.line_blocks import LineBlocks

_HEADING = re.compile(
    r"(\*{1,12})\s+(?:(?:TODO|DONE|NEXT|WAITING|HOLD|CANCELL?ED|STARTED|SOMEDAY)\s+)?(?:\[#[A-Z0-9]\]\s*)?"
    r"(.*?)(?:\s+:[\w@#%:]{1,100}:)?\s*$"
)
_SETTING = re.compile(r"\s*#\+(\w[\w-]{0,40})(?:\[[^\]\n]{0,200}\])?:\s*(.*)$")
_BEGIN = re.compile(r"\s*#\+begin_(\w{1,40})", re.IGNORECASE)
_DRAWER = re.compile(r"\s*:([A-Za-z][\w-]{0,40}):\s*$")
_PLANNING = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):")
_ITEM = re.compile(r"\s*(?:[-+]|\d{1,3}[.)]|(?<=\s)\*)\s+(?:\[[ xX-]\]\s*)?")
_NOTE = re.compile(r"\[fn:[\w-]{0,40}\]\s+")
_TERM = re.compile(r"(\S.{0,80}?)\s+::\s+")

_LINK = re.compile(r"\[\[[^\[\]\n]{1,2000}\]\[([^\[\]]{1,1000})\]\]")
_ADDRESS = re.compile(r"\[\[(?:file:|\*|#)?([^\[\]\n]{1,2000})\]\]")
_NOTE_MARK = re.compile(r"\s?\[fn:[\w-]{0,40}(?::[^\[\]\n]{0,2000})?\]")
_EMPHASIS = re.compile(r"(?<![\w/*=~+])([*/_=~+])(?=\S)((?:(?!\1)[\s\S]){1,300})(?<=\S)\1(?![\w/*=~+])")
_STAMP = re.compile(r"[<\[](\d{4}-\d{2}-\d{2})(?:\s[^<>\[\]\n]{0,40})?[>\]]")
_CODE = frozenset(("src", "example", "export", "latex", "html"))


def is_org(text: str) -> bool:
    """Whether the beginning of a text has settings and headings as Org writes them."""
    sample = text[:60_000]
    settings = len(re.findall(r"^#\+[A-Za-z_]{2,30}(?::|\b)", sample, re.MULTILINE))
    drawers = len(re.findall(r"^[ \t]*:(?:PROPERTIES|LOGBOOK):[ \t]*$", sample, re.MULTILINE))
    return settings + drawers >= 2 and len(re.findall(r"^\*+ \S", sample, re.MULTILINE)) >= 1


def read_org(
    path: Path,
    password: str,  # noqa: ARG001 - text has none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read an Org file."""
    file = read_text_file(path, encoding)
    settings = [match for line in file.text.split("\n")[:200] if (match := _SETTING.match(line[:1000]))]
    named = {match[1].lower(): match[2].strip() for match in settings}
    yield DocumentHeader("org", named.get("title", ""), named.get("language", ""))
    yield from file.problems
    yield from pages_of(blocks_of_org(file.text), paged=False)


def blocks_of_org(text: str) -> Iterator[PageBlock]:
    """Yield the blocks of a text."""
    out = LineBlocks(_plain)
    lines = text.split("\n")
    place = 0
    while place < len(lines):
        place = _take(lines, place, out)
        yield from out.taken()
    out.end()
    yield from out.taken()


def _take(lines: Sequence[str], place: int, out: LineBlocks) -> int:
    """Take the line at a place, and those that belong to it. Return the place after them."""
    line = lines[place]
    begin = _BEGIN.match(line)
    if begin and begin[1].lower() in (*_CODE, "comment"):
        end = _end(lines, place + 1, f"#+end_{begin[1]}".lower())
        if begin[1].lower() in _CODE:
            out.add_as_it_is(list(lines[place + 1 : end]), BlockKind.CODE)
        return end + 1
    drawer = _DRAWER.match(line)
    if drawer and drawer[1].lower() != "end":
        end = _end(lines, place + 1, ":end:", 200)
        return end + 1 if end < len(lines) else place + 1
    if line.lstrip().startswith("|"):
        return _table(lines, place, out)
    if re.match(r"\s*: ", line):
        end = next(
            (at for at in range(place, len(lines)) if not re.match(r"\s*:(?: |$)", lines[at])), len(lines)
        )
        out.add_as_it_is([code.lstrip()[2:] for code in lines[place:end]], BlockKind.CODE)
        return end
    _take_line(line, out)
    return place + 1


def _take_line(line: str, out: LineBlocks) -> None:
    heading = _HEADING.match(line[:2000])
    setting = _SETTING.match(line[:2000])
    item = _ITEM.match(line)
    if heading:
        out.add(heading[2], BlockKind.HEADING, min(6, len(heading[1])))
    elif setting and setting[1].lower() in ("title", "subtitle"):
        out.add(setting[2], BlockKind.HEADING, 1)
    elif setting and setting[1].lower() == "caption":
        out.add(setting[2], BlockKind.CAPTION)
    elif not line.strip() or line.lstrip().startswith("#+") or _DRAWER.match(line):
        out.end()
    elif _PLANNING.match(line) or re.match(r"\s*#(?:\s|$)", line) or re.fullmatch(r"\s*-{5,}\s*", line):
        return
    elif _NOTE.match(line):
        out.begin(BlockKind.NOTE, _NOTE.sub("", line, count=1))
    elif item:
        out.begin(BlockKind.LIST_ITEM, _TERM.sub(r"\1: ", line[item.end() :], count=1))
    else:
        out.write(line)


def _table(lines: Sequence[str], place: int, out: LineBlocks) -> int:
    rows = []
    while place < len(lines) and lines[place].lstrip().startswith("|"):
        row = lines[place].strip()
        if not row.startswith("|-"):
            rows.append([cell.strip() for cell in row.strip("|").split("|")])
        place += 1
    out.add_table(rows)
    return place


def _end(lines: Sequence[str], place: int, mark: str, most: int = 1_000_000) -> int:
    """Return where the line stands that closes what is open; the end of the text where it is missing."""
    last = min(len(lines), place + most)
    found = (at for at in range(place, last) if lines[at].strip().lower() == mark)
    return next(found, len(lines))


def _plain(text: str) -> str:
    text = _NOTE_MARK.sub("", _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text)))
    text = _STAMP.sub(r"\1", text)
    return _EMPHASIS.sub(r"\2", text)
