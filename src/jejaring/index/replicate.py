"""Scores and ranks of the draws of one chunk, all at once; what draws share is computed once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from jejaring.index.build import aggregate_steps, mean_of
from jejaring.index.collapse import LeafScores, Term, collapsed_scores, form_of, leaf_scores, merged_tree
from jejaring.index.draw import CHUNK, Draws, Points, chunk_points, draws_at
from jejaring.index.factors import Factor, edited, named_refusal
from jejaring.index.fault import fault
from jejaring.index.leaf_major import LeafMajor, leaf_major
from jejaring.index.leaf_tables import Kept, LeafSource, leaf_table, noisy_tables
from jejaring.index.rank_draws import draw_ranks
from jejaring.index.registry import method_of
from jejaring.index.tree import Tree, climb
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Recipe, Step
from jejaring.terms.scores import DECIMALS

Positions = npt.NDArray[np.int64]
Tokens = npt.NDArray[np.uint64]

BLOCK_CELLS = 2**17
"""Tables of draws with errors of their own are made for about this many cells at once (1 MiB): they stay near the processor."""


MOST_MEANS = 4096
"""So many combinations of alternatives are remembered."""


@dataclass(frozen=True)
class Means:
    """What some picks mean: the recipe, the step of every inner node, the merged tree, and the quick way to tables with errors.

    `merged` is None where a mean cannot be merged, `quick` where the plain steps must make the tables.
    """

    recipe: Recipe
    steps: tuple[Step, ...]
    merged: tuple[Term, ...] | None
    needs_positive: bool
    quick: LeafMajor | None = None


@dataclass(frozen=True)
class Memory:
    """What was made once and serves again: leaf tables made ready by number, means by picks."""

    ready: dict[int, LeafScores] = field(default_factory=dict)
    means: dict[tuple[float, ...], Means] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """All that a chunk of draws needs. It travels to the workers.

    `tables` (t × n × m) are the distinct normalised leaf tables and `table_of` gives the table of each combination of picks that leaf
    scores follow from; both are None where draws have tables of their own or there are too many. `has_score` (n × inner) and
    `ranked` (n × k) are those of the nominal build: a draw changes neither who is scored nor who is ranked. `wanted` are the nodes
    that are returned. `memory` fills as draws are made.
    """

    recipe: Recipe
    tree: Tree
    factors: tuple[Factor, ...]
    source: LeafSource
    tables: Floats | None
    table_of: dict[tuple[float, ...], int] | None
    has_score: Bools
    ranked: Bools
    groups: tuple[Positions, ...]
    wanted: Positions
    memory: Memory = field(default_factory=Memory, repr=False, compare=False)


@dataclass(frozen=True)
class Replicates:
    """Scores and ranks (wanted nodes × b × n) of b draws, rounded as nominal ones, and how often each kept table was drawn (t,)."""

    scores: Floats
    ranks: npt.NDArray[np.float32]
    table_counts: Positions


def replicate(plan: Plan, chunk: int, rows: int) -> Replicates:
    """Return the first `rows` draws of a chunk. The whole chunk is computed: draws do not depend on how many are asked for."""
    points = chunk_points(plan.recipe, plan.factors, chunk)
    whole = replicate_at(plan, points)
    if rows == CHUNK:
        return whole
    counts = np.bincount(tables_of(plan, draws_at(plan.recipe, plan.tree, points))[:rows], minlength=len(whole.table_counts))
    return Replicates(whole.scores[:, :rows], whole.ranks[:, :rows], counts)


def replicate_at(plan: Plan, points: Points) -> Replicates:
    """Return the draws at given points."""
    draws = draws_at(plan.recipe, plan.tree, points)
    scores = scores_of_draws(plan, draws)
    np.round(scores, DECIMALS, out=scores)
    places = (
        np.stack([draw_ranks(scores[place], groups=plan.groups, ranked=plan.ranked[:, node]) for place, node in enumerate(plan.wanted)])
        if plan.wanted.size
        else np.empty(scores.shape, dtype=np.float32)
    )
    count = 0 if plan.tables is None else len(plan.tables)
    return Replicates(scores, places, np.bincount(tables_of(plan, draws), minlength=count))


def tables_of(plan: Plan, draws: Draws) -> Positions:
    """Return the number (b,) of the kept leaf table of each draw; empty where no tables are kept."""
    if plan.table_of is None:
        return np.empty(0, dtype=np.int64)
    return np.array([plan.table_of[tuple(row)] for row in draws.picks[:, leaf_factors(plan.factors)].tolist()], dtype=np.int64)


def leaf_factors(factors: Sequence[Factor]) -> list[int]:
    """Return the numbers of the factors that leaf scores follow from, errors of data aside."""
    return [number for number, factor in enumerate(factors) if factor.on_leaves]


def scores_of_draws(plan: Plan, draws: Draws) -> Floats:
    """Return the unrounded scores (wanted × b × n) of draws.

    Raises CannotBuild, naming the combination of alternatives, where one cannot be computed.
    """
    scores = np.empty((plan.wanted.size, len(draws.weights), len(plan.has_score)))
    kept: Kept = {}
    for rows, picks, means in _alike(plan, draws):
        try:
            for block, leaves in _leaf_scores(plan, draws, rows, means, kept):
                scores[:, block] = _node_scores(plan, means, leaves, draws.weights[block])
        except CannotBuild as refusal:
            raise named_refusal(plan.factors, picks, refusal) from refusal
    return scores


def _alike(plan: Plan, draws: Draws) -> Iterator[tuple[Positions, tuple[float, ...], Means]]:
    """Yield the rows of draws that share leaf steps and means, with their picks and what these mean."""
    mine = [number for number, factor in enumerate(plan.factors) if factor.on_leaves or factor.on_means]
    if not mine:
        yield np.arange(len(draws.weights)), tuple(draws.picks[0].tolist()), _means(plan, mine, ())
        return
    distinct, which = np.unique(draws.picks[:, mine], axis=0, return_inverse=True)
    order = np.argsort(which.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(which.ravel()))
    for values, rows in zip(distinct.tolist(), np.split(order, ends[:-1]), strict=True):
        yield rows, tuple(draws.picks[rows[0]].tolist()), _means(plan, mine, tuple(values))


def _means(plan: Plan, numbers: Sequence[int], picks: tuple[float, ...]) -> Means:
    """Return what picks of some factors mean, looked up where every factor has alternatives."""
    if picks in plan.memory.means:
        return plan.memory.means[picks]
    recipe = edited(plan.recipe, iter([(plan.factors[number], value) for number, value in zip(numbers, picks, strict=True)]))
    steps = aggregate_steps(recipe, plan.tree)
    forms = tuple(form for step in steps if (form := form_of(step)) is not None)
    quick = leaf_major(plan.source, recipe, plan.factors) if plan.source.cells else None
    if len(forms) < len(steps):
        found = Means(recipe, steps, None, needs_positive=True, quick=quick)
    else:
        inner = [node for node in plan.wanted.tolist() if node < plan.tree.inner]
        positive = any(form.method != "linear" for form in forms)
        found = Means(recipe, steps, merged_tree(plan.tree, forms, inner), needs_positive=positive, quick=quick)
    if all(plan.factors[number].options for number in numbers) and len(plan.memory.means) < MOST_MEANS:
        plan.memory.means[picks] = found
    return found


def _leaf_scores(plan: Plan, draws: Draws, rows: Positions, means: Means, kept: Kept) -> Iterator[tuple[Positions, LeafScores]]:
    """Yield blocks of rows with their leaf scores, which they share or bring one each."""
    if plan.source.cells:
        height = max(1, BLOCK_CELLS // plan.source.data.values.size)
        for start in range(0, rows.size, height):
            block = rows[start : start + height]
            yield block, _noisy(plan, means, draws.tokens[block])
    elif plan.tables is not None and plan.table_of is not None:
        number = plan.table_of[tuple(draws.picks[rows[0], leaf_factors(plan.factors)].tolist())]
        if number not in plan.memory.ready:
            plan.memory.ready[number] = leaf_scores(plan.tables[number], plan.tree.scored, plan.has_score)
        yield rows, plan.memory.ready[number]
    else:
        yield rows, _ready(plan, leaf_table(plan.source, means.recipe, kept=kept))


def _noisy(plan: Plan, means: Means, tokens: Tokens) -> LeafScores:
    """Return the leaf scores of draws with errors of their own."""
    quick = None if means.quick is None else means.quick.tables(tokens)
    if quick is None or means.quick is None:
        return _ready(plan, noisy_tables(plan.source, means.recipe, plan.factors, tokens))
    scored = plan.has_score.all(axis=1)
    whole, broken = np.flatnonzero(scored), np.flatnonzero(~scored)
    is_signed = means.quick.may_be_signed and bool(quick.min() < 0)
    return LeafScores(np.swapaxes(quick, 1, 2), quick if not broken.size else quick[..., whole], whole, broken, is_signed)


def _ready(plan: Plan, leaves: Floats) -> LeafScores:
    refuse_lost_columns(plan, leaves)
    return leaf_scores(leaves, plan.tree.scored, plan.has_score)


def _node_scores(plan: Plan, means: Means, leaves: LeafScores, weights: Floats) -> Floats:
    """Return the scores (wanted × b × n) of draws that share their means."""
    is_quick = means.merged is not None and not (leaves.is_signed and means.needs_positive)
    if means.merged is None or not is_quick or not leaves.whole.size or _loses_a_node(plan.tree, weights):
        return _climbed(plan, means.steps, leaves, weights, np.arange(len(plan.has_score)))
    done = collapsed_scores(means.merged, leaves, weights)
    shape = (len(weights), leaves.whole.size)
    quick = [
        done[node] if node in done else np.broadcast_to(leaves.by_leaf[..., node - plan.tree.inner, :], shape)
        for node in plan.wanted.tolist()
    ]
    if not leaves.broken.size:
        return quick[0][None] if len(quick) == 1 else np.stack(quick)
    result = np.empty((plan.wanted.size, len(weights), len(plan.has_score)))
    for place, values in enumerate(quick):
        result[place][:, leaves.whole] = values
    result[:, :, leaves.broken] = _climbed(plan, means.steps, leaves, weights, leaves.broken)
    return result


def _loses_a_node(tree: Tree, weights: Floats) -> bool:
    """Tell whether some draw leaves an inner node without children."""
    return bool((weights <= 0).any()) and any(bool((weights[:, group.edges] <= 0).all(axis=1).any()) for group in tree.groups)


def _climbed(plan: Plan, steps: Sequence[Step], leaves: LeafScores, weights: Floats, regions: Positions) -> Floats:
    """Return the scores (wanted × b × regions) step by step, as in a plain build."""
    signed = leaves.is_signed or any(method_of("aggregate", step).signed for step in steps)
    combine = [mean_of(code, step, signed=signed) for code, step in zip(plan.tree.nodes, steps, strict=False)]
    mine = leaves.leaves[..., regions, :]
    inner = climb(plan.tree, mine, weights=weights, combine=combine, has_score=plan.has_score[regions])
    by_node, by_leaf = np.moveaxis(inner, -1, 0), np.moveaxis(mine, -1, 0)
    result = np.empty((plan.wanted.size, len(weights), regions.size))
    for place, node in enumerate(plan.wanted.tolist()):
        result[place] = by_node[node] if node < plan.tree.inner else by_leaf[node - plan.tree.inner]
    return result


def refuse_lost_columns(plan: Plan, leaves: Floats) -> None:
    """Raise CannotBuild where an alternative leaves a scored leaf without any score, or with infinite ones."""
    # A leaf without a single figure has no score in the nominal build either: no alternative lost it.
    filled = ~np.isnan(plan.source.data.values).all(axis=0)
    lost = (np.isnan(leaves).all(axis=-2) & filled) | np.isinf(leaves).any(axis=-2)
    lost = lost.reshape(-1, lost.shape[-1]).any(axis=0) & plan.tree.scored
    if lost.any():
        codes = ", ".join(plan.tree.nodes[plan.tree.inner + place] for place in np.flatnonzero(lost).tolist())
        raise CannotBuild(
            fault(
                (f"tidak ada nilai bagi {codes}", f"no score for {codes}"),
                ("nilai yang terhingga di bawah setiap pilihan", "finite scores under every choice"),
                ("ganti pilihan itu", "change that alternative"),
            )
        )
