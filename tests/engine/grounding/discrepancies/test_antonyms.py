"""Words whose antonyms the sources have."""

import pytest

from engine.grounding.discrepancies.antonyms import check
from tests.support.statements import sources, written


@pytest.mark.parametrize(
    ("sentence", "source", "language", "text"),
    [
        ("Profits fell by half.", "Profits rose by half.", "en", "fell"),
        ("She left after the vote.", "She left before the vote.", "en", "after"),
        ("收入下降。", "收入增长。", "zh", "下降"),
    ],
)
def test_an_antonym_is_named(sentence, source, language, text):
    (found,) = check(written(sentence, language), sources(source, language=language))

    assert (found.kind, found.text) == ("negation", text)


def test_a_word_that_a_source_has_is_right_though_another_has_its_antonym():
    assert check(written("Costs fell."), sources("Profits rose.", "Costs fell.")) == ()
