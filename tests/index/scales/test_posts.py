"""Normalisation."""

import numpy as np
import pytest

from jejaring.index import check, run
from jejaring.index.scales.posts import goalposts, log_goalposts, range_goalposts
from jejaring.index.scales.spread import minmax, zscore
from jejaring.terms.recipe import Step, Steps
from small_recipes import flat, panel

UP, DOWN = np.array([1.0]), np.array([-1.0])


def test_minmax_turns_a_lower_is_better_column_round_before_scaling() -> None:
    values = np.array([[2.0], [np.nan], [4.0], [10.0]])
    np.testing.assert_allclose(minmax(values, UP, low=1, high=101).ravel(), [1, np.nan, 26, 101])
    np.testing.assert_allclose(minmax(values, DOWN, low=1, high=101).ravel(), [101, np.nan, 76, 1])


def test_zscore_has_the_asked_mean_and_sample_deviation() -> None:
    scores = zscore(np.random.default_rng(1).normal(5, 3, (40, 2)), np.array([1.0, -1.0]), mean=100, sd=10)
    np.testing.assert_allclose(scores.mean(axis=0), 100)
    np.testing.assert_allclose(scores.std(axis=0, ddof=1), 10)


def test_goalposts_clip_and_a_lower_is_better_leaf_gets_the_complement() -> None:
    values = np.array([[10.0], [46.0], [99.0]])
    assert goalposts(values, UP, low=20, high=85).ravel().tolist() == [0, 40, 100]
    assert goalposts(values, DOWN, low=20, high=85).ravel().tolist() == [100, 60, 0]


def test_log_goalposts_follow_bps_spending() -> None:
    # methods.md 1.5: (ln 11,013,000 - ln 1,007,436) / (ln 26,572,352 - ln 1,007,436) = 0.7308
    score = log_goalposts(np.array([[11_013_000.0]]), UP, low=1_007_436, high=26_572_352, offset=0)
    assert score[0, 0] == pytest.approx(100 * np.log(11_013_000 / 1_007_436) / np.log(26_572_352 / 1_007_436), abs=1e-10)


def test_log_goalposts_with_an_offset_start_at_zero_counts() -> None:
    assert log_goalposts(np.array([[0.0], [99.0]]), UP, low=0, high=99, offset=1).ravel().tolist() == [0, 100]


def test_a_range_is_full_inside_and_falls_to_zero_at_both_ends() -> None:
    values = np.array([[0.0], [1.0], [2.0], [5.0], [11.0], [17.0], [40.0]])
    score = range_goalposts(values, UP, low=0, target_low=2, target_high=5, high=17)
    np.testing.assert_allclose(score.ravel(), [0, 50, 100, 100, 50, 0, 0])


def test_cells_beyond_the_goalposts_are_counted_for_each_leaf() -> None:
    steps = Steps(normalise=Step(method="goalposts", low=0, high=10))
    stages = run(panel([[-1, 5], [11, 10], [12, np.nan]]), flat([1, 1], steps=steps))
    assert stages.clipped == (3, 0)


@pytest.mark.parametrize("method", ["minmax", "zscore"])
def test_a_constant_column_is_named_before_it_can_turn_into_nothing(method: str) -> None:
    problems = check(flat([1, 1], steps=Steps(normalise=Step(method=method))), panel([[0.1, 1], [0.1, 2], [0.1, 3]]))
    assert [problem.met.en for problem in problems] == ["a: all values are alike (0.1)"]
    atom = {"minmax": lambda v: minmax(v, UP, low=0, high=100), "zscore": lambda v: zscore(v, UP, mean=0, sd=1)}[method]
    assert np.isnan(atom(np.full((3, 1), 0.1))).all()
