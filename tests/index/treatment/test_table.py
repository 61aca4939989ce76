"""The treatments by name."""

import pytest

from jejaring.index import methods
from jejaring.index.registry import step_problems
from jejaring.terms.recipe import Step


def test_every_treatment_of_the_issue_is_there() -> None:
    wanted = {"skew_kurtosis", "winsorise", "percentile", "fences", "log_ct", "log_ct_plus", "log_ct_orig", "log_gii", "box_cox"}
    assert wanted | {"none", "yeo_johnson"} == set(methods()["treat"])


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step(method="percentile", low=0.9, high=0.1), "low = 0.9, high = 0.1"),
        (Step(method="percentile", low=-1), "low = -1"),
        (Step(method="winsorise"), "points is not given"),
        (Step(method="fences", end="top"), "end = 'top'"),
        (Step(method="skew_kurtosis", otherwise="logCT"), "otherwise = 'logCT'"),
        (Step(method="skew_kurtosis", combine="yes"), "combine = 'yes'"),
    ],
)
def test_bad_parameters_are_told(step: Step, told: str) -> None:
    problems = step_problems("treat", step, "t")
    assert [problem.met.en for problem in problems] == [f"t: {step.method}: {told}"]
