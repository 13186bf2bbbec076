"""Title extraction: as declared, as set on the first page, or else the file's name."""

import re
from collections.abc import Sequence
from pathlib import Path

from engine.core.document import LEFT_OUT, BlockKind
from engine.core.formats import format_named
from engine.core.raw_page import DocumentHeader
from engine.structure.cleaning import TextBlock
from engine.structure.headings import NUMBERING, is_common_heading
from engine.text.graphemes import place_to_cut
from engine.text.language_data import patterns_of_all
from engine.text.normalization import normal_characters, share_of_cjk

LONGEST_TITLE = 200
_WORDS = re.compile(r"[^\W\d_]{2,}")
_USELESS = re.compile(
    rf"(?:{patterns_of_all(lambda data: data.layout.placeholder_titles)}|"
    r".*\.(?:docx?|dvi|tex|pdf|indd|qxd|p65|rtf|html?|pptx?|odt|ps|fm)|[\W\d_]*|.*(?:\\|/\w+/).*)",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_SECTION = re.compile(r"(?:1|I|一)\s*[.．、:]\s*(?=[^\W\d_])|第[一1][章节節]")
_SECOND_SECTION = re.compile(r"(?:2|II|二)\s*[.．、:]\s*(?=[^\W\d_])|第[二2][章节節]")
_LETTERHEAD = re.compile(
    r"[^\W\d_]{0,12}(?:本科|学士|硕士|博士|学位|毕业|畢業|碩士|學士|課程){1,3}"
    r"(?:学位|學位|专业|研究生)?(?:论文|設計|设计|論文)"
    r"|[^\W\d_]{2,12}(?:大学|大學|学院|學院)"
    r"|(?:(?:a|the)\s+)?(?:bachelor|master|doctoral|doctor|phd|ph\.d\.)(?:['’]?s)?\s+(?:thesis|dissertation)"
    r"|(?:bachelor|master|diplom|doktor)arbeit|dissertation|thesis|tesis doctoral|thèse(?: de doctorat)?"
    r"|(?:the )?university of \w+(?: \w+){0,2}|\w+(?: \w+)? university"
    r"|(?:technische )?universität \w+(?: \w+){0,2}|université \w+(?: \w+){0,2}",
    re.IGNORECASE,
)
_NO_TITLE = LEFT_OUT | frozenset(
    (BlockKind.TABLE, BlockKind.CODE, BlockKind.CONTENTS, BlockKind.CAPTION, BlockKind.NOTE)
)


def find_title(opening: DocumentHeader, pieces: Sequence[TextBlock], path: Path) -> str:
    """Return the title in one line: as declared, as it stands on the first page, or else the file's name.

    What the file declares is often left over from another document, so in a PDF the first page must bear it
    out, if it has a title of its own.
    """
    declared = _one_line(normal_characters(opening.title))
    first_page = [piece for piece in pieces[:40] if piece.page == pieces[0].page]
    shown = _largest(first_page) or _first_heading(first_page)
    if declared and not _USELESS.fullmatch(declared):
        form = format_named(opening.format)
        if form.title_names_site and shown and shown in declared:
            return shown
        if not form.title_is_often_stale or not shown or _bears_out(declared, first_page):
            return declared
    return shown or _first_line(first_page) or path.stem or _one_line(pieces[0].text)


def _bears_out(declared: str, pieces: Sequence[TextBlock]) -> bool:
    """Whether most words of a declared title stand on the first page."""
    words = set(_WORDS.findall(declared.lower()))
    if not words:
        return False
    text = " ".join(piece.text for piece in pieces).lower()
    return sum(word in text for word in words) >= 0.7 * len(words)


def _largest(pieces: Sequence[TextBlock]) -> str:
    """Return what is set in the largest letters of the first page, if these are larger than others."""
    sized = [piece for piece in pieces if piece.size and piece.kind not in _NO_TITLE and len(piece.text) > 2]
    upper = [piece for piece in sized if piece.top < 0.7 and not _is_letterhead(piece)]
    if not upper:
        return ""
    largest = max(piece.size for piece in upper)
    if largest < 1.1 * min(piece.size for piece in sized):
        return ""
    first = next(index for index, piece in enumerate(upper) if piece.size > largest - 0.6)
    lines = []
    for piece in upper[first : first + 4]:
        if (
            piece.size <= largest - 0.6
            or _is_within_text(piece)
            or (piece.kind is BlockKind.TEXT and len(piece.text) > LONGEST_TITLE)
        ):
            break
        lines.append(piece.text)
    title = _one_line(" ".join(lines))
    return "" if is_common_heading(title) or _is_section(title, upper, largest) else title


def _is_section(title: str, pieces: Sequence[TextBlock], size: float) -> bool:
    """Whether a title is the head of the first section: Chinese, or the second one is set like it."""
    if not _FIRST_SECTION.match(title):
        return False
    return share_of_cjk(title) > 0.5 or any(
        _SECOND_SECTION.match(piece.text) and piece.size > size - 0.6 for piece in pieces
    )


def _is_letterhead(piece: TextBlock) -> bool:
    """Whether a piece says what kind of paper this is, or of which university, and not what it is called."""
    text = _one_line(piece.text).strip(" .:：()（）")
    return _LETTERHEAD.fullmatch(text.replace(" ", "") if share_of_cjk(text) > 0.5 else text) is not None


def _first_heading(pieces: Sequence[TextBlock]) -> str:
    """Return the first heading that could name the whole: not "Abstract", not "1. Scope"."""
    for piece in pieces[:5]:
        if (
            piece.kind is BlockKind.HEADING
            and not is_common_heading(piece.text)
            and not NUMBERING.match(piece.text)
        ):
            return _one_line(piece.text)
    return ""


def _first_line(pieces: Sequence[TextBlock]) -> str:
    first = pieces[0]
    if first.kind not in (BlockKind.TEXT, BlockKind.HEADING) or len(first.text) > 100 or len(pieces) == 1:
        return ""
    if _is_within_text(first) or _is_letterhead(first) or _is_section(first.text, pieces, first.size):
        return ""
    return _one_line(first.text)


def _is_within_text(piece: TextBlock) -> bool:
    """Whether a piece is the beginning, or the rest, of a sentence."""
    return piece.kind is not BlockKind.HEADING and (
        piece.text[0].islower() or piece.text.endswith((".", "。", ",", "，"))
    )


def _one_line(text: str) -> str:
    """Return text on one line, cut after a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_TITLE:
        return line
    cut = line[: place_to_cut(line, LONGEST_TITLE - 1)]
    return cut[: max(cut.rfind(" "), LONGEST_TITLE // 2)].rstrip(" ,;:") + "…"
