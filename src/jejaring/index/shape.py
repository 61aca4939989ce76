"""Skewness and excess kurtosis with the small-sample correction of Excel ("type 2"), down columns that may have gaps."""

import numpy as np

from jejaring.terms.panel import Floats


def skewness(values: Floats) -> Floats:
    """Return the skewness (…×m) of the filled cells of each column of (…×n×m).

    G1 = g1 √(n(n-1)) / (n-2), with g1 the third moment over the second to the 3/2 (Joanes and Gill 1998, type 2). Fewer than three
    filled cells or a constant column give NaN.

    >>> import numpy as np
    >>> skewness(np.array([[1.0], [2.0], [6.0]])).round(4)
    array([1.4579])
    """
    return skewness_of_moments(_moments(values))


def kurtosis(values: Floats) -> Floats:
    """Return the excess kurtosis (…×m) of the filled cells of each column of (…×n×m).

    G2 = (n-1) / ((n-2)(n-3)) ((n+1) g2 + 6), with g2 the fourth moment over the squared second, minus 3 (Joanes and Gill 1998,
    type 2). Fewer than four filled cells or a constant column give NaN.

    >>> import numpy as np
    >>> kurtosis(np.array([[1.0], [2.0], [3.0], [10.0]])).round(4)
    array([3.228])
    """
    return kurtosis_of_moments(_moments(values))


def skewness_and_kurtosis(values: Floats) -> tuple[Floats, Floats]:
    """Return both for each column of (…×n×m), from one pass over the values.

    >>> import numpy as np
    >>> [each.round(3).tolist() for each in skewness_and_kurtosis(np.array([[1.0], [2.0], [3.0], [10.0]]))]
    [[1.764], [3.228]]
    """
    moments = _moments(values)
    return skewness_of_moments(moments), kurtosis_of_moments(moments)


Moments = tuple[Floats, Floats, Floats, Floats]
"""How many cells are filled, and the second to fourth central moments, each (…×m)."""


def skewness_of_moments(moments: Moments) -> Floats:
    """Return the skewness (…×m) that moments give; fewer than three cells or no spread give NaN."""
    count, second, third, _ = moments
    with np.errstate(invalid="ignore", divide="ignore"):
        corrected = np.sqrt(count * (count - 1)) / (count - 2) * third / second**1.5
    return np.where((count > 2) & (second > 0), corrected, np.nan)


def kurtosis_of_moments(moments: Moments) -> Floats:
    """Return the excess kurtosis (…×m) that moments give; fewer than four cells or no spread give NaN."""
    count, second, _, fourth = moments
    with np.errstate(invalid="ignore", divide="ignore"):
        excess = fourth / second**2 - 3
        corrected = (count - 1) / ((count - 2) * (count - 3)) * ((count + 1) * excess + 6)
    return np.where((count > 3) & (second > 0), corrected, np.nan)


def _moments(values: Floats) -> Moments:
    filled = ~np.isnan(values)
    whole = bool(filled.all())
    count = np.asarray(filled.sum(axis=-2), dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        total = values.sum(axis=-2) if whole else np.where(filled, values, 0.0).sum(axis=-2)
        away = values - (total / count)[..., None, :]
        if not whole:
            away = np.where(filled, away, 0.0)
        square = away * away
        second = square.sum(axis=-2) / count
        third = np.einsum("...nm,...nm->...m", square, away) / count
        fourth = np.einsum("...nm,...nm->...m", square, square) / count
    return count, second, third, fourth


def quantile(values: Floats, share: float) -> Floats:
    """Return the quantile (…×m) of the filled cells of each column of (…×n×m), 0 ≤ share ≤ 1 (Hyndman and Fan 1996, type 7).

    >>> import numpy as np
    >>> quantile(np.array([[1.0], [np.nan], [2.0], [4.0]]), 0.75)
    array([3.])
    """
    ordered = np.sort(values, axis=-2)
    last = (~np.isnan(values)).sum(axis=-2, keepdims=True) - 1
    place = np.maximum(last, 0) * share
    below = np.floor(place).astype(np.int64)
    lower = np.take_along_axis(ordered, below, axis=-2)
    upper = np.take_along_axis(ordered, np.minimum(below + 1, np.maximum(last, 0)), axis=-2)
    return np.asarray((lower + (upper - lower) * (place - below))[..., 0, :])
