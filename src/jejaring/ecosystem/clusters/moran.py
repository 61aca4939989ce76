"""Moran's I: whether regions near each other are alike, against the same values shuffled over the map."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.clusters.neighbours import Neighbours
from jejaring.terms.panel import Bools, Floats

PERMUTATIONS = 9999
FEWEST_REGIONS = 30
CHUNK = 256


@dataclass(frozen=True)
class Moran:
    """Moran's I of `regions` known values with its expectation by chance, z and one-sided pseudo p (the smaller tail).

    `few` warns that fewer than thirty regions have a value. I is NaN where all values are equal or no region has a neighbour.
    """

    i: float
    expected: float
    z: float
    p: float
    regions: int
    few: bool


def moran(values: Floats, neighbours: Neighbours, *, seed: int, permutations: int = PERMUTATIONS) -> Moran:
    """Return I = (n / S0) Σ w_ij z_i z_j / Σ z² of values (n,); regions without a value (NaN) or a neighbour are left out (Moran 1950)."""
    weights, kept = known_part(values, neighbours)
    return _against_chance(values[kept], weights, seed, permutations)


def moran_of_rates(events: Floats, at_risk: Floats, neighbours: Neighbours, *, seed: int, permutations: int = PERMUTATIONS) -> Moran:
    """Return Moran's I of empirical-Bayes standardised rates, so that small regions do not feign clusters (Assunção and Reis 1999).

    events (n,) of at_risk (n,) as actors of inhabitants; NaN or nobody at risk leaves a region out.
    """
    return moran(standardised_rates(events, at_risk), neighbours, seed=seed, permutations=permutations)


def standardised_rates(events: Floats, at_risk: Floats) -> Floats:
    """Return (r_i - b) / √(a + b / n_i), with b the rate of all and a the variance of rates beyond chance (at least 0)."""
    known = ~(np.isnan(events) | np.isnan(at_risk)) & (at_risk > 0)
    count, people = events[known], at_risk[known]
    mean = count.sum() / people.sum()
    spread = float((people * (count / people - mean) ** 2).sum() / people.sum())
    between = max(spread - float(mean / people.mean()), 0.0)
    values = np.full(events.shape, np.nan)
    values[known] = (count / people - mean) / np.sqrt(between + mean / people)
    return values


def known_part(values: Floats, neighbours: Neighbours) -> tuple[Floats, Bools]:
    """Return the weights among regions with a value and a neighbour that has one, rows summing to one, and which regions they are."""
    kept = ~np.isnan(values) & ~neighbours.island
    while True:
        part = neighbours.weights[np.ix_(kept, kept)]
        lonely = part.sum(axis=1) == 0
        if not lonely.any():
            return part / part.sum(axis=1, keepdims=True) if part.size else part, kept
        kept = kept.copy()
        kept[np.flatnonzero(kept)[lonely]] = False


def _against_chance(values: Floats, weights: Floats, seed: int, permutations: int) -> Moran:
    n = len(values)
    few = n < FEWEST_REGIONS
    if n < 3 or np.ptp(values) == 0:
        return Moran(i=float("nan"), expected=float("nan"), z=float("nan"), p=float("nan"), regions=n, few=few)
    z = values - values.mean()
    scale = n / float(weights.sum()) / float(z @ z)
    met = scale * float(z @ weights @ z)
    rng = np.random.default_rng(seed)
    by_chance = np.empty(permutations)
    for start in range(0, permutations, CHUNK):
        shuffled = rng.permuted(np.tile(z, (min(CHUNK, permutations - start), 1)), axis=1)
        by_chance[start : start + CHUNK] = scale * np.einsum("ri,ri->r", shuffled @ weights.T, shuffled)
    expected = -1 / (n - 1)
    as_far = min(int((by_chance >= met - 1e-12).sum()), int((by_chance <= met + 1e-12).sum()))
    return Moran(
        i=met,
        expected=expected,
        z=float((met - by_chance.mean()) / by_chance.std()),
        p=(1 + as_far) / (permutations + 1),
        regions=n,
        few=few,
    )
