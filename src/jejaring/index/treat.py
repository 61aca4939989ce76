"""Calms columns whose few extreme values would otherwise decide the whole scale, and says what it did to each."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from jejaring.index.shape import kurtosis as kurtosis_of
from jejaring.index.shape import skewness
from jejaring.terms.panel import Bools, Floats

FEWEST = 4
"""Excess kurtosis needs four values."""


class Rule(IntEnum):
    """What was done to a column: nothing because it passes, winsorised, logged, or left with a reason."""

    PASSED = 0
    WINSORISED = 1
    LOGGED = 2
    LOGGED_STILL_FAILS = 3
    LEFT_CONSTANT = 4
    LEFT_TOO_FEW = 5


@dataclass(frozen=True)
class Treated:
    """Treated values (…×n×m) and the Rule (…×m) that was applied to each column."""

    values: Floats
    rule: npt.NDArray[np.int64]


def unchanged(values: Floats) -> Treated:
    """Return the values (…×n×m) as they are."""
    return Treated(values, np.zeros((*values.shape[:-2], values.shape[-1]), dtype=np.int64))


def skew_kurtosis(values: Floats, *, max_points: int, skew: float, kurtosis: float) -> Treated:
    """Winsorise columns of (…×n×m) that are skewed and heavy-tailed; where that is not enough, take a logarithm instead.

    A column passes with |skewness| < `skew` or excess kurtosis < `kurtosis` (both type 2). Else the extreme at the end towards which
    the column leans now is set to its neighbour, again and again, until it passes. Tied extremes move and count together, never
    more than `max_points` cells in all. A column that still fails is set back and becomes log(x - min + 0.01 range). Constant
    columns and columns with fewer than four values are left as they are (OECD/JRC 2008; Becker et al. 2022, COINr's chain).

    >>> import numpy as np
    >>> five = np.array([[1.0], [2.0], [3.0], [2.5], [90.0]])
    >>> skew_kurtosis(five, max_points=1, skew=2.0, kurtosis=3.5).values.ravel()
    array([1. , 2. , 3. , 2.5, 3. ])
    """
    columns = np.moveaxis(values, -2, 0).reshape(values.shape[-2], -1)
    rule = np.full(columns.shape[1], Rule.PASSED, dtype=np.int64)
    count = (~np.isnan(columns)).sum(axis=0)
    rule[count < FEWEST] = Rule.LEFT_TOO_FEW
    enough = np.flatnonzero(count >= FEWEST)
    low, high = np.nanmin(columns[:, enough], axis=0), np.nanmax(columns[:, enough], axis=0)
    rule[enough[low == high]] = Rule.LEFT_CONSTANT
    varied = enough[low < high]
    failing = varied[~_passes(columns[:, varied], skew, kurtosis)]
    if failing.size:
        columns = columns.copy()
        calmed, passed = _winsorised(columns[:, failing], max_points, skew, kurtosis)
        logged = log_ct(columns[:, failing[~passed]])
        rule[failing[passed]] = Rule.WINSORISED
        rule[failing[~passed]] = np.where(_passes(logged, skew, kurtosis), Rule.LOGGED, Rule.LOGGED_STILL_FAILS)
        columns[:, failing[passed]] = calmed[:, passed]
        columns[:, failing[~passed]] = logged
    shape = (values.shape[-2], *values.shape[:-2], values.shape[-1])
    return Treated(np.moveaxis(columns.reshape(shape), 0, -2), rule.reshape(shape[1:]))


def log_ct(values: Floats) -> Floats:
    """Return log(x - min + 0.01 range) down each column of (…×n×m), gaps kept.

    >>> import numpy as np
    >>> log_ct(np.array([[0.0], [9.0], [100.0]])).round(4).ravel()
    array([0.    , 2.3026, 4.6151])
    """
    low = np.nanmin(values, axis=-2, keepdims=True)
    spread = np.nanmax(values, axis=-2, keepdims=True) - low
    return np.asarray(np.log(values - low + 0.01 * spread))


def _passes(columns: Floats, skew: float, kurtosis: float) -> Bools:
    calm = (np.abs(skewness(columns)) < skew) | (kurtosis_of(columns) < kurtosis)
    return np.asarray(calm)


def _winsorised(columns: Floats, max_points: int, skew: float, kurtosis: float) -> tuple[Floats, Bools]:
    """Return the winsorised columns (n×f) and which of them pass; those that do not are half-treated and of no use."""
    work = columns.copy()
    moved = np.zeros(columns.shape, dtype=bool)
    passed = np.zeros(columns.shape[1], dtype=bool)
    going = np.arange(columns.shape[1])
    while going.size:
        lean = np.where(skewness(work[:, going]) > 0, 1.0, -1.0)
        upright = work[:, going] * lean
        extreme = upright == np.nanmax(upright, axis=0)
        neighbour = np.where(extreme | np.isnan(upright), -np.inf, upright).max(axis=0)
        touched = moved[:, going] | extreme
        allowed = (touched.sum(axis=0) <= max_points) & np.isfinite(neighbour)
        going, lean, neighbour = going[allowed], lean[allowed], neighbour[allowed]
        moved[:, going] = touched[:, allowed]
        work[:, going] = np.where(extreme[:, allowed], neighbour * lean, work[:, going])
        now = _passes(work[:, going], skew, kurtosis)
        passed[going[now]] = True
        going = going[~now]
    return work, passed
