"""Selects a language model's context: the key sentences of a document, within a budget of tokens."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.core.document import BlockKind, Document, Span
from engine.core.progress import Progress, Report, Stage, paced, silent
from engine.core.results import Ranking

ENOUGH = 0.6
"""The share of its size at which a part may end with a section."""
COUNTED_AT_ONCE = 64
"""Sentences between two reports."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Sentences that are given to the model together, in document order."""

    sentences: tuple[int, ...]
    """Indices into Document.sentences."""


def select_context(
    document: Document,
    ranking: Ranking,
    parts: int,
    tokens_each: int,
    count: Callable[[str], int],
    report: Report = silent,
) -> tuple[Excerpt, ...]:
    """Take the best sentences, as many as fit into so many parts, and divide them in document order.

    count tells how many tokens a text has. A sentence longer than a part is left out, unless nothing else
    is there. Parts are of about the same size, and end with a section where that is near; there are fewer
    of them than were asked for where there are fewer sentences.
    """
    tokens = _token_costs(document, ranking, parts * tokens_each, tokens_each, count, report)
    if not tokens and ranking.order:
        tokens = {ranking.order[0]: tokens_each}
    starts = [block.span.start for block in document.blocks if block.kind is BlockKind.HEADING]
    section = {index: bisect_right(starts, document.sentences[index].start) for index in tokens}
    return tuple(Excerpt(tuple(group)) for group in _partition(tokens, section, parts))


def _token_costs(
    document: Document,
    ranking: Ranking,
    budget: int,
    most_each: int,
    count: Callable[[str], int],
    report: Report,
) -> dict[int, int]:
    """Return the sentences that fit, best first, and how many tokens each takes."""
    tokens: dict[int, int] = {}
    for index in paced(ranking.order, lambda _done: report(Progress(Stage.WRITE, 0)), COUNTED_AT_ONCE):
        cost = count(document.quote(document.sentences[index]))
        if cost > most_each:
            continue
        budget -= cost
        if budget < 0:
            break
        tokens[index] = cost
    return tokens


def excerpt_text(document: Document, excerpt: Excerpt) -> str:
    """Return what the model is shown: each paragraph on a line, without the document's own line ends."""
    lines: list[str] = []
    before: Span | None = None
    for index in excerpt.sentences:
        span = document.sentences[index]
        sentence = " ".join(document.quote(span).split())
        if before is not None and "\n" not in document.text[before.end : span.start] and lines:
            lines[-1] += ("" if document.language in ("zh", "ja") else " ") + sentence
        else:
            lines.append(sentence)
        before = span
    return "\n".join(lines)


def _partition(tokens: Mapping[int, int], section: Mapping[int, int], parts: int) -> list[list[int]]:
    """Partition the sentences, in order, into so many groups at most, of about as many tokens each."""
    groups: list[list[int]] = []
    left = sum(tokens.values())
    filled, share = 0, 0.0
    for index in sorted(tokens):
        ends_section = bool(groups) and section[index] != section[groups[-1][-1]]
        is_full = filled + tokens[index] / 2 > share or (ends_section and filled >= ENOUGH * share)
        if not groups or (is_full and len(groups) < parts):
            share = left / (parts - len(groups))
            groups.append([])
            filled = 0
        groups[-1].append(index)
        filled += tokens[index]
        left -= tokens[index]
    return groups
