"""Means of children."""

import numpy as np
import pytest

from jejaring.index import build, run
from jejaring.index.aggregate import geometric, harmonic, linear
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, panel

GAP = np.nan
MEANS = {"linear": linear, "geometric": lambda s, w: geometric(s, w, floor=0), "harmonic": lambda s, w: harmonic(s, w, floor=0)}


@pytest.mark.parametrize(("name", "expected"), [("linear", 51.0), ("geometric", 46.010), ("harmonic", 41.860)])
def test_power_means_of_the_handbook(name: str, expected: float) -> None:
    # methods.md 1.7: z = (30, 60, 90), w = (.5, .3, .2): r = 1: 51.00; r = 0: 46.010; r = -1: 41.860
    score = MEANS[name](np.array([[30.0, 60.0, 90.0]]), np.array([0.5, 0.3, 0.2]))
    assert score[0] == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize("name", MEANS)
def test_every_mean_drops_a_missing_child_and_shares_its_weight(name: str) -> None:
    # COINr fault 3: a_genmean returns NA where the other means drop the child
    with_gap = MEANS[name](np.array([[30.0, GAP, 90.0]]), np.array([0.5, 0.3, 0.2]))
    without = MEANS[name](np.array([[30.0, 90.0]]), np.array([0.5, 0.2]))
    assert with_gap[0] == pytest.approx(without[0], rel=1e-12)


@pytest.mark.parametrize("name", MEANS)
def test_no_child_no_score(name: str) -> None:
    assert np.isnan(MEANS[name](np.array([[GAP, GAP]]), np.array([0.5, 0.5]))[0])


@pytest.mark.parametrize("mean", [geometric, harmonic])
def test_a_zero_child_gives_zero_without_floor_and_enters_as_the_floor_with_one(mean: object) -> None:
    scores, weights = np.array([[0.0, 50.0]]), np.array([0.5, 0.5])
    assert mean(scores, weights, floor=0)[0] == pytest.approx(0, abs=1e-12)
    assert mean(scores, weights, floor=5)[0] == pytest.approx(mean(np.array([[5.0, 50.0]]), weights, floor=0)[0], rel=1e-12)


@pytest.mark.parametrize("mean", [geometric, harmonic])
def test_a_child_of_zero_weight_is_not_there_even_at_zero(mean: object) -> None:
    score = mean(np.array([[0.0, 50.0]]), np.array([[0.0, 1.0]]), floor=0)
    assert score[0, 0] == pytest.approx(50, rel=1e-12)


def test_each_replicate_has_its_own_weights_and_floor() -> None:
    scores, weights = np.array([[0.0, 64.0]]), np.array([[0.5, 0.5], [0.25, 0.75]])
    np.testing.assert_allclose(geometric(scores, weights, floor=np.array([1.0, 4.0])).ravel(), [8.0, 32.0])


@pytest.mark.parametrize("name", ["geometric", "harmonic"])
def test_negative_scores_are_refused_where_positive_ones_are_needed(name: str) -> None:
    steps = Steps(normalise=Step(method="zscore"))
    with pytest.raises(CannotBuild, match="I: 2 child scores below 0"):
        build(panel([[1, 9], [2, 7], [3, 1]]), flat([1, 1], Step(method=name), steps=steps))


def test_a_gap_among_regions_does_not_move_the_others() -> None:
    full = run(panel([[10, 20], [30, 50]]), flat([1, 3])).scores[:, 0]
    gappy = run(panel([[10, 20], [30, 50], [GAP, 70]]), flat([1, 3])).scores[:, 0]
    np.testing.assert_array_equal(full, gappy[:2])
    assert gappy[2] == 70
