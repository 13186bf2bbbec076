"""Rhetorical roles of sentences and headings, by the words that tell them (Teufel and Moens 2002)."""

import re
from enum import StrEnum
from functools import cache

from engine.text.language_data import all_language_data, language_data

_UNKNOWN = "und"


class SentenceRole(StrEnum):
    """What a sentence does in its document."""

    OUTCOME = "outcome"
    """A finding, a decision, an order, a conclusion, a main figure, what is new."""
    RULE = "rule"
    DEFINITION = "definition"
    CLAIM = "claim"
    """What somebody asserts, who need not be the author."""
    AIM = "aim"
    METHOD = "method"
    BACKGROUND = "background"
    EXAMPLE = "example"
    ROADMAP = "roadmap"
    """What stands where in the document."""
    BOILERPLATE = "boilerplate"
    COURTESY = "courtesy"


class HeadingRole(StrEnum):
    """What a heading announces."""

    OUTCOME = "outcome"
    SUMMARY = "summary"
    AIM = "aim"
    METHOD = "method"
    BACKGROUND = "background"
    ASIDE = "aside"
    """Thanks, authors, licences, exercises: nothing that a summary should hold."""


IDLE = frozenset((SentenceRole.BOILERPLATE, SentenceRole.COURTESY))
"""Roles of sentences that say nothing of what a document is about."""
CUED = tuple(role for role in SentenceRole if role is not SentenceRole.BACKGROUND)
"""Roles that words tell; what is background is told by having none of them."""
_LONGEST_HEADING = 80
_NUMBER = re.compile(
    r"^(?:[ivxlc]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-h]|第?[一二三四五六七八九十]{1,3})\s?[.)、．:：]?\s+|^[一二三四五六七八九十]{1,3}、|^第[一二三四五六七八九十\d]+[章节節条]\s*"
)
_JOINED = re.compile(r"\s*[/,&:：]\s*|\s+(?:and|und|et|y|e|и|en|i)\s+|\s*[与和及]\s*")
"""What joins "Results and discussion"."""
_BEGUN_ANEW = re.compile(r"\b([^\W\d_]{1,5}) ?(?:[—–…]|\.\.\.) ?\1\b")
"""A word said again behind a break: "the—the"."""
_LONGEST_PART = 2
"""Words of a part of a heading; with more it names a subject."""
_AROUND = " \t.:：。-–—*#_[]()（）【】"


@cache
def cue_pattern(role: str, language: str) -> re.Pattern[str]:
    """Return what finds a role's cues, "notices" or "licences", in a sentence in small letters.

    Documents quote English, so that its cues count in all of them; of a language without cues, all do.
    """
    known = [language_data(code) for code in dict.fromkeys((language, "en"))]
    if language == _UNKNOWN:
        known = list(all_language_data())
    spaced = [pattern for data in known if data.writes_spaces for pattern in getattr(data.rhetoric, role)]
    unspaced = [
        pattern for data in known if not data.writes_spaces for pattern in getattr(data.rhetoric, role)
    ]
    parts = [rf"(?<![^\W_])(?:{'|'.join(spaced)})(?![^\W_])"] * bool(spaced) + unspaced
    return re.compile("|".join(parts) or "(?!)")


def cued_roles(text: str, language: str) -> tuple[bool, ...]:
    """Return for each of CUED whether the sentence has a cue of it."""
    small = text.lower()
    return tuple(cue_pattern(role, language).search(small) is not None for role in CUED)


def is_notice(text: str, language: str, *, binds: bool = False) -> bool:
    """Whether a sentence can hardly be anything but licence, imprint, navigation or protocol.

    binds is whether it stands in a contract or the like, of which the words of a licence are the content.
    """
    small = text.lower()
    fields = ("notices",) if binds else ("notices", "licences")
    return any(cue_pattern(field, language).search(small) for field in fields)


def hesitates(text: str, language: str) -> bool:
    """Whether somebody looks for words or begins anew, as speech does that was written down."""
    small = text.lower()
    return bool(_BEGUN_ANEW.search(small) or cue_pattern("hesitations", language).search(small))


@cache
def _heading_words() -> dict[str, HeadingRole]:
    found: dict[str, HeadingRole] = {}
    for role in HeadingRole:
        for data in all_language_data():
            for heading in getattr(data.rhetoric, f"{role}_headings"):
                found.setdefault(heading, role)
    return found


def heading_role(text: str) -> HeadingRole | None:
    """Return what a heading announces, in any language; None of one that names a subject."""
    if len(text) > _LONGEST_HEADING:
        return None
    name = " ".join(text.lower().split()).strip(_AROUND)
    name = _NUMBER.sub("", name).strip(_AROUND)
    words = _heading_words()
    found = words.get(name) or words.get(name.replace(" ", ""))
    if found:
        return found
    parts = _JOINED.split(name)
    if len(parts) == 1 or any(len(part.split()) > _LONGEST_PART for part in parts):
        return None
    roles = [words.get(part) for part in parts]
    return next((role for role in roles if role and role is not HeadingRole.ASIDE), None)
