"""Scales whose yardstick is taken from the data themselves, or from the data of a reference year."""

import numpy as np

from jejaring.index.scales import yardstick as sticks
from jejaring.index.scales.yardstick import measured_by
from jejaring.terms.panel import Bools, Floats

AMPI_CENTRE, AMPI_WIDTH = 100.0, 60.0
"""The adjusted Mazziotta-Pareto scale: the reference is 100 and the range is 60, so that scores mostly lie in 70-130."""


def unchanged(values: Floats, polarity: Floats) -> Floats:
    """Return the values (…×n×m) times their polarity (m,): they are on one scale already."""
    return np.asarray(values * polarity)


def minmax(values: Floats, polarity: Floats, *, low: float, high: float, yardstick: Floats | None = None) -> Floats:
    """Return low + (high - low) (x - min) / (max - min) down each column of (…×n×m), x multiplied by the polarity (m,) first.

    A column whose filled cells are all alike has no scale: it becomes missing, and `check` says so beforehand.

    >>> import numpy as np
    >>> minmax(np.array([[2.0], [4.0], [10.0]]), np.array([-1.0]), low=0, high=100).ravel()
    array([100.,  75.,   0.])
    """
    stick = sticks.span(values, polarity) if yardstick is None else yardstick
    return np.asarray(low + (high - low) * measured_by(stick, values * polarity))


def zscore(values: Floats, polarity: Floats, *, mean: float, sd: float, yardstick: Floats | None = None) -> Floats:
    """Return mean + sd (x - x̄) / s down each column of (…×n×m), x multiplied by the polarity first, s the sample deviation (n - 1).

    A column whose filled cells are all alike becomes missing, and `check` says so beforehand.

    >>> import numpy as np
    >>> zscore(np.array([[1.0], [2.0], [3.0]]), np.array([1.0]), mean=100, sd=10).ravel()
    array([ 90., 100., 110.])
    """
    stick = sticks.deviation(values, polarity) if yardstick is None else yardstick
    return np.asarray(mean + sd * measured_by(stick, values * polarity))


def robust_z(values: Floats, polarity: Floats, *, mean: float, sd: float, yardstick: Floats | None = None) -> Floats:
    """Return mean + sd (x - median) / (1.4826 MAD), which a few extremes cannot move.

    A column of which more than half is alike has no MAD and becomes missing; `check` says so beforehand.

    >>> import numpy as np
    >>> robust_z(np.array([[1.0], [2.0], [90.0]]), np.array([1.0]), mean=0, sd=1.4826022185056018).ravel()
    array([-1.,  0., 88.])
    """
    stick = sticks.robust_deviation(values, polarity) if yardstick is None else yardstick
    return np.asarray(mean + sd * measured_by(stick, values * polarity))


def vector(values: Floats, polarity: Floats, *, yardstick: Floats | None = None) -> Floats:
    """Return 100 x / √Σx² down each column of (…×n×m), or 100 minus that where less is better (Hwang and Yoon 1981).

    >>> import numpy as np
    >>> vector(np.array([[3.0, 3.0], [4.0, 4.0], [0.0, 0.0]]), np.array([1.0, -1.0]))
    array([[ 60.,  40.],
           [ 80.,  20.],
           [  0., 100.]])
    """
    stick = sticks.length(values, polarity) if yardstick is None else yardstick
    share = 100 * measured_by(stick, values)
    return np.where(polarity < 0, 100 - share, share)


def fraction_of_max(values: Floats, polarity: Floats, *, yardstick: Floats | None = None) -> Floats:
    """Return 100 x / max, or 100 min / x where less is better, for columns (…×n×m) of positive numbers.

    >>> import numpy as np
    >>> fraction_of_max(np.array([[2.0, 2.0], [4.0, 4.0], [1.0, 8.0]]), np.array([1.0, -1.0]))
    array([[ 50., 100.],
           [100.,  50.],
           [ 25.,  25.]])
    """
    stick = sticks.best(values, polarity) if yardstick is None else yardstick
    share = measured_by(stick, values)
    with np.errstate(divide="ignore"):
        return np.asarray(100 * np.where(polarity < 0, 1 / share, share))


def distance_to_max(values: Floats, polarity: Floats, *, yardstick: Floats | None = None) -> Floats:
    """Return 100 (1 - (max - x) / (max - min)): how near each region comes to the best, x multiplied by the polarity first.

    >>> import numpy as np
    >>> distance_to_max(np.array([[2.0], [4.0], [10.0]]), np.array([1.0])).ravel()
    array([  0.,  25., 100.])
    """
    stick = sticks.span(values, polarity) if yardstick is None else yardstick
    return 100 * measured_by(stick, values * polarity)


