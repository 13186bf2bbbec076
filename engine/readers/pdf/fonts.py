"""Decodes strings of PDF fonts: Unicode text and glyph widths by pypdf's font dictionaries.

pypdf.generic._font is not pypdf's public face; it is used because everything public about it goes through
extract_text, which gives up the positions that reading order is found from. The version is pinned.
"""

import re
from typing import NamedTuple

from pypdf.constants import FontFlags
from pypdf.generic import ArrayObject, DictionaryObject
from pypdf.generic._font import Font

from engine.readers.pdf.glyph_names import bitmap_ligatures, glyph_text, known_glyphs, tex_font_letters
from engine.readers.pdf.objects import look_up

_BOLD_NAME = re.compile(
    r"bold|black|heavy|demi|medi(?!um)|cmbx|cmssbx|sfbx|-bd\b|^/?(?:\w{6}\+)?Lin\w+T[BZ]", re.IGNORECASE
)
_MONO_NAME = re.compile(r"courier|mono|consol|typewriter|cmtt|menlo|sftt|fixed", re.IGNORECASE)
_LIGATURE_NAMES = frozenset(("/ff", "/fi", "/fl", "/ffi", "/ffl"))
_EMS_TO_A_WIDTH = 2.0
"""How much higher a font is than its letters are wide."""
_MOST_FONTS = 300
_CACHED_STRINGS = 20_000


class ShownString(NamedTuple):
    """A decoded string: its text and width."""

    text: str
    width: float
    """In text space for a font of size 1, without any spacing."""
    codes: int
    spaces: int
    """How many codes are the single byte 32, which word spacing widens."""
    space_before: float
    space_after: float
    """The widths of the blanks at both ends, which text does not hold any more; also in width."""
    blanks_before: int
    blanks_after: int


class TextFont:
    """Decodes strings of one font, and remembers them: the same words come again and again."""

    def __init__(self, resource: DictionaryObject) -> None:
        font = Font.from_font_resource(resource)
        self._encoding = font.encoding
        self._letters = font.character_map
        self._widths = font.character_widths
        self._default_width = float(font.character_widths.get("default", 500))
        self._composite = look_up(resource, "/Subtype") == "/Type0"
        encoding_name = str(look_up(resource, "/Encoding") or "")
        self.vertical = self._composite and encoding_name.endswith("-V")
        # Without a map to letters, Identity codes are the numbers of glyphs and mean nothing.
        self._meaningless = (
            self._composite and encoding_name.startswith("/Identity") and not font.character_map
        )
        self._unit, self.height = _scale(resource)
        flags = int(font.font_descriptor.flags)
        self.bold = bool(_BOLD_NAME.search(font.name)) or bool(flags & FontFlags.FORCE_BOLD)
        self.mono = bool(_MONO_NAME.search(font.name)) or (
            bool(flags & FontFlags.FIXED_PITCH) and not self._composite and self._has_one_width()
        )
        names = _names_of_codes(look_up(look_up(resource, "/Encoding"), "/Differences"))
        self._ligatures = {code: name[1:] for code, name in names.items() if name in _LIGATURE_NAMES}
        # pypdf takes the font program's encoding for the map to letters, and the file may give it another.
        has_map = look_up(resource, "/ToUnicode") is not None
        self._named = {} if has_map else known_glyphs(names)
        self._tex_letters = {} if self._composite or "/Encoding" in resource else tex_font_letters(font.name)
        self._unnamed = {} if self._composite else bitmap_ligatures(look_up(resource, "/Subtype"), names)
        self._codes: dict[str | int, tuple[str, float]] = {}
        self._strings: dict[bytes, ShownString] = {}

    def _has_one_width(self) -> bool:
        return self._widths.get("i", 0) == self._widths.get("m", 1)

    def show(self, data: bytes) -> ShownString:
        known = self._strings.get(data)
        if known is None:
            known = self._decode(data)
            if len(self._strings) < _CACHED_STRINGS:
                self._strings[data] = known
        return known

    def letters(self, data: bytes) -> list[tuple[str, float]]:
        """The text and the width of every code."""
        codes: str | bytes = data
        if isinstance(self._encoding, str):
            codes = data.decode(self._encoding, "replace" if len(data) % 2 else "surrogatepass")
        known = self._codes
        return [known[code] if code in known else self._learn(code) for code in codes]

    def _learn(self, code: str | int) -> tuple[str, float]:
        if isinstance(code, int):
            letter = self._encoding.get(code, chr(code)) if isinstance(self._encoding, dict) else chr(code)
            key = chr(code)
        else:
            letter = key = code
        # Programs that write a wrong map commonly get these wrong, and their names cannot be.
        text = self._ligatures.get(key) or self._named.get(key)
        if text is None:
            text = self._letters.get(letter)
            if text is None and letter == key:
                text = self._tex_letters.get(key)
        if text is None:
            text = "\ufffd" if self._meaningless else glyph_text(letter, key)
        if not text.isprintable() or text == "\ufffd":
            text = self._unnamed.get(key, text)
        text = text.replace("\0", "")  # the upper half of a letter, where a font's codes are taken for bytes
        width = float(self._widths.get(key, self._default_width)) * self._unit
        entry = self._codes[code] = (text, width)
        return entry

    def _decode(self, data: bytes) -> ShownString:
        letters = self.letters(data)
        first = 0
        last = len(letters)
        while first < last and letters[first][0].isspace():
            first += 1
        while last > first and letters[last - 1][0].isspace():
            last -= 1
        return ShownString(
            text="".join([text for text, _ in letters[first:last]]),
            width=sum([width for _, width in letters]),
            codes=len(letters),
            spaces=0 if self._composite else data.count(b" "),
            space_before=sum([width for _, width in letters[:first]]),
            space_after=sum([width for _, width in letters[last:]]),
            blanks_before=first,
            blanks_after=len(letters) - last,
        )


