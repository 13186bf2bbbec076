"""Dates that the sources do not bear out."""

from engine.grounding.discrepancies.dates import check
from tests.support.statements import sources, written


def test_another_day_is_named():
    (found,) = check(written("It rained on 6 March 2024."), sources("It rained on 5 March 2024."))

    assert (found.kind, found.text) == ("date", "6 March 2024")


def test_the_year_may_stand_around_the_source():
    sentence, source = written("It rained on 5 March 2024."), "It rained on 5 March."

    assert check(sentence, sources(source, context="On 1 May 2024 the sun shone.")) == ()
    assert check(sentence, sources(source, context="")) != ()
