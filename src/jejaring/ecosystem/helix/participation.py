"""Which helices take part in a region's ecosystem, how evenly, and which is weakest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats

DRAWS = 999


@dataclass(frozen=True)
class Participation:
    """Participation of helices (h) in regions (n): `shares` (n × h) and summaries (n,), NaN for a region without actors.

    `evenness` is entropy / ln h, 0 for one helix alone and 1 for all alike, with the bounds `low` and `high` that a list of this size
    leaves; `effective` is the number of helices as if they were equal; `weakest` names the helices with the least share.
    """

    helices: tuple[str, ...]
    actors: Floats
    shares: Floats
    evenness: Floats
    low: Floats
    high: Floats
    effective: Floats
    weakest: tuple[tuple[str, ...], ...]
    weakest_share: Floats


def participation(counts: Floats, helices: Sequence[str], *, seed: int, draws: int = DRAWS, level: float = 0.95) -> Participation:
    """Return participation from counts of actors (or of ties) by region and helix (n × h); NaN counts as not seen.

    H = -Σ p ln p; the bounds are those of lists of the same size drawn anew, moved by the difference between what was met and their mean,
    since a redrawn list is always less even than its original.
    """
    x = np.nan_to_num(counts, nan=0.0)
    n = x.sum(axis=1)
    shares: Floats = np.divide(x, n[:, None], out=np.full(x.shape, np.nan), where=n[:, None] > 0)
    entropy = _entropy(shares)
    most = np.log(x.shape[1]) if x.shape[1] > 1 else 1.0
    rng = np.random.default_rng(seed)
    bounds = np.array([_bounds(round(float(size)), row, rng, draws, level) for size, row in zip(n, shares, strict=True)])
    names = tuple(helices)
    weakest = tuple(
        tuple(name for name, share in zip(names, row, strict=True) if share == row.min()) if size > 0 else ()
        for size, row in zip(n, shares, strict=True)
    )
    return Participation(
        helices=names,
        actors=n,
        shares=shares,
        evenness=entropy / most,
        low=bounds[:, 0] / most,
        high=bounds[:, 1] / most,
        effective=np.exp(entropy),
        weakest=weakest,
        weakest_share=shares.min(axis=1),
    )


def _bounds(n: int, shares: Floats, rng: np.random.Generator, draws: int, level: float) -> tuple[float, float]:
    if n == 0:
        return float("nan"), float("nan")
    drawn = _entropy(rng.multinomial(n, shares, draws) / n)
    met = float(_entropy(shares[None, :])[0])
    tail = (1 - level) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail]) + met - drawn.mean()
    return float(max(low, 0.0)), float(min(high, np.log(len(shares))))


def _entropy(shares: Floats) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(0.0 - np.where(shares == 0, 0.0, shares * np.log(shares)).sum(axis=1))
