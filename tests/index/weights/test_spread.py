"""Weights by spread."""

import numpy as np
import pytest

from jejaring.index.weights.spread import deviation, gini, variance

GAP = np.nan
VALUES = np.random.default_rng(6).uniform(1, 100, (25, 5))


@pytest.mark.parametrize(
    ("ours", "theirs"), [(deviation, "standard_deviation_weights"), (gini, "gini_weights"), (variance, "variance_weights")]
)
def test_pymcdm_agrees(ours: object, theirs: str) -> None:
    pymcdm = pytest.importorskip("pymcdm", reason="pymcdm is a development oracle")
    expected = getattr(pymcdm.weights, theirs)(VALUES)
    if theirs == "variance_weights":  # pymcdm takes the variance after min-max scaling
        low, high = VALUES.min(axis=0), VALUES.max(axis=0)
        np.testing.assert_allclose(ours((VALUES - low) / (high - low)), expected, atol=1e-12)
    else:
        np.testing.assert_allclose(ours(VALUES), expected, atol=1e-12)


@pytest.mark.parametrize("atom", [deviation, gini, variance])
def test_a_missing_score_drops_out_of_its_child(atom: object) -> None:
    column = VALUES[:, 0]
    table = np.column_stack([np.append(column, GAP), np.append(column, GAP), np.full(26, 7.0)])
    np.testing.assert_allclose(atom(table), [0.5, 0.5, 0])
    longer = np.column_stack([np.append(column, GAP), np.append(VALUES[:, 1], GAP)])
    np.testing.assert_allclose(atom(longer), atom(VALUES[:, :2]), atol=1e-14)


@pytest.mark.parametrize("atom", [deviation, gini, variance])
def test_replicates_are_separate_and_no_spread_weighs_alike(atom: object) -> None:
    np.testing.assert_allclose(atom(np.stack([VALUES, np.ones_like(VALUES)])), [atom(VALUES), np.full(5, 0.2)])
