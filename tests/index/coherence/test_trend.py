"""Trends of short series."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.coherence.trend import compound_growth, mann_kendall, percent_change, theil_sen, trends
from jejaring.terms.problem import BadTable

YEARS = [2018, 2019, 2020, 2021, 2022]
DOUBLING = np.array([1.0, 2, 4, 8, 16])


def test_any_two_years_of_a_doubling_series_give_100_percent_a_year():
    # COINr fault 5: get_trends with Time = c(2020, 2022) gives 41.4 %.
    assert trends(YEARS, DOUBLING, only=[2020, 2022]).growth == 1.0
    assert trends(YEARS, DOUBLING, only=[2022, 2018]).growth == 1.0
    assert trends(YEARS, DOUBLING).growth == 1.0
    assert trends(YEARS[::-1], DOUBLING[::-1], only=[2021, 2019, 2022]).growth == 1.0


@pytest.mark.parametrize("seed", range(6))
def test_the_slope_and_its_interval_equal_scipys_with_gaps_and_ties(seed: int):
    generator = np.random.default_rng(seed)
    time, values = np.sort(generator.choice(np.arange(1990.0, 2030), 15, replace=False)), generator.normal(size=(4, 15)).round(1)
    values[generator.random(values.shape) < 0.2] = np.nan
    slope, low, high = theil_sen(time, values)
    for row, series in enumerate(values):
        there = ~np.isnan(series)
        theirs = stats.theilslopes(series[there], time[there], alpha=0.95)
        assert slope[row] == pytest.approx(theirs.slope)
        assert low[row] == pytest.approx(theirs.low_slope)
        assert high[row] == pytest.approx(theirs.high_slope)


@pytest.mark.parametrize("seed", range(4))
def test_mann_kendall_equals_pymannkendall_with_ties_and_gaps(seed: int):
    oracle = pytest.importorskip("pymannkendall", reason="pymannkendall is an oracle of the dev extra")
    series = np.random.default_rng(seed).normal(size=20).round(1)
    series[3] = np.nan
    theirs = oracle.original_test(series)
    s, z, p = mann_kendall(series)
    assert (s, z, p) == pytest.approx((theirs.s, theirs.z, theirs.p))


def test_five_rising_years_have_s_10_and_z_9_over_the_root_of_16_and_two_thirds():
    s, z, _ = mann_kendall(DOUBLING)
    assert s == 10
    assert z == pytest.approx(9 / np.sqrt(5 * 4 * 15 / 18))  # n(n-1)(2n+5)/18
    tied = mann_kendall(np.array([1.0, 1, 2, 2, 3]))
    assert tied[1] == pytest.approx((8 - 1) / np.sqrt((5 * 4 * 15 - 2 * 2 * 1 * 9) / 18))


def test_growth_bridges_gaps_and_needs_values_above_zero():
    time = np.array([2018.0, 2019, 2020, 2021])
    table = np.array([[np.nan, 100, np.nan, 121], [0, 1, 2, 3], [5, 1, 9, 5], [-2, 3, 4, -2], [np.nan, 3, np.nan, np.nan], [4, 3, 2, 0]])
    found = compound_growth(time, table)
    assert found[0] == pytest.approx(0.1)
    assert np.isnan(found[[1, 4, 5]]).all()
    assert found[2] == 0
    assert found[3] == 0  # equal ends, as COINr's CAGR


def test_percent_change_is_the_fitted_slope_over_the_fitted_start():
    line = 50 + 2.5 * np.arange(5)
    assert percent_change(np.arange(5.0), line) == pytest.approx(5)
    assert percent_change(np.array([2020.0, 2022]), np.array([4.0, 16])) == pytest.approx(150)  # two years: the simple ratio
    noisy = np.array([4.0, 7, np.nan, 6, 9])
    fit = stats.linregress([0, 1, 3, 4], [4, 7, 6, 9])
    assert percent_change(np.arange(5.0), noisy) == pytest.approx(100 * fit.slope / fit.intercept)


def test_short_series_have_what_they_allow_and_nothing_more():
    found = trends(YEARS, np.array([[np.nan] * 5, [np.nan, 3, np.nan, np.nan, np.nan], [np.nan, 3, np.nan, 5, np.nan]]))
    assert found.n.tolist() == [0, 1, 2]
    assert np.isnan([found.slope[0], found.slope[1], found.z[2], found.growth[1], found.percent[1]]).all()
    assert (found.slope[2], found.low[2], found.high[2]) == (1, 1, 1)
    assert (found.first[2], found.last[2]) == (2019, 2021)
    assert np.isnan(mann_kendall(np.full(5, 3.0))[1])


def test_a_panel_of_regions_and_indicators_is_one_call():
    table = np.random.default_rng(0).normal(size=(6, 3, 5))
    found = trends(YEARS, table)
    assert found.slope.shape == (6, 3)
    assert found.slope[4, 1] == trends(YEARS, table[4, 1]).slope


def test_years_that_are_not_there_or_repeat_are_refused():
    for years, only in ((YEARS, [2017, 2018]), (YEARS, [2018, 2018]), (YEARS[:4], None), ([2018, 2018, 2019, 2020, 2021], None)):
        with pytest.raises(BadTable, match="years"):
            trends(years, DOUBLING, only=only)
