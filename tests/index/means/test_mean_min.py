"""The mean–min function."""

import numpy as np
import pytest

from jejaring.index.means.mean_min import mean_min
from jejaring.index.means.penalised import standardised

GAP = np.nan
HALF = np.array([0.5, 0.5])


@pytest.mark.parametrize(
    ("alpha", "beta", "expected"), [(0, 0, 60.0), (1, 0, 40.0), (0.5, 0, 50.0), (1, 15, 60 - (25 - 15)), (0.5, 15, 55.0)]
)
def test_the_function_of_casadio_tarabusi_and_guarini(alpha: float, beta: float, expected: float) -> None:
    # M = 60, min = 40: M - α (√(20² + β²) - β)
    assert mean_min(np.array([[40.0, 80.0]]), HALF, alpha=alpha, beta=beta)[0] == pytest.approx(expected)


def test_children_are_brought_to_one_scale_column_by_column() -> None:
    # Compind subtracts the vector of column means down the rows: with columns on different levels its result mixes them up
    values = np.array([[1.0, 1000.0, 30.0], [3.0, 1400.0, 10.0], [2.0, 1100.0, 20.0], [5.0, 1200.0, 60.0]])
    moved = values * [1, 0.01, 7] + [50, -3, 4]
    scores = mean_min(standardised(values), np.ones(3), alpha=0.5)
    np.testing.assert_allclose(mean_min(standardised(moved), np.ones(3), alpha=0.5), scores, atol=1e-10)
    np.testing.assert_allclose(mean_min(standardised(values[::-1]), np.ones(3), alpha=0.5), scores[::-1], atol=1e-12)


def test_a_missing_child_is_neither_in_the_mean_nor_the_weakest() -> None:
    np.testing.assert_allclose(mean_min(np.array([[40.0, GAP, 80.0], [GAP, GAP, GAP]]), np.ones(3), alpha=1), [40.0, GAP])


def test_a_companion_is_not_the_weakest() -> None:
    assert mean_min(np.array([[0.0, 40.0, 80.0]]), np.array([0.0, 0.5, 0.5]), alpha=1)[0] == pytest.approx(40)


def test_replicates_have_their_own_weights() -> None:
    found = mean_min(np.array([[40.0, 80.0]]), np.array([[0.5, 0.5], [0.25, 0.75]]), alpha=0.5)
    np.testing.assert_allclose(found.ravel(), [50, 55])
