import numpy as np
import pytest

from engine.core.progress import silent
from engine.ranking.sentence_features import centrality, content_columns, score_sentences
from engine.text.term_matrix import count_rows
from engine.text.tokens import tokenize


def test_the_sentence_that_shares_most_with_the_others_is_the_most_central():
    counted = count_rows([("tide", "harbour", "wall"), ("tide", "moon"), ("harbour", "boat"), ("dog",)])

    rank = centrality(counted)

    assert rank.argmax() == 0
    assert rank.argmin() == 3
    assert rank.sum() == pytest.approx(1)


def test_equal_sentences_are_equally_central():
    rank = centrality(count_rows([("tide", "rose")] * 4))

    np.testing.assert_allclose(rank, 0.25)


def test_centrality_is_that_of_the_full_matrix_of_cosines():
    generator = np.random.default_rng(7)
    sentences = [[f"word{number}" for number in generator.integers(0, 40, 8)] for _ in range(30)]
    counted = count_rows(sentences)

    # The same by the book: log-scaled counts, smoothed rarity, cosines without the diagonal, damping 0.85.
    matrix = np.zeros((30, counted.width))
    matrix[counted.row, counted.column] = 1 + np.log(counted.value)
    matrix *= np.log(31 / ((matrix > 0).sum(0) + 0.5))
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    cosines = matrix @ matrix.T
    np.fill_diagonal(cosines, 0)
    rank = np.full(30, 1 / 30)
    for _ in range(200):
        rank = 0.15 / 30 + 0.85 * (cosines / cosines.sum(0)) @ rank

    np.testing.assert_allclose(centrality(counted), rank, atol=1e-5)


def worth_of_first(make_document, first, *others):
    reading = tokenize(make_document("\n\n".join((first, *others))))
    counted = count_rows([tuple(word.stem for word in words) for words in reading.words])
    return score_sentences(reading, counted, content_columns(reading, silent))[0]


def test_a_line_without_a_stop_is_worth_less_above_all_where_the_others_have_theirs(make_document):
    torn = "The tide rose over the harbour wall in the night and reached the library"
    others = (
        "Nobody saw the tide rise over the wall in the night",
        "The fox slept in the library until the tide had fallen again",
    )

    def loss(*others):
        torn_worth, whole_worth = (
            worth_of_first(make_document, first, *others) for first in (torn, torn + ".")
        )
        return whole_worth - torn_worth

    assert loss(*(other + "." for other in others)) > loss(*others) > 0
