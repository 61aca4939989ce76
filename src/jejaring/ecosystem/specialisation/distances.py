"""At which distances the places of a subsector stand closer together, or farther apart, than creative places do anyway."""

from dataclasses import dataclass

import numpy as np

from jejaring.ecosystem.clusters.neighbours import distances_km
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.text import Text

FEWEST_PLACES = 10
DRAWS = 1000
STEPS = 64
BINS = 512


@dataclass(frozen=True)
class DistanceProfile:
    """Density of distances between places at `km` (g,): observed, and the band in which 95 % of chance draws lie whole.

    `clustered` and `dispersed` (g,) mark where the observed line leaves the band; a place that is clustered near is, since densities
    add up to one, less frequent far off: dispersion is only told where no clustering is.
    """

    km: Floats
    density: Floats
    low: Floats
    high: Floats
    clustered: Bools
    dispersed: Bools
    bandwidth_km: float
    places: int


def distance_profile(
    latitude: Floats, longitude: Floats, chosen: Bools, *, seed: int, draws: int = DRAWS, level: float = 0.95
) -> DistanceProfile:
    """Return Duranton and Overman's (2005) K-density of the `chosen` places (N,) among all creative places (N,), in degrees.

    K(d) = 1 / (n (n-1) h) ΣΣ f((d - d_ij) / h), Gaussian, reflected at 0, up to the median distance of all places; bandwidth by
    Silverman. Chance: n of the N places, drawn without replacement. Raises CannotBuild below ten chosen places.
    """
    count = int(chosen.sum())
    if count < FEWEST_PLACES:
        raise CannotBuild(_too_few(count))
    apart = distances_km(latitude, longitude)
    upper = np.triu_indices(len(apart), k=1)
    reach = float(np.median(apart[upper]))
    edges = np.linspace(0.0, float(apart.max()) + 1e-9, BINS + 1)
    bins = np.clip(np.digitize(apart, edges) - 1, 0, BINS - 1)
    own = apart[np.ix_(chosen, chosen)][np.triu_indices(count, k=1)]
    spread = min(float(own.std()), float(np.subtract(*np.quantile(own, [0.75, 0.25]))) / 1.34) or float(own.std())
    bandwidth = max(1.06 * spread * count ** (-0.2), float(edges[1]))
    km = np.linspace(0.0, reach, STEPS)
    kernel = _kernel(km, (edges[1:] + edges[:-1]) / 2, bandwidth)

    def density(indices: np.ndarray[tuple[int, ...], np.dtype[np.intp]]) -> Floats:
        pairs = bins[np.ix_(indices, indices)][np.triu_indices(len(indices), k=1)]
        return np.asarray(kernel @ np.bincount(pairs, minlength=BINS)) / len(pairs)

    rng = np.random.default_rng(seed)
    observed = density(np.flatnonzero(chosen))
    by_chance = np.array([density(rng.choice(len(apart), size=count, replace=False)) for _ in range(draws)])
    low, high = _global_band(by_chance, 1 - level)
    clustered = observed > high
    return DistanceProfile(
        km=km,
        density=observed,
        low=low,
        high=high,
        clustered=clustered,
        dispersed=(observed < low) & ~clustered.any(),
        bandwidth_km=bandwidth,
        places=count,
    )


def _kernel(km: Floats, middle: Floats, bandwidth: float) -> Floats:
    def normal(z: Floats) -> Floats:
        return np.asarray(np.exp(-0.5 * z**2) / np.sqrt(2 * np.pi))

    there = normal((km[:, None] - middle[None, :]) / bandwidth)
    mirrored = normal((km[:, None] + middle[None, :]) / bandwidth)
    return (there + mirrored) / bandwidth


def _global_band(by_chance: Floats, outside: float) -> tuple[Floats, Floats]:
    """Return the widest pair of lines that at most a share `outside` of the draws leaves, half of it on each side."""
    draws = len(by_chance)
    ordered = np.sort(by_chance, axis=0)
    ranks = by_chance.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
    highest, lowest = np.sort(ranks.max(axis=1)), np.sort(ranks.min(axis=1))
    upper = int(highest[min(draws - 1, int(np.ceil((1 - outside / 2) * draws)) - 1)])
    lower = int(lowest[max(0, int(np.floor(outside / 2 * draws)))])
    return ordered[lower], ordered[upper]


def _too_few(count: int) -> Problem:
    return Problem(
        met=Text(id=f"{count} tempat dengan koordinat", en=f"{count} places with coordinates"),
        expected=Text(id=f"sedikitnya {FEWEST_PLACES} tempat", en=f"at least {FEWEST_PLACES} places"),
        todo=Text(id="lengkapi koordinat atau gabungkan subsektor", en="complete the coordinates or join subsectors"),
    )
