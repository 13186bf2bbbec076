"""Candidate phrases: n-grams of one to four content words, counted, with every place where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.core.array_types import Integers
from engine.core.document import Span
from engine.core.progress import Progress, Report, Stage, silent
from engine.text.token_table import TokenTable

LONGEST = 4
"""Words in a phrase. Longer ones are hardly ever what a person would call a keyword."""

LONG_DOCUMENT = 1_500
"""Words. In longer documents a phrase of several words counts only if it occurs twice: what is said once in
many pages is not what they are about, and a book's millions of chance neighbours stay out of memory."""


MOST_PLACES = 1_000_000
"""Of a phrase: one that stands in more is said so often that nobody follows it, and each takes memory."""


@dataclass(frozen=True, slots=True)
class CandidatePhrases:
    """Every phrase of a text; the arrays have one element a phrase, except the last two."""

    text: TokenTable
    lengths: Integers
    """In words."""
    counts: Integers
    alone: Integers
    """How often it is not part of a longer phrase."""
    above: Integers
    """How often the commonest phrase occurs that has it and one word more."""
    firsts: Integers
    """The word with which it begins first."""
    bounds: Integers
    """Phrase p stands at places[bounds[p] : bounds[p + 1]]; so this has an element more."""
    places: Integers
    """Words that begin a phrase, in order for each."""

    def stems(self, phrase: int) -> tuple[int, ...]:
        first = self.firsts[phrase]
        return tuple(self.text.stems[first : first + self.lengths[phrase]].tolist())

    def spans(self, phrase: int, most: int = MOST_PLACES) -> tuple[Span, ...]:
        """The places where the phrase stands, in order."""
        places = self.places[self.bounds[phrase] : self.bounds[phrase + 1]][:most]
        lasts = places + self.lengths[phrase] - 1
        starts, ends = self.text.starts[places].tolist(), self.text.ends[lasts].tolist()
        return tuple(Span(start, end) for start, end in zip(starts, ends, strict=True))


def find_phrases(text: TokenTable, report: Report = silent) -> CandidatePhrases:
    """Count every run of one to four words that tell something, or link those that do; nothing parts them."""
    starts = np.flatnonzero(text.content | text.links)
    codes, firsts, counts = number(text.stems[starts])
    least = 2 if len(text.stems) > LONG_DOCUMENT else 1
    # A run goes as far as the words are joined; where it begins and ends shows which phrases stand alone.
    begins_run = ~text.joined
    ends_run = np.append(~text.joined[1:], True)

    tables: list[_PhraseTable] = []
    for length in range(1, LONGEST + 1):
        alone = np.bincount(codes[begins_run[starts] & ends_run[starts + length - 1]], minlength=len(counts))
        table = _PhraseTable(length, starts, codes, starts[firsts], counts, alone)
        tables.append(table)
        report(Progress(Stage.ANALYZE, length, LONGEST))
        if length < LONGEST:
            starts, codes, firsts, counts = _lengthen(text, table, least)
    return _assemble(text, [_without_links_at_ends(text, table) for table in tables])


@dataclass(frozen=True, slots=True)
class _PhraseTable:
    """The phrases of one length."""

    length: int
    starts: Integers
    codes: Integers
    """The phrase that begins at each of starts."""
    firsts: Integers
    counts: Integers
    alone: Integers


def number(values: Integers) -> tuple[Integers, Integers, Integers]:
    """Number equal values alike; return the numbers, where each is first, how often each occurs."""
    _, firsts, codes, counts = np.unique(values, return_index=True, return_inverse=True, return_counts=True)
    return codes.astype(np.int64), firsts.astype(np.int64), counts.astype(np.int64)


def _lengthen(
    text: TokenTable, table: _PhraseTable, least: int
) -> tuple[Integers, Integers, Integers, Integers]:
    """Add a word to every phrase that allows it: the starts, codes, firsts and counts of the longer ones."""
    frequent = table.counts[table.codes] >= least
    code_at = np.full(len(text.stems) + 1, -1, dtype=np.int64)
    code_at[table.starts[frequent]] = table.codes[frequent]
    starts = table.starts[frequent]
    starts = starts[starts + table.length < len(text.stems)]
    is_joined = text.joined | text.links | np.append(False, text.links[:-1])
    longer = is_joined[starts + table.length] & (code_at[starts + 1] >= 0)
    starts = starts[longer]
    # Two phrases that overlap in all but a word make one that is longer by a word.
    codes, firsts, counts = number(code_at[starts] * len(table.counts) + code_at[starts + 1])
    kept = counts[codes] >= least
    starts = starts[kept]
    if not kept.all():
        codes, firsts, counts = number(codes[kept])
    return starts, codes, firsts, counts


def _without_links_at_ends(text: TokenTable, table: _PhraseTable) -> _PhraseTable:
    """Leave out the phrases that begin or end with a word that only links: bases de."""
    kept = ~(text.links[table.firsts] | text.links[table.firsts + table.length - 1])
    if kept.all():
        return table
    numbers = np.cumsum(kept) - 1
    stays = kept[table.codes]
    return _PhraseTable(
        table.length,
        table.starts[stays],
        numbers[table.codes[stays]],
        table.firsts[kept],
        table.counts[kept],
        table.alone[kept],
    )


def _assemble(text: TokenTable, tables: Sequence[_PhraseTable]) -> CandidatePhrases:
    above = [np.zeros(len(table.counts), dtype=np.int64) for table in tables]
    for shorter, above_shorter in zip(tables, above, strict=True):
        code_at = np.full(len(text.stems) + 1, -1, dtype=np.int64)
        code_at[shorter.starts] = shorter.codes
        for longer in tables[shorter.length : shorter.length + (3 if text.links.any() else 1)]:
            for first in (longer.firsts, longer.firsts + longer.length - shorter.length):
                inside = code_at[first] >= 0
                np.maximum.at(above_shorter, code_at[first[inside]], longer.counts[inside])

    # Table by table: to sort all places at once would take twice the memory that they take.
    places = [table.starts[np.argsort(table.codes, kind="stable")] for table in tables]
    counts = np.concatenate([table.counts for table in tables])
    return CandidatePhrases(
        text,
        np.concatenate([np.full(len(table.counts), table.length, dtype=np.int64) for table in tables]),
        counts,
        np.concatenate([table.alone for table in tables]),
        np.concatenate(above),
        np.concatenate([table.firsts for table in tables]),
        np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        np.concatenate(places),
    )
