"""Scores and ranks of the draws of one chunk, all at once; what draws share is computed once."""

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt

from jejaring.index import leaves as stage
from jejaring.index.build import aggregate_steps, mean_of
from jejaring.index.draw import Draws, choice_name, draw_chunk, rounding_noise
from jejaring.index.rank import ranks
from jejaring.index.tree import Combine, Tree, climb
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.recipe import Recipe, Step, VarySteps
from jejaring.terms.scores import DECIMALS

Positions = npt.NDArray[np.int64]
LEAF_STEPS: tuple[stage.LeafStep, ...] = ("impute", "treat", "normalise")

BLOCK_CELLS = 2**21
"""A block of draws holds about this many numbers at once (16 MiB)."""


@dataclass(frozen=True)
class Plan:
    """All that a chunk of draws needs. It travels to the workers.

    `tables` (t × n × m) are the distinct normalised leaf tables, None where every draw has its own (rounding is varied). `has_score`
    (n × inner) and `ranked` (n × k) are those of the nominal build: a draw changes neither who is scored nor who is ranked.
    `wanted` are the nodes that are returned. `order` (n,) is each region's place in the alphabet.
    """

    recipe: Recipe
    tree: Tree
    data: stage.LeafData
    tables: Floats | None
    has_score: Bools
    ranked: Bools
    groups: tuple[Positions, ...]
    wanted: Positions
    order: Positions


@dataclass(frozen=True)
class Replicates:
    """Scores and ranks (b × n × wanted nodes) of b draws, rounded as nominal ones, and how often each leaf table was drawn (t,)."""

    scores: Floats
    ranks: npt.NDArray[np.float32]
    table_counts: Positions


def replicate(plan: Plan, chunk: int, rows: int) -> Replicates:
    """Return the first `rows` draws of a chunk."""
    draws = draw_chunk(plan.recipe, plan.tree, chunk=chunk, rows=rows)
    table = table_numbers(plan.recipe, draws, rows)
    scores = np.round(scores_of_draws(plan, draws, table), DECIMALS)
    places = ranks(scores, groups=plan.groups, ranked=plan.ranked[:, plan.wanted])
    return Replicates(scores, places.astype(np.float32), np.bincount(table, minlength=len(table_steps(plan.recipe))))


def scores_of_draws(plan: Plan, draws: Draws, table: Positions) -> Floats:
    """Return the unrounded scores (b × n × wanted nodes) of draws, given the number of the leaf table (b,) that each one uses."""
    regions, leaves = plan.data.values.shape
    rows = table.size
    scores = np.empty((plan.wanted.size, rows, regions))
    width = leaves if plan.tables is None else plan.tree.inner
    height = max(1, BLOCK_CELLS // (regions * width))
    for start in range(0, rows, height):
        block = np.arange(start, min(start + height, rows))
        raw = _noisy(plan, draws, block.size)
        for number in np.unique(table[block]):
            mine = np.flatnonzero(table[block] == number)
            leaf_scores = plan.tables[number] if plan.tables is not None else leaf_table(plan, raw[mine], int(number))
            scores[:, block[mine]] = _scores(plan, draws, leaf_scores, block[mine])
    return np.moveaxis(scores, 0, -1)


def table_steps(recipe: Recipe) -> tuple[tuple[Step | None, ...], ...]:
    """Return the drawn impute, treat and normalise step of every leaf table; None stands for the recipe's own step."""
    options = [_drawn(recipe, name) or (None,) for name in LEAF_STEPS]
    return tuple(product(*options))


def leaf_table(plan: Plan, raw: Floats, number: int) -> Floats:
    """Return the normalised leaves (…×n×m) of raw values (…×n×m) under the steps of one table."""
    impute, treat, normalise = table_steps(plan.recipe)[number]
    values = stage.denominated(plan.data, raw, plan.recipe.steps.denominate)
    values = stage.imputed(plan.data, values, stage.steps_of(plan.recipe, "impute", impute))
    values = stage.treated(values, stage.steps_of(plan.recipe, "treat", treat)).values
    return stage.normalised(plan.data, values, stage.steps_of(plan.recipe, "normalise", normalise))


def _drawn(recipe: Recipe, name: stage.LeafStep) -> tuple[Step, ...]:
    return next((choice.among for choice in recipe.doubt.choices if isinstance(choice, VarySteps) and choice.vary == name), ())


def table_numbers(recipe: Recipe, draws: Draws, rows: int) -> Positions:
    """Return the number (b,) of the leaf table that each draw uses, counting as `table_steps` lists them."""
    table = np.zeros(rows, dtype=np.int64)
    for name in LEAF_STEPS:
        table = table * max(1, len(_drawn(recipe, name))) + draws.picks.get(name, 0)
    return table


def _noisy(plan: Plan, draws: Draws, rows: int) -> Floats:
    if draws.rounding is None:
        return plan.data.values
    return plan.data.values + rounding_noise(draws.rounding, plan.recipe, rows=rows, order=plan.order)


def _scores(plan: Plan, draws: Draws, leaf_scores: Floats, rows: Positions) -> Floats:
    """Return the scores (wanted × rows × n) of draws that share a leaf table or bring one each."""
    inner = climb(
        plan.tree, leaf_scores, weights=draws.weights[rows], combine=_means(plan, draws, leaf_scores, rows), has_score=plan.has_score
    )
    by_node = np.moveaxis(inner, -1, 0)
    is_leaf = plan.wanted >= plan.tree.inner
    if not is_leaf.any():
        return by_node[plan.wanted]
    by_leaf = np.moveaxis(leaf_scores, -1, 0)[plan.wanted[is_leaf] - plan.tree.inner]
    return np.concatenate([by_node[plan.wanted[~is_leaf]], by_leaf])


def _means(plan: Plan, draws: Draws, leaf_scores: Floats, rows: Positions) -> list[Combine]:
    floors = None if draws.floors is None else draws.floors[rows]
    drawn = {
        choice_name(plan.recipe, choice): choice.among
        for choice in plan.recipe.doubt.choices
        if isinstance(choice, VarySteps) and choice.vary == "aggregate"
    }
    signed = bool((leaf_scores < 0).any())
    means: list[Combine] = []
    for code, step in zip(plan.tree.nodes, aggregate_steps(plan.recipe, plan.tree), strict=False):
        name = f"aggregate:{code}"
        if name in drawn:
            means.append(_mixed(code, drawn[name], signed=signed, picks=draws.picks[name][rows], floors=floors))
        else:
            means.append(mean_of(code, step, signed=signed, floor=floors))
    return means


def _mixed(code: str, steps: tuple[Step, ...], *, signed: bool, picks: Positions, floors: Floats | None) -> Combine:
    """Return a mean that treats each draw as its own pick says."""

    def combine(scores: Floats, weights: Floats) -> Floats:
        result = np.empty((picks.size, scores.shape[-2]))
        for number in np.unique(picks):
            mine = np.flatnonzero(picks == number)
            mean = mean_of(code, steps[number], signed=signed, floor=None if floors is None else floors[mine])
            result[mine] = mean(_replicates(scores, mine), weights[mine])
        return result

    return combine


def _replicates(scores: Floats, rows: Positions) -> Floats:
    """Return some replicates of scores (b×n×c), or scores (n×c) that all replicates share; children stay whole in memory."""
    if scores.ndim == 2:
        return scores
    return np.moveaxis(np.moveaxis(scores, -1, 0)[:, rows], 0, -1)
