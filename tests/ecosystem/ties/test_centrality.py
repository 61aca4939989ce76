"""Centralities against NetworkX, pieces of a network, and networks too large for all paths."""

import networkx as nx
import numpy as np
import pytest

from jejaring.ecosystem.ties.centrality import centrality
from jejaring.ecosystem.ties.network import actor_network


def test_the_karate_club_as_in_networkx(karate):
    graph, network = karate
    found = centrality(network, seed=1)
    for name, known in (("degree", nx.degree_centrality(graph)), ("betweenness", nx.betweenness_centrality(graph))):
        assert getattr(found, name) == pytest.approx(np.array([known[i] for i in range(34)]))
    leading = nx.eigenvector_centrality_numpy(graph)
    values = np.array([leading[i] for i in range(34)])
    assert found.eigenvector == pytest.approx(values / values.max(), abs=1e-9)
    assert found.in_largest.all()
    assert not found.sampled


def test_eigenvector_says_nothing_outside_the_largest_piece():
    found = centrality(actor_network("abcdef", "mmmmmm", start="abd", end="bce", directed=[False] * 3), seed=1)
    assert found.in_largest.tolist() == [True, True, True, False, False, False]
    # A chain of three: 1 : √2 : 1.
    assert found.eigenvector[:3] == pytest.approx([1 / np.sqrt(2), 1, 1 / np.sqrt(2)])
    assert np.isnan(found.eigenvector[3:]).all()
    assert found.betweenness[1] == pytest.approx(1 / 10)


def test_more_than_a_thousand_actors_are_sampled_and_the_page_is_told():
    names = [f"a{i}" for i in range(1200)]
    hub = actor_network(names, ["m"] * 1200, start=["a0"] * 1199, end=names[1:], directed=[False] * 1199)
    found = centrality(hub, seed=0)
    assert found.sampled
    assert found.betweenness.argmax() == 0
    assert found.betweenness[0] == pytest.approx(1.0, abs=0.01)


def test_a_network_without_ties_has_no_middle():
    found = centrality(actor_network("ab", "mn", start="", end="", directed=[]), seed=1)
    assert found.degree.tolist() == [0.0, 0.0]
    assert np.isnan(found.eigenvector).all()
