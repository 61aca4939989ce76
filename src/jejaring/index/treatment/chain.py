"""The chain of the OECD/JRC practice: test the shape of a column, winsorise a few cells, else bend the whole column."""

import numpy as np

from jejaring.index.treatment.bend import FITS, refused
from jejaring.index.treatment.cap import Passes, caps, passing
from jejaring.index.treatment.curve import FORM, HIGH, LOW, Rule, Treated, applied, as_columns, straight, treated, varied
from jejaring.terms.panel import Floats

FEWEST = 4
"""Excess kurtosis needs four values."""

OTHERWISE = (*FITS, "none")


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
    columns, test = as_columns(values), passing(skew, kurtosis)
    rule = np.full(columns.shape[1], Rule.PASSED, dtype=np.int64)
    curve = straight(columns.shape[1])
    spread, _, _ = varied(columns)
    few = (~np.isnan(columns)).sum(axis=0) < FEWEST
    rule[few] = Rule.LEFT_TOO_FEW
    rule[~few & ~spread] = Rule.LEFT_CONSTANT
    shaped = np.flatnonzero(spread & ~few)
    failing = shaped[~test(columns[:, shaped])]
    if not failing.size:
        return treated(values, rule, curve)
    low, high, passed = caps(columns[:, failing], max_points, passes=test)
    kept = passed | combine | (otherwise == "none")
    curve[failing[kept], LOW], curve[failing[kept], HIGH] = low[kept], high[kept]
    rule[failing] = np.where(passed, Rule.WINSORISED, Rule.WINSORISED_STILL_FAILS)
    stubborn = failing[~passed]
    if stubborn.size and otherwise != "none":
        curve[stubborn], rule[stubborn] = _bent(columns[:, stubborn], curve[stubborn], otherwise, test)
    return treated(values, rule, curve)


def _bent(columns: Floats, curve: Floats, otherwise: str, test: Passes) -> tuple[Floats, Floats]:
    """Return the curves (c × 5) and rules (c,) of columns that winsorising, as their curve has it, did not calm."""
    fit, calmed, fails = FITS[otherwise]
    fitted = fit(applied(columns, curve))
    fitted[:, [LOW, HIGH]] = curve[:, [LOW, HIGH]]
    lost = np.isnan(fitted[:, FORM])
    fitted[lost] = curve[lost]
    rule = np.where(test(applied(columns, fitted)), calmed, fails)
    return fitted, np.where(lost, refused(otherwise), rule)
