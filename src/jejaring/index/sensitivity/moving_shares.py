"""Shares that may move within bounds: the best for a region, random ones, and the range of scores that they allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.index.fault import fault
from jejaring.index.tree import Siblings
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild, Problem

TOLERANCE = 1e-9
MOVES_PER_CHILD = 12
"""Random shares are moved this many times per child: enough to forget where they started."""
ROUNDS = 40
"""Dinkelbach's iteration for means over some of the children ends after a handful of rounds; this is its guard."""


@dataclass(frozen=True)
class WeightBounds:
    """A tree whose shares may move: sibling groups, deepest first and the root last, and bounds (E,) of each edge's share.

    Nodes are numbered as in `Tree`: inner nodes first (`inner` of them), then leaves. The shares of a group sum to 1.
    """

    groups: Sequence[Siblings]
    inner: int
    low: Floats
    high: Floats


@dataclass(frozen=True)
class PowerMean:
    """The mean of a node: (Σ w max(z, floor)^r)^(1/r); r = 1 linear, 0 geometric, -1 harmonic."""

    exponent: float = 1.0
    floor: float = -np.inf


def share_bounds(groups: Sequence[Siblings], weights: Floats, spread: float) -> tuple[Floats, Floats]:
    """Return bounds (E,) of shares that move by ± `spread` of themselves, within 0 and 1; a lone child keeps all."""
    low, high = np.maximum(weights * (1 - spread), 0.0), np.minimum(weights * (1 + spread), 1.0)
    for group in groups:
        if group.children.size == 1:
            low[group.edges] = high[group.edges] = 1.0
    return low, high


def bounds_problems(bounds: WeightBounds) -> list[Problem]:
    """Return which sibling groups no shares between 0 and 1 can satisfy."""
    problems = []
    for group in bounds.groups:
        low, high = bounds.low[group.edges], bounds.high[group.edges]
        if (low < 0).any() or (low > high).any() or low.sum() > 1 + TOLERANCE or high.sum() < 1 - TOLERANCE:
            sums = f"{low.sum():g} … {high.sum():g}"
            problems.append(
                fault(
                    (f"simpul {group.node}: jumlah batas bobot {sums}", f"node {group.node}: the bounds of its weights sum to {sums}"),
                    ("0 ≤ low ≤ high dan jumlah yang memuat 1", "0 ≤ low ≤ high and sums that enclose 1"),
                    ("longgarkan batas itu", "loosen the bounds"),
                )
            )
    return problems


def refuse_bounds(bounds: WeightBounds) -> None:
    """Raise CannotBuild with every group of bounds that no shares meet."""
    problems = bounds_problems(bounds)
    if problems:
        raise CannotBuild(problems)


def best_shares(bounds: WeightBounds, leaves: Floats) -> tuple[Floats, Floats]:
    """Return the largest root score (r,) of a linear tree for leaf values (r × m) of any sign, and shares (r × E) that give it.

    Exact: shares are not negative, so each node takes the best shares for the best its children can be; within a node the best
    children are filled up to their bound first.
    """
    rows = len(leaves)
    values = np.zeros((rows, bounds.inner + leaves.shape[1]))
    values[:, bounds.inner :] = leaves
    shares = np.zeros((rows, bounds.low.size))
    for group in bounds.groups:
        children = values[:, group.children]
        mine = _filled_up(children, bounds.low[group.edges], bounds.high[group.edges])
        shares[:, group.edges] = mine
        values[:, group.node] = (mine * children).sum(axis=1)
    return values[:, bounds.groups[-1].node], shares


def leaf_weights(bounds: WeightBounds, shares: Floats, leaves: int) -> Floats:
    """Return the weight (b × m) that shares (b × E) give each leaf at the root."""
    weights = np.zeros((len(shares), bounds.inner + leaves))
    weights[:, bounds.groups[-1].node] = 1.0
    for group in reversed(bounds.groups):
        weights[:, group.children] = weights[:, group.node, None] * shares[:, group.edges]
    return weights[:, bounds.inner :]


def random_shares(bounds: WeightBounds, count: int, *, seed: int) -> Floats:
    """Return shares (count × E) within the bounds: every other row a corner, the rest spread evenly over the inside."""
    generator = np.random.default_rng(seed)
    result = np.empty((count, bounds.low.size))
    for group in bounds.groups:
        low, high = bounds.low[group.edges], bounds.high[group.edges]
        corners = _filled_up(generator.random((count, low.size)), low, high)
        inside = spread_shares(corners, low, high, generator.random((count, moves_of(low.size))))
        inside[::2] = corners[::2]
        result[:, group.edges] = inside
    return result


