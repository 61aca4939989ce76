"""Brokerage between helices: who stands between two actors that are not tied, and from which helix to which."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.ties.network import ActorNetwork, Indices
from jejaring.terms.panel import Floats

ROLES = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
PERMUTATIONS = 999


@dataclass(frozen=True)
class Brokerage:
    """Brokerage of each actor (N × 5) in the order of `roles`, with what shuffled helices give (`expected`) and one-sided p.

    coordinator: all three of one helix; gatekeeper: lets others in to its own; representative: takes its own out to others; consultant:
    between two of another helix; liaison: three helices. `total` (5,) and `total_p` are those of the network; p is the share of shuffles
    as high.
    """

    roles: tuple[str, ...]
    counts: Floats
    expected: Floats
    p: Floats
    total: Floats
    total_expected: Floats
    total_p: Floats


def brokerage(network: ActorNetwork, *, seed: int, permutations: int = PERMUTATIONS) -> Brokerage:
    """Return Gould and Fernandez' (1989) counts: j brokers i → j → k where i is not tied to k; an undirected tie runs both ways."""
    group, n = network.group, len(network.names)
    i, j, k = open_triads(network)
    counts = _roles(group, (i, j, k), n)
    rng = np.random.default_rng(seed)
    sums, as_high, totals = np.zeros(counts.shape), np.zeros(counts.shape), np.empty((permutations, len(ROLES)))
    for draw in range(permutations):
        shuffled = _roles(rng.permutation(group), (i, j, k), n)
        sums += shuffled
        as_high += shuffled >= counts
        totals[draw] = shuffled.sum(axis=0)
    total = counts.sum(axis=0)
    return Brokerage(
        roles=ROLES,
        counts=counts,
        expected=sums / permutations,
        p=(1 + as_high) / (permutations + 1),
        total=total,
        total_expected=totals.mean(axis=0),
        total_p=(1 + (totals >= total).sum(axis=0)) / (permutations + 1),
    )


def open_triads(network: ActorNetwork) -> tuple[Indices, Indices, Indices]:
    """Return i, j, k of every path i → j → k whose ends differ and are not tied from i to k."""
    n = len(network.names)
    known = np.sort(network.start * n + network.end)
    into = np.argsort(network.end, kind="stable")
    arrivals, edges = network.start[into], np.searchsorted(network.end[into], np.arange(n + 1))
    exits = np.searchsorted(network.start, np.arange(n + 1))
    found: list[tuple[Indices, Indices, Indices]] = []
    for middle in range(n):
        before, after = arrivals[edges[middle] : edges[middle + 1]], network.end[exits[middle] : exits[middle + 1]]
        i, k = np.repeat(before, len(after)), np.tile(after, len(before))
        # The arcs are sorted, so that a tie from i to k is found by halving.
        code = i * n + k
        place = np.minimum(np.searchsorted(known, code), len(known) - 1)
        is_open = (i != k) & (known[place] != code)
        found.append((i[is_open], np.full(int(is_open.sum()), middle, dtype=np.intp), k[is_open]))
    if not found:
        empty = np.empty(0, dtype=np.intp)
        return empty, empty, empty
    return tuple(np.concatenate([part[column] for part in found]) for column in range(3))  # type: ignore[return-value]


def _roles(group: Indices, triads: tuple[Indices, Indices, Indices], n: int) -> Floats:
    i, j, k = triads
    a, b, c = group[i], group[j], group[k]
    role = np.select([(a == b) & (b == c), (a != b) & (b == c), (a == b) & (b != c), a == c], [0, 1, 2, 3], 4)
    return np.bincount(j * len(ROLES) + role, minlength=n * len(ROLES)).reshape(n, len(ROLES)).astype(float)
