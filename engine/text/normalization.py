"""Unicode normalization: one way to write a letter, no invisible ones; dehyphenation of broken lines."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from engine.text.characters import FULL_WIDTH, HANGUL
from engine.text.graphemes import place_to_cut
from engine.text.language_data import words_of_all

LONGEST_RUN = 2_000
"""Letters without any place to break a line; a text view freezes on a million of them."""

_REMOVED = (
    *range(0x09),
    *range(0x0E, 0x20),
    0x7F,
    *range(0x80, 0xA0),
    0x00AD,
    0x034F,
    0x061C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    0xFFFC,
    0xFFFE,
    0xFFFF,
    *range(0xE0000, 0xE0080),
)
_SPACES = (0x00A0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
_SYMBOL_FONT_BULLETS = (0xF0B7, 0xF0A7, 0xF0D8, 0xF076, 0xF0A8, 0xF06E, 0xF0FC)
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻩⻬⻮⻰",
        "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤黄齐齿龙",
        strict=True,
    )
)
"""Some fonts in Chinese PDFs name their characters by the radical. Unicode's own folding lacks these."""


def _folded(first: int, last: int) -> dict[int, str]:
    """Map the characters first to last to their compatibility forms, where these are single letters."""
    forms = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(first, last + 1)}
    return {code: form for code, form in forms.items() if not form.startswith(" ")}


_CHARACTERS: dict[int, str | None] = {
    **_folded(0x2F00, 0x2FD5),  # Kangxi radicals, which Chinese PDFs use for the letters themselves
    **_folded(0xFB50, 0xFDEF),  # Arabic letters in the shape they take within a word
    **_folded(0xFE70, 0xFEFC),
    **_folded(0xFE10, 0xFE18),  # signs as they stand in vertical lines
    **_folded(0xFE35, 0xFE44),
    **{ord(radical): letter for radical, letter in _RADICALS.items()},
    **dict.fromkeys(_REMOVED),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_SYMBOL_FONT_BULLETS, "•"),
    **_LIGATURES,
    **dict.fromkeys((0x2010, 0x2011), "-"),
    **dict.fromkeys((0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), "\n"),
}
for _code in range(0x80, 0xA0):
    # Windows' quotes and dashes, taken for Latin-1 by whoever wrote the file.
    _letter = bytes((_code,)).decode("cp1252", "ignore")
    if _letter and _code != 0x85:
        _CHARACTERS[_code] = _letter

_MOST_MARKS = 20
"""On one letter; no language puts more there. To bring a million of them in order takes minutes."""
_MARKS = re.compile(rf"[^\w\s\x00-\u02ff]{{{_MOST_MARKS + 1},}}")
"""Where the marks of some script may be piled up: no mark is a letter by itself."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNUSED_JOINER = re.compile(
    "(?<![\u0600-\u109f\u1780-\u17ff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
_BREAKLESS = re.compile(rf"[^\s{FULL_WIDTH}{HANGUL}]{{{LONGEST_RUN}}}(?=\S)")
_BLANKS = re.compile(r"[ \t]{2,}|\t")
_CJK_LETTER = re.compile(f"[{FULL_WIDTH}‘’“”…—]")
_CJK_ALONE = re.compile(f"[{FULL_WIDTH}]")
_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_ENTITY = re.compile(
    r"&(?:quot|amp|apos|lt|gt|nbsp|[lr][sd]quo|[nm]dash|hellip|bull|middot|deg|sect|euro"
    r"|[lr]aquo|i(?:excl|quest)|ord[fm]|szlig|(?:ae|AE|oe|OE)lig"
    r"|[A-Za-z](?:acute|grave|circ|tilde|uml|cedil|ring|slash|caron)|#\d{2,5}|#x[0-9a-fA-F]{2,5});"
)
_HYPHEN_AT_END = re.compile(r"-[^\S\n]*+$", re.MULTILINE)
_HYPHEN_BREAK = re.compile(r"\b[^\W_]++-[ \t]*\n\s*\w+")
_LAST_WORD = re.compile(r"([^\W_]+(?:-[^\W_]+)*)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS_END = re.compile(r"(?:https?://|ftp://|www\.|doi\.org/)\S*$", re.IGNORECASE)


@cache
def _suspended_before() -> frozenset[str]:
    return words_of_all(lambda data: data.suspended_before)


@cache
def _joining() -> frozenset[str]:
    return words_of_all(lambda data: data.joining)


def without_entities(text: str) -> str:
    """Return text with "&quot;" and its like as the characters they name.

    They stand in text that somebody took from a web page without decoding it.
    """
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text


def normal_characters(text: str) -> str:
    """Return text in NFC, ligatures opened, without what has no shape, every space a space.

    Line feeds and tabs stay. A letter of an encoding's private use stays too: it is a sign that the
    document is garbled.
    """
    plain = text.isascii()
    if not plain and _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    if not plain or not text.isprintable():
        text = text.replace("\r\n", "\n")
        text = _SOFT_BREAK.sub("", text)
        text = _UNUSED_JOINER.sub("", text.translate(_CHARACTERS))
    if plain:
        return _with_breaks(text)
    text = unicodedata.normalize("NFC", _MARKS.sub(_without_piles, text))
    first = next((index for index, letter in enumerate(text) if not unicodedata.combining(letter)), len(text))
    return _with_breaks(text[first:])


def _with_breaks(text: str) -> str:
    """Put a space into every run of letters that is too long to be a word, or to be shown."""
    if len(text) <= LONGEST_RUN or max(map(len, text.split()), default=0) <= LONGEST_RUN:
        return text
    parts: list[str] = []
    start = 0
    for run in _BREAKLESS.finditer(text):
        # A letter and what belongs to it stay together: so the break may come a little before the run's end.
        cut = place_to_cut(text, run.end())
        parts.append(text[start:cut])
        start = cut
    return " ".join([*parts, text[start:]])


def _without_piles(run: re.Match[str]) -> str:
    """Keep the first marks on each letter."""
    kept: list[str] = []
    piled = 0
    for letter in run.group():
        piled = piled + 1 if unicodedata.combining(letter) else 0
        if piled <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def is_cjk(letter: str) -> bool:
    """Whether letter is Chinese or Japanese, a full-width sign included; Korean puts spaces between words."""
    return _CJK_ALONE.match(letter) is not None


def share_of_cjk(text: str) -> float:
    """The share of Chinese and Japanese letters among the letters of text, from 0 to 1."""
    if text.isascii():
        return 0.0
    cjk = len(_CJK_ALONE.findall(text))
    return cjk / max(1, cjk + sum(map(str.isalpha, _CJK_ALONE.sub("", text))))


def ends_in_hyphen(text: str) -> bool:
    """Whether a line of text ends in a hyphen: then join_lines needs to know the document's words."""
    return "-" in text and _HYPHEN_AT_END.search(text) is not None


