"""How close passages are in meaning."""

import numpy as np
import pytest

from engine.topic_extraction.similarity import around_their_mean, closeness_gained, closeness_to_themes

EAST, NORTH = [1.0, 0.0], [0.0, 1.0]


def test_what_all_rows_have_in_common_changes_nothing():
    rows = np.array([EAST, EAST, NORTH])

    np.testing.assert_allclose(around_their_mean(rows + 3.0), around_their_mean(rows))


def test_a_passage_is_closer_to_the_theme_that_points_its_way():
    rows = np.array([EAST, EAST, NORTH, NORTH])

    closeness = closeness_to_themes(rows, np.eye(2)[[0, 0, 1, 1]])

    assert closeness.argmax(axis=1).tolist() == [0, 0, 1, 1]
    assert (np.abs(closeness) <= 1).all()


def test_a_passage_is_not_close_to_a_theme_because_it_is_in_it():
    rows = np.array([EAST, NORTH, NORTH])

    closeness = closeness_to_themes(rows, np.eye(2)[[0, 1, 1]])

    assert closeness[0].tolist() == [0, 0]


def test_more_passages_make_a_theme_closer():
    rows = np.array([EAST] * 9)

    few, many = closeness_to_themes(rows, np.eye(2)[[0, 0, 1, 1, 1, 1, 1, 1, 1]])[0]

    assert 0 < few < many < 1


def test_one_theme_gains_nothing_and_the_right_themes_gain_most():
    rows = np.array([EAST, EAST, EAST, NORTH, NORTH, NORTH])

    assert closeness_gained(rows, np.zeros(6, dtype=np.int64)) == pytest.approx(0)
    right, wrong = (closeness_gained(rows, np.array(themes)) for themes in ([0, 0, 0, 1, 1, 1], [0, 1] * 3))
    assert right > 1
    assert wrong < 0


def test_a_single_passage_gains_nothing():
    assert closeness_gained(np.array([EAST]), np.array([0])) == 0
