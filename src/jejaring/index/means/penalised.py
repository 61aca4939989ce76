"""Mazziotta–Pareto: the mean of the children, less (or plus) a penalty for their imbalance."""

from typing import Literal

import numpy as np

from jejaring.index.fault import fault
from jejaring.index.means.weighted import linear
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild

Penalty = Literal["minus", "plus"]

MEAN, DEVIATION = 100.0, 10.0
"""The scale on which De Muro, Mazziotta and Pareto (2011) compare the children."""


def mpi(scores: Floats, weights: Floats, *, penalty: Penalty = "minus") -> Floats:
    """Return the Mazziotta–Pareto index (…×n) of scores (…×n×c), higher better, with weights (…×c).

    Each child is first brought to mean 100 and standard deviation 10 (population) over the regions that have it; a child without
    spread is 100 everywhere. Then M ∓ S² / M, with M the mean and S² the variance over the region's known children, weighted; equal
    weights give the published index (De Muro et al. 2011). `minus` for what is good, `plus` for what is bad.

    Raises CannotBuild where M ≤ 0.

    >>> import numpy as np
    >>> mpi(np.array([[3.0, 30.0], [5.0, 20.0], [7.0, 40.0]]), np.array([0.5, 0.5])).round(3)
    array([ 93.477,  93.477, 112.247])
    """
    return ampi(standardised(scores), weights, penalty=penalty)


def ampi(scores: Floats, weights: Floats, *, penalty: Penalty = "minus") -> Floats:
    """Return M ∓ S² / M (…×n) of scores (…×n×c) as they are, with weights (…×c): the adjusted index on the 70–130 scale.

    The scale comes from the normalisation, 70 + 60 (x - L) / (U - L) with goalposts that stay over the years, so that scores of
    several years compare (Mazziotta and Pareto 2016).

    Raises CannotBuild where M ≤ 0.

    >>> import numpy as np
    >>> ampi(np.array([[90.0, 110.0], [100.0, 100.0], [80.0, np.nan]]), np.array([0.5, 0.5]))
    array([ 99., 100.,  80.])
    """
    middle = linear(scores, weights)
    with np.errstate(invalid="ignore", divide="ignore"):
        bad = int((middle <= 0).sum())
        if bad:
            raise CannotBuild(
                fault(
                    (f"{bad} rata-rata anak tidak di atas 0", f"{bad} means of children not above 0"),
                    ("rata-rata di atas 0: penalti dibagi olehnya", "means above 0: the penalty is divided by them"),
                    ("pakai normalisasi pada skala 70–130 atau 100 ± 10", "normalise to the scale 70–130 or 100 ± 10"),
                )
            )
        variance = linear((scores - middle[..., None]) ** 2, weights)
        imbalance = variance / middle
    return np.asarray(middle - imbalance if penalty == "minus" else middle + imbalance)


def standardised(scores: Floats) -> Floats:
    """Return each child (…×n×c) at mean 100 and standard deviation 10 (population) over the regions that have it.

    >>> import numpy as np
    >>> standardised(np.array([[1.0], [2.0], [3.0]])).ravel().round(3)
    array([ 87.753, 100.   , 112.247])
    """
    known = ~np.isnan(scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        count = known.sum(axis=-2, keepdims=True)
        away = scores - np.where(known, scores, 0.0).sum(axis=-2, keepdims=True) / count
        spread = np.sqrt(np.where(known, away * away, 0.0).sum(axis=-2, keepdims=True) / count)
        level = np.where(known, np.abs(scores), 0.0).max(axis=-2, keepdims=True)
        alike = spread <= 1e-13 * level
        return np.where(alike, np.where(known, MEAN, np.nan), MEAN + DEVIATION * away / np.where(alike, 1.0, spread))