def count_words(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts in lower case, leaving out those broken over two lines."""
    words: Counter[str] = Counter()
    for text in texts:
        whole = _HYPHEN_BREAK.sub(" ", text) if "-" in text and "\n" in text else text
        words.update(_WORD.findall(whole.lower()))
    return words


def join_lines(text: str, words: Mapping[str, int]) -> str:
    """Make one line of the lines of a paragraph; words decides which hyphens stay."""
    if "  " in text or "\t" in text:
        text = _BLANKS.sub(" ", text)
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    if len(lines) < 2:
        return lines[0] if lines else ""
    mostly_cjk = share_of_cjk(text) > 0.3
    parts = [lines[0]]
    for line in lines[1:]:
        keep, glue = seam(parts[-1], line, words, mostly_cjk)
        parts[-1] = parts[-1][:keep] + glue
        parts.append(line)
    return "".join(parts)


def seam(left: str, right: str, words: Mapping[str, int], mostly_cjk: bool = False) -> tuple[int, str]:
    """Say how a line goes on in the next: how many characters of left stay, and what comes between."""
    whole = len(left)
    last, first = left[-1], right[0]
    if unicodedata.combining(first):
        return whole, ""
    if last == "-":
        return _hyphen_seam(left, right, words)
    if _CJK_LETTER.match(last) or _CJK_LETTER.match(first):
        both = is_cjk(last) and is_cjk(first)
        return whole, "" if both or mostly_cjk else " "
    if _goes_on_as_address(left, right) or (last in "—/(" and left[-2:-1].strip()):
        return whole, ""
    if last == "–" and first.isdigit():
        return whole, ""
    return whole, " "


def _hyphen_seam(left: str, right: str, words: Mapping[str, int]) -> tuple[int, str]:
    whole = len(left)
    before, after = _LAST_WORD.search(left[-80:]), _FIRST_WORD.match(right)
    if _ADDRESS_END.search(left[-300:]):
        return whole, ""
    if before is None or after is None:
        return whole, "" if before and right[0].isdigit() else " "
    first, second = before.group(1).lower(), after.group().lower()
    if second in _suspended_before() and not words.get(first + second):
        return whole, " "
    if right[0].isupper() and (not left[-2].isupper() or right[1:2].islower()):
        return whole, ""
    return whole - (not _keeps_hyphen(first, second, words)), ""


def _keeps_hyphen(first: str, second: str, words: Mapping[str, int]) -> bool:
    """Whether a word broken after first has a hyphen there anyway, as far as the document tells."""
    joined, hyphenated = words.get(first + second, 0), words.get(f"{first}-{second}", 0)
    if joined or hyphenated:
        return hyphenated > joined
    if "-" in first or first[-1].isdigit():
        return True
    if min(len(first), len(second)) < 4 or first in _joining():
        return False
    return words.get(first, 0) > 0 and words.get(second, 0) > 0


def _goes_on_as_address(left: str, right: str) -> bool:
    address = _ADDRESS_END.search(left[-300:])
    if address is None:
        return False
    first = right.split(" ", 1)[0]
    if left[-1] in "/_=&?%#~" or first[0] in "/?=&#%_":
        return True
    return ("/" in first or "_" in first or left[-1] == ".") and first[0].isascii() and not first[0].isupper()
