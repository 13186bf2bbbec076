import pytest

from engine.training_messages import (
    describe_failure,
    describe_prepared,
    describe_preparing,
    describe_step,
    describe_stopped,
    describe_systems,
    describe_verdict,
)

VERDICT = {
    "better": False,
    "rival": "performer-en",
    "documents": 2,
    "gain": -0.05,
    "lowest": -0.1,
    "highest": 0.01,
    "without_summaries": 1,
}
PREPARED = {
    "learned": 8,
    "looked_at": 2,
    "kept_aside": 3,
    "sentences": 1340,
    "without_summaries": 12,
    "left_out": 1,
}


def test_a_refusal_says_the_numbers_and_what_helps():
    words = describe_verdict(VERDICT)

    assert words.startswith("Not surely better than performer-en: -5.0 points of ROUGE on 2 documents")
    assert "(-10.0 to +1.0 in 95" in words
    assert "more documents" in words
    assert "1 of these have no summary by a person" in words


def test_a_training_without_any_step_that_helped_says_so():
    words = describe_verdict(VERDICT | {"gain": 0.0, "lowest": 0.0, "highest": 0.0})

    assert words.startswith("The training did not make performer-en better")


def test_the_systems_stand_beside_each_other_in_hundredths():
    own = {"system": "own", "rouge_1": 0.5, "rouge_2": 0.3, "rouge_lsum": 0.4}
    lead = {"system": "lead", "rouge_1": 0.2, "rouge_2": 0.2, "rouge_lsum": 0.2}

    assert describe_systems([own, lead]) == "Mean of ROUGE-1, 2 and L: own 40.0, lead 20.0."


def test_a_failure_of_no_known_kind_is_told_in_its_own_words():
    known = describe_failure({"kind": "in-use", "message": "x"})
    assert known == "This training is running in another window. Stop it there first."
    assert describe_failure({"kind": "strange", "message": "x"}) == "x"


@pytest.mark.parametrize(
    "describe",
    [
        lambda tr: describe_preparing("documents", 1, 2, tr),
        lambda tr: describe_preparing("documents", 1, None, tr),
        lambda tr: describe_preparing("sentences", 1, 2, tr),
        lambda tr: describe_step(1, 2, tr),
        describe_stopped,
        lambda tr: describe_verdict(VERDICT, tr),
        lambda tr: describe_verdict(VERDICT | {"better": True}, tr),
        lambda tr: describe_prepared(PREPARED, tr),
        lambda tr: describe_failure({"kind": "damaged"}, tr),
    ],
)
def test_every_sentence_can_be_translated(describe):
    assert set(describe(lambda _sentence: "translated").split()) == {"translated"}
