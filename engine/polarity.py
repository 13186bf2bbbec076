"""Which way a sentence points: what it denies, and whether things rise or fall, come before or after."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.document import Span
from engine.opposites import SIDES
from engine.words import Word

DENIALS = frozenset(
    "not no never none nobody nothing neither nor without cannot nowhere hardly barely scarcely rarely "
    "seldom non fail failed fails failing failure lack lacks lacked lacking unable refuse refused refuses "
    "deny denied denies reject rejected unlikely avoid avoids avoided prevent prevents prevented instead "
    "absent absence prohibit prohibited forbid forbidden ban banned dismissed dismiss declined false "
    "impossible stop stopped rule ruled rejects rejecting denying except zero nil few little longer".split()
)
"""Words by which a sentence may deny something; the weaker ones only bear out a denial (see STRONG)."""
STRONG = frozenset(
    "not no never none nobody nothing neither nor without cannot nowhere hardly barely "
    "scarcely unable".split()
)
DENIALS_HAN = re.compile(
    "没有|没能|没|未能|尚未|从未|并未|未(?![来必知免婚])|无法|无需|毫无|无(?![论人疑线锡形数非限比缝纺边])"
    "|并非|绝非|非(?![常洲法得凡但遗])|否认|拒绝|不(?![仅断同论少过久管但只如妨锈错良景料幸愧止惜禁单凡朽光避免])"
    "|禁止|防止|避免|停止|缺乏|缺少|失败|难以|反对|切勿|勿|别"
)
HARMLESS_HAN = re.compile(
    "不可或缺|不断|不仅|不同|不少|不过|不久|不管|不论|无论|不止|不但|不光|不得不|无不|不可避免|不如|不妨|不良|不锈钢"
    "|不动产|不等"
)
STRONG_HAN = re.compile("^(?:没|未|尚未|从未|并未|无|毫无|并非|绝非|非|不|切勿|勿)")
CLAUSE_END = re.compile(
    r"[,;:.!?()，。；：！？、（）—–]|\b(?:but|and|or|because|although|while|which|who|that|if|when)\b"
)
REACH = 6
"""Words after a denial that it may deny."""

PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non-", "non", "mis")


@dataclass(frozen=True, slots=True)
class Denial:
    span: Span
    strong: bool
    """Whether it can do nothing but deny."""
    heads: tuple[str, ...]
    """The stems of the first telling words after it: what it denies."""


def find_denials(text: str, words: Sequence[Word], offset: int = 0) -> tuple[Denial, ...]:
    """Find what a sentence denies; words are its own, offset where it begins in the text they count in."""
    found = []
    for place, word in enumerate(words):
        form = text[word.start - offset : word.end - offset].lower().replace("’", "'")
        if form.isascii():
            denies = (
                form in DENIALS
                or form.endswith("n't")
                or form in ("cant", "dont", "wont", "didnt", "doesnt", "isnt")
            )
            strong = form in STRONG or form.endswith("n't")
            if form == "no" and text[word.end - offset :][:1] == ".":
                denies = False
        else:
            match = DENIALS_HAN.match(form)
            denies = match is not None and not HARMLESS_HAN.match(text[word.start - offset :][:4])
            strong = denies and STRONG_HAN.match(form) is not None
        if denies:
            found.append(
                Denial(
                    Span(word.start - offset, word.end - offset),
                    strong,
                    _heads(text, words, place, offset, form),
                )
            )
    return tuple(found)


def _heads(text: str, words: Sequence[Word], place: int, offset: int, form: str) -> tuple[str, ...]:
    heads = []
    if not form.isascii() and len(form) > 1:
        rest = re.sub("^(?:没有|未能|尚未|从未|并未|无法|并非|没|未|无|不|非)", "", form)
        heads += [rest] * (len(rest) > 1)
    last = words[place].end
    for word in words[place + 1 : place + 1 + REACH]:
        if heads and CLAUSE_END.search(text[last - offset : word.start - offset]):
            break
        if word.content or (not word.stem.isascii() and len(word.stem) > 1):
            heads.append(word.stem)
            if len(heads) == 2:
                break
        last = word.end
    return tuple(heads)


def sides_of(text: str, words: Iterable[Word], offset: int = 0) -> list[tuple[int, int, int]]:
    """Return place, pair and side for each word that has an opposite."""
    found = []
    for place, word in enumerate(words):
        form = text[word.start - offset : word.end - offset].lower()
        found += [(place, pair, side) for pair, side in SIDES.get(form, ())]
    return found


def bare_of_prefix(stem: str) -> str | None:
    """Return what remains of a word without a prefix that denies: unhappy, irregular."""
    for prefix in PREFIXES:
        if stem.startswith(prefix) and len(stem) - len(prefix) >= 4:
            return stem[len(prefix) :]
    return None
