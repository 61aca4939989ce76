"""Checks doubt that is addressed by a path: what it points to exists, takes the values, and is used."""

import json
from collections.abc import Iterator
from math import isfinite
from typing import cast

import numpy as np

from jejaring.index.factors import takes_floor
from jejaring.index.fault import fault
from jejaring.index.ineffective import ineffective
from jejaring.index.registry import METHODS, child_problems, parameters_of, step_problems
from jejaring.index.sensitivity.path import PLAIN_FIELDS, Path, Value, parse_path
from jejaring.index.settle import reads_data
from jejaring.index.tree import children_by_parent, sibling_shares
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Choice, Recipe, Step, VaryFloor, VaryPath, VarySteps

NUMBERS = ("number", "whole")


def target_of(recipe: Recipe, choice: Choice) -> Path | None:
    """Return the path that a choice writes to, None where it is not one field. Raises BadRecipe for a path that does not exist."""
    match choice:
        case VaryPath(path=path):
            return parse_path(path, recipe)
        case VarySteps(vary="aggregate", node=node):
            return Path("nodes", node or recipe.root.code, "aggregate")
        case VarySteps(vary=step):
            return Path("steps", None, step)
    return None


def overlaps(one: Path | None, other: Path | None) -> bool:
    """Tell whether two targets are the same field, or one lies within the other."""
    return one is not None and other is not None and one.covers(other)


def path_problems(recipe: Recipe, choice: VaryPath, where: str) -> Iterator[Problem]:
    """Yield what is wrong with a choice whose path exists: its values, or that it could never change a score."""
    path = parse_path(choice.path, recipe)
    here = f"{where}: {path}"
    if bool(choice.among) == (choice.uniform is not None):
        yield fault(
            (f"{here}: among dan uniform", f"{here}: among and uniform"),
            ("salah satu saja", "exactly one of them"),
            ("isi among atau uniform", "give among or uniform"),
        )
        return
    values: tuple[Value, ...] = choice.among
    if choice.uniform is not None:
        low, high = choice.uniform
        values = (low, high)
        if not (isfinite(low) and isfinite(high) and low < high) or not _is_number(recipe, path):
            yield fault(
                (f"{here}: uniform = [{low:g}, {high:g}]", f"{here}: uniform = [{low:g}, {high:g}]"),
                ("dua bilangan yang naik, bagi sasaran berupa bilangan", "two rising numbers, for a field that is a number"),
                ("perbaiki uniform, atau pakai among", "mend uniform, or use among"),
            )
            return
    unfit = [problem for place, value in enumerate(values, 1) for problem in _value_problems(recipe, path, value, f"{here}, {place}")]
    yield from unfit
    if not unfit:
        yield from _effect(recipe, path, values, here)


def _is_number(recipe: Recipe, path: Path) -> bool:
    if path.step_name is None:
        return path.field in ("weight", "denominator_scale")
    if path.parameter is None:
        return False
    step = cast(Step, Path(path.room, path.code, path.field).value(recipe))
    return METHODS[path.step_name][step.method].parameters[path.parameter].kind == "number"


def _value_problems(recipe: Recipe, path: Path, value: Value, here: str) -> Iterator[Problem]:
    step_name = path.step_name
    if step_name is not None:
        step = value if path.parameter is None else Path(path.room, path.code, path.field).value(path.put(recipe, value))
        if isinstance(step, Step):
            yield from step_problems(step_name, step, here) or _node_problems(recipe, path, step, here)
        else:
            yield fault(
                (f"{here} = {value!r}", f"{here} = {value!r}"),
                ("langkah dengan method", "a step with its method"),
                ("tulis {method: …}", "write {method: …}"),
            )
        return
    wanted = PLAIN_FIELDS[path.field]
    fits = isinstance(value, wanted) and not isinstance(value, bool)
    if fits and isinstance(value, int | float):
        fits = value in (1, -1) if path.field == "polarity" else isfinite(value) and value >= 0
    if not fits:
        expected = {"polarity": "1, -1", "column": "column", "denominator": "column"}.get(path.field, "≥ 0")
        yield fault((f"{here} = {value!r}", f"{here} = {value!r}"), expected, ("perbaiki nilai itu", "mend the value"))


