"""Character encoding detection and decoding: byte order marks, declarations, statistics of the bytes."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.readers.detection.latin_encodings import detect_latin_encoding, has_latin_words, is_clearly_latin

_SAMPLE = 2**17
"""Bytes that are looked at to guess."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_RELATIVES = {
    "ascii": ("cp1252", "iso8859-1"),
    "iso8859-1": ("cp1252", "iso8859-1"),
    "iso8859-9": ("cp1254", "iso8859-9"),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "shift_jis": ("shift_jis", "cp932", "shift_jis_2004"),
    "shift_jis_2004": ("shift_jis", "cp932", "shift_jis_2004"),
    "shift_jisx0213": ("shift_jis", "cp932", "shift_jis_2004"),
    "euc_jis_2004": ("euc_jp", "euc_jis_2004"),
    "euc_jisx0213": ("euc_jp", "euc_jis_2004"),
    "euc_kr": ("euc_kr", "cp949"),
    "cp1125": ("cp866", "cp1125"),
    "tis-620": ("tis-620", "cp874"),
    "utf-16": ("utf-16-le",),  # a byte order mark would have been seen
    "utf-32": ("utf-32-le",),
}
"""By Python's name: what such a text is read as. Most names stand for the smaller of several sets in use."""

_NAMES = {
    "unicode": "utf-16",
    "x-sjis": "shift_jis",
    "x-gbk": "gbk",
    "x-euc-jp": "euc_jp",
    "x-big5": "big5",
    "ks_c_5601-1987": "euc_kr",
    "macintosh": "mac_roman",
}
"""What documents call encodings that Python knows by another name."""

_NO_ENCODINGS_OF_FILES = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape", "charmap"))

