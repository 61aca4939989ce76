"""Denominators."""

import numpy as np
import pytest

from jejaring.index import build, run
from jejaring.index.denominate import correlation, size_flags
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, leaf, node, panel, recipe


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


def test_values_that_grow_with_size_are_flagged_and_whether_they_are_divided() -> None:
    size = np.array([1.0, 2.0, 3.0, 4.0, 5.0, np.nan])
    values = np.column_stack([size * 3 + np.array([0, 0.1, 0, 0.1, 0, 0]), [5, 1, 4, 2, 3, 9.0], -size, size])
    table = panel(values)
    leaves = [leaf("a", denominator="d"), leaf("b"), leaf("c")]
    subject = recipe([node("I", None)], leaves, steps=Steps(denominate=Step(method="divide"), normalise=GOALPOSTS))
    flags = size_flags(table, subject)
    assert [(flag.leaf, flag.denominator, flag.pairs, flag.is_divided) for flag in flags] == [("a", "d", 5, True), ("c", "d", 5, False)]
    assert flags[1].r == pytest.approx(-1)
    undivided = subject.model_copy(update={"steps": Steps(normalise=GOALPOSTS)})
    assert not size_flags(table, undivided)[0].is_divided
    assert [flag.leaf for flag in size_flags(table, flat([1, 1]), denominators=("c",))] == ["a"]


def test_the_correlation_is_numpys_over_pairs_and_too_few_say_nothing() -> None:
    left, right = np.random.default_rng(0).normal(0, 1, (2, 30))
    left[3] = right[7] = np.nan
    both = np.isfinite(left) & np.isfinite(right)
    r, pairs = correlation(left, right)
    assert (r, pairs) == (pytest.approx(np.corrcoef(left[both], right[both])[0, 1]), 28)
    assert np.isnan(correlation(left[:2], right[:2])[0])
    assert np.isnan(correlation(np.ones(5), np.arange(5.0))[0])
