"""Names of the files in a ZIP archive: decoded from whatever encoding, and safe as parts of a path.

An archive says of a name that it is UTF-8, or nothing: then it is in the encoding of the computer where the
archive was made.
All such names of an archive are read alike, in the encoding whose letters are the most usual ones.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable
from functools import cache

from engine.text.word_statistics import word_usage

_UTF_8 = 0x800
_UNICODE_PATH = 0x7075
"""Header of the extra field with the name in UTF-8, after a checksum of the other one (Info-ZIP)."""
_FREQUENT_HAN = 1200
_REPLACED = re.compile(r'[\x00-\x1f\x7f:*?"<>|\ud800-\udfff]')
"""What no name has on some system."""
_LATIN_LETTERS = frozenset("äöüßéèàêçùôîâûëïœæáíóúñãõìòåøąćęłńśźżčďěňřšťůýžőűğışășțāēģīķļņūėįų")


def member_names(entries: Iterable[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Name every entry that is a file, by folders and slashes. Of entries with one name the last counts."""
    named = [(entry, _unicode_name(entry)) for entry in entries]
    unsaid = b"\n".join(_bytes_of(entry) for entry, name in named if name is None)
    encoding = _encoding_of(unsaid)
    found = {}
    for entry, name in named:
        plain = _as_path(_bytes_of(entry).decode(encoding, "replace") if name is None else name)
        if plain:
            found[plain] = entry
    return found


def _unicode_name(entry: zipfile.ZipInfo) -> str | None:
    """Return the name where its encoding is said; None where it is a guess."""
    if entry.flag_bits & _UTF_8:
        return entry.orig_filename
    raw, extra = _bytes_of(entry), entry.extra
    while len(extra) >= 4:
        header, size = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if header == _UNICODE_PATH and field[1:5] == struct.pack("<I", zlib.crc32(raw)):
            return field[5:].decode("utf-8", "replace")
    return None


def _bytes_of(entry: zipfile.ZipInfo) -> bytes:
    """Return the name as it stands in the archive: zipfile has read it as CP 437, which loses nothing."""
    return entry.orig_filename.encode("utf-8" if entry.flag_bits & _UTF_8 else "cp437", "replace")


def _as_path(name: str) -> str:
    """Return the name as one that leads nowhere but down; empty for a folder."""
    name = _REPLACED.sub("_", name.partition("\0")[0].replace("\\", "/"))
    if name.endswith("/"):
        return ""
    return "/".join(part for part in name.split("/") if part.strip(". "))


# Encodings


def _encoding_of(names: bytes) -> str:
    """Choose the encoding in which the letters beyond ASCII are the most usual ones."""
    if names.isascii():
        return "ascii"
    best, most = "cp437", 0.0
    for encoding, usual in _ENCODINGS:
        try:
            text = names.decode(encoding)
        except UnicodeDecodeError:
            continue
        points = usual(text)
        if points > most:
            best, most = encoding, points
    return best


def _mean(points: Iterable[float]) -> float:
    every = tuple(points)
    return sum(every) / len(every) if every else 0.0


def _as_unicode(_text: str) -> float:
    return 2.0  # hardly ever by chance


def _as_han(text: str) -> float:
    frequent, known = _frequent_han()
    return _mean(
        1.0 if letter in frequent else 0.4 if letter in known else 0.0 if _is_han(letter) else -1.0
        for letter in text
        if not letter.isascii() and not _is_wide_sign(letter)
    )


def _as_traditional(text: str) -> float:
    return _mean(
        1.0 if lead <= 0xC6 else 0.0
        for letter in text
        if _is_han(letter)
        for lead in letter.encode("big5")[:1]
    ) * _share_of(text, lambda letter: _is_han(letter) or _is_wide_sign(letter), 0.9)


def _as_japanese(text: str) -> float:
    def points(letter: str) -> float:
        if "\u3041" <= letter <= "\u30fe":
            return 1.1
        if _is_han(letter):
            return 0.95 if letter.encode("cp932")[0] <= 0x97 else 0.1
        return 0.5 if _is_wide_sign(letter) else -1.0  # half-width katakana are what others look like

    return _mean(points(letter) for letter in text if not letter.isascii())


def _as_korean(text: str) -> float:
    return _mean(
        0.93 if "\uac00" <= letter <= "\ud7a3" and letter.encode("cp949")[1] >= 0xA1 else -0.2
        for letter in text
        if not letter.isascii() and not _is_wide_sign(letter)
    )


def _as_cyrillic(text: str) -> float:
    """Letters of a word are small ones, but the first, or all of them capitals."""
    words = re.findall(r"[^\W\d_]+", text)
    right = sum(
        len(word) if word[1:].islower() else 0.8 * len(word)
        for word in words
        if re.fullmatch(r"[\u0400-\u045f]?[\u0430-\u045f]+|[\u0400-\u042f]+", word) and len(word) > 1
    )
    return 0.9 * right / max(1, sum(not letter.isascii() for letter in text))


def _as_latin(text: str) -> float:
    """Accented letters stand in words with others that have none."""
    words = re.findall(r"[^\W\d_]+", text)
    right = sum(
        letter.lower() in _LATIN_LETTERS
        for word in words
        if any(map(str.isascii, word))
        for letter in word
        if not letter.isascii() and (letter.islower() or word[0] == letter or word.isupper())
    )
    return 0.8 * right / max(1, sum(not letter.isascii() for letter in text))


def _share_of(text: str, is_right: Callable[[str], bool], weight: float) -> float:
    return weight * _mean(float(is_right(letter)) for letter in text if not letter.isascii())


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _is_wide_sign(letter: str) -> bool:
    return letter in "（）【】《》「」『』、。，：；！？—…·－～" or "\uff10" <= letter <= "\uff5a"


@cache
def _frequent_han() -> tuple[frozenset[str], frozenset[str]]:
    """Return the commonest letters of Chinese, and all of the usual ones."""
    ranks: dict[str, float] = {}
    for word, usage in word_usage("zh").items():
        for letter in word:
            ranks[letter] = min(ranks.get(letter, 99.0), usage.rarity)
    ordered = sorted(ranks, key=ranks.__getitem__)
    return frozenset(ordered[:_FREQUENT_HAN]), frozenset(ordered)


_ENCODINGS: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("utf-8", _as_unicode),
    ("gbk", _as_han),
    ("big5", _as_traditional),
    ("cp932", _as_japanese),
    ("cp949", _as_korean),
    ("cp866", _as_cyrillic),
    ("cp1251", _as_cyrillic),
    ("koi8-r", _as_cyrillic),
    ("cp437", _as_latin),
    ("cp850", _as_latin),
    ("cp852", _as_latin),
    ("cp1252", _as_latin),
    ("cp1250", _as_latin),
)
"""The first of those with equal points counts."""
