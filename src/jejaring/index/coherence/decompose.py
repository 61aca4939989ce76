"""Where a score, or the distance between two regions or two years, comes from, node by node through the whole tree."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from jejaring.index.build import Stages, aggregate_steps, mean_of
from jejaring.index.coherence.shapley import BATCHES, EXACT, batch_error, coalitions
from jejaring.index.fault import fault
from jejaring.index.tree import Siblings, Tree, climb, compile_tree
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild, UnknownRegion
from jejaring.terms.recipe import Recipe

CASES = 2**18
"""At most this many profiles are tried for one leaf; a wider tree draws orders at its widest nodes."""
FEWEST_ORDERS = 2 * BATCHES
CLOSE = 1e-9
Outlook = Callable[[Floats], Floats]


@dataclass(frozen=True)
class Change:
    """Contributions (k,) of every node and leaf to the way of the index from `start` to `end`; children sum to their parent.

    `error` (k,) is the standard error of drawn contributions, 0 where exact. Companions have none. All are missing where the index
    is missing at one end.
    """

    nodes: tuple[str, ...]
    start: float
    end: float
    contributions: Floats
    error: Floats
    exact: bool


def score_shares(stages: Stages, recipe: Recipe) -> Floats:
    """Return what every node and leaf contributes (n × k) to the index of a tree of linear means: its weight there times its score.

    Weights are those that really counted: a missing child's went to its siblings. Contributions of the scored children of a node sum
    to its own, those of the root's to the index. Raises CannotBuild for any other mean: there a score has no shares, only its
    distance to another has (`between_regions`).
    """
    tree = compile_tree(recipe)
    other = [code for code, step in zip(tree.nodes, aggregate_steps(recipe, tree), strict=False) if step.method != "linear"]
    if other:
        raise CannotBuild(
            fault(
                (f"rata-rata bukan linear di {', '.join(other)}", f"means that are not linear at {', '.join(other)}"),
                ("linear di setiap simpul", "linear at every node"),
                ("uraikan selisih terhadap wilayah lain atau rata-rata", "decompose the distance to another region or to the average"),
            )
        )
    weight = np.full(stages.scores.shape, np.nan)
    weight[:, 0] = 1.0
    for group in reversed(tree.groups):
        present = ~np.isnan(stages.scores[:, group.children])
        own = np.where(present, tree.weights[group.edges], 0.0)
        total = own.sum(axis=1, keepdims=True)
        weight[:, group.children] = weight[:, [group.node]] * own / np.where(total > 0, total, np.nan)
    return np.asarray(weight * stages.scores)


def between_regions(stages: Stages, recipe: Recipe, region: str, other: str, *, orders: int = 1000, seed: int = 0) -> Change:
    """Return what makes the index of `other` differ from that of `region` in the same run; the rules are those of `change`."""
    start, end = (_row(stages, name) for name in (region, other))
    return change(recipe, _leaves(stages, recipe, start), _leaves(stages, recipe, end), orders=orders, seed=seed)


def between_runs(before: Stages, after: Stages, recipe: Recipe, region: str, *, orders: int = 1000, seed: int = 0) -> Change:
    """Return what changed the index of a region between two runs of one recipe, as two years are; the rules are those of `change`."""
    start, end = _leaves(before, recipe, _row(before, region)), _leaves(after, recipe, _row(after, region))
    return change(recipe, start, end, orders=orders, seed=seed)


def against_average(stages: Stages, recipe: Recipe, region: str, *, orders: int = 1000, seed: int = 0) -> Change:
    """Return what makes the index of a region differ from that of a region that is average, leaf by leaf, in its group of ranking."""
    row = _row(stages, region)
    group = np.asarray(stages.group, dtype=object) == stages.group[row]
    table = stages.normalised[group]
    filled = ~np.isnan(table)
    count = filled.sum(axis=0)
    average = np.where(filled, table, 0.0).sum(axis=0) / np.where(count > 0, count, np.nan)
    return change(recipe, average, _leaves(stages, recipe, row), orders=orders, seed=seed)


def change(recipe: Recipe, start: Floats, end: Floats, *, orders: int = 1000, seed: int = 0) -> Change:
    """Return the contributions of every node to the way of the index from leaf scores `start` (m,) to `end` (m,).

    They are Shapley values with the tree as coalitions (Owen 1977): siblings move in every order, a node's children while the rest of
    the tree has moved or not as a whole. Exact up to 12 children a node; wider nodes draw orders, with a stated error. A leaf that is
    missing at one end leaves its weight to its siblings there.
    """
    tree = compile_tree(recipe)
    ends = np.stack([start, end])
    means = _means(recipe, tree, ends)
    inner = climb(tree, ends, weights=tree.weights, combine=means, has_score=np.ones((2, tree.inner), dtype=bool))
    values = np.hstack([inner, ends])
    widest, drawn = _effort(tree, orders)
    contributions, error = np.full(len(tree.nodes), np.nan), np.full(len(tree.nodes), np.nan)
    contributions[0], error[0] = values[1, 0] - values[0, 0], 0.0
    walk = _Walk(tree, means, values, widest, drawn, seed)
    for node, parts in walk.below(tree.groups[-1], lambda score: score[:, None]):
        contributions[node], error[node] = parts.mean(), batch_error(parts)
    exact = all(group.children.size <= widest for group in tree.groups)
    return Change(tree.nodes, float(values[0, 0]), float(values[1, 0]), contributions, error, exact)


@dataclass(frozen=True)
class _Walk:
    """One decomposition on its way down the tree: `values` (2 × k) are the scores of all nodes at both ends."""

    tree: Tree
    means: list[Callable[[Floats, Floats], Floats]]
    values: Floats
    widest: int
    orders: int
    seed: int

    def below(self, group: Siblings, outlook: Outlook) -> Iterator[tuple[int, Floats]]:
        """Yield each node below with its contribution by batch (b,); `outlook` maps a node's scores (v,) to the expected index (v × b)."""
        before, chance = coalitions(group.children.size, orders=self.orders, seed=self.seed + group.node, exact=self.widest)
        groups = {each.node: each for each in self.tree.groups}
        for place, child in enumerate(group.children.tolist()):
            profiles = np.where(before[place], self.values[1, group.children], self.values[0, group.children])
            narrowed = self._outlook(group, place, profiles, chance, outlook)
            ends = narrowed(self.values[:, child])
            yield child, ends[1] - ends[0]
            if child in groups:
                yield from self.below(groups[child], narrowed)

    def _outlook(self, group: Siblings, place: int, profiles: Floats, chance: Floats, above: Outlook) -> Outlook:
        mean, weights = self.means[group.node], self.tree.weights[group.edges]

        def expected(scores: Floats) -> Floats:
            rows = np.repeat(profiles[None], len(scores), axis=0)
            rows[:, :, place] = scores[:, None]
            seen = above(mean(rows.reshape(-1, rows.shape[-1]), weights))
            by_case = seen.reshape(len(scores), len(profiles), -1)
            batches = max(by_case.shape[-1], len(chance))
            likely = np.broadcast_to(chance, (batches, len(profiles)))
            return np.asarray(np.einsum("vsb,bs->vb", np.broadcast_to(by_case, (*by_case.shape[:2], batches)), likely))

        return expected


