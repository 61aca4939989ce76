"""EM for a multivariate normal distribution, against exact cases."""

import numpy as np
import pytest

from jejaring.index.imputation import Around
from jejaring.index.imputation.normal import em, normal_fit
from jejaring.terms.problem import CannotBuild

EXACT = {"ridge": 0.0, "cycles": 20000, "tolerance": 1e-13}


def around(values: np.ndarray) -> Around:
    return Around(tuple(f"r{row:03d}" for row in range(len(values))), np.ones(values.shape[1]))


def test_complete_data_give_their_own_mean_and_covariance() -> None:
    values = np.random.default_rng(0).normal(0, 1, (30, 4)) @ np.random.default_rng(1).normal(0, 1, (4, 4))
    mean, covariance, complete = normal_fit(values, **EXACT)
    np.testing.assert_allclose(mean, values.mean(axis=0), atol=1e-12)
    np.testing.assert_allclose(covariance, np.cov(values.T, bias=True), rtol=1e-10)
    np.testing.assert_array_equal(complete, values)


def test_monotone_bivariate_data_equal_the_factored_likelihood() -> None:
    # Little and Rubin (2019, ch. 7): regress y on x where both are known; μ_y = a + b μ_x, σ_yy = s² + b² σ_xx
    generator = np.random.default_rng(2)
    x = generator.normal(5, 2, 60)
    y = 1 + 0.8 * x + generator.normal(0, 1, 60)
    y[35:] = np.nan
    seen = slice(0, 35)
    slope, start = np.polyfit(x[seen], y[seen], 1)
    left = y[seen] - start - slope * x[seen]
    mean, covariance, complete = normal_fit(np.column_stack([x, y]), **EXACT)
    assert mean[1] == pytest.approx(start + slope * x.mean(), abs=1e-9)
    assert covariance[1, 1] == pytest.approx((left**2).mean() + slope**2 * x.var(), abs=1e-9)
    assert covariance[0, 1] == pytest.approx(slope * x.var(), abs=1e-9)
    np.testing.assert_allclose(complete[35:, 1], start + slope * x[35:], atol=1e-9)


def test_collinear_columns_are_refused_with_the_remedy_and_accepted_with_ridge() -> None:
    x = np.random.default_rng(3).normal(0, 1, 12)
    values = np.column_stack([x, 2 * x, 3 * x])
    values[0, 2] = np.nan
    with pytest.raises(CannotBuild) as caught:
        em(values, around(values), **EXACT)
    assert "ridge" in caught.value.problems[0].todo.en
    done = em(values, around(values), ridge=0.01, cycles=5000, tolerance=1e-9).values
    assert done[0, 2] == pytest.approx(3 * x[0], rel=0.05)


def test_more_columns_than_regions_need_ridge() -> None:
    values = np.random.default_rng(4).normal(0, 1, (5, 8))
    values[0, 0] = np.nan
    with pytest.raises(CannotBuild):
        em(values, around(values), **EXACT)
    assert np.isfinite(em(values, around(values), ridge=0.1, cycles=20000, tolerance=1e-9).values).all()


def test_cycles_that_do_not_suffice_are_an_error_not_a_result() -> None:
    values = np.random.default_rng(5).normal(0, 1, (20, 3))
    values[:8, 1] = np.nan
    with pytest.raises(CannotBuild) as caught:
        em(values, around(values), ridge=0.0, cycles=1, tolerance=1e-12)
    assert "1 cycles" in caught.value.problems[0].met.en
