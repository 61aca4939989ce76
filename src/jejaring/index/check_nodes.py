"""Finds what a node's method cannot do with its children: lists of another length, judgements that do not fit, absent columns."""

from collections.abc import Iterator
from typing import Literal

from jejaring.index.fault import fault, some
from jejaring.index.registry import METHODS, child_problems, step_problems
from jejaring.index.tree import children_by_parent
from jejaring.terms.panel import Panel
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Node, Recipe, Step, VarySteps

AboveStep = Literal["weight", "aggregate"]


def node_problems(recipe: Recipe) -> list[Problem]:
    """Return what is wrong with how each node of a sound tree is weighted and aggregated, alternatives of doubt included."""
    below = children_by_parent(recipe)
    problems: list[Problem] = []
    for node in recipe.nodes:
        children = sum(child.weight > 0 for child in below[node.code])
        for name, step, where in _steps(recipe, node):
            if children and not step_problems(name, step, where):
                problems += child_problems(name, step, where, children=children)
    return problems


def absent_outcomes(recipe: Recipe, panel: Panel) -> Iterator[Problem]:
    """Yield a problem for each column that a way of weighing asks for and the panel does not have."""
    for node in recipe.nodes:
        for name, step, where in _steps(recipe, node):
            method = METHODS[name].get(step.method)
            asked = [] if method is None else [key for key, parameter in method.parameters.items() if parameter.kind == "column"]
            for key in asked:
                column = step.parameters.get(key)
                if isinstance(column, str) and column not in panel.columns:
                    yield fault(
                        (f"{where}: kolom {column} tidak ada di panel", f"{where}: column {column} is not in the panel"),
                        some(list(panel.columns)),
                        ("tambahkan kolom itu atau perbaiki namanya", "add the column or mend its name"),
                    )


def _steps(recipe: Recipe, node: Node) -> Iterator[tuple[AboveStep, Step, str]]:
    """Yield every step that a node may meet above its children, with its kind and place."""
    yield "weight", node.weigh or recipe.steps.weight, f"{node.code}.weigh"
    yield "aggregate", node.aggregate or recipe.steps.aggregate, f"{node.code}.aggregate"
    for number, choice in enumerate(recipe.doubt.choices, 1):
        drawn = isinstance(choice, VarySteps) and choice.vary == "aggregate" and (choice.node or recipe.root.code) == node.code
        if isinstance(choice, VarySteps) and drawn:
            for place, step in enumerate(choice.among, 1):
                yield "aggregate", step, f"doubt {number} (aggregate), {place}"
