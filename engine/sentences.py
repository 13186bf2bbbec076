"""Where sentences begin and end, and which of them a summary may quote."""

import re
from collections.abc import Iterator

from engine import abbreviations
from engine.document import Span
from engine.words import stopwords

LONGEST = 1000
LONGEST_WITHOUT_SPACES = 400
"""Characters; what is longer is cut at the best inner boundary. Chinese says more in one."""

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
FULL = "。！？｡।॥؟۔։።။។།"
"""Stops that stand for nothing else."""
CLOSING = "\"'”’»«)\\]}」』）】》〉〕］﹂﹄*†‡"

STOP = re.compile(rf"(?:\.[ \u00a0]){{2,}}+\.?|[.!?…．{FULL}]++")
CLOSERS = re.compile(rf"(?:[ ]?(?:''|\)(?![^\s.,;])))*+[{CLOSING}]*+")
GREEK_STOP = re.compile(rf"(?:\.[ \u00a0]){{2,}}+\.?|[.!?…;．{FULL}]++")
CITATION = re.compile(r"(?:\[\d[\d,;\s–-]{0,30}\]|\d{1,3}(?:[,–-]\d{1,3}){0,6}|[¹²³⁰⁴-⁹⁻,]+| \[\d[\d,;\s–-]{0,30}\])(?=\s+[A-Z\"“(]|\s*$)")
BREAK = re.compile(
    r"\n[^\S\n]*+\n|\n(?=[^\S\n]{0,20}(?:[-•*▪◦‣·–]\s|\(?\d{1,2}[.)]\s|\[?#?[A-Za-z][\w .'#-]{0,25}[\]:]\s|[\w\u4e00-\u9fff]{1,8}：))"
)
OPENERS = re.compile(r"[\"'“‘«»(\[{「『（【《〈¿¡*_–—•#-]*+\s?")
NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
LETTER_OF_ASIA = re.compile(rf"[{HAN}]")
ENUMERATOR = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|\d{1,3}(?:\.\d{1,3}){1,4}|[A-Z]\.\d{1,3}(?:\.\d{1,3})*)[)\]]?")
LETTERS_WITH_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]{1,2}")
NUMBERING = re.compile(r"[#№(\[§]|\d|[A-Z]{1,2}[\d.]|[A-Z]\b|[IVXLC]+\b|[a-z]\b")
TAIL_OF_NAME = re.compile(r"(?:NET\b|[a-z][a-z0-9]{0,4}(?![A-Za-z]))")
SPEECH = re.compile(rf"(?:[\w.'’-]{{1,20}}\s){{0,3}}(?:{abbreviations.SPEECH})\b")
CHINESE_SPEECH = re.compile(rf"[^，。！？；：\s“「]{{0,6}}?(?:{abbreviations.CHINESE_SPEECH})")
JAPANESE_PARTICLE = re.compile("と|って|は|が|を|に|の|も|や|で|という")
CAPITAL = re.compile(r"[A-Z]")
ORDINAL_LANGUAGES = frozenset("de da no nb nn cs sk pl hu fi hr sl sr et lv is tr".split())
WITHOUT_STOPS = frozenset("th lo km my".split())


def split_sentences(text: str, language: str) -> Iterator[Span]:
    """Yield the sentences of one block, in order, without the white space around them.

    Everything that is not white space is in one of them.
    """
    for start, end in _pieces(text):
        for begin, finish in _sentences(text, start, end, language):
            yield from _shortened(text, begin, finish, language)
