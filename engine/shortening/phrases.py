"""Places in a sentence where a shorter line of it may begin and end: only whole phrases are left out.

There is no parser: closed classes of words (LanguageData.shortening) and the signs between words show where a
phrase begins. Where they show nothing the words around stay together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from engine.core.document import Span
from engine.text.language_data import ShorteningWords, language_data
from engine.text.tokens import Token

CLAUSE_SIGNS = re.compile(r"[,;:，；：()（）\[\]—–]|\s-+\s")
"""Between two words: a clause, or what is put in brackets, begins or ends here."""
NO_END = re.compile(r"^[^,;，；)）\]]*[(（\[]")
"""Between two words: what is put in brackets begins, and the clause goes on behind it."""
IN_NUMBER = re.compile(r"^[:,–—-]$")
"""Between two numbers: 5:39 is one."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A sentence's words, and where a run of kept words may begin and end. All are as long as words."""

    forms: tuple[str, ...]
    """The words in small letters."""
    opens_clause: tuple[bool, ...]
    """Whether a sign before the word parts it from what stands before."""
    closes_clause: tuple[bool, ...]
    """Whether a sign, or the end of the sentence, follows the word."""
    starts: tuple[bool, ...]
    """Whether a line may begin with the word."""
    goes_on: tuple[bool, ...]
    """Whether a line may go on with it after words were left out."""
    ends: tuple[bool, ...]
    """Whether words may be left out behind it."""


def find_phrases(text: str, words: Sequence[Token], language: str) -> Phrases:
    """Find the phrases of a sentence; words are its own, their places counted from its beginning."""
    known = language_data(language).shortening
    forms = tuple(text[word.start : word.end].lower().replace("’", "'") for word in words)
    joints = [text[left.end : right.start] for left, right in pairwise(words)]
    parted = [
        CLAUSE_SIGNS.search(joint) is not None
        and not (IN_NUMBER.match(joint) and forms[place][-1].isdigit() and forms[place + 1][0].isdigit())
        for place, joint in enumerate(joints)
    ]
    ended = [part and not NO_END.match(joint) for part, joint in zip(parted, joints, strict=True)]
    opens, closes = (True, *parted), (*ended, True)
    places = range(len(forms))
    return Phrases(
        forms,
        opens,
        closes,
        tuple(_starts(known, forms, opens, place) for place in places),
        tuple(opens[place] and forms[place] not in known.referring for place in places),
        tuple(_ends(known, forms, closes, place) for place in places),
    )


def _starts(known: ShorteningWords, forms: Sequence[str], opens: Sequence[bool], place: int) -> bool:
    form = forms[place]
    if place == 0:
        return True
    if form in known.never_first or form in known.openers:
        return False
    before = forms[place - 1]
    if opens[place] or before in known.starts_after:
        return True
    if before in known.joining and (place == 1 or opens[place - 1]):
        return True  # …, and we show
    if form in known.articles and before not in known.openers and before not in known.function_words:
        return True  # we present | a method
    back = place - 2
    while back > 0 and forms[back] in known.adverbs:
        back -= 1
    # we propose | neural methods
    is_verb = before not in known.function_words and before not in known.adverbs
    return is_verb and back >= 0 and forms[back] in known.subjects


def _ends(known: ShorteningWords, forms: Sequence[str], closes: Sequence[bool], place: int) -> bool:
    form = forms[place]
    if place == len(forms) - 1:
        return True
    if form in known.function_words or form in known.openers or form in known.articles:
        return False
    if closes[place]:
        return True
    following = forms[place + 1]
    if following in known.ends_before:
        return True
    if following in known.relative:
        return any(before in known.articles for before in forms[max(0, place - 3) : place])
    return False


@dataclass(frozen=True, slots=True)
class _Patterns:
    turning: re.Pattern[str]
    limiting: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    data = language_data(language)
    polarity = data.polarity
    turning = (*polarity.doubts, *polarity.hedges, *data.speech_verbs, *data.shortening.turning)
    limiting = (*polarity.limits, *polarity.conditions, *data.shortening.limiting)
    if data.writes_spaces:
        return _Patterns(
            *(re.compile(rf"\b(?:{_any_of(words)})\b|n['’]t\b") for words in (turning, limiting))
        )
    # Of a word without spaces around it: 会 is none in 会议. What is longer than a word stands anywhere.
    denied = rf"(?<= )(?:{_any_of(polarity.negation_patterns)})"
    return _Patterns(
        re.compile(rf"(?<= )(?:{_any_of(turning)})(?= )|{denied}"),
        re.compile(rf"(?<= )(?:{_any_of(limiting)})(?= )|{denied}"),
    )


def _any_of(patterns: Sequence[str]) -> str:
    return "|".join(patterns) or "(?!)"


def may_leave_out(text: str, words: Sequence[Token], pieces: Sequence[Span], language: str) -> bool:
    """Whether a line of these pieces of the sentence says no more, and nothing else, than the sentence.

    What stands before a piece may turn it (no, may, he said that …); what stands behind one may limit it
    (unless, only if …). Brackets and quotation marks stay in pairs.
    """
    patterns = _patterns(language)
    writes_spaces = language_data(language).writes_spaces

    def between(start: int, end: int) -> str:
        if writes_spaces:
            return text[start:end].lower()
        inside = [text[word.start : word.end] for word in words if start <= word.start < end]
        return f" {' '.join(inside)} "

    end = 0
    for piece in pieces:
        gap = between(end, piece.start)
        if patterns.turning.search(gap) or patterns.limiting.search(gap):
            return False
        end = piece.end
    if patterns.limiting.search(between(end, len(text))):
        return False
    return all(_is_balanced(text[piece.start : piece.end]) for piece in pieces)


def _is_balanced(text: str) -> bool:
    return (
        all(
            text.count(left) == text.count(right)
            for left, right in ("()", "[]", "（）", "“”", "《》", "「」")
        )
        and text.count('"') % 2 == 0
    )
