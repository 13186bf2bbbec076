"""Heading detection, by what the format says, by font size, numbering and wording."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from engine.core.document import BlockKind
from engine.structure.block_patterns import ends_like_sentence, is_caption, is_list_item, is_note, is_rule
from engine.structure.cleaning import TextBlock
from engine.text.characters import IDEOGRAPHS
from engine.text.language_data import all_language_data, patterns_of_all, words_of_all
from engine.text.normalization import is_cjk, share_of_cjk

LONGEST_HEADING = 200
MOST_HEADING_WORDS = 20
MOST_HEADING_LETTERS = 45
"""Of Chinese, which has no spaces to count words by."""
FEWEST_LEAD_IN_WORDS, FEWEST_LEAD_IN_LETTERS = 6, 14
"""Of a sentence with a colon at its end; a shorter one may be a heading."""
LONGEST_INNER_HEADING = 80
LARGER = 1.1
"""How much larger than the body a heading is set."""
DEEPEST = 6

_CHAPTER_UNITS = "".join(data.layout.chapter_units for data in all_language_data())
NUMBERING = re.compile(
    r"(?P<decimal>(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2}){0,4})(?:[.:]?\s+(?=[^\W\d_]|[“\"(])|[．、]\s*)"
    r"|(?P<roman>[IVX]{1,5})\.\s+(?=[^\W\d_])"
    r"|(?P<letter>[A-H])\.\s+(?=[A-Z][a-z])"
    rf"|(?P<chapter>(?:{patterns_of_all(lambda data: data.layout.chapter_words)})\s+"
    rf"(?:\d{{1,3}}|[IVXLC]{{1,6}}|[A-Z]|{patterns_of_all(lambda data: data.layout.chapter_numbers)})\b"
    r"[\s.:—–-]*)"
    rf"|(?P<unspaced>第\s*[一二三四五六七八九十百零〇\d]{{1,5}}\s*[{_CHAPTER_UNITS}]\s*"
    rf"|(?:{patterns_of_all(lambda data: data.layout.appendix_words)})\s*[A-Z一二三四五六七八九十\d]?\s*)"
    r"|(?P<counted>[一二三四五六七八九十]{1,3}\s*、\s*)|(?P<bracketed>[（(][一二三四五六七八九十]{1,3}[)）]\s*)",
    re.IGNORECASE,
)
COMMON = words_of_all(lambda data: data.layout.common_headings)
REFERENCES = words_of_all(lambda data: data.layout.references_headings)
CONTENTS = words_of_all(lambda data: data.layout.contents_headings)
_WORDS = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(rf"[^\W\d_]{{3}}|[{IDEOGRAPHS}]")
_SMALL = words_of_all(lambda data: data.layout.small_title_words)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """What tells a heading from a paragraph in this document."""

    body_size: float
    """The font size in points that most of it is set in; 0 if it is not known."""
    heading_sizes: tuple[float, ...]
    """Larger sizes in which short blocks are set, the largest first."""
    capitals: bool
    """Whether lines in capitals stand out; they do not where everything is in capitals."""


def find_heading_style(pieces: Sequence[TextBlock]) -> HeadingStyle:
    sizes: Counter[float] = Counter()
    capitals = letters = 0
    for piece in pieces:
        if piece.kind in (BlockKind.TEXT, BlockKind.LIST_ITEM):
            sizes[_rounded(piece.size)] += len(piece.text)
            letters += len(piece.text)
            capitals += len(piece.text) * _is_capitals(piece.text)
    del sizes[0.0]
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    larger = {_rounded(piece.size) for piece in pieces if piece.size > body * LARGER}
    return HeadingStyle(body, tuple(sorted(larger, reverse=True)), capitals <= 0.3 * letters)


def underlined_level(before: Sequence[str], line: str) -> int:
    rule = line.strip()
    if len(rule) < 3 or not set(rule) <= {rule[0]} or rule[0] not in "=-~" or not before:
        return 0
    title = before[-1].strip()
    if len(before) > 1 or not title or len(title) > LONGEST_HEADING or is_rule(title):
        return 0
    return 1 if rule[0] == "=" else 2


def inner_level(before: Sequence[str], line: str) -> int:
    """Return the level of a line within a block that can only be a heading, else 0."""
    text = line.strip()
    if len(text) > LONGEST_INNER_HEADING or not _could_be_heading(text):
        return 0
    if not (text[0].isupper() or text[0].isdigit() or is_cjk(text[0])):
        return 0
    above = before[-1].strip() if before else ""
    between = not above or ends_like_sentence(above)
    numbering = NUMBERING.match(text)
    if is_common_heading(text) and (between or len(above) < 40 or text.isupper()):
        return _numbered_level(numbering) if numbering else 1
    if numbering is None or numbering["decimal"] is None or not between:
        return 0
    rest = text[numbering.end() :]
    return _numbered_level(numbering) if _is_capitals(rest) or _is_title_case(rest) else 0


def heading_level(
    piece: TextBlock, previous: TextBlock | None, following: TextBlock | None, look: HeadingStyle
) -> int:
    """Return 1 for a heading of the highest level, and so on; 0 for what is no heading."""
    if piece.kind is BlockKind.HEADING:
        return max(1, piece.level)
    text = " ".join(piece.text.split())
    common = is_common_heading(text) and not ends_like_sentence(text)
    if piece.kind is not BlockKind.TEXT or not (common or _could_be_heading(text)) or is_note(text):
        return 0
    if text[0].islower() and previous and previous.kind is BlockKind.TEXT and not previous.text.endswith("."):
        return 0
    numbering = NUMBERING.match(text)
    if common:
        return _numbered_level(numbering) if numbering else 1
    large = look.body_size > 0 and piece.size > look.body_size * LARGER
    stands_out = large or (piece.bold and piece.size >= look.body_size * 0.95)
    if _leads_in(text) and not stands_out:
        return 0
    sure = stands_out or (numbering is not None and _is_sure_number(numbering, text, following))
    if numbering and sure and not _is_listed(numbering, previous, following):
        return _numbered_level(numbering)
    if is_caption(text) or is_list_item(text):
        return 0
    if large:
        return 1 + look.heading_sizes.index(_rounded(piece.size))
    if piece.bold and stands_out and look.body_size > 0:
        return min(DEEPEST, len(look.heading_sizes) + 1)
    if look.capitals and _is_capitals(text):
        return 2
    return 3 if _stands_alone(text, following, piece.size) else 0


def is_common_heading(text: str) -> bool:
    """Whether a heading is one that many documents have, "1 Introduction", and so none is called by it."""
    name = plain_name(text)
    return name in COMMON or name in REFERENCES or name in CONTENTS


def _could_be_heading(text: str) -> bool:
    if not 1 < len(text) <= LONGEST_HEADING or (ends_like_sentence(text) and not text.endswith(("?", "？"))):
        return False
    if (
        text[-1] in ",;，；、-"
        or not _LONG_WORD.search(text)
        or sum(map(str.isalpha, text)) < 0.4 * len(text)
    ):
        return False
    if share_of_cjk(text) > 0.3:
        return len(text) <= MOST_HEADING_LETTERS and text.count("，") < 2
    return len(text.split()) <= MOST_HEADING_WORDS


def _leads_in(text: str) -> bool:
    """Whether text is a sentence that a list finishes."""
    if not text.endswith((":", "：", "—")):
        return False
    if share_of_cjk(text) > 0.3:
        return len(text) >= FEWEST_LEAD_IN_LETTERS
    return len(text.split()) >= FEWEST_LEAD_IN_WORDS


def _is_sure_number(numbering: re.Match[str], text: str, following: TextBlock | None) -> bool:
    """Whether numbering alone makes a heading of a short line in the letters of the body."""
    if numbering["chapter"] or numbering["unspaced"]:
        return len(text) <= 80
    if numbering["counted"] or numbering["bracketed"]:
        return len(text) <= 30
    rest = text[numbering.end() :]
    if numbering["letter"] or not rest[:1].isalpha() or rest[0].islower():
        return False
    followed = following is not None and len(following.text) > len(text)
    return followed and len(rest.split()) <= 10 and len(rest) > 2


def _is_listed(numbering: re.Match[str], previous: TextBlock | None, following: TextBlock | None) -> bool:
    """Whether the pieces beside a numbered one count on, or lead into it: then it is an item of a list."""
    if numbering["bracketed"]:
        introduced = previous is not None and previous.text.endswith(("：", ":"))
        return introduced or any(_is_bracketed(other) for other in (previous, following) if other)
    number = numbering["decimal"]
    if not number or not number.isdigit():
        return False
    for neighbour, step in ((previous, -1), (following, 1)):
        other = NUMBERING.match(neighbour.text) if neighbour else None
        if other and other["decimal"] == str(int(number) + step):
            return True
    return False


def _is_bracketed(piece: TextBlock) -> bool:
    numbering = NUMBERING.match(piece.text)
    return numbering is not None and bool(numbering["bracketed"])


def _numbered_level(numbering: re.Match[str]) -> int:
    if numbering["decimal"]:
        return 1 + numbering["decimal"].count(".")
    return 2 if numbering["letter"] or numbering["bracketed"] else 1


def _stands_alone(text: str, following: TextBlock | None, size: float) -> bool:
    """Whether an unformatted line is a title: in title case, alone, and a paragraph after it."""
    if (
        size > 0
        or following is None
        or len(following.text) < 80
        or text[-1] == ":"
        or share_of_cjk(text) > 0.1
    ):
        return False
    return _is_title_case(text) and text.count(",") < 2


def _is_title_case(text: str) -> bool:
    """Whether the words of text, a few, begin with capitals, small ones aside."""
    words = [word for word in text.split() if word.lower() not in _SMALL]
    return 1 <= len(words) <= 8 and all(word[0].isupper() for word in words)


def _is_capitals(text: str) -> bool:
    """Whether text is in capitals, of two words at least. Chinese has no capitals to be in."""
    return text.isupper() and len(_WORDS.findall(text)) >= 2 and share_of_cjk(text) == 0


def plain_name(text: str) -> str:
    """Return what a heading says, without its number: "3. Results" is "results", "摘 要" is "摘要"."""
    if len(text) > 60:
        return ""
    name = text.strip().rstrip(":：.").strip("【】[] ").lower()
    if len(name) > 8 and all(len(letter) == 1 for letter in name.split(" ")):
        name = name.replace(" ", "")
    numbering = NUMBERING.match(name)
    if numbering and numbering.end() < len(name) and not numbering["letter"]:
        name = name[numbering.end() :]
    return name.replace(" ", "") if share_of_cjk(name) == 1 else " ".join(name.split())


def _rounded(size: float) -> float:
    return round(size * 2) / 2
