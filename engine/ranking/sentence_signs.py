"""The signs that a sentence's text holds: its cues and its fitness, looked at once for all that ask."""

from dataclasses import dataclass

from engine.core.document import Document
from engine.core.progress import Report, each, silent
from engine.ranking.fitness import Unfit, unfit_sentences
from engine.ranking.sentence_roles import cued_roles

LONGEST_LOOKED_AT = 1_000
"""Characters of a sentence."""


@dataclass(frozen=True, slots=True)
class SentenceSigns:
    """A row for each sentence."""

    texts: tuple[str, ...]
    """What is looked at of each, on one line."""
    cued: tuple[tuple[bool, ...], ...]
    """[S, CUED]: which roles its words tell."""
    unfit: tuple[Unfit | None, ...]


def read_signs(document: Document, report: Report = silent) -> SentenceSigns:
    """Look at every sentence: on a book this takes seconds, so that nobody should do it twice."""
    texts = tuple(" ".join(document.quote(span)[:LONGEST_LOOKED_AT].split()) for span in document.sentences)
    cued = tuple(cued_roles(text, document.language) for text in each(texts, report))
    return SentenceSigns(texts, cued, unfit_sentences(document, report))
