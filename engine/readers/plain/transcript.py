"""Reads transcripts whose printed lines are numbered, as those of courts: lines joined, numbers left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.paragraphs import pages_of
from engine.readers.detection.text_file import read_text_file

_NUMBERED = re.compile(r"\s{0,30}(?:\d{1,5}:)?(\d{1,2})(?:(\.?[ \t]+)(\S.*)|[ \t]*)$")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s)?\d{1,5}(?:\s(?:of|/)\s\d{1,5})?\W*", re.IGNORECASE)
_QUESTION = re.compile(r"([QA])(?:[.:]\s*|\s{2,})(?=\S)")
_SPEAKER = re.compile(r"((?:BY )?[A-Z][A-Z.'’\- ]{1,40}[A-Z.]):(?:\s+|$)")
_PARENTHESIS = re.compile(r"\([^()]{1,300}\)\.?")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")
_FIRST_LINE_INDENT = 3
"""Blanks more than usual before the first line of a paragraph."""
_FEWEST_NUMBERED = 8
_LONGEST_LINE = 400
_LINES_LOOKED_AT = 600


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """A line without its number."""

    text: str
    is_numbered: bool
    indent: int = 0
    """Blanks between the number and the text."""


def is_transcript(text: str) -> bool:
    """Whether the lines of a text, or of its beginning, are numbered page by page and make running text.

    Numbers alone do not tell: a list and a table have them too. Either people take turns, or many lines go
    on in the middle of a sentence.
    """
    lines = [line for line in text[:60_000].split("\n")[:_LINES_LOOKED_AT] if line.strip()]
    printed = list(_printed(lines))
    numbered = [line.text for line in printed if line.is_numbered]
    if len(numbered) < _FEWEST_NUMBERED or len(numbered) < 0.6 * len(lines):
        return False
    turns = sum(bool(_QUESTION.match(line) or _SPEAKER.match(line)) for line in numbered)
    going_on = sum(line[:1].islower() for line in numbered)
    return turns >= 3 or going_on >= 0.3 * len(numbered)


def read_transcript(
    path: Path,
    password: str,  # noqa: ARG001 - text has none
    encoding: str = "",
) -> Iterator[DocumentHeader | Page | Problem]:
    """Read a transcript. Who speaks is a NOTE above what is said."""
    file = read_text_file(path, encoding)
    yield DocumentHeader("transcript", path.stem)
    yield from file.problems
    yield from pages_of(blocks_of_transcript(file.text), paged=False)


def blocks_of_transcript(text: str) -> Iterator[PageBlock]:
    """Yield every turn as a paragraph. What stands on a page outside of its numbered lines is a note."""
    turn: list[str] = []
    outside: list[str] = []
    lines = list(_printed(text.replace("\f", "\n").split("\n")))
    usual = Counter(line.indent for line in lines if line.text and line.is_numbered).most_common(1)
    margin = usual[0][0] + _FIRST_LINE_INDENT if usual else 0
    for line in lines:
        if not line.is_numbered:
            if line.text and not _PAGE_NUMBER.fullmatch(line.text[:_LONGEST_LINE]):
                outside.append(line.text)
            continue
        mark = _QUESTION.match(line.text) or _SPEAKER.match(line.text[:_LONGEST_LINE])
        kind = _kind_apart(line.text)
        begins = not line.text or line.indent >= margin
        if mark or kind or not turn or (begins and _SENTENCE_END.search(turn[-1])):
            yield from _block(turn)
            yield from (PageBlock(note, BlockKind.NOTE) for note in outside)
            turn, outside = [], []
        if mark:
            yield PageBlock(" ".join(mark[0].split()), BlockKind.NOTE)
            turn = [rest] if (rest := line.text[mark.end() :]) else []
        elif kind:
            yield PageBlock(line.text, kind, 2 if kind is BlockKind.HEADING else 0)
        elif line.text:
            turn.append(line.text)
    yield from _block(turn)
    yield from (PageBlock(note, BlockKind.NOTE) for note in outside)


def _block(lines: list[str]) -> Iterator[PageBlock]:
    if lines:
        yield PageBlock("\n".join(lines))


def _kind_apart(line: str) -> BlockKind | None:
    """Return what a line is that belongs to no turn: a heading in capitals, or a remark in parentheses."""
    if _PARENTHESIS.fullmatch(line[:_LONGEST_LINE]):
        return BlockKind.NOTE
    is_heading = line.isupper() and 1 < len(line.split()) <= 8 and not line.endswith((".", ",", "?", "!"))
    return BlockKind.HEADING if is_heading else None


def _printed(lines: Iterable[str]) -> Iterator[_PrintedLine]:
    """Take the numbers off that count on from line to line, or begin anew with 1 on a new page."""
    before = 0
    for line in lines:
        match = _NUMBERED.match(line[: _LONGEST_LINE * 10])
        number = int(match[1]) if match else 0
        if match and (before < number <= before + 2 or number == 1):
            before = number
            yield _PrintedLine(" ".join((match[3] or "").split()), True, len((match[2] or "").expandtabs()))
        else:
            yield _PrintedLine(" ".join(line.split()), False)
