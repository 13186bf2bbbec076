"""Maps glyph names to Unicode (Adobe Glyph List, TeX fonts) where a font has no ToUnicode map."""

import re
from collections.abc import Mapping

from pypdf._codecs.adobe_glyphs import adobe_glyphs

_UNICODE_NAME = re.compile(r"(?:uni|u)([0-9A-Fa-f]{4,6})$")

_LIGATURES = ("ff", "fi", "fl", "ffi", "ffl")
_TEX_TEXT = re.compile(r"(?:\w{6}\+)?CM(?:R|BX|B|TI|SL|SS|SSI|SSBX|CSC|BXTI|BXSL|U|FF|DUNH)\d", re.IGNORECASE)
_TEX_ITALICS = re.compile(r"(?:\w{6}\+)?CMMIB?\d", re.IGNORECASE)
_TEX_SIGNS = re.compile(r"(?:\w{6}\+)?CMB?SY\d", re.IGNORECASE)
_TEX_SHAPES = re.compile(
    r"(?:\w{6}\+)?(?:CM|MS[AB]M|LASY|WASY|STMARY)|.*(?:MathItalic|Symbol|Extension|MI\d|SY\d|EX\d)",
    re.IGNORECASE,
)
_SHAPES = dict.fromkeys(map(chr, range(32)), "")
"""Codes of large brackets in pieces, of arrows and the like."""
_TEXT = dict(zip(map(chr, range(11, 32)), (*_LIGATURES, *"ıȷ`´ˇ˘¯˚¸ßæœøÆŒØ"), strict=True))
_TEXT |= {'"': "”", "\\": "“", "{": "–", "|": "—", "^": "ˆ", "~": "˜", "\x7f": "¨"}
_ITALICS = dict(zip(map(chr, range(11, 34)), "αβγδϵζηθικλμνξπρστυϕχψω", strict=True)) | {":": ".", ";": ","}
_SIGNS = dict(
    zip("\x00\x01\x02\x03\x04\x06\x07\x11\x12\x13\x14\x15\x18\x19\x1a\x1b", "−·×∗÷±∓≡⊆⊇≤≥∼≈⊂⊃", strict=True)
)
_SIGNS |= dict(zip("\x20\x21\x31\x32fghijkn", "←→∞∈{}⟨⟩|‖\\", strict=True))
_BASE_FONTS = re.compile(
    r"(?:\w{6}\+)?(?:Times|Helvetica|Courier|Palatino|Bookman|NewCentury|AvantGarde|Utopia|Charter|Nimbus|"
    r"CenturySch|URW|Zapf)",
    re.IGNORECASE,
)
_BASE = dict(zip("\x02\x03\x04\x06\x07\x0c\x0e\x0f\x11", ("fi", "fl", *"⁄Łł−Žžı"), strict=True))
_BASE |= {"\x13": "ff", "\x14": "ffi", "\x15": "ffl"}
_BASE |= dict(zip(map(chr, range(27, 32)), _LIGATURES, strict=True))
"""The first codes of the encodings in which TeX uses PostScript's fonts (8r, T1)."""
_TEX_FONTS = (
    (_TEX_TEXT, _TEXT),
    (_TEX_ITALICS, _ITALICS),
    (_TEX_SIGNS, _SIGNS),
    (_TEX_SHAPES, _SHAPES),
    (_BASE_FONTS, _BASE),
)
_NEWER_TEXT = {"\x15": "–", "\x16": "—"} | dict(zip(map(chr, range(27, 32)), _LIGATURES, strict=True))


def tex_font_letters(font: str) -> dict[str, str]:
    """Return what codes mean in a font of TeX's where the file does not say: codes that no other font has."""
    name = font.removeprefix("/")
    for fonts, letters in _TEX_FONTS:
        if fonts.match(name):
            return letters
    return _NEWER_TEXT


def bitmap_ligatures(subtype: object, names: Mapping[str, str]) -> dict[str, str]:
    """Return the codes of ligatures in a font of pictures that TeX made, whose glyphs have no names.

    A font of text is told from one of formulas by its punctuation marks.
    """
    if subtype != "/Type3" or not {"-", ",", "."} & names.keys():
        return {}
    return dict(zip(map(chr, range(11, 16)), _LIGATURES, strict=True))


def known_glyphs(names: Mapping[str, str]) -> dict[str, str]:
    """Return for each code what its glyph shows, without those whose names mean nothing."""
    letters = {code: glyph_text(name, "") for code, name in names.items()}
    return {code: letter for code, letter in letters.items() if letter not in ("", "\ufffd")}


def glyph_text(name: str, code: str) -> str:
    """Return what a glyph shows. name is a letter already, or "/name" where the parser could not tell.

    A name that means nothing ("/G41", "/a65") is commonly that of a font whose codes are ASCII.
    """
    if len(name) < 2 or not name.startswith("/"):
        return name
    if name == "/.notdef":
        return ""
    parts = [_letter(part) for part in name[1:].partition(".")[0].split("_")]
    if all(parts):
        return "".join(parts)
    return code if "!" <= code <= "~" else "\ufffd"


def _letter(name: str) -> str:
    known = adobe_glyphs.get("/" + name)
    if known is not None:
        return str(known)
    match = _UNICODE_NAME.match(name)
    if match is None:
        return ""
    number = int(match[1], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else ""
