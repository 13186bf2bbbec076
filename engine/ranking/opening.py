"""The opening of an article: its first paragraph is often what its author would say of the whole.

Newspapers call it the lede or standfirst, web pages use it as their description. What it counts was chosen on
articles in other languages than English and Chinese (the card of performer-multi tells how); laws, contracts,
judgments, minutes and talk begin with names, dates and greetings, and books with anything.
"""

from collections.abc import Mapping

import numpy as np

from engine.core.array_types import Floats
from engine.core.document import BlockKind, Document, DocumentKind

WEIGHT = 6.0
"""What the first sentence gains, in units of importance; the spread within a document is about 2."""
FADING = 3.0
"""Sentences after which a third of that is left."""
MOST_SENTENCES = 6
"""Of an opening: a longer first paragraph is the text itself."""
FEWEST, FADES_FROM, GONE_FROM = 20, 60, 200
"""Sentences of the document: a shorter one is ranked well without, of a longer one the opening says less."""
BEGIN_OTHERWISE = (
    DocumentKind.LAW,
    DocumentKind.FORM,
    DocumentKind.CONTRACT,
    DocumentKind.POLICY,
    DocumentKind.JUDGMENT,
    DocumentKind.MINUTES,
    DocumentKind.TRANSCRIPT,
    DocumentKind.MAIL,
)
"""Kinds of documents whose first paragraph is no summary."""
WITHOUT = frozenset({"en", "zh"})
"""Languages whose models were trained and measured with an encoder of their own."""


def opening_bonus(document: Document, likely: Mapping[DocumentKind, float]) -> Floats:
    """Return [S], what each sentence gains by standing in the opening; likely says which kind it may be."""
    total = len(document.sentences)
    place = np.arange(total)
    size = _opening_size(document)
    if document.language in WITHOUT or total < FEWEST or size > MOST_SENTENCES:
        return np.zeros(total)
    short = float(np.clip((GONE_FROM - total) / (GONE_FROM - FADES_FROM), 0, 1))
    article = 1 - sum(likely[kind] for kind in BEGIN_OTHERWISE)
    bonus: Floats = short * article * WEIGHT * np.exp(-place / FADING) * (place < size)
    return bonus


def _opening_size(document: Document) -> int:
    """How many sentences the first paragraph has that has any."""
    first = document.sentences[0].start
    ends = [
        block.span.end
        for block in document.blocks
        if block.kind is not BlockKind.HEADING and block.span.end > first
    ]
    return sum(span.start < min(ends, default=len(document.text)) for span in document.sentences)
