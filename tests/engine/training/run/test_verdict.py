import random

import pytest

from engine.evaluation.rouge import Rouge
from engine.training.run.verdict import paired_bootstrap


def scores(values):
    return [Rouge(value, value, value) for value in values]


def test_what_is_better_everywhere_is_progress():
    found = paired_bootstrap(scores([0.5, 0.4, 0.6, 0.3]), scores([0.4, 0.3, 0.5, 0.2]))

    assert found.is_progress
    assert found.gain == pytest.approx(0.1)
    assert found.luck == 0


def test_what_is_the_same_everywhere_is_no_progress():
    same = scores([0.5, 0.4])

    assert not paired_bootstrap(same, same).is_progress


def test_one_lucky_document_among_many_is_no_progress():
    theirs = [0.4] * 30
    ours = [0.9, *([0.39] * 29)]

    found = paired_bootstrap(scores(ours), scores(theirs))

    assert found.gain > 0
    assert not found.is_progress
    assert found.lowest < 0 < found.highest


def test_pure_chance_is_seldom_called_progress():
    chance = random.Random(3)

    def draw():
        return scores([chance.random() for _ in range(40)])

    called = sum(paired_bootstrap(draw(), draw()).is_progress for _ in range(60))

    assert called <= 8
