"""Turns the blocks of pages into the pieces of a text: page furniture gone, lines and paragraphs whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.document import BlockKind
from engine.normal_text import is_cjk, join_lines, normal_characters, seam, share_of_cjk
from engine.readers.page import PageBlock


@dataclass(frozen=True, slots=True)
class Piece:
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

    @property
    def last_page(self) -> int:
        return self.page + len(self.breaks)


def piece_of(block: PageBlock, page: int, visible_soft_hyphens: bool, longest: int) -> Piece:
    """Take a block over, longest characters of it, made plain; its lines are still apart.

    PDF writers name the hyphen glyph "soft hyphen": there visible_soft_hyphens keeps it as a hyphen.
    """
    text = block.text[:longest]
    text = normal_characters(text.replace("\u00ad", "-") if visible_soft_hyphens else text)
    text = text.rstrip().lstrip("\n") if block.kind is BlockKind.CODE else text.strip()
    return Piece(text, page, block.kind, block.level, block.size, block.bold, block.at_edge, block.top)


# Running heads, page numbers, line numbers

_ROMAN = re.compile(r"\b(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\s\-–—|·•.\[(<]*(?:page|p\.|pg\.?|seite|página|pagina|стр\.?|第)?\s*"
    r"(?:\d{1,5}|[ivxlc]{1,7}|[A-Z]-\d{1,4}|\d{1,3}-\d{1,4})\s*"
    r"(?:(?:of|/|von|sur|de|共|页\s*[,，/]?\s*共)\s*\d{1,5})?\s*[页頁]?[\s\-–—|·•.\])>]*",
    re.IGNORECASE,
)
_LINE_NUMBER = re.compile(r"(\d{1,5})(?:[ \t]+|$)")

LONGEST_RUNNING_HEAD = 200
FEWEST_REPETITIONS = 3
"""A heading may well stand at the top of two pages; what stands there a third time is furniture."""
NUMBERED_LINES = 5


def without_page_furniture(pieces: Sequence[Piece], page_count: int) -> list[Piece]:
    """Leave out running heads and feet, page numbers and line numbers.

    What is taken for a running head stands at the edge of three pages or more, a page apart or two (for
    heads that alternate), digits aside; or of two pages, if it counts them.
    """
    repeated = _repeated_edges(pieces) if page_count > 2 else frozenset()
    kept = []
    for piece in pieces:
        if piece.at_edge and (_PAGE_NUMBER.fullmatch(piece.text) or _edge_key(piece.text) in repeated):
            continue
        text = _without_line_numbers(piece.text) if piece.kind is BlockKind.TEXT else piece.text
        if text:
            kept.append(piece if text == piece.text else replace(piece, text=text))
    return kept


def _edge_key(text: str) -> str:
    if len(text) > LONGEST_RUNNING_HEAD:
        return ""
    return " ".join(_NUMBER.sub("#", _ROMAN.sub("#", text.lower())).split())


def _repeated_edges(pieces: Iterable[Piece]) -> frozenset[str]:
    places: dict[str, list[tuple[int, str]]] = {}
    for piece in pieces:
        key = _edge_key(piece.text) if piece.at_edge else ""
        if key:
            places.setdefault(key, []).append((piece.page, piece.text))
    return frozenset(key for key, found in places.items() if _is_furniture(key, found))


def _is_furniture(key: str, found: Sequence[tuple[int, str]]) -> bool:
    pages = sorted({page for page, _ in found})
    near = best = 1
    for before, after in pairwise(pages):
        near = near + 1 if after - before <= 2 else 1
        best = max(best, near)
    if best >= FEWEST_REPETITIONS or len(pages) >= 2 * FEWEST_REPETITIONS:
        return True
    return best == 2 and "#" in key and _counts_pages(found)


def _counts_pages(found: Sequence[tuple[int, str]]) -> bool:
    """Whether a number in the text grows as the pages do."""
    differences = [{int(number) - page for number in _NUMBER.findall(text)[:20]} for page, text in found]
    return bool(set.intersection(*differences))


def _without_line_numbers(text: str) -> str:
    lines = text.split("\n")
    if len(lines) < NUMBERED_LINES:
        return text
    numbers = [_LINE_NUMBER.match(line) for line in lines]
    first = numbers[0]
    if first is None:
        return text
    start = int(first.group(1))
    for index, number in enumerate(numbers):
        if number is None or int(number.group(1)) != start + index:
            return text
    return "\n".join(
        line[number.end() :] for line, number in zip(lines, numbers, strict=True) if number
    ).strip()


# Lines and paragraphs

_ENDS_SENTENCE = re.compile(r"[.!?。！？…:：;；][\"'”’»)\]）】」』*\d]*$")
_ENDS_ABBREVIATED = re.compile(
    r"(?:\b[A-Za-z]\.[A-Za-z]|\b(?:al|cf|vs|etc|ca|resp|approx|[Ff]igs?|[Ee]qs?|[Ss]ec))\.$"
)
_UNFINISHED_WORDS = """
    a an the of and or in on at by to for from with that which as is are was were be been has have had not
    its their this these our his her between into than we can may will would such