_LATIN = re.compile(
    r"cp(1252|1250|1254|1257|850|852|857|858|437|775)|iso8859-(1|2|3|4|9|10|13|14|15|16)|mac[-_](roman|latin2)"
)
_MANY_BYTES = re.compile(r"gb18030|gbk|gb2312|big5|cp9\d\d|euc|shift_jis|johab|hz|iso2022")
_ESCAPES = (
    ("iso2022_jp_2", re.compile(rb"\x1b\$[@B]|\x1b\(J")),
    ("iso2022_kr", re.compile(rb"\x1b\$\)C")),
    ("hz", re.compile(rb"~\{(?:[\x21-\x7d][\x21-\x7e])+~\}")),
)
_DECLARED = (
    re.compile(rb"""^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{2,40})["']"""),
    re.compile(rb"""<meta\s[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I),
)
_SPACES = re.compile(r"[ \r\n\u3000-\u3002\uff00-\uff1f]")
_USUAL = re.compile(
    r"[\t\r\n -~\u0370-\u06ff\u0900-\u0e7f\u2010-\u2030\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
)
_HIGH = re.compile(rb"[\x80-\xff]")
_LOW_BYTES = bytes(range(128))


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file."""

    text: str
    encoding: str
    """As Python calls it."""
    certain: bool
    """False where it is a guess that may be wrong."""


def decode(data: bytes, declared: str = "", chosen: str = "") -> DecodedText:
    """Decode the text of a file, or of its beginning: a last character that is cut is left out.

    declared is what the file or a mail says of its encoding; where it is empty, markup is asked itself. It is
    believed when it fits. chosen is what the user says, and always believed. What cannot be decoded becomes
    U+FFFD.
    """
    if known := _known_name(chosen):
        return DecodedText(_decoded(data, known, "replace").lstrip("\ufeff"), known, True)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return DecodedText(_decoded(data, encoding, "replace").lstrip("\ufeff"), encoding, True)
    for decoded in _unmistakable(data):
        return decoded
    for decoded in _as_declared(data, declared or declared_encoding(data)):
        return decoded
    return _guessed(data)


def declared_encoding(data: bytes) -> str:
    """Return what markup says of its own encoding, in its first bytes; empty where it says nothing."""
    head = data[:4096]
    if not head.lstrip().startswith(b"<"):
        return ""
    matches = (pattern.search(head) for pattern in _DECLARED)
    return next((match[1].decode("ascii", "replace") for match in matches if match), "")


def detect_wide_encoding(data: bytes) -> str:
    """Return utf-8, utf-16-le, … as far as a byte order mark or the place of zero bytes tells; or nothing."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    sample = data[: min(len(data), 4096) // 4 * 4]
    if len(sample) < 4:
        return ""
    zeros = [sample[place::4].count(0) * 4 / len(sample) for place in range(4)]
    if zeros[3] > 0.95 and zeros[2] > 0.9 and zeros[0] < 0.5:
        return "utf-32-le"
    if zeros[0] > 0.95 and zeros[1] > 0.9 and zeros[3] < 0.5:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.3 and even < 0.05:
        return "utf-16-le"
    if even > 0.3 and odd < 0.05:
        return "utf-16-be"
    return _wide_without_zeros(sample)


def _wide_without_zeros(sample: bytes) -> str:
    """Recognise UTF-16 of a script whose letters all have two bytes: one of the two hardly varies."""
    if not any(byte < 32 and byte not in b"\t\n\r\f\v\b\x0e\x0f\x1a\x1b" for byte in sample):
        return ""  # text of another encoding: in UTF-16 the second bytes take every value
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        spaces = len(_SPACES.findall(text))
        usual = len(_USUAL.findall(text))
        if usual > 0.97 * len(text) and spaces > 0.03 * len(text):
            return encoding
    return ""


def _unmistakable(data: bytes) -> Iterator[DecodedText]:
    """Yield the text where its encoding cannot be mistaken: by zero bytes, by escapes, or as UTF-8."""
    wide = detect_wide_encoding(data)
    if wide:
        yield DecodedText(_decoded(data, wide, "replace"), wide, True)
    high = len(data.translate(None, _LOW_BYTES))
    if not high:
        yield from _escaped(data)
    try:
        text = _decoded(data, "utf-8")
        if not high or not text.isascii():  # a lone high byte at the end could be anything
            yield DecodedText(text, "utf-8" if high else "ascii", True)
    except UnicodeDecodeError:
        text = _joined_surrogates(data) or _decoded(data, "utf-8", "replace")
        if text.count("\ufffd") * 50 < high:
            yield DecodedText(text, "utf-8", False)


def _joined_surrogates(data: bytes) -> str:
    """Decode what was UTF-16 once and came to UTF-8 by halves of characters; nothing where it is not that."""
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return ""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _escaped(data: bytes) -> Iterator[DecodedText]:
    head = data[:_SAMPLE]
    for encoding, mark in _ESCAPES:
        if mark.search(head):
            try:
                yield DecodedText(_decoded(data, encoding), encoding, True)
            except UnicodeDecodeError:
                continue


def _as_declared(data: bytes, declared: str) -> Iterator[DecodedText]:
    """Yield the text as it is declared to be read, where that is possible and not absurd."""
    name = _known_name(declared)
    if not name or name.startswith("utf-8"):
        return
    sample = data[:_SAMPLE]
    letters = len(re.findall(rb"[A-Za-z\x80-\xff]", sample))
    if _LATIN.fullmatch(name) and 50 < letters < len(_HIGH.findall(sample)) * 3:
        return  # in no Latin script has every third letter an accent
    for encoding in _RELATIVES.get(name, (name,)):
        try:
            yield DecodedText(_decoded(data, encoding), encoding, True)
        except UnicodeDecodeError:
            continue
    text = _decoded(data, _RELATIVES.get(name, (name,))[-1], "replace")
    if text.count("\ufffd") * 50 < len(data.translate(None, _LOW_BYTES)):
        yield DecodedText(text, name, True)


def _known_name(name: str) -> str:
    """Return Python's name of an encoding; empty where it knows none, or it is none of text."""
    name = name.strip().lower()
    try:
        known = codecs.lookup(_NAMES.get(name, name)).name
        b"a".decode(known)
    except (LookupError, ValueError):
        return ""
    return "" if known in _NO_ENCODINGS_OF_FILES else known


def _guessed(data: bytes) -> DecodedText:
    """Guess by what the bytes would mean. Imported here: most files do not need it."""
    from charset_normalizer import from_bytes

    sample = _sample(data)
    best = from_bytes(sample).best()
    name = _known_name(best.encoding) if best else ""
    is_clear = best is not None and best.coherence > 0.6 and len(sample) >= 200
    if not name or _LATIN.fullmatch(name) or (_MANY_BYTES.match(name) and has_latin_words(sample)):
        name = detect_latin_encoding(sample, "" if _MANY_BYTES.match(name) else name)
        is_clear = is_clearly_latin(sample, name)
    for encoding in _RELATIVES.get(name, (name,)):
        try:
            text = _decoded(data, encoding)
        except UnicodeDecodeError:
            continue
        return DecodedText(
            text, encoding, is_clear or (bool(_MANY_BYTES.match(encoding)) and len(sample) >= 200)
        )
    encoding = _RELATIVES.get(name, (name,))[-1]
    return DecodedText(_decoded(data, encoding, "replace"), encoding, False)


def _sample(data: bytes) -> bytes:
    """Return some of the lines that hold more than ASCII, from all over a large file."""
    if len(data) <= _SAMPLE:
        return data
    pieces: list[bytes] = []
    piece, stride = _SAMPLE // 16, len(data) // 16
    place = 0
    while len(pieces) < 16 and (high := _HIGH.search(data, place)):
        start = data.rfind(b"\n", max(place, high.start() - 4096), high.start()) + 1 or high.start()
        end = data.find(b"\n", start + piece, start + piece * 2)
        end = end if end > 0 else start + piece
        pieces.append(data[start:end])
        place = max(end, start + stride)
    return b"\n".join(pieces)


def _decoded(data: bytes, encoding: str, errors: str = "strict") -> str:
    """Decode all but a character that the end of data has cut in two."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    return decoder.decode(data)
