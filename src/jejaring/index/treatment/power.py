"""The power at which a column comes closest to a normal distribution, by maximum likelihood, many columns at once."""

from collections.abc import Callable

import numpy as np

from jejaring.index.treatment.curve import yeo_johnson
from jejaring.terms.panel import Floats

WIDEST = 5.0
"""Powers are sought from -5 to 5: beyond, a column is no longer told apart from its ranks."""

GRID = 0.25
GOLDEN = (5**0.5 - 1) / 2
STEPS = 60
"""Golden sections that bring an interval of 0.5 below the last bit that matters."""


def box_cox_power(columns: Floats) -> Floats:
    """Return λ (c,) of greatest likelihood for positive columns (n × c) with gaps (Box and Cox 1964).

    log L = (λ - 1) Σ ln x - n/2 ln var((x^λ - 1) / λ), with the variance over n.

    >>> import numpy as np
    >>> box_cox_power(np.exp(np.array([[-1.0], [0.0], [1.0]]))).round(4) + 0.0
    array([0.])
    """
    filled = ~np.isnan(columns)
    count = filled.sum(axis=0)
    logs = np.log(columns)
    centre = np.nansum(logs, axis=0) / count
    # Over x divided by its geometric mean the Jacobian vanishes, and large figures lose no digits.
    away = logs - centre

    def likelihood(power: Floats) -> Floats:
        bent = np.where(power == 0, away, np.expm1(power * away) / np.where(power == 0, 1.0, power))
        return np.asarray(-count / 2 * np.log(_variance(bent, count)))

    return _highest(likelihood, columns.shape[1])


def yeo_johnson_power(columns: Floats) -> Floats:
    """Return λ (c,) of greatest likelihood for columns (n × c) of any sign with gaps (Yeo and Johnson 2000).

    log L = (λ - 1) Σ sgn(x) ln(1 + |x|) - n/2 ln var(transformed x), with the variance over n.

    >>> import numpy as np
    >>> yeo_johnson_power(np.array([[-1.0], [0.0], [1.0]])).round(4)
    array([1.])
    """
    count = (~np.isnan(columns)).sum(axis=0)
    jacobian = np.nansum(np.sign(columns) * np.log1p(np.abs(columns)), axis=0)

    def likelihood(power: Floats) -> Floats:
        return np.asarray((power - 1) * jacobian - count / 2 * np.log(_variance(yeo_johnson(columns, power), count)))

    return _highest(likelihood, columns.shape[1])


def _variance(columns: Floats, count: Floats) -> Floats:
    with np.errstate(over="ignore", invalid="ignore"):
        away = columns - np.nansum(columns, axis=0) / count
        return np.asarray(np.nansum(away * away, axis=0) / count)


def _highest(likelihood: Callable[[Floats], Floats], columns: int) -> Floats:
    """Return where each column's likelihood is highest: on a grid first, then by golden sections round the best point."""
    grid = np.arange(-WIDEST, WIDEST + GRID / 2, GRID)
    with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
        heights = np.stack([likelihood(np.full(columns, power)) for power in grid])
        best = grid[np.argmax(np.where(np.isfinite(heights), heights, -np.inf), axis=0)]
        low, high = np.maximum(best - GRID, -WIDEST), np.minimum(best + GRID, WIDEST)
        for _ in range(STEPS):
            inner, outer = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
            keep_low = likelihood(inner) > likelihood(outer)
            low, high = np.where(keep_low, low, inner), np.where(keep_low, outer, high)
    return np.asarray((low + high) / 2)
