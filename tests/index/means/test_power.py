"""Power means."""

import numpy as np
import pytest

from jejaring.index import build
from jejaring.index.means.power import geometric, harmonic, power
from jejaring.index.means.weighted import linear
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, panel

GAP = np.nan
ROW, WEIGHTS = np.array([[30.0, 60.0, 90.0]]), np.array([0.5, 0.3, 0.2])
MEANS = {
    "geometric": lambda s, w: geometric(s, w, floor=0),
    "harmonic": lambda s, w: harmonic(s, w, floor=0),
    **{f"power {r}": lambda s, w, r=r: power(s, w, exponent=r) for r in (-30, -2, -1, -0.5, -1e-7, 0, 1e-7, 0.5, 1, 2, 40)},
}


@pytest.mark.parametrize(("exponent", "expected"), [(1, 51.0), (0.5, 48.438), (0, 46.010), (-1, 41.860)])
def test_power_means_of_the_handbook(exponent: float, expected: float) -> None:
    # methods.md 1.7: z = (30, 60, 90), w = (.5, .3, .2)
    assert power(ROW, WEIGHTS, exponent=exponent)[0] == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(("exponent", "gradient"), [(0, (0.7668, 0.2301, 0.1022)), (-1, (0.9735, 0.1460, 0.0433))])
def test_gradients_of_the_handbook(exponent: float, gradient: tuple[float, ...]) -> None:
    # methods.md 1.7; the identity Σ z ∂I/∂z = I holds for every power mean
    step = 1e-5
    slopes = [
        (power(ROW + step * unit, WEIGHTS, exponent=exponent) - power(ROW - step * unit, WEIGHTS, exponent=exponent))[0] / (2 * step)
        for unit in np.eye(3)
    ]
    np.testing.assert_allclose(slopes, gradient, atol=6e-5)
    assert ROW[0] @ slopes == pytest.approx(power(ROW, WEIGHTS, exponent=exponent)[0], abs=1e-6)


def test_named_means_are_members_of_the_family() -> None:
    scores = np.random.default_rng(1).uniform(1, 100, (20, 3))
    for exponent, mean in ((1.0, linear), (0.0, MEANS["geometric"]), (-1.0, MEANS["harmonic"])):
        np.testing.assert_allclose(power(scores, WEIGHTS, exponent=exponent), mean(scores, WEIGHTS), rtol=1e-12)


def test_scipy_agrees_at_every_exponent_far_and_near_zero() -> None:
    from scipy.stats import pmean

    scores = np.random.default_rng(2).uniform(1, 100, (20, 3))
    for exponent in (-7.0, -0.3, 0.01, 2.5, 6.0):
        np.testing.assert_allclose(power(scores, WEIGHTS, exponent=exponent), pmean(scores, exponent, axis=1, weights=WEIGHTS), rtol=1e-11)
    for exponent in (1e-9, -1e-9, 9e-4, -9e-4):
        around = power(scores, WEIGHTS, exponent=exponent)
        np.testing.assert_allclose(
            around,
            geometric(scores, WEIGHTS, floor=0)
            * (
                1
                + exponent
                * np.array([np.average((np.log(r) - np.average(np.log(r), weights=WEIGHTS)) ** 2, weights=WEIGHTS) for r in scores])
                / 2
            ),
            rtol=1e-6,
        )


def test_huge_exponents_reach_the_extremes_without_overflow() -> None:
    assert power(ROW, WEIGHTS, exponent=1e5)[0] == pytest.approx(90, rel=1e-4)
    assert power(ROW, WEIGHTS, exponent=-1e5)[0] == pytest.approx(30, rel=1e-4)


@pytest.mark.parametrize("name", MEANS)
def test_every_mean_drops_a_missing_child_and_shares_its_weight(name: str) -> None:
    # COINr fault 3: a_genmean returns NA where the other means drop the child
    with_gap = MEANS[name](np.array([[30.0, GAP, 90.0]]), WEIGHTS)
    without = MEANS[name](np.array([[30.0, 90.0]]), np.array([0.5, 0.2]))
    assert with_gap[0] == pytest.approx(without[0], rel=1e-9)
    assert np.isnan(MEANS[name](np.array([[GAP, GAP]]), np.array([0.5, 0.5]))[0])


@pytest.mark.parametrize("name", MEANS)
def test_the_power_mean_is_not_the_placeholder_of_compind(name: str) -> None:
    # Compind's ci_generalized_mean gives 1 for every data set with its default, and (mean x^p) / p without it
    assert MEANS[name](np.array([[40.0, 40.0]]), np.array([0.5, 0.5]))[0] == pytest.approx(40, rel=1e-12)


@pytest.mark.parametrize("mean", [geometric, harmonic, lambda s, w, floor: power(s, w, exponent=-0.5, floor=floor)])
def test_a_zero_child_gives_zero_without_floor_and_enters_as_the_floor_with_one(mean: object) -> None:
    scores, weights = np.array([[0.0, 50.0]]), np.array([0.5, 0.5])
    assert mean(scores, weights, floor=0)[0] == pytest.approx(0, abs=1e-12)
    assert mean(scores, weights, floor=5)[0] == pytest.approx(mean(np.array([[5.0, 50.0]]), weights, floor=0)[0], rel=1e-12)


@pytest.mark.parametrize("name", MEANS)
def test_a_child_of_zero_weight_is_not_there_even_at_zero(name: str) -> None:
    score = MEANS[name](np.array([[0.0, 50.0]]), np.array([[0.0, 1.0]]))
    assert score[0, 0] == pytest.approx(50, rel=1e-12)


def test_a_zero_enters_a_mean_with_positive_exponent() -> None:
    assert power(np.array([[0.0, 50.0]]), np.array([0.5, 0.5]), exponent=1e-3)[0] == pytest.approx(50 * 0.5**1000)
    assert power(np.array([[0.0, 50.0]]), np.array([0.5, 0.5]), exponent=2)[0] == pytest.approx(50 / np.sqrt(2))


def test_each_replicate_has_its_own_weights_and_floor() -> None:
    scores, weights = np.array([[0.0, 64.0]]), np.array([[0.5, 0.5], [0.25, 0.75]])
    np.testing.assert_allclose(geometric(scores, weights, floor=np.array([1.0, 4.0])).ravel(), [8.0, 32.0])
    np.testing.assert_allclose(power(scores, weights, exponent=0, floor=np.array([1.0, 4.0])).ravel(), [8.0, 32.0])
    np.testing.assert_allclose(power(scores, weights, exponent=1, floor=np.array([1.0, 4.0])).ravel(), [32.5, 49.0])


@pytest.mark.parametrize("name", ["geometric", "harmonic"])
def test_negative_scores_are_refused_where_positive_ones_are_needed(name: str) -> None:
    steps = Steps(normalise=Step(method="zscore"))
    with pytest.raises(CannotBuild, match="I: 2 child scores below 0"):
        build(panel([[1, 9], [2, 7], [3, 1]]), flat([1, 1], Step(method=name), steps=steps))
