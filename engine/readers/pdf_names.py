"""The letters that the names of glyphs stand for, where the font has no map to letters."""

import re

from pypdf._codecs.adobe_glyphs import adobe_glyphs

_UNICODE_NAME = re.compile(r"(?:uni|u)([0-9A-Fa-f]{4,6})$")


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
