"""A small network that is the same in every test: thirty actors of three helices, ties mostly within helices."""

import numpy as np
import pytest

from jejaring.ecosystem.ties.network import ActorNetwork, actor_network


def drawn(seed: int, within: float = 0.3, between: float = 0.05, size: int = 10) -> ActorNetwork:
    rng = np.random.default_rng(seed)
    helices = [helix for helix in ("bisnis", "komunitas", "media") for _ in range(size)]
    names = [f"{helix}{i % size:02d}" for i, helix in enumerate(helices)]
    pairs = [
        (names[i], names[j])
        for i in range(len(names))
        for j in range(i + 1, len(names))
        if rng.random() < (within if helices[i] == helices[j] else between)
    ]
    return actor_network(names, helices, start=[a for a, _ in pairs], end=[b for _, b in pairs], directed=[False] * len(pairs))


@pytest.fixture
def network() -> ActorNetwork:
    return drawn(1)


@pytest.fixture
def draw():
    return drawn


@pytest.fixture
def karate():
    """Zachary's karate club (1977) with its two factions as helices."""
    import networkx as nx

    graph = nx.karate_club_graph()
    names = [str(node) for node in graph]
    edges = [(str(a), str(b)) for a, b in graph.edges]
    helices = [graph.nodes[node]["club"] for node in graph]
    made = actor_network(names, helices, start=[a for a, _ in edges], end=[b for _, b in edges], directed=[False] * len(edges))
    return nx.Graph(list(graph.edges)), made
