"""Principal components, their tests and their rotation."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.coherence.components import components, varimax


def table(n: int = 150, seed: int = 1) -> np.ndarray:
    generator = np.random.default_rng(seed)
    two = generator.normal(size=(n, 2))
    return np.column_stack([two[:, 0], two[:, 0], two[:, 0], two[:, 1], two[:, 1]]) + 0.6 * generator.normal(size=(n, 5))


def test_eigenvalues_and_shares_equal_scikit_learn():
    decomposition = pytest.importorskip("sklearn.decomposition", reason="scikit-learn is an oracle of the dev extra")
    values = table()
    scaled = (values - values.mean(axis=0)) / values.std(axis=0)
    pca = decomposition.PCA().fit(scaled)
    ours = components(values)
    np.testing.assert_allclose(ours.share, pca.explained_variance_ratio_)
    np.testing.assert_allclose(np.abs(ours.loadings[:, 0]), np.abs(pca.components_[0]) * np.sqrt(ours.eigenvalues[0]))
    assert ours.eigenvalues.sum() == pytest.approx(5)


def test_two_planted_components_are_retained_and_seen_after_varimax():
    found = components(table())
    assert found.retained == 2
    assert found.above_one == 2
    turned = varimax(found.loadings[:, :2])
    assert (np.abs(turned[:3, 0]) > 0.7).all()
    assert (np.abs(turned[3:, 1]) > 0.7).all()
    assert np.abs(turned[3:, 0]).max() < 0.25
    np.testing.assert_allclose((turned**2).sum(axis=1), (found.loadings[:, :2] ** 2).sum(axis=1))


def test_varimax_equals_statsmodels():
    rotation = pytest.importorskip("statsmodels.multivariate.factor_rotation", reason="statsmodels is an oracle of the dev extra")
    loadings = components(table()).loadings[:, :2]
    length = np.sqrt((loadings**2).sum(axis=1, keepdims=True))
    theirs = np.abs(rotation.rotate_factors(loadings / length, "varimax")[0] * length)
    ours = np.abs(varimax(loadings))
    order = np.argsort(-(theirs**2).sum(axis=0))
    np.testing.assert_allclose(ours, theirs[:, order], atol=1e-4)


def test_kmo_and_bartlett_of_equal_correlations_follow_their_formulas():
    values = table()
    r = np.corrcoef(values.T)
    found = components(values)
    inverse = np.linalg.inv(r)
    off = ~np.eye(5, dtype=bool)
    partial = inverse / np.sqrt(np.outer(np.diag(inverse), np.diag(inverse)))
    assert found.kmo == pytest.approx((r[off] ** 2).sum() / ((r[off] ** 2).sum() + (partial[off] ** 2).sum()))
    statistic = -(149 - 15 / 6) * np.log(np.linalg.det(r))
    assert found.bartlett == pytest.approx(statistic)
    assert found.df == 10
    assert found.p == pytest.approx(stats.chi2.sf(statistic, 10))


def test_pure_noise_keeps_at_most_one_component_and_has_no_structure():
    found = components(np.random.default_rng(5).normal(size=(200, 6)))
    assert found.retained <= 1
    assert found.p > 0.01


def test_below_thirty_complete_regions_nothing_is_assessed():
    values = table(40)
    values[:11, 0] = np.nan
    found = components(values)
    assert not found.assessable
    assert found.n == 29
    assert np.isnan(found.eigenvalues).all()
    assert np.isnan([found.kmo, found.bartlett, found.p]).all()
    assert components(table(30)).assessable


def test_signs_are_fixed_and_the_pull_of_a_column_is_never_negative():
    values = table()
    values[:, 1] *= -1  # coinr fault 16: raw first loadings would give a negative weight
    found, flipped = components(values), components(-values)
    np.testing.assert_allclose(found.loadings, flipped.loadings)
    assert (found.loadings.sum(axis=0) >= 0).all()
    assert (found.pull >= 0).all()
    assert found.pull.sum() == pytest.approx(1)


def test_twin_columns_have_no_kmo_and_an_infinite_statistic():
    values = table()
    values[:, 1] = 2 * values[:, 0] + 1
    found = components(values)
    assert np.isnan(found.kmo)
    assert found.bartlett == np.inf
    assert found.p == 0


def test_the_noise_bound_repeats_with_its_seed():
    assert (components(table(), seed=3).parallel == components(table(), seed=3).parallel).all()
    assert (components(table(), seed=3).parallel != components(table(), seed=4).parallel).any()
