"""Conditions of the best source that are left out of what only holds under them."""

import re
from collections.abc import Iterator

from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.sentences import Sources, WrittenSentence
from engine.text.language_data import words_pattern_of_all

CONDITION = re.compile(words_pattern_of_all(lambda data: data.polarity.conditions), re.IGNORECASE)
HEDGE = re.compile(words_pattern_of_all(lambda data: data.polarity.hedges), re.IGNORECASE)
CLAUSE_BREAK = re.compile(r"[,;:.!?，；。：！？]|\bthen\b")
QUOTING = tuple(":'\"“‘：")


def check(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    """Return the words that open each condition that is left out."""
    if CONDITION.search(written.text) or HEDGE.search(written.text):
        return ()
    return tuple(_dropped(written, sources))


def _dropped(written: WrittenSentence, sources: Sources) -> Iterator[Discrepancy]:
    source = sources.sentences[0]
    stems = {word.stem for word in written.words}
    for match in CONDITION.finditer(source.text):
        if source.text[: match.start()].rstrip()[-1:] in QUOTING:  # somebody else's words
            continue
        end = CLAUSE_BREAK.search(source.text, match.end())
        last = end.start() if end else len(source.text)
        inside = [word.stem for word in source.words if match.end() <= word.start < last]
        outside = {word.stem for word in source.words if word.content} - set(inside)
        follows = len(outside & stems) > len(outside) / 2
        if inside and follows and sum(stem in stems for stem in inside) < len(inside) / 2:
            yield Discrepancy(DiscrepancyKind.NEGATION, match[0])
