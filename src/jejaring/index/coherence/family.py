"""Correlations inside the tree: children with their own and other parents, siblings with each other, values with denominators."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.index.build import Stages
from jejaring.index.coherence.correlation import Coefficient, Control, Correlations, correlations
from jejaring.index.fault import fault
from jejaring.index.leaves import leaf_data
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.problem import UnknownName
from jejaring.terms.recipe import Recipe

LEAVES = "leaf"
"""The level of all leaves, whatever their depth."""


@dataclass(frozen=True)
class Kinship:
    """One scored child with its parent: their correlation, and the parent of the same level with which the child goes most.

    `other` is None where no other parent of that level exists. `strays` says that the child goes more with the other parent.
    """

    child: str
    parent: str
    r: float
    p_adjusted: float
    other: str | None
    r_other: float

    @property
    def strays(self) -> bool:
        """Tell whether another parent fits the child better than its own."""
        return self.r_other > self.r


@dataclass(frozen=True)
class Flag:
    """A correlation that asks for a decision.

    `twins` are siblings too alike, `against_parent` a child that pulls the other way, `against_sibling` two siblings that trade off,
    `extensive` an indicator that mostly measures size.
    """

    kind: Literal["twins", "against_parent", "against_sibling", "extensive"]
    first: str
    second: str
    r: float


def level_codes(recipe: Recipe) -> Mapping[str, tuple[str, ...]]:
    """Return the codes of each level of the tree from the root down; leaves of every depth are the level `leaf`."""
    levels: dict[str, tuple[str, ...]] = {recipe.root.level: (recipe.root.code,)}
    for node in recipe.nodes:
        if node.parent is not None:
            levels[node.level] = (*levels.get(node.level, ()), node.code)
    return {**levels, LEAVES: tuple(leaf.code for leaf in recipe.leaves)}


def codes_of_level(recipe: Recipe, level: str) -> tuple[str, ...]:
    """Return the codes of one level. Raises UnknownName with the levels that exist."""
    known = level_codes(recipe)
    if level not in known:
        raise UnknownName(
            fault(
                (f"tingkat tidak dikenal: {level}", f"unknown level: {level}"),
                ", ".join(known),
                ("perbaiki nama tingkat itu", "mend the level's name"),
            )
        )
    return known[level]


def node_scores(stages: Stages, codes: Sequence[str]) -> Floats:
    """Return the scores (n × c) of some nodes or leaves.

    Raises UnknownName with the codes that exist.
    """
    unknown = [code for code in codes if code not in stages.nodes]
    if unknown:
        raise UnknownName(
            fault(
                (f"simpul tidak dikenal: {', '.join(unknown)}", f"unknown nodes: {', '.join(unknown)}"),
                ", ".join(stages.nodes),
                ("perbaiki kode simpul itu", "mend the nodes' codes"),
            )
        )
    return stages.scores[:, [stages.nodes.index(code) for code in codes]]


def between_levels(
    stages: Stages, recipe: Recipe, first: str, second: str, *, coefficient: Coefficient = "pearson", control: Control = "holm"
) -> Correlations:
    """Return the correlations of the nodes of one level (rows) with those of another (columns), in the order of `level_codes`.

    Raises UnknownName with the levels that exist.
    """
    rows = node_scores(stages, codes_of_level(recipe, first))
    columns = None if first == second else node_scores(stages, codes_of_level(recipe, second))
    return correlations(rows, columns, coefficient=coefficient, control=control)


def with_parents(stages: Stages, recipe: Recipe, *, coefficient: Coefficient = "pearson", control: Control = "holm") -> tuple[Kinship, ...]:
    """Return each scored child below the root with its own parent and the best of the other parents at its parent's level."""
    level = {node.code: node.level for node in recipe.nodes}
    pairs = [(stages.nodes[child], stages.nodes[group.node]) for group in compile_tree(recipe).groups for child in group.children]
    pairs.sort(key=lambda pair: stages.nodes.index(pair[0]))
    parents = tuple(node.code for node in recipe.nodes)
    table = correlations(
        node_scores(stages, [child for child, _ in pairs]), node_scores(stages, parents), coefficient=coefficient, control=control
    )
    return tuple(
        _kinship(child, parent, [other for other in parents if level[other] == level[parent]], table, row, parents)
        for row, (child, parent) in enumerate(pairs)
    )


def _kinship(child: str, parent: str, alike: list[str], table: Correlations, row: int, parents: tuple[str, ...]) -> Kinship:
    own = parents.index(parent)
    others = [(float(table.r[row, parents.index(other)]), other) for other in alike if other not in (parent, child)]
    r_other, other = max((pair for pair in others if not np.isnan(pair[0])), default=(np.nan, None))
    return Kinship(child, parent, float(table.r[row, own]), float(table.p_adjusted[row, own]), other, r_other)


def correlation_flags(
    stages: Stages, recipe: Recipe, *, twins: float = 0.9, opposed: float = -0.4, coefficient: Coefficient = "pearson"
) -> tuple[Flag, ...]:
    """Return siblings with |r| above `twins`, and siblings or children and parents with r below `opposed`."""
    found: list[Flag] = []
    for group in compile_tree(recipe).groups:
        children = [stages.nodes[child] for child in group.children]
        parent = stages.nodes[group.node]
        r = correlations(node_scores(stages, [parent, *children]), coefficient=coefficient, control="none").r
        for place, child in enumerate(children, start=1):
            if r[place, 0] < opposed:
                found.append(Flag("against_parent", child, parent, float(r[place, 0])))
            for later, sibling in enumerate(children[place:], start=place + 1):
                if abs(r[place, later]) > twins:
                    found.append(Flag("twins", child, sibling, float(r[place, later])))
                elif r[place, later] < opposed:
                    found.append(Flag("against_sibling", child, sibling, float(r[place, later])))
    return tuple(found)


def denominator_correlations(panel: Panel, recipe: Recipe, denominators: Sequence[str], *, control: Control = "holm") -> Correlations:
    """Return the correlations of the raw leaves (rows) with some columns of the panel that measure size (columns).

    Raises UnknownName with the columns that exist.
    """
    unknown = [name for name in denominators if name not in panel.columns]
    if unknown:
        raise UnknownName(
            fault(
                (f"kolom tidak dikenal: {', '.join(unknown)}", f"unknown columns: {', '.join(unknown)}"),
                ", ".join(panel.columns),
                ("perbaiki nama kolom itu", "mend the column's name"),
            )
        )
    sizes = np.column_stack([panel.column(name) for name in denominators])
    return correlations(leaf_data(panel, recipe).values, sizes, control=control)


def extensive_leaves(panel: Panel, recipe: Recipe, denominators: Sequence[str], *, limit: float = 0.6) -> tuple[Flag, ...]:
    """Return the leaves without denominator whose raw values go with a size by |r| above `limit` (COINr's default)."""
    r = denominator_correlations(panel, recipe, denominators, control="none").r
    return tuple(
        Flag("extensive", leaf.code, name, float(r[row, column]))
        for row, leaf in enumerate(recipe.leaves)
        for column, name in enumerate(denominators)
        if leaf.denominator is None and leaf.column != name and abs(r[row, column]) > limit
    )
