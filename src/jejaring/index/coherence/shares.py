"""Contributions in closed form for a single mean: shares of a linear one, logarithmic shares of a geometric one."""

import numpy as np

from jejaring.terms.panel import Floats


def linear_shares(scores: Floats, weights: Floats) -> Floats:
    """Return w z (…×n×c), which sum to the linear mean; the weight of a missing child goes to the others and it contributes nothing.

    >>> import numpy as np
    >>> linear_shares(np.array([[40.0, 80.0], [90.0, np.nan], [0.0, 50.0]]), np.array([0.75, 0.25]))
    array([[30. , 20. ],
           [90. ,  nan],
           [ 0. , 12.5]])
    """
    return _weights(scores, weights) * scores


def geometric_shares(scores: Floats, weights: Floats, reference: Floats, *, floor: float = 0.0) -> Floats:
    """Return w ln(z / reference) (…×n×c), which sum to the logarithm of the ratio of two geometric means with the same weights.

    `reference` (c,) or (…×n×c) is the profile compared with; `floor` lifts both as the mean does. A child missing in either has no
    share and its weight goes to the others. A child of 0 without floor has an infinite share.

    >>> import numpy as np
    >>> geometric_shares(np.array([[45.0, 60.0, 80.0]]), np.array([0.5, 0.3, 0.2]), np.array([30.0, 60.0, 90.0])).round(4)
    array([[ 0.2027,  0.    , -0.0236]])
    """
    high, low = np.maximum(scores, floor), np.maximum(np.broadcast_to(reference, scores.shape), floor)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(high) - np.log(low)
    return np.asarray(_weights(logs, weights) * logs)


def lmdi(start: Floats, end: Floats, weights: Floats, *, floor: float = 0.0) -> Floats:
    """Return L w ln(z₁ / z₀) (…×c), which sum to the change of a geometric mean; L is the logarithmic mean of its two values (Ang 2005).

    A child missing in one of the two has no share and its weight goes to the others in both. Values must lie above 0, or above a
    `floor` above 0; else the shares are missing.

    >>> import numpy as np
    >>> lmdi(np.array([30.0, 60.0, 90.0]), np.array([45.0, 60.0, 80.0]), np.array([0.5, 0.3, 0.2])).round(4)
    array([10.2157,  0.    , -1.187 ])
    """
    low, high = np.maximum(start, floor), np.maximum(end, floor)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where((low > 0) & (high > 0), np.log(high) - np.log(low), np.nan)
    share = _weights(logs, weights)
    zero = ((low <= 0) | (high <= 0)).any(axis=-1, keepdims=True)
    before = np.exp(np.nansum(share * np.log(np.where(low > 0, low, 1.0)), axis=-1, keepdims=True))
    after = np.exp(np.nansum(share * np.log(np.where(high > 0, high, 1.0)), axis=-1, keepdims=True))
    return np.where(zero, np.nan, logarithmic_mean(before, after) * share * logs)


def logarithmic_mean(first: Floats, second: Floats) -> Floats:
    """Return (b - a) / (ln b - ln a), or a where both are equal, for numbers above 0."""
    ratio = np.log(second / first)
    # a (eˣ - 1) / x keeps its digits where b is close to a.
    return np.where(ratio == 0, first, first * np.expm1(ratio) / np.where(ratio == 0, 1.0, ratio))


def _weights(values: Floats, weights: Floats) -> Floats:
    """Return the weights (…×n×c) over the filled children of each row, missing at the gaps."""
    own = np.where(np.isnan(values), np.nan, np.broadcast_to(weights, values.shape))
    total = np.nansum(own, axis=-1, keepdims=True)
    return own / np.where(total > 0, total, np.nan)
