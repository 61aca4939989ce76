"""Structural holes against NetworkX, on a drawn network and on the karate club."""

import networkx as nx
import numpy as np
import pytest

from jejaring.ecosystem.ties.holes import structural_holes
from jejaring.ecosystem.ties.network import actor_network


def compare(graph: nx.Graph, found, size: int) -> None:
    constraint, effective = nx.constraint(graph), nx.effective_size(graph)
    assert found.constraint == pytest.approx(np.array([constraint[i] for i in range(size)]), nan_ok=True)
    assert found.effective == pytest.approx(np.array([effective[i] for i in range(size)]), nan_ok=True)


def test_the_karate_club_as_in_networkx(karate):
    graph, network = karate
    compare(graph, structural_holes(network), 34)


def test_a_drawn_network_as_in_networkx(draw):
    network = draw(5, within=0.2, between=0.02)
    graph = nx.Graph()
    graph.add_nodes_from(range(30))
    graph.add_edges_from(network.pairs().tolist())
    compare(graph, structural_holes(network), 30)


def test_the_middle_of_a_star_is_free_and_its_ends_are_not():
    # Burt 1992: four contacts that do not know each other: constraint 4 × (1/4)² = .25; an end has one contact: 1.
    found = structural_holes(actor_network("abcde", "mmmmm", start="aaaa", end="bcde", directed=[False] * 4))
    assert found.constraint == pytest.approx([0.25, 1, 1, 1, 1])
    assert found.effective == pytest.approx([4, 1, 1, 1, 1])


def test_an_actor_without_ties_has_no_holes():
    found = structural_holes(actor_network("abc", "mmm", start="a", end="b", directed=[True]))
    assert np.isnan(found.constraint[2])
    assert np.isnan(found.effective[2])
