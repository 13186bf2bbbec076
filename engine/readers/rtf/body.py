"""Walks through an RTF file, token by token, and tells its blocks.

Groups stand on a stack of states that are never changed, only replaced: depth costs next to nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from engine.core.document import BlockKind
from engine.core.raw_page import PageBlock
from engine.readers.common.paragraph_builder import ParagraphBuilder
from engine.readers.common.tables import Cell, table_blocks
from engine.readers.office.docx_styles import HEADING_LEVELS, kind_of_name, style_heading_level
from engine.readers.rtf.code_pages import RtfFonts, encoding_of_charset, encoding_of_page
from engine.readers.rtf.control_words import (
    ENDS_OF_PARAGRAPHS,
    LETTERS,
    TOKEN,
    Destination,
    GroupState,
    place_of,
)

_ROWS_A_BLOCK = 2000
_MOST_SUBSTITUTES = 8


@dataclass(slots=True)
class _RtfParagraph:
    """What has been set for the paragraph that is being written."""

    style: int = -1
    outline: int = -1
    is_item: bool = False
    in_table: bool = False


class RtfBody:
    def __init__(self) -> None:
        self.title = ""
        self.is_cut = False
        """Whether the file ended before its groups did."""
        self._state = GroupState()
        self._stack: list[GroupState] = []
        self._fonts = RtfFonts()
        self._styles: dict[int, str] = {}
        self._declared_style = 0
        self._style_levels: dict[int, int] = {}
        self._fields: list[tuple[int, str]] = []
        """The fields that are open: how deep each stands, and what it is told to show."""
        self._bytes = bytearray()
        self._draft = ParagraphBuilder()
        self._note: list[str] = []
        self._paragraph = _RtfParagraph()
        self._to_skip = 0
        self._follows_brace = False
        self._follows_star = False
        self._cell: list[PageBlock] = []
        self._row: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._done: list[PageBlock] = []
        self._words = self._word_handlers()

    def _word_handlers(self) -> dict[str, Callable[[int | None], None]]:
        return {
            "pard": self._reset_paragraph,
            "plain": self._reset_letters,
            "cell": self._end_cell,
            "row": self._end_row,
            "f": self._set_font,
            "deff": self._set_default_font,
            "ansicpg": self._set_code_page,
            "mac": lambda _: self._set_code_page(10000),
            "pc": lambda _: self._set_code_page(437),
            "pca": lambda _: self._set_code_page(850),
            "fcharset": self._set_charset,
            "cpg": self._set_font_page,
            "u": self._write_unicode,
            "uc": self._set_substitutes,
            "s": self._set_style,
            "outlinelevel": self._set_outline,
            "ls": self._set_list,
            "intbl": self._set_in_table,
            "v": lambda number: self._set(is_hidden=number != 0),
            "deleted": lambda number: self._set(is_deleted=number != 0),
            "b": lambda number: self._set(is_bold=number != 0),
            "fs": self._set_size,
        }

    def read(self, data: bytes) -> Iterator[PageBlock]:
        position = 0
        while found := TOKEN.match(data, position):
            position = found.end()
            word, number, code, sign, brace, plain = found.groups()
            if word is not None:
                name = word.decode("ascii")
                value = int(number[:10]) if number and number != b"-" else None
                if name == "bin":
                    # A count beyond the file's end is a lie: the group's end will do instead.
                    position += value if value and 0 < value <= len(data) - position else 0
                else:
                    self._take_word(name, value)
            elif plain is not None:
                self._take_plain(plain)
            elif code is not None:
                self._take_plain(bytes((int(code, 16),)))
            elif brace is not None:
                self._take_brace(brace == b"{")
                if not self._stack and brace == b"}":
                    break
            elif sign is not None:
                self._take_sign(sign)
            if self._done:
                yield from self._done
                self._done.clear()
        self.is_cut = bool(self._stack)
        self._end_paragraph()
        self._end_table()
        yield from self._done

    # Tokens

    def _take_brace(self, opens: bool) -> None:
        self._flush()
        self._to_skip = 0
        if opens:
            self._stack.append(self._state)
            if self._state.skips_groups:
                self._state = replace(self._state, place=Destination.NOWHERE, skips_groups=False)
            self._follows_brace = True
            self._follows_star = False
            return
        self._follows_brace = False
        if not self._stack:
            return
        closing, self._state = self._state, self._stack.pop()
        if closing.place is Destination.NOTE and self._state.place is not Destination.NOTE:
            self._end_note()
        if self._fields and self._fields[-1][0] > len(self._stack):
            self._fields.pop()

    def _take_sign(self, sign: bytes) -> None:
        name = sign.decode("latin-1")
        if name == "*":
            self._follows_star = self._follows_brace
            return
        if name in "\r\n":
            self._take_word("par", None)
        elif name in "\\{}":
            self._take_plain(sign)
        elif self._to_skip:
            self._to_skip -= 1
        elif letter := LETTERS.get(name):
            self._write(letter)

    def _take_word(self, name: str, number: int | None) -> None:
        starts_group, has_star = self._follows_brace, self._follows_star
        self._follows_brace = self._follows_star = False
        if starts_group and self._enter(name, has_star):
            return
        if self._to_skip and name not in ("u", "uc"):
            self._to_skip -= 1
            return
        if name in ENDS_OF_PARAGRAPHS:
            if self._state.place is Destination.BODY:
                self._end_paragraph()
            elif self._state.place is Destination.NOTE:
                self._write(" ")
        elif letter := LETTERS.get(name):
            self._write(letter)
        elif handle := self._words.get(name):
            handle(number)

    def _enter(self, name: str, has_star: bool) -> bool:
        """Go where the first word of a group says; False where it is a word like any other."""
        here = self._state.place
        if name in ("listtext", "pntext") and here is Destination.BODY:
            self._paragraph.is_item = True
        if name == "field":
            self._fields.append((len(self._stack), ""))
        elif name == "upr":
            self._state = replace(self._state, skips_groups=True)
        else:
            place = place_of(name, has_star, self._stack, here)
            if place is None:
                return False
            self._flush()
            self._state = replace(self._state, place=place)
        return True

    def _take_plain(self, data: bytes) -> None:
        self._follows_brace = False
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if self._state.place not in (Destination.NOWHERE, Destination.WRAPPER):
            self._bytes += data

    # Letters

    def _flush(self) -> None:
        if self._bytes:
            data = bytes(self._bytes)
            self._bytes.clear()
            # A title is written in the document's own encoding, whatever font is on.
            self._keep(
                self._fonts.decode(data, None if self._state.place is Destination.TITLE else self._state.font)
            )

    def _write(self, text: str) -> None:
        self._flush()
        self._keep(text)

    def _keep(self, text: str) -> None:
        state = self._state
        match state.place:
            case Destination.BODY | Destination.NOTE if not (state.is_hidden or state.is_deleted):
                if state.place is Destination.NOTE:
                    self._note.append(text)
                else:
                    self._draft.write(text, state.is_bold, state.size)
            case Destination.TITLE if len(self.title) < 1000:
                self.title += text
            case Destination.STYLES:
                name = self._styles.get(self._declared_style, "") + text
                self._styles[self._declared_style] = name[:200]
            case Destination.INSTRUCTION if self._fields:
                depth, instruction = self._fields[-1]
                self._fields[-1] = (depth, (instruction + text)[:200])

    def _write_unicode(self, number: int | None) -> None:
        if number is not None:
            self._write(chr(number % 0x10000) if number < 0x10000 else chr(min(number, 0x10FFFF)))
        self._to_skip = self._state.substitutes

    def _set_substitutes(self, number: int | None) -> None:
        count = 1 if number is None else number
        self._state = replace(self._state, substitutes=count if 0 <= count <= _MOST_SUBSTITUTES else 1)

    def _set(self, **change: bool) -> None:
        self._flush()
        self._state = replace(self._state, **change)  # type: ignore[arg-type]

    def _set_size(self, number: int | None) -> None:
        self._flush()
        self._state = replace(self._state, size=min(max(number or 24, 2), 2000) / 2)

    def _reset_letters(self, _: int | None) -> None:
        self._flush()
        self._state = replace(
            self._state, is_hidden=False, is_deleted=False, is_bold=False, size=12.0, font=self._fonts.default
        )

    # Fonts and styles

    def _set_default_font(self, number: int | None) -> None:
        self._fonts.default = -1 if number is None else number
        self._state = replace(self._state, font=self._fonts.default)

    def _set_font(self, number: int | None) -> None:
        self._flush()
        number = -1 if number is None else number
        if self._state.place is Destination.FONTS:
            self._fonts.declared = number
        else:
            self._state = replace(self._state, font=number)

    def _set_code_page(self, number: int | None) -> None:
        self._fonts.encoding = encoding_of_page(number or 0) or self._fonts.encoding

    def _set_charset(self, number: int | None) -> None:
        if self._state.place is Destination.FONTS:
            self._fonts.declare(encoding_of_charset(number or 0))

    def _set_font_page(self, number: int | None) -> None:
        if self._state.place is Destination.FONTS and number:
            self._fonts.declare(encoding_of_page(number))

    def _set_style(self, number: int | None) -> None:
        if self._state.place is Destination.STYLES:
            self._flush()
            self._declared_style = number or 0
        elif self._state.place is Destination.BODY:
            self._paragraph.style = number or 0

    def _set_outline(self, number: int | None) -> None:
        if self._state.place is Destination.STYLES:
            self._style_levels[self._declared_style] = number or 0
        elif self._state.place is Destination.BODY:
            self._paragraph.outline = number or 0

    def _set_list(self, number: int | None) -> None:
        if self._state.place is Destination.BODY:
            self._paragraph.is_item = bool(number)

    def _set_in_table(self, _: int | None) -> None:
        if self._state.place is Destination.BODY:
            self._paragraph.in_table = True

    # Paragraphs

    def _reset_paragraph(self, _: int | None) -> None:
        if self._state.place is Destination.BODY:
            is_item = self._paragraph.is_item and not self._draft.letters and not self._bytes
            # A number of a list item stands before the properties of its paragraph.
            self._paragraph = _RtfParagraph(is_item=is_item)

    def _end_paragraph(self) -> None:
        self._flush()
        kind, level = self._kind()
        blocks = [item for item in self._draft.blocks(kind, level) if isinstance(item, PageBlock)]
        self._draft = ParagraphBuilder()
        if self._paragraph.in_table:
            self._cell.extend(blocks)
        elif blocks:
            self._end_table()
            self._done.extend(blocks)

    def _kind(self) -> tuple[BlockKind, int]:
        name = self._styles.get(self._paragraph.style, "").strip(" ;\r\n")
        if any(words.split()[:1] in (["TOC"], ["INDEX"]) for _, words in self._fields):
            return BlockKind.CONTENTS, 0
        if level := style_heading_level(name):
            return BlockKind.HEADING, level
        kind, level = kind_of_name(name)
        outline = self._paragraph.outline
        outline = self._style_levels.get(self._paragraph.style, -1) if outline < 0 else outline
        if kind is BlockKind.TEXT and 0 <= outline < HEADING_LEVELS:
            return BlockKind.HEADING, outline + 1
        if kind is BlockKind.TEXT and self._paragraph.is_item:
            return BlockKind.LIST_ITEM, 0
        return kind, level

    def _end_note(self) -> None:
        note = ParagraphBuilder()
        note.write("".join(self._note), is_bold=False, size=0.0)
        self._draft.after.extend(note.blocks(BlockKind.NOTE))
        self._note.clear()

    # Tables

    def _end_cell(self, _: int | None) -> None:
        if self._state.place is not Destination.BODY:
            return
        self._paragraph.in_table = True
        self._end_paragraph()
        self._row.append(tuple(self._cell))
        self._cell.clear()

    def _end_row(self, _: int | None) -> None:
        if self._state.place is Destination.BODY and self._row:
            self._rows.append(list(self._row))
            self._row.clear()
            if len(self._rows) >= _ROWS_A_BLOCK:
                self._end_table()

    def _end_table(self) -> None:
        if self._cell:
            self._row.append(tuple(self._cell))
        if self._row:
            self._rows.append(list(self._row))
        self._done.extend(table_blocks(self._rows))
        self._cell.clear()
        self._row.clear()
        self._rows.clear()
