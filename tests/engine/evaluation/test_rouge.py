from dataclasses import astuple

import pytest

from engine.evaluation.rouge import Rouge, common_subsequence, compare, mean, tokens_of


def score(summary: list[str], *references: list[str]) -> Rouge:
    return compare(tokens_of(summary), [tokens_of(reference) for reference in references])


def test_rouge_1_counts_each_shared_word_as_often_as_both_have_it():
    # 3 of 4 words and 3 of 6: "the" is shared once only, though the reference has it twice.
    found = score(["the cat sat down"], ["the cat sat on the mat"])

    assert found.rouge_1 == pytest.approx(2 * 3 / (4 + 6))


def test_rouge_2_counts_pairs_of_neighbours():
    found = score(["the cat sat down"], ["the cat sat on the mat"])

    assert found.rouge_2 == pytest.approx(2 * 2 / (3 + 5))


def test_rouge_lsum_joins_what_each_reference_sentence_shares_with_every_summary_sentence():
    # w1 w2 w3 w4 w5 shares "w1 w2" with the first and "w1 w3 w5" with the second: four words of five
    # (Lin 2004, section 3.2). Together the two summary sentences have eight.
    found = score(["w1 w2 w6 w7 w8", "w1 w3 w5"], ["w1 w2 w3 w4 w5"])

    assert found.rouge_lsum == pytest.approx(2 * 4 / (8 + 5))


def test_a_word_in_two_reference_sentences_is_not_paid_twice_for_standing_once_in_the_summary():
    found = score(["rain"], ["rain fell", "rain stopped"])

    assert found.rouge_lsum == pytest.approx(2 * 1 / (1 + 4))


def test_word_order_matters_to_lsum_only():
    found = score(["b a"], ["a b"])

    assert (found.rouge_1, found.rouge_2, found.rouge_lsum) == (1.0, 0.0, 0.5)


def test_words_are_compared_by_stem_without_case_or_punctuation():
    assert score(["Connected, CONNECTIONS!"], ["connection connecting"]).rouge_2 == 1.0


def test_every_chinese_character_is_a_word_and_a_greek_word_is_one():
    assert tokens_of(["提高GPT-4的效率。", "λόγος και 1"]) == (
        ("提", "高", "gpt", "4", "的", "效", "率"),
        ("λόγος", "και", "1"),
    )


def test_of_several_references_each_measure_takes_the_best():
    found = score(["b a"], ["a b"], ["x b a"])

    assert astuple(found) == pytest.approx((1.0, 2 / 3, 4 / 5))


@pytest.mark.parametrize(("summary", "reference"), [([], ["a b"]), (["a b"], []), (["…"], ["a"])])
def test_nothing_in_common_scores_nothing(summary, reference):
    assert score(summary, reference) == Rouge(0, 0, 0)


@pytest.mark.parametrize(
    ("tokens", "other", "length"),
    [("abcbdab", "bdcaba", 4), ("aaaa", "aa", 2), ("abc", "xyz", 0), ("", "a", 0), ("x" * 90, "x" * 70, 70)],
)
def test_a_common_subsequence_is_as_long_as_any_and_stands_in_both_in_order(tokens, other, length):
    places = common_subsequence(tokens, other)

    assert len(places) == length
    assert list(places) == sorted(set(places))
    rest = iter(other)
    assert all(tokens[place] in rest for place in places)


def test_the_mean_of_no_scores_is_zero():
    assert mean([]) == Rouge(0, 0, 0)
    assert mean([Rouge(1, 0, 0.5), Rouge(0, 0, 1)]) == Rouge(0.5, 0, 0.75)


@pytest.mark.parametrize(
    ("text", "language", "tokens"),
    [
        ("Die Häuser", "de", ("die", "haus")),
        ("élève", "fr", ("élev",)),
        ("नदी का", "hi", ("नद", "क")),
        ("naïve", "en", ("na", "ve")),
        ("ไม้", "th", ("ไ", "ม", "้")),
    ],
)
def test_words_keep_their_accents_and_are_stemmed_by_their_language(text, language, tokens):
    (found,) = tokens_of([text], language)

    assert found == tokens
