"""Block classification: headings, notes, references, contents, lists, or prose to quote."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum, auto
from itertools import pairwise

from engine.core.document import LEFT_OUT, BlockKind
from engine.structure.block_patterns import (
    classify_by_text,
    ends_like_sentence,
    is_affiliation,
    is_contents,
    is_note_heading,
    is_prose,
    is_rule,
    looks_cited,
)
from engine.structure.cleaning import TextBlock
from engine.structure.heading_paragraphs import paragraphs_for_headings
from engine.structure.headings import (
    COMMON,
    CONTENTS,
    DEEPEST,
    NUMBERING,
    REFERENCES,
    HeadingStyle,
    find_heading_style,
    heading_level,
    inner_level,
    plain_name,
    underlined_level,
)
from engine.text.language_data import patterns_of_all, words_of_all

SHORTEST_OPENING = 150
"""Characters of a paragraph that cannot be a part of the title page any more."""
LONGEST_UNCITED_PROSE = 200
LONGEST_UNCITED = 600
"""Characters without a year, a page or a publisher: then a reference list was over without a heading."""

_LONGEST_FRONT = 60
_ABSTRACT = words_of_all(lambda data: data.layout.abstract_headings)
_ENDS_OF_FRONT = _ABSTRACT | CONTENTS
_RUN_IN = re.compile(
    rf"({patterns_of_all(lambda data: data.layout.abstract_labels)})"
    r"\s*(?:[—–:：.．]|-+(?=\s|[A-Z])|】|\])\s*(?=\S)",
    re.IGNORECASE,
)
_RUN_IN_ABSTRACT = re.compile(r"abstract\s?[—–:.-]|[【\[]?摘\s*要", re.IGNORECASE)
_FOOTNOTE = re.compile(r"(?:\d{1,3}|(?P<sign>[*∗†‡§¶#⋆★✩☆]{1,3})|[a-z](?=[A-Z]))[\s.)]*(?=\S)")
_STARRED = re.compile(r"[*∗†‡§¶#⋆★✩☆]")
_SIGN_ALONE = re.compile(r"[*∗†‡§¶⋆★✩☆]{1,3}")
_RAISED_NUMBER = re.compile(r"[¹²³⁰⁴-⁹]{1,3}[\s.)]*[^\W\d_]")
_ITEM_ROW = re.compile(r"(?:[•▪◦‣●○■□➢►✓*^–—-]|\(?[a-z0-9]{1,3}[.)])\t(?=[^\t]+$)")


_TURN = re.compile(r"^[A-Z][\w.'/&-]{0,20}(?: [A-Z][\w'-]{1,15}){0,2}:\s+(?=(?:\S+ +){4}\S)", re.MULTILINE)
"""A line that begins with who says it, some words behind: "MC: We agreed on …"."""
_FEWEST_TURNS = 2
_BORDER_OF_BOOK = re.compile(r"\*{3}\s?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG")


class DocumentPart(Enum):
    FRONT = auto()
    """Before the first paragraph: title, authors."""
    BODY = auto()
    CONTENTS = auto()
    REFERENCES = auto()


def classify_blocks(pieces: Sequence[TextBlock], paged: bool) -> list[TextBlock]:
    """Say of every piece what it is. What the format declares stands.

    The lines of the pieces must not be joined yet: a table of contents is known by its lines.
    """
    pieces = paragraphs_for_headings(pieces)
    look = find_heading_style(pieces)
    pieces = [part for piece in pieces if not is_rule(piece.text) for part in _apart(piece)]
    around = (_bylines(pieces) if paged else frozenset()) | _around_book(pieces)
    part = DocumentPart.FRONT if _has_front(pieces, paged, look) else DocumentPart.BODY
    uncited = 0
    cut_note: TextBlock | None = None
    result: list[TextBlock] = []
    for index, piece in enumerate(pieces):
        previous = pieces[index - 1] if index else None
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        if piece.kind in LEFT_OUT:
            result.append(piece)
            continue
        if index in around or _opens_note(piece) or _is_under_note_heading(piece, previous):
            result.append(replace(piece, kind=BlockKind.NOTE, level=0))
            continue
        level = heading_level(piece, previous, following, look)
        if level:
            part = _part_after(piece, part)
            uncited = 0
            result.append(replace(piece, kind=BlockKind.HEADING, level=min(level, DEEPEST)))
            continue
        if part is DocumentPart.REFERENCES:
            uncited = 0 if looks_cited(piece.text) else uncited + len(piece.text)
            if uncited > (LONGEST_UNCITED_PROSE if is_prose(piece.text) else LONGEST_UNCITED):
                part = DocumentPart.BODY
        kind = _kind_in(part, piece)
        if kind is BlockKind.LIST_ITEM and _is_starred_footnote(piece, previous, following, look):
            kind = BlockKind.NOTE
        if kind is BlockKind.TEXT and (
            _is_footnote(piece, previous, following, look) or _continues(cut_note, piece)
        ):
            kind = BlockKind.NOTE
            cut_note = None if ends_like_sentence(piece.text) else piece
        part = _part_within(part, piece, kind)
        result.append(piece if kind is piece.kind else replace(piece, kind=kind))
    return result


def _has_front(pieces: Sequence[TextBlock], paged: bool, look: HeadingStyle) -> bool:
    """Whether the document begins with a title page, or like a paper."""
    if paged and look.body_size > 0:
        return True
    return any(plain_name(piece.text) in _ABSTRACT for piece in pieces[:60])


def _around_book(pieces: Sequence[TextBlock]) -> frozenset[int]:
    """Return which pieces a collection of free books puts before and after the book: terms, not text."""
    borders = {
        found[1]: index
        for index, piece in enumerate(pieces)
        if piece.text.startswith("***") and (found := _BORDER_OF_BOOK.match(piece.text))
    }
    start, end = borders.get("START", -1), borders.get("END", len(pieces))
    return frozenset((*range(start + 1), *range(end, len(pieces))))


def _bylines(pieces: Sequence[TextBlock]) -> frozenset[int]:
    """Return which pieces between the title and the abstract or contents of the first page name its authors.

    Names and cities are often set like headings.
    """
    front: list[tuple[int, TextBlock]] = []
    for index, piece in enumerate(pieces[:_LONGEST_FRONT]):
        if piece.page != pieces[0].page:
            return frozenset()
        if plain_name(piece.text) in _ENDS_OF_FRONT or _RUN_IN_ABSTRACT.match(piece.text):
            break
        if len(piece.text) >= SHORTEST_OPENING and is_prose(piece.text):
            return frozenset()
        front.append((index, piece))
    else:
        return frozenset()
    largest = max((piece.size for _, piece in front), default=0.0)
    title = next((index for index, piece in front if piece.size == largest), 0)
    return frozenset(
        index
        for index, piece in front
        if index > title
        and 0 < piece.size < largest - 0.5
        and piece.kind is BlockKind.TEXT
        and is_affiliation(piece.text)
    )


def _opens_note(piece: TextBlock) -> bool:
    return piece.kind is BlockKind.TEXT and piece.page <= 1 and is_note_heading(piece.text)


def _is_under_note_heading(piece: TextBlock, previous: TextBlock | None) -> bool:
    """Whether a piece is what a heading like "Keywords" stands above."""
    return (
        previous is not None
        and _opens_note(previous)
        and piece.kind in (BlockKind.TEXT, BlockKind.LIST_ITEM)
        and abs(piece.page - previous.page) <= 1
        and len(piece.text) <= 600
    )


def _part_within(part: DocumentPart, piece: TextBlock, kind: BlockKind) -> DocumentPart:
    """Return the part that goes on after a piece that is no heading."""
    if part is DocumentPart.CONTENTS and kind is not BlockKind.CONTENTS and len(piece.text) > 60:
        return DocumentPart.BODY
    begun = kind is BlockKind.TEXT and len(piece.text) >= SHORTEST_OPENING and is_prose(piece.text)
    if part is DocumentPart.FRONT and (begun or piece.page > 1):
        return DocumentPart.BODY
    return part


def _part_after(heading: TextBlock, part: DocumentPart) -> DocumentPart:
    """Return what follows a heading. A heading within the references ends them if it looks like one."""
    name = plain_name(heading.text)
    if name in REFERENCES:
        return DocumentPart.REFERENCES
    if name in CONTENTS:
        return DocumentPart.CONTENTS
    if part is DocumentPart.FRONT and name not in COMMON and not NUMBERING.match(heading.text):
        return DocumentPart.FRONT
    return DocumentPart.BODY


def _kind_in(part: DocumentPart, piece: TextBlock) -> BlockKind:
    if piece.kind is BlockKind.TABLE and is_contents(piece.text, part is DocumentPart.CONTENTS):
        return BlockKind.CONTENTS
    prose = len(piece.text) >= SHORTEST_OPENING and is_prose(piece.text)
    if piece.kind is BlockKind.CONTENTS and prose:
        return BlockKind.TEXT  # some files declare more of themselves to be contents than is
    if piece.kind not in (BlockKind.TEXT, BlockKind.LIST_ITEM):
        return piece.kind
    if part is DocumentPart.REFERENCES:
        return BlockKind.REFERENCE
    if part is DocumentPart.CONTENTS and (
        is_contents(piece.text, under_contents_heading=True)
        or (piece.kind is BlockKind.LIST_ITEM and not prose and not ends_like_sentence(piece.text))
    ):
        return BlockKind.CONTENTS
    if part is DocumentPart.FRONT and is_affiliation(piece.text):
        return BlockKind.NOTE
    return piece.kind if piece.kind is BlockKind.LIST_ITEM else classify_by_text(piece.text)


def _is_footnote(
    piece: TextBlock, previous: TextBlock | None, following: TextBlock | None, look: HeadingStyle
) -> bool:
    """Whether a block is set small at the foot of a page, with a number or a star of its own."""
    if _RAISED_NUMBER.match(piece.text):
        return True
    if not 0 < piece.size < look.body_size * 0.93 or piece.top <= 0.5:
        return False
    if previous and previous.page == piece.page and _SIGN_ALONE.fullmatch(previous.text):
        return True
    mark = _FOOTNOTE.match(piece.text)
    if mark is None or mark["sign"] is None:
        return mark is not None
    others = (_FOOTNOTE.match(other.text) for other in (previous, following) if other)
    return not any(other and other["sign"] == mark["sign"] for other in others)


def _is_starred_footnote(
    piece: TextBlock, previous: TextBlock | None, following: TextBlock | None, look: HeadingStyle
) -> bool:
    """Whether what begins with a star like a list's item is a footnote: small, and the last of its page."""
    is_last = following is None or following.page > piece.page or 0 < following.size < 0.93 * look.body_size
    return bool(
        is_last
        and piece.kind is BlockKind.TEXT
        and _STARRED.match(piece.text)
        and _is_footnote(piece, previous, following, look)
    )


