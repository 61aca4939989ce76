"""Means that look at the order of a region's children: ordered weighted average, minimum, median."""

from collections.abc import Callable, Sequence

import numpy as np

from jejaring.index.fault import fault
from jejaring.index.means.weighted import without_companions
from jejaring.terms.panel import Floats
from jejaring.terms.problem import Problem

Line = Callable[[Floats], Floats]

SPLIT = 1e-12
"""Sums of weights that should be one half, or one, miss it by less than this."""


def owa(scores: Floats, weights: Floats, *, order: Sequence[float]) -> Floats:
    """Return the ordered weighted average (…×n) of scores (…×n×c): Σ v_k z_(k), from a region's best child to its worst.

    `order` holds v (one number per place, best first), divided by its sum. With weights (…×c) that differ, place k gets
    Q(w_(1) + … + w_(k)) - Q(w_(1) + … + w_(k-1)), with Q the broken line through the running sums of v (Torra 1997); equal weights
    give Yager's average (1988). A missing child drops out and the line is read at the shares of the others.

    >>> import numpy as np
    >>> owa(np.array([[90.0, 30.0], [40.0, 60.0], [np.nan, 50.0]]), np.array([0.5, 0.5]), order=(0.25, 0.75))
    array([45., 45., 50.])
    """
    line = np.concatenate([[0.0], np.cumsum(order) / np.sum(order)])
    line[-1] = 1.0
    places = np.linspace(0.0, 1.0, len(line))
    return _quantified(scores, weights, lambda share: np.asarray(np.interp(share, places, line)))


def owa_quantifier(scores: Floats, weights: Floats, *, orness: float) -> Floats:
    """Return the ordered weighted average (…×n) of scores (…×n×c) with Q(p) = p^a, a = (1 - o) / o, o between 0 and 1 (Yager 1996).

    An orness o of .5 is the mean; towards 0 the weakest child decides, towards 1 the strongest. Weights (…×c) and missing children
    enter as in `owa`.

    >>> import numpy as np
    >>> owa_quantifier(np.array([[90.0, 30.0], [40.0, 60.0], [np.nan, 50.0]]), np.array([0.5, 0.5]), orness=1 / 3)
    array([45., 45., 50.])
    """
    bend = (1 - orness) / orness
    return _quantified(scores, weights, lambda share: share**bend)


def orness(order: Sequence[float]) -> float:
    """Return how near an ordered weighted average comes to the maximum: Σ (c - k) / (c - 1) v_k, 0 for the minimum, 1 for the maximum.

    >>> orness((0.25, 0.25, 0.5))
    0.375
    """
    shares = np.asarray(order, dtype=float) / np.sum(order)
    if shares.size == 1:
        return 0.5
    return float(shares @ np.linspace(1.0, 0.0, shares.size))


def minimum(scores: Floats, weights: Floats) -> Floats:
    """Return the lowest known child (…×n) of scores (…×n×c) among those whose weight (…×c) is not 0 (Leontief).

    >>> import numpy as np
    >>> minimum(np.array([[40.0, 80.0], [90.0, np.nan], [0.0, 50.0]]), np.array([0.75, 0.25]))
    array([40., 90.,  0.])
    """
    lowest = np.fmin.reduce(without_companions(scores, weights), axis=-1)
    return np.broadcast_to(lowest, np.broadcast_shapes(scores.shape[:-1], (*weights.shape[:-1], 1)))


def median(scores: Floats, weights: Floats) -> Floats:
    """Return the weighted median (…×n) of scores (…×n×c): half of the known weight (…×c) lies on either side.

    Where the weight splits exactly, it is halfway between the two children, so equal weights give the plain median.

    >>> import numpy as np
    >>> median(np.array([[40.0, 80.0, 20.0], [90.0, np.nan, 10.0], [0.0, 50.0, 60.0]]), np.array([1.0, 1.0, 1.0]))
    array([40., 50., 50.])
    """
    ordered, share = _sorted(scores, weights, descending=False)
    reached = np.cumsum(share, axis=-1)
    low = np.argmax(reached >= 0.5 - SPLIT, axis=-1)[..., None]
    high = np.argmax(reached > 0.5 + SPLIT, axis=-1)[..., None]
    return np.asarray((np.take_along_axis(ordered, low, -1) + np.take_along_axis(ordered, high, -1))[..., 0] / 2)


def order_faults(order: Sequence[float], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with the weights of places for a number of children."""
    if len(order) == items and all(0 <= part < float("inf") for part in order) and sum(order) > 0:
        return ()
    return (
        fault(
            (f"order = {list(order)}", f"order = {list(order)}"),
            (
                f"{items} bilangan dari 0 ke atas, terbaik lebih dulu, tidak semua 0",
                f"{items} numbers of 0 and above, best place first, not all 0",
            ),
            ("perbaiki order", "mend order"),
        ),
    )


def _quantified(scores: Floats, weights: Floats, line: Line) -> Floats:
    ordered, share = _sorted(scores, weights, descending=True)
    reached = np.cumsum(share, axis=-1)
    reached = np.where(reached > 1 - SPLIT, 1.0, reached)
    parts = np.diff(line(reached), axis=-1, prepend=0.0)
    result = np.where(share > 0, parts * ordered, 0.0).sum(axis=-1)
    return np.where(np.isnan(share[..., 0]), np.nan, result)


def _sorted(scores: Floats, weights: Floats, *, descending: bool) -> tuple[Floats, Floats]:
    """Return each region's children in order (…×n×c), missing ones last, and their shares of its known weight."""
    values = np.broadcast_to(scores, np.broadcast_shapes(scores.shape, weights[..., None, :].shape))
    parts = np.where(np.isnan(values), 0.0, weights[..., None, :])
    total = parts.sum(axis=-1, keepdims=True)
    order = np.argsort(-values if descending else values, axis=-1, kind="stable")
    share = parts / np.where(total > 0, total, np.nan)
    return np.take_along_axis(values, order, axis=-1), np.take_along_axis(share, order, axis=-1)
