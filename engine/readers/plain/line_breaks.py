"""Classifies line breaks of plain text: hard ones that the author meant, soft ones of the width."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Self

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.text.characters import SENTENCE_END

_LINES_LOOKED_AT = 5000
_NARROWEST, _WIDEST = 30, 260
"""Columns to which people, or their programs, break lines."""

_BULLET = re.compile(
    r"\s{0,16}(?:[-*+•‣◦▪●○·–—]|\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)])[ \t\u3000]+(?=\S)"
)
_GLYPH = re.compile(r"\s*[-*+•‣◦▪●○·–—]\s+")
_END = re.compile(rf"(?:{SENTENCE_END}|；)\s*$")
_UNDERLINE = re.compile(r"\s*([=\-~^*#])\1{2,}\s*")
_RULE = re.compile(r"\s*(?:[=\-~^*#_+|.]\s?){3,}\s*")
_CODE_SIGN = re.compile(r"[{}();=<>\[\]]|->|::")
_COLUMN_GAP = re.compile(r"\s*\|\s*|\s{3,}|\t+")
_HAS_COLUMN_GAP = re.compile(r"[\s|](?:(?<=[|\t])|\s\s)")
"""Finds out whether there is a gap, in a fraction of the time."""


_WIDE_ENOUGH = 60
"""Columns of a line that is no verse and no address, however wide the others are."""
_FEWEST_FILLED = 4
"""Lines of a paragraph from which on the longest tells how wide it is."""


@dataclass(frozen=True, slots=True)
class LineLayout:
    """Whether, and at which width, the lines of a text were wrapped."""

    width: int = 0
    """Columns to which lines were filled; 0 where every line is meant to be one."""
    longest_paragraph: int = 400
    """Lines after which a paragraph is taken to have ended."""

    @classmethod
    def of(cls, lines: Iterable[str]) -> Self:
        """Judge by the pairs of lines that follow one another: was the first full when the second began?

        Where most lines end as sentences do, they are turns of a talk or sentences, however full.
        """
        sample = list(islice(lines, _LINES_LOOKED_AT))
        pairs = [
            (
                _columns(first),
                _columns(first_word(second)),
                bool(_END.search(first)),
                second.lstrip()[:1].islower(),
            )
            for (first, is_prose), (second, goes_on) in pairwise(
                zip(sample, map(_is_prose, sample), strict=True)
            )
            if is_prose and goes_on and not _BULLET.match(second)
        ]
        if sum(ends for _, _, ends, _ in pairs) >= 0.6 * len(pairs):
            return cls()
        widths = sorted(columns for columns, *_ in pairs)
        width = widths[min(len(widths) - 1, len(widths) * 95 // 100)]
        if not _NARROWEST <= width <= _WIDEST:
            return cls()
        # Counted by characters: the long lines are the text, the short ones addresses and headings.
        # Where nearly all lines begin in the middle of a sentence, parts of it may be narrower than the rest.
        torn = sum(small for *_, small in pairs) >= 0.65 * len(pairs)
        least = width * (0.7 if torn else 0.85)
        full = sum(columns for columns, word, *_ in pairs if columns + 1 + word > least)
        wider = sum(len(line) > width * 1.3 for line in sample)
        return cls(width if full >= 0.6 * sum(widths) and wider <= 0.1 * len(pairs) else 0)


def _is_prose(line: str) -> bool:
    if len(line) > _WIDEST:
        return True
    return bool(line.strip()) and not _HAS_COLUMN_GAP.search(line.strip()) and not _RULE.fullmatch(line)


def blocks_of_paragraph(lines: list[str], layout: LineLayout) -> Iterator[PageBlock]:
    """Yield the blocks of some lines that have no empty one among them."""
    lines = [line.rstrip() for line in lines]
    if len(lines) > 1 and _UNDERLINE.fullmatch(lines[1]) and len(lines[0].strip()) <= 120:
        yield PageBlock(lines[0].strip(), BlockKind.HEADING, 1 if "=" in lines[1] else 2)
        lines = lines[2:]
    lines = [line for line in lines if not _RULE.fullmatch(line) or _is_word(line)]
    if not lines:
        return
    if rows := _rows(lines):
        yield PageBlock("\n".join(rows), BlockKind.TABLE)
    elif _is_code(lines):
        yield PageBlock("\n".join(_dedented(lines)), BlockKind.CODE)
    else:
        yield from _prose(lines, layout)


def _prose(lines: list[str], layout: LineLayout) -> Iterator[PageBlock]:
    if len(lines) == 1:
        yield _block(lines)
        return
    joined: list[str] = []
    bullets = sum(bool(_BULLET.match(line)) for line in lines)
    width = _own_width(lines, layout.width)
    indent = _first_line_indent(lines)
    for number, line in enumerate(lines):
        # A dash that begins a line is a bullet where others are, or a new thought where lines were filled.
        begins = bool(_BULLET.match(line)) and (bullets > 1 or number == 0)
        begins = begins or 0 < indent <= _margin(line)
        hangs = bool(joined) and bool(_BULLET.match(joined[0])) and _margin(line) > _margin(joined[0])
        if joined and (begins or not (hangs or _goes_on(joined[-1], line, width))):
            yield _block(joined)
            joined = []
        joined.append(line)
    if joined:
        yield _block(joined)


def _first_line_indent(lines: list[str]) -> int:
    """Return by how much lines are indented that begin a paragraph; 0 where that is not how it is shown."""
    indent = _margin(lines[0])
    margins = list(map(_margin, lines))
    is_usual = len(lines) > _FEWEST_FILLED and sum(margin >= indent for margin in margins) > 0.5 * len(lines)
    return indent if indent > min(margins) and not is_usual else 0


def _own_width(lines: list[str], width: int) -> int:
    """Return the columns to which these lines were filled, of a text that was mostly filled to width.

    A quoted or indented paragraph may be narrower. Lines that are much narrower, or all begin like sentences
    do, are verse, addresses or lists, and were not filled: 0.
    """
    own = max(map(_columns, lines))
    if not width:
        return 0
    if own > width * 0.8 or (own > width * 0.6 and len(lines) > _FEWEST_FILLED):
        return own if len(lines) > _FEWEST_FILLED else width
    capitals = sum(line.lstrip()[:1].isupper() for line in lines[1:])
    is_verse = len(lines) > 2 and capitals >= 0.8 * (len(lines) - 1)
    return 0 if own < min(width * 0.5, _WIDE_ENOUGH) or is_verse else own


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line was broken only because the first word of the following had no room left in it."""
    if not width:
        return False
    if _columns(line) + 1 + _columns(first_word(following)) > width * 0.75:
        return True
    return following.lstrip()[:1].islower() and not _END.search(line)