def _continues(note: TextBlock | None, piece: TextBlock) -> bool:
    """Whether piece is the rest of a note that was cut at the end of a column or page."""
    if note is None or not 0 < piece.size <= note.size or piece.page - note.page > 1:
        return False
    return piece.text[0].islower()


def _apart(piece: TextBlock) -> list[TextBlock]:
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
    parts: list[TextBlock] = []
    lines: list[str] = []
    kind = piece.kind
    for line in piece.text.split("\n"):
        level = underlined_level(lines, line) or inner_level(lines, line)
        if not level:
            lines.append(line)
            continue
        title = lines.pop() if is_rule(line) else line
        if lines:
            parts.append(replace(piece, text="\n".join(lines), kind=kind))
        parts.append(replace(piece, text=title.strip(), kind=BlockKind.HEADING, level=level))
        lines, kind = [], BlockKind.TEXT
    if not parts:
        return _turns(piece)
    if lines:
        parts.append(replace(piece, text="\n".join(lines), kind=kind))
    return parts


def _turns(piece: TextBlock) -> list[TextBlock]:
    """Part a paragraph before each line that begins with a speaker, if most do: each is somebody's turn."""
    begins = [found.start() for found in _TURN.finditer(piece.text)]
    if "\n" in piece.place or len(begins) < _FEWEST_TURNS or 2 * len(begins) <= piece.text.count("\n"):
        return [piece]
    edges = sorted({0, *begins, len(piece.text)})
    return [replace(piece, text=piece.text[start:end].rstrip()) for start, end in pairwise(edges)]


def _items(table: TextBlock) -> list[TextBlock]:
    """Make a list of a table whose first column holds bullets or numbers and whose second is all there is."""
    rows = table.text.split("\n")
    if not all(map(_ITEM_ROW.match, rows)):
        return [table]
    return [replace(table, text=row.replace("\t", " "), kind=BlockKind.LIST_ITEM) for row in rows]
