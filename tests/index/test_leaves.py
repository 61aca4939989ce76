"""Leaf steps: own, default, drawn."""

import numpy as np

from jejaring.index.leaves import imputed, leaf_data, normalised, steps_of
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, leaf, node, panel, recipe

NARROW = Step(method="goalposts", low=0, high=50)


def test_a_leaf_keeps_its_own_step_and_others_follow_the_recipe_or_the_draw() -> None:
    subject = recipe([node("I", None)], [leaf("a", normalise=NARROW), leaf("b")])
    drawn = Step(method="minmax")
    assert steps_of(subject, "normalise") == (NARROW, GOALPOSTS)
    assert steps_of(subject, "normalise", drawn) == (NARROW, drawn)


def test_each_leaf_goes_through_its_own_step_with_a_replicate_axis_too() -> None:
    subject = recipe([node("I", None)], [leaf("a", normalise=NARROW), leaf("b", polarity=-1)])
    data = leaf_data(panel([[10, 10], [20, 40]]), subject)
    scores = normalised(data, np.stack([data.values, data.values / 2]), steps_of(subject, "normalise"))
    np.testing.assert_allclose(scores, [[[20, 90], [40, 60]], [[10, 95], [20, 80]]])


def test_a_leaf_may_be_imputed_alone() -> None:
    mean = Step(method="group_mean", group="kind")
    subject = recipe([node("I", None)], [leaf("a", impute=mean), leaf("b")], steps=Steps(normalise=GOALPOSTS))
    data = leaf_data(panel([[10, 10], [np.nan, np.nan]], kind=("kota", "kota")), subject)
    filled = imputed(data, data.values, steps_of(subject, "impute"))
    np.testing.assert_array_equal(filled, [[10, 10], [10, np.nan]])