def _block(lines: list[str]) -> PageBlock:
    text = "\n".join(line.strip() for line in lines)
    bullet = _BULLET.match(lines[0])
    if not bullet:
        return PageBlock(text)
    if _GLYPH.match(lines[0]):
        return PageBlock(_GLYPH.sub("", text, count=1), BlockKind.LIST_ITEM)
    # A short line with a number and no full stop at its end may be a heading: that is found out later.
    is_title = len(lines) == 1 and len(text) <= 80 and not _END.search(text)
    return PageBlock(text, BlockKind.TEXT if is_title else BlockKind.LIST_ITEM)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip())


def first_word(line: str) -> str:
    """Return what could not have been divided further at the beginning of a line."""
    line = line.lstrip()[:40]
    if not line:
        return ""
    if unicodedata.east_asian_width(line[0]) in "WF":
        return line[0]
    return line.split(maxsplit=1)[0]


def _columns(line: str) -> int:
    """How wide the line is on a screen where Chinese letters take two columns."""
    if line.isascii():
        return len(line)
    if len(line) > _WIDEST:
        return len(line)
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in line)


def _rows(lines: list[str]) -> list[str]:
    """Return the lines as rows with tabs between their cells; nothing where they are no table."""
    if len(lines) < 2:
        return []
    if all(0 < line.count("\t") == lines[0].count("\t") for line in lines):
        return lines
    tabs = sum(line.strip().count("\t") for line in lines)
    if tabs >= 2 * len(lines) and sum("\t" in line.strip() for line in lines) >= 0.75 * len(lines):
        return lines
    if sum(map(len, lines)) > len(lines) * _WIDEST:
        return []
    rows = [_cells(line.strip().strip("|").strip()) for line in lines]
    divided = sum(len(cells) > 1 for cells in rows)
    if (
        len(lines) < 3
        or divided < 0.75 * len(lines)
        or any(len(cell) > 60 for cells in rows for cell in cells)
    ):
        return []
    usual = sorted(len(cells) for cells in rows)[len(rows) // 2]
    alike = sum(abs(len(cells) - usual) <= 1 for cells in rows)
    return ["\t".join(cells) for cells in rows] if alike >= 0.75 * len(rows) else []


def _cells(line: str) -> list[str]:
    return _COLUMN_GAP.split(line) if _HAS_COLUMN_GAP.search(line) else [line]


def _is_code(lines: list[str]) -> bool:
    """Whether all is indented and has more brackets and signs than prose ever has."""
    if not all(line.startswith(("    ", "\t")) for line in lines):
        return False
    signs = sum(bool(_CODE_SIGN.search(line)) for line in lines)
    letters = sum(character.isalpha() or character.isspace() for line in lines for character in line[:200])
    total = sum(min(200, len(line)) for line in lines)
    return signs >= 0.5 * len(lines) and letters < 0.93 * total


def _dedented(lines: list[str]) -> list[str]:
    expanded = [line.expandtabs(4) for line in lines]
    margin = min(map(_margin, expanded))
    return [line[margin:] for line in expanded]


def _is_word(line: str) -> bool:
    return any(character.isalnum() for character in line[:200])
