"""The imputations by name."""

import pytest

from jejaring.index import check, methods
from jejaring.index.registry import step_problems
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, panel


def test_every_imputation_of_the_issue_is_there() -> None:
    wanted = {"constant", "mean", "median", "group_mean", "group_median", "row_mean", "row_median", "knn", "em", "chained"}
    assert wanted | {"none", "hot_deck", "latest", "linear"} == set(methods()["impute"])


def test_coinr_fault_7_none_is_a_method() -> None:
    assert check(flat([1, 1], steps=Steps(impute=Step(method="none"), normalise=GOALPOSTS)), panel([[1, 2], [3, 4]])) == ()


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step(method="group_mean"), "group is not given"),
        (Step(method="knn", k=0), "k = 0"),
        (Step(method="knn", distance="euclid"), "distance = 'euclid'"),
        (Step(method="constant"), "value is not given"),
        (Step(method="linear", ends="open"), "ends = 'open'"),
        (Step(method="chained", draw=1), "draw = 1"),
        (Step(method="latest", otherwise="group_mean"), "otherwise = group_mean, group = None"),
        (Step(method="linear", group="kind"), "otherwise = none, group = kind"),
    ],
)
def test_bad_parameters_are_told(step: Step, told: str) -> None:
    assert [problem.met.en for problem in step_problems("impute", step, "i")] == [f"i: {step.method}: {told}"]


def test_groupings_levels_and_years_that_are_not_there_are_told_together() -> None:
    for step, told in [
        (Step(method="group_mean", group="kind", parent="pulau"), "impute group_mean: grouping pulau is not in the panel"),
        (Step(method="hot_deck", group="jenis"), "impute hot_deck: grouping jenis is not in the panel"),
        (Step(method="row_mean", level="pillar"), "impute row_mean: no level pillar"),
        (Step(method="latest"), "impute latest: only one year"),
    ]:
        subject = flat([1, 1], steps=Steps(impute=step, normalise=GOALPOSTS))
        assert [problem.met.en for problem in check(subject, panel([[1, 2], [3, 4]], kind=("a", "b")))] == [told]
