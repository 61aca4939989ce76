"""Scales with fixed posts: what a value scores does not depend on the other regions or on the year."""

import numpy as np

from jejaring.terms.panel import Floats


def scaled(values: Floats, polarity: Floats, *, start: float, end: float, factor: float) -> Floats:
    """Return factor (x - start) / (end - start), not clipped; where less is better, factor (end - x) / (end - start).

    >>> import numpy as np
    >>> scaled(np.array([[1.0, 1.0], [4.0, 4.0], [13.0, 13.0]]), np.array([1.0, -1.0]), start=1, end=7, factor=100)
    array([[   0.,  100.],
           [  50.,   50.],
           [ 200., -100.]])
    """
    share = (values - start) / (end - start)
    return np.asarray(factor * np.where(polarity < 0, 1 - share, share))


def goalposts(values: Floats, polarity: Floats, *, low: float, high: float) -> Floats:
    """Return 100 (x - low) / (high - low) clipped to 0-100; a polarity of -1 gives 100 minus that (UNDP, BPS).

    >>> import numpy as np
    >>> goalposts(np.array([[20.0], [46.0], [90.0]]), np.array([1.0]), low=20, high=85).ravel()
    array([  0.,  40., 100.])
    """
    return _upright(100 * (np.clip(values, low, high) - low) / (high - low), polarity)


def log_goalposts(values: Floats, polarity: Floats, *, low: float, high: float, offset: float) -> Floats:
    """Return 100 (ln(x + o) - ln(low + o)) / (ln(high + o) - ln(low + o)) clipped to 0-100; for money and counts per head.

    >>> import numpy as np
    >>> log_goalposts(np.array([[1.0], [10.0], [1000.0]]), np.array([1.0]), low=1, high=100, offset=0).ravel()
    array([  0.,  50., 100.])
    """
    floor, ceiling = np.log(low + offset), np.log(high + offset)
    score = 100 * (np.log(np.clip(values, low, high) + offset) - floor) / (ceiling - floor)
    # At the ends rounding may pass 0 or 100 by a last bit, and a reversed score would then be negative.
    return _upright(np.clip(score, 0.0, 100.0), polarity)


def range_goalposts(values: Floats, polarity: Floats, *, low: float, target_low: float, target_high: float, high: float) -> Floats:
    """Return 100 from `target_low` to `target_high`, falling in a straight line to 0 at `low` and at `high`.

    >>> import numpy as np
    >>> range_goalposts(np.array([[1.0], [3.0], [11.0]]), np.array([1.0]), low=0, target_low=2, target_high=5, high=17).ravel()
    array([ 50., 100.,  50.])
    """
    rise = (values - low) / (target_low - low)
    fall = (high - values) / (high - target_high)
    return _upright(100 * np.clip(np.minimum(rise, fall), 0.0, 1.0), polarity)


def target_is_best(values: Floats, polarity: Floats, *, target: float, low: float, high: float) -> Floats:
    """Return 100 (1 - |x - target| / max(target - low, high - target)), not below 0: too little and too much both cost.

    >>> import numpy as np
    >>> target_is_best(np.array([[2.0], [5.0], [11.0]]), np.array([1.0]), target=5, low=0, high=11).ravel()
    array([ 50., 100.,   0.])
    """
    reach = max(target - low, high - target)
    return _upright(100 * np.clip(1 - np.abs(values - target) / reach, 0.0, 1.0), polarity)


def _upright(score: Floats, polarity: Floats) -> Floats:
    return np.asarray(np.where(polarity < 0, 100 - score, score))
