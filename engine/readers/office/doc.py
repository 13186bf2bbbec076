"""Reader of Word documents before 2007 (DOC, MS-DOC): the text by its piece table, without formatting."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from engine.core.document import BlockKind, Problem
from engine.core.errors import Damaged, PasswordNeeded, UnsupportedFormat
from engine.core.raw_page import DocumentHeader, Page, PageBlock
from engine.readers.common.compound_file import CompoundFile, open_compound
from engine.readers.common.paragraph_builder import Item, ParagraphBuilder
from engine.readers.common.paragraphs import pages_of
from engine.readers.common.tables import table_blocks

_MAGIC = 0xA5EC
_WORD_97 = 0xC1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COUNTS = (
    (3, BlockKind.TEXT),
    (4, BlockKind.NOTE),
    (5, BlockKind.FURNITURE),
    (6, BlockKind.HIDDEN),
    (7, BlockKind.COMMENT),
    (8, BlockKind.NOTE),
    (9, BlockKind.TEXT),
    (10, BlockKind.FURNITURE),
)
"""In the order of the text: which number of the header is a part's length, and what the part is."""
_PIECES = 33
"""Which pair of the header leads to the piece table."""
_COMPRESSED = 1 << 30
_FIELD_MARKS = re.compile("([\x13\x14\x15])")
_LETTERS = {0x0B: "\n", 0x1E: "-", 0x1F: "\u00ad", 0x0C: "\r", 0x0E: "\n"} | dict.fromkeys(
    (0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x08), None
)


@dataclass(frozen=True, slots=True)
class _Header:
    """The file information block: where the text stands, and how long its parts are."""

    table: str
    pieces: int
    pieces_length: int
    lengths: tuple[int, ...]


def read_doc(path: Path, password: str) -> Iterator[DocumentHeader | Page | Problem]:
    """Read the text; its pages are not known.

    Raises PasswordNeeded for an encrypted file, UnsupportedFormat for one of Word 95 or before.
    """
    with open_compound(path) as file:
        stream = file.read("WordDocument")
        header = _header(path, stream, password)
        text = _text(file, stream, header)
    yield DocumentHeader("doc")
    yield from pages_of(_items(text, header.lengths), paged=False)


def _header(path: Path, stream: bytes, password: str) -> _Header:
    try:
        magic, version = struct.unpack_from("<HH", stream)
        (flags,) = struct.unpack_from("<H", stream, 10)
        if magic != _MAGIC or version < _WORD_97:
            raise UnsupportedFormat(path, "doc")
        if flags & _ENCRYPTED:
            if password:
                raise UnsupportedFormat(path, "encrypted-office")
            raise PasswordNeeded(path, "doc")
        (words,) = struct.unpack_from("<H", stream, 32)
        start = 34 + 2 * words
        (numbers,) = struct.unpack_from("<H", stream, start)
        lengths = struct.unpack_from(f"<{min(numbers, 22)}i", stream, start + 2)
        pairs = start + 2 + 4 * numbers + 2
        pieces, length = struct.unpack_from("<II", stream, pairs + 8 * _PIECES)
    except struct.error as error:
        raise Damaged(path, "header") from error
    return _Header("1Table" if flags & _TABLE_1 else "0Table", pieces, length, lengths)


def _text(file: CompoundFile, stream: bytes, header: _Header) -> str:
    """Put the pieces of the text together."""
    table = file.read(header.table)[header.pieces : header.pieces + header.pieces_length]
    place = 0
    while table[place : place + 1] == b"\x01":  # changes of formatting, which pieces refer to
        place += 3 + int.from_bytes(table[place + 1 : place + 3], "little")
    length = int.from_bytes(table[place + 1 : place + 5], "little")
    plan = table[place + 5 : place + 5 + length]
    count = (len(plan) - 4) // 12
    if table[place : place + 1] != b"\x02" or count < 1:
        raise Damaged(file.path, "no piece table")
    ends = struct.unpack_from(f"<{count + 1}I", plan)
    found: list[str] = []
    left = len(stream)  # pieces that overlap must not make more of the text than there is
    for number in range(count):
        (position,) = struct.unpack_from("<I", plan, 4 * (count + 1) + 8 * number + 2)
        letters = min(max(0, ends[number + 1] - ends[number]), left)
        left -= letters
        if position & _COMPRESSED:
            start = (position & ~_COMPRESSED) // 2
            found.append(stream[start : start + letters].decode("cp1252", "replace"))
        else:
            found.append(stream[position : position + 2 * letters].decode("utf-16-le", "replace"))
    return "".join(found)


def _items(text: str, lengths: tuple[int, ...]) -> Iterator[Item]:
    start = 0
    for number, kind in _COUNTS:
        length = max(0, lengths[number]) if number < len(lengths) else 0
        part = text[start : start + length]
        start += length
        for item in _blocks(part):
            yield (
                item
                if kind is BlockKind.TEXT or not isinstance(item, PageBlock)
                else PageBlock(item.text, kind)
            )


def _blocks(text: str) -> Iterator[Item]:
    text = _without_codes(text)
    rows: list[list[list[PageBlock]]] = [[]]
    for piece in re.findall("[^\r\x07]*[\r\x07]|[^\r\x07]+$", text):
        draft = ParagraphBuilder()
        draft.write(piece.rstrip("\r\x07").translate(_LETTERS), is_bold=False, size=0.0)
        blocks = list(draft.blocks(BlockKind.TEXT))
        if not piece.endswith("\x07"):
            yield from table_blocks(rows)
            rows = [[]]
            yield from blocks
        elif blocks or not rows[-1]:
            rows[-1].append([block for block in blocks if isinstance(block, PageBlock)])
        else:
            rows.append([])  # an empty cell behind others is the mark of the row's end
    yield from table_blocks(rows)


def _without_codes(text: str) -> str:
    """Take out what fields are computed from; their results stay."""
    kept: list[str] = []
    are_codes: list[bool] = []
    for piece in _FIELD_MARKS.split(text):
        if piece == "\x13":
            are_codes.append(True)
        elif piece == "\x14" and are_codes:
            are_codes[-1] = False
        elif piece == "\x15" and are_codes:
            are_codes.pop()
        elif piece not in ("\x14", "\x15") and True not in are_codes:
            kept.append(piece)
    return "".join(kept)
