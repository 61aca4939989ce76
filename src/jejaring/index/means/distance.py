"""Pena's DP2: the distance from a reference in standard deviations, each child counting only what its siblings have not said."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.index.means.replicates import one_by_one
from jejaring.index.weights.correlation import correlations
from jejaring.terms.panel import Floats

Reference = Literal["minimum", "mean", "maximum"]

CHANGE = 1e-4
"""The iteration rests when the mean change of the distances is below this."""

MOST_TURNS = 100


@dataclass(frozen=True)
class Distance:
    """DP2 (n,), the order in which the children entered (c,), what each added, 1 - R² (c,), and how the iteration ended.

    `cycles` says that the same orders came back and would for ever: the result is then that of the order in the circle that comes
    first by child numbers, so that it does not depend on where the circle was entered.
    """

    score: Floats
    order: tuple[int, ...]
    added: Floats
    turns: int
    settled: bool
    cycles: bool


def distance(scores: Floats, *, reference: Reference = "minimum") -> Distance:
    """Return DP2 of scores (n×c), higher better: Σ_j |z_j - z*_j| / σ_j (1 - R²_j), R² of child j on all that entered before it.

    z* is each child's minimum (mean, maximum), σ its population standard deviation. The first order is by correlation with the sum
    of all distances, the next by correlation with the DP2 before, largest |r| first, until the mean change is below 1e-4 (Pena 1977;
    Somarriba and Pena 2009). Correlations are over common regions. A missing child drops out of a region's sum, which is then raised
    in proportion to what the children add at most; no child, no score. Children without spread add nothing. At most 100 turns.

    >>> import numpy as np
    >>> done = distance(np.array([[10.0, 20.0], [20.0, 10.0], [60.0, 70.0]]))
    >>> done.score.round(4), done.order, done.settled
    (array([0.0439, 0.4629, 2.5779]), (0, 1), True)
    """
    gaps = _gaps(scores, reference)
    matrix = np.nan_to_num(correlations(scores))
    current, seen = _summed(gaps, np.ones(gaps.shape[1])), list[tuple[int, ...]]()
    for turn in range(1, MOST_TURNS + 1):
        order = _order(scores, current)
        if order in seen:
            circle = seen[seen.index(order) :]
            first = min(circle)
            added = _added(matrix, first)
            return Distance(_summed(gaps, added), first, added, turn, settled=len(circle) == 1, cycles=len(circle) > 1)
        seen.append(order)
        added = _added(matrix, order)
        after = _summed(gaps, added)
        change = np.abs(after - current)
        current = after
        if not (change >= CHANGE).any() or np.nanmean(change) < CHANGE:
            return Distance(current, order, added, turn, settled=True, cycles=False)
    return Distance(current, order, added, MOST_TURNS, settled=False, cycles=False)


def dp2(scores: Floats, weights: Floats, *, reference: Reference = "minimum") -> Floats:
    """Return DP2 (…×n) of scores (…×n×c) over the children whose weight (…×c) is not 0; the children weigh by what they add.

    Replicates are worked through one after another.

    >>> import numpy as np
    >>> dp2(np.array([[10.0, 20.0], [20.0, 10.0], [60.0, 70.0]]), np.array([0.5, 0.5])).round(4)
    array([0.0439, 0.4629, 2.5779])
    """
    return one_by_one(scores, weights, lambda table, own: distance(table[:, own > 0], reference=reference).score)


def _gaps(scores: Floats, reference: Reference) -> Floats:
    known = ~np.isnan(scores)
    count = np.maximum(known.sum(axis=0), 1)
    middle = np.where(known, scores, 0.0).sum(axis=0) / count
    away = np.where(known, scores - middle, 0.0)
    spread = np.sqrt((away * away).sum(axis=0) / count)
    alike = spread <= 1e-13 * np.abs(np.where(known, scores, 0.0)).max(axis=0)
    start = {"minimum": np.fmin.reduce(scores, axis=0), "mean": middle, "maximum": np.fmax.reduce(scores, axis=0)}[reference]
    return np.where(alike & known, 0.0, np.abs(scores - start) / np.where(alike, 1.0, spread))


def _summed(gaps: Floats, added: Floats) -> Floats:
    """Return Σ gap × added, a missing child replaced in proportion to the largest possible sum."""
    known = ~np.isnan(gaps)
    most = np.where(known, gaps, 0.0).max(axis=0) * added
    have = known @ most
    total = np.where(known, gaps, 0.0) @ added
    grown = np.where(have > 0, total * most.sum() / np.where(have > 0, have, 1.0), 0.0)
    return np.where(known.all(axis=1), total, np.where(known.any(axis=1), grown, np.nan))


def _order(scores: Floats, current: Floats) -> tuple[int, ...]:
    strength = np.abs(correlations(np.column_stack([scores, current]))[:-1, -1])
    return tuple(np.argsort(-np.round(np.nan_to_num(strength, nan=-1.0), 12), kind="stable").tolist())


def _added(matrix: Floats, order: tuple[int, ...]) -> Floats:
    """Return 1 - R² (c,) of each child on those before it, from the correlations of all."""
    added = np.ones(len(order))
    for place, child in enumerate(order):
        before = list(order[:place])
        if before:
            link = matrix[before, child]
            explained = float(link @ np.linalg.pinv(matrix[np.ix_(before, before)], hermitian=True) @ link)
            added[child] = 1 - min(max(explained, 0.0), 1.0)
    return added
