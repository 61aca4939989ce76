"""Local clusters: which regions are high among high ones, low among low ones, or stand apart from their neighbours."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from jejaring.ecosystem.clusters.moran import FEWEST_REGIONS, PERMUTATIONS, known_part
from jejaring.ecosystem.clusters.neighbours import Neighbours
from jejaring.terms.panel import Floats

Quadrant = Literal["high-high", "low-low", "low-high", "high-low", ""]
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True)
class LocalMoran:
    """Local Moran's I of each region (n,), NaN where it has no value or no neighbour with one.

    `quadrant` says region-neighbours ("high-low": high among low); `p` is by conditional permutation, `q` after Benjamini–Hochberg;
    `cluster` is the quadrant where q is within the rate asked for and "" elsewhere. `few` warns of fewer than thirty regions.
    """

    i: Floats
    quadrant: npt.NDArray[np.str_]
    p: Floats
    q: Floats
    cluster: npt.NDArray[np.str_]
    few: bool


def local_moran(
    values: Floats, neighbours: Neighbours, *, seed: int, permutations: int = PERMUTATIONS, rate: float = FALSE_DISCOVERIES
) -> LocalMoran:
    """Return I_i = z_i Σ_j w_ij z_j / m2, each against its neighbours redrawn from all other regions (Anselin 1995).

    p is the smaller share of redrawn lags as high, or as low (one-sided pseudo p).
    """
    from scipy.stats import false_discovery_control

    weights, kept = known_part(values, neighbours)
    shape = values.shape
    i, p, q = np.full(shape, np.nan), np.full(shape, np.nan), np.full(shape, np.nan)
    quadrant = np.full(shape, "", dtype="<U9")
    if kept.sum() > 2 and np.ptp(values[kept]) > 0:
        z = values[kept] - values[kept].mean()
        lag = weights @ z
        i[kept] = z * lag / float((z**2).mean())
        p[kept] = _conditional(z, weights, lag, np.random.default_rng(seed), permutations)
        q[kept] = false_discovery_control(p[kept], method="bh")
        own, around = np.where(z > 0, "high", "low"), np.where(lag > 0, "high", "low")
        quadrant[kept] = np.char.add(np.char.add(own, "-"), around)
    with np.errstate(invalid="ignore"):
        cluster = np.where(q <= rate, quadrant, "")
    return LocalMoran(i=i, quadrant=quadrant, p=p, q=q, cluster=cluster, few=int(kept.sum()) < FEWEST_REGIONS)


def _conditional(z: Floats, weights: Floats, lag: Floats, rng: np.random.Generator, permutations: int) -> Floats:
    n = len(z)
    most = int((weights > 0).sum(axis=1).max())
    # One set of draws of positions serves all regions, as each only needs its few neighbours out of the n - 1 others.
    drawn = np.argsort(rng.random((permutations, n - 1)), axis=1)[:, :most]
    p = np.empty(n)
    for region in range(n):
        others = np.delete(z, region)
        own = weights[region][weights[region] > 0]
        lags = others[drawn[:, : len(own)]] @ own
        as_far = min(int((lags >= lag[region] - 1e-12).sum()), int((lags <= lag[region] + 1e-12).sum()))
        p[region] = (1 + as_far) / (permutations + 1)
    return p
