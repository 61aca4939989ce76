"""Regression weights."""

import numpy as np
import pytest

from jejaring.index.weights.regression import regression
from jejaring.terms.problem import CannotBuild

GAP = np.nan
SCORES = np.random.default_rng(7).normal(50, 10, (30, 3))


def test_weights_behind_an_exact_outcome_come_back_whatever_its_unit() -> None:
    done = regression(SCORES, 1000 * (SCORES @ np.array([0.5, 0.3, 0.2])) - 12)
    np.testing.assert_allclose(done.weights, [0.5, 0.3, 0.2], atol=1e-9)
    assert done.explained == pytest.approx(1)


def test_a_child_that_pulls_the_other_way_weighs_nothing() -> None:
    done = regression(SCORES, SCORES @ np.array([2.0, -1.0, 0.0]))
    assert done.weights.min() == 0
    assert done.weights[0] == pytest.approx(1, abs=0.2)


def test_only_complete_regions_count() -> None:
    outcome = SCORES @ np.array([0.5, 0.3, 0.2])
    gappy = np.vstack([SCORES, [GAP, 1e9, 1e9], [1e9, 1e9, 1e9]])
    done = regression(gappy, np.append(outcome, [5.0, GAP]))
    np.testing.assert_allclose(done.weights, [0.5, 0.3, 0.2], atol=1e-9)
    assert done.rows == 30


def test_too_few_regions_and_an_unexplained_outcome_are_refused() -> None:
    with pytest.raises(CannotBuild, match="4 complete regions for 3 children"):
        regression(SCORES[:4], SCORES[:4, 0])
    with pytest.raises(CannotBuild, match="no child explains"):
        regression(SCORES[:, :1], -SCORES[:, 0])
