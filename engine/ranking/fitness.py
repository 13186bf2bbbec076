"""Fitness of sentences: whether one can stand in a summary without what stood around it."""

import re
from collections.abc import Sequence
from enum import StrEnum

from engine.core.document import Document
from engine.core.progress import Report, each, silent
from engine.ranking.discourse_cues import ends_inside, is_subordinate, leads_on, starts_inside
from engine.ranking.extractive_summary import word_count
from engine.text.normalization import is_cjk
from engine.text.stop_words import stopwords

FEWEST_WORDS = 4
MOST_WORDS = 110
"""Words (a Chinese character is half of one) of a sentence that is a sentence, and not a list set as one."""
LONGEST = 2_000
"""Characters that are looked at; a sentence with more is too long anyway."""
_BRACKETS = ("()", "[]", "{}", "（）", "【】", "《》", "「」", "『』", "«»")
_LABEL = re.compile(
    r"^(?:[•▪◦‣●○■□➢►✓*–—-]\s+|[(（](?:\w|[ivx]{1,5}|\d{1,3}|[一二三四五六七八九十]{1,3})[)）]\s*"
    r"|(?:\w|\d{1,3})\)\s+|\d{1,2}\.\s+)"
)
"""The bullet or number of a list's item."""
_NUMBER = re.compile(r"^\d{1,3}(?:\.\d{1,3})+\.?\s+")
"""The number of a clause: 2.2.4 shall not …"""
_SMALL_WORDS = (
    "the|a|an|of|and|or|in|to|is|was|were|are|that|which|by|for|with|on|at|from|as|be|its|we|our|this"
)
_GLUED = re.compile(rf"\d{{1,4}}(?:[a-zа-яё]{{3,}}|[A-ZА-ЯЁ][a-zа-яё]{{2,}})|\d{{1,4}} (?:{_SMALL_WORDS})\b")
"""A page's number before what went on behind the page's end."""
_UNITS = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|[eDxk])\b")
_BLANK = re.compile(
    r"_{3,}|\.{5,}|[□☐☑☒]|\{\{|\[(?:[A-Z][A-Z _]{3,}|[^\]]{0,40}(?:[Nn]ame|[Dd]ate|[Cc]ompany|[Ii]nsert)"
    r"[^\]]{0,40})\]"
)
"""What somebody has still to fill in."""
_CODE = re.compile(
    r"^\s*(?:[{}<>$#|\\]|import |from \w+ import|def |class \w+|return\b|function\b|https?://\S+$)|[{}]\s*$|\);\s*$"
)


_SMILEY = re.compile(r"(?<!\S)[:;=8]['-]?[()\[\]](?!\S)")
"""Its bracket opens and closes nothing, and it ends a sentence."""
_POINTER = re.compile(
    r"(?:see|cf\.|but see|accord|compare|vgl\.|siehe|voir|véase|ver|см\.)[,;]?\s|id\. at\b"
    r"|(?:详见|参見|參見|参见|参照|请参考|請參考)",
    re.IGNORECASE,
)


_CROSS_REFERENCE = re.compile(
    r"§+\s*\d|\b(?:nr\.|nummern?|absatz|abs\.|satz|buchstaben?|abschnitte?|artikel|sections?|subsections?|paragraphs?|"
    r"articles?|clauses?|annex|art\.)\s*\(?(?:\d|[ivx]+\b|[a-h]\b)|第[一二三四五六七八九十百\d]{1,6}[条條款項项]",
    re.IGNORECASE,
)
_MOST_REFERENCES = 4
"""Of a sentence that says something to who does not look them up."""


class Unfit(StrEnum):
    """Why a sentence cannot stand alone."""

    HEADLESS = "headless"
    """It begins within a sentence."""
    CUT = "cut"
    """It ends before the sentence does."""
    UNBALANCED = "unbalanced"
    """It holds one half of a pair of brackets or quotation marks."""
    SHORT = "short"
    LONG = "long"
    BLANK = "blank"
    """A form that nobody filled in."""
    CODE = "code"
    POINTER = "pointer"
    """It only says where something else stands: "See id. at 71 …"; or it is a string of such references."""


def unfit_sentences(document: Document, report: Report = silent) -> tuple[Unfit | None, ...]:
    """Return of each sentence why it cannot stand alone, or None.

    Where few sentences of a document end with a stop, as on slides, lacking one is no fault.
    """
    texts = [" ".join(document.quote(span)[:LONGEST].split()) for span in document.sentences]
    stops = sum(not ends_inside(text) for text in texts)
    name = _name_in_small_letters(document, texts)
    needs_stop = stops * 2 > len(texts)
    return tuple(why_unfit(text, needs_stop=needs_stop, name=name) for text in each(texts, report))


def why_unfit(text: str, *, needs_stop: bool = True, name: str = "") -> Unfit | None:
    """Return why a sentence on one line cannot stand alone, or None.

    name is a name in small letters that sentences of the document begin with.
    """
    body = _LABEL.sub("", text, count=1)
    ideographs = sum(map(is_cjk, body)) if not body.isascii() else 0
    words = word_count(body) - ideographs // 2
    if _CODE.search(body):
        return Unfit.CODE
    if _POINTER.match(body) or sum(1 for _ in _CROSS_REFERENCE.finditer(body)) > _MOST_REFERENCES:
        return Unfit.POINTER
    if words < FEWEST_WORDS:
        return Unfit.SHORT
    if words > MOST_WORDS:
        return Unfit.LONG
    if _is_headless(body, name):
        return Unfit.HEADLESS
    if leads_on(text) or (needs_stop and ends_inside(_SMILEY.sub(".", text))):
        return Unfit.CUT
    if not (_brackets_match(body) and _quotes_match(body)):
        return Unfit.UNBALANCED
    return Unfit.BLANK if _BLANK.search(body) else None


def _brackets_match(body: str) -> bool:
    body = _SMILEY.sub("", body)
    return all(body.count(pair[0]) == body.count(pair[1]) for pair in _BRACKETS)


def _quotes_match(body: str) -> bool:
    low, high, closing = body.count("„"), body.count("“"), body.count("”")
    if body.count('"') % 2:
        return False
    if low:
        return low == high + closing
    return high == closing or (high == 0 and closing % 2 == 0)


def _name_in_small_letters(document: Document, texts: Sequence[str]) -> str:
    """Return the word that the document begins with, where it is not common and others begin with capitals.

    Nothing stands before it that the sentence could have been torn from: "xlog is a program for …".
    """
    first = texts[0].split(maxsplit=1)[0] if texts and texts[0] else ""
    begins = bool(texts) and not document.text[: document.sentences[0].start].strip()
    small = sum(starts_inside(text) for text in texts)
    if not begins or not first.islower() or 2 * small > len(texts) or first in stopwords(document.language):
        return ""
    return first


def _has_no_capitals(text: str) -> bool:
    """Whether most letters are of a script without capitals: a Latin word before them is a name."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.islower() or letter.isupper() for letter in letters) < len(letters)


def _is_headless(body: str, name: str) -> bool:
    stripped = _NUMBER.sub("", body, count=1).lstrip("\"'“‘«(（[ ")
    first = stripped.split(maxsplit=1)[0] if stripped else ""
    # A name in small letters has a sign, a digit or a capital in it: iOS, npm_config, x86.
    is_name = (
        first == name
        or _has_no_capitals(stripped)
        or any(not letter.islower() for letter in first.rstrip(",;:.!?")[1:])
    )
    if (starts_inside(stripped) and not is_name) or is_subordinate(stripped):
        return True
    glued = _GLUED.match(stripped)
    return bool(glued and not _UNITS.match(stripped))
