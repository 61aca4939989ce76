"""The compiled tree: who stands below whom, with which share, and how scores climb from the leaves to the root."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from jejaring.index.fault import fault
from jejaring.index.registry import METHODS, method_of, parameters_of
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Leaf, Node, Recipe, Step

Positions = npt.NDArray[np.int64]
Combine = Callable[[Floats, Floats], Floats]


@dataclass(frozen=True)
class Siblings:
    """The scored children (c,) of one inner node as positions among all nodes, and where their weights lie among all edges."""

    node: int
    children: Positions
    edges: slice


@dataclass(frozen=True)
class Tree:
    """A recipe's tree with k nodes (root, other inner nodes, leaves; recipe order), deepest sibling groups first.

    `weights` (E,) are the shares of all scored children, group after group, each group summing to 1. `share` (k × m) is the share
    that each leaf holds of each node; companions (weight 0) hold none of their parents. `leaf_edge` (m,) is the edge of each leaf,
    -1 for companions. `scored` (m,) marks the leaves that count for the root, `compares` (inner,) the nodes at which regions may be
    compared with one another, so that those without a score there stand aside.
    """

    nodes: tuple[str, ...]
    inner: int
    groups: tuple[Siblings, ...]
    weights: Floats
    share: Floats
    leaf_edge: Positions
    scored: Bools
    compares: Bools


def compile_tree(recipe: Recipe) -> Tree:
    """Return the tree of a recipe that `check` has passed.

    Raises CannotBuild where weights are read from data: `settled` puts them into the recipe.
    """
    root = recipe.root
    inner = [root, *(node for node in recipe.nodes if node.code != root.code)]
    nodes = (*(node.code for node in inner), *(leaf.code for leaf in recipe.leaves))
    position = {code: place for place, code in enumerate(nodes)}
    below = children_by_parent(recipe)
    share = np.vstack([np.zeros((len(inner), len(recipe.leaves))), np.eye(len(recipe.leaves))])
    leaf_edge = np.full(len(recipe.leaves), -1, dtype=np.int64)
    groups: list[Siblings] = []
    weights: list[float] = []
    for node in _deepest_first(root, below):
        stated = np.array([child.weight for child in below[node.code]], dtype=float)
        shares = sibling_shares(node.code, node.weigh or recipe.steps.weight, stated)
        kept = [(child, float(part)) for child, part in zip(below[node.code], shares, strict=True) if part > 0]
        start = len(weights)
        for edge, (child, part) in enumerate(kept, start):
            weights.append(part)
            share[position[node.code]] += part * share[position[child.code]]
            if isinstance(child, Leaf):
                leaf_edge[position[child.code] - len(inner)] = edge
        children = np.array([position[child.code] for child, _ in kept], dtype=np.int64)
        groups.append(Siblings(position[node.code], children, slice(start, len(weights))))
    return Tree(
        nodes=nodes,
        inner=len(inner),
        groups=tuple(groups),
        weights=np.array(weights),
        share=share,
        leaf_edge=leaf_edge,
        scored=share[0] > 0,
        compares=_compared(recipe, inner),
    )


def child_shares(recipe: Recipe, code: str) -> dict[str, float]:
    """Return the share 0-1 that each child holds of a node of a settled recipe, companions 0, in recipe order."""
    node = next(item for item in recipe.nodes if item.code == code)
    children = list(recipe.children(code))
    stated = np.array([child.weight for child in children], dtype=float)
    shares = sibling_shares(code, node.weigh or recipe.steps.weight, stated)
    return {child.code: float(share) for child, share in zip(children, shares, strict=True)}


def sibling_shares(code: str, step: Step, stated: Floats) -> Floats:
    """Return the shares (c,) of a node's children from their stated weights (c,), of which 0 marks companions, or from judgements.

    Raises CannotBuild where the step reads them from data.
    """
    method = method_of("weight", step)
    if method.weighs == "stated":
        return cast(Floats, method.atom(stated))
    if method.weighs == "scores":
        raise CannotBuild(
            fault(
                (f"{code}: bobot {step.method} dibaca dari data", f"{code}: weights by {step.method} are read from data"),
                ("resep yang bobotnya sudah dihitung", "a recipe whose weights have been worked out"),
                ("pakai settled(panel, recipe) lebih dulu", "call settled(panel, recipe) first"),
            )
        )
    shares = np.zeros(stated.size)
    shares[stated > 0] = weights_in(method.atom(**parameters_of("weight", step)))
    return shares


def weights_in(found: object) -> Floats:
    """Return the weights in what a way of weighing answers: bare, or beside its diagnostics."""
    return found if isinstance(found, np.ndarray) else cast(Floats, getattr(found, "weights"))  # noqa: B009


def _compared(recipe: Recipe, inner: Sequence[Node]) -> Bools:
    """Return which inner nodes may compare regions: by their own step, or any of them where doubt draws such a step."""
    drawn = [step for choice in recipe.doubt.choices for step in getattr(choice, "among", ()) if isinstance(step, Step)]
    if any(_compares(step) for step in drawn):
        return np.ones(len(inner), dtype=bool)
    return np.array([_compares(node.aggregate or recipe.steps.aggregate) for node in inner], dtype=bool)


def _compares(step: Step) -> bool:
    method = METHODS["aggregate"].get(step.method)
    return method is not None and method.compares


def members(recipe: Recipe) -> tuple[Node | Leaf, ...]:
    """Return all nodes and leaves in recipe order, nodes first."""
    return (*recipe.nodes, *recipe.leaves)


def children_by_parent(recipe: Recipe) -> dict[str, list[Node | Leaf]]:
    """Return the children of every parent code in recipe order, nodes before leaves."""
    below: dict[str, list[Node | Leaf]] = {node.code: [] for node in recipe.nodes}
    for member in members(recipe):
        if member.parent is not None:
            below.setdefault(member.parent, []).append(member)
    return below


def _deepest_first(node: Node, below: Mapping[str, Sequence[Node | Leaf]]) -> Iterator[Node]:
    for child in below[node.code]:
        if isinstance(child, Node):
            yield from _deepest_first(child, below)
    yield node


def coverage(tree: Tree, filled: Bools) -> Floats:
    """Return the share 0-1 (n × k) of nominal leaf weight that is filled below each node, for filled leaves (n × m)."""
    return np.minimum(filled.astype(float) @ tree.share.T, 1.0)


def climb(tree: Tree, leaves: Floats, *, weights: Floats, combine: Sequence[Combine], has_score: Bools) -> Floats:
    """Return the scores of all inner nodes (…×n×inner), from leaves (…×n×m) and the weights of all edges (…×E).

    `combine` holds the mean of each inner node; where `has_score` (n × inner) is False the node stays missing and its weight goes
    to its siblings.
    """
    lead = np.broadcast_shapes(weights.shape[:-1], leaves.shape[:-2])
    by_leaf = np.ascontiguousarray(np.moveaxis(leaves, -1, 0))
    inner = np.empty((tree.inner, *lead, leaves.shape[-2]))
    for group in tree.groups:
        children = np.moveaxis(_children(tree, group, inner, by_leaf), 0, -1)
        silent = ~has_score[:, group.node]
        if tree.compares[group.node] and silent.any():
            children = np.where(silent[:, None], np.nan, children)
        score = combine[group.node](children, weights[..., group.edges])
        if silent.any():
            score = np.where(silent, np.nan, score)
        inner[group.node] = score
    return np.moveaxis(inner, 0, -1)


def _children(tree: Tree, group: Siblings, inner: Floats, by_leaf: Floats) -> Floats:
    """Return the scores of the children, children first: each child's block stays whole in memory, which makes the means fast."""
    is_leaf = group.children >= tree.inner
    if is_leaf.all():
        return by_leaf[group.children - tree.inner]
    if not is_leaf.any():
        first, last = int(group.children[0]), int(group.children[-1])
        return inner[first : last + 1] if last - first + 1 == group.children.size else inner[group.children]
    blocks = [by_leaf[child - tree.inner] if leaf else inner[child] for child, leaf in zip(group.children, is_leaf, strict=True)]
    return np.stack([np.broadcast_to(block, inner.shape[1:]) for block in blocks])
