"""Errors of data by cell: their distributions, and that they belong to region, column and draw."""

import numpy as np
import pytest
from scipy import stats

from jejaring.index.sensitivity import data_noise as noise

REGIONS, COLUMNS = [f"r{row}" for row in range(40)], [f"c{column}" for column in range(5)]
DRAWS = np.arange(500, dtype=np.uint64)
KEYS = noise.cell_keys(REGIONS, COLUMNS, 0, 0)


def test_numbers_are_even_and_normal_and_their_draws_and_cells_are_not_correlated() -> None:
    uniforms, normals = noise.cell_uniforms(KEYS, DRAWS), noise.cell_normals(KEYS, DRAWS)
    assert stats.kstest(uniforms.ravel(), "uniform").pvalue > 0.01
    assert stats.kstest(normals.ravel(), "norm").pvalue > 0.01
    for numbers in (uniforms, normals):
        by_draw = np.corrcoef(numbers.reshape(500, -1)[:60])
        by_cell = np.corrcoef(numbers.reshape(500, -1).T)
        for matrix, size in ((by_draw, 200), (by_cell, 500)):
            off = matrix[~np.eye(len(matrix), dtype=bool)]
            assert off.std() == pytest.approx(1 / np.sqrt(size), rel=0.1)


@pytest.mark.parametrize("make", [noise.cell_uniforms, noise.cell_normals])
def test_a_cell_keeps_its_number_when_rows_columns_or_draws_come_go_or_move(make: object) -> None:
    whole = make(KEYS, DRAWS)
    rows, columns, draws = [7, 3, 21], [4, 0], DRAWS[[9, 2, 400]]
    part = make(noise.cell_keys([REGIONS[row] for row in rows], [COLUMNS[column] for column in columns], 0, 0), draws)
    np.testing.assert_array_equal(part, whole[np.ix_([9, 2, 400], rows, columns)])


def test_seeds_and_streams_differ() -> None:
    tables = {noise.cell_keys(REGIONS, COLUMNS, seed, stream).tobytes() for seed in (0, 1) for stream in (0, 1)}
    assert len(tables) == 4


def test_beta_errors_have_the_value_as_mean_and_stay_inside() -> None:
    uniforms = np.random.default_rng(0).random((20_000, 1, 3))
    drawn = noise.beta_error(np.array([[20.0, 0.0, 100.0]]), uniforms, low=0, high=100, concentration=10)
    assert drawn[..., 0].mean() == pytest.approx(20, abs=0.3)
    assert drawn[..., 0].var() == pytest.approx(20 * 80 / 11, rel=0.03)  # m (1 - m) / (concentration + 1) of the range squared
    assert (drawn[..., 1] == 0).all()
    assert (drawn[..., 2] == 100).all()


def test_empirical_errors_are_the_residuals_equally_often() -> None:
    drawn = noise.empirical_error(np.zeros((1, 1)), np.random.default_rng(0).random((9000, 1, 1)), residuals=(-1, 0, 4))
    values, times = np.unique(drawn, return_counts=True)
    assert values.tolist() == [-1, 0, 4]
    assert (np.abs(times - 3000) < 200).all()


def test_lognormal_errors_keep_sign_and_median() -> None:
    drawn = noise.lognormal_error(np.array([[10.0, -10.0, 0.0]]), np.random.default_rng(0).normal(size=(9001, 1, 3)), sd=0.5)
    assert np.median(drawn[..., 0]) == pytest.approx(10, rel=0.02)
    assert (drawn[..., 1] < 0).all()
    assert (drawn[..., 2] == 0).all()


def test_gaps_stay_gaps_under_every_error_and_a_group_without_donor_stays_empty() -> None:
    values = np.array([[np.nan, 1.0], [2.0, np.nan], [np.nan, 3.0]])
    uniforms = np.random.default_rng(0).random((4, 3, 2))
    assert np.isnan(noise.normal_error(values, uniforms, sd=1, relative=False)[:, 0, 0]).all()
    filled = noise.donor_fill(values, uniforms, np.array([0, 0, 1]), noise.name_keys(["a", "b", "c"]))
    assert (filled[:, 0, 0] == 2).all()
    assert (filled[:, 1, 1] == 1).all()
    assert np.isnan(filled[:, 2, 0]).all()
