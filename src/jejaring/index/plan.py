"""What all draws of a recipe's doubt share, computed once: the tree, the distinct leaf tables, who is scored and who is ranked."""

from dataclasses import replace
from itertools import product

import numpy as np

from jejaring.index.build import Stages, ranked_at, run, scored_nodes, settled
from jejaring.index.check_panel import problems_of_panel
from jejaring.index.factors import Factor, edited, factors_of, named_refusal
from jejaring.index.fault import fault
from jejaring.index.ineffective import ineffective
from jejaring.index.leaf_tables import Kept, leaf_source, leaf_table
from jejaring.index.rank import group_rows
from jejaring.index.replicate import Plan, leaf_factors, refuse_lost_columns
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.recipe import Recipe, VaryGaps, VaryPath

MOST_TABLE_CELLS = 2**25
"""Leaf tables of all combinations are kept up to about this many numbers (256 MiB); beyond, chunks make the tables that they meet."""


def plan_of(panel: Panel, recipe: Recipe, stages: Stages | None = None, asked: Bools | None = None) -> Plan:
    """Return the plan of a recipe's doubt for the asked nodes (k,), or for all.

    Where the kept tables say all about the leaves, they never travel with the draws: `wanted` then holds inner nodes only.

    Raises BadRecipe or CannotBuild with every problem; an alternative that cannot be computed is named.
    """
    recipe = settled(panel, recipe)
    stages = run(panel, recipe) if stages is None else stages
    tree = compile_tree(recipe)
    factors = factors_of(recipe, tree)
    wanted = np.arange(len(tree.nodes)) if asked is None else np.flatnonzero(asked)
    plan = Plan(
        recipe=recipe,
        tree=tree,
        factors=factors,
        source=leaf_source(panel, recipe, factors),
        tables=None,
        table_of=None,
        has_score=scored_nodes(recipe, tree, stages.coverage),
        ranked=ranked_at(recipe, tree, scores=stages.scores, share=stages.coverage),
        groups=group_rows(stages.group),
        wanted=wanted,
    )
    _refuse_on_panel(panel, plan)
    if plan.source.cells or not _few_tables(plan):
        return plan
    tables, table_of = _tables(plan)
    return replace(plan, tables=tables, table_of=table_of, wanted=wanted[wanted < tree.inner])


def _refuse_on_panel(panel: Panel, plan: Plan) -> None:
    """Raise CannotBuild for alternatives that these data do not allow, and for errors of data that reach no cell."""
    problems: list[Problem] = []
    for number, factor in enumerate(plan.factors):
        choice = factor.choice
        where = f"doubt {number + 1} ({choice.vary})"
        if isinstance(choice, VaryGaps) and choice.group is not None and choice.group not in panel.groupings:
            problems.append(_no_grouping(where, choice.group, panel))
        elif number in plan.source.cells and not plan.source.cells[number].touched.any():
            problems.append(ineffective(where, ("sel yang dituju pilihan itu", "cells that the choice reaches")))
        if isinstance(choice, VaryPath) and factor.on_leaves:
            picks = range(factor.options) if factor.options else choice.uniform or ()
            for pick in picks:
                recipe = edited(plan.recipe, iter([(factor, float(pick))]))
                found = CannotBuild(problems_of_panel(recipe, panel))
                problems += named_refusal((factor,), (float(pick),), found).problems
    if problems:
        raise CannotBuild(problems)


def _no_grouping(where: str, group: str, panel: Panel) -> Problem:
    known = ", ".join(panel.groupings)
    return fault(
        (f"{where}: pengelompokan {group} tidak ada", f"{where}: grouping {group} does not exist"),
        (known or "tidak ada", known or "none"),
        ("perbaiki group", "mend group"),
    )


def _few_tables(plan: Plan) -> bool:
    mine = [plan.factors[number] for number in leaf_factors(plan.factors)]
    if any(not factor.options for factor in mine):
        return False
    count = 1
    for factor in mine:
        count *= factor.options
    return count * plan.source.data.values.size <= MOST_TABLE_CELLS


def _tables(plan: Plan) -> tuple[Floats, dict[tuple[float, ...], int]]:
    """Return the distinct leaf tables (t × n × m), and which one each combination of picks has: equal tables are kept once."""
    mine = [plan.factors[number] for number in leaf_factors(plan.factors)]
    kept: Kept = {}
    places: dict[bytes, int] = {}
    tables: list[Floats] = []
    table_of: dict[tuple[float, ...], int] = {}
    for picks in product(*(range(factor.options) for factor in mine)):
        table = np.ascontiguousarray(_table(plan, mine, picks, kept))
        place = places.setdefault(table.tobytes(), len(tables))
        if place == len(tables):
            tables.append(table)
        table_of[tuple(float(pick) for pick in picks)] = place
    return np.stack(tables), table_of


def _table(plan: Plan, factors: list[Factor], picks: tuple[int, ...], kept: Kept) -> Floats:
    recipe = edited(plan.recipe, iter([(factor, float(pick)) for factor, pick in zip(factors, picks, strict=True)]))
    try:
        table = leaf_table(plan.source, recipe, kept=kept)
        refuse_lost_columns(plan, table)
    except CannotBuild as refusal:
        raise named_refusal(tuple(factors), tuple(float(pick) for pick in picks), refusal) from refusal
    return table
