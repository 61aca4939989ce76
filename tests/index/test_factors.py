"""Choices as factors: names, numbers they take, recipes they mean."""

import pytest

from jejaring.index.factors import choice_name, edited, factors_of, named_refusal
from jejaring.index.fault import fault
from jejaring.index.tree import compile_tree
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Doubt, Step, VaryData, VaryFloor, VaryPath, VarySteps, VaryWeights
from small_recipes import EVERY_CHOICE, two_level


def test_every_choice_has_a_name_of_its_own() -> None:
    recipe = two_level()
    names = [choice_name(recipe, choice) for choice in (*EVERY_CHOICE, VaryWeights(node="N1"), VaryData(leaves=("x1", "x2")))]
    assert names == ["weights", "impute", "treat", "normalise", "aggregate:I", "floor", "leave_out", "weights:N1", "data:x1,x2"]
    assert choice_name(recipe, VaryPath(path="leaves.x1.weight")) == "leaves.x1.weight"


@pytest.mark.parametrize(
    ("choice", "width", "options"),
    [
        (VaryWeights(), 12, 0),
        (VaryWeights(node="N1"), 3, 0),
        (VaryWeights(draw="bounded"), 0, 0),
        (VaryWeights(draw="experts", node="N1", experts=((1, 1, 1), (1, 2, 3))), 1, 0),
        (VaryWeights(draw="experts_mean", node="N1", experts=((1, 1, 1), (1, 2, 3))), 2, 0),
        (VaryFloor(among=(1, 5, 10)), 1, 3),
        (VaryPath(path="leaves.x1.weight", uniform=(0, 1)), 1, 0),
        (VaryData(sd=1), 0, 0),
    ],
)
def test_a_factor_takes_as_many_numbers_as_it_draws(choice: object, width: int, options: int) -> None:
    recipe = two_level((choice,))
    (factor,) = factors_of(recipe, compile_tree(recipe))
    assert (factor.width, factor.options) == (width, options)


def test_floors_reach_the_mean_that_was_drawn_whatever_the_order_of_choices() -> None:
    floor, mean = VaryFloor(among=(1, 7)), VarySteps(vary="aggregate", among=(Step(method="linear"), Step(method="harmonic")))
    for choices in ((floor, mean), (mean, floor)):
        recipe = two_level(choices)
        factors = factors_of(recipe, compile_tree(recipe))
        root = edited(recipe, iter([(factor, 1.0) for factor in factors])).root
        assert root.aggregate == Step(method="harmonic", floor=7.0)


def test_a_refusal_names_the_alternatives_that_met_it() -> None:
    recipe = two_level(
        (VaryWeights(), VaryFloor(among=(1, 7)), VaryPath(path="leaves.x1.normalise", among=(Step(method="zscore", mean=50),)))
    )
    factors = factors_of(recipe, compile_tree(recipe))
    refusal = named_refusal(factors, (0.0, 1.0, 0.0), CannotBuild(fault(("a", "b"), "c", ("d", "e"))))
    assert refusal.problems[0].met.en == "[floor = 7; leaves.x1.normalise = zscore(mean=50)] b"
    assert Doubt().choices == ()
