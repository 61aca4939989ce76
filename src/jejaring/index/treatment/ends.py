"""Winsorises many columns until they pass the test of shape, looking only at their ends: the middle of a column never moves."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.shape import kurtosis_of_moments, skewness_of_moments
from jejaring.index.treatment.cap import caps, passing
from jejaring.terms.panel import Bools, Floats

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Ends:
    """Columns (c) as far as winsorising p cells can touch them.

    `high` and `low` (c × p+1) hold the most extreme values first, both less the `centre` (c,); `middle` (c × 4) the sums of the first to
    fourth powers of all other values less the centre; `count` (c,) how many cells are filled.
    """

    high: Floats
    low: Floats
    middle: Floats
    count: Floats
    centre: Floats


def caps_until(columns: Floats, points: int, *, skew: float, kurtosis: float) -> tuple[Floats, Floats, Bools]:
    """Return the caps (c,) low and high of columns (n × c) with spread (infinite where none), and which columns then pass.

    The rule is that of `caps` with the test `passing(skew, kurtosis)`; columns too short to have a middle go through that plain loop.

    >>> import numpy as np
    >>> column = np.array([[1.0], [2.0], [3.0], [2.5], [90.0]])
    >>> [each.tolist() for each in caps_until(column, 1, skew=2.0, kurtosis=3.5)]
    [[-inf], [3.0], [True]]
    """
    count = (~np.isnan(columns)).sum(axis=0)
    long = count > 2 * (points + 1)
    low, high = np.full(count.size, -np.inf), np.full(count.size, np.inf)
    passed = np.zeros(count.size, dtype=bool)
    low[~long], high[~long], passed[~long] = caps(columns[:, ~long], points, passes=passing(skew, kurtosis))
    low[long], high[long], passed[long] = _by_ends(_ends(columns[:, long], points), points, skew, kurtosis)
    return low, high, passed


def _ends(columns: Floats, points: int) -> _Ends:
    ordered = np.sort(np.ascontiguousarray(columns.T), axis=1)
    count = (~np.isnan(ordered)).sum(axis=1)
    place = np.arange(points + 1)
    low, high = ordered[:, : points + 1], np.take_along_axis(ordered, count[:, None] - 1 - place, axis=1)
    inside = np.arange(points + 1, ordered.shape[1] - points - 1) < (count - points - 1)[:, None]
    part = ordered[:, points + 1 : ordered.shape[1] - points - 1]
    centre = np.where(inside, part, 0.0).sum(axis=1) / inside.sum(axis=1)
    away = np.where(inside, part - centre[:, None], 0.0)
    square = away * away
    powers = (away.sum(axis=1), square.sum(axis=1), np.einsum("cn,cn->c", square, away), np.einsum("cn,cn->c", square, square))
    return _Ends(high - centre[:, None], low - centre[:, None], np.stack(powers, axis=1), count.astype(float), centre)


def _by_ends(ends: _Ends, points: int, skew: float, kurtosis: float) -> tuple[Floats, Floats, Bools]:
    columns, place = ends.count.size, np.arange(points + 1)
    above, below = np.zeros(columns, dtype=np.int64), np.zeros(columns, dtype=np.int64)
    passed, going = np.zeros(columns, dtype=bool), np.arange(columns)
    lean, _ = _shape(ends, going, above, below)
    while going.size:
        upwards = lean >= 0
        side = np.where(upwards[:, None], ends.high[going], ends.low[going])
        moved, other = np.where(upwards, above[going], below[going]), np.where(upwards, below[going], above[going])
        extreme = np.take_along_axis(side, moved[:, None], axis=1)
        touched = moved + ((side == extreme) & (place >= moved[:, None])).sum(axis=1)
        allowed = touched + other <= points
        going, upwards, touched = going[allowed], upwards[allowed], touched[allowed]
        above[going], below[going] = np.where(upwards, touched, above[going]), np.where(upwards, below[going], touched)
        lean, excess = _shape(ends, going, above[going], below[going])
        now = ((np.abs(lean) < skew) | (excess < kurtosis)) & ~np.isnan(excess)
        passed[going[now]] = True
        going, lean = going[~now], lean[~now]
    every = np.arange(columns)
    low = np.where(below > 0, ends.low[every, below] + ends.centre, -np.inf)
    return low, np.where(above > 0, ends.high[every, above] + ends.centre, np.inf), passed


def _shape(ends: _Ends, columns: Counts, above: Counts, below: Counts) -> tuple[Floats, Floats]:
    """Return skewness and excess kurtosis of some columns of which so many cells are winsorised above and below."""
    place = np.arange(ends.high.shape[1])
    high = np.take_along_axis(ends.high[columns], np.maximum(place, above[:, None]), axis=1)
    low = np.take_along_axis(ends.low[columns], np.maximum(place, below[:, None]), axis=1)
    outer = np.concatenate([high, low], axis=1)
    square, count = outer * outer, ends.count[columns]
    powers = np.stack([outer.sum(axis=1), square.sum(axis=1), (square * outer).sum(axis=1), (square * square).sum(axis=1)], axis=1)
    first, second, third, fourth = ((ends.middle[columns] + powers) / count[:, None]).T
    moments = (
        count,
        second - first**2,
        third - 3 * first * second + 2 * first**3,
        fourth - 4 * first * third + 6 * first**2 * second - 3 * first**4,
    )
    return skewness_of_moments(moments), kurtosis_of_moments(moments)
