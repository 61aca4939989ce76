"""Cuts off extremes: beyond percentiles, beyond fences, or a number of points; with the test that says when it is enough."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from jejaring.index.shape import quantile, skewness, skewness_and_kurtosis
from jejaring.index.treatment.curve import HIGH, LOW, Rule, Treated, as_columns, straight, treated, varied
from jejaring.terms.panel import Bools, Floats

Passes = Callable[[Floats], Bools]

ENDS = ("both", "high", "low")


def unchanged(values: Floats) -> Treated:
    """Return the values (…×n×m) as they are."""
    shape = (*values.shape[:-2], values.shape[-1])
    return Treated(values, np.zeros(shape, dtype=np.int64), straight(*shape))


def percentile(values: Floats, *, low: float, high: float) -> Treated:
    """Clip each column of (…×n×m) between two of its quantiles (shares 0-1; Hyndman and Fan 1996, type 7).

    >>> import numpy as np
    >>> percentile(np.array([[0.0], [10.0], [100.0]]), low=0.25, high=0.75).values.ravel()
    array([ 5., 10., 55.])
    """
    columns = as_columns(values)
    return _capped(values, quantile(columns, low), quantile(columns, high))


def fences(values: Floats, *, factor: float, end: str) -> Treated:
    """Clip each column of (…×n×m) at Q1 - f IQR and Q3 + f IQR, at one end or both (Tukey 1977, f = 1.5).

    >>> import numpy as np
    >>> fences(np.array([[0.0], [1.0], [2.0], [3.0], [99.0]]), factor=1.5, end="both").values.ravel()
    array([0., 1., 2., 3., 6.])
    """
    columns = as_columns(values)
    first, third = quantile(columns, 0.25), quantile(columns, 0.75)
    reach = factor * (third - first)
    nothing = np.full(first.shape, np.inf)
    return _capped(values, -nothing if end == "high" else first - reach, nothing if end == "low" else third + reach)


def winsorise(values: Floats, *, points: int, end: str) -> Treated:
    """Set the `points` most extreme cells of each column to their neighbour, whether or not the column needs it.

    `end` is high, low, both (so many at each end), or lean: at the end towards which the column leans after each step. Tied extremes
    move together, and only where all of them stay within the number.

    >>> import numpy as np
    >>> winsorise(np.array([[1.0], [2.0], [3.0], [9.0]]), points=1, end="high").values.ravel()
    array([1., 2., 3., 3.])
    """
    columns = as_columns(values)
    spread, _, _ = varied(columns)
    low, high = np.full(spread.size, -np.inf), np.full(spread.size, np.inf)
    sides: dict[str, tuple[float | None, ...]] = {"lean": (None,), "high": (1.0,), "low": (-1.0,), "both": (1.0, -1.0)}
    for side in sides[end]:
        least, most, _ = caps(columns[:, spread], points, passes=None, lean=side)
        low[spread], high[spread] = np.maximum(low[spread], least), np.minimum(high[spread], most)
    # Where both ends ask for more points than there are values between them, they would cross: such a column keeps the high cap.
    return _capped(values, np.minimum(low, high), high)


def passing(skew: float, kurtosis: float) -> Passes:
    """Return the test that a column passes with |skewness| < `skew` or excess kurtosis < `kurtosis` (both type 2).

    A column without a kurtosis, constant or with fewer than four values, does not pass.

    >>> import numpy as np
    >>> passing(2.0, 3.5)(np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0], [2.5, 2.5], [3.5, 90.0]]))
    array([ True, False])
    """

    def passes(columns: Floats) -> Bools:
        lean, excess = skewness_and_kurtosis(columns)
        return np.asarray(((np.abs(lean) < skew) | (excess < kurtosis)) & ~np.isnan(excess))

    return passes


def caps(columns: Floats, points: int, *, passes: Passes | None, lean: float | None = None) -> tuple[Floats, Floats, Bools]:
    """Return the caps (c,) low and high to which columns (n × c) with spread are winsorised (infinite where none), and who passes.

    The extreme at the end towards which the column leans now (or at the end `lean`, +1 high, -1 low) moves to its neighbour, again
    and again, until the column passes (never, where `passes` is None) or the next step would move more than `points` cells.
    """
    work = columns.copy()
    moved = np.zeros(columns.shape, dtype=bool)
    passed = np.zeros(columns.shape[1], dtype=bool)
    going = np.arange(columns.shape[1])
    while going.size:
        side = np.where(skewness(work[:, going]) >= 0, 1.0, -1.0) if lean is None else np.full(going.size, lean)
        upright = work[:, going] * side
        extreme = upright == np.fmax.reduce(upright, axis=0)
        neighbour = np.where(extreme | np.isnan(upright), -np.inf, upright).max(axis=0)
        touched = moved[:, going] | extreme
        allowed = (touched.sum(axis=0) <= points) & np.isfinite(neighbour)
        going, side, neighbour = going[allowed], side[allowed], neighbour[allowed]
        moved[:, going] = touched[:, allowed]
        work[:, going] = np.where(extreme[:, allowed], neighbour * side, work[:, going])
        if passes is not None:
            now = passes(work[:, going])
            passed[going[now]] = True
            going = going[~now]
    (_, low, high), (_, least, most) = varied(columns), varied(work)
    return np.where(least > low, least, -np.inf), np.where(most < high, most, np.inf), passed


def _capped(values: Floats, low: Floats, high: Floats) -> Treated:
    """Return the values clipped; a column that no cap touches passes."""
    columns = as_columns(values)
    spread, least, most = varied(columns)
    touched = spread & ((least < low) | (most > high))
    rules: npt.NDArray[np.int64] = np.where(touched, Rule.CAPPED, Rule.PASSED).astype(np.int64)
    rules[~spread] = np.where(np.isnan(least[~spread]), Rule.LEFT_TOO_FEW, Rule.LEFT_CONSTANT)
    curves = straight(columns.shape[1])
    # A column that holds nothing extreme keeps its caps: a later year is measured by them too.
    curves[spread, LOW], curves[spread, HIGH] = low[spread], high[spread]
    return treated(values, rules, curves)
