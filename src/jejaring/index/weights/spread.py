"""Weights by how much each child spreads: standard deviation, variance, Gini coefficient."""

import numpy as np

from jejaring.index.weights.entropy import shares_of
from jejaring.terms.panel import Floats


def deviation(scores: Floats) -> Floats:
    """Return weights (…×c) in proportion to the standard deviation of scores (…×n×c) over the regions that have them.

    >>> import numpy as np
    >>> deviation(np.array([[10.0, 0.0], [20.0, 30.0], [30.0, 60.0]]))
    array([0.25, 0.75])
    """
    return shares_of(np.sqrt(_variance(scores)))


def variance(scores: Floats) -> Floats:
    """Return weights (…×c) in proportion to the variance of scores (…×n×c) over the regions that have them.

    >>> import numpy as np
    >>> variance(np.array([[10.0, 0.0], [20.0, 30.0], [30.0, 60.0]]))
    array([0.1, 0.9])
    """
    return shares_of(_variance(scores))


def gini(scores: Floats) -> Floats:
    """Return weights (…×c) in proportion to the Gini coefficient of scores (…×n×c) over the regions that have them.

    G = Σ_i Σ_k |z_i - z_k| / (2 n² |z̄|) (Gini 1912); a child whose mean is 0 has none and weighs 0.

    >>> import numpy as np
    >>> gini(np.array([[0.0, 20.0], [0.0, 20.0], [30.0, 50.0]])).round(4)
    array([0.75, 0.25])
    """
    known = ~np.isnan(scores)
    count = known.sum(axis=-2)
    ordered = np.sort(np.where(known, scores, np.inf), axis=-2)
    filled = np.where(np.isfinite(ordered), ordered, 0.0)
    place = np.arange(1, scores.shape[-2] + 1)[:, None]
    lever = np.where(np.isfinite(ordered), 2 * place - count[..., None, :] - 1, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        coefficient = (lever * filled).sum(axis=-2) / (count * np.abs(filled.sum(axis=-2)))
    return shares_of(np.where(np.isfinite(coefficient), coefficient, 0.0))


def _variance(scores: Floats) -> Floats:
    known = ~np.isnan(scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        count = known.sum(axis=-2, keepdims=True)
        away = np.where(known, scores - np.where(known, scores, 0.0).sum(axis=-2, keepdims=True) / count, 0.0)
        return np.asarray(np.nan_to_num((away * away).sum(axis=-2) / count[..., 0, :]))
