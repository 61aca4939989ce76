"""The weighted arithmetic mean over the children that are known, on which most other means are built."""

import numpy as np

from jejaring.terms.panel import Floats


def linear(scores: Floats, weights: Floats) -> Floats:
    """Return Σ w z for scores (…×n×c) and weights (…×c), over the children that have a score.

    A missing child drops out and its weight goes to its siblings; no child, no score. Only regions with a gap take the slower way,
    since a gap makes their plain sum missing.

    >>> import numpy as np
    >>> linear(np.array([[40.0, 80.0], [90.0, np.nan], [0.0, 50.0]]), np.array([0.75, 0.25]))
    array([50. , 90. , 12.5])
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = weights / weights.sum(axis=-1, keepdims=True)
        total: Floats = np.einsum("...c,...nc->...n", shares, scores)
        gap = np.isnan(total)
        if gap.any():
            rows = np.flatnonzero(gap.any(axis=tuple(range(gap.ndim - 1))))
            part = scores[..., rows, :]
            present = ~np.isnan(part)
            filled = np.einsum("...c,...nc->...n", shares, present.astype(float))
            total[..., rows] = np.einsum("...c,...nc->...n", shares, np.where(present, part, 0.0)) / np.where(filled > 0, filled, np.nan)
    return total


def without_companions(scores: Floats, weights: Floats) -> Floats:
    """Return scores (…×n×c) with the children that weigh 0 (…×c) missing.

    >>> import numpy as np
    >>> without_companions(np.array([[40.0, 80.0]]), np.array([1.0, 0.0]))
    array([[40., nan]])
    """
    present = np.asarray(weights > 0)
    return scores if present.all() else np.where(present[..., None, :], scores, np.nan)
