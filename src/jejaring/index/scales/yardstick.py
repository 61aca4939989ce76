"""A yardstick: where a scale begins and how long its unit is, per column, as measured on reference rows."""

import numpy as np

from jejaring.index.shape import quantile
from jejaring.terms.panel import Bools, Floats

NORMAL_MAD = 1.4826022185056018
"""1 / Φ⁻¹(3/4): the median absolute deviation of a normal column times this is its standard deviation."""


def yardstick(origin: Floats, unit: Floats) -> Floats:
    """Return origins and units (…×m) as one array (…×m×2); a unit of 0 or below measures nothing and becomes NaN."""
    return np.stack([origin, np.where(unit > 0, unit, np.nan)], axis=-1)


def measured_by(stick: Floats, upright: Floats) -> Floats:
    """Return (x - origin) / unit for columns (…×n×m) that already look upwards."""
    return np.asarray((upright - stick[..., None, :, 0]) / stick[..., None, :, 1])


def span(values: Floats, polarity: Floats) -> Floats:
    """Return the yardstick from the worst to the best value of each column of (…×n×m).

    >>> import numpy as np
    >>> span(np.array([[2.0], [4.0], [10.0]]), np.array([-1.0]))
    array([[-10.,   8.]])
    """
    upright = values * polarity
    least = np.fmin.reduce(upright, axis=-2)
    return yardstick(least, np.fmax.reduce(upright, axis=-2) - least)


def deviation(values: Floats, polarity: Floats) -> Floats:
    """Return the yardstick from the mean, a sample standard deviation (n - 1) long.

    >>> import numpy as np
    >>> deviation(np.array([[1.0], [2.0], [3.0]]), np.array([1.0]))
    array([[2., 1.]])
    """
    upright = values * polarity
    filled = ~np.isnan(upright)
    count = filled.sum(axis=-2)
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = np.where(filled, upright, 0.0).sum(axis=-2) / count
        away = upright - centre[..., None, :]
        length = np.sqrt(np.where(filled, away * away, 0.0).sum(axis=-2) / (count - 1))
    return yardstick(centre, np.where(varies(upright), length, np.nan))


def robust_deviation(values: Floats, polarity: Floats) -> Floats:
    """Return the yardstick from the median, 1.4826 median absolute deviations long (Rousseeuw and Croux 1993).

    >>> import numpy as np
    >>> robust_deviation(np.array([[1.0], [2.0], [90.0]]), np.array([1.0])).round(4)
    array([[2.    , 1.4826]])
    """
    upright = values * polarity
    middle = quantile(upright, 0.5)
    return yardstick(middle, NORMAL_MAD * quantile(np.abs(upright - middle[..., None, :]), 0.5))


def length(values: Floats, polarity: Floats) -> Floats:  # noqa: ARG001
    """Return the yardstick from 0, as long as the column is as a vector: √Σx².

    >>> import numpy as np
    >>> length(np.array([[3.0], [4.0]]), np.array([1.0]))
    array([[0., 5.]])
    """
    total = np.sqrt(np.nansum(values * values, axis=-2))
    return yardstick(np.zeros_like(total), total)


def best(values: Floats, polarity: Floats) -> Floats:
    """Return the yardstick from 0 to the best value: the greatest, or the least where less is better.

    >>> import numpy as np
    >>> best(np.array([[2.0, 2.0], [4.0, 4.0]]), np.array([1.0, -1.0]))
    array([[0., 4.],
           [0., 2.]])
    """
    most, least = np.fmax.reduce(values, axis=-2), np.fmin.reduce(values, axis=-2)
    top = np.asarray(np.where(polarity > 0, most, least), dtype=float)
    return yardstick(np.zeros(top.shape), top)


def varies(values: Floats) -> Bools:
    """Tell by exact comparison, not by a deviation that rounding may keep above 0, which columns (…×m) have two different values."""
    return np.asarray(np.fmax.reduce(values, axis=-2) > np.fmin.reduce(values, axis=-2))
