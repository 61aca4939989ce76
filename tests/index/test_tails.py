"""Quantiles from tails against numpy's inverted cumulative distribution."""

import numpy as np
import pytest

from jejaring.index import tails
from jejaring.index.tails import Tails, table_quantile


@pytest.mark.parametrize("draws", [1, 7, 20, 100, 1000])
@pytest.mark.parametrize("budget", [1, 2**23])
def test_both_quantiles_are_numpys_whether_draws_are_kept_or_cut_to_tails(draws: int, budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tails, "PENDING_CELLS", budget)
    values = np.random.default_rng(draws).normal(size=(draws, 6))
    kept = Tails(draws, low=0.05, high=0.95)
    for block in np.array_split(values, max(1, draws // 37)):
        kept.add(block)
    low, high = kept.quantiles()
    np.testing.assert_array_equal(low, np.quantile(values, 0.05, axis=0, method="inverted_cdf"))
    np.testing.assert_array_equal(high, np.quantile(values, 0.95, axis=0, method="inverted_cdf"))


@pytest.mark.parametrize("budget", [1, 2**23])
def test_missing_draws_do_not_count(budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tails, "PENDING_CELLS", budget)
    values = np.random.default_rng(1).normal(size=(400, 3))
    values[::3, 1] = np.nan
    values[:, 2] = np.nan
    kept = Tails(400, low=0.05, high=0.95)
    for block in np.array_split(values, 9):
        kept.add(block)
    low, high = kept.quantiles()
    filled = values[~np.isnan(values[:, 1]), 1]
    assert low[1] == np.quantile(filled, 0.05, method="inverted_cdf")
    assert high[1] == np.quantile(filled, 0.95, method="inverted_cdf")
    assert np.isnan([low[2], high[2]]).all()


def test_tables_count_as_often_as_they_were_drawn() -> None:
    tables, counts = np.array([[30.0, np.nan], [10.0, 5.0], [20.0, 7.0]]), np.array([5, 4, 91])
    drawn = np.repeat(tables, counts, axis=0)
    for share in (0.04, 0.05, 0.95, 0.96):
        expected = [np.quantile(drawn[:, 0], share, method="inverted_cdf"), np.quantile(drawn[5:, 1], share, method="inverted_cdf")]
        assert table_quantile(tables, counts, share).tolist() == expected
