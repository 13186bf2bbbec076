"""Where a phrase stands: in which sections, in the title and headings, in the author's list of keywords."""

import re
from collections.abc import Collection, Sequence

import numpy as np

from engine.core.array_types import Floats
from engine.core.document import BlockKind, Document, Span
from engine.keyword_extraction.candidates import LONGEST, CandidatePhrases
from engine.text.language_data import language_data, patterns_of_all
from engine.text.tokens import find_words

AUTHORS_LIST = re.compile(
    rf"\s*(?:{patterns_of_all(lambda data: data.layout.keyword_labels)})\s*[:：—–-]", re.IGNORECASE
)
"""How a list of keywords begins that the author gives."""

SECTIONS = 20
"""In so many equal stretches of the document the spread of a phrase is counted."""

LONGEST_TITLE = 200
"""Characters. A first line no longer than this counts as a title."""

KEY_STEP = 0x9E3779B97F4A7C15
"""Makes one number of a phrase's stems: odd and large, so that two phrases hardly ever share it."""


def spread_of(phrases: CandidatePhrases) -> Floats:
    """Return in what share of the document's sections each phrase occurs."""
    total = len(phrases.text.stems)
    spread = np.zeros(len(phrases.counts))
    for section in range(SECTIONS):  # one at a time: of a long document there are tens of millions of places
        first, last = -(-section * total // SECTIONS), -(-(section + 1) * total // SECTIONS)
        is_there = (phrases.places >= first) & (phrases.places < last)
        spread += np.logical_or.reduceat(is_there, phrases.bounds[:-1])
    return spread / SECTIONS


def share_within(phrases: CandidatePhrases, spans: Sequence[Span]) -> Floats:
    """Return what share of each phrase's places is within the spans, which are in order and apart."""
    starts = np.array([span.start for span in spans])
    ends = np.array([span.end for span in spans])
    words = phrases.text.starts
    nearest = np.searchsorted(starts, words, side="right") - 1
    within = (nearest >= 0) & (words < ends[np.maximum(nearest, 0)])
    held = np.add.reduceat(within[phrases.places].astype(np.int64), phrases.bounds[:-1])
    return np.asarray(held / np.diff(phrases.bounds), np.float64)


def titles(document: Document) -> list[str]:
    """Return the title and the first line, which often is one."""
    opening = document.text[: LONGEST_TITLE + 1].split("\n", 1)[0]
    return [document.title, opening if len(opening) <= LONGEST_TITLE else ""]


def headings(document: Document) -> list[str]:
    return [document.quote(block.span) for block in document.blocks if block.kind is BlockKind.HEADING]


def authors_lists(document: Document) -> list[str]:
    """Return the stretches in which the author names keywords."""
    lists = []
    for block in document.blocks:
        opening = document.text[block.span.start : min(block.span.end, block.span.start + 40)]
        if begin := AUTHORS_LIST.match(opening):
            lists.append(document.text[block.span.start + begin.end() : block.span.end])
    return lists


def among(document: Document, phrases: CandidatePhrases, texts: Collection[str]) -> Floats:
    """Return 1 for each phrase that occurs in one of the texts, 0 for the others."""
    numbers = {name: number for number, name in enumerate(phrases.text.names)}
    linking = (
        language_data(document.language).linking_words | language_data(document.language).linking_articles
    )
    found: set[int] = set()
    for text in texts:
        stems = [
            numbers.get(word.stem) if word.content or word.stem in linking else None
            for word in find_words(text, document.language)
        ]
        for first in range(len(stems)):
            key = 0
            for stem in stems[first : first + LONGEST]:
                if stem is None:
                    break
                key = (key * KEY_STEP + stem + 1) % 2**64
                found.add(key)
    keys = np.zeros(len(phrases.counts), dtype=np.uint64)
    for place in range(LONGEST):
        longer = phrases.lengths > place
        stems_there = phrases.text.stems[phrases.firsts[longer] + place].astype(np.uint64)
        keys[longer] = keys[longer] * np.uint64(KEY_STEP) + stems_there + np.uint64(1)
    return np.isin(keys, np.array(sorted(found), dtype=np.uint64)).astype(np.float64)
