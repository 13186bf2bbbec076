"""Numbers, quantities and codes that the sources do not have."""

import pytest

from engine.grounding.discrepancies.numbers import check
from tests.support.statements import sources, written


@pytest.mark.parametrize(
    ("sentence", "source", "kind", "text"),
    [
        ("It cost $41 million.", "It cost $41 a year.", "amount", "$41 million"),
        ("They bought 460 books.", "They bought 640 books.", "number", "460"),
        ("The GPT-3 model ran.", "The GPT-2 model ran.", "number", "GPT-3"),
    ],
)
def test_a_number_that_no_source_has_is_named(sentence, source, kind, text):
    (found,) = check(written(sentence), sources(source))

    assert (found.kind, found.text) == (kind, text)


def test_any_source_may_have_the_number():
    assert check(written("They bought 640 books."), sources("It rained.", "640 books were bought.")) == ()


def test_a_number_may_stand_in_a_date_or_a_code():
    assert check(written("It rained in 2024."), sources("On 5 March 2024 it rained.")) == ()
