"""How densely helices are tied within and between each other, and whether that is more or less than their degrees alone bring about."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.ecosystem.ties.network import ActorNetwork, Indices
from jejaring.ecosystem.ties.rewire import rewired
from jejaring.terms.panel import Bools, Floats

REWIRINGS = 999
PERMUTATIONS = 999
FEWEST_ACTORS = 10


@dataclass(frozen=True)
class HelixBlocks:
    """Ties within and between helices (h × h, symmetric), without direction.

    `density` is ties / possible ties with Wilson's 95 % bounds, NaN where no tie is possible; `expected` and `z` compare with networks of
    the same degrees, `p` is two-sided. `few` marks blocks in which a helix has fewer than ten actors.
    """

    helices: tuple[str, ...]
    actors: npt.NDArray[np.int64]
    ties: Floats
    possible: Floats
    density: Floats
    low: Floats
    high: Floats
    expected: Floats
    z: Floats
    p: Floats
    few: Bools


@dataclass(frozen=True)
class EIIndex:
    """(External - internal) / all ties: -1 all within helices, +1 all between; `expected` and two-sided `p` by shuffled helices."""

    value: float
    internal: int
    external: int
    expected: float
    p: float


def helix_blocks(network: ActorNetwork, *, seed: int, rewirings: int = REWIRINGS) -> HelixBlocks:
    """Return the block densities D_ab = ties / (n_a n_b), within a helix ties / (n_a (n_a - 1) / 2), against degree-preserving rewiring."""
    group, pairs = network.group, network.pairs()
    h = len(network.helices)
    size = np.bincount(group, minlength=h)
    ties = _block_ties(pairs, group, h)
    possible = np.outer(size, size).astype(float)
    np.fill_diagonal(possible, size * (size - 1) / 2)
    by_chance = np.array([_block_ties(drawn, group, h) for drawn in rewired(pairs, draws=rewirings, seed=seed)]).reshape(-1, h, h)
    spread = by_chance.std(axis=0)
    tails = np.minimum((by_chance <= ties).sum(axis=0), (by_chance >= ties).sum(axis=0))
    low, high = _wilson(ties, possible)
    return HelixBlocks(
        helices=network.helices,
        actors=size.astype(np.int64),
        ties=ties,
        possible=possible,
        density=np.divide(ties, possible, out=np.full(ties.shape, np.nan), where=possible > 0),
        low=low,
        high=high,
        expected=by_chance.mean(axis=0),
        z=np.divide(ties - by_chance.mean(axis=0), spread, out=np.full(ties.shape, np.nan), where=spread > 0),
        p=np.minimum(1.0, 2 * (1 + tails) / (rewirings + 1)),
        few=np.minimum.outer(size, size) < FEWEST_ACTORS,
    )


def ei_index(network: ActorNetwork, *, seed: int, permutations: int = PERMUTATIONS) -> EIIndex:
    """Return Krackhardt and Stern's (1988) E-I index of ties without direction; NaN without ties."""
    group, pairs = network.group, network.pairs()
    if not len(pairs):
        return EIIndex(value=float("nan"), internal=0, external=0, expected=float("nan"), p=float("nan"))
    rng = np.random.default_rng(seed)
    external = _external(pairs, group)
    by_chance = np.array([_external(pairs, rng.permutation(group)) for _ in range(permutations)])
    tails = min(int((by_chance <= external).sum()), int((by_chance >= external).sum()))
    return EIIndex(
        value=ei(len(pairs) - external, external),
        internal=len(pairs) - external,
        external=external,
        expected=float(2 * by_chance.mean() / len(pairs) - 1),
        p=min(1.0, 2 * (1 + tails) / (permutations + 1)),
    )


def ei(internal: int, external: int) -> float:
    """Return (external - internal) / (external + internal)."""
    return (external - internal) / (external + internal)


def _external(pairs: Indices, group: Indices) -> int:
    return int((group[pairs[:, 0]] != group[pairs[:, 1]]).sum())


def _block_ties(pairs: Indices, group: Indices, h: int) -> Floats:
    first, second = group[pairs[:, 0]], group[pairs[:, 1]]
    counts = np.bincount(np.minimum(first, second) * h + np.maximum(first, second), minlength=h * h).reshape(h, h).astype(float)
    return counts + np.triu(counts, k=1).T


def _wilson(ties: Floats, possible: Floats) -> tuple[Floats, Floats]:
    z = 1.959963984540054
    with np.errstate(invalid="ignore", divide="ignore"):
        share = ties / possible
        middle = (share + z**2 / (2 * possible)) / (1 + z**2 / possible)
        half = z / (1 + z**2 / possible) * np.sqrt(share * (1 - share) / possible + z**2 / (4 * possible**2))
        return np.maximum(middle - half, 0.0), np.minimum(middle + half, 1.0)
