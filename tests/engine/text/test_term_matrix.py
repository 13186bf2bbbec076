import numpy as np

from engine.text.term_matrix import (
    by_column,
    count_rows,
    keep_columns,
    products_with_row,
    rarity,
    times,
    transposed_times,
    unit_rows,
)

SENTENCES = (("tide", "rose", "tide"), (), ("rose", "garden"), ("tide", "garden", "wall"))


def dense(rows):
    matrix = np.zeros((len(rows), rows.width))
    matrix[rows.row, rows.column] = rows.value
    return matrix


def test_words_are_counted_in_columns_of_first_appearance():
    assert dense(count_rows(SENTENCES)).tolist() == [[2, 1, 0, 0], [0, 0, 0, 0], [0, 1, 1, 0], [1, 0, 1, 1]]


def test_products_are_those_of_the_full_matrix():
    rows = unit_rows(count_rows(SENTENCES), np.array([1.0, 2.0, 3.0, 4.0]))
    matrix = dense(rows)
    vector = np.array([1.0, 2.0, 3.0, 4.0])

    np.testing.assert_allclose(times(rows, vector), matrix @ vector)
    np.testing.assert_allclose(transposed_times(rows, vector), matrix.T @ vector)
    for index in range(len(rows)):
        np.testing.assert_allclose(products_with_row(rows, by_column(rows), index), matrix @ matrix[index])


def test_unit_rows_have_length_one_and_an_empty_row_stays_empty():
    counted = count_rows(SENTENCES)
    rows = unit_rows(counted, rarity(counted))

    np.testing.assert_allclose(np.linalg.norm(dense(rows), axis=1), [1, 0, 1, 1])


def test_a_rarer_word_weighs_more_and_the_commonest_still_something():
    counted = count_rows([("a", "b"), ("a",), ("a",)])

    common, rare = rarity(counted)
    assert 0 < common < rare


def test_columns_left_out_leave_the_rows_in_place():
    kept = keep_columns(count_rows(SENTENCES), np.array([True, False, False, True]))

    assert dense(kept).tolist() == [[2, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [1, 0, 0, 1]]
    assert kept.starts.tolist() == [0, 1, 1, 1, 3]


def test_no_sentences_make_no_rows():
    rows = count_rows(())

    assert (len(rows), rows.width) == (0, 0)
    assert times(rows, np.zeros(0)).tolist() == []
