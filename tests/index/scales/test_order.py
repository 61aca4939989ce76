"""Ranks, Borda scores and bands."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.scales.order import bands, borda, percentile_bands, percentile_rank, rank

UP, DOWN = np.array([1.0]), np.array([-1.0])


@pytest.mark.parametrize("polarity", [UP, DOWN])
def test_ranks_are_scipys_with_shared_lower_numbers_and_gaps_kept(polarity: np.ndarray) -> None:
    # COINr n_rank: rank ascending, ties "min", missing kept: large = good; n_borda = rank - 1; n_prank = (rank - 1) / (n - 1)
    values = np.array([3.0, 1.0, 3.0, np.nan, 7.0, 1.0])[:, None]
    expected = stats.rankdata(values[:, 0] * polarity, method="min", nan_policy="omit")
    np.testing.assert_array_equal(rank(values, polarity)[:, 0], expected)
    np.testing.assert_array_equal(borda(values, polarity)[:, 0], expected - 1)
    np.testing.assert_allclose(percentile_rank(values, polarity)[:, 0], 100 * (expected - 1) / 4)


def test_replicates_and_columns_are_ranked_each_by_itself() -> None:
    values = np.random.default_rng(0).normal(0, 1, (3, 9, 2))
    together = rank(values, np.array([1.0, -1.0]))
    for replicate in range(3):
        np.testing.assert_array_equal(together[replicate], rank(values[replicate], np.array([1.0, -1.0])))


def test_a_value_on_a_cut_belongs_to_the_band_above_so_that_no_hole_is_left() -> None:
    # methods.md 0.7: bands in regulations leave holes (60-79 and 80-99: where is 79.5?)
    values = np.array([[59.9], [60.0], [79.5], [80.0], [np.nan]])
    done = bands(values, UP, cuts=(60.0, 80.0), scores=(0.0, 50.0, 100.0))
    np.testing.assert_array_equal(done.ravel(), [0, 50, 50, 100, np.nan])


def test_percentile_bands_cut_each_column_at_its_own_quantiles() -> None:
    values = np.column_stack([np.arange(1.0, 11.0), np.arange(1.0, 11.0) * 1000])
    done = percentile_bands(values, np.ones(2), cuts=(0.25, 0.5, 0.75), scores=(0.0, 1.0, 2.0, 3.0))
    np.testing.assert_array_equal(done[:, 0], done[:, 1])
    assert done[:, 0].tolist() == [0, 0, 0, 1, 1, 2, 2, 3, 3, 3]
