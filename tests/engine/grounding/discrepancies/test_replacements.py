"""What stands in another's place in a sentence that follows its source word for word."""

import pytest

from engine.grounding.discrepancies.replacements import check
from tests.support.statements import sources, written


@pytest.mark.parametrize(
    ("sentence", "source", "kind", "text"),
    [
        (
            "The mayor, Barack Obama, opposed the plan for the bridge.",
            "The mayor, Jane Castor, opposed the plan for the bridge.",
            "name",
            "Barack Obama",
        ),
        (
            "The library bought 75 books for children last year.",
            "The library bought 640 books for children last year.",
            "number",
            "75",
        ),
        (
            "The library has never opened its doors to children.",
            "The library has opened its doors to children.",
            "negation",
            "never",
        ),
    ],
)
def test_what_was_put_in_is_named(sentence, source, kind, text):
    found = check(written(sentence), sources(source))

    assert (kind, text) in [(one.kind, one.text) for one in found]


def test_a_name_for_a_pronoun_replaces_nothing():
    assert (
        check(written("Then Keller repaired both engines."), sources("Then she repaired both engines.")) == ()
    )


def test_two_negations_make_none():
    sentence, source = "He did not never eat the apple pie.", "He did eat the apple pie."

    assert check(written(sentence), sources(source)) == ()
