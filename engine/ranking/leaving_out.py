"""What a summary would lose without one of its sentences, and what would come in its place."""

from dataclasses import dataclass

from engine.core.document import Span
from engine.core.options import Length, LengthUnit
from engine.core.results import Analysis, SentenceKind, Summary, SummarySentence
from engine.ranking.explanations import holds
from engine.ranking.extractive_summary import key_sentences

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class CostOfLeavingOut:
    """What goes with a sentence, and what comes instead."""

    keywords: tuple[str, ...] = ()
    """That no other sentence of the summary holds, the best first."""
    topic: str = ""
    """That no other sentence of the summary is about."""
    instead: Span | None = None
    """The sentence of the document that a summary of this length would quote; None where none is left."""


def cost_of_leaving_out(analysis: Analysis, summary: Summary, sentence: SummarySentence) -> CostOfLeavingOut:
    """Compare a summary with itself without a sentence, which must be one that it quotes."""
    others = [other for other in summary.sentences if other is not sentence and other != sentence]
    keywords = [
        keyword.text
        for keyword in analysis.keywords
        if holds(sentence, keyword) and not any(holds(other, keyword) for other in others)
    ]
    lost = [
        topic.label
        for topic in analysis.topics
        if any(source in topic.spans for source in sentence.sources)
        and not any(source in topic.spans for other in others for source in other.sources)
    ]
    topic = lost[0] if lost else ""
    return CostOfLeavingOut(tuple(keywords[:_MOST_NAMED]), topic, _next(analysis, summary, sentence))


def _next(analysis: Analysis, summary: Summary, sentence: SummarySentence) -> Span | None:
    """Return what a summary one sentence longer quotes besides."""
    if sentence.kind is not SentenceKind.QUOTE:
        return None
    quoted = {source for each in summary.sentences for source in each.sources}
    longer = Length(LengthUnit.SENTENCES, len(summary.sentences) + 1)
    hides = analysis.options.hide_ending
    more = key_sentences(
        analysis.document, analysis.ranking, longer, summary.model, analysis.kind, hide_ending=hides
    )
    sources = (source for each in more.sentences for source in each.sources)
    return next((source for source in sources if source not in quoted), None)
