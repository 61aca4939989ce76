"""What parameters of a scale contradict."""

import pytest

from jejaring.index.registry import step_problems
from jejaring.terms.recipe import Step


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (Step(method="scaled", start=5, end=5), "start = 5, end = 5"),
        (Step(method="target_is_best", low=0, target=9, high=5), "low = 0, target = 9, high = 5"),
        (Step(method="ampi", low=3), "only low"),
        (Step(method="ampi", low=3, high=1), "low = 3, high = 1"),
        (Step(method="zscore", to_low=1), "only to_low"),
        (Step(method="goalposts", low=0, high=9, to_low=7, to_high=1), "to_low = 7, to_high = 1"),
        (Step(method="bands", cuts=(3, 1), scores=(0, 1, 2)), "cuts = [3.0, 1.0]"),
        (Step(method="bands", cuts=(1, 3), scores=(0, 1)), "2 scores, 2 cuts"),
        (Step(method="bands", cuts=(1, 3), scores=(0, 2, 1)), "scores = [0.0, 2.0, 1.0]"),
        (Step(method="percentile_bands", cuts=(25,), scores=(0, 1)), "cuts = [25.0]"),
    ],
)
def test_each_contradiction_is_told(step: Step, told: str) -> None:
    assert [problem.met.en for problem in step_problems("normalise", step, "n")] == [f"n: {step.method}: {told}"]
