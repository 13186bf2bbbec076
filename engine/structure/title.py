"""Finds what a document is called."""

import re
from collections.abc import Sequence
from pathlib import Path

from engine.core.document import BlockKind
from engine.core.formats import format_named
from engine.core.raw_page import DocumentHeader
from engine.structure.cleaning import TextBlock
from engine.structure.headings import NUMBERING, is_common_heading
from engine.text.graphemes import place_to_cut
from engine.text.normalization import normal_characters

LONGEST_TITLE = 200
_WORDS = re.compile(r"[^\W\d_]{2,}")
_USELESS = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)\b.*|untitled.*|(?:no|new) (?:title|document).*|document\s?\d*|"
    r"title|(?:powerpoint|slide)?\s?presentation\s?\d*|slide \d+|"
    r".*\.(?:docx?|dvi|tex|pdf|indd|qxd|p65|rtf|html?|pptx?|odt|ps|fm)|"
    r"[\W\d_]*|.*(?:\\|/\w+/).*|无标题.*|未命名.*|文档\s?\d*|幻灯片\s?\d*|演示文稿\s?\d*)",
    re.IGNORECASE | re.DOTALL,
)
_NO_TITLE = (BlockKind.TABLE, BlockKind.CODE, BlockKind.CONTENTS, BlockKind.CAPTION, BlockKind.NOTE)


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
    upper = [piece for piece in sized if piece.top < 0.7]
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
    return "" if is_common_heading(title) else title


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
    return "" if _is_within_text(first) else _one_line(first.text)


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
