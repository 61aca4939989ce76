"""Correlations by matrix algebra equal the textbook loop of scipy."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.coherence.correlation import adjusted, correlations, pairwise_covariance, within_groups

CLOSE = 1e-10  # sums in another order


def table(rows: int = 70, columns: int = 5, *, gaps: float = 0.15, seed: int = 5) -> np.ndarray:
    generator = np.random.default_rng(seed)
    values = generator.normal(size=(rows, columns)) + generator.normal(size=(rows, 1)) + 1e6
    values[:, 0] = values[:, 0].round()
    values[generator.random(values.shape) < gaps] = np.nan
    return values


ORACLES = {
    "pearson": stats.pearsonr,
    "spearman": stats.spearmanr,
    "kendall": lambda x, y: stats.kendalltau(x, y, method="asymptotic"),
}


@pytest.mark.parametrize("coefficient", ["pearson", "spearman", "kendall"])
@pytest.mark.parametrize("gaps", [0.0, 0.15])
def test_each_coefficient_and_its_p_value_equal_scipys_pair_by_pair(coefficient: str, gaps: float):
    x, y = table(gaps=gaps), table(columns=3, gaps=gaps, seed=9)
    y[:, 0] += np.nan_to_num(x[:, 1])
    ours = correlations(x, y, coefficient=coefficient, control="none")
    for row in range(x.shape[1]):
        for column in range(y.shape[1]):
            both = ~np.isnan(x[:, row]) & ~np.isnan(y[:, column])
            r, p = ORACLES[coefficient](x[both, row], y[both, column])
            assert ours.pairs[row, column] == both.sum()
            assert abs(ours.r[row, column] - r) < CLOSE * 1e3  # values near 10^6 lose digits
            assert ours.p[row, column] == pytest.approx(p, rel=1e-5, abs=1e-12)


def test_a_table_with_itself_is_symmetric_has_ones_and_no_test_on_the_diagonal():
    found = correlations(table(), control="holm")
    np.testing.assert_allclose(found.r, found.r.T, atol=CLOSE)
    np.testing.assert_allclose(np.diag(found.r), 1.0)
    assert np.isnan(np.diag(found.p_adjusted)).all()
    upper = np.triu_indices(5, 1)
    np.testing.assert_allclose(found.p_adjusted[upper], adjusted(found.p[upper], control="holm"))


def test_holm_and_benjamini_hochberg_equal_statsmodels():
    multitest = pytest.importorskip("statsmodels.stats.multitest", reason="statsmodels is an oracle of the dev extra")
    p = np.random.default_rng(1).random(40) ** 3
    for control, name in {"holm": "holm", "bh": "fdr_bh"}.items():
        np.testing.assert_allclose(adjusted(p, control=control), multitest.multipletests(p, method=name)[1])
    np.testing.assert_allclose(adjusted(p, control="bh"), stats.false_discovery_control(p))


def test_a_missing_p_value_is_no_test():
    with_gap = adjusted(np.array([[0.01, np.nan], [0.02, 0.5]]), control="holm")
    assert with_gap[0, 0] == 0.03
    assert np.isnan(with_gap[0, 1])


def test_a_constant_column_has_no_correlation_even_where_only_the_shared_rows_are_constant():
    values = np.array([[1.0, 5.0, 1.0], [2.0, 5.0, 2.0], [3.0, 5.0, 4.0], [np.nan, 9.0, 3.0], [8.0, 5.0, 5.0]])
    for coefficient in ("pearson", "spearman", "kendall"):
        found = correlations(values, coefficient=coefficient)
        assert np.isnan(found.r[0, 1])
        assert not np.isnan(found.r[1, 2])


def test_fewer_than_three_shared_rows_have_no_correlation():
    values = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, np.nan]])
    for coefficient in ("pearson", "spearman", "kendall"):
        assert np.isnan(correlations(values, coefficient=coefficient).r[0, 1])
        assert np.isnan(correlations(values[:0], coefficient=coefficient).r).all()


def test_within_groups_takes_each_group_alone():
    values, groups = table(), tuple("ab"[row % 2] for row in range(70))
    found = within_groups(values, groups)
    assert list(found) == ["a", "b"]
    np.testing.assert_allclose(found["b"].r, correlations(values[1::2]).r)


def test_pairwise_covariance_equals_pandas_and_takes_replicates():
    import pandas as pd

    values = table()
    covariance, pairs = pairwise_covariance(np.stack([values, values[::-1]]))
    np.testing.assert_allclose(covariance[0], pd.DataFrame(values - 1e6).cov(), rtol=1e-8)
    np.testing.assert_allclose(covariance[0], covariance[1], rtol=1e-9)
    assert pairs[0, 0, 0] == (~np.isnan(values[:, 0])).sum()
