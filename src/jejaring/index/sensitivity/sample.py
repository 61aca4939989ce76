"""The draws of a recipe's doubt themselves, for measures that need them all: acceptability, probabilities, rank sets."""

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from jejaring.index.build import run
from jejaring.index.chunks import run_in_order
from jejaring.index.draw import CHUNK, chunk_points, draws_at
from jejaring.index.fault import fault
from jejaring.index.plan import plan_of
from jejaring.index.replicate import Plan, replicate
from jejaring.index.sensitivity.acceptability import Acceptability, acceptability
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.problem import BadRecipe, UnknownName
from jejaring.terms.recipe import Recipe


@dataclass(frozen=True)
class Sample:
    """Scores and ranks (b × n) of one node in every draw, and the shares (b × E) of the edges (parent, child) that made them.

    Regions without a rank have missing scores and ranks in every draw. `group` is who is ranked together.
    """

    node: str
    regions: tuple[str, ...]
    group: tuple[str, ...]
    edges: tuple[tuple[str, str], ...]
    scores: Floats
    ranks: Floats
    weights: Floats
    seed: int

    def acceptability(self, group: str | None = None) -> Acceptability:
        """Return how often each ranked region of a group holds each place, among the regions that `members` returns.

        Raises UnknownName for a group that does not exist, or for none where there are several.
        """
        rows = [self.regions.index(code) for code in self.members(group)]
        return acceptability(self.scores[:, rows], self.weights)

    def members(self, group: str | None = None) -> tuple[str, ...]:
        """Return the ranked regions of a group (of the only one where None), in the order of the sample."""
        known = sorted(set(self.group))
        if group is None and len(known) == 1:
            group = known[0]
        if group not in known:
            raise UnknownName(
                fault(
                    (f"kelompok tidak dikenal: {group}", f"unknown group: {group}"),
                    ", ".join(known),
                    ("sebut kelompok itu", "name the group"),
                )
            )
        ranked = np.asarray(~np.isnan(self.ranks).all(axis=0))
        return tuple(code for code, own, is_in in zip(self.regions, self.group, ranked.tolist(), strict=True) if is_in and own == group)


def sample(
    panel: Panel,
    recipe: Recipe,
    *,
    node: str | None = None,
    draws: int | None = None,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Sample:
    """Return the very draws that `doubt` makes, for one node (the root where None).

    All draws are kept: b × n numbers of 16 bytes. Raises what `doubt` raises.
    """
    total = recipe.doubt.draws if draws is None else draws
    if total < 1:
        met = f"draws = {total}"
        raise BadRecipe(fault((met, met), ("mulai 1", "1 or more"), ("perbaiki draws", "mend draws")))
    stages = run(panel, recipe)
    code = node or recipe.root.code
    if code not in stages.nodes:
        raise UnknownName(
            fault(
                (f"simpul tidak dikenal: {code}", f"unknown node: {code}"),
                ", ".join(stages.nodes),
                ("perbaiki kode simpul itu", "mend the node's code"),
            )
        )
    place = stages.nodes.index(code)
    plan = replace(plan_of(panel, recipe, stages, np.arange(len(stages.nodes)) == place), wanted=np.array([place]))
    tasks = [(chunk, min(CHUNK, total - chunk * CHUNK)) for chunk in range(-(-total // CHUNK))]
    parts: list[tuple[Floats, Floats, Floats]] = []

    def take(task: tuple[int, int], part: tuple[Floats, Floats, Floats]) -> None:
        parts.append(part)
        if progress:
            progress(task[0] * CHUNK + task[1], total)

    run_in_order(tasks, partial(_chunk, plan), take, executor=executor)
    scores, ranks, weights = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    scores = np.where(np.isnan(ranks).all(axis=0), np.nan, scores)
    edges = tuple((plan.tree.nodes[group.node], plan.tree.nodes[int(child)]) for group in plan.tree.groups for child in group.children)
    return Sample(code, stages.regions, stages.group, edges, scores, ranks, weights, recipe.doubt.seed)


def _chunk(plan: Plan, task: tuple[int, int]) -> tuple[Floats, Floats, Floats]:
    chunk, rows = task
    part = replicate(plan, chunk, rows)
    draws = draws_at(plan.recipe, plan.tree, chunk_points(plan.recipe, plan.factors, chunk))
    return part.scores[0], part.ranks[0].astype(float), draws.weights[:rows]
