"""Means of children's scores. A missing child drops out and its weight goes to its siblings; no child, no score."""

import numpy as np

from jejaring.terms.panel import Floats

ZERO_LOG = -1e300
"""Stands for log 0: finite, so that a weight of 0 makes it vanish; any real weight still gives exp(…) = 0."""


def linear(scores: Floats, weights: Floats) -> Floats:
    """Return Σ w z for scores (…×n×c) and weights (…×c), over the children that have a score.

    >>> import numpy as np
    >>> linear(np.array([[40.0, 80.0], [90.0, np.nan], [0.0, 50.0]]), np.array([0.75, 0.25]))
    array([50. , 90. , 12.5])
    """
    return _mean(scores, weights)


def geometric(scores: Floats, weights: Floats, *, floor: float | Floats) -> Floats:
    """Return exp Σ w ln max(z, floor) for scores (…×n×c) ≥ 0 and weights (…×c), over the children that have a score.

    With a floor of 0 a child of 0 gives 0. `floor` may differ between replicates (…).

    >>> import numpy as np
    >>> geometric(np.array([[40.0, 90.0], [25.0, np.nan], [0.0, 50.0]]), np.array([0.5, 0.5]), floor=0).round(9)
    array([60., 25.,  0.])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        least = np.maximum(np.log(np.asarray(floor, dtype=float)), ZERO_LOG)
        logs = np.maximum(np.log(scores), least[..., None, None])
        return np.asarray(np.exp(_mean(logs, weights)))


def harmonic(scores: Floats, weights: Floats, *, floor: float | Floats) -> Floats:
    """Return 1 / Σ w / max(z, floor) for scores (…×n×c) ≥ 0 and weights (…×c), over the children that have a score.

    With a floor of 0 a child of 0 gives 0. `floor` may differ between replicates (…).

    >>> import numpy as np
    >>> harmonic(np.array([[30.0, 60.0], [25.0, np.nan], [0.0, 50.0]]), np.array([0.5, 0.5]), floor=0).round(9)
    array([40., 25.,  0.])
    """
    least = np.maximum(np.asarray(floor, dtype=float), -1 / ZERO_LOG)[..., None, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(1 / _mean(1 / np.maximum(scores, least), weights))


def _mean(values: Floats, weights: Floats) -> Floats:
    """Return the weighted mean (…×n); only regions with a gap take the slower way, since a gap makes their plain sum missing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = weights / weights.sum(axis=-1, keepdims=True)
        total: Floats = np.einsum("...c,...nc->...n", shares, values)
        gap = np.isnan(total)
        if gap.any():
            rows = np.flatnonzero(gap.any(axis=tuple(range(gap.ndim - 1))))
            part = values[..., rows, :]
            present = ~np.isnan(part)
            filled = np.einsum("...c,...nc->...n", shares, present.astype(float))
            total[..., rows] = np.einsum("...c,...nc->...n", shares, np.where(present, part, 0.0)) / np.where(filled > 0, filled, np.nan)
    return total
