"""What a written sentence says more often than its sources do."""

from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.repetition import find_repetition
from engine.grounding.sentences import Sources, WrittenSentence


def check(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    again = find_repetition(written.words, [source.words for source in sources.sentences])
    return () if again is None else (written.discrepancy(again, DiscrepancyKind.MEANING),)
