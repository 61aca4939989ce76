"""Benefit of the doubt as the score of a node: every region under the weights that favour it most."""

from collections.abc import Sequence

import numpy as np

from jejaring.index.means.replicates import one_by_one
from jejaring.index.weights.benefit import Shares, benefit, directional
from jejaring.terms.panel import Floats


def bod(
    scores: Floats, weights: Floats, *, low: Sequence[float] = (0.0,), high: Sequence[float] = (1.0,), super_efficiency: bool = False
) -> Floats:
    """Return the benefit of the doubt (…×n), 0 to 1, of scores (…×n×c) of 0 and above, with share bounds as `Shares` has them.

    One bound holds for all children, else there is one for each. Nominal weights (…×c) say only who takes part: not 0. Replicates are
    worked through one after another, each with one linear programme per region.

    >>> import numpy as np
    >>> cities = np.array([[1.0, 0.2], [0.6, 0.6], [0.3, 0.3]])
    >>> bod(cities, np.array([0.5, 0.5]), low=(0.3,), high=(0.7,)).round(4)
    array([0.7576, 1.    , 0.5   ])
    """

    def one(table: Floats, taken: Floats) -> Floats:
        bounds = Shares(np.asarray(_each(low, taken)), np.asarray(_each(high, taken)))
        free = (bounds.low <= 0).all() and (bounds.high >= 1).all()
        return benefit(table[:, taken > 0], shares=None if free else bounds, exclude_self=super_efficiency).score

    return one_by_one(scores, weights, one)


def bod_directional(scores: Floats, weights: Floats, *, direction: Sequence[float] = (1.0,)) -> Floats:
    """Return directional benefit of the doubt (…×n) of scores (…×n×c) of 0 and above; one direction for all, or one per child.

    Weights (…×c) and replicates are as in `bod`.

    >>> import numpy as np
    >>> bod_directional(np.array([[1.0, 0.2], [0.6, 0.6], [0.3, 0.3]]), np.array([0.5, 0.5])).round(4)
    array([1.    , 1.    , 0.7273])
    """
    return one_by_one(scores, weights, lambda table, taken: directional(table[:, taken > 0], _each(direction, taken)))


def _each(values: Sequence[float], taken: Floats) -> Floats:
    return np.broadcast_to(np.asarray(values, dtype=float), taken.shape)[taken > 0]
