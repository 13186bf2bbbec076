"""The opening of an article: its first paragraph is often what its author would say of the whole.

Newspapers call it the lede or standfirst, web pages use it as their description. How much it counts differs
by language, or by what is written in it: resources/ranking/openings.json says so for each, and the card of
performer-multi tells how it was found. Laws, contracts, judgments, minutes and talk begin with names, dates
and greetings, and books with anything.
"""

import json
import math
from collections.abc import Mapping
from functools import cache

from engine.core.document import BlockKind, Document, DocumentKind
from engine.system.paths import resource

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
ELSE = "*"
"""What stands for every language that has no entry of its own."""


@cache
def opening_weights() -> Mapping[str, float]:
    """Load what the first sentence gains, by language; the spread of importance in a document is about 2."""
    written = json.loads(resource("ranking", "openings.json").read_text(encoding="utf-8"))
    return {language: float(weight) for language, weight in written.items()}


def opening_weight(language: str) -> float:
    weights = opening_weights()
    return weights.get(language, weights[ELSE])


def opening_bonus(document: Document, likely: Mapping[DocumentKind, float]) -> tuple[float, ...]:
    """Return [S], what each sentence gains by standing in the opening; likely says which kind it may be."""
    total = len(document.sentences)
    size = opening_size(document)
    weight = opening_weight(document.language)
    short = min((GONE_FROM - total) / (GONE_FROM - FADES_FROM), 1)
    article = 1 - sum(likely[kind] for kind in BEGIN_OTHERWISE)
    gains = (short * article * weight * math.exp(-place / FADING) for place in range(size))
    return (*gains, *(0.0 for _ in range(total - size)))


def opening_size(document: Document) -> int:
    """Return how many sentences the first paragraph has; 0 where the document has no opening of its own."""
    total = len(document.sentences)
    if opening_weight(document.language) == 0 or not FEWEST <= total < GONE_FROM:
        return 0
    first = document.sentences[0].start
    paragraphs = (block.span.end for block in document.blocks if block.kind is not BlockKind.HEADING)
    end = min((end for end in paragraphs if end > first), default=len(document.text))
    size = sum(span.start < end for span in document.sentences)
    return size if size <= MOST_SENTENCES else 0
