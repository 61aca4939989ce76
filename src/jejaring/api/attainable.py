"""The best and the worst rank that a region can reach when the weights of one node may move within bounds."""

from typing import cast

import numpy as np

from jejaring.index import Stages
from jejaring.index.build import aggregate_steps, mean_of, scored_nodes
from jejaring.index.registry import parameters_of
from jejaring.index.sensitivity.attainable import Attainable, attainable_ranks, searched_ranks
from jejaring.index.sensitivity.moving_shares import PowerMean, WeightBounds, score_range, share_bounds
from jejaring.index.tree import Siblings, Tree, climb, compile_tree
from jejaring.terms.frozen import Frozen
from jejaring.terms.panel import Floats
from jejaring.terms.recipe import Recipe, Step

EXPONENTS = {"linear": 1.0, "geometric": 0.0, "harmonic": -1.0}
SAMPLES = 400
"""Random weights tried beside those that are best for the region: enough for answers while a slider moves."""
TINY = 1e-9


class AttainableView(Frozen):
    """Ranks that some weights within ± `bound` (0-1, of each share) do give, and the ranks that none can beat.

    `best_bound` ≤ true best ≤ `best` and `worst` ≤ true worst ≤ `worst_bound`.
    """

    bound: float
    best: int
    best_bound: int
    worst: int
    worst_bound: int


def attainable(stages: Stages, recipe: Recipe, region: str, *, node: str, bound: float) -> AttainableView | None:
    """Return the ranks that a region can reach in its group; None where it is not ranked or a mean on the way is no power mean."""
    row = stages.regions.index(region)
    rows = [place for place, group in enumerate(stages.group) if group == stages.group[row] and not np.isnan(stages.ranks[place, 0])]
    tree = compile_tree(recipe)
    steps = aggregate_steps(recipe, tree)
    if row not in rows or any(_exponent(step) is None for step in steps):
        return None
    group = next(each for each in tree.groups if tree.nodes[each.node] == node)
    here = rows.index(row)
    scaled = _straightened(stages.scores[rows][:, group.children], steps[group.node]) if group.node == 0 else None
    if scaled is None:
        found = _searched(stages, recipe, tree, rows=rows, moving=_moving(tree, group, bound))
        place = here
    else:
        found = attainable_ranks(_alone(tree, group, bound), scaled, regions=[here], samples=SAMPLES)
        place = 0
    ranks = (found.best, found.best_bound, found.worst, found.worst_bound)
    best, best_bound, worst, worst_bound = (int(part[place]) for part in ranks)
    return AttainableView(bound=bound, best=best, best_bound=best_bound, worst=worst, worst_bound=worst_bound)


def _straightened(scores: Floats, step: Step) -> Floats | None:
    """Return the children of the root so scaled that their weighted sum has the order of the mean; None where that cannot be."""
    exponent, floor = _exponent(step), _floor(step)
    raised = scores if exponent == 1 else np.maximum(scores, floor)
    if np.isnan(raised).any() or (exponent != 1 and (raised < TINY).any()):
        return None
    return np.asarray(np.log(raised) if not exponent else np.sign(exponent) * raised**exponent)


def _alone(tree: Tree, group: Siblings, bound: float) -> WeightBounds:
    """Return the bounds of one group of siblings as a tree of its own."""
    count = group.children.size
    only = Siblings(0, np.arange(1, count + 1), slice(0, count))
    return WeightBounds([only], 1, *share_bounds([only], tree.weights[group.edges], bound))


def _moving(tree: Tree, group: Siblings, bound: float) -> WeightBounds:
    """Return bounds that let one group move and hold all others."""
    low, high = tree.weights.copy(), tree.weights.copy()
    least, most = share_bounds(tree.groups, tree.weights, bound)
    low[group.edges], high[group.edges] = least[group.edges], most[group.edges]
    return WeightBounds(tree.groups, tree.inner, low, high)


def _searched(stages: Stages, recipe: Recipe, tree: Tree, *, rows: list[int], moving: WeightBounds) -> Attainable:
    leaves = stages.normalised[rows]
    steps = aggregate_steps(recipe, tree)
    combine = [mean_of(code, step, signed=False) for code, step in zip(tree.nodes, steps, strict=False)]
    has_score = scored_nodes(recipe, tree, stages.coverage)[rows]
    means = {place: PowerMean(_exponent(step) or 0.0, _floor(step)) for place, step in enumerate(steps)}

    def scores(shares: Floats) -> Floats:
        return climb(tree, leaves, weights=shares, combine=combine, has_score=has_score)[..., 0]

    return searched_ranks(scores, moving, score_range(moving, leaves, means), samples=SAMPLES)


def _exponent(step: Step) -> float | None:
    """Return the exponent of a power mean, None for a mean of another kind."""
    if step.method == "power":
        return float(cast(float, parameters_of("aggregate", step)["exponent"]))
    return EXPONENTS.get(step.method)


def _floor(step: Step) -> float:
    floor = parameters_of("aggregate", step).get("floor")
    return float(floor) if isinstance(floor, int | float) else -np.inf
