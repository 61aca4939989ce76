"""Alpha and omega against closed forms and other libraries."""

import numpy as np
import pytest

from jejaring.index.coherence.reliability import alpha_interval, cronbach, omega, one_factor, reliability


def items(n: int = 200, loadings: tuple[float, ...] = (0.9, 0.7, 0.5, 0.6), seed: int = 1) -> np.ndarray:
    generator = np.random.default_rng(seed)
    factor = generator.normal(size=(n, 1))
    unique = np.sqrt(1 - np.array(loadings) ** 2)
    return factor * np.array(loadings) + generator.normal(size=(n, len(loadings))) * unique


def test_five_items_that_all_correlate_by_04_have_alpha_07692():
    equal = np.full((5, 5), 0.4) + 0.6 * np.eye(5)
    assert cronbach(equal) == pytest.approx(0.7692, abs=5e-5)  # methods handbook, 1.8
    assert omega(equal) == pytest.approx(float(cronbach(equal)), abs=1e-6)  # equal loadings: omega is alpha (McDonald 1999)


def test_alpha_with_gaps_is_coinrs_k_squared_mean_covariance_over_the_sum():
    pandas = pytest.importorskip("pandas")
    table = items()
    table[np.random.default_rng(2).random(table.shape) < 0.1] = np.nan
    covariance = pandas.DataFrame(table).cov().to_numpy()
    mean_off = (covariance.sum() - np.trace(covariance)) / 12
    assert reliability(table).alpha == pytest.approx(16 * mean_off / covariance.sum(), rel=1e-10)  # peers handbook, A3


def test_listwise_uses_complete_regions_only():
    table = items()
    table[:20, 0] = np.nan
    found = reliability(table, listwise=True)
    assert found.n == 180
    assert found.alpha == pytest.approx(reliability(table[20:]).alpha)
    assert reliability(table).n == 200


def test_alpha_without_an_item_is_the_alpha_of_the_others():
    table = items()
    table[:, 3] = np.random.default_rng(8).normal(size=200)
    found = reliability(table)
    np.testing.assert_allclose(found.deleted[3], reliability(table[:, :3]).alpha)
    assert found.deleted[3] > found.alpha
    assert np.isnan(reliability(table[:, :2]).deleted).all()
    assert np.isnan(reliability(table[:, :2]).omega)


def test_one_factor_equals_statsmodels_maximum_likelihood():
    factor = pytest.importorskip("statsmodels.multivariate.factor", reason="statsmodels is an oracle of the dev extra")
    table = items()
    theirs = np.abs(factor.Factor(table, n_factor=1, method="ml").fit().loadings[:, 0])
    np.testing.assert_allclose(one_factor(np.corrcoef(table.T)), theirs, atol=2e-4)  # statsmodels stops early


def test_omega_finds_the_reliability_of_a_known_factor_model():
    loadings = np.array([0.9, 0.7, 0.5, 0.6])
    correlation = np.outer(loadings, loadings)
    np.fill_diagonal(correlation, 1.0)
    np.testing.assert_allclose(one_factor(correlation), loadings, atol=1e-5)
    assert omega(correlation) == pytest.approx(2.7**2 / (2.7**2 + (1 - loadings**2).sum()), abs=1e-5)


def test_constant_items_and_single_items_have_no_reliability():
    table = items()
    table[:, 0] = 3.3
    found = reliability(table)
    assert np.isnan([found.alpha, found.standardised, found.omega]).all()
    assert np.isnan(reliability(items()[:, :1]).alpha)


def test_the_interval_holds_alpha_and_repeats_with_its_seed():
    table = items()
    first, again, other = (alpha_interval(table, draws=300, seed=seed) for seed in (0, 0, 1))
    assert first == again
    assert first != other
    assert first.low < reliability(table).alpha < first.high
    assert alpha_interval(items(2000), draws=300).high - alpha_interval(items(2000), draws=300).low < first.high - first.low
