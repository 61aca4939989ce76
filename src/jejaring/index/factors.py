"""The choices of a recipe's doubt as factors: how many numbers each one takes per draw, and which recipe each alternative means."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from jejaring.index.registry import METHODS
from jejaring.index.sensitivity.path import Path, Value, parse_path
from jejaring.index.tree import Siblings, Tree
from jejaring.terms.problem import CannotBuild
from jejaring.terms.recipe import (
    Choice,
    LeaveOut,
    Recipe,
    Step,
    VaryClaims,
    VaryData,
    VaryFloor,
    VaryGaps,
    VaryPath,
    VaryRounding,
    VarySteps,
    VaryWeights,
)
from jejaring.terms.text import Text

NOISE = (VaryRounding, VaryData, VaryClaims, VaryGaps)
"""Choices that change cells of the data: their numbers belong to regions and columns, not to the point of the draw."""


@dataclass(frozen=True)
class Factor:
    """One uncertain choice of a recipe.

    `width` is how many numbers of [0, 1) it takes from the point of a draw, `options` how many alternatives it has (0 where it is not
    a choice among alternatives). `path` is the place that a VaryPath writes to.
    """

    choice: Choice
    name: str
    width: int
    options: int = 0
    path: Path | None = None

    @property
    def on_leaves(self) -> bool:
        """Tell whether leaf scores follow from it, its noise aside."""
        return (self.path is not None and self.path.changes_leaves) or (
            isinstance(self.choice, VarySteps) and self.choice.vary != "aggregate"
        )

    @property
    def on_means(self) -> bool:
        """Tell whether the means of nodes follow from it."""
        if self.path is not None:
            return self.path.step_name == "aggregate"
        return isinstance(self.choice, VaryFloor) or (isinstance(self.choice, VarySteps) and self.choice.vary == "aggregate")

    @property
    def on_shares(self) -> bool:
        """Tell whether it changes the recipe's own weights or how they become shares."""
        return self.path is not None and (self.path.is_weight or self.path.step_name == "weight")

    def value(self, pick: float) -> Value | float:
        """Return what a pick stands for: the alternative of that number, or the number itself."""
        if not self.options:
            return pick
        return cast("VarySteps | VaryFloor | VaryPath", self.choice).among[int(pick)]


def choice_name(recipe: Recipe, choice: Choice) -> str:
    """Return the name of a choice, unique within a recipe: `weights`, `normalise`, `aggregate:CODE`, a path."""
    match choice:
        case VaryPath(path=path):
            return path
        case VarySteps(vary="aggregate", node=node):
            return f"aggregate:{node or recipe.root.code}"
        case VaryWeights(node=str(node)):
            return f"weights:{node}"
        case VaryData(leaves=leaves) | VaryClaims(leaves=leaves) | VaryGaps(leaves=leaves) if leaves:
            return f"{choice.vary}:{','.join(leaves)}"
    return choice.vary


def factors_of(recipe: Recipe, tree: Tree) -> tuple[Factor, ...]:
    """Return the factors of a recipe that `check` has passed, in the order of its choices."""
    return tuple(_factor(recipe, tree, choice) for choice in recipe.doubt.choices)


def _factor(recipe: Recipe, tree: Tree, choice: Choice) -> Factor:
    width, options, path = 0, 0, None
    match choice:
        case VaryWeights():
            width = _weights_width(tree, choice)
        case VarySteps(among=among) | VaryFloor(among=among):
            width, options = 1, len(among)
        case LeaveOut():
            width = 1
        case VaryPath(path=text, among=among):
            width, options, path = 1, len(among), parse_path(text, recipe)
    return Factor(choice, choice_name(recipe, choice), width, options, path)


def _weights_width(tree: Tree, choice: VaryWeights) -> int:
    fixed = {"experts": 1, "experts_mean": len(choice.experts), "bounded": 0}
    return fixed.get(choice.draw, sum(group.children.size for group in drawn_groups(tree, choice)))


def drawn_groups(tree: Tree, choice: VaryWeights) -> list[Siblings]:
    """Return the sibling groups whose weights a choice draws."""
    return [group for group in tree.groups if choice.node is None or tree.nodes[group.node] == choice.node]


def edited(recipe: Recipe, picks: Iterator[tuple[Factor, float]]) -> Recipe:
    """Return the recipe under the given picks; floors come last, so that they reach the means that were drawn."""
    later = []
    for factor, pick in picks:
        if isinstance(factor.choice, VaryFloor):
            later.append((factor, pick))
        else:
            recipe = _edited(recipe, factor, factor.value(pick))
    for factor, pick in later:
        recipe = _floored(recipe, cast(float, factor.value(pick)))
    return recipe


def _edited(recipe: Recipe, factor: Factor, value: Value) -> Recipe:
    if factor.path is not None:
        return factor.path.put(recipe, value)
    choice = cast(VarySteps, factor.choice)
    if choice.vary == "aggregate":
        return Path("nodes", choice.node or recipe.root.code, "aggregate").put(recipe, value)
    return Path("steps", None, choice.vary).put(recipe, value)


def _floored(recipe: Recipe, floor: float) -> Recipe:
    nodes = []
    for node in recipe.nodes:
        step = node.aggregate or recipe.steps.aggregate
        if takes_floor(step):
            lifted = Step.model_validate({"method": step.method, **step.parameters, "floor": floor})
            nodes.append(node.model_copy(update={"aggregate": lifted}))
        else:
            nodes.append(node)
    return recipe.model_copy(update={"nodes": tuple(nodes)})


def takes_floor(step: Step) -> bool:
    """Tell whether a mean has a floor."""
    method = METHODS["aggregate"].get(step.method)
    return method is not None and "floor" in method.parameters


def named_refusal(factors: tuple[Factor, ...], picks: tuple[float, ...], refusal: CannotBuild) -> CannotBuild:
    """Return a refusal whose problems name the combination of alternatives that met them."""
    parts = [
        f"{factor.name} = {_spelt(factor.value(pick))}"
        for factor, pick in zip(factors, picks, strict=True)
        if factor.options or factor.path is not None
    ]
    if not parts:
        return refusal
    said = "; ".join(parts)
    return CannotBuild(
        problem.model_copy(update={"met": Text(id=f"[{said}] {problem.met.id}", en=f"[{said}] {problem.met.en}")})
        for problem in refusal.problems
    )


def _spelt(value: Value | float) -> str:
    if isinstance(value, Step):
        return f"{value.method}({', '.join(f'{name}={given}' for name, given in value.parameters.items())})"
    return f"{value:g}" if isinstance(value, float) else str(value)
