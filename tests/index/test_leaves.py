"""Leaf steps: own, default, drawn."""

import numpy as np

from jejaring.index import run
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


def uneven() -> object:
    """A leaf right below the root, one two nodes deep, one three: COINr refuses leaves at several depths (peers handbook, A1)."""
    nodes = [
        node("I", None, aggregate=Step(method="geometric", floor=1)),
        node("A", min_coverage=0.6),
        node("B", "A", aggregate=Step(method="harmonic", floor=1), min_coverage=0.5),
    ]
    named = [each.model_copy(update={"level": level}) for each, level in zip(nodes, ("index", "pillar", "theme"), strict=True)]
    return recipe(named, [leaf("a"), leaf("b", "A"), leaf("c", "B"), leaf("d", "B", normalise=NARROW)])


def test_leaves_stand_at_any_depth_with_a_mean_and_a_threshold_for_each_node() -> None:
    stages = run(panel([[64, 20, 20, 30], [64, np.nan, 20, np.nan], [64, 20, 20, np.nan]]), uneven())
    scores = dict(zip(stages.nodes, stages.scores.T.tolist(), strict=True))
    np.testing.assert_allclose(scores["B"], [2 / (1 / 20 + 1 / 60), 20, 20])
    np.testing.assert_allclose(scores["A"], [25, np.nan, 20])  # the second region holds a quarter of A's leaves, the third three quarters
    np.testing.assert_allclose(scores["I"], [40, 64, np.sqrt(64 * 20)])  # without A its weight goes to a


def test_branches_are_known_at_every_level_and_a_leaf_above_a_level_stands_alone() -> None:
    branches = leaf_data(panel([[1, 2, 3, 4]]), uneven()).branches
    together = {level: [labels.tolist().count(label) for label in labels] for level, labels in branches.items()}
    assert together == {"parent": [1, 1, 2, 2], "index": [4, 4, 4, 4], "pillar": [1, 3, 3, 3], "theme": [1, 1, 2, 2]}
