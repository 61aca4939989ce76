"""Scores of an edition as pictures need them: one node's values, rounded for drawing, and the ends of a colour scale."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:  # pictures start without loading the engine
    from jejaring.edition.edition import Edition
    from jejaring.terms.panel import Floats
    from jejaring.terms.text import Text

DRAWN = 3
"""Decimals in the data of a picture: finer than a pixel, and the same bytes on every machine."""


@dataclass(frozen=True)
class Scale:
    """The ends of a colour scale, and whether values lie beyond them (they take the colour of the end)."""

    low: float
    high: float
    step: float
    is_below: bool
    is_above: bool


def drawn(value: float | None) -> float | None:
    """Return a value as it is drawn: rounded, None where missing."""
    return None if value is None or math.isnan(value) else round(float(value), DRAWN)


def column(edition: "Edition", node: str | None) -> int:
    """Return the column of a node or leaf in scores; the root where None. Raises ValueError for a node the edition does not hold."""
    return edition.scores.nodes.index(node or edition.recipe.root.code)


def node_name(edition: "Edition", node: str | None) -> "Text":
    """Return the name of a node or leaf; the recipe's short name for the root."""
    code = node or edition.recipe.root.code
    if code == edition.recipe.root.code:
        return edition.recipe.short_name
    inner = {item.code: item.name for item in edition.recipe.nodes}
    leaves = {item.code: item.name for item in edition.catalogue.indicators.get(edition.recipe.key, ())}
    return (leaves | inner)[code]


def colour_scale(values: "Floats") -> Scale:
    """Return round ends that hold the middle 96 % of the values; 0 to 100 where there is none."""
    known = values[~np.isnan(values)]
    if not known.size:
        return Scale(0.0, 100.0, 25.0, is_below=False, is_above=False)
    first, last = np.quantile(known, (0.02, 0.98))
    step = next((step for step in (1, 2, 5, 10, 20, 25, 50, 100) if (last - first) / step <= 4), 200)
    low, high = math.floor(first / step) * step, math.ceil(last / step) * step
    high = high if high > low else low + step
    return Scale(float(low), float(high), float(step), is_below=bool(known.min() < low), is_above=bool(known.max() > high))
