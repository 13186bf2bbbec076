"""Row of a summary's list: a sentence, the label of its place, whose claim it is, and its doubt."""

from dataclasses import dataclass, replace

from engine.core.document import Document, PlaceKind, Span
from engine.core.places import page_kind, place_of
from engine.core.results import DOUBTFUL, SentenceKind, SummarySentence
from engine.messages import describe_attribution, describe_doubt, describe_places
from engine.translation_messages import describe_difference
from gui.messages import translate as tr
from gui.widgets.text_formatting import one_line, single_spaced

LONGEST_PLACE = 60
_SHORT = (PlaceKind.PAGE, PlaceKind.SLIDE, PlaceKind.TIME)
"""Places that have room before a sentence."""


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of the summary as the list shows it."""

    sentence: SummarySentence
    page: int | None
    label: str
    """What stands before it: "p. 3", "00:12:40", "?", or nothing."""
    place: str = ""
    """Where it stands, in words, if that is no page."""
    doubt: str = ""
    """Of a written sentence that is not supported: what is wrong with it."""
    said: str = ""
    """Whose claim it is, and that it tells the ending; in brackets before it, not part of the quotation."""
    translation: str = ""
    """In another language, where there is one."""
    difference: str = ""
    """What translation and original do not say alike."""
    added: tuple[Span, ...] = ()
    """Where in the translation."""
    left_out: tuple[Span, ...] = ()
    """Where in what is shown of the sentence."""


def row_of(document: Document, sentence: SummarySentence) -> SentenceRow:
    """Return the row of a sentence of the document's summary."""
    row = _row_of(document, sentence)
    found = sentence.translation
    if found is None:
        return row
    difference = describe_difference(found.missing, tr)
    shown = single_spaced(sentence.shown)
    return replace(
        row,
        translation=found.text,
        difference=f"{difference[:1].upper()}{difference[1:]}." if difference else "",
        added=tuple(one.span for one in found.missing if one.span is not None and found.text),
        left_out=tuple(
            Span(place, place + len(one.text))
            for one in found.missing
            if one.span is None and one.text and (place := shown.find(one.text)) >= 0
        ),
    )


def copied(row: SentenceRow) -> str:
    """Return a sentence as it is copied: on a line of its own, its translation below."""
    return "\n".join(filter(None, (row.sentence.text, row.translation)))


def _row_of(document: Document, sentence: SummarySentence) -> SentenceRow:
    page = document.page_of(sentence.sources[0]) if sentence.sources else None
    if sentence.kind in DOUBTFUL:
        doubt = describe_doubt(sentence.missing, tr)
        found = [one.elsewhere for one in sentence.missing if one.elsewhere]
        if sentence.kind is SentenceKind.ELSEWHERE and (place := place_words(document, found[0])):
            doubt = f"{doubt} ({place})"
        return SentenceRow(sentence, page, "?", doubt=f"{doubt[:1].upper()}{doubt[1:]}.")
    if not sentence.sources:
        return SentenceRow(sentence, page, "")
    source = sentence.sources[0]
    words = "" if page and page_kind(document) is PlaceKind.PAGE else place_words(document, source)
    label = short_place(document, source)
    return SentenceRow(sentence, page, label, words, said=said_before(sentence))


def said_before(sentence: SummarySentence) -> str:
    """Say in brackets what a reader must know before a quotation; empty for most."""
    words = " ".join(describe_attribution(sentence, tr).split())
    return f"({words}) " if words else ""


def place_words(document: Document, span: Span) -> str:
    """Say where a span stands; empty where the document has no places."""
    place = place_of(document, span)
    if place is None:
        return ""
    return describe_places(place.kind, (one_line(place.name, LONGEST_PLACE),), tr)


def short_place(document: Document, span: Span) -> str:
    """Say where a span stands, if that is short whatever the document is: a number or a time."""
    place = place_of(document, span)
    return place_words(document, span) if place is not None and place.kind in _SHORT else ""
