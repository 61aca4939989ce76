"""Confidence sets of ranks against simulation and cases that can be worked by hand."""

import numpy as np
import pytest

from jejaring.index.sensitivity.rank_sets import marginal_rank_sets, normal_draws, rank_sets
from jejaring.terms.problem import CannotBuild


def test_known_scores_have_one_rank_each() -> None:
    estimates = np.array([3.0, 1.0, 2.0])
    sets = rank_sets(estimates, np.tile(estimates, (10, 1)))
    assert sets.low.tolist() == sets.high.tolist() == [1, 3, 2]


def test_equal_scores_share_all_ranks() -> None:
    estimates = np.zeros(4)
    sets = rank_sets(estimates, normal_draws(estimates, np.ones(4), seed=0))
    assert sets.low.tolist() == [1] * 4
    assert sets.high.tolist() == [4] * 4


def test_two_regions_need_the_usual_normal_difference() -> None:
    # sd of the difference is sqrt 2; two ordered pairs, so the 95 % quantile of |t| is 1.96.
    for gap, apart in ((2.6, False), (2.95, True)):
        estimates = np.array([gap, 0.0])
        assert rank_sets(estimates, normal_draws(estimates, np.ones(2), count=20_000, seed=3)).above[0, 1] == apart


def test_simultaneous_sets_cover_and_have_the_width_of_the_handbook() -> None:
    # methods.md 1.10: 20 units, se 2, spread sd 8: single-step coverage 1.00 at nominal .95, mean width 11.6 ranks.
    generator = np.random.default_rng(1)
    covered, widths, tighter = [], [], []
    for seed in range(60):
        truth = generator.normal(0, 8, 20)
        estimates = truth + generator.normal(0, 2, 20)
        ranks = (-truth).argsort().argsort() + 1
        draws = normal_draws(estimates, np.full(20, 2.0), count=400, seed=seed)
        one, down = rank_sets(estimates, draws, stepdown=False), rank_sets(estimates, draws)
        covered.append(((down.low <= ranks) & (ranks <= down.high)).all())
        widths.append((one.high - one.low).mean())
        tighter.append((down.high - down.low).mean())
        assert ((down.low >= one.low) & (down.high <= one.high)).all()
        assert one.steps == 1
    assert np.mean(covered) >= 0.95
    assert np.mean(tighter) < np.mean(widths)
    assert np.mean(widths) == pytest.approx(11.6, abs=0.3)


def test_dependent_errors_sharpen_the_sets() -> None:
    estimates = np.array([1.0, 0.0])
    together = normal_draws(estimates, np.array([[4.0, 3.98], [3.98, 4.0]]), seed=0)
    assert rank_sets(estimates, together).high.tolist() == [1, 2]
    assert rank_sets(estimates, normal_draws(estimates, np.full(2, 2.0), seed=0)).high.tolist() == [2, 2]


def test_a_marginal_set_lies_within_the_simultaneous_single_step_one() -> None:
    estimates = np.random.default_rng(5).normal(0, 6, 15)
    draws = normal_draws(estimates, np.full(15, 2.0), seed=5)
    alone, together = marginal_rank_sets(estimates, draws), rank_sets(estimates, draws, stepdown=False)
    assert ((alone.low >= together.low) & (alone.high <= together.high)).all()
    assert (alone.low >= together.low).all()


def test_every_fault_of_the_input_is_named_at_once() -> None:
    with pytest.raises(CannotBuild) as refusal:
        rank_sets(np.array([1.0, np.nan]), np.ones((1, 2)), level=1.5)
    assert len(refusal.value.problems) == 3
