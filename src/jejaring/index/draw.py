"""Turns the choices of a recipe's doubt into draws: points of numbers in [0, 1), and the weights and alternatives that they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from jejaring.index.factors import Factor, choice_name, drawn_groups, edited, factors_of
from jejaring.index.fault import fault
from jejaring.index.sensitivity.data_noise import cell_keys, cell_uniforms
from jejaring.index.sensitivity.moving_shares import moves_of, spread_shares
from jejaring.index.sensitivity.sobol import alternative
from jejaring.index.sensitivity.weight_draws import dirichlet_shares, expert_shares, simplex_shares
from jejaring.index.tree import Siblings, Tree, compile_tree
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import LeaveOut, Recipe, VaryPath, VaryWeights

__all__ = ["CHUNK", "Draws", "Points", "choice_name", "chunk_points", "draws_at"]

CHUNK = 256
"""Draws come in chunks of this size, whatever the number of workers."""

Picks = npt.NDArray[np.int64]
Tokens = npt.NDArray[np.uint64]


@dataclass(frozen=True)
class Points:
    """Where draws (b) lie: numbers (b × width) for all factors side by side, and per factor a token (b × factors).

    Two draws with the same token of a factor have the same noise from it.
    """

    uniforms: Floats
    tokens: Tokens


@dataclass(frozen=True)
class Draws:
    """Draws (b) of d factors.

    `weights` (b × E) belong to the tree's edges and are shares of their group, 0 where a leaf is left out. `picks` (b × d) is the number
    of the alternative, or the number itself where a factor has no alternatives; 0 for the rest. `tokens` are those of the points.
    """

    weights: Floats
    picks: Floats
    tokens: Tokens
    left_out: Picks | None = None


def chunk_points(recipe: Recipe, factors: Sequence[Factor], chunk: int) -> Points:
    """Return the 256 points of a chunk.

    Every factor has a stream of its own, spawned from the recipe's seed by chunk and by its place in the recipe, or its own dimensions of
    one scrambled Sobol sequence; so a draw depends neither on the workers nor on how many draws are asked for.
    """
    rows = np.arange(chunk * CHUNK, (chunk + 1) * CHUNK, dtype=np.uint64)
    tokens = np.tile(rows[:, None], (1, len(factors)))
    if recipe.doubt.sampling == "sobol" and any(factor.width for factor in factors):
        from scipy.stats import qmc

        sequence = qmc.Sobol(sum(factor.width for factor in factors), scramble=True, rng=np.random.default_rng(recipe.doubt.seed))
        if chunk:
            sequence.fast_forward(chunk * CHUNK)
        return Points(sequence.random(CHUNK), tokens)
    parts = [np.empty((CHUNK, 0))]
    for number, factor in enumerate(factors):
        seed = np.random.SeedSequence(recipe.doubt.seed, spawn_key=(chunk, number))
        parts.append(np.random.Generator(np.random.PCG64(seed)).random((CHUNK, factor.width)))
    return Points(np.hstack(parts), tokens)


def draws_at(recipe: Recipe, tree: Tree, points: Points) -> Draws:
    """Return the draws that points (b) mean."""
    factors = factors_of(recipe, tree)
    rows = len(points.uniforms)
    columns = _columns(factors)
    picks = np.zeros((rows, len(factors)))
    left_out = None
    for number, factor in enumerate(factors):
        uniforms = points.uniforms[:, columns[number]]
        match factor.choice:
            case VaryPath(uniform=(low, high)):
                picks[:, number] = low + (high - low) * uniforms[:, 0]
            case LeaveOut():
                scored = np.flatnonzero(tree.scored)
                left_out = scored[alternative(uniforms[:, 0], scored.size)]
                picks[:, number] = left_out
            case _ if factor.options:
                picks[:, number] = alternative(uniforms[:, 0], factor.options)
    weights = _own_shares(recipe, tree, factors, picks)
    for number, factor in enumerate(factors):
        if isinstance(factor.choice, VaryWeights):
            stream = _Stream(points.uniforms[:, columns[number]], points.tokens[:, number], recipe.doubt.seed, number)
            _draw_weights(weights, tree, factor.choice, stream)
    if left_out is not None:
        weights[np.arange(rows), tree.leaf_edge[left_out]] = 0.0
    return Draws(_shares(tree, weights), picks, points.tokens, left_out)


def _columns(factors: Sequence[Factor]) -> list[slice]:
    ends = np.cumsum([0, *(factor.width for factor in factors)])
    return [slice(int(start), int(end)) for start, end in pairwise(ends)]


@dataclass(frozen=True)
class _Stream:
    uniforms: Floats
    tokens: Tokens
    seed: int
    number: int


def _draw_weights(weights: Floats, tree: Tree, choice: VaryWeights, stream: _Stream) -> None:
    """Write the drawn shares into fresh weights (b × E)."""
    start = 0
    for group in drawn_groups(tree, choice):
        size = group.children.size
        mine = stream.uniforms[:, start : start + size]
        start += size
        weights[:, group.edges] = _drawn(choice, weights[:, group.edges], mine, tree, group, stream)


def _drawn(choice: VaryWeights, own: Floats, uniforms: Floats, tree: Tree, group: Siblings, stream: _Stream) -> Floats:
    shares = tree.weights[group.edges]
    match choice.draw:
        case "noise":
            return own * (1 - choice.spread + 2 * choice.spread * uniforms)
        case "dirichlet":
            return dirichlet_shares(shares, uniforms, concentration=choice.concentration or 0.0)
        case "simplex":
            return simplex_shares(uniforms)
        case "bounded":
            low, high = np.maximum(shares * (1 - choice.spread), 0), np.minimum(shares * (1 + choice.spread), 1)
            moves = [f"{move}" for move in range(moves_of(shares.size))]
            keys = cell_keys([tree.nodes[group.node]], moves, stream.seed, stream.number)[0]
            return spread_shares(shares, low, high, cell_uniforms(keys, stream.tokens))
    return expert_shares(np.array(choice.experts), stream.uniforms, mean=choice.draw == "experts_mean")


def _shares(tree: Tree, weights: Floats) -> Floats:
    """Return weights (b × E) divided by the sum of their group; a group left without weight stays 0 and so does its own node."""
    edge_of = {int(child): edge for group in tree.groups for edge, child in enumerate(group.children, group.edges.start)}
    starts = np.array([group.edges.start for group in tree.groups])
    sizes = np.diff(np.append(starts, weights.shape[1]))
    sums = np.add.reduceat(weights, starts, axis=1)
    if (sums > 0).all():
        return np.asarray(weights / np.repeat(sums, sizes, axis=1))
    weights = weights.copy()
    for group in tree.groups:
        total = weights[:, group.edges].sum(axis=1)
        empty = total <= 0
        weights[:, group.edges] /= np.where(empty, 1.0, total)[:, None]
        if group.node in edge_of:
            weights[empty, edge_of[group.node]] = 0.0
    return weights


def _own_shares(recipe: Recipe, tree: Tree, factors: Sequence[Factor], picks: Floats) -> Floats:
    """Return the recipe's own shares (b × E), with those that paths change changed."""
    weights = np.tile(tree.weights, (len(picks), 1))
    mine = [number for number, factor in enumerate(factors) if factor.on_shares]
    if not mine:
        return weights
    distinct, which = np.unique(picks[:, mine], axis=0, return_inverse=True)
    for place, values in enumerate(distinct):
        variant = edited(recipe, iter([(factors[number], float(value)) for number, value in zip(mine, values, strict=True)]))
        weights[which.ravel() == place] = _shares_of(compile_tree(variant), tree)
    return weights


def _shares_of(other: Tree, tree: Tree) -> Floats:
    """Return the shares of another tree with the same nodes on the edges (E,) of this one."""
    shares = np.zeros(tree.weights.size)
    nominal = {(group.node, int(child)): edge for group in tree.groups for edge, child in enumerate(group.children, group.edges.start)}
    for group in other.groups:
        for edge, child in enumerate(group.children, group.edges.start):
            place = nominal.get((group.node, int(child)))
            if place is None:
                code = tree.nodes[int(child)]
                raise CannotBuild(
                    fault(
                        (f"{code} tidak berbobot dalam resep", f"{code} has no weight in the recipe"),
                        ("bobot di atas 0 bagi yang diragukan", "a weight above 0 for what is uncertain"),
                        (
                            "beri bobot dalam resep, atau jangan ubah bobot saudaranya",
                            "give it a weight in the recipe, or leave it out of doubt",
                        ),
                    )
                )
            shares[place] = other.weights[edge]
    return shares
