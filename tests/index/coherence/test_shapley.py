"""Shapley values of a score."""

from itertools import permutations

import numpy as np
import pytest

from jejaring.index.coherence.shapley import coalitions, shapley

WEIGHTS = np.array([0.5, 0.3, 0.2])


def geometric(profiles: np.ndarray) -> np.ndarray:
    return np.exp(np.log(profiles) @ WEIGHTS)


def test_the_handbooks_change_splits_into_its_three_parts():
    found = shapley(geometric, np.array([30.0, 60, 90]), np.array([45.0, 60, 80]))
    np.testing.assert_allclose(found.contributions, [10.2202, 0, -1.1916], atol=1e-4)  # methods handbook, 1.11
    assert found.contributions.sum() == pytest.approx(9.0286, abs=1e-4)
    assert found.exact
    assert (found.error == 0).all()


def test_subsets_give_what_all_orders_give():
    start, end = np.random.default_rng(0).uniform(1, 9, (2, 5))

    def score(profiles: np.ndarray) -> np.ndarray:
        return profiles[..., 0] * profiles[..., 1] + profiles.min(axis=-1) + profiles[..., 2] ** 2 / profiles[..., 4]

    parts = np.zeros(5)
    for order in permutations(range(5)):
        now = start.copy()
        for child in order:
            then = now.copy()
            then[child] = end[child]
            parts[child] += score(then) - score(now)
            now = then
    np.testing.assert_allclose(shapley(score, start, end).contributions, parts / 120)


def test_a_linear_score_gives_each_child_its_own_change():
    start, end = np.random.default_rng(1).uniform(1, 9, (2, 12))
    weights = np.arange(12.0)
    np.testing.assert_allclose(shapley(lambda z: z @ weights, start, end).contributions, weights * (end - start), atol=1e-9)


def test_wide_nodes_draw_orders_sum_exactly_and_state_an_honest_error():
    start, end = np.random.default_rng(2).uniform(1, 9, (2, 14))

    def score(profiles: np.ndarray) -> np.ndarray:
        return profiles[..., :7].min(axis=-1) * profiles[..., 7:].mean(axis=-1)

    found = shapley(score, start, end, orders=2000, seed=0)
    assert not found.exact
    assert found.contributions.sum() == pytest.approx(float(score(end) - score(start)))
    truth = shapley(score, start, end, orders=200_000, seed=9).contributions
    assert (np.abs(found.contributions - truth) < 5 * found.error + 1e-9).all()
    again = shapley(score, start, end, orders=2000, seed=0)
    assert (again.contributions == found.contributions).all()
    assert (shapley(score, start, end, orders=2000, seed=1).contributions != found.contributions).any()


def test_the_chances_of_each_batch_sum_to_one():
    for children, exact in ((1, 12), (4, 12), (14, 12), (4, 3)):
        before, chance = coalitions(children, orders=100, seed=0, exact=exact)
        np.testing.assert_allclose(chance.sum(axis=1), 1)
        assert not before[np.arange(children), :, np.arange(children)].any()
