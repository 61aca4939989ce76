"""Wroclaw taxonomic method: how near a region comes to an ideal one that is best in every child."""

import numpy as np

from jejaring.index.means.penalised import standardised
from jejaring.index.means.weighted import linear
from jejaring.terms.panel import Floats

DEVIATIONS = 2.0
"""Hellwig's yardstick is the mean distance plus two standard deviations."""


def wroclaw(scores: Floats, weights: Floats) -> Floats:
    """Return 1 - d / (d̄ + 2 s) (…×n) of scores (…×n×c), higher better: 1 is the ideal, 0 far from it, seldom below (Hellwig 1968).

    d = √Σ w (z - z°)², z standardised over the regions that have the child, z° its best value among them; d̄ and s are the mean and
    the population standard deviation of d. Equal weights (…×c) give the published measure. A missing child drops out and its weight
    goes to its siblings. Where every region is ideal, all have 1.

    >>> import numpy as np
    >>> wroclaw(np.array([[10.0, 60.0], [20.0, 50.0], [30.0, 40.0]]), np.array([0.5, 0.5])).round(4)
    array([0.1515, 0.4   , 0.1515])
    """
    lead = np.broadcast_shapes(scores.shape[:-2], weights.shape[:-1])
    unit = standardised(scores)
    best = np.fmax.reduce(unit, axis=-2, keepdims=True)
    distance = np.broadcast_to(np.sqrt(linear((unit - best) ** 2, weights)), (*lead, scores.shape[-2]))
    known = ~np.isnan(distance)
    with np.errstate(invalid="ignore", divide="ignore"):
        count = known.sum(axis=-1, keepdims=True)
        middle = np.where(known, distance, 0.0).sum(axis=-1, keepdims=True) / count
        spread = np.sqrt(np.where(known, (distance - middle) ** 2, 0.0).sum(axis=-1, keepdims=True) / count)
        yardstick = middle + DEVIATIONS * spread
        return np.asarray(1 - distance / np.where(yardstick > 0, yardstick, 1.0))
