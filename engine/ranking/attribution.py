"""Attribution of quoted claims: the speaker, author or heading, where the sentence does not name them."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache

from engine.core.document import BlockKind, Document, DocumentKind, PlaceKind, Span
from engine.ranking.discourse_cues import LABEL, opens_turn
from engine.ranking.sentence_roles import SentenceRole, cue_pattern, heading_role
from engine.text.language_data import patterns_of_all, words_of_all

LONGEST = 60
"""Characters of an attribution."""
_REPEATED = 2
"""How many turns a label must open to be a speaker's."""
_LINE_LABEL = re.compile(rf"^(?:{LABEL.pattern})", re.MULTILINE)
_AROUND = " \t\n[]:："
_FIELDS = words_of_all(lambda data: data.rhetoric.field_labels)


def attribute(document: Document, spans: Sequence[Span], kind: DocumentKind | None) -> tuple[str, ...]:
    """Return for each sentence whose claim it is, on one line; empty where it says that itself."""
    match kind:
        case DocumentKind.JUDGMENT:
            found = [_heading_of_party(document, span) for span in spans]
        case DocumentKind.MINUTES | DocumentKind.TRANSCRIPT:
            turns = find_turns(document, goes_on=kind is DocumentKind.TRANSCRIPT)
            found = [speaker_at(turns, span) or _author(document, span) for span in spans]
        case DocumentKind.MAIL:
            found = [_author(document, span) for span in spans]
        case _:
            return ("",) * len(spans)
    return tuple(
        "" if _says(document.quotation(span), name) else _shortened(name)
        for span, name in zip(spans, found, strict=True)
    )


def _says(sentence: str, name: str) -> bool:
    return opens_turn(sentence) or name.casefold() in sentence.casefold()


def _shortened(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= LONGEST else name[: LONGEST - 1].rstrip() + "…"


def find_turns(document: Document, *, goes_on: bool) -> list[tuple[int, str]]:
    """Return where somebody begins to speak, and who; empty from where nobody is known to.

    goes_on is whether a speaker's turn lasts over paragraphs, up to the next heading.
    """
    labels = [(found.start(), found[0].strip()) for found in _LINE_LABEL.finditer(document.text)]
    times = Counter(label for _start, label in labels)
    turns = [
        (start, label.strip(_AROUND) if times[label] >= _REPEATED and _is_name(label) else "")
        for start, label in labels
    ]
    ends = (block.span.start for block in document.blocks if not goes_on or block.kind is BlockKind.HEADING)
    opened = {start for start, _name in turns}
    return sorted(turns + [(end, "") for end in ends if end not in opened])


def _is_name(label: str) -> bool:
    """Whether a label can be a speaker's, rather than that of a field, as in "Date:"."""
    name = label.strip(_AROUND).lower()
    if len(name) < 2 or name in _FIELDS or heading_role(name) is not None:
        return False
    return cue_pattern(SentenceRole.OUTCOME, "und").search(label.lower()) is None


def speaker_at(turns: Sequence[tuple[int, str]], span: Span) -> str:
    """Return who speaks where a span begins; empty where nobody is known to."""
    place = bisect_right(turns, span.start, key=lambda turn: turn[0]) - 1
    return turns[place][1] if place >= 0 else ""


def _author(document: Document, span: Span) -> str:
    """Return who wrote the message that the span stands in: "Anna" of "Anna, 09:15"."""
    label = document.label_of(span)
    if label is None or label.kind is not PlaceKind.MESSAGE:
        return ""
    return label.name.partition(",")[0]


@cache
def _parties() -> tuple[re.Pattern[str], re.Pattern[str]]:
    spaced = patterns_of_all(lambda data: data.rhetoric.parties, writes_spaces=True)
    unspaced = patterns_of_all(lambda data: data.rhetoric.parties, writes_spaces=False)
    return re.compile(rf"\b(?:{spaced})\b"), re.compile(unspaced)


def _names_party(text: str) -> bool:
    return any(pattern.search(text.lower()) for pattern in _parties())


def _heading_of_party(document: Document, span: Span) -> str:
    """Return the heading above, if it announces what a party says and the sentence names none."""
    above = document.heading_above(span)
    names_one = not above or not _names_party(above) or _names_party(document.quotation(span))
    return "" if names_one else above
