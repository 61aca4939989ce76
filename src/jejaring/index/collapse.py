"""Scores of draws for regions without gaps: levels with the same mean are merged, so that a node is one matrix product of its leaves."""

from collections.abc import Collection
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from jejaring.index.registry import parameters_of
from jejaring.index.tree import Siblings, Tree
from jejaring.terms.panel import Bools, Floats
from jejaring.terms.recipe import Step

Positions = npt.NDArray[np.int64]
ZERO_LOG = -1e300
LEAST = 1e-300


@dataclass(frozen=True)
class Form:
    """A mean as a sum: of z itself (linear), of ln max(z, floor) (geometric) or of 1 / max(z, floor) (harmonic)."""

    method: str
    floor: float = 0.0

    def into(self, values: Floats) -> Floats:
        """Return values from 0 up as they are summed."""
        if self.method == "linear":
            return values
        with np.errstate(divide="ignore"):
            if self.method == "geometric":
                logs = np.log(values)
                return np.asarray(np.maximum(logs, max(float(np.log(self.floor)), ZERO_LOG), out=logs))
            return np.asarray(1 / np.maximum(values, max(self.floor, LEAST)))

    def back(self, total: Floats) -> Floats:
        """Return the mean that a fresh sum stands for."""
        if self.method == "linear":
            return total
        return np.exp(total, out=total) if self.method == "geometric" else np.divide(1.0, total, out=total)

    def merges(self, child: "Form") -> bool:
        """Tell whether a child's sum can stand in this one as it is: the same mean, and never below this floor."""
        return self.method == child.method and (self.method == "linear" or child.floor >= self.floor)


def form_of(step: Step) -> Form | None:
    """Return a mean as a sum, None for a mean that is none."""
    if step.method == "linear":
        return Form("linear")
    if step.method in ("geometric", "harmonic"):
        floor = parameters_of("aggregate", step)["floor"]
        return Form(step.method, float(floor) if isinstance(floor, int | float) else 0.0)
    return None


@dataclass(frozen=True)
class LeafScores:
    """Leaf scores, (n × m) that draws share or (b × n × m), and what every group of draws needs of them.

    `whole` are the regions with a score at every scored leaf and node, `broken` the others; `by_leaf` (…m × whole) holds the former.
    """

    leaves: Floats
    by_leaf: Floats
    whole: Positions
    broken: Positions
    is_signed: bool
    summed: dict[Form, Floats] = field(default_factory=dict)

    def as_summed(self, form: Form) -> Floats:
        """Return `by_leaf` as a mean sums it, computed once."""
        if form not in self.summed:
            self.summed[form] = form.into(self.by_leaf)
        return self.summed[form]


def leaf_scores(leaves: Floats, scored: Bools, has_score: Bools) -> LeafScores:
    """Return leaf scores made ready, given the scored leaves (m,) and which nodes have a score at all (n × inner)."""
    by_leaf = np.ascontiguousarray(np.swapaxes(leaves, -1, -2))
    is_whole = np.asarray(has_score.all(axis=1))
    if np.isnan(by_leaf.sum()):
        gaps = np.isnan(by_leaf[..., scored, :])
        is_whole = is_whole & ~gaps.reshape(-1, gaps.shape[-1]).any(axis=0)
    whole, broken = np.flatnonzero(is_whole), np.flatnonzero(~is_whole)
    signed = bool(np.fmin.reduce(by_leaf, axis=None) < 0)
    return LeafScores(leaves, by_leaf if not broken.size else np.ascontiguousarray(by_leaf[..., whole]), whole, broken, signed)


@dataclass(frozen=True)
class Term:
    """One node of a merged tree: its mean, its leaves and its inner children.

    The shares along the edges (depth × c) multiply to the share of each leaf (c,), those along (depth × 1) to that of a child. The edge
    past the last one stands for a share of 1.
    """

    node: int
    form: Form
    leaves: Positions
    leaf_edges: Positions
    children: tuple[tuple[int, Positions], ...]


def merged_tree(tree: Tree, forms: tuple[Form, ...], wanted: Collection[int]) -> tuple[Term, ...]:
    """Return the nodes that must be computed for the wanted inner ones, children before parents."""
    group_of = {group.node: group for group in tree.groups}
    kept = frozenset(wanted)
    terms: dict[int, Term] = {}

    def visit(node: int) -> None:
        if node in terms:
            return
        leaves: list[tuple[int, list[int]]] = []
        children: list[tuple[int, list[int]]] = []
        waiting: list[tuple[Siblings, list[int]]] = [(group_of[node], [])]
        while waiting:
            group, path = waiting.pop()
            for edge, child in enumerate(group.children.tolist(), group.edges.start):
                if child >= tree.inner:
                    leaves.append((child - tree.inner, [*path, edge]))
                elif child not in kept and forms[node].merges(forms[child]):
                    waiting.append((group_of[child], [*path, edge]))
                else:
                    visit(child)
                    children.append((child, [*path, edge]))
        spare = tree.weights.size
        leaves.sort()
        terms[node] = Term(
            node,
            forms[node],
            np.array([leaf for leaf, _ in leaves], dtype=np.int64),
            _padded([path for _, path in leaves], spare),
            tuple((child, _padded([path], spare)) for child, path in children),
        )

    for group in tree.groups:
        if group.node in kept:
            visit(group.node)
    return tuple(terms.values())


def _padded(paths: list[list[int]], spare: int) -> Positions:
    depth = max((len(path) for path in paths), default=0)
    return np.array([path + [spare] * (depth - len(path)) for path in paths], dtype=np.int64).reshape(len(paths), depth).T


def collapsed_scores(terms: tuple[Term, ...], leaves: LeafScores, weights: Floats) -> dict[int, Floats]:
    """Return the scores (b × whole regions) of the nodes of a merged tree, from shares (b × E) of draws with the same means."""
    shares = np.ones((weights.shape[1] + 1, len(weights)))
    shares[:-1] = weights.T
    done: dict[int, Floats] = {}
    for term in terms:
        total = _product(leaves.as_summed(term.form), term.leaves, _shares(shares, term.leaf_edges)) if term.leaves.size else None
        for child, edges in term.children:
            share = _shares(shares, edges).T
            summed = term.form.into(done[child])
            part = share * summed if summed is done[child] else np.multiply(share, summed, out=summed)
            total = part if total is None else np.add(total, part, out=total)
        assert total is not None
        done[term.node] = term.form.back(total)
    return done


def _shares(shares: Floats, edges: Positions) -> Floats:
    """Return the products of shares down the paths (c × b)."""
    product: Floats = shares[edges[0]]
    for step in edges[1:]:
        product *= shares[step]
    return product


def _product(summed: Floats, places: Positions, weights: Floats) -> Floats:
    mine = summed if places.size == summed.shape[-2] and (places == np.arange(places.size)).all() else summed[..., places, :]
    if summed.ndim == 2:
        return np.asarray(weights.T @ mine)
    return np.asarray(np.matmul(np.ascontiguousarray(weights.T)[:, None, :], mine)[:, 0])
