"""From a panel's raw columns to normalised leaf scores, step by step; every function takes a leading replicate axis."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from jejaring.index.impute import Groups
from jejaring.index.method import StepName
from jejaring.index.registry import method_of, parameters_of
from jejaring.index.treatment import Treated
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.recipe import Leaf, Recipe, Step

LeafStep = Literal["impute", "treat", "normalise"]
Positions = npt.NDArray[np.int64]
DEFAULT_DENOMINATOR = 1.0


@dataclass(frozen=True)
class LeafData:
    """What a panel holds for the leaves (m) of a recipe: raw values and denominators (n × m), scales and polarities (m,), groups."""

    values: Floats
    denominators: Floats
    scale: Floats
    polarity: Floats
    groups: Mapping[str, Groups]


def leaf_data(panel: Panel, recipe: Recipe) -> LeafData:
    """Return the leaf columns of a panel in recipe order."""
    ones = np.full(len(panel.regions), DEFAULT_DENOMINATOR)
    leaves = recipe.leaves
    return LeafData(
        values=np.column_stack([panel.column(leaf.column) for leaf in leaves]),
        denominators=np.column_stack([panel.column(leaf.denominator) if leaf.denominator else ones for leaf in leaves]),
        scale=np.array([leaf.denominator_scale if leaf.denominator else 1.0 for leaf in leaves]),
        polarity=np.array([float(leaf.polarity) for leaf in leaves]),
        groups={name: np.unique(np.asarray(labels), return_inverse=True)[1].astype(np.int64) for name, labels in panel.groupings.items()},
    )


def steps_of(recipe: Recipe, step_name: LeafStep, default: Step | None = None) -> tuple[Step, ...]:
    """Return the step of every leaf: its own, or the recipe's default, or `default` in its place."""
    fallback = default or cast(Step, getattr(recipe.steps, step_name))
    return tuple(own_step(leaf, step_name) or fallback for leaf in recipe.leaves)


def own_step(leaf: Leaf, step_name: LeafStep) -> Step | None:
    """Return the step that a leaf sets for itself, None where it follows the recipe."""
    return cast(Step | None, getattr(leaf, step_name))


def denominated(data: LeafData, values: Floats, step: Step) -> Floats:
    """Return the values (…×n×m) after division."""
    return cast(Floats, method_of("denominate", step).atom(values, data.denominators, data.scale))


def imputed(data: LeafData, values: Floats, steps: tuple[Step, ...]) -> Floats:
    """Return the values (…×n×m) with gaps filled as each leaf's step says."""
    result = np.empty_like(values)
    for step, columns in _alike(steps):
        parameters = parameters_of("impute", step)
        group = parameters.get("group")
        groups = data.groups[str(group)] if group else np.zeros(values.shape[-2], dtype=np.int64)
        result[..., columns] = cast(Floats, method_of("impute", step).atom(values[..., columns], groups))
    return result


def treated(values: Floats, steps: tuple[Step, ...]) -> Treated:
    """Return the values (…×n×m) with extremes treated as each leaf's step says, and the rule that each column met."""
    result = np.empty_like(values)
    rule = np.empty((*values.shape[:-2], values.shape[-1]), dtype=np.int64)
    curve = np.empty((*rule.shape, 5))
    for step, columns in _alike(steps):
        done = cast(Treated, _atom("treat", step)(values[..., columns]))
        result[..., columns], rule[..., columns], curve[..., columns, :] = done.values, done.rule, done.curve
    return Treated(result, rule, curve)


def normalised(data: LeafData, values: Floats, steps: tuple[Step, ...]) -> Floats:
    """Return the values (…×n×m) on the scale of each leaf's step, higher always better."""
    result = np.empty_like(values)
    for step, columns in _alike(steps):
        result[..., columns] = cast(Floats, _atom("normalise", step)(values[..., columns], data.polarity[columns]))
    return result


def outside(values: Floats, steps: tuple[Step, ...]) -> Bools:
    """Return which cells (…×n×m) lie outside the goalposts of their leaf and are cut off there."""
    result = np.zeros(values.shape, dtype=bool)
    for step, columns in _alike(steps):
        if method_of("normalise", step).clips:
            parameters = parameters_of("normalise", step)
            low, high = cast(float, parameters["low"]), cast(float, parameters["high"])
            result[..., columns] = (values[..., columns] < low) | (values[..., columns] > high)
    return result


def _alike(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Positions]]:
    """Yield each distinct step with the columns that follow it."""
    columns: dict[str, list[int]] = {}
    for place, step in enumerate(steps):
        columns.setdefault(step.model_dump_json(), []).append(place)
    for places in columns.values():
        yield steps[places[0]], np.array(places, dtype=np.int64)


def _atom(step_name: StepName, step: Step) -> Callable[..., object]:
    return partial(method_of(step_name, step).atom, **parameters_of(step_name, step))