def spread_shares(start: Floats, low: Floats, high: Floats, uniforms: Floats) -> Floats:
    """Return shares (b × c) spread evenly over 0 ≤ low ≤ s ≤ high, Σ s = 1, from any allowed start (c,) or (b × c): a Gibbs sampler.

    Each of the numbers of `uniforms` (b × moves) divides what two children hold between them anew, evenly over all that the bounds
    allow; the pairs take turns. `moves_of` says how many moves a group needs.
    """
    shares, count = np.tile(start, (len(uniforms), 1)) if start.ndim == 1 else start.copy(), low.size
    if count == 1:
        return shares
    for move in range(uniforms.shape[1]):
        one, stride = move % count, 1 + (move // count) % (count - 1)
        other = (one + stride) % count
        held = shares[:, one] + shares[:, other]
        least = np.maximum(low[one], held - high[other])
        most = np.minimum(high[one], held - low[other])
        shares[:, one] = least + (most - least) * uniforms[:, move]
        shares[:, other] = held - shares[:, one]
    return shares


def moves_of(children: int) -> int:
    """Return how many moves make a group of children forget where it started."""
    return MOVES_PER_CHILD * children


def score_range(bounds: WeightBounds, leaves: Floats, means: Mapping[int, PowerMean]) -> tuple[Floats, Floats]:
    """Return the least and the largest root score (n,) of leaf scores (n × m), missing ones allowed, over all shares in the bounds.

    `means` holds the power mean of each inner node, linear where absent. A power mean rises with its children, so the extremes climb
    from level to level; over a missing child the rest of the shares is divided by its sum (Dinkelbach 1967). Exact per region; two
    regions need not reach their extremes under the same shares.
    """
    extremes = []
    for sign in (-1.0, 1.0):
        values = np.full((len(leaves), bounds.inner + leaves.shape[1]), np.nan)
        values[:, bounds.inner :] = leaves
        for group in bounds.groups:
            mean = means.get(group.node, PowerMean())
            children = _raised(np.maximum(values[:, group.children], mean.floor), mean.exponent)
            # A negative exponent turns the order round; the sign brings both cases to a maximum.
            turn = sign * (-1.0 if mean.exponent < 0 else 1.0)
            best = turn * _largest_mean(turn * children, bounds.low[group.edges], bounds.high[group.edges])
            values[:, group.node] = _lowered(best, mean.exponent)
        extremes.append(values[:, bounds.groups[-1].node])
    return extremes[0], extremes[1]


def _filled_up(values: Floats, low: Floats, high: Floats) -> Floats:
    """Return the shares (r × c) that make Σ s v largest: each child its least share, the rest to the best children first."""
    order = np.argsort(-values, axis=1, kind="stable")
    capacity = (high - low)[order]
    before = np.cumsum(capacity, axis=1) - capacity
    extra = np.clip(1.0 - low.sum() - before, 0.0, capacity)
    shares = np.empty_like(values)
    np.put_along_axis(shares, order, low[order] + extra, axis=1)
    return shares


def _largest_mean(values: Floats, low: Floats, high: Floats) -> Floats:
    """Return the largest Σ s v / Σ s over the children (r × c) that are present, missing where none is."""
    present = ~np.isnan(values)
    filled = np.where(present, values, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = (filled * low).sum(axis=1) / (present * low).sum(axis=1)
    mean = np.where(np.isnan(mean), np.where(present, values, np.inf).min(axis=1), mean)
    for _ in range(ROUNDS):
        shares = _filled_up(np.where(present, filled - mean[:, None], 0.0), low, high)
        held = (shares * present).sum(axis=1)
        with np.errstate(invalid="ignore", divide="ignore"):
            following = np.where(held > 0, (shares * filled).sum(axis=1) / held, mean)
        if np.array_equal(following, mean):
            break
        mean = following
    return np.where(present.any(axis=1), mean, np.nan)


def _raised(values: Floats, exponent: float) -> Floats:
    if exponent == 1:
        return values
    with np.errstate(divide="ignore"):
        return np.asarray(np.maximum(np.log(values), -1e300) if exponent == 0 else np.minimum(values**exponent, 1e300))


def _lowered(values: Floats, exponent: float) -> Floats:
    if exponent == 1:
        return values
    return np.asarray(np.exp(values) if exponent == 0 else values ** (1 / exponent))
