"""Groups that keep to themselves in the network, and whether they are the helices or run across them."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.ties.network import ActorNetwork, Indices
from jejaring.ecosystem.ties.rewire import rewired

REWIRINGS = 199
PERMUTATIONS = 999


@dataclass(frozen=True)
class Communities:
    """The community of each actor (N,), -1 without ties, numbered by falling size; modularity with its mean by chance and one-sided p.

    `with_helices` is the normalised mutual information of communities and helices over tied actors, 0 unrelated to 1 the same, with its
    mean and one-sided p by shuffled helices.
    """

    community: Indices
    modularity: float
    modularity_expected: float
    modularity_p: float
    with_helices: float
    with_helices_expected: float
    with_helices_p: float


def communities(network: ActorNetwork, *, seed: int, rewirings: int = REWIRINGS, permutations: int = PERMUTATIONS) -> Communities:
    """Return communities by Louvain (Blondel et al. 2008) of ties without direction, against networks of the same degrees."""
    n, pairs = len(network.names), network.pairs()
    community = np.full(n, -1, dtype=np.intp)
    if not len(pairs):
        nan = float("nan")
        return Communities(community, nan, nan, nan, nan, nan, nan)
    groups, modularity = _louvain(pairs, seed)
    for number, members in enumerate(sorted(groups, key=lambda group: (-len(group), min(group)))):
        community[list(members)] = number
    by_chance = np.array([_louvain(drawn, seed)[1] for drawn in rewired(pairs, draws=rewirings, seed=seed)])
    tied = community >= 0
    own, helix = community[tied], network.group[tied]
    rng = np.random.default_rng(seed)
    met = shared_information(own, helix)
    shuffled = np.array([shared_information(own, rng.permutation(helix)) for _ in range(permutations)])
    return Communities(
        community=community,
        modularity=modularity,
        modularity_expected=float(by_chance.mean()),
        modularity_p=(1 + int((by_chance >= modularity - 1e-12).sum())) / (rewirings + 1),
        with_helices=met,
        with_helices_expected=float(shuffled.mean()),
        with_helices_p=(1 + int((shuffled >= met - 1e-12).sum())) / (permutations + 1),
    )


def shared_information(first: Indices, second: Indices) -> float:
    """Return the mutual information of two labellings (N,) over the mean of their entropies, 1 where both have one group."""
    table = np.zeros((int(first.max()) + 1, int(second.max()) + 1))
    np.add.at(table, (first, second), 1.0)
    joint = table / table.sum()
    a, b, both = (_entropy(shares) for shares in (joint.sum(axis=1), joint.sum(axis=0), joint.ravel()))
    return (a + b - both) / ((a + b) / 2) if a + b > 0 else 1.0


def _entropy(shares: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    shares = shares[shares > 0]
    return float(0.0 - (shares * np.log(shares)).sum())


def _louvain(pairs: Indices, seed: int) -> tuple[list[set[int]], float]:
    import networkx as nx

    graph = nx.Graph(pairs.tolist())
    groups = nx.community.louvain_communities(graph, seed=seed)
    return groups, float(nx.community.modularity(graph, groups))
