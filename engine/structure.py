"""Finds the headings, and with them what each part of a document is."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from engine.block_kinds import (
    ends_like_sentence,
    is_affiliation,
    is_caption,
    is_contents,
    is_list_item,
    is_note,
    is_prose,
    is_rule,
    looks_cited,
    own_kind,
)
from engine.cleaning import Piece
from engine.document import BlockKind
from engine.normal_text import is_cjk, share_of_cjk

LONGEST_HEADING = 200
MOST_HEADING_WORDS = 20
MOST_HEADING_LETTERS = 45
"""Of Chinese, which has no spaces to count words by."""
DEEPEST = 6
SHORTEST_OPENING = 150
"""Characters of a paragraph that cannot be a part of the title page any more."""
LONGEST_UNCITED_PROSE = 200
LONGEST_UNCITED = 600
"""Characters without a year, a page or a publisher: then a reference list was over without a heading."""

_NUMBERING = re.compile(
    r"(?P<decimal>(?:[A-Z]\.)?\d{1,2}(?:\.\d{1,2}){0,4})[.:]?\s+(?=[^\W\d_]|[“\"(])"
    r"|(?P<roman>[IVX]{1,5})\.\s+(?=[^\W\d_])"
    r"|(?P<letter>[A-H])\.\s+(?=[A-Z][a-z])"
    r"|(?P<chapter>(?:chapter|part|section|appendix|annex|book|volume|kapitel|chapitre|capítulo|глава)\s+"
    r"(?:\d{1,3}|[IVXLC]{1,6}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)\b[\s.:—–-]*)"
    r"|(?P<chinese>第\s*[一二三四五六七八九十百零〇\d]{1,5}\s*[章节節回篇部卷编編条條]\s*|附录\s*[A-Z一二三四五六七八九十\d]?\s*)"
    r"|(?P<counted>[一二三四五六七八九十]{1,3}\s*、\s*)|(?P<bracketed>[（(][一二三四五六七八九十]{1,3}[)）]\s*)",
    re.IGNORECASE,
)
_KNOWN_NAMES = (
    "abstract|summary|introduction|background|related work|related works|previous work|prior work|"
    "preliminaries|motivation|method|methods|methodology|materials and methods|methods and materials|"
    "approach|model|experiments|experiment|experimental setup|experimental results|results|"
    "results and discussion|evaluation|analysis|discussion|conclusion|conclusions|concluding remarks|"
    "conclusion and future work|conclusions and future work|discussion and conclusion|"
    "discussion and conclusions|summary and conclusions|future work|limitations|acknowledgments|"
    "acknowledgements|acknowledgment|acknowledgement|appendix|appendices|annex|preface|foreword|prologue|"
    "epilogue|overview|executive summary|glossary|index|notation|goals|non-goals|proposal|摘要|引言|前言|"
    "绪论|序言|序|导论|导言|背景|概述|相关工作|方法|实验|实验结果|结果|结果与分析|结果与讨论|讨论|分析|"
    "结论|结语|总结|结束语|展望|致谢|附录|后记|材料与方法|资料与方法|小结"
)
_KNOWN = frozenset(_KNOWN_NAMES.split("|"))
_REFERENCES_NAMES = (
    "references|reference|bibliography|literature cited|works cited|references cited|references and notes|"
    "literature|literatur|literaturverzeichnis|références|bibliographie|referencias|bibliografía|"
    "bibliografia|参考文献|引用文献|參考文獻|список литературы|литература"
)
_REFERENCES = frozenset(_REFERENCES_NAMES.split("|"))
_CONTENTS_NAMES = (
    "contents|table of contents|list of figures|list of tables|brief contents|inhalt|inhaltsverzeichnis|"
    "table des matières|sommaire|índice|содержание|оглавление|目录|目次|目錄|图目录|表目录"
)
_CONTENTS = frozenset(_CONTENTS_NAMES.split("|"))
_RUN_IN = re.compile(
    r"(abstract|summary|zusammenfassung|résumé|resumen|摘\s*要|内容提要|【摘要】|\[摘要\])\s*(?:[—–:：.．]|-+(?=\s|[A-Z])|】|\])\s*(?=\S)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"(?:\d{1,3}|[*∗†‡§¶#]|[a-z](?=[A-Z]))[\s.)]*(?=\S)")
_RAISED_NUMBER = re.compile(r"[¹²³⁰⁴-⁹]{1,3}[\s.)]*[^\W\d_]")
_ITEM_ROW = re.compile(r"(?:[•▪◦‣●○■□➢►✓*^–—-]|\(?[a-z0-9]{1,3}[.)])\t(?=[^\t]+$)")
_WORDS = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[^\W\d_]{3}|[\u2e80-\u9fff]")
_SMALL_WORDS = "a an and as at by for from in into of on or over the to under via vs with"
_SMALL = frozenset(_SMALL_WORDS.split())


class Part(Enum):
    FRONT = auto()
    """Before the first paragraph: title, authors."""
    BODY = auto()
    CONTENTS = auto()
    REFERENCES = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """What tells a heading from a paragraph in this document."""

    body_size: float
    """The font size in points that most of it is set in; 0 if it is not known."""
    heading_sizes: tuple[float, ...]
    """Larger sizes in which short blocks are set, the largest first."""
    capitals: bool
    """Whether lines in capitals stand out; they do not where everything is in capitals."""
    paged: bool


def find_look(pieces: Sequence[Piece], paged: bool) -> Look:
    sizes: Counter[float] = Counter()
    capitals = letters = 0
    for piece in pieces:
        if piece.kind in (BlockKind.TEXT, BlockKind.LIST_ITEM):
            sizes[_rounded(piece.size)] += len(piece.text)
            letters += len(piece.text)
            capitals += len(piece.text) * _is_capitals(piece.text)
    del sizes[0.0]
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    larger = {_rounded(piece.size) for piece in pieces if _rounded(piece.size) > body * 1.1}
    return Look(body, tuple(sorted(larger, reverse=True)), capitals <= 0.3 * letters, paged)


def with_kinds(pieces: Sequence[Piece], paged: bool) -> list[Piece]:
    """Say of every piece what it is. What the format declares stands.

    The lines of the pieces must not be joined yet: a table of contents is known by its lines.
    """
    look = find_look(pieces, paged)
    pieces = [part for piece in pieces if not is_rule(piece.text) for part in _apart(piece)]
    part = Part.FRONT if _has_front(pieces, look) else Part.BODY
    uncited = 0
    result: list[Piece] = []
    for index, piece in enumerate(pieces):
        previous = pieces[index - 1] if index else None
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        level = heading_level(piece, previous, following, look)
        if level:
            part = _part_after(piece, part)
            uncited = 0
            result.append(replace(piece, kind=BlockKind.HEADING, level=min(level, DEEPEST)))
            continue
        if part is Part.REFERENCES:
            uncited = 0 if looks_cited(piece.text) else uncited + len(piece.text)
            if uncited > (LONGEST_UNCITED_PROSE if is_prose(piece.text) else LONGEST_UNCITED):
                part = Part.BODY
        kind = _kind_in(part, piece)
        if kind is BlockKind.TEXT and _is_footnote(piece, previous, following, look):
            kind = BlockKind.NOTE
        part = _part_within(part, piece, kind)
        result.append(piece if kind is piece.kind else replace(piece, kind=kind))
    return result


def _has_front(pieces: Sequence[Piece], look: Look) -> bool:
    """Whether the document begins with a title page, or like a paper."""
    if look.paged and look.body_size > 0:
        return True
    return any(_plain_name(piece.text) in ("abstract", "摘要") for piece in pieces[:60])


def _part_within(part: Part, piece: Piece, kind: BlockKind) -> Part:
    """Return the part that goes on after a piece that is no heading."""
    if part is Part.CONTENTS and kind is not BlockKind.CONTENTS and len(piece.text) > 60:
        return Part.BODY
    begun = kind is BlockKind.TEXT and len(piece.text) >= SHORTEST_OPENING and is_prose(piece.text)
    if part is Part.FRONT and (begun or piece.page > 1):
        return Part.BODY
    return part


def _part_after(heading: Piece, part: Part) -> Part:
    """Return what follows a heading. A heading within the references ends them if it looks like one."""
    name = _plain_name(heading.text)
    if name in _REFERENCES:
        return Part.REFERENCES
    if name in _CONTENTS:
        return Part.CONTENTS
    if part is Part.FRONT and name not in _KNOWN and not _NUMBERING.match(heading.text):
        return Part.FRONT
    return Part.BODY


def _kind_in(part: Part, piece: Piece) -> BlockKind:
    if piece.kind is BlockKind.TABLE and is_contents(piece.text, part is Part.CONTENTS):
        return BlockKind.CONTENTS
    if piece.kind not in (BlockKind.TEXT, BlockKind.LIST_ITEM):
        return piece.kind
    if part is Part.REFERENCES:
        return BlockKind.REFERENCE
    if part is Part.CONTENTS and is_contents(piece.text, under_contents_heading=True):
        return BlockKind.CONTENTS
    if part is Part.FRONT and is_affiliation(piece.text):
        return BlockKind.NOTE
    return piece.kind if piece.kind is BlockKind.LIST_ITEM else own_kind(piece.text)


def _is_footnote(piece: Piece, previous: Piece | None, following: Piece | None, look: Look) -> bool:
    """Whether a block is set small at the foot of a page, with a number or a star of its own."""
    if _RAISED_NUMBER.match(piece.text):
        return True
    mark = _FOOTNOTE.match(piece.text)
    if mark is None or not 0 < piece.size < look.body_size * 0.93 or piece.top <= 0.5:
        return False
    if mark.group()[0].isalnum():
        return True
    return not any(other and other.text.startswith(mark.group()) for other in (previous, following))


def _apart(piece: Piece) -> list[Piece]:
    """Part a block from the headings on lines of their own in it, or run into its first sentence."""
    if piece.kind is BlockKind.TABLE:
        return _items(piece)
    if piece.kind not in (BlockKind.TEXT, BlockKind.LIST_ITEM):
        return [piece]
    label = _RUN_IN.match(piece.text)
    if label:
        heading = replace(piece, text=label.group(1), kind=BlockKind.HEADING, level=1)
        return [heading, *_apart(replace(piece, text=piece.text[label.end() :]))]
    if "\n" not in piece.text:
        return [piece]
    parts: list[Piece] = []
    lines: list[str] = []
    kind = piece.kind
    for line in piece.text.split("\n"):
        level = _underlined_level(lines, line) or _inner_level(lines, line)
        if not level:
            lines.append(line)
            continue
        title = lines.pop() if is_rule(line) else line
        if lines:
            parts.append(replace(piece, text="\n".join(lines), kind=kind))
        parts.append(replace(piece, text=title.strip(), kind=BlockKind.HEADING, level=level))
        lines, kind = [], BlockKind.TEXT
    if not parts:
        return [piece]
    if lines:
        parts.append(replace(piece, text="\n".join(lines), kind=kind))
    return parts


def _items(table: Piece) -> list[Piece]:
    """Make a list of a table whose first column holds bullets or numbers and whose second is all there is."""
    rows = table.text.split("\n")
    if not all(map(_ITEM_ROW.match, rows)):
        return [table]
    return [replace(table, text=row.replace("\t", " "), kind=BlockKind.LIST_ITEM) for row in rows]


def _underlined_level(before: Sequence[str], line: str) -> int:
    rule = line.strip()
    if len(rule) < 3 or not set(rule) <= {rule[0]} or rule[0] not in "=-~" or not before:
        return 0
    title = before[-1].strip()
    if len(before) > 1 or not title or len(title) > LONGEST_HEADING or is_rule(title):
        return 0
    return 1 if rule[0] == "=" else 2


def _inner_level(before: Sequence[str], line: str) -> int:
    """Return the level of a line within a block that can only be a heading, else 0."""
    text = line.strip()
    if not 1 < len(text) <= 80 or not (text[0].isupper() or text[0].isdigit() or is_cjk(text[0])):
        return 0
    name = _plain_name(text)
    numbering = _NUMBERING.match(text)
    if name in _KNOWN or name in _REFERENCES or name in _CONTENTS:
        return _numbered_level(numbering) if numbering else 1
    if numbering is None or numbering["decimal"] is None or not _could_be_heading(text):
        return 0
    if before and not ends_like_sentence(before[-1].rstrip()):
        return 0
    rest = text[numbering.end() :]
    return _numbered_level(numbering) if _is_capitals(rest) or _is_title_case(rest) else 0


def heading_level(piece: Piece, previous: Piece | None, following: Piece | None, look: Look) -> int:
    """Return 1 for a heading of the highest level, and so on; 0 for what is no heading."""
    if piece.kind is BlockKind.HEADING:
        return max(1, piece.level)
    text = " ".join(piece.text.split())
    if piece.kind is not BlockKind.TEXT or not _could_be_heading(text) or is_note(text):
        return 0
    name = _plain_name(text)
    numbering = _NUMBERING.match(text)
    if name in _KNOWN or name in _REFERENCES or name in _CONTENTS:
        return _numbered_level(numbering) if numbering else 1
    large = look.body_size > 0 and piece.size > look.body_size * 1.1
    stands_out = large or (piece.bold and piece.size >= look.body_size * 0.95)
    sure = stands_out or (numbering is not None and _is_sure_number(numbering, text, following))
    if numbering and sure and not _is_listed(numbering, previous, following):
        return _numbered_level(numbering)
    if is_caption(text) or is_list_item(text):
        return 0
    if large:
        return (
            1 + look.heading_sizes.index(_rounded(piece.size))
            if _rounded(piece.size) in look.heading_sizes
            else 2
        )
    if piece.bold and stands_out and look.body_size > 0:
        return min(DEEPEST, len(look.heading_sizes) + 1)
    if look.capitals and _is_capitals(text):
        return 2
    return 3 if _stands_alone(text, following, piece.size) else 0


def is_common_heading(text: str) -> bool:
    """Whether a heading is one that many documents have, "1 Introduction", and so none is called by it."""
    name = _plain_name(text)
    return name in _KNOWN or name in _REFERENCES or name in _CONTENTS


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


def _is_sure_number(numbering: re.Match[str], text: str, following: Piece | None) -> bool:
    """Whether numbering alone makes a heading of a short line in the letters of the body."""
    if numbering["chapter"] or numbering["chinese"]:
        return len(text) <= 80
    if numbering["counted"] or numbering["bracketed"]:
        return len(text) <= 30
    rest = text[numbering.end() :]
    if numbering["letter"] or (not rest[:1].isupper() and share_of_cjk(rest) < 0.3):
        return False
    followed = following is not None and len(following.text) > len(text)
    return followed and len(rest.split()) <= 10 and len(rest) > 2


def _is_listed(numbering: re.Match[str], previous: Piece | None, following: Piece | None) -> bool:
    """Whether the pieces beside a numbered one count on: then it is an item of a list."""
    number = numbering["decimal"]
    if not number or not number.isdigit():
        return False
    for neighbour, step in ((previous, -1), (following, 1)):
        other = _NUMBERING.match(neighbour.text) if neighbour else None
        if other and other["decimal"] == str(int(number) + step):
            return True
    return False


def _numbered_level(numbering: re.Match[str]) -> int:
    if numbering["decimal"]:
        return 1 + numbering["decimal"].count(".")
    return 2 if numbering["letter"] or numbering["bracketed"] else 1


def _stands_alone(text: str, following: Piece | None, size: float) -> bool:
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
    return len(_WORDS.findall(text)) >= 2 and text.isupper() and share_of_cjk(text) == 0


def _plain_name(text: str) -> str:
    """Return what a heading says, without its number: "3. Results" is "results", "摘 要" is "摘要"."""
    if len(text) > 60:
        return ""
    name = text.strip().rstrip(":：.").strip("【】[] ").lower()
    if len(name) > 8 and all(len(letter) == 1 for letter in name.split(" ")):
        name = name.replace(" ", "")
    numbering = _NUMBERING.match(name)
    if numbering and numbering.end() < len(name) and not numbering["letter"]:
        name = name[numbering.end() :]
    return name.replace(" ", "") if share_of_cjk(name) == 1 else " ".join(name.split())


def _rounded(size: float) -> float:
    return round(size * 2) / 2
