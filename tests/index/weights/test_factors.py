"""Weights from principal components."""

import numpy as np
import pytest

from jejaring.index.weights.factors import factors, kept_components, varimax
from jejaring.terms.problem import CannotBuild

GAP = np.nan
GENERATOR = np.random.default_rng(8)
TWO_THINGS = GENERATOR.normal(size=(300, 2)) @ np.array([[1, 1, 1, 0, 0], [0, 0, 0, 1, 1.0]]) + 0.4 * GENERATOR.normal(size=(300, 5))


def test_two_things_measured_are_two_factors_and_each_child_weighs_by_its_squared_loading() -> None:
    # methods.md 1.6 (5): w ∝ (l² / Σ l²) × (variance share), for the factor on which the child loads most
    done = factors(TWO_THINGS)
    assert done.kept == 2
    square = done.loadings**2
    groups = square.argmax(axis=1)
    expected = square[range(5), groups] / square.sum(axis=0)[groups] * done.explained[groups]
    np.testing.assert_allclose(done.weights, expected / expected.sum(), atol=1e-12)
    assert len(set(groups[:3].tolist())) == len(set(groups[3:].tolist())) == 1
    assert groups[0] != groups[4]


def test_loadings_are_correlations_of_children_with_factors() -> None:
    done = factors(TWO_THINGS)
    np.testing.assert_allclose(done.eigenvalues, np.linalg.eigvalsh(np.corrcoef(TWO_THINGS.T))[::-1], atol=1e-10)
    assert (done.loadings**2).sum() == pytest.approx(done.eigenvalues[:2].sum())


def test_weights_are_never_negative_whatever_the_signs_of_the_data() -> None:
    # COINr fault 16: 16 of 49 PCA weights are negative on the ASEM data
    turned = factors(TWO_THINGS * [1, -1, 1, -1, 1])
    assert (turned.weights >= 0).all()
    np.testing.assert_allclose(turned.weights, factors(TWO_THINGS).weights, atol=1e-9)


def test_children_and_rows_may_stand_in_any_order() -> None:
    turned = [3, 0, 4, 1, 2]
    np.testing.assert_allclose(factors(TWO_THINGS[::-1, turned]).weights, factors(TWO_THINGS).weights[turned], atol=1e-9)


@pytest.mark.parametrize(
    ("eigenvalues", "kept"),
    [([2.4, 1.2, 0.3, 0.1], 2), ([1.7, 0.9, 0.4], 2), ([3.0, 0.0, 0.0], 1), ([1.0, 1.0, 1.0], 2), ([3.0, 1.3, 1.2, 1.1] + [0.675] * 8, 5)],
)
def test_the_three_rules_of_the_handbook(eigenvalues: list[float], kept: int) -> None:
    # OECD and JRC 2008, p. 89: eigenvalue > 1, > 10 % each, > 60 % together (more components where the first two fall short)
    assert kept_components(np.array(eigenvalues)) == kept


def test_varimax_is_that_of_scikit_learn() -> None:
    rotation = pytest.importorskip("sklearn.decomposition._factor_analysis", reason="scikit-learn comes with a development oracle")
    loadings = np.random.default_rng(9).normal(size=(8, 3))
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    theirs = rotation._ortho_rotation(loadings / length, tol=1e-13, max_iter=5000)
    theirs = (theirs if theirs.shape == loadings.shape else theirs.T) * length
    np.testing.assert_allclose(np.sort(np.abs(varimax(loadings))), np.sort(np.abs(theirs)), atol=1e-5)


def test_varimax_leaves_the_worst_angle() -> None:
    # At 45° the criterion is stationary: iterations by singular values stay there
    np.testing.assert_allclose(np.abs(varimax(np.array([[0.7, 0.7], [0.7, -0.7]]))).max(axis=1), 0.7 * np.sqrt(2))


def test_a_child_without_spread_weighs_nothing_and_gaps_are_taken() -> None:
    gappy = np.column_stack([TWO_THINGS, np.ones(300)])
    gappy[::7, 2] = GAP
    done = factors(gappy)
    assert done.weights[5] == 0
    assert done.weights.sum() == pytest.approx(1)
    assert done.definite


def test_one_child_has_all_weight_and_no_correlation_at_all_is_refused() -> None:
    assert factors(TWO_THINGS[:, :1]).weights.tolist() == [1.0]
    with pytest.raises(CannotBuild, match="no two children"):
        factors(np.ones((10, 3)))
