"""Drawn weights: moments known from their distributions."""

import numpy as np
import pytest

from jejaring.index.sensitivity.weight_draws import dirichlet_shares, expert_shares, noise_shares, simplex_shares

UNIFORMS = np.random.default_rng(0).random((40_000, 3))
SHARES = np.array([0.5, 0.3, 0.2])


def test_all_draws_sum_to_one_and_none_is_negative() -> None:
    for drawn in (
        noise_shares(SHARES, UNIFORMS, spread=0.25),
        dirichlet_shares(SHARES, UNIFORMS, concentration=4),
        simplex_shares(UNIFORMS),
    ):
        np.testing.assert_allclose(drawn.sum(axis=1), 1)
        assert (drawn >= 0).all()


@pytest.mark.parametrize("concentration", [1, 10])
def test_a_dirichlet_has_its_mean_and_variance(concentration: float) -> None:
    drawn = dirichlet_shares(SHARES, UNIFORMS, concentration=concentration)
    total = concentration * 3
    np.testing.assert_allclose(drawn.mean(axis=0), SHARES, atol=0.005)
    np.testing.assert_allclose(drawn.var(axis=0), SHARES * (1 - SHARES) / (total + 1), rtol=0.04)


def test_the_simplex_is_a_dirichlet_of_ones() -> None:
    drawn = simplex_shares(UNIFORMS)
    np.testing.assert_allclose(drawn.var(axis=0), 1 / 18, rtol=0.03)


def test_ends_of_the_interval_give_finite_weights() -> None:
    ends = np.array([[0.0, 0.0, 0.0], [0.0, 0.5, 1 - 2.0**-53]])
    for drawn in (simplex_shares(ends), dirichlet_shares(SHARES, ends, concentration=0.05)):
        assert np.isfinite(drawn).all()
        np.testing.assert_allclose(drawn.sum(axis=1), 1)


def test_an_expert_counts_by_shares_not_by_points() -> None:
    experts = np.array([[50.0, 50, 0], [1, 1, 2]])
    np.testing.assert_allclose(expert_shares(experts, np.array([[0.1], [0.9]]), mean=False), [[0.5, 0.5, 0], [0.25, 0.25, 0.5]])
    np.testing.assert_allclose(expert_shares(experts, np.array([[0.1, 0.9]]), mean=True), [[0.375, 0.375, 0.25]])
