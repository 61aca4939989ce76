"""Quotients of small counts drawn towards their subsector: a Gamma–Poisson prior learned from all regions."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats

FEWEST_REGIONS = 8
"""Two parameters of a prior cannot be learned from fewer; such a subsector borrows the prior of all cells together."""
LARGEST_SHAPE = 1e6
SMALLEST_SHAPE = 1e-3


@dataclass(frozen=True)
class Shrunk:
    """Shrunken quotients (n × s) with the bounds of their posterior; `shape` and `mean` (s,) describe the prior of each subsector.

    `own_prior` (s,) is False where a subsector has too few regions and borrows the prior of all cells. NaN where no expectation is.
    """

    value: Floats
    low: Floats
    high: Floats
    shape: Floats
    mean: Floats
    own_prior: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def shrink(counts: Floats, expected: Floats, *, level: float = 0.95) -> Shrunk:
    """Return (x + a) / (e + b) for x ~ Poisson(e θ), θ ~ Gamma(a, b), with a and b by maximum likelihood per subsector.

    The margin of x is negative binomial; where the regions differ no more than chance the shape a grows to its bound and all are
    drawn to the mean (Clayton and Kaldor 1987). A cell without count but with an expectation keeps the prior out: it stays NaN.
    """
    from scipy.special import gammaincinv

    known = ~np.isnan(counts) & (expected > 0)
    pooled = _prior(counts[known], expected[known])
    own = known.sum(axis=0) >= FEWEST_REGIONS
    priors = [_prior(counts[known[:, j], j], expected[known[:, j], j]) if own[j] else pooled for j in range(counts.shape[1])]
    shape, mean = np.array([prior[0] for prior in priors]), np.array([prior[1] for prior in priors])
    a = np.broadcast_to(shape, counts.shape)
    b = a / mean
    with np.errstate(invalid="ignore"):
        after, rate = counts + a, expected + b
        tail = (1 - level) / 2
        bounds = [np.where(known, gammaincinv(np.where(known, after, 1.0), share) / rate, np.nan) for share in (tail, 1 - tail)]
    return Shrunk(value=np.where(known, after / rate, np.nan), low=bounds[0], high=bounds[1], shape=shape, mean=mean, own_prior=own)


def _prior(counts: Floats, expected: Floats) -> tuple[float, float]:
    from scipy.optimize import minimize
    from scipy.special import gammaln

    if counts.size == 0 or counts.sum() == 0:
        return np.nan, np.nan
    start_mean = float(counts.sum() / expected.sum())

    def unlikelihood(at: Floats) -> float:
        shape, mean = np.exp(np.clip(at, np.log(SMALLEST_SHAPE), np.log(LARGEST_SHAPE)))
        scaled = expected * mean
        terms = gammaln(counts + shape) - gammaln(shape) + shape * np.log(shape) + counts * np.log(scaled)
        return -float(np.sum(terms - (counts + shape) * np.log(shape + scaled)))

    found = min(
        (minimize(unlikelihood, np.log([shape, start_mean]), method="Nelder-Mead") for shape in (0.5, 20.0)), key=lambda fit: fit.fun
    )
    shape, mean = np.exp(np.clip(found.x, np.log(SMALLEST_SHAPE), np.log(LARGEST_SHAPE)))
    return float(shape), float(mean)
