"""Do the items of one dimension say the same thing: Cronbach's alpha, alpha without each item, and McDonald's omega."""

from dataclasses import dataclass
from typing import cast

import numpy as np
from scipy import optimize

from jejaring.index.coherence.correlation import pairwise_covariance
from jejaring.terms.panel import Floats

BLOCK_CELLS = 2**22
LEAST_UNIQUENESS = 0.005
"""The bound that keeps a Heywood case from reaching a communality of 1 (Jöreskog 1967)."""


@dataclass(frozen=True)
class Reliability:
    """How far k items measure one thing, from `n` regions (all with any value, or the complete ones where `listwise`).

    `deleted` (k,) is alpha without each item, missing below three items. `omega` assumes one factor and is missing below three items.
    Missing too where an item is constant or a pair of items shares fewer than three regions.
    """

    n: int
    alpha: float
    standardised: float
    deleted: Floats
    omega: float
    listwise: bool


@dataclass(frozen=True)
class Interval:
    """A percentile interval of a bootstrap with the share 1 - `level` outside; missing draws (constant items) do not count."""

    low: float
    high: float
    level: float
    draws: int
    seed: int


def reliability(items: Floats, *, listwise: bool = False) -> Reliability:
    """Return the reliability of items (n × k) that point the same way.

    Covariances are pairwise complete, as COINr's; with `listwise` only regions without gap count. The formulas are those of
    `cronbach` and `omega`.
    """
    used = items[~np.isnan(items).any(axis=1)] if listwise else items
    covariance = _covariance(used)
    k = items.shape[1]
    kept = [np.delete(np.delete(covariance, item, 0), item, 1) for item in range(k)]
    return Reliability(
        n=int((~np.isnan(used)).any(axis=1).sum()),
        alpha=float(cronbach(covariance)),
        standardised=float(cronbach(_correlation(covariance))),
        deleted=np.array([float(cronbach(each)) if k > 2 else np.nan for each in kept]),
        omega=omega(covariance),
        listwise=listwise,
    )


def cronbach(covariance: Floats) -> Floats:
    """Return Cronbach's alpha k/(k-1) (1 - Σσ²_j / σ²_total) of covariances (…×k×k); fewer than two items have none (Cronbach 1951).

    >>> import numpy as np
    >>> cronbach(np.full((5, 5), 0.4) + 0.6 * np.eye(5)).round(4)
    np.float64(0.7692)
    """
    k = covariance.shape[-1]
    if k < 2:
        return np.full(covariance.shape[:-2], np.nan)
    own, total = np.trace(covariance, axis1=-2, axis2=-1), covariance.sum(axis=(-2, -1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(np.where(total > 0, k / (k - 1) * (1 - own / total), np.nan))[()]


def omega(covariance: Floats) -> float:
    """Return McDonald's omega (Σλ)² / ((Σλ)² + Σψ) of the one-factor model of a covariance (k × k) by maximum likelihood.

    Loadings may differ between items, which alpha does not allow for (McDonald 1999). Missing below three items, where the model
    is not identified, and for a singular covariance.
    """
    k = covariance.shape[0]
    correlation = _correlation(covariance)
    if k < 3 or np.isnan(correlation).any() or np.linalg.eigvalsh(correlation)[0] < 1e-8:
        return float("nan")
    loadings = one_factor(correlation)
    sd = np.sqrt(np.diag(covariance))
    common = float((loadings * sd).sum() ** 2)
    rest = float((sd**2 * (1 - loadings**2)).sum())
    return common / (common + rest)


def one_factor(correlation: Floats) -> Floats:
    """Return the loadings (k,) of the one-factor model of a correlation matrix by maximum likelihood, their sum positive."""

    def misfit(uniqueness: Floats) -> tuple[float, Floats]:
        scale = 1 / np.sqrt(uniqueness)
        values, vectors = np.linalg.eigh(correlation * np.outer(scale, scale))
        rest = values[:-1]
        loading = vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0)) / scale
        gap = np.diag(np.outer(loading, loading)) + uniqueness - np.diag(correlation)
        return float((rest - np.log(rest) - 1).sum()), gap / uniqueness**2

    start = np.clip(0.5 / np.diag(np.linalg.inv(correlation)), LEAST_UNIQUENESS, 1.0)
    bounds = [(LEAST_UNIQUENESS, 1.0)] * len(start)
    found = optimize.minimize(misfit, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"ftol": 1e-14, "gtol": 1e-10})
    uniqueness = cast(Floats, found.x)
    scale = 1 / np.sqrt(uniqueness)
    values, vectors = np.linalg.eigh(correlation * np.outer(scale, scale))
    loading = vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.0)) / scale
    return np.asarray(loading * np.sign(loading.sum()))


def alpha_interval(items: Floats, *, draws: int = 1000, seed: int = 0, level: float = 0.9, listwise: bool = False) -> Interval:
    """Return a percentile interval of alpha from `draws` samples of regions (n × k) with replacement."""
    used = items[~np.isnan(items).any(axis=1)] if listwise else items
    # In an order of their own, so that the order of regions in the panel does not matter.
    used = used[np.lexsort(used.T)]
    generator = np.random.default_rng(seed)
    rows = generator.integers(0, len(used), (draws, len(used)))
    height = max(1, BLOCK_CELLS // max(1, used.size))
    parts = [np.asarray(cronbach(_covariance(used[rows[start : start + height]]))) for start in range(0, draws, height)]
    alphas = np.concatenate(parts)
    alphas = alphas[~np.isnan(alphas)]
    low, high = np.quantile(alphas, [(1 - level) / 2, (1 + level) / 2]) if alphas.size else (np.nan, np.nan)
    return Interval(float(low), float(high), level, draws, seed)


def _covariance(items: Floats) -> Floats:
    """Return pairwise covariances, all missing where one pair has fewer than three shared regions or an item is constant."""
    covariance, pairs = pairwise_covariance(items)
    spread = np.diagonal(covariance, axis1=-2, axis2=-1)
    largest = np.fmax.reduce(np.abs(items), axis=-2)
    sound = (pairs >= 3).all(axis=(-2, -1)) & (spread > (1e-12 * largest) ** 2).all(axis=-1)
    return np.where(np.asarray(sound)[..., None, None], covariance, np.nan)


def _correlation(covariance: Floats) -> Floats:
    sd = np.sqrt(np.diagonal(covariance, axis1=-2, axis2=-1))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(covariance / (sd[..., :, None] * sd[..., None, :]))
