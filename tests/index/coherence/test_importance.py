"""Main effects against closed forms."""

import numpy as np
import pytest

import small_recipes as small
from jejaring.index.coherence.importance import linear_effects, main_effects, nominal_weights, spline_effect

SIGMA = np.array([[1, 0.6, 0.1], [0.6, 1, 0.2], [0.1, 0.2, 1]])


def normal(n: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).multivariate_normal(np.zeros(3), SIGMA, size=n)


def test_equal_weights_give_the_third_indicator_half_the_pull():
    found = linear_effects(SIGMA, np.full(3, 1 / 3))
    np.testing.assert_allclose(found, [0.602, 0.675, 0.352], atol=5e-4)  # methods handbook, 1.9


def test_on_normal_draws_the_curve_finds_what_the_handbook_found_by_bins():
    x = normal(20_000)
    found = main_effects(x, x.mean(axis=1), draws=0)
    np.testing.assert_allclose(found.curved, [0.602, 0.673, 0.350], atol=0.015)  # methods handbook, 1.9; sampling error at 20,000
    np.testing.assert_allclose(found.linear, found.curved, atol=0.005)


def test_a_parabola_has_no_linear_effect_and_a_full_curved_one():
    x = np.random.default_rng(3).uniform(-1, 1, 500)
    found = main_effects(x[:, None], x**2, draws=50)
    assert found.linear[0] < 0.02
    assert found.curved[0] > 0.99
    assert found.low[0] <= found.curved[0] + 1e-6


def test_the_first_ishigami_input_explains_031_of_the_variance():
    x = np.random.default_rng(1).uniform(-np.pi, np.pi, (4000, 3))
    y = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    found = main_effects(x, y, draws=0)
    np.testing.assert_allclose(found.curved, [0.3139, 0.4424, 0.0], atol=0.03)  # analytic, methods handbook, 1.10


def test_noise_explains_next_to_nothing():
    x = np.random.default_rng(2).normal(size=(514, 2))
    assert spline_effect(x[:, 0], x[:, 1]) < 0.03


def test_below_forty_regions_the_effect_is_linear():
    x = np.random.default_rng(2).uniform(-1, 1, 39)
    assert spline_effect(x, x**2) == pytest.approx(np.corrcoef(x, x**2)[0, 1] ** 2, abs=1e-9)
    more = np.random.default_rng(2).uniform(-1, 1, 40)
    assert spline_effect(more, more**2) > 0.95


def test_own_and_shared_parts_sum_to_the_effect_and_vanish_as_they_should():
    x = np.random.default_rng(4).normal(size=(400, 3))
    free = main_effects(x, x.sum(axis=1), draws=0)
    np.testing.assert_allclose(free.own + free.shared, free.curved)
    np.testing.assert_allclose(free.shared, 0, atol=0.12)  # independent columns share nothing but sampling noise
    twins = np.column_stack([x[:, 0], x[:, 0], x[:, 1]])
    tied = main_effects(twins, twins.sum(axis=1), draws=0)
    np.testing.assert_allclose(tied.own[:2], 0, atol=1e-9)


def test_the_linear_own_part_is_that_of_the_residual():
    x = normal(20_000)
    found = main_effects(x, x.mean(axis=1), draws=0)
    inverse = np.linalg.inv(SIGMA)
    total = SIGMA.sum() / 9
    np.testing.assert_allclose(found.own, (1 / 9) / np.diag(inverse) / total, atol=0.01)  # w² times the residual variance


def test_gaps_leave_out_only_the_regions_that_lack_the_column():
    x = normal(300)
    y = x.mean(axis=1)
    gappy = x.copy()
    gappy[:50, 0] = np.nan
    found = main_effects(gappy, y, draws=20)
    assert found.n.tolist() == [250, 300, 300]
    assert found.curved[0] == pytest.approx(spline_effect(x[50:, 0], y[50:]))
    assert found.curved[1] == main_effects(x, y, draws=0).curved[1]


def test_a_constant_column_has_no_effect_figure():
    x = normal(100)
    x[:, 1] = 4.0
    found = main_effects(x, x.mean(axis=1), draws=20)
    assert np.isnan([found.linear[1], found.curved[1], found.low[1]]).all()
    assert not np.isnan(found.curved[0])


def test_the_bootstrap_interval_holds_the_truth_and_repeats_with_its_seed():
    x = normal(514)
    found = main_effects(x, x.mean(axis=1), draws=200, seed=0)
    truth = linear_effects(SIGMA, np.ones(3))
    assert ((found.low < truth) & (truth < found.high)).all()
    assert (found.low == main_effects(x, x.mean(axis=1), draws=200, seed=0).low).all()


def test_nominal_weights_multiply_down_the_tree_and_companions_weigh_nothing():
    recipe = small.recipe(
        [small.node("I", None), small.node("N", weight=3), small.node("M")],
        [small.leaf("a", "N"), small.leaf("b", "N", weight=2), small.leaf("c", "M"), small.leaf("d", "M", weight=0)],
    )
    found = nominal_weights(recipe)
    assert found == pytest.approx({"I": 1, "N": 0.75, "M": 0.25, "a": 0.25, "b": 0.5, "c": 0.25, "d": 0})
