"""Fitness of sentences: whether one can stand in a summary without what stood around it."""

import re
from enum import StrEnum

from engine.core.document import Document
from engine.ranking.discourse_cues import ends_inside, leads_on, starts_inside
from engine.ranking.extractive_summary import word_count
from engine.structure.block_patterns import label_length

FEWEST_WORDS = 4
MOST_WORDS = 110
"""Words (characters in Chinese count half) of a sentence that is a sentence, and not a list set as one."""
_BRACKETS = ("()", "[]", "{}", "（）", "【】", "《》", "「」", "『』", "«»", "“”")
_GLUED = re.compile(
    r"\d{1,4}(?:[a-zа-яё]{3,}|[A-ZА-ЯЁ][a-zа-яё]{2,})|\d{1,4} (?:the|a|an|of|and|or|in|to|is|was|were|are|that|which|by|for|with|on|at|from|as|be|its|we|our|this)\b"
)
"""A page's number before what went on behind the page's end."""
_UNITS = re.compile(r"\d{1,4}(?:st|nd|rd|th|er|[eDxk])\b")
_BLANK = re.compile(
    r"_{3,}|\.{5,}|[□☐☑☒]|\[(?:[A-Z][A-Z ]+|[^\]]{0,40}(?:name|date|company|insert)[^\]]{0,40})\]",
    re.IGNORECASE,
)
"""What somebody has still to fill in."""
_CODE = re.compile(
    r"^\s*(?:[{}<>$#|\\]|import |from \w+ import|def |class \w+|return\b|function\b|https?://\S+$)|[{};]\s*$"
)


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


def unfit_sentences(document: Document) -> tuple[Unfit | None, ...]:
    """Return of each sentence why it cannot stand alone, or None.

    Where few sentences of a document end with a stop, as on slides, lacking one is no fault.
    """
    texts = [" ".join(document.quote(span).split()) for span in document.sentences]
    stops = sum(not ends_inside(text) for text in texts)
    return tuple(why_unfit(text, needs_stop=stops * 2 > len(texts)) for text in texts)


def why_unfit(text: str, *, needs_stop: bool = True) -> Unfit | None:
    """Return why a sentence on one line cannot stand alone, or None."""
    body = text[label_length(text) :]
    words = word_count(body) if not body.isascii() else len(body.split())
    if _CODE.search(body):
        return Unfit.CODE
    if words < FEWEST_WORDS:
        return Unfit.SHORT
    if words > MOST_WORDS:
        return Unfit.LONG
    if _is_headless(body):
        return Unfit.HEADLESS
    if leads_on(text) or (needs_stop and ends_inside(text)):
        return Unfit.CUT
    if (
        any(
            body.count(pair[0]) != body.count(pair[1])
            for pair in _BRACKETS
            if pair[0] in body or pair[1] in body
        )
        or body.count('"') % 2
    ):
        return Unfit.UNBALANCED
    return Unfit.BLANK if _BLANK.search(body) else None


def _is_headless(body: str) -> bool:
    stripped = body.lstrip("\"'“‘«(（[ ")
    first = stripped.split(maxsplit=1)[0] if stripped else ""
    # A name in small letters has a sign, a digit or a capital in it: iOS, npm_config, x86.
    is_name = any(not letter.islower() for letter in first.rstrip(",;:.!?")[1:])
    if starts_inside(stripped) and not is_name:
        return True
    glued = _GLUED.match(stripped)
    return bool(glued and not _UNITS.match(stripped))
