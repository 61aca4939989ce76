"""Laws of the index that hold for any data: better is never worse, and what does not matter does not matter."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from jejaring.index import build, doubt
from jejaring.index.means.power import geometric, harmonic
from jejaring.index.means.weighted import linear
from jejaring.index.rank import places
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.recipe import Doubt, Leaf, LeaveOut, Node, Recipe, Step, Steps, VaryWeights
from jejaring.terms.text import same

ROUNDED = 2e-9  # scores are rounded to nine decimals
MEANS = st.sampled_from(
    [Step(method="linear"), Step(method="geometric", floor=1), Step(method="harmonic", floor=1), Step(method="geometric")]
)
CELLS = st.one_of(st.just(np.nan), st.integers(-20, 120).map(float))
TABLES = arrays(float, (6, 4), elements=CELLS)
FULL = arrays(float, (6, 4), elements=st.integers(-20, 120).map(float))
WEIGHTS = st.lists(st.floats(0.1, 10), min_size=4, max_size=4)


def panel(values: np.ndarray) -> Panel:
    return plain_panel(tuple("abcdef"[: len(values)]), ("w", "x", "y", "z"), values)


def recipe(
    mean: Step, weights: list[float], normalise: tuple[Step, ...], *, polarity: tuple[int, ...] = (1, 1, -1, -1), **fields: object
) -> Recipe:
    leaves = tuple(
        Leaf(
            code=column, column=column, parent="AB"[place // 2], weight=weights[place], polarity=polarity[place], normalise=normalise[place]
        )
        for place, column in enumerate("wxyz")
    )
    nodes = (
        Node(code="I", parent=None, level="i", name=same("I")),
        *(Node(code=code, parent="I", level="n", name=same(code)) for code in "AB"),
    )
    words = {"key": "t", "version": "1", "name": same("T"), "short_name": same("T"), "statement": same("-"), "measures": "example"}
    return Recipe(**words, source="-", steps=Steps(aggregate=mean), nodes=nodes, leaves=leaves, **fields)


def posts(factor: float = 1.0) -> tuple[Step, ...]:
    return (Step(method="goalposts", low=0 * factor, high=100 * factor),) * 4


MINMAX = (Step(method="minmax"),) * 4


@given(TABLES, WEIGHTS, MEANS, st.integers(0, 5), st.integers(0, 3), st.integers(1, 60))
def test_better_data_never_lowers_a_score_under_fixed_goalposts(
    values: np.ndarray, weights: list[float], mean: Step, region: int, column: int, gain: int
) -> None:
    better = values.copy()
    better[region, column] += gain if column < 2 else -gain  # y and z are better when lower
    before, after = (build(panel(table), recipe(mean, weights, posts())).score for table in (values, better))
    np.testing.assert_array_equal(np.isnan(before), np.isnan(after))
    assert (np.nan_to_num(after[:, :3]) >= np.nan_to_num(before[:, :3]) - ROUNDED).all()


@given(TABLES, WEIGHTS, MEANS, st.permutations(range(6)))
def test_the_order_of_regions_does_not_matter(values: np.ndarray, weights: list[float], mean: Step, order: list[int]) -> None:
    plain = build(panel(values), recipe(mean, weights, posts()))
    moved = build(panel(values[order]), recipe(mean, weights, posts()))
    np.testing.assert_allclose(moved.score, plain.score[order], atol=ROUNDED)
    np.testing.assert_array_equal(moved.rank, plain.rank[order])


@given(TABLES, WEIGHTS, MEANS, st.sampled_from([0.25, 2.0, 1024.0]))
def test_a_change_of_unit_does_not_matter_when_goalposts_change_with_it(
    values: np.ndarray, weights: list[float], mean: Step, factor: float
) -> None:
    plain = build(panel(values), recipe(mean, weights, posts()))
    scaled = build(panel(values * factor), recipe(mean, weights, posts(factor)))
    np.testing.assert_allclose(scaled.score, plain.score, atol=ROUNDED)
    np.testing.assert_array_equal(scaled.rank, plain.rank)


def with_spread(values: np.ndarray) -> np.ndarray:
    """The table with two different values in every column, so that min-max has a scale."""
    spread = values.copy()
    spread[0], spread[1] = -20, 120
    return spread


@given(FULL, WEIGHTS, MEANS, st.floats(0.01, 1000), st.floats(-50, 50))
def test_minmax_does_not_care_about_unit_or_origin(
    values: np.ndarray, weights: list[float], mean: Step, factor: float, shift: float
) -> None:
    table = with_spread(values)
    plain = build(panel(table), recipe(mean, weights, MINMAX)).score
    moved = build(panel(table * factor + shift), recipe(mean, weights, MINMAX)).score
    harm = 1e-6 if mean.method != "linear" else 1e-8  # the logarithm near 0 magnifies the last bits
    np.testing.assert_allclose(moved[:, 3:], plain[:, 3:], atol=1e-8)
    near_zero = (plain[:, 3:] < 1e-3).any(axis=1)
    np.testing.assert_allclose(moved[~near_zero], plain[~near_zero], atol=harm)


@given(FULL, WEIGHTS, MEANS)
def test_flipping_sign_and_polarity_leaves_minmax_unchanged(values: np.ndarray, weights: list[float], mean: Step) -> None:
    table = with_spread(values)
    plain = build(panel(table), recipe(mean, weights, MINMAX))
    flipped = build(panel(-table), recipe(mean, weights, MINMAX, polarity=(-1, -1, 1, 1)))
    np.testing.assert_array_equal(flipped.score, plain.score)


@given(TABLES, WEIGHTS, MEANS, st.sampled_from([2.0, 8.0, 0.125]))
def test_weights_times_a_factor_are_the_same_weights(values: np.ndarray, weights: list[float], mean: Step, factor: float) -> None:
    plain = build(panel(values), recipe(mean, weights, posts()))
    scaled = build(panel(values), recipe(mean, [weight * factor for weight in weights], posts()))
    np.testing.assert_allclose(scaled.score, plain.score, atol=ROUNDED)
    np.testing.assert_array_equal(scaled.rank, plain.rank)


@given(FULL, WEIGHTS)
def test_harmonic_is_at_most_geometric_and_geometric_at_most_linear(values: np.ndarray, weights: list[float]) -> None:
    scores, shares = np.abs(values) + 1, np.array(weights)
    low, middle, high = harmonic(scores, shares, floor=0), geometric(scores, shares, floor=0), linear(scores, shares)
    assert (low <= middle * (1 + 1e-12)).all()
    assert (middle <= high * (1 + 1e-12)).all()


@given(arrays(float, (3, 7), elements=st.one_of(st.just(np.nan), st.integers(0, 4).map(float))))
def test_a_place_is_one_more_than_how_many_are_better(scores: np.ndarray) -> None:
    for row, result in zip(scores, places(scores), strict=True):
        expected = [np.nan if np.isnan(score) else 1 + np.nansum(row > score) for score in row]
        np.testing.assert_array_equal(result, expected)


@settings(max_examples=20, deadline=None)
@given(TABLES, WEIGHTS, MEANS, st.integers(0, 2**32))
def test_the_same_seed_gives_the_same_bytes_and_limits_enclose(values: np.ndarray, weights: list[float], mean: Step, seed: int) -> None:
    subject = recipe(mean, weights, posts(), doubt=Doubt(draws=64, seed=seed, choices=(VaryWeights(), LeaveOut())))
    first, second = doubt(panel(values), subject), doubt(panel(values), subject)
    assert first.low.tobytes() == second.low.tobytes()
    assert first.rank_high.tobytes() == second.rank_high.tobytes()
    assert (np.nan_to_num(first.low) <= np.nan_to_num(first.high)).all()


@pytest.mark.parametrize("factor", [2.0, 0.5])
def test_one_one_one_is_two_two_two_under_doubt_too(factor: float) -> None:
    values = np.random.default_rng(0).uniform(0, 100, (6, 4))
    subject = recipe(Step(method="geometric"), [factor] * 4, posts(), doubt=Doubt(draws=64, choices=(VaryWeights(),)))
    plain = recipe(Step(method="geometric"), [1.0] * 4, posts(), doubt=Doubt(draws=64, choices=(VaryWeights(),)))
    np.testing.assert_array_equal(doubt(panel(values), subject).low, doubt(panel(values), plain).low)
