"""Correlations with gaps."""

import numpy as np

from jejaring.index.weights.correlation import correlations

GAP = np.nan


def test_full_columns_agree_with_numpy() -> None:
    values = np.random.default_rng(1).normal(size=(40, 6)) * 10.0 ** np.arange(6) + 1e6
    np.testing.assert_allclose(correlations(values), np.corrcoef(values.T), atol=1e-9)


def test_each_pair_uses_the_rows_that_have_both_as_pandas_does() -> None:
    import pandas as pd

    generator = np.random.default_rng(2)
    values = generator.normal(size=(40, 5))
    values[generator.random(values.shape) < 0.2] = GAP
    np.testing.assert_allclose(correlations(values), pd.DataFrame(values).corr().to_numpy(), atol=1e-12)


def test_replicates_are_worked_through_at_once() -> None:
    values = np.random.default_rng(3).normal(size=(4, 20, 3))
    np.testing.assert_allclose(correlations(values)[2], np.corrcoef(values[2].T), atol=1e-12)


def test_a_column_without_spread_and_a_pair_without_common_rows_have_none() -> None:
    found = correlations(np.array([[1.0, 5.0, GAP], [2.0, 5.0, GAP], [4.0, 5.0, 1.0], [8.0, 5.0, 2.0]]))
    assert np.isnan(found[0, 1])
    assert np.isnan(found[1, 1])
    assert np.isnan(found[0, 2])
    assert found[0, 0] == 1
