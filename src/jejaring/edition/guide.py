"""What is looked up in an edition again and again, found once: rows, columns, words, nominal weights, members and medians."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from jejaring.edition.edition import Edition
from jejaring.index import child_shares, settled
from jejaring.indicators import context_column
from jejaring.terms.indicator import Indicator
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Leaf, Node, Recipe
from jejaring.terms.text import Text


@dataclass(frozen=True)
class Guide:
    """Lookups of one edition: `row` of a region, `node` and `cell` columns by code, names, nominal weights 0-1, members of a group.

    `group_median` (k,) by group is the median score of each node over the group's members, NaN where nobody has one.
    """

    row: dict[str, int]
    node: dict[str, int]
    cell: dict[str, int]
    indicator: dict[str, Indicator]
    province: dict[str, str]
    kind: dict[str, Text]
    island_group: dict[str, Text]
    context: dict[str, Text]
    share: dict[str, float]
    weight: dict[str, float]
    members: dict[str, tuple[int, ...]]
    group_median: dict[str, Floats]


@lru_cache(maxsize=16)
def guide(edition: Edition) -> Guide:
    """Return the lookups of an edition, made once."""
    books, scores, panel = edition.catalogue, edition.scores, edition.panel
    members = {group: tuple(row for row, name in enumerate(scores.group) if name == group) for group in dict.fromkeys(scores.group)}
    shares = sibling_shares(settled_recipe(edition))
    return Guide(
        row={region: row for row, region in enumerate(scores.regions)},
        node={code: column for column, code in enumerate(scores.nodes)},
        cell={code: column for column, code in enumerate(panel.columns)},
        indicator={item.code: item for item in books.indicators[edition.recipe.key]},
        province={item.key: item.name for item in books.provinces},
        kind={item.key: item.name for item in books.country.kinds},
        island_group={item.key: item.name for item in books.country.island_groups},
        context=_context(edition),
        share=shares,
        weight=nominal_weights(edition.recipe, shares),
        members=members,
        group_median={group: medians(scores.score[list(rows)]) for group, rows in members.items()},
    )


@lru_cache(maxsize=16)
def settled_recipe(edition: Edition) -> Recipe:
    """Return the edition's recipe with the weights that it reads from data worked out, as they were used."""
    return settled(edition.panel, edition.recipe)


def sibling_shares(recipe: Recipe) -> dict[str, float]:
    """Return each node's and leaf's share 0-1 of its parent in a settled recipe; the root's is 1, a companion's 0."""
    shares = {recipe.root.code: 1.0}
    for node in recipe.nodes:
        shares |= child_shares(recipe, node.code)
    return shares


def nominal_weights(recipe: Recipe, shares: dict[str, float]) -> dict[str, float]:
    """Return each node's and leaf's share of the whole index: the product of sibling shares up to the root."""
    items: tuple[Node | Leaf, ...] = (*recipe.nodes, *recipe.leaves)
    parents = {item.code: item.parent for item in items}

    def whole(code: str) -> float:
        parent = parents[code]
        return shares[code] if parent is None else shares[code] * whole(parent)

    return {item.code: whole(item.code) for item in items}


def medians(scores: Floats) -> Floats:
    """Return the median (k,) over regions (n × k), NaN where nobody has a score."""
    known = ~np.isnan(scores).all(axis=0)
    result = np.full(scores.shape[1], np.nan)
    if known.any():
        result[known] = np.round(np.nanmedian(scores[:, known], axis=0), 9)
    return result


def _context(edition: Edition) -> dict[str, Text]:
    names = {variable.key: variable.name for variable in edition.catalogue.variables}
    filled = {
        context_column(item.variable): names[item.variable]
        for item in edition.recipe.context
        if np.isfinite(edition.panel.column(context_column(item.variable))).any()
    }
    return filled | {"island_group": Text(id="gugus pulau", en="island group")}
