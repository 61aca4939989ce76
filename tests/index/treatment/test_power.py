"""Powers of greatest likelihood, against scipy."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.treatment.power import box_cox_power, yeo_johnson_power

CLOSE = 1e-6  # scipy's own search stops at about 1e-8 in the likelihood, 1e-6 in the power


@pytest.mark.parametrize("seed", range(4))
def test_box_cox_power_equals_scipys(seed: int) -> None:
    values = np.random.default_rng(seed).gamma(2.0, 1e4, (60, 3))
    expected = [stats.boxcox_normmax(column, method="mle") for column in values.T]
    np.testing.assert_allclose(box_cox_power(values), expected, atol=CLOSE)


@pytest.mark.parametrize("seed", range(4))
def test_yeo_johnson_power_equals_scipys(seed: int) -> None:
    values = np.random.default_rng(seed).gamma(2.0, 2.0, (60, 3)) - 3
    expected = [stats.yeojohnson_normmax(column) for column in values.T]
    np.testing.assert_allclose(yeo_johnson_power(values), expected, atol=CLOSE)


def test_gaps_do_not_count() -> None:
    values = np.random.default_rng(0).gamma(2.0, 3.0, (40, 1))
    gappy = np.vstack([values, np.full((5, 1), np.nan)])
    np.testing.assert_allclose(box_cox_power(gappy), box_cox_power(values), atol=1e-9)
    np.testing.assert_allclose(yeo_johnson_power(gappy), yeo_johnson_power(values), atol=1e-9)


def test_the_unit_does_not_move_the_box_cox_power() -> None:
    values = np.random.default_rng(3).lognormal(0, 1, (50, 1))
    np.testing.assert_allclose(box_cox_power(values * 1e9), box_cox_power(values), atol=1e-6)
