"""Pena's DP2."""

import numpy as np
import pytest

from jejaring.index.means.distance import distance, dp2

GAP = np.nan
GENERATOR = np.random.default_rng(11)
COMMON = GENERATOR.normal(size=(30, 1)) + 0.7 * GENERATOR.normal(size=(30, 5))


def by_regression(table: np.ndarray, order: tuple[int, ...]) -> np.ndarray:
    """DP2 for a given order, R² from least squares with a constant."""
    score = np.zeros(len(table))
    for place, child in enumerate(order):
        before = np.column_stack([np.ones(len(table)), table[:, order[:place]]])
        rest = table[:, child] - before @ np.linalg.lstsq(before, table[:, child], rcond=None)[0]
        unexplained = rest.var() / table[:, child].var() if place else 1.0
        score += np.abs(table[:, child] - table[:, child].min()) / table[:, child].std() * unexplained
    return score


def test_three_cities_by_hand() -> None:
    # Distances in population sd from the minimum: a (0, 10, 50) / 21.602, b (10, 0, 60) / 26.247; r = .94063, so b adds 1 - r² = .11521
    a, b = np.array([0, 10, 50]) / np.std([10, 20, 60]), np.array([10, 0, 60]) / np.std([20, 10, 70])
    left = 1 - np.corrcoef([10, 20, 60], [20, 10, 70])[0, 1] ** 2
    done = distance(np.array([[10.0, 20.0], [20.0, 10.0], [60.0, 70.0]]))
    np.testing.assert_allclose(done.score, a + left * b, atol=1e-12)
    np.testing.assert_allclose(done.added, [1, left], atol=1e-12)


def test_the_settled_order_is_that_of_correlations_with_the_result() -> None:
    done = distance(COMMON)
    assert done.settled
    assert not done.cycles
    strength = [abs(np.corrcoef(column, done.score)[0, 1]) for column in COMMON.T]
    assert done.order == tuple(np.argsort(-np.array(strength)).tolist())
    np.testing.assert_allclose(done.score, by_regression(COMMON, done.order), atol=1e-10)


def test_a_child_that_repeats_another_adds_nothing() -> None:
    twice = np.column_stack([COMMON, COMMON[:, 0] * 3 + 8])
    np.testing.assert_allclose(np.sort(distance(twice).added)[0], 0, atol=1e-9)


def test_units_and_the_order_of_rows_do_not_matter() -> None:
    np.testing.assert_allclose(distance(COMMON * [1, 10, 0.1, 5, 2] + 40).score, distance(COMMON).score, atol=1e-9)
    np.testing.assert_allclose(distance(COMMON[::-1]).score, distance(COMMON).score[::-1], atol=1e-9)


def test_an_order_that_comes_back_is_flagged_and_every_entry_into_the_circle_gives_one_result() -> None:
    # methods.md 1.7: on random tables the order can cycle and never converge
    flagged = 0
    for seed in range(40):
        generator = np.random.default_rng(seed)
        table = generator.normal(size=(30, 5)) @ generator.normal(size=(5, 5))
        done = distance(table)
        assert done.settled != done.cycles
        flagged += done.cycles
        if done.cycles:
            np.testing.assert_allclose(done.score, by_regression(table, done.order), atol=1e-9)
            np.testing.assert_allclose(distance(table[::-1]).score[::-1], done.score, atol=1e-9)
    assert flagged > 0


def test_the_reference_moves_the_distance() -> None:
    top = distance(COMMON, reference="maximum")
    assert top.score[COMMON.sum(axis=1).argmin()] > top.score[COMMON.sum(axis=1).argmax()]
    assert distance(COMMON, reference="mean").score.min() > 0
    with_floor = np.vstack([COMMON, COMMON.min(axis=0) - 1])
    assert distance(with_floor).score[-1] == 0


def test_a_missing_child_is_made_up_for_in_proportion() -> None:
    gappy = np.vstack([COMMON, COMMON.max(axis=0) + 0.5, np.full(5, GAP)])
    gappy[-2, 2] = GAP
    done = distance(gappy)
    assert np.isnan(done.score[-1])
    assert np.isfinite(done.score[:-1]).all()
    assert np.nanargmax(done.score) == 30


def test_a_child_without_spread_adds_nothing() -> None:
    np.testing.assert_allclose(distance(np.column_stack([COMMON, np.full(30, 4.0)])).score, distance(COMMON).score, atol=1e-9)


def test_companions_stay_out_and_replicates_are_separate() -> None:
    weights = np.array([[1.0, 1, 1, 1, 1], [1, 1, 1, 0, 0]])
    np.testing.assert_allclose(dp2(COMMON, weights), [distance(COMMON).score, distance(COMMON[:, :3]).score])
    assert dp2(np.stack([COMMON, COMMON]), weights[0]).shape == (2, 30)
    assert dp2(COMMON, weights[0], reference="mean") == pytest.approx(distance(COMMON, reference="mean").score)
