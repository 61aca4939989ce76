"""The family of power means: the lower the exponent, the less a strong child makes up for a weak one."""

import numpy as np

from jejaring.index.means.weighted import linear
from jejaring.terms.panel import Floats

ZERO_LOG = -1e300
"""Stands for log 0: finite, so that a weight of 0 makes it vanish; any real weight still gives exp(…) = 0."""

NEARLY_GEOMETRIC = 1e-3
"""Below this exponent logarithms of sums lose digits; the mean is then written as a correction to the geometric one."""


def geometric(scores: Floats, weights: Floats, *, floor: float | Floats) -> Floats:
    """Return exp Σ w ln max(z, floor) for scores (…×n×c) ≥ 0 and weights (…×c), over the children that have a score.

    With a floor of 0 a child of 0 gives 0. `floor` may differ between replicates (…).

    >>> import numpy as np
    >>> geometric(np.array([[40.0, 90.0], [25.0, np.nan], [0.0, 50.0]]), np.array([0.5, 0.5]), floor=0).round(9)
    array([60., 25.,  0.])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.maximum(np.log(np.asarray(floor, dtype=float)), ZERO_LOG)
        logs = np.maximum(np.log(scores), least[..., None, None])
        return np.asarray(np.exp(linear(logs, weights)))


def harmonic(scores: Floats, weights: Floats, *, floor: float | Floats) -> Floats:
    """Return 1 / Σ w / max(z, floor) for scores (…×n×c) ≥ 0 and weights (…×c), over the children that have a score.

    With a floor of 0 a child of 0 gives 0. `floor` may differ between replicates (…).

    >>> import numpy as np
    >>> harmonic(np.array([[30.0, 60.0], [25.0, np.nan], [0.0, 50.0]]), np.array([0.5, 0.5]), floor=0).round(9)
    array([40., 25.,  0.])
    """
    least = np.maximum(np.asarray(floor, dtype=float), -1 / ZERO_LOG)[..., None, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1 / linear(1 / np.maximum(scores, least), weights))


def power(scores: Floats, weights: Floats, *, exponent: float, floor: float | Floats = 0.0) -> Floats:
    """Return (Σ w max(z, floor)^r)^(1/r) for scores (…×n×c) ≥ 0, weights (…×c) and any r, over the children that have a score.

    r = 1 is the arithmetic, 0 the geometric, -1 the harmonic mean; large r lean to the highest child, small ones to the lowest. With
    r ≤ 0 and a floor of 0 a child of 0 gives 0. `floor` may differ between replicates (…).

    >>> import numpy as np
    >>> power(np.array([[30.0, 60.0], [25.0, np.nan], [0.0, 50.0]]), np.array([0.5, 0.5]), exponent=2).round(3)
    array([47.434, 25.   , 35.355])
    """
    if exponent == 0:
        return geometric(scores, weights, floor=floor)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        logs = np.log(np.maximum(scores, np.asarray(floor, dtype=float)[..., None, None]))
        if abs(exponent) < NEARLY_GEOMETRIC and not np.isneginf(logs).any():
            middle = linear(logs, weights)
            return np.asarray(np.exp(middle + np.log1p(linear(np.expm1(exponent * (logs - middle[..., None])), weights)) / exponent))
        scaled = exponent * _scored(logs, weights)
        top = np.fmax.reduce(scaled, axis=-1, keepdims=True)
        top = np.where(np.isfinite(top), top, 0.0)
        return np.asarray(np.exp((top[..., 0] + np.log(linear(np.exp(scaled - top), weights))) / exponent))


def _scored(logs: Floats, weights: Floats) -> Floats:
    """Return logs with the companions (weight 0) out of the way: an infinite one would make its product with 0 missing."""
    absent = np.asarray(weights <= 0)
    return np.where(absent[..., None, :], np.nan, logs) if absent.any() else logs
