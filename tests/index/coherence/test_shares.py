"""Contributions in closed form."""

import numpy as np
import pytest

from jejaring.index.coherence.shares import geometric_shares, linear_shares, lmdi, logarithmic_mean
from jejaring.index.means.power import geometric
from jejaring.index.means.weighted import linear

WEIGHTS = np.array([0.5, 0.3, 0.2])
START, END = np.array([30.0, 60, 90]), np.array([45.0, 60, 80])


def table() -> np.ndarray:
    values = np.random.default_rng(0).uniform(5, 95, (20, 3))
    values[0, 1] = values[5, 0] = np.nan
    return values


def test_linear_shares_sum_to_the_mean_with_and_without_gaps():
    np.testing.assert_allclose(np.nansum(linear_shares(table(), WEIGHTS), axis=-1), linear(table(), WEIGHTS))
    assert np.isnan(linear_shares(np.full((1, 3), np.nan), WEIGHTS)).all()


def test_geometric_shares_sum_to_the_logarithm_of_the_ratio():
    values = np.random.default_rng(0).uniform(1, 95, (20, 3))
    ours = geometric_shares(values, WEIGHTS, START, floor=5)
    ratio = geometric(values, WEIGHTS, floor=5) / geometric(START[None], WEIGHTS, floor=5)
    np.testing.assert_allclose(ours.sum(axis=-1), np.log(ratio))


def test_the_handbooks_change_splits_into_its_three_lmdi_parts():
    found = lmdi(START, END, WEIGHTS)
    np.testing.assert_allclose(found, [10.2157, 0, -1.1870], atol=1e-4)  # methods handbook, 1.11
    assert found.sum() == pytest.approx(9.0286, abs=1e-4)


def test_lmdi_sums_to_the_change_of_every_row_and_leaves_zeros_and_gaps_out():
    low, high = np.random.default_rng(1).uniform(1, 99, (2, 30, 3))
    change = geometric(high, WEIGHTS, floor=0) - geometric(low, WEIGHTS, floor=0)
    np.testing.assert_allclose(lmdi(low, high, WEIGHTS).sum(axis=-1), change)
    assert np.isnan(lmdi(np.array([0.0, 60, 90]), END, WEIGHTS)).all()
    gap = lmdi(np.array([np.nan, 60, 90]), END, WEIGHTS)
    assert np.isnan(gap[0])
    assert np.nansum(gap) == pytest.approx(np.exp(0.6 * np.log(60) + 0.4 * np.log(80)) - np.exp(0.6 * np.log(60) + 0.4 * np.log(90)))


def test_the_logarithmic_mean_lies_between_its_two_numbers():
    assert logarithmic_mean(np.array(4.0), np.array(4.0)) == 4
    assert logarithmic_mean(np.array(1.0), np.array(np.e)) == pytest.approx(np.e - 1)
    assert logarithmic_mean(np.array(50.0), np.array(50.0 + 1e-9)) == pytest.approx(50, rel=1e-10)
