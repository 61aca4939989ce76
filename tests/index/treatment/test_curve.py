"""Curves: what a column was sent through can be applied to another year, and never turns it round."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from jejaring.index import methods
from jejaring.index.treatment import LEFT, Treated, applied
from jejaring.index.treatment.curve import box_cox, yeo_johnson
from jejaring.terms.recipe import Step

CELLS = st.one_of(st.just(np.nan), st.integers(-50, 400).map(float))
PARAMETERS = {"winsorise": {"points": 2}}
NAMES = sorted(set(methods()["treat"]) - {"none"})


def treat(name: str, values: np.ndarray) -> Treated:
    from jejaring.index.registry import parameters_of

    step = Step(method=name, **PARAMETERS.get(name, {}))
    return methods()["treat"][name].atom(values, **parameters_of("treat", step))


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=30)
@given(values=arrays(float, (9, 2), elements=CELLS))
def test_every_treatment_keeps_gaps_and_never_turns_a_column_round(name: str, values: np.ndarray) -> None:
    done = treat(name, values)
    np.testing.assert_array_equal(np.isnan(done.values), np.isnan(values))
    for column in range(2):
        order = np.argsort(values[:, column])
        calmed = done.values[order, column]
        rises = np.diff(calmed[~np.isnan(calmed)])
        assert (rises >= -1e-9 * np.abs(calmed[~np.isnan(calmed)]).max(initial=1)).all()


@pytest.mark.parametrize("name", NAMES)
@settings(deadline=None, max_examples=30)
@given(values=arrays(float, (9, 2), elements=CELLS))
def test_the_curve_says_all_that_was_done(name: str, values: np.ndarray) -> None:
    done = treat(name, values)
    np.testing.assert_array_equal(applied(values, done.curve), done.values)


@pytest.mark.parametrize("name", sorted(set(NAMES) - {"log_ct_orig", "log_gii", "box_cox", "yeo_johnson"}))
@settings(deadline=None, max_examples=30)
@given(values=arrays(float, (9, 2), elements=CELLS), factor=st.sampled_from([0.25, 8.0, 1024.0]))
def test_the_unit_does_not_matter_to_who_is_treated_nor_to_scores_after_minmax(name: str, values: np.ndarray, factor: float) -> None:
    plain, scaled = treat(name, values), treat(name, values * factor)
    np.testing.assert_array_equal(plain.rule, scaled.rule)
    np.testing.assert_allclose(stretched(plain.values), stretched(scaled.values), atol=1e-9)


def stretched(values: np.ndarray) -> np.ndarray:
    low, high = np.fmin.reduce(values, axis=0), np.fmax.reduce(values, axis=0)
    return (values - low) / np.where(high > low, high - low, 1.0)


@pytest.mark.parametrize("name", NAMES)
def test_replicates_are_treated_each_by_itself(name: str) -> None:
    values = np.random.default_rng(5).lognormal(1, 1.5, (3, 40, 2))
    together = treat(name, values)
    for replicate in range(3):
        alone = treat(name, values[replicate])
        np.testing.assert_allclose(together.values[replicate], alone.values, rtol=1e-12)
        np.testing.assert_array_equal(together.rule[replicate], alone.rule)


@pytest.mark.parametrize("name", NAMES)
def test_a_constant_and_an_empty_column_are_left(name: str) -> None:
    values = np.array([[3.0, np.nan]] * 5)
    done = treat(name, values)
    np.testing.assert_array_equal(done.values, values)
    assert all(rule in LEFT for rule in done.rule)


@pytest.mark.parametrize("power", [-1.5, 0.0, 0.4, 1.0, 2.0, 3.0])
def test_powers_equal_scipys(power: float) -> None:
    values = np.random.default_rng(1).lognormal(0, 1, 30)
    np.testing.assert_allclose(box_cox(values[:, None], np.array([power]))[:, 0], stats.boxcox(values, power), rtol=1e-12, atol=1e-14)
    signed = np.random.default_rng(2).normal(0, 3, 30)
    np.testing.assert_allclose(yeo_johnson(signed[:, None], np.array([power]))[:, 0], stats.yeojohnson(signed, power), rtol=1e-12)


def test_a_later_year_below_a_logarithms_start_is_held_there() -> None:
    first = treat("log_ct", np.array([[10.0], [20.0], [110.0]]))
    later = applied(np.array([[-500.0], [10.0]]), first.curve)
    assert later[0, 0] == later[1, 0] == first.values[0, 0]
