"""Blocks of helices: densities by hand, the E-I index of the handbook, and the null of equal degrees."""

import numpy as np
import pytest
from scipy.stats import binomtest

from jejaring.ecosystem.ties.blocks import ei, ei_index, helix_blocks
from jejaring.ecosystem.ties.network import actor_network


def test_densities_are_ties_of_possible_ties():
    found = helix_blocks(actor_network("abcde", "mmmnn", start="aabd", end="bddc", directed=[False] * 4), seed=1, rewirings=19)
    # Within m: a-b of three pairs; m-n: a-d, b-d, d-c of six; within n: none of one.
    assert found.ties.tolist() == [[1, 3], [3, 0]]
    assert found.possible.tolist() == [[3, 6], [6, 1]]
    assert found.density == pytest.approx(np.array([[1 / 3, 0.5], [0.5, 0.0]]))
    assert found.few.all()


def test_bounds_are_those_of_wilson():
    found = helix_blocks(actor_network("abcde", "mmmnn", start="aab", end="bdd", directed=[True] * 3), seed=1, rewirings=9)
    exact = binomtest(2, 6).proportion_ci(method="wilson")
    assert (found.low[0, 1], found.high[0, 1]) == pytest.approx((exact.low, exact.high))


def test_fourteen_internal_and_five_external_ties():
    # Handbook methods.md 2.8 [V].
    assert ei(14, 5) == pytest.approx(-0.4737, abs=5e-5)


def test_helices_that_keep_to_themselves_are_seen(network):
    found = helix_blocks(network, seed=1, rewirings=199)
    assert (np.diag(found.z) > 2).all()
    assert found.z[0, 1] < 0
    assert np.diag(found.p) == pytest.approx(0.01, abs=0.011)
    index = ei_index(network, seed=1)
    assert index.internal + index.external == len(network.pairs())
    assert index.value < index.expected
    assert index.p == pytest.approx(0.002)


def test_ties_without_regard_to_helix_are_not_called_a_pattern(draw):
    p = [ei_index(draw(seed, within=0.12, between=0.12), seed=seed, permutations=199).p for seed in range(60)]
    assert np.mean(np.array(p) <= 0.05) < 0.15


def test_the_expected_index_is_that_of_pairs_drawn_at_random(network):
    # Of 30 actors in three tens, 300 of 435 pairs are external: expected (2 × 300/435) - 1.
    assert ei_index(network, seed=2).expected == pytest.approx(2 * 300 / 435 - 1, abs=0.02)


def test_no_ties_have_no_index():
    empty = actor_network("ab", "mn", start="", end="", directed=[])
    assert np.isnan(ei_index(empty, seed=1).value)
    assert helix_blocks(empty, seed=1, rewirings=3).density[0, 1] == 0.0


def test_a_helix_of_one_has_no_density_within():
    found = helix_blocks(actor_network("ab", "mn", start="a", end="b", directed=[False]), seed=1, rewirings=3)
    assert np.isnan(found.density[0, 0])