class FontCache:
    """The fonts of a document, each read once."""

    def __init__(self) -> None:
        self._fonts: dict[int, tuple[object, TextFont | None]] = {}

    def font(self, resource: object) -> TextFont | None:
        """Return the font, or None for what cannot be read as one."""
        known = self._fonts.get(id(resource))
        if known is None:
            if len(self._fonts) >= _MOST_FONTS:  # some programs give every page its own
                self._fonts.clear()
            font: TextFont | None = None
            if isinstance(resource, DictionaryObject):
                try:
                    font = TextFont(resource)
                except (AttributeError, LookupError, TypeError, ValueError):
                    font = None
            # The resource is kept, so that its id is not given to another.
            known = self._fonts[id(resource)] = (resource, font)
        return known[1]


def _names_of_codes(differences: object) -> dict[str, str]:
    """Return what an encoding calls the codes that it changes."""
    found: dict[str, str] = {}
    code = 0
    for item in differences if isinstance(differences, ArrayObject) else ():
        if isinstance(item, int):
            code = item
        else:
            if 0 <= code < 256:
                found[chr(code)] = str(item)
            code += 1
    return found


def _scale(resource: DictionaryObject) -> tuple[float, float]:
    """Return what a unit of width is worth at size 1, and how high the font is at size 1.

    Only a Type 3 font has its own units, and only its box tells how high its letters are; where that box is
    none, their widths do.
    """
    if look_up(resource, "/Subtype") != "/Type3":
        return 0.001, 1.0
    matrix = look_up(resource, "/FontMatrix")
    box = look_up(resource, "/FontBBox")
    if not isinstance(matrix, ArrayObject) or len(matrix) < 4:
        return 0.001, 1.0
    height = abs(float(matrix[3])) * 1000
    if isinstance(box, ArrayObject) and len(box) == 4 and float(box[3]) != float(box[1]):
        height = abs(float(matrix[3])) * abs(float(box[3]) - float(box[1])) * 0.9
    usual = _EMS_TO_A_WIDTH * abs(float(matrix[0])) * _usual_width(look_up(resource, "/Widths"))
    is_absurd = usual > 0 and not 0.25 * usual < height < 4 * usual
    return abs(float(matrix[0])), usual if is_absurd else height


def _usual_width(widths: object) -> float:
    known = [float(width) for width in widths if width] if isinstance(widths, ArrayObject) else []
    return sum(known) / len(known) if known else 0.0
