"""Numbers, quantities and codes of a written sentence that none of its sources has."""

import re

from engine.core.results import Discrepancy, DiscrepancyKind
from engine.grounding.dates import values_of
from engine.grounding.quantities import Match, find_codes, match_quantity
from engine.grounding.sentences import Sources, WrittenSentence

SHORT_NUMBER = re.compile(r"\d{1,9}")


def check(written: WrittenSentence, sources: Sources) -> tuple[Discrepancy, ...]:
    """Return the quantities with another value or unit, and the codes (GPT-2, 2.3.1) that stand nowhere."""
    return (*_amounts(written, sources), *_codes(written, sources))


def _amounts(written: WrittenSentence, sources: Sources) -> list[Discrepancy]:
    amounts = [amount for source in sources.sentences for amount in source.amounts]
    values = _values_elsewhere(sources)
    return [
        written.discrepancy(amount.span, DiscrepancyKind.AMOUNT if amount.unit else DiscrepancyKind.NUMBER)
        for amount in written.amounts
        if match_quantity(amount, amounts, values) is not Match.FOUND
    ]


def _values_elsewhere(sources: Sources) -> frozenset[float]:
    """Return the numbers that stand in the dates and codes of the sources."""
    in_dates = [value for source in sources.sentences for value in values_of(source.dates)]
    in_codes = [
        float(digits)
        for source in sources.sentences
        for span in find_codes(source.text)
        for digits in SHORT_NUMBER.findall(source.text[span.start : span.end])
    ]
    return frozenset((*in_dates, *in_codes))


def _codes(written: WrittenSentence, sources: Sources) -> list[Discrepancy]:
    folded = "\n".join(source.text for source in sources.sentences).lower()
    return [
        written.discrepancy(span, DiscrepancyKind.NUMBER)
        for span in find_codes(written.text)
        if written.text[span.start : span.end].lower() not in folded
    ]
