"""CRITIC weights: a child weighs more the more it spreads and the less it repeats its siblings."""

import numpy as np

from jejaring.index.weights.correlation import correlations
from jejaring.index.weights.entropy import shares_of
from jejaring.terms.panel import Floats


def critic(scores: Floats) -> Floats:
    """Return the CRITIC weights (…×c) of scores (…×n×c): C = σ Σ (1 - r), w = C / Σ C (Diakoulaki et al. 1995).

    Spread is taken after min–max scaling of each child over the regions that have it, correlations over the regions that have both
    children. A child without spread weighs 0 and counts for no sibling; a pair without correlation counts as uncorrelated. If no
    child has conflict with another, they weigh by nothing and hence alike.

    >>> import numpy as np
    >>> critic(np.array([[0.0, 10.0, 5.0], [50.0, 30.0, 5.0], [100.0, 20.0, 5.0]]))
    array([0.5, 0.5, 0. ])
    """
    known = ~np.isnan(scores)
    low = np.where(known, scores, np.inf).min(axis=-2, keepdims=True)
    high = np.where(known, scores, -np.inf).max(axis=-2, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled = np.where(known & (high > low), (scores - low) / np.where(high > low, high - low, 1.0), 0.0)
        count = known.sum(axis=-2, keepdims=True)
        away = np.where(known, scaled - scaled.sum(axis=-2, keepdims=True) / count, 0.0)
        deviation = np.sqrt((away * away).sum(axis=-2) / count[..., 0, :])
    deviation = np.nan_to_num(deviation)
    matrix = np.nan_to_num(correlations(scores))
    spreads = (deviation > 0).astype(float)
    conflict = ((1 - matrix) * spreads[..., None, :]).sum(axis=-1)
    own = 1 - np.diagonal(matrix, axis1=-2, axis2=-1)
    return shares_of(deviation * np.maximum(conflict - own * spreads, 0.0))
