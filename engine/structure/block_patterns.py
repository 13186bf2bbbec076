"""Patterns of blocks that are known by their own text: captions, notes, tables, code, list items."""

import re
from collections.abc import Iterable
from functools import lru_cache

from engine.core.document import BlockKind
from engine.text.characters import HAN, SENTENCE_END
from engine.text.language_data import patterns_of_all

SAMPLE = 800
"""Characters from the beginning of a block that tell whether it is prose."""
LONGEST_CAPTION = 1_500
"""Characters; a longer block has a caption for its first line at most."""

_NUMERAL = r"(?:[A-Z]{0,2}\.?\d+(?:[.\-–]\d+)*[a-z]?|[IVXL]{1,6})"
_CAPTION = re.compile(
    rf"(?:supplementary |extended data |online )?(?:{patterns_of_all(lambda data: data.layout.captions)})\s*"
    rf"{_NUMERAL}\s*(?:[:.|–—)-]|\s(?=[A-Z(“\"])|$)",
    re.IGNORECASE,
)
_CAPTION_GOES_ON = re.compile(r"[A-Z(“\"\d]")
_TIGHT_CAPTION = re.compile(
    rf"(?:{patterns_of_all(lambda data: data.layout.tight_captions)})"
    r"\s*[\dA-Z一二三四五六七八九十]+(?:[-–.－．]\d+)*(?!\d)[\s:：.．、]*"
    rf"(?!{patterns_of_all(lambda data: data.layout.caption_continuations)})"
)
_BULLET = re.compile(r"(?:[•▪▫◦‣∙●○■□◆◇➢➤►▶✓✔✗➔→*·]|[-–—](?=\s)|o(?=\s[A-Z]))\s*(?=\S)")
_LABEL = re.compile(
    r"(?:\((?:[a-zA-Z]|[ivx]{1,5}|\d{1,3})\)|(?:[a-z]|[ivx]{1,5}|\d{1,3})\)|\d{1,2}\.(?=\s)"
    r"|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[、．]|[①-⑳⑴-⒇])\s*(?=\S)"
)
_NOTE = re.compile(rf"(?:{patterns_of_all(lambda data: data.layout.notes)})", re.IGNORECASE)
_FIELD = re.compile(r"[^\s：:][^：:。]{0,12}[：:]\s?[^：:。，,;；]{1,30}(?<![.!?。！？；])")
_NOTE_HEADING = re.compile(
    rf"(?:{patterns_of_all(lambda data: data.layout.note_headings)})\s?[:：]?", re.IGNORECASE
)
_ADDRESS = re.compile(r"[\w.+\-{},\s]{2,60}@\s?[\w-]+\.[\w.-]+")
_INSTITUTION = re.compile(patterns_of_all(lambda data: data.layout.institutions), re.IGNORECASE)
_REFERENCE = re.compile(
    rf"\[\d{{1,3}}\]\s*[A-Z{HAN}].*(?:\b(?:19|20)\d\d\b|\[[JMCDPSNRBOLE/]+\])|"
    r".*\[(?:J|M|C|D|P|S|N|R|EB/OL|J/OL|C/OL)\]\.?",
    re.DOTALL,
)
_CITED = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bpp?\. ?\d|\bdoi\b|arxiv|\bvol\.|\beds?\.|\bet al|https?:|\bin proc|"
    r"\[[JMCDPSNR]\]|\d+:\d+|^\s*\[\w{1,12}\]",
    re.IGNORECASE,
)
_LEADERS = re.compile(
    r"(?:\.{4,}|(?:[.·] ){4,}|…{2,}|·{4,}|_{4,})[\s.…·]*(?:\d{1,4}|[ivxlc]{1,6}|[A-Z]-?\d{1,3})\s*$"
)
_ENTRY_END = re.compile(r"\S[\s.…·]+(?:\d{1,4}|[ivxlc]{1,6})$")
_NUMERIC = re.compile(
    r"[\[(<>±+\-–−~≈$€£¥]*\d[\d.,:/()%±×x*†‡\]\-–−+]*[%\])*†‡a-zA-Z]{0,3}|[-–—−]|n/?a|✓|✗|×", re.IGNORECASE
)
_CODE_SIGNS = re.compile(r"[{}();=<>\[\]_\\/|&$#@^~`+*]")
_CODE_LINE = re.compile(
    r"\s*(?:(?:def|class|import|from|return|if|for|while|else|public|private|static|void|int|var|let|const|function|"
    r"#include|#define|package|using|namespace|SELECT|INSERT|sudo|\$|>>>)\b.*|.*[;{}]\s*|</?\w[^>]*>.*|//.*|/\*.*)$"
)
_RULE = re.compile(r"[\s=\-–—_*~#+.·•]{3,}")
_STOP = re.compile(SENTENCE_END + "$")


def is_rule(text: str) -> bool:
    """Whether text is a line drawn with letters."""
    return _RULE.fullmatch(text) is not None


def ends_like_sentence(text: str) -> bool:
    return _STOP.search(text[-8:]) is not None


def label_length(text: str) -> int:
    """How many characters of a list item are its bullet or number: no part of a sentence."""
    label = _BULLET.match(text) or _LABEL.match(text)
    return label.end() if label else 0


