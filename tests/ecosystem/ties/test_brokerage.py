"""Brokerage: each of the five roles alone, closed triads, undirected ties, chance."""

import numpy as np
import pytest

from jejaring.ecosystem.ties.brokerage import ROLES, brokerage, open_triads
from jejaring.ecosystem.ties.network import actor_network


@pytest.mark.parametrize(
    ("helices", "role"),
    [("mmm", "coordinator"), ("nmm", "gatekeeper"), ("mmn", "representative"), ("mnm", "consultant"), ("mno", "liaison")],
)
def test_each_role_of_gould_and_fernandez(helices: str, role: str):
    found = brokerage(actor_network("ijk", helices, start="ij", end="jk", directed=[True, True]), seed=1, permutations=9)
    expected = np.zeros((3, 5))
    expected[1, ROLES.index(role)] = 1
    assert np.array_equal(found.counts, expected)


def test_a_closed_triad_needs_no_broker():
    closed = actor_network("ijk", "mno", start="iji", end="jkk", directed=[True] * 3)
    assert not brokerage(closed, seed=1, permutations=9).counts.any()


def test_an_undirected_path_counts_once_each_way():
    found = brokerage(actor_network("ijk", "mmn", start="ij", end="jk", directed=[False, False]), seed=1, permutations=9)
    assert found.counts[1].tolist() == [0, 1, 1, 0, 0]


def test_open_triads_are_those_of_a_plain_search(network):
    ties = network.matrix(directed=True).toarray().astype(bool)
    n = len(ties)
    plain = {(i, j, k) for j in range(n) for i in np.flatnonzero(ties[:, j]) for k in np.flatnonzero(ties[j]) if i != k and not ties[i, k]}
    assert {tuple(int(x) for x in triad) for triad in zip(*open_triads(network), strict=True)} == plain


def test_in_a_network_of_closed_helices_coordination_is_above_and_liaison_below_chance(network):
    found = brokerage(network, seed=2, permutations=199)
    assert found.total[0] > found.total_expected[0]
    assert found.total_p[0] < 0.05
    assert found.total[4] < found.total_expected[4]
    assert found.counts.sum() == pytest.approx(found.total.sum())


def test_a_network_without_ties_has_no_broker():
    found = brokerage(actor_network("ab", "mn", start="", end="", directed=[]), seed=1, permutations=5)
    assert not found.counts.any()
    assert found.total_p == pytest.approx(np.ones(5))
