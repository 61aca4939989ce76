"""Shares within bounds: they sum to 1, stay inside, and are spread evenly."""

import numpy as np

from jejaring.index.sensitivity.moving_shares import WeightBounds, best_shares, moves_of, random_shares, share_bounds, spread_shares
from jejaring.index.tree import Siblings

GROUP = (Siblings(0, np.array([1, 2, 3]), slice(0, 3)),)


def test_the_best_shares_are_the_optimum_of_a_linear_programme() -> None:
    from scipy.optimize import linprog

    generator = np.random.default_rng(0)
    low, high = np.array([0.1, 0.2, 0.05]), np.array([0.5, 0.6, 0.7])
    values = generator.normal(size=(20, 3))
    score, shares = best_shares(WeightBounds(GROUP, 1, low, high), values)
    for row in range(20):
        answer = linprog(-values[row], A_eq=np.ones((1, 3)), b_eq=[1], bounds=list(zip(low, high, strict=True)))
        np.testing.assert_allclose(score[row], -answer.fun, atol=1e-12)
    np.testing.assert_allclose(shares.sum(axis=1), 1)


def test_random_shares_stay_within_their_bounds_and_sum_to_one() -> None:
    bounds = WeightBounds(GROUP, 1, np.array([0.1, 0.2, 0.05]), np.array([0.5, 0.6, 0.7]))
    shares = random_shares(bounds, 500, seed=1)
    assert (shares >= bounds.low - 1e-12).all()
    assert (shares <= bounds.high + 1e-12).all()
    np.testing.assert_allclose(shares.sum(axis=1), 1)
    np.testing.assert_array_equal(shares, random_shares(bounds, 500, seed=1))


def test_spread_shares_have_the_moments_of_an_even_spread() -> None:
    # Even over the simplex of three: mean 1/3, variance 1/18 (Dirichlet(1, 1, 1)).
    start = np.tile([1.0, 0, 0], (20_000, 1))
    shares = spread_shares(start, np.zeros(3), np.ones(3), np.random.default_rng(0).random((20_000, moves_of(3))))
    np.testing.assert_allclose(shares.mean(axis=0), 1 / 3, atol=0.006)
    np.testing.assert_allclose(shares.var(axis=0), 1 / 18, atol=0.002)
    # Even over a piece of it: the same as drawing from the simplex and keeping what falls inside.
    low, high = np.array([0.2, 0.0, 0.1]), np.array([0.6, 0.5, 0.4])
    kept = np.random.default_rng(1).dirichlet(np.ones(3), 60_000)
    kept = kept[((kept >= low) & (kept <= high)).all(axis=1)]
    inside = spread_shares(np.array([0.4, 0.3, 0.3]), low, high, np.random.default_rng(2).random((20_000, moves_of(3))))
    np.testing.assert_allclose(inside.mean(axis=0), kept.mean(axis=0), atol=0.005)
    np.testing.assert_allclose(inside.std(axis=0), kept.std(axis=0), atol=0.005)


def test_bounds_from_a_spread_leave_a_lone_child_alone() -> None:
    groups = (Siblings(1, np.array([3]), slice(0, 1)), Siblings(0, np.array([1, 2]), slice(1, 3)))
    low, high = share_bounds(groups, np.array([1.0, 0.9, 0.1]), 0.25)
    np.testing.assert_allclose(low, [1, 0.675, 0.075])
    np.testing.assert_allclose(high, [1, 1, 0.125])
