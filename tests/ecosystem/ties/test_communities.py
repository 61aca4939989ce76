"""Communities: helices that are communities, the karate club, and shared information against scikit-learn."""

import networkx as nx
import numpy as np
import pytest
from sklearn.metrics import normalized_mutual_info_score

from jejaring.ecosystem.ties.communities import communities, shared_information
from jejaring.ecosystem.ties.network import actor_network


def test_helices_that_keep_to_themselves_are_the_communities(draw):
    network = draw(3, within=0.6, between=0.03)
    found = communities(network, seed=1, rewirings=49)
    assert found.with_helices > 0.9
    assert found.with_helices_p == pytest.approx(0.001)
    assert found.modularity > found.modularity_expected
    assert found.modularity_p == pytest.approx(0.02)


def test_communities_that_run_across_helices_are_told_apart(draw):
    network = draw(4, within=0.15, between=0.15)
    assert communities(network, seed=1, rewirings=19).with_helices_p > 0.05


def test_the_modularity_is_that_of_networkx(karate):
    graph, network = karate
    found = communities(network, seed=1, rewirings=9)
    groups = [set(np.flatnonzero(found.community == number).tolist()) for number in range(found.community.max() + 1)]
    assert found.modularity == pytest.approx(nx.community.modularity(graph, groups))
    # The best known split of the karate club has .4198 (Brandes et al. 2008).
    assert 0.41 < found.modularity < 0.42
    assert [len(group) for group in groups] == sorted((len(group) for group in groups), reverse=True)


def test_shared_information_is_that_of_scikit_learn():
    rng = np.random.default_rng(2)
    first, second = rng.integers(0, 4, 60), rng.integers(0, 3, 60)
    assert shared_information(first, second) == pytest.approx(normalized_mutual_info_score(first, second))
    assert shared_information(first, first) == pytest.approx(1.0)
    assert shared_information(np.zeros(3, dtype=int), np.zeros(3, dtype=int)) == 1.0


def test_an_actor_without_ties_belongs_to_no_community():
    found = communities(actor_network("abc", "mmn", start="a", end="b", directed=[False]), seed=1, rewirings=3)
    assert found.community.tolist() == [0, 0, -1]


def test_no_ties_have_no_communities():
    assert np.isnan(communities(actor_network("ab", "mn", start="", end="", directed=[]), seed=1).modularity)


def test_the_same_seed_gives_the_same_communities(network):
    first, again = (communities(network, seed=0, rewirings=5, permutations=9) for _ in range(2))
    assert np.array_equal(first.community, again.community)
    assert first.modularity_p == again.modularity_p
