"""Weights that are read from data become part of the recipe: read once, from the nominal run, then as fixed as if they were given."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from jejaring.index.registry import METHODS, method_of, parameters_of, told_at
from jejaring.index.tree import Combine, Tree, compile_tree, weights_in
from jejaring.terms.panel import Floats
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import Choice, Node, Recipe, Step

EQUAL = Step(method="equal")


@dataclass(frozen=True)
class Source:
    """Where weights are read: the scores (n × k) of a recipe and its tree, the mean of a node, and outcomes (n,) by column."""

    scores_of: Callable[[Recipe, Tree], Floats]
    mean_for: Callable[[str, Step], Combine]
    column: Callable[[str], Floats]


def settled_on(recipe: Recipe, source: Source) -> Recipe:
    """Return the recipe with every weight that is read from data replaced by the shares that were read (`fixed`).

    Nodes are settled from the deepest up, each on its children's scores as the settled nodes below give them; then the alternatives
    that doubt may draw for a node, on the children's nominal scores. So a draw varies settled weights as it varies given ones, and
    never reads them anew.

    Raises CannotBuild, with the node, where they cannot be read.
    """
    if is_settled(recipe):
        return recipe
    waiting = {node.code: step for node in recipe.nodes if reads_data(step := node.weigh or recipe.steps.weight)}
    recipe = _weighed(recipe, dict.fromkeys(waiting, EQUAL))
    for code in (each for each in _deepest_first(recipe) if each in waiting):
        shares = _read(recipe, code, [waiting[code]], source)
        recipe = _weighed(recipe, {code: shares[0]})
    choices = []
    for choice in recipe.doubt.choices:
        target = drawn_node(choice)
        if target is None:
            choices.append(choice)
        else:
            steps = _read(recipe, target, _steps(choice), source)
            choices.append(choice.model_copy(update={"among": tuple(steps)}))
    return recipe.model_copy(update={"doubt": recipe.doubt.model_copy(update={"choices": tuple(choices)})})


def is_settled(recipe: Recipe) -> bool:
    """Tell whether no weight of a recipe, nor any that its doubt may draw, is read from data."""
    nominal = any(reads_data(node.weigh or recipe.steps.weight) for node in recipe.nodes)
    return not nominal and all(drawn_node(choice) is None for choice in recipe.doubt.choices)


def reads_data(step: Step) -> bool:
    """Tell whether a way of weighing looks at scores."""
    method = METHODS["weight"].get(step.method)
    return method is not None and method.weighs == "scores"


def drawn_node(choice: Choice) -> str | None:
    """Return the node for which a choice draws ways of weighing that look at scores, None for any other choice."""
    path = getattr(choice, "path", "")
    if path.startswith("nodes.") and path.endswith(".weigh") and any(reads_data(step) for step in _steps(choice)):
        return cast(str, path.removeprefix("nodes.").removesuffix(".weigh"))
    return None


def provisional(recipe: Recipe) -> Recipe:
    """Return the recipe with equal weights where its own are not stated: the same tree, whose companions are those that were stated."""
    own = {node.code: METHODS["weight"].get((node.weigh or recipe.steps.weight).method) for node in recipe.nodes}
    return _weighed(recipe, {code: EQUAL for code, method in own.items() if method is None or method.weighs != "stated"})


def _steps(choice: Choice) -> list[Step]:
    return [step for step in getattr(choice, "among", ()) if isinstance(step, Step)]


def _weighed(recipe: Recipe, steps: Mapping[str, Step]) -> Recipe:
    def own(node: Node) -> Node:
        return node.model_copy(update={"weigh": steps[node.code]}) if node.code in steps else node

    return recipe.model_copy(update={"nodes": tuple(own(node) for node in recipe.nodes)})


def _deepest_first(recipe: Recipe) -> list[str]:
    tree = compile_tree(recipe)
    return [tree.nodes[group.node] for group in tree.groups]


def _read(recipe: Recipe, code: str, steps: Sequence[Step], source: Source) -> list[Step]:
    """Return each step, or where it looks at scores the fixed shares that it reads for the children of a node."""
    tree = compile_tree(_weighed(recipe, {code: EQUAL}))
    group = next(group for group in tree.groups if tree.nodes[group.node] == code)
    scores = source.scores_of(recipe, compile_tree(recipe))[:, group.children]
    node = next(node for node in recipe.nodes if node.code == code)
    mean = node.aggregate or recipe.steps.aggregate
    return [_fixed(code, step, mean, scores, source) if reads_data(step) else step for step in steps]


def _fixed(code: str, step: Step, mean: Step, scores: Floats, source: Source) -> Step:
    if scores.shape[1] == 1:
        return Step.model_validate({"method": "fixed", "shares": (1.0,)})
    method, parameters = method_of("weight", step), cast(dict[str, object], parameters_of("weight", step))
    for name, parameter in method.parameters.items():
        if parameter.kind == "column":
            parameters[name] = source.column(str(parameters[name]))
    if method.takes_mean:
        parameters["mean"] = None if mean.method == "linear" else source.mean_for(code, mean)
    try:
        shares = weights_in(method.atom(scores, **parameters))
    except CannotBuild as refusal:
        raise CannotBuild([told_at(f"{code}.weigh", problem) for problem in refusal.problems]) from refusal
    return Step.model_validate({"method": "fixed", "shares": tuple(shares.tolist())})