def _node_problems(recipe: Recipe, path: Path, step: Step, here: str) -> list[Problem]:
    """Return what a sound step cannot do with the children of the nodes that it reaches."""
    step_name = path.step_name
    if step_name not in ("weight", "aggregate"):
        return []
    if step_name == "weight" and reads_data(step) and (path.room == "steps" or path.parameter is not None):
        return [
            fault(
                (f"{here}: {step.method} dibaca dari data", f"{here}: {step.method} is read from data"),
                ("langkah utuh pada satu simpul: nodes.KODE.weigh", "a whole step at one node: nodes.CODE.weigh"),
                ("sebut setiap simpul dengan jalurnya sendiri", "name each node by a path of its own"),
            )
        ]
    below = children_by_parent(recipe)
    own = "weigh" if step_name == "weight" else "aggregate"
    nodes = [node for node in recipe.nodes if (node.code == path.code if path.room == "nodes" else getattr(node, own) is None)]
    counts = sorted({sum(child.weight > 0 for child in below[node.code]) for node in nodes} - {0})
    return [problem for count in counts for problem in child_problems(step_name, step, here, children=count)]


def _effect(recipe: Recipe, path: Path, values: tuple[Value, ...], here: str) -> Iterator[Problem]:
    if len({_spelt(path, value) for value in values}) < 2:
        yield ineffective(here, ("paling sedikit dua pilihan berbeda", "at least two different alternatives"))
    needed = _unused(recipe, path, values)
    if needed:
        yield ineffective(here, needed)


def _spelt(path: Path, value: Value) -> str:
    """Return a value so that equal ones are spelt alike, defaults of parameters filled in."""
    if path.step_name is None or not isinstance(value, Step):
        return json.dumps(float(value) if isinstance(value, int | float) else value)
    given = parameters_of(path.step_name, value)
    return json.dumps([value.method, {name: float(each) if isinstance(each, int) else each for name, each in given.items()}])


def _unused(recipe: Recipe, path: Path, values: tuple[Value, ...]) -> tuple[str, str] | None:
    """Return what a field would need to be used, None where it is."""
    if path.is_weight or path.step_name == "weight":
        same = len({_weighed(path.put(recipe, value)) for value in values}) < 2
        return (
            ("saudara yang berbobot, di bawah simpul yang memakai bobot", "weighted siblings, below a node that uses weights")
            if same
            else None
        )
    if path.step_name == "aggregate":
        return _unused_mean(recipe, path)
    if path.field in ("denominate", "denominator", "denominator_scale"):
        return _unused_denominator(recipe, path)
    if path.room == "steps" and all(getattr(leaf, path.field) is not None for leaf in recipe.leaves):
        return "indikator yang memakai langkah baku resep", "indicators that use the recipe's default step"
    return None


def _weighed(recipe: Recipe) -> tuple[object, ...]:
    """Return how the children of every node with several of them are weighed: their shares, or who takes part in which step."""
    below, found = children_by_parent(recipe), []
    for node in recipe.nodes:
        step = node.weigh or recipe.steps.weight
        stated = np.array([child.weight for child in below[node.code]], dtype=float)
        if (stated > 0).sum() > 1:
            read = reads_data(step)
            found.append((step.model_dump_json(), (stated > 0).tobytes()) if read else sibling_shares(node.code, step, stated).tobytes())
    return tuple(found)


def _unused_mean(recipe: Recipe, path: Path) -> tuple[str, str] | None:
    nodes = [node for node in recipe.nodes if (node.code == path.code if path.room == "nodes" else node.aggregate is None)]
    below = children_by_parent(recipe)
    if not any(sum(child.weight > 0 for child in below[node.code]) > 1 for node in nodes):
        return "simpul dengan dua anak berbobot", "a node with two weighted children"
    undone = path.parameter == "floor" and any(isinstance(choice, VaryFloor) for choice in recipe.doubt.choices)
    if undone and all(takes_floor(node.aggregate or recipe.steps.aggregate) for node in nodes):
        return "lantai yang tidak diundi oleh pilihan floor", "a floor that the choice floor does not draw"
    return None


def _unused_denominator(recipe: Recipe, path: Path) -> tuple[str, str] | None:
    leaves = [leaf for leaf in recipe.leaves if path.code in (None, leaf.code)]
    divides = path.field == "denominate" or recipe.steps.denominate.method != "none"
    if not divides or (path.field != "denominator" and all(leaf.denominator is None for leaf in leaves)):
        return "denominate: divide dan indikator dengan penyebut", "denominate: divide and indicators with a denominator"
    return None
