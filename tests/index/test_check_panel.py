"""What hinders a recipe on a panel, beyond absent columns."""

import numpy as np
import pytest

from jejaring.index import check
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, leaf, node, panel, recipe


def told(step: Step, values: list[list[float]], polarity: int = 1) -> list[str]:
    subject = recipe([node("I", None)], [leaf("a", polarity=polarity)], steps=Steps(normalise=step))
    return [problem.met.en for problem in check(subject, panel(values))]


COLUMN = [[2.0], [4.0], [10.0]]


@pytest.mark.parametrize(
    ("step", "polarity", "problems"),
    [
        (Step(method="distance_to_target", target=1), 1, ["a: distance_to_target finds no distance"]),
        (Step(method="distance_to_target", target=1), -1, []),
        (Step(method="distance_to_target", target=12), -1, ["a: distance_to_target finds no distance"]),
        (Step(method="distance_to_reference", region="r000"), 1, ["a: distance_to_reference finds no distance"]),
        (Step(method="distance_to_reference", region="r001"), 1, []),
        (Step(method="distance_to_reference", region="x"), 1, ["normalise distance_to_reference: region x is not in the panel"]),
        (Step(method="bands", cuts=(5,), scores=(0, 100)), 1, []),
        (Step(method="bands", cuts=(5,), scores=(0, 100)), -1, ["a: scores against polarity -1"]),
    ],
)
def test_what_a_scale_cannot_do_with_a_column_is_told(step: Step, polarity: int, problems: list[str]) -> None:
    assert told(step, COLUMN, polarity) == problems


def test_a_column_of_which_more_than_half_is_alike_has_no_robust_deviation() -> None:
    assert told(Step(method="robust_z"), [[0.0], [0.0], [0.0], [7.0]]) == ["a: robust_z finds no distance"]


@pytest.mark.parametrize(("polarity", "bad"), [(1, "r001"), (-1, "r000, r001")])
def test_fractions_need_positive_numbers(polarity: int, bad: str) -> None:
    assert told(Step(method="fraction_of_max"), [[0.0], [-1.0], [4.0]], polarity)[-1] == f"a: values not above 0: {bad}"


def test_every_problem_of_names_and_columns_comes_at_once() -> None:
    steps = Steps(impute=Step(method="group_mean", group="x", parent="y"), normalise=Step(method="minmax"))
    subject = flat([1, 1], steps=steps)
    problems = check(subject, panel([[1, 3], [1, np.inf]]))
    assert [problem.met.en for problem in problems] == [
        "impute group_mean: grouping x is not in the panel",
        "impute group_mean: grouping y is not in the panel",
        "a: all values are alike (1)",
        "b: infinite values: r001",
    ]
