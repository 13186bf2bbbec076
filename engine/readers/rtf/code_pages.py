"""Code pages of RTF fonts: decodes bytes by character set and font."""

import codecs
import re
from dataclasses import dataclass, field

from engine.readers.common.symbol_fonts import symbol_letter

SYMBOL = "symbol"
_BY_CHARSET = {
    0: "cp1252",
    2: SYMBOL,
    77: "mac_roman",
    78: "cp932",
    79: "cp949",
    80: "gb18030",
    81: "cp950",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gb18030",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_BY_PAGE = {
    936: "gb18030",
    54936: "gb18030",
    10000: "mac_roman",
    10001: "cp932",
    10002: "cp950",
    10003: "cp949",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10008: "gb18030",
    10029: "mac_latin2",
    10081: "mac_turkish",
    1361: "johab",
    65001: "utf-8",
}
_TWO_BYTES = frozenset(("cp932", "cp949", "cp950", "gb18030", "johab", "utf-8"))
_HIGH = re.compile(rb"[\x80-\xff]+")


@dataclass(slots=True)
class RtfFonts:
    """The fonts that the file declares, and how their letters are encoded."""

    encoding: str = "cp1252"
    """What the file as a whole declares."""
    default: int = -1
    declared: int = -1
    """The font that is being declared."""
    _encodings: dict[int, str | None] = field(default_factory=dict)

    def declare(self, encoding: str | None) -> None:
        self._encodings[self.declared] = encoding

    def decode(self, data: bytes, font: int | None) -> str:
        """Turn bytes set in a font into text; None stands for no font."""
        encoding = None if font is None else self._encodings.get(font)
        return _decoded(data, encoding or self.encoding, self.encoding)


def encoding_of_charset(charset: int) -> str | None:
    """None for a character set that leaves the choice to the document."""
    return _BY_CHARSET.get(charset)


def encoding_of_page(page: int) -> str | None:
    """None for a code page that nobody here can read."""
    if page in _BY_PAGE:
        return _BY_PAGE[page]
    try:
        return codecs.lookup(f"cp{page}").name
    except LookupError:
        return None


def _decoded(data: bytes, encoding: str, document: str) -> str:
    """Turn bytes into text; document is the encoding that the file as a whole declares.

    Programs in East Asia write their own letters in fonts that claim to be Western: pairs of high bytes
    are then what the document says.
    """
    if encoding == SYMBOL:
        return "".join(symbol_letter(byte) for byte in data)
    if encoding == "cp1252" and document in _TWO_BYTES:
        runs = _HIGH.findall(data)
        if runs and all(len(run) % 2 == 0 for run in runs):
            encoding = document
    return data.decode(encoding, "replace")
