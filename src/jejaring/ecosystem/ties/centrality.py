"""Who stands in the middle of the reported network: by ties, by paths, by well-tied contacts."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.ties.network import ActorNetwork
from jejaring.terms.panel import Bools, Floats

EXACT_UP_TO = 1000
PIVOTS = 500


@dataclass(frozen=True)
class Centrality:
    """Centralities of each actor (N,), each 0-1 for the size of the network.

    `eigenvector` is NaN outside the largest component, where it has no meaning; `in_largest` marks that component. `sampled` says that
    betweenness was estimated from 500 actors, since there are more than a thousand.
    """

    degree: Floats
    betweenness: Floats
    eigenvector: Floats
    in_largest: Bools
    sampled: bool


def centrality(network: ActorNetwork, *, seed: int) -> Centrality:
    """Return degree / (N - 1), betweenness (Brandes 2001) and eigenvector centrality (largest 1) of ties without direction."""
    import networkx as nx
    from scipy.sparse.csgraph import connected_components

    n = len(network.names)
    ties = network.matrix()
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_edges_from(network.pairs().tolist())
    sampled = n > EXACT_UP_TO
    between = nx.betweenness_centrality(graph, k=PIVOTS if sampled else None, seed=seed)
    component = connected_components(ties, directed=False)[1]
    largest = component == np.bincount(component).argmax() if n else np.zeros(0, dtype=bool)
    eigenvector = np.full(n, np.nan)
    if largest.sum() > 1:
        eigenvector[largest] = _leading(ties[largest][:, largest])
    return Centrality(
        degree=np.asarray(ties.sum(axis=1)).ravel() / max(n - 1, 1),
        betweenness=np.array([between[actor] for actor in range(n)]),
        eigenvector=eigenvector,
        in_largest=largest,
        sampled=sampled,
    )


def _leading(ties: object) -> Floats:
    # Adding each actor to its own contacts leaves the vector and lets a star or a chain, which is two-sided, come to rest.
    values = np.ones(ties.shape[0])  # type: ignore[attr-defined]
    for _ in range(10_000):
        new = ties @ values + values  # type: ignore[operator]
        new = new / new.max()
        if np.abs(new - values).max() < 1e-12:
            break
        values = new
    return values
