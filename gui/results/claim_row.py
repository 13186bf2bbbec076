"""Row of a checked text's list: a sentence, whether the document says it, where, and what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QColor

from engine.core.document import Document, Span
from engine.core.places import place_of
from engine.core.results import DOUBTFUL, CheckedSentence, SentenceKind
from engine.messages import describe_doubt, describe_places
from gui.messages import translate as tr
from gui.results.sentence_row import LONGEST_PLACE
from gui.widgets.text_formatting import one_line, single_spaced
from gui.widgets.theme import Colours


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A sentence of a checked text as the list shows it."""

    claim: CheckedSentence
    verdict: str
    """Its kind and its place: "Quote · p. 3"."""
    doubt: str
    """What is wrong with it; empty for what is supported."""
    spans: tuple[Span, ...]
    """What a click on it shows in the document; of an unsupported one what comes nearest."""

    def as_text(self) -> str:
        """Return the row as a screen reader says it."""
        said = f"{self.verdict}: {single_spaced(self.claim.text)}"
        return f"{said} {self.doubt}" if self.doubt else said


def claim_row(document: Document, claim: CheckedSentence) -> ClaimRow:
    """Return the row of a sentence that was checked against the document."""
    elsewhere = tuple(one.elsewhere for one in claim.missing if one.elsewhere)
    where = _places(document, elsewhere or claim.sources)
    if where and claim.kind is SentenceKind.UNSUPPORTED:
        where = tr("nearest: {places}").format(places=where)
    verdict = " · ".join(filter(None, (kind_names()[claim.kind], where)))
    doubt = describe_doubt(claim.missing, tr) if claim.kind in DOUBTFUL else ""
    spans = tuple(dict.fromkeys((*claim.sources, *elsewhere)))
    return ClaimRow(claim, verdict, f"{doubt[:1].upper()}{doubt[1:]}." if doubt else "", spans)


def kind_names() -> dict[SentenceKind, str]:
    """Return what the kinds are called, best first."""
    return {
        SentenceKind.QUOTE: tr("Word for word"),
        SentenceKind.PARAPHRASE: tr("In other words"),
        SentenceKind.ELSEWHERE: tr("Stands elsewhere"),
        SentenceKind.UNSUPPORTED: tr("Unsupported"),
    }


def kind_colour(kind: SentenceKind, colours: Colours) -> QColor:
    """Return the colour of a kind's words."""
    return {
        SentenceKind.QUOTE: colours.quoted,
        SentenceKind.PARAPHRASE: colours.paraphrased,
        SentenceKind.ELSEWHERE: colours.accent,
        SentenceKind.UNSUPPORTED: colours.error,
    }[kind]


def count_kinds(claims: Sequence[CheckedSentence]) -> str:
    """Say how many sentences are of each kind, of the kinds that there are."""
    counts = {kind: sum(claim.kind is kind for claim in claims) for kind in SentenceKind}
    return " · ".join(
        tr("{kind}: {count}").format(kind=name, count=counts[kind])
        for kind, name in kind_names().items()
        if counts[kind]
    )


def _places(document: Document, spans: Sequence[Span]) -> str:
    places = [place for span in spans if (place := place_of(document, span))]
    names = list(dict.fromkeys(one_line(place.name, LONGEST_PLACE) for place in places))
    return describe_places(places[0].kind, names, tr) if places else ""
