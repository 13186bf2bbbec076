"""Row of a summary's list: a sentence, the label of its page, and its doubt."""

from dataclasses import dataclass

from engine.core.document import Document
from engine.core.results import SentenceKind, SummarySentence
from engine.messages import describe_doubt
from gui.messages import translate as tr


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence of the summary as the list shows it."""

    sentence: SummarySentence
    page: int | None
    label: str
    """What stands before it: "p. 3", "?", or nothing."""
    doubt: str = ""
    """Of a written sentence that is not supported: what is wrong with it."""


def row_of(document: Document, sentence: SummarySentence) -> SentenceRow:
    """Return the row of a sentence of the document's summary."""
    page = document.page_of(sentence.sources[0]) if sentence.sources else None
    if sentence.kind is SentenceKind.UNSUPPORTED:
        doubt = describe_doubt(sentence.missing, tr)
        return SentenceRow(sentence, page, "?", f"{doubt[:1].upper()}{doubt[1:]}.")
    label = tr("p. {page}").format(page=page) if page else ""
    return SentenceRow(sentence, page, label)
