"""Polarity: negations with what they deny, and words that have an antonym."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.core.document import Span
from engine.grounding.antonyms import SIDES
from engine.text.language_data import patterns_of_all, words_of_all
from engine.text.tokens import Token

NEGATIONS = words_of_all(lambda data: data.polarity.negations)
STRONG = words_of_all(lambda data: data.polarity.strong_negations)
NEGATION_UNSPACED = re.compile(patterns_of_all(lambda data: data.polarity.negation_patterns))
HARMLESS_UNSPACED = re.compile(patterns_of_all(lambda data: data.polarity.harmless_patterns))
STRONG_UNSPACED = re.compile(patterns_of_all(lambda data: data.polarity.strong_negation_patterns))
NEGATION_PREFIX = re.compile(patterns_of_all(lambda data: data.polarity.negation_prefixes))
CLAUSE_END = re.compile(
    r"[,;:.!?()，。；：！？、（）—–]|\b(?:but|and|or|because|although|while|which|who|that|if|when)\b"
)
DEGREES = ("least", "most")
"""Behind "at" they bound a number, and are the opposite of nothing."""
NUMBERED = re.compile(r"[. ]{1,2}\d")
"""No. 1 denies nothing."""
REACH = 6
"""Words after a denial that it may deny."""

PREFIXED = re.compile(r"(?:un|in|im|ir|il|dis|non|mis)(?P<rest>[a-z]{4,})|[不无未非没](?P<han>.+)")
BETWEEN = words_of_all(lambda data: data.polarity.between)


@dataclass(frozen=True, slots=True)
class Negation:
    span: Span
    strong: bool
    """Whether it can do nothing but deny."""
    heads: tuple[str, ...]
    """The stems of the first telling words after it: what it denies."""


def find_negations(text: str, words: Sequence[Token]) -> tuple[Negation, ...]:
    """Find what a sentence denies; words are its own."""
    found = []
    for place, word in enumerate(words):
        form = text[word.start : word.end].lower().replace("’", "'")
        if is_negation(form, text[word.end : word.end + 6], text[max(0, word.start - 11) : word.start]):
            heads = _heads(text, words, place, form)
            found.append(Negation(Span(word.start, word.end), _is_strong(form), heads))
    return tuple(found)


def is_negation(form: str, following: str = "", before: str = "") -> bool:
    """Whether a word in small letters denies; before and following is what stands around it."""
    if form.isascii():
        if form == "not" and (following.startswith(" only") or before.endswith("whether or ")):
            return False
        if form == "no" and NUMBERED.match(following):
            return False
        return form in NEGATIONS or form.endswith("n't")
    return NEGATION_UNSPACED.match(form) is not None and not HARMLESS_UNSPACED.match(form + following)


def _is_strong(form: str) -> bool:
    return form in STRONG or form.endswith("n't") or STRONG_UNSPACED.match(form) is not None


def _heads(text: str, words: Sequence[Token], place: int, form: str) -> tuple[str, ...]:
    heads = []
    if not form.isascii() and len(form) > 1:
        prefix = NEGATION_PREFIX.match(form)
        rest = form[prefix.end() :] if prefix else form
        heads += [rest] * (len(rest) > 0)
    last = words[place].end
    for word in words[place + 1 : place + 1 + REACH]:
        if CLAUSE_END.search(text[last : word.start]) or CLAUSE_END.fullmatch(text[word.start : word.end]):
            break
        if word.stem not in BETWEEN:
            heads.append(word.stem)
            if len(heads) == 2:
                break
        last = word.end
    return tuple(heads)


def are_opposite(form: str, other: str) -> bool:
    """Whether two words in small letters say the opposite of each other."""
    mine, theirs = SIDES.get(form, ()), SIDES.get(other, ())
    if any((pair, 1 - side) in theirs for pair, side in mine):
        return True
    return _without_prefix(form) == other or form == _without_prefix(other) or _other_prefix(form) == other


def _without_prefix(form: str) -> str | None:
    match = PREFIXED.fullmatch(form)
    return (match["rest"] or match["han"]) if match else None


def _other_prefix(form: str) -> str | None:
    """Return what outperforms is beside underperforms."""
    for prefix, other in (
        ("out", "under"),
        ("over", "under"),
        ("under", "out"),
        ("up", "down"),
        ("down", "up"),
    ):
        if form.startswith(prefix) and len(form) - len(prefix) >= 4:
            return other + form[len(prefix) :]
    return None


def sides_of(text: str, words: Iterable[Token]) -> list[tuple[int, int, int]]:
    """Return place, pair and side for each word that has an opposite."""
    found = []
    for place, word in enumerate(words):
        form = text[word.start : word.end].lower()
        if form in DEGREES and text[: word.start].lower().endswith("at "):
            continue
        found += [(place, pair, side) for pair, side in SIDES.get(form, ())]
    return found
