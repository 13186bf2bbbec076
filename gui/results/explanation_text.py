"""Text of the explanation why a sentence is in the summary."""

from engine.core.document import PlaceKind
from engine.core.results import SentenceKind
from engine.messages import describe_places
from engine.ranking.explanations import Explanation
from gui.messages import translate
from gui.widgets.text_formatting import one_line

LONGEST = 60


def explanation_text(reasons: Explanation) -> str:
    """Return the explanation in one line; empty where there is nothing to say."""
    tr = translate
    if reasons.kind is SentenceKind.UNSUPPORTED:
        return tr("Why: a language model wrote it, and nothing in the document supports it.")
    parts = []
    if reasons.kind is SentenceKind.ELSEWHERE:
        parts.append(tr("a language model wrote it; part of it stands elsewhere in the document"))
    if reasons.kind is SentenceKind.PARAPHRASE:
        parts.append(tr("a language model wrote it from what the document says"))
        if reasons.pages and not reasons.where:
            pages = ", ".join(str(page) for page in reasons.pages)
            parts.append(tr("supported on page {pages}").format(pages=pages))
    if words := _where(reasons):
        parts.append(tr("from {places}").format(places=words))
    if reasons.rank:
        parts.append(
            tr("number {rank} of {count} by importance").format(rank=reasons.rank, count=reasons.ranked)
        )
    if reasons.place:
        parts.append(tr("sentence {place} of {count}").format(place=reasons.place, count=reasons.sentences))
    if reasons.is_opening:
        parts.append(tr("in the first paragraph, where authors say what an article is about"))
    if reasons.heading and not _is_named_by_place(reasons):
        parts.append(tr("under “{heading}”").format(heading=one_line(reasons.heading, LONGEST)))
    if reasons.keywords:
        parts.append(
            tr("keywords: {keywords}").format(keywords=one_line(", ".join(reasons.keywords), LONGEST))
        )
    if reasons.topic:
        parts.append(tr("topic: {topic}").format(topic=one_line(reasons.topic, LONGEST)))
    return tr("Why: {reasons}.").format(reasons="; ".join(parts)) if parts else ""


def _where(reasons: Explanation) -> str:
    """Name the places of what the sentence is taken from; empty where its heading says as much."""
    is_quote = reasons.kind is SentenceKind.QUOTE
    if not reasons.where or (is_quote and reasons.where[0].kind is PlaceKind.SECTION):
        return ""
    names = [one_line(place.name, LONGEST) for place in reasons.where]
    return describe_places(reasons.where[0].kind, names, translate)


def _is_named_by_place(reasons: Explanation) -> bool:
    return any(place.name.startswith(reasons.heading) for place in reasons.where) and bool(_where(reasons))
