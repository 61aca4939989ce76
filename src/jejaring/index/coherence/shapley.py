"""Shapley values of any score of children: each child's fair part of the way from one profile to another."""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb

import numpy as np

from jejaring.terms.panel import Bools, Floats

Score = Callable[[Floats], Floats]
EXACT = 12
"""Up to this many children all subsets are tried; with more, orders are drawn."""
BATCHES = 10
"""Drawn orders are kept in this many batches: their spread is the stated error."""


@dataclass(frozen=True)
class Shapley:
    """Contributions (c,) that sum to score(end) - score(start); `error` (c,) is their standard error, 0 where `exact`."""

    contributions: Floats
    error: Floats
    exact: bool


def shapley(score: Score, start: Floats, end: Floats, *, orders: int = 1000, seed: int = 0) -> Shapley:
    """Return each child's part of the change of a score from the profile `start` (c,) to `end` (c,).

    φ_j = Σ_S |S|! (c-|S|-1)! / c! [I(S ∪ j) - I(S)], where the children of S are already at their end (Shapley 1953): exact up to 12
    children, else the mean over `orders` random orders. `score` takes profiles (…×c) and gives their scores (…).

    >>> import numpy as np
    >>> geometric = lambda z: np.exp(np.log(z) @ np.array([0.5, 0.3, 0.2]))
    >>> shapley(geometric, np.array([30.0, 60.0, 90.0]), np.array([45.0, 60.0, 80.0])).contributions.round(3)
    array([10.22 ,  0.   , -1.192])
    """
    c = len(start)
    before, chance = coalitions(c, orders=orders, seed=seed)
    parts = np.empty((c, chance.shape[0]))
    for child in range(c):
        profiles = np.where(before[child], end, start)
        with_it, without_it = profiles.copy(), profiles.copy()
        with_it[:, child], without_it[:, child] = end[child], start[child]
        parts[child] = chance @ (score(with_it) - score(without_it))
    return Shapley(parts.mean(axis=1), batch_error(parts), chance.shape[0] == 1)


def coalitions(children: int, *, orders: int, seed: int, exact: int = EXACT) -> tuple[Bools, Floats]:
    """Return who has moved before each child (c × s × c), and the chance of each of the s cases in each batch (b × s), summing to 1.

    Exact: every subset of the others, one batch. Drawn: as many random orders as there are batches times `orders` / batches, at
    least one each.
    """
    if children <= exact:
        number = np.arange(2 ** max(children - 1, 0))
        bits = ((number[:, None] >> np.arange(max(children - 1, 0))) & 1).astype(bool)
        before = np.stack([np.insert(bits, child, False, axis=1) for child in range(children)])
        size = bits.sum(axis=1)
        return before, np.array([[1 / (children * comb(children - 1, int(each))) for each in size]])
    each = max(1, orders // BATCHES)
    generator = np.random.default_rng(seed)
    place = np.argsort(generator.random((each * BATCHES, children)), axis=1).argsort(axis=1)
    before = np.stack([place < place[:, [child]] for child in range(children)])
    chance = np.zeros((BATCHES, each * BATCHES))
    for batch in range(BATCHES):
        chance[batch, batch * each : (batch + 1) * each] = 1 / each
    return before, chance


def batch_error(parts: Floats) -> Floats:
    """Return the standard error (…) of the mean over batches (…×b), 0 for a single one."""
    batches = parts.shape[-1]
    if batches == 1:
        return np.zeros(parts.shape[:-1])
    return np.asarray(parts.std(axis=-1, ddof=1) / np.sqrt(batches))
