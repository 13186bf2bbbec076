"""Dates of a written sentence that its sources do not bear out."""

from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.dates import find_dates, is_supported
from engine.grounding.sentences import Sources, WrittenSentence


def check(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    own = [date for source in sources.sentences for date in source.dates]
    near = find_dates(sources.context)
    years = [
        *(value for source in sources.sentences for amount in source.amounts for value, _ in amount.readings),
        *(date.year for date in (*own, *near)),
    ]
    return tuple(
        written.discrepancy(date.span, DiscrepancyKind.DATE)
        for date in written.dates
        if not is_supported(date, own, near, years)
    )
