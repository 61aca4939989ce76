"""Sobol indices against analytic values, SALib, and the faults of peers."""

from importlib import import_module

import numpy as np
import pytest

from jejaring.index.sensitivity.sobol import alternative, sobol_design, sobol_indices
from jejaring.terms.problem import CannotBuild

# Ishigami with a = 7, b = 0.1: analytic values (handbook methods.md 1.10).
FIRST, TOTAL = (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437)


def ishigami(points: np.ndarray) -> np.ndarray:
    x = np.pi * (2 * points - 1)
    return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])


def additive(points: np.ndarray) -> np.ndarray:
    return points @ np.array([1.0, 2.0, 3.0])


def test_ishigami_has_its_analytic_indices() -> None:
    indices = sobol_indices(ishigami(sobol_design(3, 2**14, seed=0)), resamples=100)
    np.testing.assert_allclose(indices.first, FIRST, atol=2e-3)
    np.testing.assert_allclose(indices.total, TOTAL, atol=2e-3)
    assert (indices.first_low <= np.array(FIRST) + 1e-4).all()
    assert (indices.first_high >= np.array(FIRST) - 1e-4).all()


def test_indices_agree_with_salib() -> None:
    sobol = pytest.importorskip("SALib.analyze.sobol", reason="SALib is a test oracle")
    design = sobol_design(3, 1024, seed=5)
    outputs = ishigami(design)
    indices = sobol_indices(outputs, resamples=200)
    a, b, *crossed = outputs - outputs[:2].mean()
    for factor, changed in enumerate(crossed):
        assert indices.first[factor] == pytest.approx(sobol.first_order(a, changed, b), abs=1e-12)
        assert indices.total[factor] == pytest.approx(sobol.total_order(a, changed, b), abs=1e-12)
    interleaved = np.stack([outputs[0], *outputs[2:], outputs[1]], axis=1).ravel()
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0, 1]] * 3}
    whole = sobol.analyze(problem, interleaved, calc_second_order=False, seed=1, num_resamples=1000)
    np.testing.assert_allclose(indices.first, whole["S1"], atol=5e-3)
    half_width = (indices.total_high - indices.total_low) / 2
    np.testing.assert_allclose(half_width, whole["ST_conf"], rtol=0.35)


@pytest.mark.parametrize("offset", [10.0, 1000.0, -1e6])
def test_an_offset_of_the_output_does_not_matter(offset: float) -> None:
    # COINr 1.1.14: an offset of 1000 turns 0.25 into values from -136 to +154 (composite-indicator-peers.md, A4, fault 11).
    outputs = additive(sobol_design(3, 128, seed=2))
    plain, moved = sobol_indices(outputs), sobol_indices(outputs + offset)
    for name in ("first", "total", "first_low", "first_high", "total_low", "total_high"):
        np.testing.assert_allclose(getattr(moved, name), getattr(plain, name), atol=1e-7)


def test_an_additive_function_is_estimated_ten_times_as_closely_as_by_coinr() -> None:
    # First-order RMSE of an additive function at N = 128: COINr 0.226, SALib 0.0077 (composite-indicator-peers.md, A8).
    truth = np.array([1, 4, 9]) / 14
    errors = [sobol_indices(additive(sobol_design(3, 128, seed=seed)), resamples=2).first - truth for seed in range(20)]
    assert np.sqrt(np.mean(np.square(errors))) < 0.0226


def test_a_factor_that_changes_nothing_has_index_exactly_zero() -> None:
    design = sobol_design(2, 64, seed=3)
    outputs = 0.1 * alternative(design[..., 0], 3) + 7.3
    indices = sobol_indices(outputs)
    assert indices.first[1] == indices.total[1] == indices.total_high[1] == indices.first_low[1] == 0
    assert indices.total[0] == pytest.approx(1, abs=0.1)


def test_an_output_that_never_changes_has_indices_of_exactly_zero() -> None:
    indices = sobol_indices(np.full((4, 32, 1), 0.1))
    assert (indices.first == 0).all()
    assert (indices.total_high == 0).all()
    assert indices.variance == 0


def test_many_outputs_have_the_indices_of_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    design = sobol_design(3, 256, seed=4)
    outputs = np.stack([np.stack([ishigami(design), additive(design)], -1), np.stack([-ishigami(design), design[..., 2]], -1)], -1)
    whole = sobol_indices(outputs, resamples=50)
    monkeypatch.setattr(import_module("jejaring.index.sensitivity.sobol"), "BLOCK_CELLS", 1)
    blocks = sobol_indices(outputs, resamples=50)
    assert whole.first.shape == (3, 2, 2)
    assert whole.mean.shape == (2, 2)
    np.testing.assert_allclose(blocks.total_high, whole.total_high, rtol=1e-12)
    alone = sobol_indices(outputs[..., 1, 0], resamples=50)
    np.testing.assert_allclose(whole.first_low[:, 1, 0], alone.first_low, rtol=1e-12, atol=1e-12)


def test_an_output_with_a_missing_run_has_missing_indices_and_the_others_have_theirs() -> None:
    design = sobol_design(2, 16, seed=4)
    outputs = np.stack([design[..., 0], design[..., 1]], -1)
    outputs[2, 3, 0] = np.nan
    indices = sobol_indices(outputs)
    assert np.isnan(indices.total[0, 0])
    assert not np.isnan(indices.total[:, 1]).any()


def test_the_design_holds_b_columns_one_at_a_time_and_depends_on_the_seed() -> None:
    design = sobol_design(3, 16, seed=0)
    a, b = design[:2]
    for factor in range(3):
        column = np.arange(3) == factor
        np.testing.assert_array_equal(design[factor + 2], np.where(column, b, a))
    np.testing.assert_array_equal(design, sobol_design(3, 16, seed=0))
    assert not np.array_equal(design, sobol_design(3, 16, seed=1))


def test_discrete_factors_use_bins_of_the_unit_interval_not_of_the_sample() -> None:
    # COINr cuts the observed range (composite-indicator-peers.md, A3): a sample from 0.4 to 0.6 would fall into both bins of two.
    np.testing.assert_array_equal(alternative(np.linspace(0.4, 0.6, 5), 2), [0, 0, 1, 1, 1])
    assert (alternative(np.array([0.6, 0.9]), 2) == 1).all()


@pytest.mark.parametrize(("factors", "size"), [(2, 100), (2, 1), (0, 8)])
def test_a_design_that_cannot_be_balanced_is_refused(factors: int, size: int) -> None:
    with pytest.raises(CannotBuild):
        sobol_design(factors, size, seed=0)
