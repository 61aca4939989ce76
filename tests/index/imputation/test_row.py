"""Row-wise imputation by COINr's rule (peers handbook, A3)."""

import numpy as np

from jejaring.index.imputation import Around
from jejaring.index.imputation.row import row_mean, row_median

KEYS = ("a", "b", "c", "d")


def test_the_standing_is_taken_with_direction_and_scaled_back() -> None:
    # scaled with direction: x = 0, 1, .5, .25; y (less is better) = 0, 1, .5, ?; z = 0, 1, ?, ?
    values = np.array([[0.0, 40.0, 100.0], [8.0, 20.0, 300.0], [4.0, 30.0, np.nan], [2.0, np.nan, np.nan]])
    done = row_mean(values, Around(KEYS, np.array([1.0, -1.0, 1.0])))
    np.testing.assert_allclose(done.values[2], [4, 30, 200])
    np.testing.assert_allclose(done.values[3], [2, 35, 150])


def test_the_median_is_less_moved_by_one_odd_indicator() -> None:
    values = np.array([[0.0, 0, 0, 0], [1, 1, 1, 1], [0.2, 0.2, 1.0, np.nan], [0.5, 0.5, 0.5, 0.5]])
    around = Around(KEYS, np.ones(4))
    assert np.isclose(row_median(values, around).values[2, 3], 0.2)
    assert np.isclose(row_mean(values, around).values[2, 3], 1.4 / 3)


def test_within_branches_only_sisters_tell() -> None:
    values = np.array([[0.0, 0, 0, 0], [1, 1, 1, 1], [0.2, np.nan, 0.9, np.nan], [np.nan, np.nan, 0.5, 0.5]])
    around = Around(KEYS, np.ones(4), branches={"parent": np.array([0, 0, 1, 1])})
    done = row_mean(values, around, level="parent").values
    np.testing.assert_allclose(done[2], [0.2, 0.2, 0.9, 0.9])
    assert np.isnan(done[3, :2]).all()


def test_a_column_without_spread_tells_nothing_and_is_filled_with_what_all_have() -> None:
    values = np.array([[0.0, 5.0], [1.0, 5.0], [0.4, np.nan], [np.nan, 5.0]])
    done = row_mean(values, Around(KEYS, np.ones(2))).values
    assert done[2, 1] == 5.0
    assert np.isnan(done[3, 0])