def distance_to_reference(values: Floats, polarity: Floats, *, region: int, cap: bool, yardstick: Floats | None = None) -> Floats:
    """Return 100 (1 - (ref - x) / (ref - min)) with the value of one region (its row) as reference; `cap` holds scores at 100.

    Where the reference region has no value, or is itself the worst, the column becomes missing and the build is refused.

    >>> import numpy as np
    >>> distance_to_reference(np.array([[2.0], [4.0], [10.0]]), np.array([1.0]), region=1, cap=False).ravel()
    array([  0., 100., 400.])
    """
    stick = to_region(values, polarity, region=region) if yardstick is None else yardstick
    return _capped(100 * measured_by(stick, values * polarity), cap)


def to_region(values: Floats, polarity: Floats, *, region: int) -> Floats:
    """Return the yardstick from the worst value to that of a region (its row).

    >>> import numpy as np
    >>> to_region(np.array([[2.0], [4.0], [10.0]]), np.array([1.0]), region=1)
    array([[2., 2.]])
    """
    upright = values * polarity
    least = np.fmin.reduce(upright, axis=-2)
    return sticks.yardstick(least, upright[..., region, :] - least)


def distance_to_target(values: Floats, polarity: Floats, *, target: float, cap: bool, yardstick: Floats | None = None) -> Floats:
    """Return 100 (x - min) / (target - min), or 100 (max - x) / (max - target) where less is better; `cap` holds scores at 100.

    The target is written as it is, whatever the polarity.

    >>> import numpy as np
    >>> distance_to_target(np.array([[2.0], [4.0], [10.0]]), np.array([-1.0]), target=6, cap=True).ravel()
    array([100., 100.,   0.])
    """
    stick = to_target(values, polarity, target=target) if yardstick is None else yardstick
    return _capped(100 * measured_by(stick, values * polarity), cap)


def to_target(values: Floats, polarity: Floats, *, target: float) -> Floats:
    """Return the yardstick from the worst value to the target.

    >>> import numpy as np
    >>> to_target(np.array([[2.0], [4.0], [10.0]]), np.array([-1.0]), target=6)
    array([[-10.,   4.]])
    """
    least = np.fmin.reduce(values * polarity, axis=-2)
    return sticks.yardstick(least, target * polarity - least)


def ampi(
    values: Floats,
    polarity: Floats,
    *,
    low: float | None = None,
    high: float | None = None,
    reference: float | None = None,
    yardstick: Floats | None = None,
) -> Floats:
    """Return 100 + 60 (x - ref) / range: the reference scores 100 and the range is 60 long (Mazziotta and Pareto 2016).

    The range is that of the data unless `low` and `high` are given, the reference the mean (of the first year) unless given. This is
    70 + 60 (x - L) / (U - L) with goalposts half a range below and above the reference. Where less is better the score is 200 minus it.

    >>> import numpy as np
    >>> ampi(np.array([[2.0], [3.0], [10.0]]), np.array([1.0])).ravel()
    array([ 77.5,  85. , 137.5])
    """
    stick = to_mean(values, polarity, low=low, high=high, reference=reference) if yardstick is None else yardstick
    return np.asarray(AMPI_CENTRE + AMPI_WIDTH * measured_by(stick, values * polarity))


def to_mean(
    values: Floats,
    polarity: Floats,
    *,
    low: float | None = None,
    high: float | None = None,
    reference: float | None = None,
    base: Bools | None = None,
) -> Floats:
    """Return the yardstick from the reference, a range long; `base` (n,) marks the rows whose mean is the reference.

    >>> import numpy as np
    >>> to_mean(np.array([[2.0], [4.0], [12.0]]), np.array([1.0]), base=np.array([True, True, False]))
    array([[ 3., 10.]])
    """
    upright = values * polarity
    spread = np.fmax.reduce(values, axis=-2) - np.fmin.reduce(values, axis=-2)
    if low is not None and high is not None:
        spread = np.full_like(spread, high - low)
    rows = upright if base is None else upright[..., base, :]
    filled = ~np.isnan(rows)
    with np.errstate(invalid="ignore"):
        centre = np.where(filled, rows, 0.0).sum(axis=-2) / filled.sum(axis=-2)
    if reference is not None:
        centre = np.broadcast_to(reference * polarity, centre.shape)
    return sticks.yardstick(centre, spread)


def _capped(scores: Floats, cap: bool) -> Floats:
    return np.asarray(np.minimum(scores, 100.0)) if cap else scores
