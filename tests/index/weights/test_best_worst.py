"""The best–worst method."""

import numpy as np
import pytest

from jejaring.index.weights.best_worst import best_worst, best_worst_faults, consistency_ratio, ends

GAP = np.nan
BEST, WORST = np.array([[8.0, 2.0, 1.0]]), np.array([[1.0, 5.0, 8.0]])


def test_the_vectors_of_the_handbook() -> None:
    # methods.md 1.6 (4): non-linear w = (.0714, .3387, .5899), ξ* = .258, CR = .058; linear w = (.0714, .3214, .6071), ξ = .0357
    linear, curved = best_worst(BEST, WORST), best_worst(BEST, WORST, model="nonlinear")
    np.testing.assert_allclose(linear.weights, [0.0714, 0.3214, 0.6071], atol=5e-5)
    assert linear.deviation[0] == pytest.approx(0.0357, abs=5e-5)
    np.testing.assert_allclose(curved.weights, [0.0714, 0.3387, 0.5899], atol=5e-5)
    assert curved.deviation[0] == pytest.approx(0.258, abs=5e-4)
    assert linear.ratio[0] == curved.ratio[0] == pytest.approx(0.058, abs=5e-4)


@pytest.mark.parametrize(("most", "index"), list(zip(range(2, 10), (0.44, 1.00, 1.63, 2.30, 3.00, 3.73, 4.47, 5.23), strict=True)))
def test_the_consistency_index_of_rezaei(most: int, index: float) -> None:
    # methods.md 1.6 (4): CI(a_BW); the least consistent judgement of a third child, a_BW both ways, needs ξ = CI and so CR = 1
    best, worst = np.array([1.0, most, most]), np.array([float(most), most, 1.0])
    assert consistency_ratio(best, worst) == pytest.approx(1)
    assert (1 + 2 * most - np.sqrt(1 + 8 * most)) / 2 == pytest.approx(index, abs=5e-3)


@pytest.mark.parametrize("model", ["linear", "nonlinear"])
def test_consistent_judgements_give_their_weights_back(model: str) -> None:
    done = best_worst(np.array([[1.0, 2.0, 4.0, 8.0]]), np.array([[8.0, 4.0, 2.0, 1.0]]), model=model)
    np.testing.assert_allclose(done.weights, np.array([8, 4, 2, 1]) / 15, atol=1e-7)
    assert done.ratio[0] == 0


def test_the_nonlinear_optimum_keeps_every_deviation_within_xi() -> None:
    best, worst = np.array([[1.0, 3.0, 9.0, 2.0, 5.0]]), np.array([[9.0, 4.0, 1.0, 5.0, 2.0]])
    done = best_worst(best, worst, model="nonlinear")
    weights = done.weights
    assert np.abs(weights[0] / weights - best[0]).max() <= done.deviation[0] + 1e-3
    assert (done.low[0] <= weights + 1e-6).all()
    assert (weights <= done.high[0] + 1e-6).all()


def test_weights_are_the_mean_of_the_experts_and_the_sample_is_kept() -> None:
    done = best_worst(np.array([[1.0, 2.0, 4.0], [4.0, 2.0, 1.0]]), np.array([[4.0, 2.0, 1.0], [1.0, 2.0, 4.0]]))
    np.testing.assert_allclose(done.sample[0], np.array([4, 2, 1]) / 7, atol=1e-9)
    np.testing.assert_allclose(done.weights, np.array([5, 4, 5]) / 14, atol=1e-9)


def test_a_judgement_may_be_missing_where_the_other_list_has_one() -> None:
    done = best_worst(np.array([[1.0, GAP, 4.0, 8.0]]), np.array([[8.0, 4.0, GAP, 1.0]]))
    np.testing.assert_allclose(done.weights, np.array([8, 4, 2, 1]) / 15, atol=1e-9)
    assert done.ratio[0] == 0


def test_among_several_best_children_the_other_list_decides() -> None:
    assert ends(np.array([1.0, 1.0, 5.0]), np.array([4.0, 5.0, 1.0])) == (1, 2)


@pytest.mark.parametrize(
    ("best", "worst", "met"),
    [
        (((1.0, 2.0),), ((2.0, 1.0), (2.0, 1.0)), "best: 1 experts, worst: 2"),
        (((1.0, 2.0),), ((3.0, 2.0, 1.0),), "expert 1: best"),
        (((2.0, 2.0, 3.0),), ((3.0, 2.0, 1.0),), "expert 1: best"),
        (((1.0, 2.0, 10.0),), ((3.0, 2.0, 1.0),), "expert 1: best"),
        (((1.0, 2.0, 5.0),), ((3.0, 2.0, 1.0),), "best[3] = 5, worst[1] = 3"),
        (((1.0, None, 5.0),), ((5.0, None, 1.0),), "child 2 is not judged"),
    ],
)
def test_wrong_judgements_are_named(
    best: tuple[tuple[float | None, ...], ...], worst: tuple[tuple[float | None, ...], ...], met: str
) -> None:
    assert met in best_worst_faults(best, worst, 3)[0].met.en


def test_sound_judgements_have_no_fault() -> None:
    assert best_worst_faults(((8.0, 2.0, 1.0),), ((1.0, 5.0, 8.0),), 3) == ()
