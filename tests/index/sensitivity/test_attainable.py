"""Attainable ranks against brute force over a fine grid of weights."""

from itertools import product

import numpy as np
import pytest

from jejaring.index.sensitivity.attainable import attainable_ranks, proved_rank, searched_ranks
from jejaring.index.sensitivity.moving_shares import PowerMean, WeightBounds, leaf_weights, score_range
from jejaring.index.tree import Siblings
from jejaring.terms.problem import CannotBuild

# Root 0 with nodes 1 and 2; node 1 has leaves 3 and 4, node 2 leaves 5 and 6.
NESTED = (
    Siblings(1, np.array([3, 4]), slice(0, 2)),
    Siblings(2, np.array([5, 6]), slice(2, 4)),
    Siblings(0, np.array([1, 2]), slice(4, 6)),
)


def nested(low: float = 0.2, high: float = 0.8) -> WeightBounds:
    return WeightBounds(NESTED, 3, np.full(6, low), np.full(6, high))


def grid(bounds: WeightBounds, steps: int = 25) -> np.ndarray:
    ticks = np.linspace(bounds.low[0], bounds.high[0], steps)
    shares = np.array(list(product(ticks, repeat=3)))
    return np.stack([part for column in range(3) for part in (shares[:, column], 1 - shares[:, column])], axis=1)


def brute(scores: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    ranks = 1 + (scores[:, None, :] > scores[:, :, None] + 1e-9).sum(axis=2)
    return ranks.min(axis=0), ranks.max(axis=0)


@pytest.mark.parametrize("seed", range(6))
def test_the_true_ranks_of_small_cases_lie_between_attained_and_bound(seed: int) -> None:
    leaves = np.random.default_rng(seed).random((8, 4)) * 100
    bounds = nested()
    best, worst = brute(leaf_weights(bounds, grid(bounds), 4) @ leaves.T)
    found = attainable_ranks(bounds, leaves)
    assert (found.best_bound <= best).all()
    assert (found.worst_bound >= worst).all()
    for region in range(8):
        bound, attained = proved_rank(bounds, leaves, region)
        assert bound == attained
        assert found.best_bound[region] <= bound <= min(best[region], found.best[region])
        assert found.best[region] - bound <= 2
        bound, attained = proved_rank(bounds, leaves, region, worst=True)
        assert bound == attained
        assert max(worst[region], found.worst[region]) <= bound <= found.worst_bound[region]


def test_attained_ranks_are_those_of_the_weights_that_are_returned() -> None:
    leaves = np.random.default_rng(3).random((9, 4))
    bounds = nested()
    found = attainable_ranks(bounds, leaves, regions=(2, 5))
    scores = leaf_weights(bounds, found.best_shares, 4) @ leaves.T
    for row, region in enumerate((2, 5)):
        assert (scores[row] > scores[row, region] + 1e-9).sum() + 1 == found.best[row]
    shares = found.worst_shares
    assert ((shares >= bounds.low - 1e-12) & (shares <= bounds.high + 1e-12)).all()
    np.testing.assert_allclose(shares[:, :2].sum(axis=1), 1)


def test_three_cities_worked_by_hand() -> None:
    # a = (80, 50), b = (60, 60), c = (50, 55); weights of the first column in [0.3, 0.7].
    # a - b = 30 w - 10: above 0 from w = 1/3 on, so a is 1st or 2nd; c is below b and, from w = 1/7 on, below a.
    group = (Siblings(0, np.array([1, 2]), slice(0, 2)),)
    found = attainable_ranks(WeightBounds(group, 1, np.full(2, 0.3), np.full(2, 0.7)), np.array([[80, 50], [60, 60], [50, 55.0]]))
    assert found.best.tolist() == [1, 1, 3]
    assert found.worst.tolist() == [2, 2, 3]
    assert found.proved.all()


@pytest.mark.parametrize("exponent", [1.0, 0.0, -1.0])
@pytest.mark.parametrize("gaps", [False, True])
def test_the_range_of_a_score_is_that_of_a_fine_grid(exponent: float, gaps: bool) -> None:
    leaves = 5 + np.random.default_rng(4).random((6, 4)) * 90
    if gaps:
        leaves[0, 0] = leaves[1, 2] = leaves[1, 3] = np.nan
    bounds = nested()
    shares = grid(bounds)
    least, largest = score_range(bounds, leaves, {0: PowerMean(exponent, 20.0)})
    scores = mixed_scores(shares, leaves, exponent)
    np.testing.assert_allclose(scores.min(axis=0), least, rtol=1e-9)
    np.testing.assert_allclose(scores.max(axis=0), largest, rtol=1e-9)


def mixed_scores(shares: np.ndarray, leaves: np.ndarray, exponent: float) -> np.ndarray:
    """Linear below, a power mean with floor 20 at the root; missing children dropped."""

    def mean(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
        present = ~np.isnan(values)
        with np.errstate(invalid="ignore"):
            return (np.where(present, values, 0) * weights).sum(-1) / (present * weights).sum(-1)

    first = mean(leaves[None, :, :2], shares[:, None, :2])
    second = mean(leaves[None, :, 2:], shares[:, None, 2:4])
    top = np.maximum(np.stack([first, second], -1), 20.0)
    raised = np.log(top) if exponent == 0 else top**exponent
    whole = mean(raised, shares[:, None, 4:])
    return np.exp(whole) if exponent == 0 else whole ** (1 / exponent)


def test_a_search_in_a_geometric_tree_is_certified_by_its_bounds() -> None:
    leaves = 5 + np.random.default_rng(8).random((7, 4)) * 90
    leaves[0, 1] = np.nan
    bounds = nested(0.4, 0.6)
    span = score_range(bounds, leaves, {0: PowerMean(0.0, 20.0)})
    found = searched_ranks(lambda shares: mixed_scores(shares, leaves, 0.0), bounds, span)
    best, worst = brute(mixed_scores(grid(bounds), leaves, 0.0))
    assert (found.best_bound <= np.minimum(best, found.best)).all()
    assert (found.worst_bound >= np.maximum(worst, found.worst)).all()


def test_gaps_and_impossible_bounds_are_refused() -> None:
    with pytest.raises(CannotBuild, match="searched_ranks"):
        attainable_ranks(nested(), np.array([[1.0, np.nan, 1, 1]]))
    with pytest.raises(CannotBuild) as refusal:
        attainable_ranks(nested(0.6, 0.8), np.ones((2, 4)))
    assert len(refusal.value.problems) == 3
