"""Budget allocation."""

import numpy as np
import pytest

from jejaring.index.weights.budget import allocation, kendall_w, point_faults


def test_weights_are_the_mean_shares_with_their_spread_and_the_sample() -> None:
    done = allocation(np.array([[60.0, 30.0, 10.0], [40.0, 40.0, 20.0]]))
    np.testing.assert_allclose(done.weights, [0.5, 0.35, 0.15])
    np.testing.assert_allclose(done.deviation, np.std([[0.6, 0.3, 0.1], [0.4, 0.4, 0.2]], axis=0, ddof=1))
    np.testing.assert_allclose(done.sample, [[0.6, 0.3, 0.1], [0.4, 0.4, 0.2]])


def test_the_total_of_points_does_not_matter() -> None:
    points = np.array([[60.0, 30.0, 10.0], [40.0, 40.0, 20.0]])
    np.testing.assert_allclose(allocation(points / 10).weights, allocation(points).weights)


def test_one_expert_has_no_spread_and_no_agreement() -> None:
    done = allocation(np.array([[60.0, 30.0, 10.0]]))
    assert np.isnan(done.deviation).all()
    assert np.isnan(done.agreement)


def test_kendall_w_without_ties_is_friedmans_statistic_over_its_largest_value() -> None:
    from scipy.stats import friedmanchisquare

    points = np.random.default_rng(3).permuted(np.tile(np.arange(5.0), (7, 1)), axis=1)
    assert kendall_w(points) == pytest.approx(friedmanchisquare(*points.T).statistic / (7 * 4))


def test_kendall_w_with_ties_is_friedmans_corrected_statistic() -> None:
    from scipy.stats import friedmanchisquare

    points = np.random.default_rng(4).integers(0, 3, (9, 5)).astype(float)
    assert kendall_w(points) == pytest.approx(friedmanchisquare(*points.T).statistic / (9 * 4))


def test_full_agreement_is_one_and_opposite_orders_are_zero() -> None:
    assert kendall_w(np.array([[3.0, 2.0, 1.0], [9.0, 5.0, 4.0]])) == pytest.approx(1)
    assert kendall_w(np.array([[3.0, 2.0, 1.0], [1.0, 2.0, 3.0]])) == pytest.approx(0)


@pytest.mark.parametrize(
    ("points", "items", "met"),
    [
        (((50.0, 50.0),), 3, "expert 1: points"),
        (((50.0, None, 50.0),), 3, "expert 1: points"),
        (((50.0, 60.0, -10.0),), 3, "expert 1: points"),
        (((0.0, 0.0, 0.0),), 3, "expert 1: points"),
        (((50.0, 30.0, 20.0), (50.0, 30.0, 15.0)), 3, "totals differ: 95 and 100"),
        ((tuple([1.0] * 13),), 13, "13 children"),
    ],
)
def test_wrong_points_are_named(points: tuple[tuple[float | None, ...], ...], items: int, met: str) -> None:
    assert met in point_faults(points, items)[0].met.en


def test_sound_points_have_no_fault() -> None:
    assert point_faults(((50.0, 30.0, 20.0), (0.0, 0.0, 100.0)), 3) == ()
