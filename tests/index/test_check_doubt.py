"""A misspelt or ineffective choice of doubt is an error, never a skipped step."""

import pytest

from jejaring.index import check
from jejaring.terms.recipe import Choice, Doubt, LeaveOut, Step, VaryFloor, VaryRounding, VarySteps, VaryWeights
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe

LINEAR, GEOMETRIC = Step(method="linear"), Step(method="geometric")
DATA = panel([[10, 20], [30, 40]])


def told(*choices: Choice, weights: tuple[float, ...] = (1, 1), **doubt: object) -> list[str]:
    return [problem.met.en for problem in check(flat(list(weights), doubt=Doubt(choices=choices, **doubt)), DATA)]


@pytest.mark.parametrize(
    ("choice", "problem"),
    [
        (VaryWeights(spread=0), "doubt 1 (weights): spread = 0"),
        (VaryWeights(spread=1), "doubt 1 (weights): spread = 1"),
        (VarySteps(vary="aggregate", node="X", among=(LINEAR, GEOMETRIC)), "doubt 1 (aggregate): node X does not exist"),
        (VarySteps(vary="aggregate", among=(LINEAR, LINEAR)), "doubt 1 (aggregate): cannot have an effect"),
        (VarySteps(vary="aggregate", among=(LINEAR, Step(method="medium"))), "doubt 1 (aggregate), 2: unknown method 'medium'"),
        (VarySteps(vary="normalise", node="I", among=(GOALPOSTS, Step(method="minmax"))), "doubt 1 (normalise): node = I"),
        (VaryFloor(among=(1, 5)), "doubt 1 (floor): cannot have an effect"),
        (VaryRounding(), "doubt 1 (rounding): cannot have an effect"),
    ],
)
def test_each_misspelt_or_ineffective_choice_is_told(choice: Choice, problem: str) -> None:
    assert told(choice) == [problem]


def test_one_scored_leaf_can_neither_be_left_out_nor_reweighted() -> None:
    problems = told(LeaveOut(), VaryWeights(), weights=(1, 0))
    assert problems == ["doubt 1 (leave_out): cannot have an effect", "doubt 2 (weights): cannot have an effect"]


def test_a_floor_counts_as_effective_when_only_a_drawn_mean_takes_one() -> None:
    assert told(VarySteps(vary="aggregate", among=(LINEAR, GEOMETRIC)), VaryFloor(among=(1, 5))) == []


def test_floors_below_zero_are_told() -> None:
    problems = told(VarySteps(vary="aggregate", among=(LINEAR, GEOMETRIC)), VaryFloor(among=(-1, 5)))
    assert problems == ["doubt 2 (floor): -1"]


def test_steps_that_every_leaf_overrides_cannot_vary() -> None:
    leaves = [leaf("a", normalise=GOALPOSTS), leaf("b", normalise=GOALPOSTS)]
    doubt = Doubt(choices=(VarySteps(vary="normalise", among=(GOALPOSTS, Step(method="minmax"))),))
    problems = check(recipe([node("I", None)], leaves, doubt=doubt), DATA)
    assert [problem.met.en for problem in problems] == ["doubt 1 (normalise): cannot have an effect"]


def test_the_same_target_twice_is_told_also_when_the_root_is_named_once() -> None:
    assert told(VaryWeights(), VaryWeights(spread=0.1)) == ["doubt 2 (weights): repeated"]
    twice = [VarySteps(vary="aggregate", among=(LINEAR, GEOMETRIC)), VarySteps(vary="aggregate", node="I", among=(LINEAR, GEOMETRIC))]
    assert len(told(*twice)) == 1


@pytest.mark.parametrize("numbers", [{"draws": 0}, {"seed": -1}, {"low": 0.95, "high": 0.05}, {"low": 0.0}])
def test_impossible_numbers_of_doubt_are_told(numbers: dict[str, float]) -> None:
    assert len(told(**numbers)) == 1


def test_seed_zero_is_a_seed() -> None:
    assert told(seed=0) == []
