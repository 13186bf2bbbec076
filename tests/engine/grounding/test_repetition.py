"""The same words again and again."""

from engine.grounding.repetition import LONG_RUN, MOST_PAIRS, find_repetition
from engine.text.tokens import find_words

CIRCLE = "the museum bought old paintings and the museum bought old paintings"


def repeated(sentence: str, *sources: str) -> str | None:
    span = find_repetition(find_words(sentence, "en"), [find_words(source, "en") for source in sources])
    return sentence[span.start : span.end] if span else None


def test_a_long_run_of_words_is_said_once():
    assert repeated(CIRCLE) == "the museum bought old paintings"


def test_a_run_may_be_said_as_often_as_a_source_says_it():
    assert repeated(CIRCLE, CIRCLE) is None
    assert repeated(f"{CIRCLE} and the museum bought old paintings", CIRCLE) is not None


def test_a_run_that_is_shorter_may_come_again():
    run = "old museum walls fell again".split()
    assert len(run) == LONG_RUN

    assert repeated(f"{' '.join(run[:-1])} and {' '.join(run[:-1])}") is None
    assert repeated(f"{' '.join(run)} and {' '.join(run)}") == " ".join(run)


def test_two_words_may_stand_side_by_side_a_few_times():
    pair = [f"grey heron {word}" for word in "sat ran fed flew slept".split()]

    assert repeated(" ".join(pair[:MOST_PAIRS])) is None
    assert repeated(" ".join(pair[: MOST_PAIRS + 1])) == "grey heron"


def test_one_word_again_and_again_goes_round_in_circles():
    assert repeated("it is very very very very very old") == "very very"


def test_small_words_may_be_side_by_side_as_often_as_they_like():
    assert repeated("of the tide of the wall of the pier of the boat of the bay") is None


def test_nothing_repeats_nothing():
    assert repeated("") is None
    assert repeated("tide") is None
