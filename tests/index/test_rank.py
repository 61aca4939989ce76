"""Places and bands."""

import numpy as np

from jejaring.index.rank import bands, group_rows, places, ranks

ALL = (np.arange(5),)


def test_ties_share_the_smallest_place_and_missing_stays_missing() -> None:
    assert places(np.array([5.0, 9.0, 5.0, 1.0])).tolist() == [2, 1, 2, 4]
    np.testing.assert_array_equal(places(np.array([[5.0, np.nan, 5.0], [1.0, 2.0, 3.0]])), [[1, np.nan, 1], [3, 2, 1]])


def test_places_count_only_the_ranked_of_the_same_group() -> None:
    scores = np.array([[90.0], [80.0], [70.0], [60.0]])
    ranked = np.array([[False], [True], [True], [True]])
    result = ranks(scores, groups=group_rows(("kota", "kota", "kabupaten", "kota")), ranked=ranked)
    np.testing.assert_array_equal(result.ravel(), [np.nan, 1, 1, 2])


def test_a_band_is_opened_by_the_first_region_that_does_not_overlap_the_bands_first_member() -> None:
    scores = np.array([[90.0], [80.0], [70.0], [60.0], [np.nan]])
    low = np.array([[1.0], [2.0], [3.0], [4.0], [np.nan]])
    high = np.array([[2.0], [3.0], [4.0], [4.0], [np.nan]])
    # 2-3 overlaps 1-2; 3-4 overlaps 2-3 but not 1-2, the first member: it opens band 2
    assert bands(scores, low, high, groups=ALL).ravel().tolist() == [1, 1, 2, 2, 0]


def test_bands_start_anew_in_each_group() -> None:
    one = np.array([[1.0], [2.0], [1.0]])
    assert bands(-one, one, one, groups=group_rows(("x", "x", "y"))).ravel().tolist() == [1, 2, 1]


def test_equal_scores_are_walked_by_interval_not_by_row() -> None:
    scores = np.full((2, 1), 50.0)
    low, high = np.array([[3.0], [1.0]]), np.array([[4.0], [2.0]])
    assert bands(scores, low, high, groups=(np.arange(2),)).ravel().tolist() == [2, 1]
