"""The letters that the names of glyphs stand for, where the font has no map to letters."""

import re

from pypdf._codecs.adobe_glyphs import adobe_glyphs

_UNICODE_NAME = re.compile(r"(?:uni|u)([0-9A-Fa-f]{4,6})$")

_TEX_FONT = re.compile(r"(?:\w{6}\+)?CM(?:R|BX|B|TI|SL|SS|SSI|SSBX|CSC|BXTI|BXSL|U|FF|DUNH)\d", re.IGNORECASE)
_OLD_TEX = dict(
    zip(
        map(chr, range(11, 32)),
        [
            "ff",
            "fi",
            "fl",
            "ffi",
            "ffl",
            "ı",
            "ȷ",
            "`",
            "´",
            "ˇ",
            "˘",
            "¯",
            "˚",
            "¸",
            "ß",
            "æ",
            "œ",
            "ø",
            "Æ",
            "Œ",
            "Ø",
        ],
        strict=True,
    )
)
_OLD_TEX |= {'"': "”", "\\": "“", "{": "–", "|": "—", "^": "ˆ", "~": "˜", "\x7f": "¨"}
_TEX_ITALICS = re.compile(r"(?:\w{6}\+)?CMMIB?\d", re.IGNORECASE)
_GREEK = dict(
    zip(
        map(chr, range(11, 32)),
        [
            "α",
            "β",
            "γ",
            "δ",
            "ϵ",
            "ζ",
            "η",
            "θ",
            "ι",
            "κ",
            "λ",
            "μ",
            "ν",
            "ξ",
            "π",
            "ρ",
            "σ",
            "τ",
            "υ",
            "ϕ",
            "χ",
        ],
        strict=True,
    )
)
_TEX_SIGNS = re.compile(r"(?:\w{6}\+)?(?:CM(?:SY|EX|TT|TEX)|MS[AB]M|LASY|[A-Z]*SY)\w*\d", re.IGNORECASE)
_NEW_TEX = {"\x15": "–", "\x16": "—"}
_NEW_TEX |= dict(zip(map(chr, range(27, 32)), ["ff", "fi", "fl", "ffi", "ffl"], strict=True))


def letters_of_tex(font: str) -> dict[str, str]:
    """Return what codes mean in a font of TeX's where the file does not say: codes that no other font has."""
    name = font.removeprefix("/")
    if _TEX_ITALICS.match(name):
        return _GREEK
    if _TEX_SIGNS.match(name):
        return {}
    return _OLD_TEX if _TEX_FONT.match(name) else _NEW_TEX


def letters_of_glyph(name: str, code: str) -> str:
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