"""
_UNFINISHED = frozenset(_UNFINISHED_WORDS.split())
_SET_ASIDE = frozenset(
    (BlockKind.CAPTION, BlockKind.NOTE, BlockKind.TABLE, BlockKind.CODE, BlockKind.REFERENCE)
)
_FURTHEST = 12
"""How many notes, captions and tables a paragraph may be interrupted by."""


def with_whole_lines(piece: Piece, words: Mapping[str, int]) -> Piece:
    """Join the lines that the layout made. In tables and code, lines are meant."""
    if piece.kind in (BlockKind.TABLE, BlockKind.CODE):
        text = "\n".join(line.rstrip() for line in piece.text.split("\n") if line.strip())
    else:
        text = join_lines(piece.text, words)
    return replace(piece, text=text)


def with_whole_paragraphs(pieces: Sequence[Piece], words: Mapping[str, int]) -> list[Piece]:
    """Join paragraphs that go on in the next column or on the next page.

    What stands between the two parts is put before the paragraph, if it belongs to the page on which the
    paragraph begins, and after it otherwise: so the pages of the pieces stay in order.
    """
    whole: list[Piece] = []
    waiting = list(reversed(pieces))
    while waiting:
        piece = waiting.pop()
        if piece.kind not in (BlockKind.TEXT, BlockKind.LIST_ITEM):
            whole.append(piece)
            continue
        between: list[Piece] = []
        while waiting and waiting[-1].kind in _SET_ASIDE and len(between) < _FURTHEST:
            between.append(waiting.pop())
        if waiting and _goes_on(piece, waiting[-1], between):
            rest = waiting.pop()
            before = [other for other in between if other.page < rest.page]
            whole.extend(before)
            waiting.extend(reversed(between[len(before) :]))
            waiting.append(joined(piece, rest, words))
        else:
            whole.append(piece)
            waiting.extend(reversed(between))
    return whole


def joined(piece: Piece, rest: Piece, words: Mapping[str, int]) -> Piece:
    """Make one piece of two; where rest begins a page, the piece remembers it."""
    keep, glue = seam(piece.text, rest.text, words, share_of_cjk(piece.text[-200:]) > 0.3)
    start = keep + len(glue)
    breaks = piece.breaks + (start,) * (rest.page - piece.last_page)
    breaks += tuple(start + offset for offset in rest.breaks)
    return replace(piece, text=piece.text[:keep] + glue + rest.text, breaks=breaks)


def _goes_on(piece: Piece, rest: Piece, between: Sequence[Piece]) -> bool:
    """Whether rest is the continuation of the paragraph that piece begins."""
    if rest.kind is not BlockKind.TEXT or rest.page - piece.last_page > 1 or abs(piece.size - rest.size) > 1:
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
    return new_place and (last_word in _UNFINISHED or last == ",") and first.isalnum()
