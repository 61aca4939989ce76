"""Ordered weighted averages, minimum, median."""

import numpy as np
import pytest

from jejaring.index.means.ordered import median, minimum, order_faults, orness, owa, owa_quantifier
from jejaring.index.means.weighted import linear

GAP = np.nan
THIRDS = np.ones(3) / 3
TABLE = np.random.default_rng(3).uniform(0, 100, (20, 3))


def test_yagers_average_weighs_places_not_children() -> None:
    expected = np.sort(TABLE)[:, ::-1] @ [0.2, 0.3, 0.5]
    np.testing.assert_allclose(owa(TABLE, THIRDS, order=(2, 3, 5)), expected, atol=1e-12)


@pytest.mark.parametrize(("order", "expected"), [((1, 0, 0), "max"), ((0, 0, 1), "min"), ((0, 1, 0), "median"), ((1, 1, 1), "mean")])
def test_its_special_cases(order: tuple[float, ...], expected: str) -> None:
    np.testing.assert_allclose(owa(TABLE, THIRDS, order=order), getattr(np, expected)(TABLE, axis=1), atol=1e-12)


@pytest.mark.parametrize(("order", "expected"), [((1, 0, 0), 1), ((0, 0, 1), 0), ((1, 1, 1), 0.5), ((0.2, 0.3, 0.5), 0.35)])
def test_orness(order: tuple[float, ...], expected: float) -> None:
    # methods.md 1.7: Σ (m - k) / (m - 1) v_k
    assert orness(order) == pytest.approx(expected)


def test_equal_places_give_the_weighted_mean() -> None:
    # Torra 1997: with v = 1/c the average is the weighted mean of the children's own weights
    weights = np.array([0.5, 0.3, 0.2])
    np.testing.assert_allclose(owa(TABLE, weights, order=(1, 1, 1)), linear(TABLE, weights), atol=1e-12)
    np.testing.assert_allclose(owa_quantifier(TABLE, weights, orness=0.5), linear(TABLE, weights), atol=1e-12)


@pytest.mark.parametrize(("wanted", "expected"), [(0.001, "min"), (0.999, "max")])
def test_the_quantifier_runs_from_the_weakest_to_the_strongest(wanted: float, expected: str) -> None:
    np.testing.assert_allclose(owa_quantifier(TABLE, THIRDS, orness=wanted), getattr(np, expected)(TABLE, axis=1), atol=0.2)


@pytest.mark.parametrize("mean", [lambda s, w: owa(s, w, order=(1, 2, 5)), lambda s, w: owa_quantifier(s, w, orness=0.3), minimum, median])
def test_missing_children_and_companions_are_not_there(mean: object) -> None:
    assert mean(np.array([[40.0, GAP, GAP]]), THIRDS)[0] == pytest.approx(40)
    assert np.isnan(mean(np.array([[GAP, GAP, GAP]]), THIRDS)[0])
    companion = mean(np.array([[0.0, 40.0, 40.0], [GAP, 70.0, GAP]]), np.array([0.0, 0.5, 0.5]))
    np.testing.assert_allclose(companion, [40, 70])


@pytest.mark.parametrize("mean", [lambda s, w: owa(s, w, order=(1, 2, 5)), lambda s, w: owa_quantifier(s, w, orness=0.3), minimum, median])
def test_replicates_are_separate(mean: object) -> None:
    weights = np.array([[0.5, 0.3, 0.2], [1.0, 1.0, 1.0], [0.0, 0.5, 0.5]])
    found = mean(TABLE, weights)
    assert found.shape == (3, 20)
    for place in range(3):
        np.testing.assert_allclose(found[place], mean(TABLE, weights[place]))
        np.testing.assert_allclose(mean(np.stack([TABLE] * 3), weights)[place], found[place])


def test_the_median_is_plain_with_equal_weights_and_leans_with_others() -> None:
    np.testing.assert_allclose(median(TABLE, THIRDS), np.median(TABLE, axis=1))
    even = np.random.default_rng(4).uniform(0, 100, (20, 4))
    np.testing.assert_allclose(median(even, np.ones(4)), np.median(even, axis=1))
    assert median(np.array([[10.0, 20.0, 90.0]]), np.array([0.2, 0.2, 0.6]))[0] == 90
    assert median(np.array([[10.0, 20.0, 90.0]]), np.array([0.25, 0.25, 0.5]))[0] == 55


@pytest.mark.parametrize("order", [(1.0, 1.0), (0.0, 0.0, 0.0), (1.0, -1.0, 1.0), (1.0, float("inf"), 1.0)])
def test_wrong_places_are_named(order: tuple[float, ...]) -> None:
    assert "order" in order_faults(order, 3)[0].met.en


def test_sound_places_have_no_fault() -> None:
    assert order_faults((0.0, 1.0, 2.0), 3) == ()
