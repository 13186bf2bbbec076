"""Removal of page furniture (running heads, page and line numbers), and joining of broken paragraphs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.text.characters import CLAUSE_ENDS, CLOSING, SENTENCE_ENDS
from engine.text.graphemes import place_to_cut
from engine.text.language_data import words_of_all
from engine.text.normalization import (
    is_cjk,
    join_lines,
    normal_characters,
    seam,
    share_of_cjk,
    without_entities,
)

LONGEST_BLOCK = 100_000
_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=[\s\w])")
_INNER_SOFT_HYPHEN = re.compile("(?<=[^\\W\\d_])\u00ad(?=[a-z\u00df-\u00ff])")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block on its way from its page into the text."""

    text: str
    page: int
    """The page on which it begins, counted from 0."""
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    size: float = 0.0
    bold: bool = False
    at_edge: bool = False
    top: float = 0.0
    breaks: tuple[int, ...] = ()
    """Where in text each page after the first begins, for a piece that goes over pages."""
    place: str = ""
    """The place that begins with it, if one does; or with each of its lines, until they are joined."""
    place_starts: tuple[int, ...] = ()
    """Where in text each line of place begins, once the lines of text are joined."""

    @property
    def last_page(self) -> int:
        return self.page + len(self.breaks)


def text_blocks_of(block: PageBlock, page: int, visible_soft_hyphens: bool) -> Iterator[TextBlock]:
    """Take a block over with its characters made plain; its lines are still apart.

    A block of more than LONGEST_BLOCK characters becomes several, so that no step holds up the others.
    PDF writers name the hyphen glyph "soft hyphen": there visible_soft_hyphens keeps it as a hyphen, but not
    within a line of a block that has hyphens by their own name, too.
    """
    for part in _cut(block.text):
        text = normal_characters(_with_visible_hyphens(part) if visible_soft_hyphens else part)
        is_code = block.kind is BlockKind.CODE
        text = text.rstrip().lstrip("\n") if is_code else without_entities(text).strip()
        if text:
            yield TextBlock(
                text,
                page,
                block.kind,
                block.level,
                block.size,
                block.bold,
                block.at_edge,
                block.top,
                place=block.place,
            )


def _with_visible_hyphens(text: str) -> str:
    if "\u00ad" not in text:
        return text
    if _INNER_HYPHEN.search(text):
        text = _INNER_SOFT_HYPHEN.sub("", text)
    return text.replace("\u00ad", "-")


def _cut(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > LONGEST_BLOCK:
        middle, limit = start + LONGEST_BLOCK // 2, start + LONGEST_BLOCK
        ends = (text.rfind(end, middle, limit) + len(end) for end in ("\n", ". ", "。", " "))
        cut = next((end for end in ends if end > middle), 0) or place_to_cut(text, limit)
        yield text[start:cut]
        start = cut
    yield text[start:]


# Lines and paragraphs

_ENDS_SENTENCE = re.compile(rf"[{re.escape(SENTENCE_ENDS + CLAUSE_ENDS)}][{re.escape(CLOSING)}*\d]*$")
_ENDS_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:al|cf|vs|etc|ca|resp|approx|[Ff]igs?|[Ee]qs?|[Ss]ec))\.$"
)
_UNFINISHED = words_of_all(lambda data: data.layout.unfinished_words)
_SET_ASIDE = frozenset(
    (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE, BlockKind.CODE, BlockKind.REFERENCE)
)
LONGEST_PARAGRAPH = 20_000
"""Characters; what has grown so long over page after page is no paragraph."""
_LONGEST_DISPLAY = 80
_FURTHEST = 12
"""How many notes, captions and tables a paragraph may be interrupted by."""


def join_broken_lines(piece: TextBlock, words: Mapping[str, int]) -> TextBlock:
    """Join the lines that the layout made. In tables, contents and code, lines are meant."""
    if piece.kind in (BlockKind.TABLE, BlockKind.CODE, BlockKind.CONTENTS):
        text = "\n".join(line.rstrip() for line in piece.text.split("\n") if line.strip())
    else:
        text = join_lines(piece.text, words)
    if text == piece.text:
        return piece
    starts = tuple(_starts_of_lines(piece.text.split("\n"), text)) if "\n" in piece.place else ()
    return replace(piece, text=text, place_starts=starts)


def _starts_of_lines(lines: Sequence[str], text: str) -> Iterator[int]:
    """Find where lines went when they were joined; a line that was changed begins where it was looked for."""
    start = 0
    for line in lines:
        found = text.find(line.strip(), start)
        start = found if found >= 0 else start
        yield start


