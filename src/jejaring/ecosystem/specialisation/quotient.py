"""Counts of actors by region and subsector to location quotients: how strongly a region specialises, and how surely."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.ecosystem.specialisation.shrinkage import Shrunk, shrink
from jejaring.terms.panel import Bools, Floats

SUPPRESSED_BELOW = 3
"""A count of one or two tells of persons rather than of a place, and its quotient is chance."""
THIN_BELOW = 10
"""Below ten the logarithm of a count is no longer near normal; the shrunken quotient is the one to show."""
LEVEL = 0.95
FALSE_DISCOVERIES = 0.05


@dataclass(frozen=True)
class Quotients:
    """Location quotients (n × s) of regions (n) and subsectors (s) with their doubt; NaN where a quotient does not exist.

    `low` and `high` bound `lq` (95 % unless asked otherwise); `interval` says by which rule: "delta", "exact", "rule_of_three" or "".
    `p` tests a quotient of 1, `q` is p after Benjamini–Hochberg over all cells. `shrunk` holds the empirical-Bayes quotients.
    `suppressed` marks counts of one or two, which must not be shown, `thin` counts under ten.
    """

    counts: Floats
    lq: Floats
    low: Floats
    high: Floats
    interval: npt.NDArray[np.str_]
    p: Floats
    q: Floats
    shrunk: Shrunk
    suppressed: Bools
    thin: Bools
    expected: Floats

    @property
    def symmetric(self) -> Floats:
        """Return (LQ - 1) / (LQ + 1): -1 absent, 0 as in the country, near 1 only here."""
        return (self.lq - 1) / (self.lq + 1)

    def stands_out(self, *, rate: float = FALSE_DISCOVERIES) -> Bools:
        """Return the cells above 1 at a false-discovery rate, without suppressed ones."""
        return (self.q <= rate) & (self.lq > 1) & ~self.suppressed


def location_quotients(counts: Floats, *, level: float = LEVEL) -> Quotients:
    """Return LQ_is = (x / n_i) / (y_s / N) with interval, test and shrinkage; counts (n × s) may be fractional, NaN is unknown.

    A region is compared over the subsectors that it knows: n_i and N run over these. Interval: LQ exp(±z se) with
    se² = 1/x - 1/n + 1/y - 1/N from ten actors up (delta method); Clopper–Pearson on x of y, times N/n, below; for none
    from 0 to -ln(1 - level) N / (n y), the rule of three. The test is the exact binomial one of x of y against n / N, twice
    the smaller tail (Billings and Johnson 2012; Beyene and Moineddin 2005).
    """
    x, n, y, total = _margins(np.asarray(counts, dtype=float))
    expected = np.where((n > 0) & (y > 0), n * y / np.where(total > 0, total, 1.0), np.nan)
    lq = x / expected
    low, high, interval = _interval(x, n, y, total, level)
    p = _p_values(x, n, y, total)
    return Quotients(
        counts=x,
        lq=lq,
        low=low,
        high=high,
        interval=interval,
        p=p,
        q=discovery_rates(p),
        shrunk=shrink(x, expected, level=level),
        suppressed=(x > 0) & (x < SUPPRESSED_BELOW),
        thin=x < THIN_BELOW,
        expected=expected,
    )


def discovery_rates(p: Floats) -> Floats:
    """Return Benjamini–Hochberg adjusted p-values over all known cells of an array of any shape (Benjamini and Hochberg 1995)."""
    from scipy.stats import false_discovery_control

    known = ~np.isnan(p)
    q = np.full(p.shape, np.nan)
    if known.any():
        q[known] = false_discovery_control(p[known], method="bh")
    return q


def _margins(counts: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    known = ~np.isnan(counts)
    column = np.nansum(counts, axis=0)
    n = np.broadcast_to(np.nansum(counts, axis=1)[:, None], counts.shape)
    total = np.broadcast_to((known @ column)[:, None], counts.shape)
    y = np.broadcast_to(column[None, :], counts.shape)
    return counts, n, y, total


def _interval(x: Floats, n: Floats, y: Floats, total: Floats, level: float) -> tuple[Floats, Floats, npt.NDArray[np.str_]]:
    from scipy.special import betaincinv, ndtri

    possible = (n > 0) & (y > 0) & ~np.isnan(x)
    delta, none = possible & (x >= THIN_BELOW), possible & (x == 0)
    exact = possible & ~delta & ~none
    low, high = np.full(x.shape, np.nan), np.full(x.shape, np.nan)
    tail = (1 - level) / 2
    a, b, c, d = x[delta], n[delta], y[delta], total[delta]
    width = np.exp(ndtri(1 - tail) * np.sqrt(1 / a - 1 / b + 1 / c - 1 / d))
    quotient = a * d / (b * c)
    low[delta], high[delta] = quotient / width, quotient * width
    a, c, scale = x[exact], y[exact], total[exact] / n[exact]
    low[exact] = scale * betaincinv(a, c - a + 1, tail)
    rest = c > a
    high[exact] = scale * np.where(rest, betaincinv(a + 1, np.where(rest, c - a, 1.0), 1 - tail), 1.0)
    low[none], high[none] = 0.0, total[none] / n[none] * np.minimum(-np.log(1 - level) / y[none], 1.0)
    interval = np.select([delta, exact, none], ["delta", "exact", "rule_of_three"], "")
    return low, high, interval


def _p_values(x: Floats, n: Floats, y: Floats, total: Floats) -> Floats:
    from scipy.special import betainc

    testable = (n > 0) & (y > 0) & (n < total) & ~np.isnan(x)
    p = np.full(x.shape, np.nan)
    a, c, share = x[testable], y[testable], n[testable] / total[testable]
    at_least = np.where(a > 0, betainc(np.where(a > 0, a, 1.0), c - a + 1, share), 1.0)
    at_most = np.where(c > a, 1 - betainc(a + 1, np.where(c > a, c - a, 1.0), share), 1.0)
    p[testable] = np.minimum(1.0, 2 * np.minimum(at_least, at_most))
    return p
