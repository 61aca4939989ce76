"""Outranking: regions compared two by two, children voting with their weights; no child makes up for another."""

from dataclasses import dataclass

import numpy as np

from jejaring.index.means.replicates import one_by_one
from jejaring.terms.panel import Bools, Floats

BLOCK = 32
"""Regions that are compared with all others at once."""

TIE = 1e-12
"""Sums of the same weights in another order differ by less than this share of the largest."""


@dataclass(frozen=True)
class Outranking:
    """Net votes (n×n): the weight of the children in which the row's region is above the column's, less that of the reverse.

    `score` (n,) counts the regions that a region beats, less those that beat it. `in_cycle` (n,) marks regions that beat one another
    in a circle (Condorcet): between them the order says little.
    """

    net: Floats
    score: Floats
    in_cycle: Bools


def copeland(scores: Floats, weights: Floats) -> Floats:
    """Return Σ_b sign(out_ab - ½) (…×n) of scores (…×n×c) with weights (…×c): comparisons won less comparisons lost.

    out_ab = Σ w (1(z_a > z_b) + ½ 1(z_a = z_b)) / Σ w over the children that both regions have (Munda and Nardo 2009), so a gap
    favours no one. Two regions without a common child tie; a region without any child has no score. Replicates are worked through
    one after another; each needs n² c comparisons.

    >>> import numpy as np
    >>> copeland(np.array([[90.0, 40.0], [50.0, 50.0], [10.0, np.nan]]), np.array([0.6, 0.4]))
    array([ 2.,  0., -2.])
    """
    result = one_by_one(scores, weights, lambda table, own: np.asarray(np.sign(net_votes(table, own)).sum(axis=1)))
    absent = (np.isnan(scores) | np.asarray(weights <= 0)[..., None, :]).all(axis=-1)
    return np.where(absent, np.nan, result)


def outranking(scores: Floats, weights: Floats) -> Outranking:
    """Return all comparisons of one table of scores (n×c), with a flag on cycles; the rules are those of `copeland`.

    >>> import numpy as np
    >>> circle = np.array([[3.0, 1.0, 2.0], [2.0, 3.0, 1.0], [1.0, 2.0, 3.0]])
    >>> outranking(circle, np.array([1.0, 1.0, 1.0])).in_cycle
    array([ True,  True,  True])
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    net = net_votes(scores, weights)
    _, component = connected_components(csr_matrix(net > 0), directed=True, connection="strong")
    return Outranking(net, copeland(scores, weights), np.bincount(component)[component] > 1)


def concordance(scores: Floats, weights: Floats) -> Floats:
    """Return out_ab (n×n): the share of weight in favour of the row's region over the children (n×c) that both have; ½ for itself.

    Missing where two regions have no common child.

    >>> import numpy as np
    >>> concordance(np.array([[90.0, 40.0], [50.0, 50.0], [10.0, np.nan]]), np.array([0.6, 0.4]))
    array([[0.5, 0.6, 1. ],
           [0.4, 0.5, 1. ],
           [0. , 0. , 0.5]])
    """
    known = ~np.isnan(scores)
    with np.errstate(invalid="ignore", divide="ignore"):
        common = (known * weights) @ known.T.astype(float)
        return np.asarray(np.where(common > 0, 0.5 + 0.5 * net_votes(scores, weights) / common, np.nan))


def net_votes(scores: Floats, weights: Floats) -> Floats:
    """Return the net votes (n×n) of one table of scores (n×c), exactly antisymmetric, sums that only rounding keeps from 0 as 0.

    >>> import numpy as np
    >>> net_votes(np.array([[90.0, 40.0], [50.0, 50.0]]), np.array([0.75, 0.25]))
    array([[ 0. ,  0.5],
           [-0.5,  0. ]])
    """
    regions = len(scores)
    above = np.empty((regions, regions))
    for start in range(0, regions, BLOCK):
        above[start : start + BLOCK] = (scores[start : start + BLOCK, None] > scores[None]) @ weights
    net = above - above.T
    net[np.abs(net) <= TIE * weights.sum()] = 0.0
    return net
