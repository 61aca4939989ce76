"""Entropy weights: a child that tells regions apart more weighs more."""

import numpy as np

from jejaring.index.fault import fault
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild


def entropy(scores: Floats) -> Floats:
    """Return the entropy weights (…×c) of scores (…×n×c) of 0 and above.

    p = z / Σ z, e = -Σ p ln p / ln n with 0 ln 0 = 0, w = (1 - e) / Σ (1 - e) (Shannon 1948). Sums and n run over the regions that
    have the child's score; a child with one score, or with nothing but zeros, tells nothing apart and weighs 0. If all do, they
    weigh alike.

    Raises CannotBuild for a score below 0.

    >>> import numpy as np
    >>> entropy(np.array([[10.0, 20.0], [20.0, 20.0], [60.0, 20.0]]))
    array([1., 0.])
    """
    below = int((scores < 0).sum())
    if below:
        raise CannotBuild(
            fault(
                (f"{below} nilai anak di bawah 0", f"{below} child scores below 0"),
                ("nilai dari 0 ke atas bagi bobot entropi", "scores of 0 and above for entropy weights"),
                (
                    "pilih normalisasi tanpa nilai negatif, atau bobot lain",
                    "choose a normalisation without negative scores, or other weights",
                ),
            )
        )
    known = ~np.isnan(scores)
    filled = np.where(known, scores, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = filled / filled.sum(axis=-2, keepdims=True)
        order = -(share * np.log(np.where(share > 0, share, 1.0))).sum(axis=-2) / np.log(known.sum(axis=-2))
    return shares_of(np.where(np.isfinite(order), 1 - order, 0.0))


def shares_of(amounts: Floats) -> Floats:
    """Return amounts (…×c) of 0 and above divided by their sum; where all are 0 (up to rounding), the same share for every child.

    >>> import numpy as np
    >>> shares_of(np.array([[1.0, 3.0], [0.0, 0.0]]))
    array([[0.25, 0.75],
           [0.5 , 0.5 ]])
    """
    sound = np.where(amounts > 1e-14, amounts, 0.0)
    total = sound.sum(axis=-1, keepdims=True)
    return np.where(total > 0, sound / np.where(total > 0, total, 1.0), 1.0 / amounts.shape[-1])
