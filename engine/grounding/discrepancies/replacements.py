"""What stands in another's place where a written sentence follows a source word for word."""

from collections.abc import Iterator, Sequence

from engine.core.document import Span
from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.alignment import Mismatch, align
from engine.grounding.named_entities import (
    NamedEntity,
    find_named_entities,
    normalize_name,
    plain_words,
    stands_in,
)
from engine.grounding.polarity import are_opposite, is_negation
from engine.grounding.quantities import Match, match_quantity
from engine.grounding.sentences import Sources, SourceSentence, WrittenSentence
from engine.text.characters import HAN_LETTER
from engine.text.language_data import words_of_all
from engine.text.stop_words import stopwords

LONGEST_GAP = 5
"""Words of a gap: a longer one was put elsewhere in the sentence, or says something else altogether."""
PRONOUNS = words_of_all(lambda data: data.polarity.pronouns)
"""What may stand where a name is written out."""


def check(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    """Return the words, names and numbers that differ in the gaps of the alignment with each source."""
    return tuple(_replaced(written, sources))


def _replaced(written: WrittenSentence, sources: Sources) -> Iterator[Discrepancy]:
    alignments = [
        align(written.text, written.words, source.text, source.words) for source in sources.sentences
    ]
    for source, alignment in zip(sources.sentences, alignments, strict=True):
        elsewhere = frozenset(span for other in alignments if other is not alignment for span in other.same)
        for gap in alignment.gaps:
            if gap.written and elsewhere.issuperset(gap.written):
                continue
            yield from _differences(written, source, gap)


def _differences(written: WrittenSentence, source: SourceSentence, gap: Mismatch) -> Iterator[Discrepancy]:
    mine, theirs = _forms(written.text, gap.written), _forms(source.text, gap.source)
    if max(len(mine), len(theirs)) > LONGEST_GAP:
        return
    if _is_negated(written.text, gap.written) != _is_negated(source.text, gap.source) or any(
        are_opposite(one, other) for one in mine for other in theirs
    ):
        yield _of_gap(written, source, gap)
    elif gap.source and not PRONOUNS & set(theirs):
        yield from _swapped(written, source, gap)


def _swapped(written: WrittenSentence, source: SourceSentence, gap: Mismatch) -> Iterator[Discrepancy]:
    """Yield the names and numbers of a gap that are not those of the source's gap."""
    start, end = gap.source[0].start, gap.source[-1].end
    instead = source.text[start:end]
    mine = plain_words(written.text)
    displaced = any(not stands_in(name, mine, written.text) for name in find_named_entities(instead))
    for name in _names_in(gap, written):
        if stands_in(name, plain_words(instead), instead):
            continue
        if displaced or not stands_in(name, source.plain, source.text):
            yield written.discrepancy(name.span, DiscrepancyKind.NAME)
    theirs = [amount for amount in source.amounts if start <= amount.span.start < end]
    for amount in written.amounts:
        if theirs and _lies_in(amount.span, gap.written) and match_quantity(amount, theirs) is Match.ABSENT:
            yield written.discrepancy(amount.span, DiscrepancyKind.NUMBER)


def _names_in(gap: Mismatch, written: WrittenSentence) -> Iterator[NamedEntity]:
    """Yield the names of which there is something in the gap, with no more than that."""
    for name in written.names:
        words = [
            written.text[span.start : span.end]
            for span in gap.written
            if name.span.start <= span.start < name.span.end
            and not written.text[span.end : span.end + 1].isdigit()
        ]
        parts = tuple(
            normalize_name(word)
            for word in words
            if (word[0].isupper() or HAN_LETTER.match(word)) and normalize_name(word) not in stopwords("en")
        )
        if parts:
            yield NamedEntity(name.span, parts)


def _lies_in(span: Span, pieces: Sequence[Span]) -> bool:
    return bool(pieces) and pieces[0].start <= span.start < pieces[-1].end


def _of_gap(written: WrittenSentence, source: SourceSentence, gap: Mismatch) -> Discrepancy:
    if gap.written:
        span = Span(gap.written[0].start, gap.written[-1].end)
        return written.discrepancy(span, DiscrepancyKind.NEGATION)
    return Discrepancy(DiscrepancyKind.NEGATION, source.text[gap.source[0].start : gap.source[-1].end])


def _forms(text: str, pieces: Sequence[Span]) -> list[str]:
    return [text[span.start : span.end].lower() for span in pieces]


def _is_negated(text: str, pieces: Sequence[Span]) -> bool:
    """Whether the words negate an odd number of times: two negations make none."""
    negations = sum(
        is_negation(
            text[span.start : span.end].lower().replace("’", "'"),
            text[span.end : span.end + 6],
            text[max(0, span.start - 11) : span.start],
        )
        for span in pieces
    )
    return negations % 2 == 1
