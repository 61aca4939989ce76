"""Scales with yardsticks: COINr's rules (peers handbook, A3), right where COINr is wrong, and laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import stats

from jejaring.index.leaves import leaf_data, measured, normalised, steps_of
from jejaring.index.scales.spread import ampi, distance_to_reference, distance_to_target, fraction_of_max, robust_z, vector
from jejaring.terms.recipe import Step, Steps
from small_recipes import leaf, node, panel, recipe

UP, DOWN = np.array([1.0]), np.array([-1.0])
X = np.array([[2.0], [np.nan], [4.0], [10.0]])

AFFINE = [
    Step(method="minmax", low=1, high=100),
    Step(method="zscore", mean=100, sd=10),
    Step(method="robust_z"),
    Step(method="distance_to_max"),
    Step(method="distance_to_reference", region="r001"),
    Step(method="ampi"),
    Step(method="rank"),
    Step(method="borda"),
    Step(method="percentile_rank"),
]
COLUMNS = arrays(float, (7, 1), elements=st.integers(-40, 90).map(float), unique=True)


def scores(step: Step, values: np.ndarray, polarity: int = 1) -> np.ndarray:
    subject = recipe([node("I", None)], [leaf("a", polarity=polarity)], steps=Steps(normalise=step))
    data = leaf_data(panel(values), subject)
    return normalised(data, values, steps_of(subject, "normalise"))


@pytest.mark.parametrize("step", AFFINE, ids=lambda step: step.method)
@settings(deadline=None, max_examples=25)
@given(values=COLUMNS)
def test_flipping_sign_and_polarity_leaves_the_scores_unchanged(step: Step, values: np.ndarray) -> None:
    if step.method == "distance_to_reference":
        values = np.vstack([values, [[-200.0]], [[200.0]]])  # the reference is never the worst
    np.testing.assert_array_equal(scores(step, values), scores(step, -values, -1))


@pytest.mark.parametrize("step", AFFINE, ids=lambda step: step.method)
@settings(deadline=None, max_examples=25)
@given(values=COLUMNS, factor=st.sampled_from([0.01, 3.0, 1e6]), shift=st.integers(-100, 100))
def test_unit_and_origin_do_not_matter(step: Step, values: np.ndarray, factor: float, shift: int) -> None:
    if step.method == "distance_to_reference":
        values = np.vstack([values, [[-200.0]], [[200.0]]])
    np.testing.assert_allclose(scores(step, values * factor + shift), scores(step, values), rtol=1e-6, atol=1e-6)


@pytest.mark.parametrize("polarity", [1, -1])
@pytest.mark.parametrize(
    "step",
    [*AFFINE, Step(method="vector"), Step(method="fraction_of_max"), Step(method="distance_to_target", target=15)],
    ids=lambda step: step.method,
)
@settings(deadline=None, max_examples=25)
@given(values=arrays(float, (7, 1), elements=st.integers(1, 90).map(float), unique=True))
def test_the_better_region_never_scores_lower(step: Step, polarity: int, values: np.ndarray) -> None:
    if step.method.startswith("distance"):
        values = np.vstack([values, [[0.5]], [[500.0]]])
    order = np.argsort(values[:, 0] * polarity)
    assert (np.diff(scores(step, values, polarity)[order, 0]) >= -1e-9).all()


def test_robust_z_is_scipys_median_absolute_deviation() -> None:
    values = np.random.default_rng(0).lognormal(0, 1, (41, 1))
    mad = stats.median_abs_deviation(values[:, 0], scale="normal")
    np.testing.assert_allclose(robust_z(values, UP, mean=0, sd=1), (values - np.median(values)) / mad, rtol=1e-12)


def test_distance_to_reference_is_coinrs_with_and_without_cap() -> None:
    # n_dist2ref: 1 - (ref - x) / (ref - min); x = 2, -, 4, 10 and ref = 4
    open_end = distance_to_reference(X, UP, region=2, cap=False)
    np.testing.assert_allclose(open_end.ravel(), [0, np.nan, 100, 400])
    np.testing.assert_allclose(distance_to_reference(X, UP, region=2, cap=True).ravel(), [0, np.nan, 100, 100])
    np.testing.assert_allclose(distance_to_reference(X, DOWN, region=2, cap=False).ravel(), [400 / 3, np.nan, 100, 0])


@pytest.mark.parametrize(("polarity", "expected"), [(UP, [0, np.nan, 50, 200]), (DOWN, [400 / 3, np.nan, 100, 0])])
def test_coinr_issue_68_a_target_is_written_as_it_is_whatever_the_direction(polarity: np.ndarray, expected: list[float]) -> None:
    # n_dist2targ: (x - min) / (target - min), or (max - x) / (max - target) for direction -1; the caller need not turn the target
    target = 6.0 if polarity[0] > 0 else 4.0
    np.testing.assert_allclose(distance_to_target(X, polarity, target=target, cap=False).ravel(), expected)


def test_fraction_of_max_gives_the_least_100_where_less_is_better() -> None:
    # COINr divides negated numbers by their greatest: 1, 2 and 5 for 2, 4 and 10, so that the worst scores most
    np.testing.assert_allclose(fraction_of_max(X, UP).ravel(), [20, np.nan, 40, 100])
    np.testing.assert_allclose(fraction_of_max(X, DOWN).ravel(), [100, np.nan, 50, 20])


def test_vectors_have_length_one_hundred() -> None:
    assert np.sqrt(np.nansum(vector(X, UP) ** 2)) == pytest.approx(100)
    np.testing.assert_allclose(vector(X, DOWN), 100 - vector(X, UP))


def test_ampi_goalposts_are_half_a_range_round_the_reference() -> None:
    # Mazziotta and Pareto 2016: 70 + 60 (x - L) / (U - L), L = ref - range / 2, U = ref + range / 2
    reference, spread = np.nanmean(X), 8.0
    low, high = reference - spread / 2, reference + spread / 2
    np.testing.assert_allclose(ampi(X, UP), 70 + 60 * (X - low) / (high - low))
    np.testing.assert_allclose(ampi(X, DOWN), 200 - ampi(X, UP))
    given_posts = ampi(X, UP, low=0, high=20, reference=10)
    np.testing.assert_allclose(given_posts, 70 + 60 * X / 20)


@pytest.mark.parametrize(
    "step",
    [
        Step(method="goalposts", low=0, high=20, to_low=1, to_high=7),
        Step(method="distance_to_max", to_low=1, to_high=7),
        Step(method="zscore", to_low=1, to_high=7),
        Step(method="rank", to_low=1, to_high=7),
    ],
    ids=lambda step: step.method,
)
def test_coinr_issue_65_any_scale_is_stretched_onto_a_chosen_range(step: Step) -> None:
    done = scores(step, np.array([[0.0], [5.0], [20.0]]))
    assert done.min() == pytest.approx(1)
    assert done.max() == pytest.approx(7)


@pytest.mark.parametrize("step", AFFINE[:6], ids=lambda step: step.method)
def test_a_borrowed_yardstick_gives_the_lender_its_own_scores(step: Step) -> None:
    values = np.random.default_rng(1).normal(0, 1, (9, 1))
    subject = recipe([node("I", None)], [leaf("a")], steps=Steps(normalise=step))
    data = leaf_data(panel(values), subject)
    steps = steps_of(subject, "normalise")
    sticks = measured(data, values, steps)
    np.testing.assert_array_equal(normalised(data, values, steps, sticks=sticks), normalised(data, values, steps))
