"""Caps: percentiles, fences and forced winsorising."""

import numpy as np
import pytest

from jejaring.index import run
from jejaring.index.treatment import Rule
from jejaring.index.treatment.cap import fences, percentile, winsorise
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, leaf, node, panel, recipe

CALM = tuple(float(number) for number in range(1, 21))


def column(*values: float) -> np.ndarray:
    return np.array(values, dtype=float)[:, None]


def test_percentiles_are_numpys_and_gaps_do_not_count() -> None:
    values = np.random.default_rng(0).lognormal(0, 1, (50, 1))
    gappy = np.vstack([values, column(np.nan, np.nan)])
    done = percentile(gappy, low=0.05, high=0.9)
    np.testing.assert_allclose(done.values[:50], np.clip(values, *np.quantile(values, [0.05, 0.9])))
    assert done.rule.tolist() == [Rule.CAPPED]


@pytest.mark.parametrize(("end", "expected"), [("both", (-9.0, 15.0)), ("high", (-99.0, 15.0)), ("low", (-9.0, 99.0))])
def test_fences_stand_where_tukey_put_them_at_the_ends_asked_for(end: str, expected: tuple[float, float]) -> None:
    values = column(-99, 0, 3, 6, 99)  # Q1 = 0, Q3 = 6: fences at -9 and 15
    done = fences(values, factor=1.5, end=end)
    assert done.values[[0, 4], 0].tolist() == list(expected)


def test_a_column_within_its_fences_passes() -> None:
    assert fences(column(*CALM), factor=1.5, end="both").rule.tolist() == [Rule.PASSED]


def test_coinr_fault_9_winsorising_is_forced_on_a_column_that_passes_the_test() -> None:
    # issue 53: force_win of one indicator is ignored when it passes
    own = leaf("a", treat=Step(method="winsorise", points=2, end="both"))
    subject = recipe([node("I", None)], [own, leaf("b")], steps=Steps(treat=Step(method="skew_kurtosis"), normalise=GOALPOSTS))
    stages = run(panel([[number, number] for number in CALM]), subject)
    assert stages.treated[:, 0].tolist() == [3.0, 3.0, *CALM[2:18], 18.0, 18.0]
    assert stages.treated[:, 1].tolist() == list(CALM)
    assert {entry.rule for entry in stages.treatments} == {Rule.CAPPED}


def test_forced_winsorising_follows_the_lean_as_coinr_does() -> None:
    done = winsorise(column(*CALM, 400, -900, np.nan), points=2, end="lean")
    assert done.values[20:22, 0].tolist() == [20.0, 1.0]


def test_tied_extremes_that_are_too_many_stay() -> None:
    done = winsorise(column(*CALM, 50, 50, 50), points=2, end="high")
    assert done.rule.tolist() == [Rule.PASSED]
    assert done.values.max() == 50


def test_two_ends_that_would_cross_leave_one_value_not_a_reversed_column() -> None:
    done = winsorise(column(1, 2, 3), points=2, end="both")
    assert (np.diff(done.values[:, 0]) >= 0).all()
