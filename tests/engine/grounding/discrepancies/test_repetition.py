"""What is said more often than the sources say it."""

from engine.grounding.discrepancies.repetition import check
from tests.support.statements import sources, written


def test_what_goes_round_in_circles_is_named():
    circle = "the museum bought old paintings and the museum bought old paintings"

    (found,) = check(written(circle), sources("The museum bought old paintings."))

    assert found.kind == "meaning"
    assert found.text.startswith("the museum bought")


def test_what_a_source_repeats_may_be_repeated():
    circle = "the museum bought old paintings and the museum bought old paintings"

    assert check(written(circle), sources(circle)) == ()
