"""A recipe whose children matter to their parents as much as intended, node by node from below."""

from collections.abc import Mapping, Sequence

import numpy as np

from jejaring.index.build import aggregate_steps, mean_of, run, scored_nodes
from jejaring.index.coherence.family import codes_of_level
from jejaring.index.coherence.importance_weights import ImportanceWeights, Together, importance_weights, weigh_together
from jejaring.index.fault import fault
from jejaring.index.tree import climb, compile_tree
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.problem import BadRecipe
from jejaring.terms.recipe import Recipe, Step


def balanced(
    panel: Panel,
    recipe: Recipe,
    *,
    nodes: Sequence[str] | None = None,
    intended: Mapping[str, float] | None = None,
    bounds: tuple[float, float] = (0.0, 1.0),
    seed: int = 0,
) -> tuple[Recipe, Mapping[str, ImportanceWeights]]:
    """Return the recipe with weights by which each child matters to its parent as intended, and what was found at each node.

    The deepest `nodes` (None: all inner ones) go first, so that each parent sees its children as they will be. Every node is weighed
    for its own mean. `intended` gives importance by child code, 1 where it is silent. Companions stay companions; a node with a
    single child stays. Raises BadRecipe for codes that are no inner nodes or no children of theirs.
    """
    tree = compile_tree(recipe)
    inner = tree.nodes[: tree.inner]
    chosen = inner if nodes is None else tuple(nodes)
    wishes = dict(intended or {})
    below = {tree.nodes[child] for group in tree.groups if inner[group.node] in chosen for child in group.children}
    _refuse_names(chosen, inner, wishes, below)
    found: dict[str, ImportanceWeights] = {}
    for group in tree.groups:
        code = inner[group.node]
        if code not in chosen or group.children.size < 2:
            continue
        children = [tree.nodes[child] for child in group.children]
        table = run(panel, recipe).scores[:, group.children]
        step = aggregate_steps(recipe, tree)[group.node]
        mean = None if step.method == "linear" else mean_of(code, step, signed=bool((table < 0).any()))
        wish = np.array([wishes.get(child, 1.0) for child in children])
        found[code] = importance_weights(table, intended=wish, low=bounds[0], high=bounds[1], mean=mean, seed=seed)
        recipe = reweighed(recipe, code, dict(zip(children, found[code].weights.tolist(), strict=True)))
    return recipe, found


def balanced_level(
    panel: Panel,
    recipe: Recipe,
    level: str,
    *,
    intended: Mapping[str, float] | None = None,
    bounds: tuple[float, float] = (0.0, 1.0),
    seed: int = 0,
) -> tuple[Recipe, tuple[str, ...], ImportanceWeights]:
    """Return the recipe in which the scored nodes of one level matter to the index as intended, their codes, and what was found.

    All sibling groups of the level move together, each within weights that sum to 1; the levels above keep theirs (what COINr's
    `get_opt_weights` does, for any mean). `intended` gives importance by code, 1 where it is silent. Regions that lack the index or a
    node of the level are left out. Raises UnknownName for a level that does not exist, BadRecipe for a code that is not in it.
    """
    stages, tree = run(panel, recipe), compile_tree(recipe)
    known = codes_of_level(recipe, level)
    groups = [group for group in tree.groups if any(tree.nodes[child] in known for child in group.children.tolist())]
    places = np.concatenate([group.children for group in groups]).astype(int) if groups else np.empty(0, dtype=int)
    codes = tuple(tree.nodes[place] for place in places.tolist())
    _refuse_names((), (), dict(intended or {}), set(codes))
    edges = np.concatenate([np.arange(group.edges.start, group.edges.stop) for group in groups])
    wish = np.array([(intended or {}).get(code, 1.0) for code in codes])
    signed = bool((stages.normalised < 0).any())
    steps = aggregate_steps(recipe, tree)
    means = [mean_of(code, step, signed=signed) for code, step in zip(tree.nodes, steps, strict=False)]
    has_score = scored_nodes(recipe, tree, stages.coverage)
    rows = ~np.isnan(stages.scores[:, [0, *places]]).any(axis=1)

    def index_of(shares: Floats) -> Floats:
        moved = tree.weights.copy()
        moved[edges] = shares
        return climb(tree, stages.normalised[rows], weights=moved, combine=means, has_score=has_score[rows])[:, 0]

    sizes = [group.children.size for group in groups]
    problem = Together(stages.scores[np.ix_(rows, places)], index_of, wish / wish.sum(), tuple(sizes))
    found = weigh_together(problem, low=bounds[0], high=bounds[1], seed=seed)
    for group in groups:
        mine = dict(zip(codes, found.weights.tolist(), strict=True))
        children = {tree.nodes[child] for child in group.children.tolist()}
        recipe = reweighed(recipe, tree.nodes[group.node], {code: mine[code] for code in codes if code in children})
    return recipe, codes, found


def reweighed(recipe: Recipe, node: str, weights: Mapping[str, float]) -> Recipe:
    """Return the recipe in which a node uses the given weights for its children; children not named keep theirs."""
    return recipe.model_copy(
        update={
            "nodes": tuple(
                each.model_copy(
                    update={
                        "weight": weights.get(each.code, each.weight) if each.parent == node else each.weight,
                        "weigh": Step(method="given") if each.code == node else each.weigh,
                    }
                )
                for each in recipe.nodes
            ),
            "leaves": tuple(
                leaf.model_copy(update={"weight": weights.get(leaf.code, leaf.weight)}) if leaf.parent == node else leaf
                for leaf in recipe.leaves
            ),
        }
    )


def _refuse_names(chosen: Sequence[str], inner: Sequence[str], wishes: Mapping[str, float], below: set[str]) -> None:
    wrong = [code for code in chosen if code not in inner]
    stray = [code for code in wishes if code not in below]
    problems = [
        fault(
            (f"kode tidak cocok: {', '.join(codes)}", f"codes that do not fit: {', '.join(codes)}"),
            ", ".join(known),
            ("perbaiki kode itu", "mend the codes"),
        )
        for codes, known in ((wrong, inner), (stray, sorted(below)))
        if codes
    ]
    if problems:
        raise BadRecipe(problems)