def join_broken_paragraphs(pieces: Sequence[TextBlock], words: Mapping[str, int]) -> list[TextBlock]:
    """Join paragraphs that go on in the next column or on the next page.

    What stands between the two parts is put before the paragraph, if it belongs to the page on which the
    paragraph begins, and after it otherwise: so the pages of the pieces stay in order.
    """
    whole: list[TextBlock] = []
    waiting = list(reversed(pieces))
    while waiting:
        piece = waiting.pop()
        if piece.kind not in (BlockKind.TEXT, BlockKind.LIST_ITEM):
            whole.append(piece)
            continue
        between: list[TextBlock] = []
        while waiting and _is_aside(waiting[-1], piece) and len(between) < _FURTHEST:
            between.append(waiting.pop())
        if between and _is_display(between[0]) and waiting and _is_below(waiting[-1], piece):
            if len(between) == 1 and _goes_on_after_display(piece, between[0], waiting[-1]):
                inline = replace(between[0], text=between[0].text.strip(), kind=piece.kind)
                rest = waiting.pop()
                waiting.append(joined(joined(piece, inline, words), rest, words))
            else:
                whole.append(piece)
                waiting.extend(reversed(between))
                whole.append(waiting.pop())
        elif waiting and _goes_on(piece, waiting[-1], between):
            rest = waiting.pop()
            before = [other for other in between if other.page < rest.page]
            whole.extend(before)
            waiting.extend(reversed(between[len(before) :]))
            waiting.append(joined(piece, rest, words))
        else:
            whole.append(piece)
            waiting.extend(reversed(between))
    return whole


def _is_display(piece: TextBlock) -> bool:
    return piece.kind is BlockKind.CODE


def _is_below(rest: TextBlock, piece: TextBlock) -> bool:
    """Whether rest follows piece in its column: then what stands between them is read between them."""
    return piece.size > 0 and rest.page == piece.last_page and rest.top > piece.top


def _goes_on_after_display(piece: TextBlock, display: TextBlock, rest: TextBlock) -> bool:
    """Whether a line of code is a word of the sentence in which it stands on a line of its own."""
    return (
        rest.kind is BlockKind.TEXT
        and rest.text[0].islower()
        and abs(piece.size - rest.size) <= 1
        and "\n" not in display.text
        and not display.text[0].isdigit()
        and len(display.text) <= _LONGEST_DISPLAY
        and len(piece.text) <= LONGEST_PARAGRAPH
        and not _ENDS_SENTENCE.search(piece.text[-12:])
    )


def _is_aside(other: TextBlock, piece: TextBlock) -> bool:
    """Whether other may stand between the parts of a paragraph: not prose, or set in smaller letters."""
    smaller = 0 < other.size < 0.93 * piece.size
    return other.kind in _SET_ASIDE or (other.kind is BlockKind.TEXT and smaller)


def joined(piece: TextBlock, rest: TextBlock, words: Mapping[str, int]) -> TextBlock:
    """Make one piece of two; where rest begins a page, the piece remembers it."""
    keep, glue = seam(piece.text, rest.text, words, share_of_cjk(piece.text[-200:]) > 0.3)
    start = keep + len(glue)
    breaks = piece.breaks + (start,) * (rest.page - piece.last_page)
    breaks += tuple(start + offset for offset in rest.breaks)
    return replace(piece, text=piece.text[:keep] + glue + rest.text, breaks=breaks)


def _goes_on(piece: TextBlock, rest: TextBlock, between: Sequence[TextBlock]) -> bool:
    """Whether rest is the continuation of the paragraph that piece begins."""
    if rest.kind is not BlockKind.TEXT or rest.page - piece.last_page > 1:
        return False
    if abs(piece.size - rest.size) > 1 or len(piece.text) > LONGEST_PARAGRAPH:
        return False
    if piece.breaks and any(other.page < rest.page for other in between):
        return False  # a note of the middle page would end up on another
    last, first = piece.text[-1], rest.text[0]
    abbreviated = first.islower() and _ENDS_ABBREVIATED.search(piece.text[-12:])
    if _ENDS_SENTENCE.search(piece.text[-12:]) and not abbreviated:
        return False
    new_place = rest.page != piece.last_page or rest.top < piece.top or bool(between)
    if is_cjk(last) or is_cjk(first):
        return new_place and is_cjk(first) and len(piece.text) > 15
    if first.islower():
        return True
    if last == "-" and piece.text[-2:-1].isalpha() and first.isalpha():
        return True
    last_word = piece.text[-20:].split()[-1].lower()
    return first.isalnum() and (last == "," or (new_place and last_word in _UNFINISHED))
