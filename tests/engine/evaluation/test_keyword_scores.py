import pytest

from engine.evaluation.keyword_scores import keyword_f1


def test_keywords_match_by_their_stems_in_order():
    assert keyword_f1(["Neural Networks", "learning deep"], ["neural network", "deep learning"], 5) == 0.5


def test_only_the_first_found_count_and_a_repeated_one_counts_once():
    found = ["tides", "tide", "harbour", "moon"]

    # Among the first three there are two different ones, and one of them is right.
    assert keyword_f1(found, ["tide", "moon"], 3) == pytest.approx(2 * 1 / (2 + 2))


def test_chinese_keywords_match_whole():
    assert keyword_f1(["全过程管理"], ["过程管理"], 5) == 0
    assert keyword_f1(["全过程管理"], ["全过程管理"], 5) == 1


def test_nothing_found_or_given_scores_nothing():
    assert keyword_f1([], ["tide"], 5) == keyword_f1(["tide"], [], 5) == 0


def test_forms_of_a_word_match_by_the_stemmer_of_the_language():
    assert keyword_f1(["политические партии"], ["политическая партия"], 5, "ru") == 1
    assert keyword_f1(["политические партии"], ["политическая партия"], 5, "en") == 0