def is_list_item(text: str) -> bool:
    return label_length(text) > 0


def is_caption(text: str) -> bool:
    """Whether text names a figure or table and describes it; "Figure 3 shows …" is a sentence."""
    if len(text) > LONGEST_CAPTION:
        return False
    match = _CAPTION.match(text)
    if match:
        rest = text[match.end() :].lstrip()
        return not rest or match.group().rstrip()[-1] in ":|" or _CAPTION_GOES_ON.match(rest) is not None
    return len(text) <= 120 and not text.endswith("。") and _TIGHT_CAPTION.match(text) is not None


def is_note(text: str) -> bool:
    """Whether text is one of the formulas of publishing: rights, dates, keywords, where to write to."""
    return len(text) <= 1_500 and _NOTE.match(text) is not None and (len(text) <= 600 or not is_prose(text))


def is_form(text: str) -> bool:
    """Whether every line of text is a label and what is filled in, as on the cover of a thesis."""
    lines = text.split("\n")
    return len(lines) >= 2 and all(map(_FIELD.fullmatch, lines))


def is_note_heading(text: str) -> bool:
    """Whether text is no more than the heading of such a note: then what follows is the note."""
    return len(text) <= 60 and _NOTE_HEADING.fullmatch(text) is not None


LONGEST_NAMES = 150
"""Characters from which on what reads like prose is prose, though the page ends before its sentence does."""


def is_affiliation(text: str) -> bool:
    """Whether text, found before a paper's abstract, says who wrote it and where they work."""
    if len(text) > 600:
        return False
    if _ADDRESS.search(text) and text.count(". ") <= 2:
        return True
    if ends_like_sentence(text) or (len(text) >= LONGEST_NAMES and is_prose(text)):
        return False
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 2 and word != "and"]
    return bool(_INSTITUTION.search(text)) or (len(words) >= 2 and _share(map(str.istitle, words)) >= 0.9)


def is_reference(text: str) -> bool:
    """Whether text is an entry of a reference list that could not be taken for anything else."""
    return "[" in text and len(text) <= 800 and _REFERENCE.match(text) is not None


def looks_cited(text: str) -> bool:
    """Whether text has what entries of a reference list have: a year, pages, a publisher."""
    return _CITED.search(text) is not None


def is_contents(text: str, under_contents_heading: bool) -> bool:
    """Whether most lines of text lead to a page number."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    pattern = _ENTRY_END if under_contents_heading else _LEADERS
    return _share(_may_be_numeral(line[-1]) and pattern.search(line[-40:]) for line in lines) >= 0.5


def _may_be_numeral(letter: str) -> bool:
    return letter.isdigit() or letter in "ivxlc"


def is_table(text: str) -> bool:
    """Whether text consists of cells, most of them numbers."""
    lines = text.split("\n")
    if len(lines) >= 2 and _share(line.count("\t") >= 1 for line in lines) >= 0.7:
        return True
    cells = text[:SAMPLE].split()
    if len(cells) < 4 or is_prose(text):
        return False
    numbers = _share(_NUMERIC.fullmatch(cell) is not None for cell in cells)
    if numbers >= 0.5:
        return True
    return (
        numbers >= 0.4 and len(cells) >= 10 and not any(cell.islower() and cell.isalpha() for cell in cells)
    )


def is_code(text: str) -> bool:
    """Whether text is written for a machine."""
    signs = len(_CODE_SIGNS.findall(text)) / max(1, len(text))
    if signs <= 0.06:
        return False
    brackets = (text.count("(") + text.count(")")) / max(1, len(text))
    lines = [line for line in text.split("\n") if line.strip()]
    code_lines = _share(_CODE_LINE.match(line[:500]) is not None for line in lines)
    return len(text) >= 12 and ((code_lines > 0.6 and not is_prose(text)) or signs - brackets > 0.2)


def classify_by_text(text: str) -> BlockKind:
    """Return what a block is as far as its text alone tells; TEXT if it could be anything."""
    if is_contents(text, under_contents_heading=False):
        return BlockKind.CONTENTS
    if is_caption(text):
        return BlockKind.CAPTION
    if is_note(text) or is_note_heading(text) or is_form(text):
        return BlockKind.NOTE
    if is_reference(text):
        return BlockKind.REFERENCE
    if is_table(text):
        return BlockKind.TABLE
    if is_list_item(text):
        return BlockKind.LIST_ITEM
    return BlockKind.CODE if is_code(text) else BlockKind.TEXT


@lru_cache(maxsize=4)
def is_prose(text: str) -> bool:
    """Whether text has sentences: lower-case words in rows that end with a stop.

    Every block is asked several times in turn, so the last answers are remembered.
    """
    if "。" in text or "，" in text:
        return True
    words = text[:SAMPLE].split()
    plain = sum(map(str.islower, filter(str.isalpha, words)))
    return plain >= (0.4 if ends_like_sentence(text) else 0.65) * len(words)


def _share(answers: Iterable[object]) -> float:
    given = list(map(bool, answers))
    return sum(given) / len(given) if given else 0.0
