"""Words of a written sentence whose antonyms its sources have: rose for fell, before for after."""

from engine.core.document import Span
from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.polarity import sides_of
from engine.grounding.sentences import Sources, WrittenSentence


def check(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    theirs = {
        (pair, side) for source in sources.sentences for _, pair, side in sides_of(source.text, source.words)
    }
    mine = sides_of(written.text, written.words)
    said = {place for place, pair, side in mine if (pair, side) in theirs}
    missing = []
    for place, pair, side in mine:
        if place not in said and (pair, 1 - side) in theirs:
            word = written.words[place]
            missing.append(written.discrepancy(Span(word.start, word.end), DiscrepancyKind.NEGATION))
    return tuple(missing)
