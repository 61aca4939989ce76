"""How sure the scores and ranks are: Monte Carlo over the choices of a recipe, whole chunks of draws at a time."""

from collections import deque
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from jejaring.index.build import Stages, ranked_at, run, scored_nodes
from jejaring.index.draw import CHUNK, choice_name
from jejaring.index.fault import fault
from jejaring.index.leaves import leaf_data
from jejaring.index.rank import bands, group_rows, ranks
from jejaring.index.replicate import Plan, Replicates, leaf_table, replicate, table_steps
from jejaring.index.tails import Tails, table_quantile
from jejaring.index.tree import compile_tree
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.problem import BadRecipe, UnknownName
from jejaring.terms.recipe import Recipe, VaryRounding
from jejaring.terms.scores import DECIMALS, Intervals

Positions = npt.NDArray[np.int64]

WAITING = 8
"""Chunks that may be under way at once: enough to keep workers busy, few enough to keep memory bounded."""


def doubt(
    panel: Panel,
    recipe: Recipe,
    *,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
    draws: int | None = None,
    nodes: Collection[str] | None = None,
) -> Intervals:
    """Return the intervals that the recipe's doubt puts round every score and rank, and the rank bands that follow.

    Quantiles are order statistics (inverted cumulative distribution, Hyndman and Fan 1996, type 1), so rank limits are whole ranks.
    Who has a score and who is ranked stays as in the nominal build. The numbers depend on the recipe (seed, choices, their order)
    and the panel alone, not on the executor, its workers, or the order of regions. `draws` replaces the recipe's number;
    `nodes` limits the work to some nodes and leaves the others missing, bands 0. `progress` is told (draws done, draws in all).

    Raises BadRecipe or CannotBuild with every problem, UnknownName for a node that does not exist.
    """
    total = recipe.doubt.draws if draws is None else draws
    if total < 1:
        raise BadRecipe(fault((f"draws = {total}", f"draws = {total}"), ("mulai 1", "1 or more"), ("perbaiki draws", "mend draws")))
    stages = run(panel, recipe)
    asked = _asked(stages.nodes, nodes)
    plan = _plan(panel, recipe, stages, asked)
    scores = Tails(total, low=recipe.doubt.low, high=recipe.doubt.high)
    places = Tails(total, low=recipe.doubt.low, high=recipe.doubt.high)
    counts = np.zeros(len(table_steps(recipe)), dtype=np.int64)
    done = 0
    for part in _in_order(plan, total, executor):
        scores.add(part.scores.reshape(len(part.scores), -1))
        places.add(part.ranks.reshape(len(part.ranks), -1))
        counts += part.table_counts
        done += len(part.scores)
        if progress:
            progress(done, total)
    low, high = _spread(plan, scores)
    rank_low, rank_high = _spread(plan, places)
    if plan.tables is not None:
        for limits, rank_limits, share in ((low, rank_low, recipe.doubt.low), (high, rank_high, recipe.doubt.high)):
            _fill_leaves(plan, limits, rank_limits, asked=asked, counts=counts, share=share)
    return Intervals(
        low=low,
        high=high,
        rank_low=rank_low,
        rank_high=rank_high,
        band=bands(np.round(stages.scores, DECIMALS), rank_low, rank_high, groups=plan.groups),
        draws=total,
        seed=recipe.doubt.seed,
        varied=tuple(choice_name(recipe, choice) for choice in recipe.doubt.choices),
    )


def _asked(known: tuple[str, ...], nodes: Collection[str] | None) -> Bools:
    """Return which nodes (k,) get intervals."""
    unknown = [] if nodes is None else sorted(set(nodes) - set(known))
    if unknown:
        names = ", ".join(unknown)
        raise UnknownName(
            fault(
                (f"simpul tidak dikenal: {names}", f"unknown nodes: {names}"),
                ", ".join(known),
                ("perbaiki kode simpul itu", "mend the nodes' codes"),
            )
        )
    return np.array([nodes is None or code in nodes for code in known])


def plan_of(panel: Panel, recipe: Recipe) -> Plan:
    """Return what all chunks of a recipe's doubt share, for every node."""
    stages = run(panel, recipe)
    return _plan(panel, recipe, stages, _asked(stages.nodes, None))


def _plan(panel: Panel, recipe: Recipe, stages: Stages, asked: Bools) -> Plan:
    """Return what all chunks share. Where rounding is not varied the leaves never leave the plan: their few tables say it all."""
    tree, data = compile_tree(recipe), leaf_data(panel, recipe)
    keeps_tables = not any(isinstance(choice, VaryRounding) for choice in recipe.doubt.choices)
    wanted = np.flatnonzero(asked)
    plan = Plan(
        recipe=recipe,
        tree=tree,
        data=data,
        tables=None,
        has_score=scored_nodes(recipe, tree, stages.coverage),
        ranked=ranked_at(recipe, tree, scores=stages.scores, share=stages.coverage),
        groups=group_rows(stages.group),
        wanted=wanted[wanted < tree.inner] if keeps_tables else wanted,
        order=np.argsort(np.argsort(np.asarray(panel.regions))),
    )
    if not keeps_tables:
        return plan
    tables = [leaf_table(plan, data.values, number) for number in range(len(table_steps(recipe)))]
    return replace(plan, tables=np.stack(tables))


def _in_order(plan: Plan, total: int, executor: Executor | None) -> Iterator[Replicates]:
    """Yield the chunks in order; with an executor a few are under way ahead, and all of them end with the caller."""
    tasks = [(chunk, min(CHUNK, total - chunk * CHUNK)) for chunk in range(-(-total // CHUNK))]
    if executor is None:
        for chunk, rows in tasks:
            yield replicate(plan, chunk, rows)
        return
    waiting: deque[Future[Replicates]] = deque()
    try:
        for chunk, rows in tasks:
            waiting.append(executor.submit(replicate, plan, chunk, rows))
            if len(waiting) == WAITING:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _spread(plan: Plan, tails: Tails) -> tuple[Floats, Floats]:
    """Return the low and high quantile at every node (n × k), missing where the draws were not asked."""
    regions = len(plan.order)
    spread = []
    for limits in tails.quantiles():
        whole = np.full((regions, len(plan.tree.nodes)), np.nan)
        whole[:, plan.wanted] = limits.reshape(regions, plan.wanted.size)
        spread.append(whole)
    return spread[0], spread[1]


def _fill_leaves(plan: Plan, limits: Floats, rank_limits: Floats, *, asked: Bools, counts: Positions, share: float) -> None:
    """Write the quantiles of the asked leaves into two fresh arrays (n × k): each draw has one of the plan's tables."""
    leaves = np.flatnonzero(asked[plan.tree.inner :])
    if plan.tables is None or not leaves.size:
        return
    tables = np.round(plan.tables[..., leaves], DECIMALS)
    ranked = plan.ranked[:, plan.tree.inner + leaves]
    limits[:, plan.tree.inner + leaves] = table_quantile(tables, counts, share)
    rank_limits[:, plan.tree.inner + leaves] = table_quantile(ranks(tables, groups=plan.groups, ranked=ranked), counts, share)
