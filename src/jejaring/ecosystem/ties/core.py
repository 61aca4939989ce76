"""Whether the network has a core whose members know each other and a periphery whose members do not."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.ties.network import ActorNetwork, Indices
from jejaring.ecosystem.ties.rewire import rewired
from jejaring.terms.panel import Bools, Floats

REWIRINGS = 999


@dataclass(frozen=True)
class CorePeriphery:
    """The core (N,) that fits best, its fit -1 to 1, the mean fit when as many ties are placed at random, and one-sided p (as good a fit).

    `p_of_degrees` compares with networks of the same degrees: a low p beside a high `p_of_degrees` is a core that follows from some actors
    having many ties, as most cores do (Kojaku and Masuda 2018).
    `core_density` and `periphery_density` are the shares of possible ties within each. fit is NaN where no split can be told.
    """

    core: Bools
    fit: float
    expected: float
    p: float
    p_of_degrees: float
    core_density: float
    periphery_density: float


def core_periphery(network: ActorNetwork, *, seed: int, rewirings: int = REWIRINGS) -> CorePeriphery:
    """Return the discrete core of Borgatti and Everett (1999): the correlation of ties with the ideal, full core and empty periphery.

    Ties between core and periphery count neither way. Cores are tried by falling degree, in which order the errors of a core of given
    size are fewest (Lip 2011); equal degrees keep the order of the actors.
    """
    n, pairs = len(network.names), network.pairs()
    order = _by_degree(pairs, n)
    fits, inside, outside = _fits(pairs, np.argsort(order))
    core = np.zeros(n, dtype=bool)
    if n < 4 or np.isnan(fits).all():
        nan = float("nan")
        return CorePeriphery(core=core, fit=nan, expected=nan, p=nan, p_of_degrees=nan, core_density=nan, periphery_density=nan)
    size = int(np.nanargmax(fits))
    core[order[:size]] = True
    placed = np.array([_best_fit(drawn, n) for drawn in _placed(n, len(pairs), draws=rewirings, seed=seed)])
    of_degrees = np.array([_best_fit(drawn, n) for drawn in rewired(pairs, draws=rewirings, seed=seed)])
    return CorePeriphery(
        core=core,
        fit=float(fits[size]),
        expected=float(placed.mean()),
        p=(1 + int((placed >= fits[size] - 1e-12).sum())) / (rewirings + 1),
        p_of_degrees=(1 + int((of_degrees >= fits[size] - 1e-12).sum())) / (rewirings + 1),
        core_density=float(inside[size]),
        periphery_density=float(outside[size]),
    )


def _by_degree(pairs: Indices, n: int) -> Indices:
    return np.argsort(-np.bincount(pairs.ravel(), minlength=n), kind="stable")


def _best_fit(pairs: Indices, n: int) -> float:
    return float(np.nanmax(_fits(pairs, np.argsort(_by_degree(pairs, n)))[0]))


def _placed(n: int, ties: int, *, draws: int, seed: int) -> Iterator[Indices]:
    rng = np.random.default_rng(seed)
    for _ in range(draws):
        code = rng.choice(n * (n - 1) // 2, size=ties, replace=False, shuffle=False)
        # Pairs are numbered column by column: (0,1), (0,2), (1,2), (0,3), …
        later = np.floor((1 + np.sqrt(1 + 8 * code.astype(float))) / 2).astype(np.intp)
        yield np.column_stack([code - later * (later - 1) // 2, later])


def _fits(pairs: Indices, rank: Indices) -> tuple[Floats, Floats, Floats]:
    """Return correlation and the two densities for cores of the first 0 to n actors, NaN where core or periphery has no pair."""
    n = len(rank)
    ranks = np.sort(rank[pairs], axis=1)
    size = np.arange(n + 1)
    # A tie is within the core once its later end is in, and leaves the periphery once its earlier end is in.
    within = np.concatenate([[0], np.cumsum(np.bincount(ranks[:, 1], minlength=n))])
    beyond = len(pairs) - np.concatenate([[0], np.cumsum(np.bincount(ranks[:, 0], minlength=n))])
    core_pairs, other_pairs = size * (size - 1) / 2, (n - size) * (n - size - 1) / 2
    with np.errstate(invalid="ignore", divide="ignore"):
        total, tied = core_pairs + other_pairs, within + beyond
        share, ideal = tied / total, core_pairs / total
        fit = (within / total - share * ideal) / np.sqrt(share * (1 - share) * ideal * (1 - ideal))
        fit[(core_pairs == 0) | (other_pairs == 0)] = np.nan
        return fit, within / core_pairs, beyond / other_pairs
