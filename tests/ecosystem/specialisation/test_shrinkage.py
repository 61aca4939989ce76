"""Shrinkage: small counts move most, large ones hardly, and regions that differ by chance alone become one."""

import numpy as np
import pytest

from jejaring.ecosystem.specialisation.shrinkage import LARGEST_SHAPE, shrink


def test_a_count_is_drawn_to_the_mean_by_what_the_prior_weighs():
    # Posterior mean of Gamma–Poisson: (x + a) / (e + b), with b = a / mean.
    counts, expected = np.array([[0.0], [3.0], [8.0], [1.0], [20.0], [2.0], [5.0], [40.0]]), np.full((8, 1), 5.0)
    found = shrink(counts, expected)
    a, b = found.shape[0], found.shape[0] / found.mean[0]
    assert found.value == pytest.approx((counts + a) / (expected + b))
    assert found.own_prior.all()
    assert 0 < found.value[0, 0] < found.mean[0]
    assert found.mean[0] < found.value[7, 0] < 8.0


def test_the_prior_of_drawn_regions_is_found_again():
    rng = np.random.default_rng(3)
    expected = rng.uniform(5, 40, (3000, 1))
    counts = rng.poisson(expected * rng.gamma(2.0, 0.5, (3000, 1))).astype(float)
    found = shrink(counts, expected)
    assert found.shape[0] == pytest.approx(2.0, rel=0.1)
    assert found.mean[0] == pytest.approx(1.0, rel=0.05)


def test_the_bounds_hold_what_was_drawn_as_often_as_promised():
    rng = np.random.default_rng(4)
    expected = np.full((2000, 1), 3.0)
    true = rng.gamma(2.0, 0.5, (2000, 1))
    found = shrink(rng.poisson(expected * true).astype(float), expected)
    assert np.mean((found.low <= true) & (true <= found.high)) == pytest.approx(0.95, abs=0.02)


def test_regions_that_are_alike_are_all_drawn_to_the_same_value():
    expected = np.linspace(10, 100, 20)[:, None]
    found = shrink(expected * 1.0, expected)
    assert found.shape[0] > LARGEST_SHAPE / 1000
    assert np.ptp(found.value) < 1e-3


def test_shrinking_lowers_the_error_of_small_counts():
    rng = np.random.default_rng(5)
    expected = np.full((400, 2), 2.0)
    true = rng.gamma(3.0, 1 / 3, (400, 2))
    counts = rng.poisson(expected * true).astype(float)
    found = shrink(counts, expected)
    assert np.mean((found.value - true) ** 2) < 0.7 * np.mean((counts / expected - true) ** 2)


def test_a_subsector_of_few_regions_borrows_the_prior_of_all():
    counts = np.array([[4.0, 9.0], [2.0, 1.0], [7.0, 3.0]])
    found = shrink(counts, np.full((3, 2), 4.0))
    assert not found.own_prior.any()
    assert found.shape[0] == found.shape[1]


def test_an_unknown_count_stays_unknown():
    counts = np.array([[np.nan, 2.0]] + [[3.0, 4.0]] * 8)
    found = shrink(counts, np.full((9, 2), 3.0))
    assert np.isnan(found.value[0, 0])
    assert np.isnan(found.high[0, 0])
    assert np.isfinite(found.value[1:]).all()


def test_nothing_counted_anywhere_gives_nothing():
    found = shrink(np.zeros((3, 2)), np.full((3, 2), np.nan))
    assert np.isnan(found.value).all()
