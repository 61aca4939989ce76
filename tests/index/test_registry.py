"""The table of methods and what it refuses."""

import pytest

from jejaring.index import methods
from jejaring.index.registry import parameters_of, step_problems
from jejaring.terms.recipe import Step


def test_the_methods_of_the_starter_recipes_are_listed() -> None:
    listed = {step: set(known) for step, known in methods().items()}
    wanted = {
        "denominate": {"none", "divide"},
        "impute": {"none", "group_mean", "group_median"},
        "treat": {"none", "skew_kurtosis"},
        "normalise": {"minmax", "zscore", "goalposts", "log_goalposts", "range_goalposts"},
        "weight": {"given", "equal", "fixed", "budget", "ahp", "bwm", "pca", "entropy", "critic", "regression", "importance"},
        "aggregate": {
            "linear",
            "geometric",
            "harmonic",
            "power",
            "mpi",
            "ampi",
            "mean_min",
            "owa",
            "minimum",
            "median",
            "copeland",
            "wroclaw",
            "dp2",
            "bod",
        },
    }
    assert {step: names - listed[step] for step, names in wanted.items()} == {step: set() for step in wanted}


def test_an_unknown_method_lists_the_known_ones() -> None:
    (problem,) = step_problems("aggregate", Step(method="geometrik"), "steps.aggregate")
    assert problem.expected.id == ", ".join(methods()["aggregate"])
    assert "geometrik" in problem.met.id


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step(method="goalposts", low=0), "high is not given"),
        (Step(method="goalposts", low=0, high="100"), "high = '100'"),
        (Step(method="goalposts", low=0, high=True), "high = True"),
        (Step(method="goalposts", low=0, high=1, top=3), "unknown parameter 'top'"),
        (Step(method="goalposts", low=5, high=5), "low = 5, high = 5"),
        (Step(method="log_goalposts", low=0, high=10), "low + offset = 0"),
        (Step(method="range_goalposts", low=0, target_low=0, target_high=5, high=9), "low = 0, target_low = 0"),
        (Step(method="range_goalposts", low=0, target_low=6, target_high=5, high=9), "target_low = 6, target_high = 5"),
        (Step(method="zscore", sd=0), "sd = 0"),
    ],
)
def test_bad_parameters_are_told_with_their_place(step: Step, told: str) -> None:
    (problem,) = step_problems("normalise", step, "a.normalise")
    assert problem.met.en == f"a.normalise: {step.method}: {told}"


def test_whole_numbers_may_be_written_with_a_point_and_fractions_are_refused() -> None:
    assert step_problems("treat", Step(method="skew_kurtosis", max_points=3.0), "t") == []
    parameters = parameters_of("treat", Step(method="skew_kurtosis", max_points=3.0))
    assert parameters == {"max_points": 3, "skew": 2.0, "kurtosis": 3.5, "otherwise": "log_ct", "combine": False}
    assert len(step_problems("treat", Step(method="skew_kurtosis", max_points=2.5), "t")) == 1


def test_every_problem_of_a_step_is_told_at_once() -> None:
    assert len(step_problems("normalise", Step(method="range_goalposts", low="x", top=1), "n")) == 5
