"""Who should meet whom: ties that do not exist, between helices tied less than chance, that would bring most others nearer."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.ties.blocks import HelixBlocks
from jejaring.ecosystem.ties.network import ActorNetwork, Indices
from jejaring.terms.panel import Floats

PER_HELIX = 12
"""Only the actors with most ties of each helix are asked to build a bridge: they carry it on."""
PER_ACTOR = 2
SHORTLIST = 60
EXACT_UP_TO = 1000
SAMPLED = 500
MOST = 10
NAMED = 3


@dataclass(frozen=True)
class Introduction:
    """A meeting worth arranging: two actors, their helices, and why.

    `gain` is how much nearer all actors come to each other, the rise of Σ 1 / distance over pairs: two strangers who become contacts
    count 1, two who become contacts of a contact 1/2. `steps` is how far apart the two are now, None where no path joins them; `through`
    names actors who know both. `ties` between the two helices, `expected` by chance, and `p`, whether the lack may be chance.
    """

    first: str
    second: str
    helices: tuple[str, str]
    gain: float
    steps: int | None
    through: tuple[str, ...]
    ties: int
    expected: float
    p: float


def introductions(network: ActorNetwork, blocks: HelixBlocks, *, seed: int, most: int = MOST) -> tuple[Introduction, ...]:
    """Return up to `most` introductions, the most useful first: gain × how far the two helices are below chance.

    Each actor is named at most twice. Helices tied as often as chance or more are left out; so the list may be empty. Above a thousand
    actors the gain is estimated from 500 of them.
    """
    lack = np.clip(1 - np.divide(blocks.ties, blocks.expected, out=np.ones(blocks.ties.shape), where=blocks.expected > 0), 0.0, 1.0)
    actors = _best_tied(network)
    apart = _distances(network, actors)
    rough = _missing_bridges(network, actors, apart, lack)
    n = len(network.names)
    sources = np.arange(n) if n <= EXACT_UP_TO else np.sort(np.random.default_rng(seed).choice(n, SAMPLED, replace=False))
    between = _distances(network, sources)
    found = []
    for _, row, column in rough[:SHORTLIST]:
        gain = _gain_of_all(between, apart[row], apart[column], sources) * n / len(sources)
        i, j = int(actors[row]), int(actors[column])
        found.append((lack[network.group[i], network.group[j]] * gain, gain, i, j, float(apart[row, j])))
    found.sort(key=lambda each: (-round(float(each[0]), 9), network.names[each[2]], network.names[each[3]]))
    ties, used, chosen = network.matrix(), dict[int, int](), list[Introduction]()
    for _, gain, i, j, steps in found:
        if len(chosen) < most and used.get(i, 0) < PER_ACTOR and used.get(j, 0) < PER_ACTOR:
            used[i], used[j] = used.get(i, 0) + 1, used.get(j, 0) + 1
            both = np.intersect1d(ties[[i]].indices, ties[[j]].indices)[:NAMED]
            chosen.append(_introduction(network, blocks, (i, j), gain=gain, steps=steps, through=both))
    return tuple(chosen)


def _missing_bridges(network: ActorNetwork, actors: Indices, apart: Floats, lack: Floats) -> list[tuple[float, int, int]]:
    """Return (rough worth, row, column) of pairs of `actors` that are not tied and belong to weakly tied helices, best first."""
    group = network.group[actors]
    found = []
    for row in range(len(actors)):
        for column in range(row + 1, len(actors)):
            weak = float(lack[group[row], group[column]])
            if group[row] != group[column] and weak > 0 and apart[row, actors[column]] > 1:
                found.append((weak * _gain_of_two(apart[row], apart[column]), row, column))
    return sorted(found, key=lambda each: (-round(each[0], 9), each[1], each[2]))


def _introduction(
    network: ActorNetwork, blocks: HelixBlocks, pair: tuple[int, int], *, gain: float, steps: float, through: Indices
) -> Introduction:
    i, j = pair
    block = network.group[i], network.group[j]
    return Introduction(
        first=network.names[i],
        second=network.names[j],
        helices=(network.helix[i], network.helix[j]),
        gain=gain,
        steps=int(steps) if np.isfinite(steps) else None,
        through=tuple(network.names[actor] for actor in through),
        ties=int(blocks.ties[block]),
        expected=float(blocks.expected[block]),
        p=float(blocks.p[block]),
    )


def _best_tied(network: ActorNetwork) -> Indices:
    degree = np.bincount(network.pairs().ravel(), minlength=len(network.names))
    chosen: list[int] = []
    for helix in range(len(network.helices)):
        members = np.flatnonzero(network.group == helix)
        chosen += members[np.argsort(-degree[members], kind="stable")][:PER_HELIX].tolist()
    return np.array(sorted(chosen), dtype=np.intp)


def _distances(network: ActorNetwork, actors: Indices) -> Floats:
    from scipy.sparse.csgraph import shortest_path

    return np.asarray(shortest_path(network.matrix(), directed=False, unweighted=True, indices=actors))


def _gain_of_two(from_first: Floats, from_second: Floats) -> float:
    """Return how much nearer the two come to all others: the rise of their summed inverse distances."""
    return float((_nearness(np.minimum(from_first, 1 + from_second)) - _nearness(from_first)).sum()) + float(
        (_nearness(np.minimum(from_second, 1 + from_first)) - _nearness(from_second)).sum()
    )


def _gain_of_all(between: Floats, from_first: Floats, from_second: Floats, sources: Indices) -> float:
    """Return how much nearer all pairs come, from distances between sources and all (s × N) and from the two to all (N,)."""
    through = np.minimum(from_first[sources, None] + 1 + from_second[None, :], from_second[sources, None] + 1 + from_first[None, :])
    return float((_nearness(np.minimum(between, through)) - _nearness(between)).sum()) / 2


def _nearness(distance: Floats) -> Floats:
    return np.divide(1.0, distance, out=np.zeros(distance.shape), where=distance > 0)
