"""Makes regions of unlike size comparable: a value per head, per area, per unit of output; and shows which values need it."""

from dataclasses import dataclass

import numpy as np

from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe

EXTENSIVE = 0.6
"""A value that correlates more strongly than this with a denominator grows with the size of the region (COINr's default)."""

FEWEST = 3
"""Fewer pairs than this say nothing of a correlation."""


@dataclass(frozen=True)
class SizeFlag:
    """A leaf whose values correlate with a denominator: how strongly, over how many regions, and whether the recipe divides it."""

    leaf: str
    denominator: str
    r: float
    pairs: int
    is_divided: bool


def unchanged(values: Floats, denominators: Floats, scale: Floats) -> Floats:  # noqa: ARG001
    """Return the values (…×n×m) as they are: the recipe divides nothing."""
    return values


def divide(values: Floats, denominators: Floats, scale: Floats) -> Floats:
    """Return value / denominator × scale for (…×n×m) values, (n×m) denominators and (m,) scale.

    A leaf without denominator has 1 in its column. A denominator that is missing or not above 0 leaves the cell missing.

    >>> import numpy as np
    >>> divide(np.array([[50.0], [30.0], [9.0]]), np.array([[1000.0], [300.0], [np.nan]]), np.array([100.0]))
    array([[ 5.],
           [10.],
           [nan]])
    """
    sound = np.where(denominators > 0, denominators, np.nan)
    return np.asarray(values / sound * scale)


def size_flags(panel: Panel, recipe: Recipe, *, threshold: float = EXTENSIVE, denominators: tuple[str, ...] = ()) -> tuple[SizeFlag, ...]:
    """Return the leaves whose undivided values correlate with a denominator by more than the threshold (Pearson, pairs both filled).

    Denominators are those of the recipe and the panel columns named. A leaf that is flagged and not divided measures size.
    """
    names = tuple(dict.fromkeys([*(leaf.denominator for leaf in recipe.leaves if leaf.denominator), *denominators]))
    divides = recipe.steps.denominate.method != "none"
    flags = []
    for leaf in recipe.leaves:
        for name in names:
            r, pairs = correlation(panel.column(leaf.column), panel.column(name))
            if abs(r) > threshold:
                flags.append(SizeFlag(leaf.code, name, r, pairs, divides and leaf.denominator == name))
    return tuple(flags)


def correlation(left: Floats, right: Floats) -> tuple[float, int]:
    """Return Pearson's r over the rows (n,) where both are filled, and how many those are; NaN for fewer than three or no spread.

    >>> import numpy as np
    >>> correlation(np.array([1.0, 2.0, 3.0, np.nan]), np.array([2.0, 4.0, 6.0, 1.0]))
    (1.0, 3)
    """
    both = ~np.isnan(left) & ~np.isnan(right)
    pairs = int(both.sum())
    if pairs < FEWEST:
        return float("nan"), pairs
    x, y = left[both] - left[both].mean(), right[both] - right[both].mean()
    spread = float(np.sqrt((x @ x) * (y @ y)))
    return (float(x @ y) / spread if spread > 0 else float("nan")), pairs
