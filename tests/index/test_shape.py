"""Skewness and kurtosis against scipy's small-sample corrected ones."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.shape import kurtosis, skewness


@pytest.mark.parametrize("size", [4, 5, 20, 514])
def test_type_2_shape_equals_scipy_without_bias(size: int) -> None:
    values = np.random.default_rng(size).lognormal(0, 1, (3, size, 6))
    np.testing.assert_allclose(skewness(values), stats.skew(values, axis=1, bias=False), rtol=1e-10)
    np.testing.assert_allclose(kurtosis(values), stats.kurtosis(values, axis=1, bias=False), rtol=1e-10)


def test_gaps_count_as_absent() -> None:
    values = np.array([3.0, np.nan, 1.0, 9.0, 2.0, np.nan, 30.0])[:, None]
    filled = values[~np.isnan(values)]
    assert skewness(values)[0] == pytest.approx(stats.skew(filled, bias=False), rel=1e-12)
    assert kurtosis(values)[0] == pytest.approx(stats.kurtosis(filled, bias=False), rel=1e-12)


def test_too_few_values_and_constant_columns_have_no_shape() -> None:
    three = np.array([[1.0, 2.0], [2.0, 2.0], [9.0, 2.0]])
    assert np.isnan(kurtosis(three)).all()
    assert np.isfinite(skewness(three)[0])
    assert np.isnan(skewness(three)[1])
    assert np.isnan(skewness(three[:2])).all()
