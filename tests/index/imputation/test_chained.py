"""Chained regressions and their copies."""

import numpy as np
import pytest

from jejaring.index import doubt, run
from jejaring.index.check import check
from jejaring.index.imputation import Around, rubin
from jejaring.index.imputation.chained import chained, copies
from jejaring.terms.recipe import Doubt, Step, Steps, VarySteps
from small_recipes import GOALPOSTS, flat, panel

PLAIN = {"cycles": 5, "donors": 0, "ridge": 0.0, "draw": True, "seed": 1, "copy": 1}


def around(rows: int, columns: int) -> Around:
    return Around(tuple(f"r{row:04d}" for row in range(rows)), np.ones(columns))


def pair(rows: int = 200, gaps: int = 80) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(9)
    x = generator.normal(0, 1, rows)
    whole = np.column_stack([x, 2 + 3 * x + generator.normal(0, 0.5, rows)])
    gappy = whole.copy()
    gappy[:gaps, 1] = np.nan
    return whole, gappy


def test_the_prediction_without_draw_is_the_regression() -> None:
    _, gappy = pair()
    done = chained(gappy, around(*gappy.shape), **{**PLAIN, "draw": False}).values
    slope, start = np.polyfit(gappy[80:, 0], gappy[80:, 1], 1)
    np.testing.assert_allclose(done[:80, 1], start + slope * gappy[:80, 0], rtol=1e-9)


def test_copies_scatter_as_the_posterior_says() -> None:
    # The predictive variance of one gap: s² (1 + x'(X'X)⁻¹x) · ν / (ν - 2)
    _, gappy = pair()
    drawn = np.array([chained(gappy, around(*gappy.shape), **{**PLAIN, "copy": copy}).values[:80, 1] for copy in range(1, 401)])
    predictors = np.column_stack([np.ones(120), gappy[80:, 0]])
    slope, (rest,), _, _ = np.linalg.lstsq(predictors, gappy[80:, 1], rcond=None)
    wanted = np.column_stack([np.ones(80), gappy[:80, 0]])
    freedom = 118
    variance = rest / freedom * (1 + np.einsum("ij,jk,ik->i", wanted, np.linalg.inv(predictors.T @ predictors), wanted))
    variance *= freedom / (freedom - 2)
    np.testing.assert_allclose(drawn.mean(axis=0), wanted @ slope, atol=4 * np.sqrt(variance.max() / 400))
    assert (drawn.var(axis=0) / variance).mean() == pytest.approx(1, abs=0.05)


def test_rubins_interval_of_the_mean_covers_the_truth() -> None:
    covered = 0
    for trial in range(60):
        generator = np.random.default_rng(trial)
        x = generator.normal(0, 1, 80)
        y = x + generator.normal(0, 1, 80)
        table = np.column_stack([x, np.where(generator.random(80) < 0.4, np.nan, y)])
        filled = [chained(table, around(80, 2), **{**PLAIN, "cycles": 2, "copy": copy}).values[:, 1] for copy in range(1, 11)]
        pooled = rubin(np.array([each.mean() for each in filled]), np.array([each.var(ddof=1) / 80 for each in filled]))
        covered += abs(float(pooled.estimate)) < 2.0 * np.sqrt(float(pooled.total))
    assert covered >= 51  # 95 % of 60 is 57; fewer than 51 has probability .005


def test_matched_values_occur_in_the_column() -> None:
    _, gappy = pair()
    done = chained(gappy, around(*gappy.shape), **{**PLAIN, "donors": 5}).values
    assert set(done[:80, 1]) <= set(gappy[80:, 1])


def test_a_seed_and_copy_give_the_same_numbers_and_another_copy_others() -> None:
    _, gappy = pair()
    first, again = (chained(gappy, around(*gappy.shape), **PLAIN).values for _ in range(2))
    other = chained(gappy, around(*gappy.shape), **{**PLAIN, "copy": 2}).values
    assert first.tobytes() == again.tobytes()
    assert (first[:80, 1] != other[:80, 1]).all()


def test_copies_are_steps_that_a_recipe_takes() -> None:
    steps = copies(Step(method="chained", cycles=2), 3)
    assert [step.parameters["copy"] for step in steps] == [1, 2, 3]
    table = panel(np.where(np.arange(24).reshape(12, 2) == 5, np.nan, np.random.default_rng(0).uniform(0, 100, (12, 2))))
    built = []
    for step in steps:
        subject = flat([1, 1], steps=Steps(impute=step, normalise=GOALPOSTS))
        assert check(subject, table) == ()
        built.append(run(table, subject).imputed[2, 1])
    assert len(set(built)) == 3


def test_copies_as_alternatives_of_doubt_widen_the_regions_with_gaps_and_no_others() -> None:
    table = np.random.default_rng(0).uniform(0, 100, (20, 3))
    table[:6, 1] = np.nan
    step = Step(method="chained", cycles=2)
    choice = VarySteps(vary="impute", among=copies(step, 5))
    subject = flat([1, 1, 1], steps=Steps(impute=step, normalise=GOALPOSTS), doubt=Doubt(draws=100, choices=(choice,)))
    done = doubt(panel(table), subject)
    width = done.high[:, 0] - done.low[:, 0]
    assert (width[:6] > 0).all()
    assert (width[6:] == 0).all()
