"""Conditions that are left out."""

import pytest

from engine.grounding.discrepancies.conditions import check
from tests.support.statements import sources, written


@pytest.mark.parametrize(
    ("sentence", "source", "language", "text"),
    [
        ("The regatta is cancelled.", "If it rains, the regatta is cancelled.", "en", "If"),
        ("比赛取消。", "如果下雨，比赛取消。", "zh", "如果"),
    ],
)
def test_a_condition_that_is_left_out_is_named(sentence, source, language, text):
    (found,) = check(written(sentence, language), sources(source, language=language))

    assert (found.kind, found.text, found.span) == ("negation", text, None)


@pytest.mark.parametrize(
    "sentence",
    ["The regatta is cancelled if it rains.", "The regatta may be cancelled.", "Dogs bark at night."],
)
def test_what_keeps_it_open_or_says_something_else_leaves_out_nothing(sentence):
    assert check(written(sentence), sources("If it rains, the regatta is cancelled.")) == ()
