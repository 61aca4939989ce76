"""Benefit of the doubt: every region is judged by the weights that favour it most, within bounds that all accept."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from jejaring.index.fault import fault
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild, Problem

Positions = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Shares:
    """Bounds (c,) of w z / Σ w z, the part of its score that a region may owe to each child."""

    low: Floats
    high: Floats


@dataclass(frozen=True)
class Benefit:
    """Scores (n,), the weights (n×c) that give them, the part (n×c) that each child adds, and who holds a region below the top.

    `peers` (n×n) are the dual values: how much each region of the column limits the region of the row. `targets` (n×c) are the
    scores that the peers together reach in its place.
    """

    score: Floats
    weights: Floats
    parts: Floats
    peers: Floats
    targets: Floats


def benefit(scores: Floats, *, shares: Shares | None = None, exclude_self: bool = False) -> Benefit:
    """Return the benefit of the doubt of scores (n×c) of 0 and above (Cherchye et al. 2007).

    For region r: max Σ w z_r with Σ w z_i ≤ 1 for every region i, w ≥ 0, and low ≤ w_j z_rj / Σ w z_r ≤ high. Without bounds many
    regions reach 1 with most weights 0. A missing score enters as 0 with a weight of 0 for its own region (Kuosmanen 2009): it
    lowers no one's limit; the region's upper bounds are then widened alike until they can sum to 1. A region without any score has
    none; one with nothing but zeros has 0. With `exclude_self` a region does not limit itself (Andersen and Petersen 1993): scores
    above 1 tell the best apart, infinite where no other region limits it.

    Raises CannotBuild for a score below 0.

    >>> import numpy as np
    >>> cities = np.array([[1.0, 0.2], [0.6, 0.6], [0.3, 0.3]])
    >>> benefit(cities).score.round(4)
    array([1. , 1. , 0.5])
    >>> benefit(cities, shares=Shares(np.array([0.3, 0.3]), np.array([0.7, 0.7]))).score.round(4)
    array([0.7576, 1.    , 0.5   ])
    """
    refuse_negative(scores)
    filled, known = np.nan_to_num(scores), ~np.isnan(scores)
    scale = np.where(filled.max(axis=0) > 0, filled.max(axis=0), 1.0)
    unit = filled / scale
    result = _Solved.empty(scores.shape)
    front = _limits(unit)
    for region in np.flatnonzero(known.any(axis=1)):
        limits = _limits(unit, without=int(region)) if exclude_self and region in front else front
        _solve(result, unit, int(region), limits, known=known[region], shares=shares)
    weights = result.weights / scale
    return Benefit(result.score, weights, weights * filled, result.peers, result.peers @ filled)


def directional(scores: Floats, direction: Floats) -> Floats:
    """Return directional benefit of the doubt (n,) of scores (n×c) of 0 and above along a direction (c,) above 0 (Fusco 2015).

    1 / (1 + β), β = min u - Σ w z_r with Σ w z_i ≤ u for every region i, Σ w g = 1, u, w ≥ 0: how far the region is from the best
    when every child gains in the proportions g of its highest score, whatever the region's own mix. A missing score enters as 0 with
    a weight of 0 for its own region; a region without any score has none.

    Raises CannotBuild for a score below 0.

    >>> import numpy as np
    >>> directional(np.array([[1.0, 0.2], [0.6, 0.6], [0.3, 0.3]]), np.array([1.0, 1.0])).round(4)
    array([1.    , 1.    , 0.7273])
    """
    from scipy.optimize import linprog

    refuse_negative(scores)
    filled, known = np.nan_to_num(scores), ~np.isnan(scores)
    unit = filled / np.where(filled.max(axis=0) > 0, filled.max(axis=0), 1.0)
    rows = unit[_limits(unit)]
    upper = np.column_stack([rows, -np.ones(len(rows))])
    result = np.full(len(scores), np.nan)
    for region in np.flatnonzero(known.any(axis=1)):
        cost = np.append(-unit[region], 1.0)
        bounds = [(0, None if present else 0) for present in known[region]] + [(0, None)]
        norm = np.append(direction, 0.0)[None]
        solved = linprog(cost, A_ub=upper, b_ub=np.zeros(len(rows)), A_eq=norm, b_eq=[1.0], bounds=bounds, method="highs")
        result[region] = 1 / (1 + max(solved.fun, 0.0))
    return result


def share_faults(low: Sequence[float], high: Sequence[float], items: int) -> tuple[Problem, ...]:
    """Return what is wrong with bounds of shares, one for all children or one for each: out of order, or sums that exclude 1."""
    problems = []
    for name, values in (("low", low), ("high", high)):
        if len(values) not in (1, items) or not all(0 <= value <= 1 for value in values):
            problems.append(
                fault(
                    (f"{name} = {list(values)}", f"{name} = {list(values)}"),
                    (f"satu bagian 0 sampai 1, atau {items}", f"one share from 0 to 1, or {items}"),
                    (f"perbaiki {name}", f"mend {name}"),
                )
            )
    if problems:
        return tuple(problems)
    least, most = np.broadcast_to(low, items), np.broadcast_to(high, items)
    if (least > most).any() or least.sum() > 1 + 1e-9 or most.sum() < 1 - 1e-9:
        met = f"Σ low = {least.sum():g}, Σ high = {most.sum():g}"
        return (
            fault(
                (met, met),
                ("low ≤ high, Σ low ≤ 1 ≤ Σ high", "low ≤ high, Σ low ≤ 1 ≤ Σ high"),
                ("longgarkan batas itu", "widen the bounds"),
            ),
        )
    return ()


def refuse_negative(scores: Floats) -> None:
    """Raise CannotBuild where a score is below 0."""
    below = int((scores < 0).sum())
    if below:
        raise CannotBuild(
            fault(
                (f"{below} nilai anak di bawah 0", f"{below} child scores below 0"),
                ("nilai dari 0 ke atas bagi benefit of the doubt", "scores of 0 and above for benefit of the doubt"),
                ("pilih normalisasi tanpa nilai negatif", "choose a normalisation without negative scores"),
            )
        )


@dataclass(frozen=True)
class _Solved:
    score: Floats
    weights: Floats
    peers: Floats

    @classmethod
    def empty(cls, shape: tuple[int, ...]) -> "_Solved":
        regions = shape[0]
        return cls(np.full(regions, np.nan), np.full(shape, np.nan), np.full((regions, regions), np.nan))


def _limits(unit: Floats, without: int | None = None) -> Positions:
    """Return the regions whose limits imply all others: no other region has as much everywhere and more somewhere."""
    others = np.arange(len(unit))
    if without is not None:
        others = others[others != without]
    rows, first = np.unique(unit[others], axis=0, return_index=True)
    beaten = np.zeros(len(rows), dtype=bool)
    for place, row in enumerate(rows):
        if not beaten[place]:
            beaten |= (rows <= row).all(axis=1) & (rows < row).any(axis=1)
    return np.sort(others[first[~beaten]])


def _solve(result: _Solved, unit: Floats, region: int, limits: Positions, *, known: Bools, shares: Shares | None) -> None:
    """Write the optimum of one region: scores, weights and dual values."""
    from scipy.optimize import linprog

    own = unit[region]
    bounds = [(0, None if present and value > 0 else 0) for present, value in zip(known, own, strict=True)]
    upper, right = unit[limits], np.ones(limits.size)
    if shares is not None:
        extra = _share_rows(own, known, shares)
        upper, right = np.vstack([upper, extra]), np.append(right, np.zeros(len(extra)))
    solved = linprog(-own, A_ub=upper, b_ub=right, bounds=bounds, method="highs")
    result.peers[region] = 0.0
    if solved.status == UNBOUNDED:
        result.score[region] = np.inf
        return
    result.score[region], result.weights[region] = -solved.fun, solved.x
    result.peers[region, limits] = -solved.ineqlin.marginals[: limits.size]


UNBOUNDED = 3
"""What scipy's linprog answers where the score can grow without end."""


def _share_rows(own: Floats, known: Bools, shares: Shares) -> Floats:
    """Return the bounds of a region's shares as rows A of A w ≤ 0, for the children that it has."""
    low, high = np.broadcast_to(shares.low, own.shape), np.broadcast_to(shares.high, own.shape)
    reach = float(high[known].sum())
    widened = high / reach if reach < 1 else high
    least = low[:, None] * own[None] - np.diag(own)
    most = np.diag(own) - widened[:, None] * own[None]
    return np.vstack([least[known], most[known]])
