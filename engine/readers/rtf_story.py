"""Walks through an RTF file, token by token, and tells its blocks.

Groups stand on a stack of states that are never changed, only replaced: depth costs next to nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from engine.document import BlockKind
from engine.readers.docx_styles import HEADING_LEVELS, heading_level, kind_of_name
from engine.readers.page import PageBlock
from engine.readers.paragraphs import is_prose, paragraphs_of
from engine.readers.rtf_codes import decoded, encoding_of_charset, encoding_of_page
from engine.readers.tables import Cell, table_blocks

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?[0-9]+)?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])"
    rb"|[\r\n\0]+|([^\\{}\r\n\0]{1,65536})|\\",
    re.DOTALL,
)
_LETTERS = {
    "tab": " ", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": " ", "_": "-", "column": "\n",
}  # fmt: skip
_ENDS_OF_PARAGRAPHS = frozenset(("par", "sect", "page", "nestcell", "nestrow"))
# What these groups hold is not the text: tables of fonts and colours, pictures, objects, running heads,
# comments, index entries, numbers of list items.
_SILENT = frozenset(
    ("colortbl", "pict", "info", "objdata", "header", "headerl", "headerr", "headerf", "footer",
     "footerl", "footerr", "footerf", "annotation", "atnid", "atnauthor", "xe", "tc", "rxe", "txe",
     "pntxta", "pntxtb", "listtext", "pntext", "nonshppict", "nonesttables", "ftnsep", "ftnsepc",
     "aftnsep", "aftnsepc", "ftncn", "aftncn", "filetbl", "private", "datafield", "sp", "template",
     "passwordhash", "revtbl", "rsidtbl", "listtable", "listoverridetable", "bkmkstart", "bkmkend",
     "fldinst", "fldtype", "themedata", "colorschememapping", "latentstyles", "datastore", "keycode")
)  # fmt: skip
_AUDIBLE = frozenset(("shptxt", "result", "moMath", "moMathPara", "mr", "nesttableprops", "dptxbxtext"))
"""Groups with text, although others around them or the mark of what may be ignored say otherwise."""
_WRAPPERS = frozenset(("shpinst", "shpgrp", "object", "do"))
_ROWS_A_BLOCK = 2000
_MOST_SUBSTITUTES = 8


class _Place(Enum):
    """What the text of a group is for."""

    BODY = auto()
    NOTE = auto()
    TITLE = auto()
    FONTS = auto()
    STYLES = auto()
    INSTRUCTION = auto()
    WRAPPER = auto()
    """None of its own, but groups within may hold text: shapes, objects."""
    NOWHERE = auto()


@dataclass(frozen=True, slots=True)
class _State:
    place: _Place = _Place.BODY
    font: int = -1
    substitutes: int = 1
    """How many letters follow a Unicode one, for readers that do not know it."""
    is_hidden: bool = False
    is_deleted: bool = False
    is_bold: bool = False
    size: float = 12.0
    skips_groups: bool = False
    """Whether the groups within are another form of what will follow."""


@dataclass(slots=True)
class _Paragraph:
    """What has been set for the paragraph that is being written."""

    style: int = -1
    outline: int = -1
    is_item: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Text:
    """Text on its way from bytes of some code page."""

    pieces: list[str] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0


class Story:
    def __init__(self) -> None:
        self.title = ""
        self.is_cut = False
        """Whether the file ended before its groups did."""
        self._state = _State()
        self._stack: list[_State] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str | None] = {}
        self._declared_font = -1
        self._styles: dict[int, str] = {}
        self._declared_style = 0
        self._style_levels: dict[int, int] = {}
        self._fields: list[tuple[int, str]] = []
        """The fields that are open: how deep each stands, and what it is told to show."""
        self._bytes = bytearray()
        self._text = _Text()
        self._note = _Text()
        self._notes: list[PageBlock] = []
        self._paragraph = _Paragraph()
        self._to_skip = 0
        self._follows_brace = False
        self._follows_star = False
        self._cell: list[PageBlock] = []
        self._row: list[Cell] = []
        self._rows: list[list[Cell]] = []
        self._done: list[PageBlock] = []
        self._words: dict[str, Callable[[int | None], None]] = {
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
        while found := _TOKEN.match(data, position):
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
                self._state = replace(self._state, place=_Place.NOWHERE, skips_groups=False)
            self._follows_brace = True
            self._follows_star = False
            return
        self._follows_brace = False
        if not self._stack:
            return
        closing, self._state = self._state, self._stack.pop()
        if closing.place is _Place.NOTE and self._state.place is not _Place.NOTE:
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
        elif letter := _LETTERS.get(name):
            self._write(letter)

    def _take_word(self, name: str, number: int | None) -> None:
        starts_group, has_star = self._follows_brace, self._follows_star
        self._follows_brace = self._follows_star = False
        if starts_group and self._enter(name, has_star):
            return
        if self._to_skip and name not in ("u", "uc"):
            self._to_skip -= 1
            return
        if name in _ENDS_OF_PARAGRAPHS:
            if self._state.place is _Place.BODY:
                self._end_paragraph()
            elif self._state.place is _Place.NOTE:
                self._write(" ")
        elif letter := _LETTERS.get(name):
            self._write(letter)
        elif handle := self._words.get(name):
            handle(number)

    def _enter(self, name: str, has_star: bool) -> bool:
        """Go where the first word of a group says; False where it is a word like any other."""
        place = self._state.place
        if name in ("listtext", "pntext") and place is _Place.BODY:
            self._paragraph.is_item = True
        if name == "field":
            self._fields.append((len(self._stack), ""))
        elif name == "fldinst" and place is not _Place.NOWHERE:
            self._go(_Place.INSTRUCTION)
        elif name == "footnote":
            self._go(_Place.NOTE if place is _Place.BODY else place)
        elif name == "title" and place is _Place.NOWHERE:
            self._go(_Place.TITLE)
        elif name == "fonttbl":
            self._go(_Place.FONTS)
        elif name == "stylesheet":
            self._go(_Place.STYLES)
        elif name == "upr":
            self._state = replace(self._state, skips_groups=True)
        elif name == "ud" and self._stack:
            self._go(self._stack[-1].place)
        elif name in _AUDIBLE and place is not _Place.NOWHERE:
            within_note = any(state.place is _Place.NOTE for state in self._stack)
            self._go(_Place.NOTE if within_note else _Place.BODY)
        elif name in _WRAPPERS and place is not _Place.NOWHERE:
            self._go(_Place.WRAPPER)
        elif has_star or name in _SILENT or (name[0] == "m" and name[-2:] == "Pr"):
            # In the tables of fonts and styles the star stands before what is no paragraph's.
            self._go(_Place.NOWHERE)
        else:
            return False
        return True

    def _go(self, place: _Place) -> None:
        self._flush()
        self._state = replace(self._state, place=place)

    def _take_plain(self, data: bytes) -> None:
        self._follows_brace = False
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if self._state.place not in (_Place.NOWHERE, _Place.WRAPPER):
            self._bytes += data

    # Letters

    def _flush(self) -> None:
        if self._bytes:
            font = self._fonts.get(self._state.font) if self._state.place is not _Place.TITLE else None
            data = bytes(self._bytes)
            self._bytes.clear()
            self._keep(decoded(data, font or self._encoding, self._encoding))

    def _write(self, text: str) -> None:
        self._flush()
        self._keep(text)

    def _keep(self, text: str) -> None:
        state = self._state
        match state.place:
            case _Place.BODY | _Place.NOTE if not (state.is_hidden or state.is_deleted):
                target = self._text if state.place is _Place.BODY else self._note
                target.pieces.append(text)
                target.letters += len(text)
                target.bold += len(text) if state.is_bold else 0
                target.sizes[state.size] += len(text)
            case _Place.TITLE if len(self.title) < 1000:
                self.title += text
            case _Place.STYLES:
                name = self._styles.get(self._declared_style, "") + text
                self._styles[self._declared_style] = name[:200]
            case _Place.INSTRUCTION if self._fields:
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
            self._state, is_hidden=False, is_deleted=False, is_bold=False, size=12.0, font=self._default_font
        )

    # Fonts and styles

    _default_font = -1

    def _set_default_font(self, number: int | None) -> None:
        self._default_font = -1 if number is None else number
        self._state = replace(self._state, font=self._default_font)

    def _set_font(self, number: int | None) -> None:
        self._flush()
        number = -1 if number is None else number
        if self._state.place is _Place.FONTS:
            self._declared_font = number
        else:
            self._state = replace(self._state, font=number)

    def _set_code_page(self, number: int | None) -> None:
        self._encoding = encoding_of_page(number or 0) or self._encoding

    def _set_charset(self, number: int | None) -> None:
        if self._state.place is _Place.FONTS:
            self._fonts[self._declared_font] = encoding_of_charset(number or 0)

    def _set_font_page(self, number: int | None) -> None:
        if self._state.place is _Place.FONTS and number:
            self._fonts[self._declared_font] = encoding_of_page(number)

    def _set_style(self, number: int | None) -> None:
        if self._state.place is _Place.STYLES:
            self._flush()
            self._declared_style = number or 0
        elif self._state.place is _Place.BODY:
            self._paragraph.style = number or 0

    def _set_outline(self, number: int | None) -> None:
        if self._state.place is _Place.STYLES:
            self._style_levels[self._declared_style] = number or 0
        elif self._state.place is _Place.BODY:
            self._paragraph.outline = number or 0

    def _set_list(self, number: int | None) -> None:
        if self._state.place is _Place.BODY:
            self._paragraph.is_item = bool(number)

    def _set_in_table(self, _: int | None) -> None:
        if self._state.place is _Place.BODY:
            self._paragraph.in_table = True

    # Paragraphs

    def _reset_paragraph(self, _: int | None) -> None:
        if self._state.place is _Place.BODY:
            is_item = self._paragraph.is_item and not self._text.letters and not self._bytes
            # A number of a list item stands before the properties of its paragraph.
            self._paragraph = _Paragraph(is_item=is_item)

    def _end_paragraph(self) -> None:
        self._flush()
        kind, level = self._kind()
        text, self._text = self._text, _Text()
        whole = _paired("".join(text.pieces))
        if kind is BlockKind.CODE and is_prose(whole):
            kind = BlockKind.TEXT  # some programs set plain text in a style for code
        size = text.sizes.most_common(1)[0][0] if text.sizes else 0.0
        match kind:
            case BlockKind.CODE:
                parts = [whole.rstrip()] if whole.strip() else []
            case BlockKind.TEXT | BlockKind.LIST_ITEM:
                parts = list(paragraphs_of(whole))
            case _:
                parts = [" ".join(whole.split())] if whole.strip() else []
        blocks = [PageBlock(part, kind, level, size, text.bold * 2 > text.letters) for part in parts]
        blocks += self._notes
        self._notes.clear()
        if self._paragraph.in_table:
            self._cell.extend(blocks)
        elif blocks:
            self._end_table()
            self._done.extend(blocks)

    def _kind(self) -> tuple[BlockKind, int]:
        name = self._styles.get(self._paragraph.style, "").strip(" ;\r\n")
        if any(words.split()[:1] in (["TOC"], ["INDEX"]) for _, words in self._fields):
            return BlockKind.CONTENTS, 0
        if level := heading_level(name):
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
        text = " ".join(_paired("".join(self._note.pieces)).split())
        self._note = _Text()
        if text:
            self._notes.append(PageBlock(text, BlockKind.NOTE))

    # Tables

    def _end_cell(self, _: int | None) -> None:
        if self._state.place is not _Place.BODY:
            return
        self._paragraph.in_table = True
        self._end_paragraph()
        self._row.append(tuple(self._cell))
        self._cell.clear()

    def _end_row(self, _: int | None) -> None:
        if self._state.place is _Place.BODY and self._row:
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


def _paired(text: str) -> str:
    """Make one letter of two halves; a half that stands alone is replaced."""
    if not any("\ud800" <= letter <= "\udfff" for letter in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
