"""Topic labels: the heading of a section where it fits, and how a label is written."""

import re

import numpy as np

from engine.core.array_types import Integers
from engine.core.document import BlockKind, Document, Span
from engine.text.frame_words import frame_stems
from engine.text.language_data import patterns_of_all, words_of_all
from engine.text.tokens import find_words
from engine.topic_extraction.passages import places_of_sentences

FIT = 0.6
"""How well a section and a topic must cover each other (F1 of their sentences) for the heading to name it."""

LONGEST_LABEL = 60
"""Characters."""

LONGEST_ACRONYM = 7
"""Letters. A longer word in capitals is a word that shouts."""

NUMBERING = re.compile(
    r"^(?:§+|[Aa]rt\.|[Aa]rt[íi]culo|[Aa]rtikel|Статья)\s*\d+[a-z]?[.):]?\s+(?=\w)"
    rf"|^(?:(?:{patterns_of_all(lambda data: data.layout.section_words)})\s+)?"
    r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.):、]?\s+(?=\w)"
    r"|^第[\d一二三四五六七八九十百]+[章节条部分篇]+[、：:\s]*"
    r"|^[(（]?[\d一二三四五六七八九十]+[)）.、．]+\s*",
    re.IGNORECASE,
)

GENERIC = words_of_all(lambda data: data.layout.generic_headings)
"""Headings that say where one is, not what it is about."""


GREETINGS = frozenset("messag letter welcom greet foreword thank grußwort brief dank lettr carta".split())
"""Stems that begin the heading of a letter, where a word that only links follows: Message from …"""


def section_label(document: Document, themes: Integers, theme: int) -> str | None:
    """Return the heading of the section that the theme fills, if there is one and it says something."""
    blocks, sections = places_of_sentences(document)
    section = np.array(sections)
    inside = np.bincount(section[themes == theme], minlength=section.max() + 1)
    fits = 2 * inside / (np.bincount(section) + (themes == theme).sum())
    best = int(np.argmax(fits))
    if fits[best] < FIT:
        return None
    first = blocks[int(np.searchsorted(section, best))]
    above = next((block for block in document.blocks[first::-1] if block.kind is BlockKind.HEADING), None)
    if above is None:
        return None
    return capitalized(label) if (label := telling_heading(document, above.span)) else None


def telling_heading(document: Document, span: Span) -> str:
    """Return the heading without its number, or nothing if it would not do as the name of a topic."""
    label = NUMBERING.sub("", " ".join(document.quote(span).split())).strip(" .:：。-–—#¶§*_")
    words = find_words(label, document.language)
    if not words or not words[-1].content or len(label) > LONGEST_LABEL:
        return ""
    if len(words) > 1 and words[0].stem in GREETINGS and not words[1].content:
        return ""
    frames = frame_stems(document.language)
    if all(word.stem in frames for word in words if word.content):
        return ""
    # A question, or something with a colon or in clauses, is rather what somebody said than a heading.
    return "" if label.lower() in GENERIC or re.search("[?:：？，、；;…]", label) else label


def capitalized(label: str) -> str:
    """Begin the label with a capital, and leave none of the shouting of a heading in capitals."""
    words = label.split(" ")
    if label.isupper() and (len(words) > 1 or len(label) > LONGEST_ACRONYM):
        label = label.lower()
        words = label.split(" ")
    return label[0].upper() + label[1:] if words[0].islower() else label
