"""Several years on one scale."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.index import Rule, build, run
from jejaring.index.years import Years, build_years, run_years
from jejaring.terms.panel import Panel
from jejaring.terms.problem import BadRecipe, CannotBuild
from jejaring.terms.recipe import Recipe, Step, Steps
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

CELLS = st.integers(0, 100).map(float)
GAP = np.nan


def years(*tables: object, first: int = 2020) -> list[Panel]:
    return [replace(panel(table), period=str(first + number)) for number, table in enumerate(tables)]


def plan(normalise: Step, **steps: Step) -> Recipe:
    return recipe([node("I", None)], [leaf("a"), leaf("b", polarity=-1)], steps=Steps(normalise=normalise, **steps))


def spread(table: np.ndarray) -> np.ndarray:
    """The table with two different values in each column, so that every year has a scale."""
    return np.vstack([table, np.zeros(table.shape[1]), np.full(table.shape[1], 100.0)])


FIXED = [GOALPOSTS, Step(method="log_goalposts", low=0, high=100, offset=1), Step(method="scaled", start=0, end=50)]


@pytest.mark.parametrize("scale", ["all_years", "each_year", "first"])
@pytest.mark.parametrize("normalise", FIXED, ids=lambda step: step.method)
@settings(deadline=None, max_examples=15)
@given(tables=st.lists(arrays(float, (4, 2), elements=CELLS), min_size=2, max_size=4))
def test_past_scores_do_not_move_when_a_year_is_added_under_fixed_goalposts(scale: str, normalise: Step, tables: list) -> None:
    whole = build_years(years(*tables), plan(normalise), scale=scale)
    past = build_years(years(*tables[:-1]), plan(normalise), scale=scale)
    for before, after in zip(past, whole, strict=False):
        np.testing.assert_array_equal(before.score, after.score)
        np.testing.assert_array_equal(before.rank, after.rank)


@pytest.mark.parametrize("normalise", [Step(method="minmax", low=1, high=100), Step(method="zscore"), Step(method="ampi")])
@settings(deadline=None, max_examples=15)
@given(tables=st.lists(arrays(float, (4, 2), elements=CELLS), min_size=2, max_size=4))
def test_past_scores_do_not_move_when_all_are_measured_by_the_first_year(normalise: Step, tables: list) -> None:
    tables = [spread(table) for table in tables]
    subject = plan(normalise, treat=Step(method="skew_kurtosis"))
    whole, past = (build_years(years(*part), subject, scale="first") for part in (tables, tables[:-1]))
    for before, after in zip(past, whole, strict=False):
        np.testing.assert_array_equal(before.score, after.score)


def test_a_stored_reference_gives_a_new_year_the_scale_of_an_old_run() -> None:
    tables = [spread(np.random.default_rng(number).uniform(0, 130, (5, 2))) for number in range(3)]
    subject = plan(Step(method="minmax"), treat=Step(method="fences"))
    whole = run_years(years(*tables), subject, scale="first")
    (reference,) = run_years(years(tables[0]), subject, scale="first").references
    alone = run_years(years(tables[2], first=2022), subject, scale="first", reference=reference)
    np.testing.assert_array_equal(alone.stages[0].scores, whole.stages[2].scores)
    assert alone.references == (reference,)
    assert reference.periods == ("2020",)


def test_each_year_by_itself_is_the_plain_build_of_that_year() -> None:
    tables = [spread(np.random.default_rng(number).uniform(0, 130, (5, 2))) for number in range(3)]
    subject = plan(Step(method="zscore"), treat=Step(method="skew_kurtosis"), impute=Step(method="median"))
    for panel_of_year, score in zip(years(*tables), build_years(years(*tables), subject, scale="each_year"), strict=True):
        np.testing.assert_array_equal(score.score, build(panel_of_year, subject).score)


def test_one_scale_for_all_years_runs_from_the_least_to_the_greatest_of_any_year() -> None:
    done = run_years(years([[0, 5], [10, 5]], [[20, 15], [40, 10]]), plan(Step(method="minmax")))
    np.testing.assert_allclose([stages.normalised for stages in done.stages], [[[0, 100], [25, 100]], [[50, 0], [100, 50]]])
    (reference,) = done.references
    assert reference.periods == ("2020", "2021")
    np.testing.assert_allclose(reference.sticks[:, :2], [[0, 40], [-15, 10]])  # origin and unit, b turned round


def test_a_later_year_goes_through_the_caps_of_the_first() -> None:
    calm = [[float(number), float(number)] for number in range(1, 21)]
    subject = plan(GOALPOSTS, treat=Step(method="skew_kurtosis"))
    done = run_years(years([*calm, [400.0, 5.0]], [*calm, [90.0, 5.0]]), subject, scale="first")
    assert done.stages[0].treated[-1, 0] == 20
    assert done.stages[1].treated[-1, 0] == 20
    assert {entry.rule for entry in done.stages[1].treatments} == {Rule.WINSORISED}


def test_treatment_may_have_a_scale_of_its_own_as_in_coinr() -> None:
    calm = [[float(number), float(number)] for number in range(1, 21)]
    tables = years([*calm, [400.0, 5.0]], [*calm, [30.0, 5.0]])
    subject = plan(Step(method="minmax"), treat=Step(method="skew_kurtosis"))
    apart = run_years(tables, subject, treat="each_year")
    assert apart.stages[1].treated[-1, 0] == 30  # calm in its own year
    assert apart.stages[1].normalised[-1, 0] == 100
    assert apart.stages[0].normalised[-1, 0] == pytest.approx(100 * 19 / 29)


def test_coinr_fault_15_each_leaf_has_its_own_parameters_on_a_panel_too() -> None:
    own = [leaf("a", normalise=Step(method="goalposts", low=0, high=50)), leaf("b", normalise=Step(method="distance_to_target", target=8))]
    done = run_years(years([[10, 4], [25, 6]], [[50, 8], [0, 2]]), recipe([node("I", None)], own))
    np.testing.assert_allclose([stages.normalised for stages in done.stages], [[[20, 100 / 3], [50, 200 / 3]], [[100, 100], [0, 0]]])


def test_the_reference_of_ampi_is_the_mean_of_the_first_year_and_its_range_that_of_all() -> None:
    # Mazziotta and Pareto 2016: the reference is 100 in the base year, goalposts span all years
    done = run_years(years([[10, 1], [30, 2]], [[50, 3], [10, 2]]), plan(Step(method="ampi")))
    np.testing.assert_allclose(done.stages[0].normalised[:, 0].mean(), 100)
    np.testing.assert_allclose(done.stages[1].normalised[0, 0], 100 + 60 * (50 - 20) / 40)


def series(done: Years, column: int = 0, row: int = 0) -> list[float]:
    return [stages.imputed[row, column] for stages in done.stages]


def test_gaps_are_filled_from_other_years_of_the_same_region_wherever_it_stands() -> None:
    # COINr fault 14: rows of DataT and iData_imp run in opposite order
    tables = years([[10, 1], [30, 2]], [[GAP, 1], [GAP, 2]], [[20, 1], [50, 2]])
    tables[1] = replace(tables[1], regions=("r001", "r000"))
    done = run_years(tables, plan(GOALPOSTS, impute=Step(method="linear")))
    assert done.stages[1].imputed[:, 0].tolist() == [40.0, 15.0]
    assert done.stages[1].is_imputed[:, 0].all()
    assert done.stages[1].coverage[0, 0] == 0.5


def test_coinr_fault_13_one_known_value_in_a_series_does_not_stop_the_run() -> None:
    tables = years([[GAP, 1], [30, 2]], [[7, 1], [GAP, 2]], [[GAP, 1], [50, 2]])
    done = run_years(tables, plan(GOALPOSTS, impute=Step(method="linear")))
    np.testing.assert_array_equal(series(done), [GAP, 7, GAP])
    assert series(done, row=1) == [30, 40, 50]
    carried = run_years(tables, plan(GOALPOSTS, impute=Step(method="latest", max_years=1)))
    np.testing.assert_array_equal(series(carried), [GAP, 7, 7])


def test_divided_values_are_carried_not_raw_ones() -> None:
    subject = recipe(
        [node("I", None)],
        [leaf("a", denominator="b", denominator_scale=100)],
        steps=Steps(denominate=Step(method="divide"), impute=Step(method="latest"), normalise=GOALPOSTS),
    )
    done = run_years(years([[10, 20], [5, 10]], [[GAP, 40], [5, 10]]), subject)
    assert series(done) == [50.0, 50.0]


def test_a_region_that_joins_or_leaves_does_not_disturb_the_others() -> None:
    tables = years([[10, 1], [30, 2], [50, 3]], [[20, 1], [40, 2]])
    done = run_years(tables, plan(GOALPOSTS, impute=Step(method="latest")))
    assert [len(stages.regions) for stages in done.stages] == [3, 2]


def test_imputation_over_years_is_refused_for_a_single_year() -> None:
    with pytest.raises(CannotBuild) as caught:
        run(panel([[1, 2], [3, 4]]), plan(GOALPOSTS, impute=Step(method="latest")))
    assert "run_years" in caught.value.problems[0].todo.en


def test_every_problem_of_recipe_and_years_comes_at_once() -> None:
    subject = plan(Step(method="minmaks"))
    with pytest.raises(BadRecipe) as caught:
        run_years([replace(panel([[1]], "a"), period="x")], subject)
    assert len(caught.value.problems) == 3  # the method, the period, the column


def test_a_reference_goes_with_the_first_year_only() -> None:
    done = run_years(years([[10, 1], [30, 2]]), flat([1, 1]), scale="first")
    with pytest.raises(ValueError, match="first"):
        run_years(years([[10, 1], [30, 2]]), flat([1, 1]), reference=done.references[0])
