import pytest

from engine.evaluation.rouge import tokens_of
from engine.training.data.labels import label_sentences

DOCUMENT = tokens_of(
    (
        "The committee met on a rainy Monday.",
        "The old bridge will be closed for repairs in May.",
        "Coffee was served.",
        "A ferry replaces the bridge until autumn.",
        "The old bridge will be closed in May.",
    )
)


def test_the_oracle_takes_what_adds_most_and_stops_when_nothing_does():
    reference = tokens_of(("The old bridge will be closed in May.", "A ferry replaces the bridge."))

    labels = label_sentences(DOCUMENT, [reference], count=2)

    assert labels.chosen == (4, 3)


def test_a_sentence_gains_as_much_as_it_says_of_the_summary():
    reference = tokens_of(("The old bridge will be closed in May.",))

    gain = label_sentences(DOCUMENT, [reference], count=1).gain

    assert gain[4] == pytest.approx(2)
    assert gain[4] > gain[1] > gain[3] > gain[2] == 0


def test_of_several_summaries_the_one_that_suits_best_counts():
    far, near = tokens_of(("Coffee was served.",)), tokens_of(("Nobody came.",))

    assert (
        label_sentences(DOCUMENT, [near, far], count=1).chosen
        == label_sentences(DOCUMENT, [far], count=1).chosen
        == (2,)
    )


def test_nothing_is_chosen_for_a_summary_in_other_words():
    labels = label_sentences(DOCUMENT, [tokens_of(("Xylophone.",))], count=3)

    assert labels.chosen == ()
    assert not labels.gain.any()
