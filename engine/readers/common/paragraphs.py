"""Splits text into paragraphs and groups blocks into pages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from engine.core.document import BlockKind
from engine.core.errors import DocumentError
from engine.core.raw_page import Page, PageBlock
from engine.text.characters import CLAUSE_END, SENTENCE_END, UNMISTAKABLE_ENDS

_BLOCKS_A_PIECE = 200
_CHARACTERS_A_PIECE = 100_000
_LAID_OUT_LINE = 45
"""From so many columns on, a line may have been broken because it was full."""
_WIDE = re.compile(
    r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_ENDS = re.compile(CLAUSE_END + "$")
_SENTENCE_END = re.compile(rf"{SENTENCE_END}(?:\s|$)|[{UNMISTAKABLE_ENDS}]")
_PROSE_COLUMNS = 120
_SENTENCE_COLUMNS = 24


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Stands between blocks where one page ends and the next begins."""


def display_width(text: str) -> int:
    """Display width of a text in columns (Unicode UAX 11): a Chinese, Japanese or Korean letter takes two."""
    return len(text) + len(_WIDE.findall(text))


def is_prose(text: str) -> bool:
    """Say whether it reads like running text rather than like a label or a number."""
    return display_width(text) >= _PROSE_COLUMNS and _SENTENCE_END.search(text) is not None


def has_sentence(text: str) -> bool:
    """Say whether it holds a sentence: some words, and a full stop behind them."""
    found = _SENTENCE_END.search(text)
    return found is not None and display_width(text[: found.end()]) >= _SENTENCE_COLUMNS


def paragraphs_of(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text, without needless blanks; line feeds are the breaks its author made.

    A blank line always ends a paragraph. A single break does, unless the line before it was full and stops
    in the middle of a sentence: then it is a line break of some layout, and stays a line feed.
    """
    pending: list[str] = []
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if pending and not (line and _runs_on(pending[-1], line)):
            yield "\n".join(pending)
            pending = []
        if line:
            pending.append(line)
    if pending:
        yield "\n".join(pending)


def _runs_on(line: str, following: str) -> bool:
    full = display_width(line[-_LAID_OUT_LINE:]) >= _LAID_OUT_LINE
    starts_item = following[0] in "-–—•·*" or following[0].isdigit()
    if _ENDS.search(line[-8:]) or starts_item:
        return False
    return full or following[0].islower() or line.endswith((",", "，", "、", "،"))


def pages_of(items: Iterable[PageBlock | PageBreak], paged: bool) -> Iterator[Page]:
    """Gather blocks into pages; without pages, into pieces, so that progress shows.

    An error passes after what came before it has been yielded.
    """
    blocks: list[PageBlock] = []
    characters = 0
    try:
        for item in items:
            if isinstance(item, PageBlock):
                blocks.append(item)
                characters += len(item.text)
                full = len(blocks) >= _BLOCKS_A_PIECE or characters >= _CHARACTERS_A_PIECE
                if paged or not full:
                    continue
            elif not paged:
                continue
            yield Page(tuple(blocks))
            blocks, characters = [], 0
    except DocumentError:
        if blocks:
            yield Page(tuple(blocks))
        raise
    if blocks or paged:
        yield Page(tuple(blocks))


def merge_code_lines(items: Iterable[PageBlock | PageBreak]) -> Iterator[PageBlock | PageBreak]:
    """Make one block of the lines of code that follow one another."""
    lines: list[str] = []
    for item in items:
        if isinstance(item, PageBlock) and item.kind is BlockKind.CODE:
            lines.append(item.text)
            continue
        if lines:
            yield PageBlock("\n".join(lines), BlockKind.CODE)
            lines = []
        yield item
    if lines:
        yield PageBlock("\n".join(lines), BlockKind.CODE)
