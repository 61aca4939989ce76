"""Denominators."""

import numpy as np

from jejaring.index import build, run
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, leaf, node, panel, recipe


def per_head(**fields: object) -> object:
    steps = Steps(denominate=Step(method="divide"), normalise=GOALPOSTS)
    return recipe([node("I", None)], [leaf("a", denominator="b", **fields), leaf("c")], steps=steps)


def test_a_leaf_is_divided_by_its_denominator_and_scaled_and_others_stay() -> None:
    stages = run(panel([[50, 1000, 7], [30, 300, 8]]), per_head(denominator_scale=1000))
    np.testing.assert_allclose(stages.denominated, [[50, 7], [100, 8]])


def test_a_missing_denominator_leaves_the_value_missing_and_lowers_coverage() -> None:
    scores = build(panel([[50, np.nan, 7], [30, 300, 8]]), per_head())
    assert np.isnan(scores.score[0, 1])
    assert scores.coverage[:, 0].tolist() == [0.5, 1.0]
