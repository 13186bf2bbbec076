"""Prose detection: tells sentences from headings, lists, formulas, references and page furniture."""

import re

from engine.text.characters import CLOSING, HANGUL_SYLLABLE, IDEOGRAPH, MARKS, SENTENCE_ENDS
from engine.text.language_data import language_data, patterns_of_all, words_of_all
from engine.text.stop_words import stopwords

ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]+")
WORD = re.compile(
    rf"(?:[^\W\d_]{{2,}}+|[^\W\d_](?=[{MARKS}]))(?:[{MARKS}]++[^\W\d_]*+)*+(?:['’-][^\W\d_]++)*+"
)
LONE_LETTER = re.compile(r"(?<![\w'’.-])[b-zB-HJ-Z](?![\w'’-])")
ENDING = re.compile(
    rf"[{re.escape(SENTENCE_ENDS)}；][{re.escape(CLOSING)}\d\s*]{{0,8}}\Z|\[[\d,;\s–-]{{1,20}}\]\Z"
)
SYMBOLS = re.compile(r"[=<>+*\\^_{}|~∑∏∫∈∀∃≤≥≈≠±×÷∂∇√→←↔⇒∪∩⊂⊆·∙•\u0391-\u03c9]")
LEADERS = re.compile(r"\.(?:\s?\.){4}|\.(?<=\s\.)(?:\s\.){2}|_(?:\s?_){3}|\t.*\t|\|.*\||-----|====")
"""What leads from a heading to its page number, and what parts the cells of a table.

Each alternative begins with a sign of its own: then the search jumps to the next of these signs.
"""

HEADER = re.compile(rf"(?:{patterns_of_all(lambda data: data.layout.header_fields)})\s?[:：]", re.IGNORECASE)
LABEL = re.compile(
    rf"(?i:{patterns_of_all(lambda data: data.layout.caption_labels)})\s?\d+(?:[.:]\s|\s(?=[A-Z]))"
    r"|[图表圖]\s?\d+[-.．:：\s]"
)
"""What a caption begins with."""
RIGHTS = re.compile(rf"©|\(c\)\s?\d{{4}}|{patterns_of_all(lambda data: data.layout.rights)}", re.IGNORECASE)
RIGHTS_MARKS = ("©", "(c)", *sorted(words_of_all(lambda data: data.layout.rights_marks)))
"""One of these stands in every notice of rights. Looking for them first is ten times faster."""
LICENCES = tuple(sorted(words_of_all(lambda data: data.layout.licences)))
DIGIT = re.compile(r"\d")
REFERENCE_SIGNS = tuple(
    map(
        re.compile,
        (
            r"\[[JMCDRPN]\]",
            r"\b[Vv]ol(?:ume|\.)\s?\d|\bno\.\s?\d|\beds?\.",
            r"\((?:19|20)\d\d[a-z]?\)|,\s(?:19|20)\d\d[a-z]?\b|\b(?:19|20)\d\d[a-z]?\.",
            r"\bProc(?:eedings|\.)|\bJ(?:ournal|\.)\s(?:of\s)?[A-Z]|\bTrans\.|\bConf\.|\bPress\b|"
            r"\bLNCS\b|\bdoi\b|\barXiv\b|\bISBN\b",
            r"(?:\b[A-Z]\.[^.]{0,60}){2}",
            r"\bpp?\.\s?\d|\bpages\s\d|:\s?\d+\s?[-–]\s?\d+|\d+\s?\(\d+\)",
        ),
    )
)
"""What bibliographic references are full of, the rarest first. Prose has one or two of them."""
FEWEST_SIGNS = 3

DECORATION = " \t\r\n\u3000*-–—•>_=#"
CONTINUING = ",;:，；：、"
LONGEST_ENDING = 24
"""Characters that ENDING looks at, from the end of the text."""
FEWEST_CHARACTERS = 6
FEWEST_WITHOUT_STOP = 14
"""Chinese characters."""
FEWEST_WORDS = 3
FEWEST_WORDS_WITHOUT_STOP = 7
LONGEST_NOTICE = 30
"""Words of a copyright notice; longer ones are prose about copyright."""


def is_sentence_like(text: str, language: str) -> bool:
    """Whether a span reads like a sentence that a summary may quote.

    Headings, lists of names, formulas, references, page numbers, header lines, notices and addresses do not,
    nor does what only announces a list.
    """
    if "@" in text or "://" in text or "www." in text:
        text = ADDRESS.sub(" ", text)
    text = text.strip(DECORATION)
    if not text or text[0] in CONTINUING or text[-1] in ":：" or _is_furniture(text):
        return False
    visible = sum(map(len, text.split()))
    characters = 0 if text.isascii() else len(IDEOGRAPH.findall(text))
    words = WORD.findall(text)
    letters = sum(map(len, words))
    if len(SYMBOLS.findall(text)) > visible / 12:
        return False
    if characters >= FEWEST_CHARACTERS and 4 * characters > visible - characters:
        return characters >= FEWEST_WITHOUT_STOP or _has_ending(text)
    # A Korean syllable is two letters or three.
    syllables = 0 if text.isascii() else len(HANGUL_SYLLABLE.findall(text))
    if letters + syllables < (visible + syllables) / 2 or _has_lone_letters(
        text, visible - letters, len(words) / 2
    ):
        return False
    if language_data(language).parts_clauses_by_spaces:
        return letters >= FEWEST_WITHOUT_STOP
    return _has_sentence_shape(text, words, language)


def _is_furniture(text: str) -> bool:
    """Whether it is what pages, mails and journals put around their prose."""
    if HEADER.match(text) or LABEL.match(text) or LEADERS.search(text):
        return True
    folded = text.casefold()
    if any(licence in folded for licence in LICENCES):
        return True
    if (
        any(mark in folded for mark in RIGHTS_MARKS)
        and RIGHTS.search(text)
        and text.count(" ") < LONGEST_NOTICE
    ):
        return True
    return DIGIT.search(text) is not None and _is_reference(text)


def _is_reference(text: str) -> bool:
    missing = 0
    for sign in REFERENCE_SIGNS:
        missing += sign.search(text) is None
        if missing > len(REFERENCE_SIGNS) - FEWEST_SIGNS:
            return False
    return True


def _has_ending(text: str) -> bool:
    return ENDING.search(text[-LONGEST_ENDING:]) is not None


def _has_lone_letters(text: str, outside_words: int, most: float) -> bool:
    """Whether it has too many letters that are no words: they are among what stands outside its words."""
    return outside_words > most and len(LONE_LETTER.findall(text)) > most


def _has_sentence_shape(text: str, words: list[str], language: str) -> bool:
    ended = _has_ending(text)
    if len(words) < (FEWEST_WORDS if ended else FEWEST_WORDS_WITHOUT_STOP):
        return False
    known = stopwords(language)
    function_words = sum(map(known.__contains__, map(str.lower, words)))
    if not known or function_words >= len(words) / 3:
        return True
    capitals = sum(word[0].isupper() for word in words)
    if ended:
        return capitals <= (0.6 if function_words == 0 else 0.8) * len(words)
    return function_words > 1 and capitals <= 2 * len(words) / 3
