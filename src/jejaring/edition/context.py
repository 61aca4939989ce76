"""The context by which peers are found, taken from a panel."""

import numpy as np

from jejaring.ecosystem.peers import Context
from jejaring.indicators import context_column
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe


def peer_context(panel: Panel, recipe: Recipe) -> Context:
    """Return the recipe's context variables (n × c, in logarithms where it says so) and the island group, compared within each kind.

    A value that has no logarithm counts as missing.
    """
    columns = [context_column(item.variable) for item in recipe.context]
    numbers = np.full((len(panel.regions), len(columns)), np.nan)
    for j, (item, name) in enumerate(zip(recipe.context, columns, strict=True)):
        values = panel.column(name)
        numbers[:, j] = np.log(np.where(values > 0, values, np.nan)) if item.log else values
    return Context(
        regions=panel.regions,
        number_names=tuple(columns),
        numbers=numbers,
        category_names=("island_group",),
        categories=np.array(panel.groupings["island_group"], dtype=object)[:, None],
        group=panel.groupings["kind"],
    )
