"""What each indicator looks like on its own, who lacks data, and which columns deserve a second look."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from jejaring.index.leaves import leaf_data
from jejaring.index.shape import kurtosis, skewness
from jejaring.index.tree import compile_tree, coverage
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.recipe import Recipe

QUANTILES = (0.05, 0.25, 0.75, 0.95)
TUKEY = 1.5
"""Fences lie this many interquartile ranges beyond the quartiles (Tukey 1977)."""


@dataclass(frozen=True)
class Statistics:
    """One number per column (…×m) of a table (…×n×m); shares are of the filled cells except `available`, which is of all n.

    `unique` counts distinct values, `same` is the share of the most frequent one. `quantiles` (…×m×q) belong to `levels`
    (Hyndman and Fan 1996, type 7). `sd` divides by n - 1. `variation` is sd / |mean|. `entropy` (bits, 0-1) is for columns of 0
    and 1 only and missing elsewhere.
    """

    n: Floats
    available: Floats
    zeros: Floats
    unique: Floats
    same: Floats
    minimum: Floats
    maximum: Floats
    mean: Floats
    median: Floats
    sd: Floats
    variation: Floats
    skew: Floats
    kurtosis: Floats
    entropy: Floats
    quantiles: Floats
    levels: tuple[float, ...]


@dataclass(frozen=True)
class Limits:
    """When a column deserves a second look: JRC's practice and the defaults of COINr (Becker et al. 2022)."""

    available: float = 0.65
    zeros: float = 0.5
    unique: float = 0.5
    same: float = 0.5
    skew: float = 2.0
    kurtosis: float = 3.5


@dataclass(frozen=True)
class Flags:
    """Which columns (…×m) break which limit.

    `skewed` needs both |skew| and kurtosis above their limits. `repeated` is few distinct values, `modal` one value in more than
    the allowed share of cells, `constant` a single value.
    """

    scarce: Bools
    zeros: Bools
    repeated: Bools
    modal: Bools
    skewed: Bools
    constant: Bools


def statistics(values: Floats, *, levels: Sequence[float] = QUANTILES) -> Statistics:
    """Return the statistics of each column of (…×n×m); missing cells do not count, an empty column has none.

    >>> import numpy as np
    >>> three = statistics(np.array([[2.0], [4.0], [np.nan]]))
    >>> three.n.tolist(), three.available.round(3).tolist(), three.mean.tolist()
    ([2.0], [0.667], [3.0])
    """
    filled = ~np.isnan(values)
    n = filled.sum(axis=-2).astype(float)
    some = np.where(n > 0, n, np.nan)
    total = np.where(filled, values, 0.0).sum(axis=-2)
    mean = total / some
    away = np.where(filled, values - mean[..., None, :], 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        sd = np.sqrt((away * away).sum(axis=-2) / np.where(n > 1, n - 1, np.nan))
        variation = np.where(mean != 0, sd / np.abs(mean), np.nan)
    unique, modal = _runs(values)
    marks = _quantiles(values, (0.0, 0.5, 1.0, *levels))
    return Statistics(
        n=n,
        available=n / values.shape[-2],
        zeros=(values == 0).sum(axis=-2) / some,
        unique=unique,
        same=modal / some,
        minimum=marks[..., 0],
        maximum=marks[..., 2],
        mean=mean,
        median=marks[..., 1],
        sd=sd,
        variation=variation,
        skew=skewness(values),
        kurtosis=kurtosis(values),
        entropy=_entropy(values, some),
        quantiles=marks[..., 3:],
        levels=tuple(levels),
    )


def flags(table: Statistics, *, limits: Limits | None = None) -> Flags:
    """Return which limits each column breaks."""
    bound = limits or Limits()
    with np.errstate(invalid="ignore", divide="ignore"):
        return Flags(
            scarce=np.asarray(table.available < bound.available),
            zeros=np.asarray(table.zeros > bound.zeros),
            repeated=np.asarray(table.unique / table.n < bound.unique),
            modal=np.asarray(table.same > bound.same),
            skewed=np.asarray((np.abs(table.skew) > bound.skew) & (table.kurtosis > bound.kurtosis)),
            constant=np.asarray(table.unique == 1),
        )


def outliers(values: Floats, *, reach: float = TUKEY) -> Bools:
    """Return which cells (…×n×m) lie more than `reach` interquartile ranges beyond the quartiles of their column."""
    quartile = _quantiles(values, (0.25, 0.75))[..., None, :, :]
    low, high = quartile[..., 0], quartile[..., 1]
    return np.asarray((values < low - reach * (high - low)) | (values > high + reach * (high - low)))


def indicator_statistics(panel: Panel, recipe: Recipe, *, levels: Sequence[float] = QUANTILES) -> Statistics:
    """Return the statistics of a recipe's leaves (m, recipe order) as the panel holds them, in raw units."""
    return statistics(leaf_data(panel, recipe).values, levels=levels)


def availability(panel: Panel, recipe: Recipe) -> Floats:
    """Return the plain share 0-1 (n × k) of leaves with data below each node of the tree (root, inner nodes, leaves).

    Every scored leaf counts alike; `Stages.coverage` is the share by weight. A node of companions alone has none.
    """
    tree = compile_tree(recipe)
    below = (tree.share > 0).astype(float)
    counts = below.sum(axis=1)
    filled = ~np.isnan(leaf_data(panel, recipe).values)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(filled.astype(float) @ below.T / np.where(counts > 0, counts, np.nan))


def weighted_availability(panel: Panel, recipe: Recipe) -> Floats:
    """Return the share 0-1 (n × k) of nominal leaf weight with data below each node."""
    return coverage(compile_tree(recipe), ~np.isnan(leaf_data(panel, recipe).values))


def _quantiles(values: Floats, levels: Sequence[float]) -> Floats:
    """Return quantiles of type 7 (…×m×q) down the filled cells of each column."""
    ordered = np.sort(values, axis=-2)
    n = (~np.isnan(values)).sum(axis=-2)
    place = np.maximum(n[..., None] - 1, 0) * np.asarray(levels, dtype=float)
    low = np.floor(place).astype(np.int64)
    high = np.minimum(low + 1, np.maximum(n[..., None] - 1, 0))
    columns = np.moveaxis(ordered, -2, -1)
    first, second = np.take_along_axis(columns, low, axis=-1), np.take_along_axis(columns, high, axis=-1)
    return np.asarray(first + (place - low) * (second - first))


def _runs(values: Floats) -> tuple[Floats, Floats]:
    """Return how many distinct values each column has and how often the most frequent one occurs, each (…×m)."""
    ordered = np.moveaxis(np.sort(values, axis=-2), -2, 0)
    count = (~np.isnan(ordered[0])).astype(float)
    run, longest = count.copy(), count.copy()
    for before, now in pairwise(ordered):
        filled = ~np.isnan(now)
        run = np.where(now == before, run + 1, 1.0)
        longest = np.where(filled, np.maximum(longest, run), longest)
        count = count + (filled & (now != before))
    return count, longest


def _entropy(values: Floats, n: Floats) -> Floats:
    filled = ~np.isnan(values)
    binary = ((values == 0) | (values == 1) | ~filled).all(axis=-2) & ~np.isnan(n)
    ones = (values == 1).sum(axis=-2) / n
    with np.errstate(invalid="ignore", divide="ignore"):
        parts = [np.where(share > 0, -share * np.log2(share), 0.0) for share in (ones, 1 - ones)]
    return np.where(binary, parts[0] + parts[1], np.nan)