def _means(recipe: Recipe, tree: Tree, leaves: Floats) -> list[Callable[[Floats, Floats], Floats]]:
    signed = bool((leaves < 0).any())
    steps = aggregate_steps(recipe, tree)
    return [mean_of(code, step, signed=signed) for code, step in zip(tree.nodes, steps, strict=False)]


def _effort(tree: Tree, orders: int) -> tuple[int, int]:
    """Return up to how many children all subsets are tried, and how many orders are drawn beyond, so that no leaf costs too much."""
    parent = {child: group for group in tree.groups for child in group.children.tolist()}
    paths = []
    for leaf in range(tree.inner, len(tree.nodes)):
        path, node = [], leaf
        while node in parent:
            path.append(parent[node].children.size)
            node = parent[node].node
        paths.append(path)
    drawn = max(orders, FEWEST_ORDERS)
    while True:
        for widest in range(EXACT, 1, -1):
            costs = [np.prod([2.0 ** (size - 1) if size <= widest else drawn for size in path]) for path in paths]
            if max(costs) <= CASES:
                return widest, drawn
        if drawn == FEWEST_ORDERS:
            return 2, drawn
        drawn = max(drawn // 2, FEWEST_ORDERS)


def _leaves(stages: Stages, recipe: Recipe, row: int) -> Floats:
    """Return the leaf scores (m,) that count for a region: those below a node without score do not.

    Raises CannotBuild where the means do not lead from them to the region's index, as a mean that looks at other regions does not.
    """
    tree = compile_tree(recipe)
    silent = np.isnan(stages.scores[row, : tree.inner])
    hidden = (tree.share[: tree.inner][silent] > 0).any(axis=0)
    leaves = np.where(hidden, np.nan, stages.normalised[row])
    means = _means(recipe, tree, leaves[None])
    alone = climb(tree, leaves[None], weights=tree.weights, combine=means, has_score=np.ones((1, tree.inner), dtype=bool))[0, 0]
    whole = stages.scores[row, 0]
    if not np.isnan(whole) and not np.isclose(alone, whole, rtol=CLOSE, atol=CLOSE):
        raise CannotBuild(
            fault(
                (f"indeks {whole:.6g}, dari anak-anaknya sendiri {alone:.6g}", f"index {whole:.6g}, from its own children {alone:.6g}"),
                ("rata-rata yang hanya melihat satu wilayah", "means that look at one region only"),
                ("uraikan resep dengan rata-rata lain", "decompose a recipe with other means"),
            )
        )
    return leaves


def _row(stages: Stages, region: str) -> int:
    if region not in stages.regions:
        raise UnknownRegion(
            fault(
                (f"wilayah tidak dikenal: {region}", f"unknown region: {region}"),
                ("wilayah dari panel", "a region of the panel"),
                ("perbaiki kode itu", "mend the code"),
            )
        )
    return stages.regions.index(region)
