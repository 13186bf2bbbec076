"""Citation of a place of a document: its words, the document's name, and its page."""

from engine.core.document import Document, PlaceKind, Span
from engine.core.places import place_of
from engine.messages import describe_places
from gui.messages import translate
from gui.widgets.text_formatting import one_line, single_spaced

LONGEST_PLACE = 60


def words_of(document: Document, span: Span) -> str:
    """Return what a span says, on one line."""
    return single_spaced(document.quote(span)).strip()


def cited(document: Document, span: Span, text: str = "") -> str:
    """Return a span's words with where they stand; text is what was made of them, where that is another."""
    tr = translate
    name, place = document.title or document.path.name, place_of(document, span)
    facts = {"text": text or words_of(document, span), "name": name}
    if place is None:
        return tr("“{text}” ({name})").format(**facts)
    if place.kind is PlaceKind.PAGE:
        return tr("“{text}” ({name}, page {page})").format(**facts, page=place.name)
    where = describe_places(place.kind, (one_line(place.name, LONGEST_PLACE),), tr)
    return tr("“{text}” ({name}, {place})").format(**facts, place=where)
