"""Outranking and Copeland scores."""

import numpy as np
import pytest

from jejaring.index.means.copeland import concordance, copeland, net_votes, outranking

GAP = np.nan
TABLE = np.random.default_rng(5).integers(0, 6, (70, 5)).astype(float)
WEIGHTS = np.array([0.3, 0.25, 0.2, 0.15, 0.1])


def plain(table: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """The definition of methods.md 1.7, pair by pair, over the children that both regions have."""
    score = np.zeros(len(table))
    for a in range(len(table)):
        for b in range(len(table)):
            both = ~np.isnan(table[a]) & ~np.isnan(table[b])
            if a != b and weights[both].sum() > 0:
                out = weights[both] @ ((table[a] > table[b]) + 0.5 * (table[a] == table[b]))[both] / weights[both].sum()
                score[a] += np.sign(round(out - 0.5, 12))
    return score


def test_the_definition_pair_by_pair() -> None:
    np.testing.assert_array_equal(copeland(TABLE, WEIGHTS), plain(TABLE, WEIGHTS))
    assert copeland(TABLE, WEIGHTS).sum() == 0


def test_with_gaps_the_definition_holds_over_jointly_known_children() -> None:
    gappy = TABLE.copy()
    gappy[np.random.default_rng(6).random(gappy.shape) < 0.3] = GAP
    expected = np.where(np.isnan(gappy).all(axis=1), GAP, plain(gappy, WEIGHTS))
    np.testing.assert_array_equal(copeland(gappy, WEIGHTS), expected)


def test_with_gaps_the_order_of_rows_does_not_matter() -> None:
    # COINr fault 2: every comparison with a gap counts for the later row, -3, -1, 1, 3 becomes 3, -1, -1, -1
    table = np.array([[1.0, 1.0], [2.0, GAP], [3.0, 3.0], [GAP, 4.0]])
    score = copeland(table, np.array([0.5, 0.5]))
    for turn in ([3, 2, 1, 0], [1, 3, 0, 2]):
        np.testing.assert_array_equal(copeland(table[turn], np.array([0.5, 0.5])), score[turn])


def test_weights_that_tie_on_paper_tie_in_numbers() -> None:
    table = np.array([[1.0, 1.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]])
    np.testing.assert_array_equal(copeland(table, np.array([0.1, 0.2, 0.3, 0.3, 0.2, 0.1])), [0, 0])
    np.testing.assert_array_equal(copeland(table, np.full(6, 1 / 6)), [0, 0])


def test_a_factor_on_the_weights_does_not_matter() -> None:
    np.testing.assert_array_equal(copeland(TABLE, WEIGHTS * 3), copeland(TABLE, WEIGHTS))


def test_concordance_is_the_share_of_weight_in_favour() -> None:
    share = concordance(TABLE, WEIGHTS)
    np.testing.assert_allclose(share + share.T, 1)
    assert share[0, 1] == pytest.approx(WEIGHTS @ ((TABLE[0] > TABLE[1]) + 0.5 * (TABLE[0] == TABLE[1])))
    assert np.isnan(concordance(np.array([[1.0, GAP], [GAP, 1.0]]), np.ones(2))[0, 1])


def test_a_condorcet_circle_is_flagged_and_only_there() -> None:
    circle = np.array([[3.0, 1.0, 2.0], [2.0, 3.0, 1.0], [1.0, 2.0, 3.0], [9.0, 9.0, 9.0]])
    found = outranking(circle, np.ones(3))
    assert found.in_cycle.tolist() == [True, True, True, False]
    assert found.score.tolist() == [-1, -1, -1, 3]
    assert not outranking(np.array([[3.0, 3.0], [2.0, 2.0], [1.0, 1.0]]), np.ones(2)).in_cycle.any()


def test_net_votes_are_antisymmetric_and_a_companion_has_none() -> None:
    net = net_votes(TABLE, WEIGHTS)
    np.testing.assert_array_equal(net, -net.T)
    alone = copeland(np.array([[1.0, GAP], [2.0, 5.0], [GAP, 7.0]]), np.array([1.0, 0.0]))
    np.testing.assert_array_equal(alone, [-1, 1, GAP])


def test_replicates_are_separate() -> None:
    weights = np.stack([WEIGHTS, WEIGHTS[::-1]])
    np.testing.assert_array_equal(copeland(TABLE, weights), [copeland(TABLE, WEIGHTS), copeland(TABLE, WEIGHTS[::-1])])
    np.testing.assert_array_equal(copeland(np.stack([TABLE, TABLE[::-1]]), WEIGHTS)[1], copeland(TABLE, WEIGHTS)[::-1])
