"""Weights for an intended importance."""

import numpy as np
import pytest

from jejaring.index.coherence.importance import linear_effects
from jejaring.index.coherence.importance_weights import importance_weights, most_correlated_weights
from jejaring.terms.problem import CannotBuild

SIGMA = np.array([[1, 0.6, 0.1], [0.6, 1, 0.2], [0.1, 0.2, 1]])


def exactly(covariance: np.ndarray, n: int = 60) -> np.ndarray:
    """Normal numbers whose sample covariance is exactly the given one."""
    raw = np.random.default_rng(0).normal(size=(n, len(covariance)))
    raw -= raw.mean(axis=0)
    white = raw @ np.linalg.inv(np.linalg.cholesky(np.cov(raw.T)).T)
    return 50 + white @ np.linalg.cholesky(covariance).T


def test_equal_importance_of_the_handbooks_three_indicators_is_found_exactly():
    found = importance_weights(exactly(SIGMA))
    np.testing.assert_allclose(found.weights, [0.3361, 0.2269, 0.4370], atol=5e-5)  # methods handbook, 1.9
    assert found.reached
    assert ((found.importance - 1 / 3) ** 2).sum() < 1e-20
    assert not found.needs_negative
    assert not found.needs_excess


def test_the_correlations_reported_are_those_of_the_weights_returned():
    # COINr fault 10: get_opt_weights reports those of the last point tried.
    for scores, options in [
        (exactly(SIGMA), {}),
        (exactly(SIGMA), {"low": 0.3, "high": 0.4}),
        (exactly(SIGMA), {"mean": lambda z, w: np.exp(np.log(z) @ w)}),
    ]:
        found = importance_weights(scores, **options)
        parent = options["mean"](scores, found.weights) if "mean" in options else scores @ found.weights
        true = [np.corrcoef(column, parent)[0, 1] for column in scores.T]
        np.testing.assert_allclose(found.correlations, true, atol=1e-9)
        np.testing.assert_allclose(found.importance, np.square(true) / np.square(true).sum(), atol=1e-9)
        assert found.weights.sum() == pytest.approx(1, abs=1e-8)


def test_an_asked_share_is_reached_or_said_not_to_be():
    # COINr fault 10: "successful" with shares from 0.008 to 0.198 where 0.125 was asked.
    generator = np.random.default_rng(4)
    scores = generator.normal(size=(51, 8)) @ generator.normal(size=(8, 8))
    found = importance_weights(scores)
    assert found.reached == bool(np.abs(found.importance - 0.125).max() < 1e-6)
    wish = np.array([0.5, 0.3, 0.2])
    uneven = importance_weights(exactly(SIGMA), intended=wish)
    np.testing.assert_allclose(uneven.importance, wish, atol=1e-9)


def test_the_search_finds_what_the_formula_gives():
    scores = exactly(SIGMA)
    searched = importance_weights(scores, mean=lambda z, w: z @ w)
    assert np.isnan(searched.unbounded).all()
    np.testing.assert_allclose(searched.weights, importance_weights(scores).weights, atol=1e-5)


def test_bounds_hold_and_the_best_within_them_is_found():
    scores = exactly(SIGMA)
    found = importance_weights(scores, low=0.3, high=0.4)
    assert found.weights.min() >= 0.3 - 1e-12
    assert found.weights.max() <= 0.4 + 1e-12
    assert not found.reached
    grid = [(a, b, 1 - a - b) for a in np.linspace(0.3, 0.4, 101) for b in np.linspace(0.3, 0.4, 101) if 0.3 - 1e-9 <= 1 - a - b <= 0.4]
    shares = [linear_effects(SIGMA, np.array(weights)) for weights in grid]
    best = min(float(((s / s.sum() - 1 / 3) ** 2).sum()) for s in shares)
    assert ((found.importance - 1 / 3) ** 2).sum() <= best + 1e-9


def test_a_column_that_pulls_against_the_others_needs_a_warning():
    opposed = np.array([[1, 0.7, 0.1], [0.7, 1, 0.7], [0.1, 0.7, 1]])  # w ∝ 2.5, -2.5, 2.5
    assert np.linalg.eigvalsh(opposed)[0] > 0
    found = importance_weights(exactly(opposed))
    assert found.needs_negative
    assert not found.reached
    assert (found.weights >= 0).all()


def test_a_weight_of_more_than_three_times_its_importance_is_a_warning():
    loose = np.diag([1.0, 1.0, 1e-4])  # the third hardly varies: it needs 100 times the weight of the others
    found = importance_weights(exactly(loose))
    np.testing.assert_allclose(found.weights, np.array([1, 1, 100]) / 102, atol=1e-9)
    assert not found.needs_excess  # 100/102 is just below three times 1/3
    assert importance_weights(exactly(np.diag([1.0, 1.0, 1.0, 1e-4]))).needs_excess


def test_infomax_in_closed_form_beats_every_other_weights():
    scores = exactly(np.diag([1.0, 4.0, 9.0]) @ SIGMA @ np.diag([1.0, 4.0, 9.0]))
    best = most_correlated_weights(scores)

    def total(weights: np.ndarray) -> float:
        return sum(np.corrcoef(column, scores @ weights)[0, 1] for column in scores.T)

    assert all(total(best) >= total(weights) - 1e-12 for weights in np.random.default_rng(1).dirichlet(np.ones(3), 500))


def test_bad_bounds_a_constant_child_and_a_bad_intention_are_all_told_at_once():
    scores = exactly(SIGMA)
    scores[:, 0] = 1
    with pytest.raises(CannotBuild) as refusal:
        importance_weights(scores, intended=np.array([1.0, -1.0, 1.0]), low=0.5)
    assert len(refusal.value.problems) == 3
