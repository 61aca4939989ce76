"""The chain of the OECD/JRC practice: test the shape of a column, winsorise a few cells, else bend the whole column."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from jejaring.index.treatment.bend import FITS, refused
from jejaring.index.treatment.cap import Passes, passing
from jejaring.index.treatment.curve import FORM, HIGH, LOW, Rule, Treated, as_columns, put_back, sent_through, straight, varied
from jejaring.index.treatment.ends import caps_until
from jejaring.terms.panel import Floats

FEWEST = 4
"""Excess kurtosis needs four values."""

Rules = npt.NDArray[np.int64]

OTHERWISE = (*FITS, "none")


class Limits(NamedTuple):
    """How many cells may move, and the shape below which a column passes."""

    points: int
    skew: float
    kurtosis: float


def skew_kurtosis(
    values: Floats, *, max_points: int, skew: float, kurtosis: float, otherwise: str = "log_ct", combine: bool = False
) -> Treated:
    """Winsorise columns of (…×n×m) that are skewed and heavy-tailed; where that is not enough, bend them instead.

    A column passes with |skewness| < `skew` or excess kurtosis < `kurtosis` (both type 2). Else the extreme at the end towards which
    the column leans now is set to its neighbour, again and again, until it passes. Tied extremes move and count together, never
    more than `max_points` cells in all. A column that still fails is set back (or, with `combine`, kept as winsorised) and bent as
    `otherwise` says; with `none` it stays winsorised. Constant columns and columns with fewer than four values are left as they are
    (OECD/JRC 2008; Becker et al. 2022, COINr's chain).

    >>> import numpy as np
    >>> five = np.array([[1.0], [2.0], [3.0], [2.5], [90.0]])
    >>> skew_kurtosis(five, max_points=1, skew=2.0, kurtosis=3.5).values.ravel()
    array([1. , 2. , 3. , 2.5, 3. ])
    """
    columns, test, limits = as_columns(values), passing(skew, kurtosis), Limits(max_points, skew, kurtosis)
    rule = np.full(columns.shape[1], Rule.PASSED, dtype=np.int64)
    curve = straight(columns.shape[1])
    calm = test(columns)
    # A column that passes the test has four values that differ; the others are few, and looked at closely.
    failing = np.flatnonzero(~calm)
    spread, _, _ = varied(columns[:, failing])
    few = (~np.isnan(columns[:, failing])).sum(axis=0) < FEWEST
    rule[failing[few]] = Rule.LEFT_TOO_FEW
    rule[failing[~few & ~spread]] = Rule.LEFT_CONSTANT
    failing = failing[spread & ~few]
    result = values
    if failing.size:
        calmed, curve[failing], rule[failing] = _calmed(columns[:, failing], limits, otherwise, combine=combine)
        result = put_back(values, failing, calmed)
    shape = (*values.shape[:-2], values.shape[-1])
    return Treated(result, rule.reshape(shape), curve.reshape(*shape, 5))


def _calmed(columns: Floats, limits: Limits, otherwise: str, *, combine: bool) -> tuple[Floats, Floats, Rules]:
    """Return failing columns (n × f) calmed, with their curves and rules."""
    low, high, passed = caps_until(columns, limits.points, skew=limits.skew, kurtosis=limits.kurtosis)
    kept = passed | combine | (otherwise == "none")
    curve = straight(columns.shape[1])
    curve[kept, LOW], curve[kept, HIGH] = low[kept], high[kept]
    rule = np.where(passed, Rule.WINSORISED, Rule.WINSORISED_STILL_FAILS).astype(np.int64)
    result = np.clip(columns, curve[:, LOW], curve[:, HIGH])
    stubborn = np.flatnonzero(~passed)
    if stubborn.size and otherwise != "none":
        result[:, stubborn], curve[stubborn], rule[stubborn] = _bent(
            result[:, stubborn], curve[stubborn], otherwise, passing(limits.skew, limits.kurtosis)
        )
    return result, curve, rule


def _bent(columns: Floats, curve: Floats, otherwise: str, test: Passes) -> tuple[Floats, Floats, Rules]:
    """Return columns (n × c), already clipped by their curves, bent, with their whole curves and rules."""
    fit, calmed, fails = FITS[otherwise]
    fitted = fit(columns)
    lost = np.isnan(fitted[:, FORM])
    fitted[lost] = straight(1)
    result = sent_through(columns, fitted)
    rule = np.where(test(result), calmed, fails)
    fitted[:, [LOW, HIGH]] = curve[:, [LOW, HIGH]]
    return result, fitted, np.where(lost, refused(otherwise), rule).astype(np.int64)
