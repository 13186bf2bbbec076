"""Vocabulary trimming of the encoders' tokenizers to the languages that they are for."""

import json
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tokenizers import (  # type: ignore[import-untyped]
    Regex,
    Tokenizer,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from engine.training.conversion.e5_file import E5

SPACE = "▁"
"""What stands for a space in the pieces of E5."""
LATIN_PIECES = 9000
CHINESE_WEIGHT = 10
"""How much a Latin piece in a Chinese text counts; in an English one it counts 1."""
DIGITS = 5
"""Of a piece's log-probability: with more, hardly a text is parted otherwise, and they take a megabyte."""
COUNTED_AT_ONCE = 1000
YEARS = 4
"""Digits: shorter numbers stay one piece."""
ENGLISH_LETTERS = ("LATIN", "GREEK", "MODIFIER", "MICRO", "FEMININE", "MASCULINE", "SCRIPT", "DOUBLE-STRUCK")
"""How the names of the letters begin that an English text may hold."""
UNUSED = "[unused"
NOT_IN_TEXT = "\x01"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    tokenizer: Tokenizer
    kept: tuple[int, ...]
    """The numbers that the kept words had, in the order of their new ones."""


def trim_wordpieces(tokenizer_json: str) -> Vocabulary:
    """Leave out of BERT's tokenizer the words that stand for nothing, and those in other letters."""
    facts = json.loads(tokenizer_json)
    facts["truncation"] = facts["padding"] = None
    words = sorted(facts["model"]["vocab"].items(), key=lambda item: item[1])
    kept = [(word, number) for word, number in words if not word.startswith(UNUSED) and _is_english(word)]
    new = {word: number for number, (word, _) in enumerate(kept)}
    facts["model"]["vocab"] = new
    for token in facts["added_tokens"]:
        token["id"] = new[token["content"]]
    for token in facts["post_processor"]["special_tokens"].values():
        token["ids"] = [new[name] for name in token["tokens"]]
    return Vocabulary(Tokenizer.from_str(json.dumps(facts)), tuple(number for _, number in kept))


def trim_pieces(
    e5: E5, chinese: Sequence[str], english: Sequence[str], latin: int = LATIN_PIECES
) -> Vocabulary:
    """Keep the pieces of E5 that Chinese documents are made of.

    Those are all of Han characters and of signs, and the Latin ones and numbers that the texts use most: in
    Chinese texts, where there are few of them, and in English ones, which have the words for more subjects.
    Single letters stay whether they are used or not.
    """
    everything = unigram_tokenizer(e5, range(len(e5.pieces)))
    counted: Counter[int] = Counter()
    for texts, weight in ((chinese, CHINESE_WEIGHT), (english, 1)):
        for start in range(0, len(texts), COUNTED_AT_ONCE):
            for encoding in everything.encode_batch_fast(list(texts[start : start + COUNTED_AT_ONCE])):
                for number in encoding.ids:
                    counted[number] += weight
    special = {e5.start, e5.end, e5.filling, e5.unknown}
    candidates = [
        number for number, piece in enumerate(e5.pieces) if number not in special and _is_latin(piece.text)
    ]
    # Pieces that no text uses go by how likely they are.
    candidates.sort(key=lambda number: (-counted[number], -e5.pieces[number].score))
    common = set(candidates[:latin])
    kept = tuple(
        number
        for number, piece in enumerate(e5.pieces)
        if number in special or number in common or _is_chinese(piece.text)
    )
    return Vocabulary(unigram_tokenizer(e5, kept), kept)


def unigram_tokenizer(e5: E5, kept: Sequence[int]) -> Tokenizer:
    """Return the tokenizer of E5 with these of its pieces, numbered anew."""
    new = {number: place for place, number in enumerate(kept)}
    special = {e5.start, e5.end, e5.filling, e5.unknown}
    # "<s>" in a document is three characters and no start of anything. Control characters never come so far.
    pieces = [
        (NOT_IN_TEXT * (number in special) + e5.pieces[number].text, round(e5.pieces[number].score, DIGITS))
        for number in kept
    ]
    tokenizer = Tokenizer(models.Unigram(pieces, unk_id=new[e5.unknown], byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Replace(Regex("[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"), ""),
            normalizers.Replace(Regex("[\\s\u200b-\u200f\u2581\ufeff\ufffd]+"), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(SPACE, prepend_scheme="always", split=False)
    ends = [(e5.pieces[number].text, new[number]) for number in (e5.start, e5.end)]
    template = f"{ends[0][0]} $A {ends[1][0]}"
    tokenizer.post_processor = processors.TemplateProcessing(single=template, special_tokens=ends)
    return tokenizer


def _is_english(word: str) -> bool:
    return all(
        not unicodedata.category(letter).startswith("L") or _name(letter).startswith(ENGLISH_LETTERS)
        for letter in word.removeprefix("##")
    )


def _is_latin(piece: str) -> bool:
    """Whether it is several characters, of Latin letters and what else ASCII has, and no short number."""
    text = piece.removeprefix(SPACE)
    return (
        len(text) > 1
        and not _is_short_number(text)
        and all(letter.isascii() or _name(letter).startswith("LATIN") for letter in text)
    )


def _is_chinese(piece: str) -> bool:
    """Whether it is of Han characters and signs, a short number, or a single letter that may be met."""
    text = piece.removeprefix(SPACE)
    if len(text) <= 1 and (
        not text or text.isascii() or _name(text).startswith(("LATIN", "GREEK", "HIRA", "KATA"))
    ):
        return True
    return _is_short_number(text) or all(
        not letter.isascii()
        and (unicodedata.category(letter)[0] in "NPS" or _name(letter).startswith(("CJK UNI", "CJK COM")))
        for letter in text
    )


def _is_short_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= YEARS


def _name(letter: str) -> Any:
    return unicodedata.name(letter, "")
