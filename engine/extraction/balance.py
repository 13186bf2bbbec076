"""A bias lens: what a summary draws on more, or less, than the documents give it room.

Counted are sentences by section, speaker and document, and mentions by name. A part is called over- or
under-represented only where so great a difference is unlikely by chance (exact binomial test), for of five
sentences one more or less means nothing.
"""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.core.document import BlockKind, Document, DocumentKind, Span
from engine.extraction.entities import EntityKind, find_entities
from engine.ranking.attribution import find_turns, speaker_at

UNLIKELY = 0.1
"""The probability below which a difference is no chance."""
MOST_NAMES = 8
FEWEST_MENTIONS = 3
"""A name with fewer has no room to speak of."""


class BalanceKind(StrEnum):
    SECTION = "section"
    SPEAKER = "speaker"
    NAME = "name"
    DOCUMENT = "document"


class BalanceVerdict(StrEnum):
    MORE = "more"
    LESS = "less"
    AS_MUCH = "as-much"


@dataclass(frozen=True, slots=True)
class BalancePart:
    """What a summary draws on a part of what it is made of."""

    kind: BalanceKind
    name: str
    drawn: int
    """Sentences of the summary, or mentions in it."""
    drawn_of: int
    room: float
    """The share that the part has of the documents, from 0 to 1."""
    verdict: BalanceVerdict

    @property
    def share(self) -> float:
        return self.drawn / self.drawn_of


def balance_of_summary(
    document: Document, quoted: Sequence[Span], kind: DocumentKind | None = None
) -> tuple[BalancePart, ...]:
    """Compare the sentences that a summary quotes with the whole document, by section, speaker and name.

    quoted are sentences of the document. A document of one section, or without speakers, has no such parts.
    """
    chosen = frozenset(quoted)
    found: list[BalancePart] = []
    for part_kind, parts in (
        (BalanceKind.SECTION, _sections(document)),
        (BalanceKind.SPEAKER, _speakers(document, kind)),
    ):
        room = Counter(parts)
        drawn = Counter(part for span, part in zip(document.sentences, parts, strict=False) if span in chosen)
        found += compare(part_kind, room, drawn)
    return (*found, *_names([document], [(0, span) for span in quoted]))


def balance_of_digest(
    documents: Sequence[Document], quoted: Sequence[tuple[int, Span]]
) -> tuple[BalancePart, ...]:
    """Compare what a digest quotes, each with the place of its document, with all documents."""
    room = {str(document.path): len(document.sentences) for document in documents}
    drawn = Counter(str(documents[place].path) for place, _span in quoted)
    return (*compare(BalanceKind.DOCUMENT, room, drawn), *_names(documents, quoted))


def compare(kind: BalanceKind, room: Mapping[str, int], drawn: Mapping[str, int]) -> Iterator[BalancePart]:
    """Yield what is drawn on each part, the largest part first; nothing of a single part, or of nothing."""
    whole, taken = sum(room.values()), sum(drawn.values())
    if len(room) < 2 or not taken or not whole:
        return
    for name in sorted(room, key=lambda part: (-room[part], part)):
        share, count = room[name] / whole, drawn.get(name, 0)
        yield BalancePart(kind, name, count, taken, share, _verdict(count, taken, share))


def _verdict(count: int, taken: int, share: float) -> BalanceVerdict:
    if count > share * taken + 1 and _at_least(count, taken, share) < UNLIKELY:
        return BalanceVerdict.MORE
    if count < share * taken - 1 and 1 - _at_least(count + 1, taken, share) < UNLIKELY:
        return BalanceVerdict.LESS
    return BalanceVerdict.AS_MUCH


def _at_least(count: int, taken: int, share: float) -> float:
    """Return how likely count or more of taken are drawn on a part with that share."""
    return math.fsum(
        math.comb(taken, number) * share**number * (1 - share) ** (taken - number)
        for number in range(count, taken + 1)
    )


def _sections(document: Document) -> list[str]:
    """Return the section of each sentence, by the highest headings of which there are several."""
    levels = Counter(block.level for block in document.blocks if block.kind is BlockKind.HEADING)
    level = min((level for level, count in levels.items() if count > 1), default=0)
    heads = [
        block.span
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.level == level and level
    ]
    if not heads:
        return []
    names = ["", *(document.quotation(head) for head in heads)]
    places = (bisect_right(heads, span.start, key=lambda head: head.start) for span in document.sentences)
    return [names[place] for place in places]


def _speakers(document: Document, kind: DocumentKind | None) -> list[str]:
    if kind not in (DocumentKind.MINUTES, DocumentKind.TRANSCRIPT, DocumentKind.MAIL):
        return []
    turns = find_turns(document, goes_on=kind is DocumentKind.TRANSCRIPT)
    speakers = [speaker_at(turns, span) for span in document.sentences]
    return speakers if any(speakers) else []


def _names(documents: Sequence[Document], quoted: Iterable[tuple[int, Span]]) -> Iterator[BalancePart]:
    entities = [
        entity
        for entity in find_entities(documents, [EntityKind.NAME])
        if len(entity.mentions) >= FEWEST_MENTIONS
    ]
    entities.sort(key=lambda entity: -len(entity.mentions))
    spans = tuple(quoted)
    room = {entity.text: len(entity.mentions) for entity in entities[:MOST_NAMES]}
    drawn = {
        entity.text: sum(
            mention.document == place and span.start <= mention.span.start < span.end
            for mention in entity.mentions
            for place, span in spans
        )
        for entity in entities[:MOST_NAMES]
    }
    return compare(BalanceKind.NAME, room, drawn)


def describe_balance(parts: Sequence[BalancePart]) -> Iterator[str]:
    """Say in plain words which parts have more, or less, than their room; or that none has."""
    outstanding = [part for part in parts if part.verdict is not BalanceVerdict.AS_MUCH]
    if not parts:
        yield "There are no parts to compare: one section, no speakers, no names that come up often."
    elif not outstanding:
        yield "No section, speaker, name or document has clearly more or less than its room."
    for part in outstanding:
        unit = "mentions of names" if part.kind is BalanceKind.NAME else "sentences"
        yield (
            f"{part.verdict.value.capitalize()} than its room: {_named(part)}:"
            f" {part.drawn} of {part.drawn_of} {unit} ({_percent(part.share)}),"
            f" of all that was read {_percent(part.room)}."
        )


def _named(part: BalancePart) -> str:
    if part.name:
        return f"{part.kind.value} “{part.name}”"
    return "nobody's words" if part.kind is BalanceKind.SPEAKER else "what stands before the first heading"


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def balance_to_json(parts: Sequence[BalancePart]) -> list[dict[str, object]]:
    return [
        {
            "kind": part.kind.value,
            "name": part.name,
            "drawn": part.drawn,
            "drawn_of": part.drawn_of,
            "room": round(part.room, 4),
            "verdict": part.verdict.value,
        }
        for part in parts
    ]
