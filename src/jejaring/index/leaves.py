"""From a panel's raw columns to normalised leaf scores, step by step; every function takes a leading replicate axis."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal, cast

import numpy as np
import numpy.typing as npt

from jejaring.index.imputation import Around, Filled, Groups, Timeline
from jejaring.index.imputation.filled import PARENT
from jejaring.index.method import StepName
from jejaring.index.registry import method_of, parameters_of
from jejaring.index.treatment import Treated
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.recipe import Leaf, Recipe, Step

LeafStep = Literal["impute", "treat", "normalise"]
Positions = npt.NDArray[np.int64]
Columns = Positions | slice
"""Leaves by their positions; a slice where they stand side by side, since a slice copies nothing."""

DEFAULT_DENOMINATOR = 1.0


@dataclass(frozen=True)
class LeafData:
    """What a panel holds for the leaves (m) of a recipe: raw values and denominators (n × m), scales and polarities (m,).

    `groups` are the panel's partitions of the regions (n,), `branches` the leaves (m,) that belong together at each level of the tree.
    """

    values: Floats
    denominators: Floats
    scale: Floats
    polarity: Floats
    groups: Mapping[str, Groups]
    regions: tuple[str, ...]
    branches: Mapping[str, Groups]


def leaf_data(panel: Panel, recipe: Recipe) -> LeafData:
    """Return the leaf columns of a panel in recipe order."""
    ones = np.full(len(panel.regions), DEFAULT_DENOMINATOR)
    leaves = recipe.leaves
    return LeafData(
        values=np.column_stack([panel.column(leaf.column) for leaf in leaves]),
        denominators=np.column_stack([panel.column(leaf.denominator) if leaf.denominator else ones for leaf in leaves]),
        scale=np.array([leaf.denominator_scale if leaf.denominator else 1.0 for leaf in leaves]),
        polarity=np.array([float(leaf.polarity) for leaf in leaves]),
        groups={name: _numbers(labels) for name, labels in panel.groupings.items()},
        regions=panel.regions,
        branches=_branches(recipe),
    )


def _branches(recipe: Recipe) -> dict[str, Groups]:
    """Return for each level, and for the parent, which leaves stand below the same node; a leaf above a level stands alone there."""
    inner = {node.code: node for node in recipe.nodes}
    above: list[dict[str, str]] = []
    for leaf in recipe.leaves:
        found, node = {PARENT: leaf.parent}, inner.get(leaf.parent)
        while node is not None:
            found.setdefault(node.level, node.code)
            node = inner.get(node.parent or "")
        above.append(found)
    levels = dict.fromkeys([PARENT, *(node.level for node in recipe.nodes)])
    return {level: _numbers([found.get(level, leaf.code) for found, leaf in zip(above, recipe.leaves, strict=True)]) for level in levels}


def _numbers(labels: object) -> Groups:
    return np.unique(np.asarray(labels), return_inverse=True)[1].astype(np.int64)


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
    return filled(data, values, steps).values


def filled(data: LeafData, values: Floats, steps: tuple[Step, ...], *, timeline: Timeline | None = None) -> Filled:
    """Return the values (…×n×m) with gaps filled as each leaf's step says, and how each cell was filled.

    Leaves that share a step help one another. An imputation that looks at whole tables sees the regions in the order of their keys,
    so that the order of rows never matters.
    """
    around = Around(data.regions, data.polarity, data.groups, data.branches, timeline)
    order = np.argsort(np.asarray(data.regions))
    result = Filled(np.empty_like(values), np.empty(values.shape, dtype=np.int8), np.empty(values.shape, dtype=np.int64))
    for rows in _blocks(values):
        for step, columns in _alike(steps):
            done = _filled(step, values[rows][..., columns], around.of_columns(columns), order)
            result.values[rows][..., columns] = done.values
            result.way[rows][..., columns] = done.way
            result.donor[rows][..., columns] = done.donor
    return result


def _filled(step: Step, values: Floats, around: Around, order: Positions) -> Filled:
    if not method_of("impute", step).whole_table:
        return cast(Filled, _atom("impute", step)(values, around))
    back = np.argsort(order)
    done = cast(Filled, _atom("impute", step)(values[..., order, :], around.of_rows(order)))
    donor = np.where(done.donor < 0, -1, order[done.donor])
    return Filled(done.values[..., back, :], done.way[..., back, :], donor[..., back, :])


def treated(values: Floats, steps: tuple[Step, ...]) -> Treated:
    """Return the values (…×n×m) with extremes treated as each leaf's step says, and the rule that each column met."""
    result = np.empty_like(values)
    rule = np.empty((*values.shape[:-2], values.shape[-1]), dtype=np.int64)
    curve = np.empty((*rule.shape, 5))
    for rows in _blocks(values):
        for step, columns in _alike(steps):
            done = cast(Treated, _atom("treat", step)(values[rows][..., columns]))
            result[rows][..., columns], rule[rows][..., columns], curve[rows][..., columns, :] = done.values, done.rule, done.curve
    return Treated(result, rule, curve)


def measured(data: LeafData, values: Floats, steps: tuple[Step, ...], *, base: Bools | None = None) -> Floats:
    """Return the yardsticks (…×m×4) that reference values (…×n×m) give: origin, unit, lowest and highest score.

    A scale that measures nothing (goalposts, ranks) has no origin and unit. `base` (n,) marks the rows of the first year.
    """
    sticks = np.full((*values.shape[:-2], values.shape[-1], 4), np.nan)
    for step, columns in _alike(steps):
        method, parameters = method_of("normalise", step), _scale_parameters(data, step)
        if method.measure is not None:
            beside = {"base": base} if method.has_base else {}
            own = {name: value for name, value in parameters.items() if name in method.measure_takes}
            sticks[..., columns, :2] = method.measure(values[..., columns], data.polarity[columns], **own, **beside)
        scores = _scores(data, step, values[..., columns], columns, sticks[..., columns, :2])
        sticks[..., columns, 2], sticks[..., columns, 3] = np.fmin.reduce(scores, axis=-2), np.fmax.reduce(scores, axis=-2)
    return sticks


def normalised(data: LeafData, values: Floats, steps: tuple[Step, ...], *, sticks: Floats | None = None) -> Floats:
    """Return the values (…×n×m) on the scale of each leaf's step, higher always better.

    `sticks` (…×m×4) are yardsticks measured elsewhere; without them each table measures itself.
    """
    result = np.empty_like(values)
    for step, columns in _alike(steps):
        mine = None if sticks is None else sticks[..., columns, :]
        for rows in _blocks(values) if mine is None else (slice(None),):
            scores = _scores(data, step, values[rows][..., columns], columns, None if mine is None else mine[..., :2])
            result[rows][..., columns] = _stretched(step, scores, mine)
    return result


def _scores(data: LeafData, step: Step, values: Floats, columns: Columns, stick: Floats | None) -> Floats:
    """Return the scores before they are stretched onto another range."""
    method, parameters = method_of("normalise", step), _scale_parameters(data, step)
    if method.measure is not None and stick is not None:
        parameters["yardstick"] = stick
    return cast(Floats, method.atom(values, data.polarity[columns], **parameters))


def _scale_parameters(data: LeafData, step: Step) -> dict[str, object]:
    """Return what the atom takes: without the range onto which it is stretched, a region by its row."""
    parameters: dict[str, object] = {name: value for name, value in parameters_of("normalise", step).items() if name not in _ONTO}
    if "region" in parameters:
        parameters["region"] = data.regions.index(str(parameters["region"]))
    return parameters


_ONTO = ("to_low", "to_high")


def _stretched(step: Step, scores: Floats, stick: Floats | None) -> Floats:
    """Return scores on the range `to_low` to `to_high` of the step, from their natural range or from the lowest to the highest."""
    low, high = (parameters_of("normalise", step).get(name) for name in _ONTO)
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        return scores
    natural = method_of("normalise", step).natural
    if natural is not None:
        return low + (high - low) * (scores - natural[0]) / (natural[1] - natural[0])
    least = np.fmin.reduce(scores, axis=-2) if stick is None else stick[..., 2]
    spread = (np.fmax.reduce(scores, axis=-2) if stick is None else stick[..., 3]) - least
    share = (scores - least[..., None, :]) / np.where(spread > 0, spread, np.nan)[..., None, :]
    return np.asarray(low + (high - low) * share)


def outside(values: Floats, steps: tuple[Step, ...]) -> Bools:
    """Return which cells (…×n×m) lie outside the goalposts of their leaf and are cut off there."""
    result = np.zeros(values.shape, dtype=bool)
    for step, columns in _alike(steps):
        if method_of("normalise", step).clips:
            parameters = parameters_of("normalise", step)
            low, high = cast(float, parameters["low"]), cast(float, parameters["high"])
            result[..., columns] = (values[..., columns] < low) | (values[..., columns] > high)
    return result


BLOCK_CELLS = 2**17
"""So many cells (1 MiB) stay near the processor while a block of replicates passes through a step."""


def _blocks(values: Floats) -> list[slice]:
    """Return the replicates of (b×n×m) values in blocks; one table (n×m) is one block."""
    if values.ndim != 3:
        return [slice(None)]
    height = max(1, BLOCK_CELLS // max(1, values.shape[1] * values.shape[2]))
    return [slice(start, start + height) for start in range(0, values.shape[0], height)]


def _alike(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Columns]]:
    """Yield each distinct step with the columns that follow it."""
    columns: dict[str, list[int]] = {}
    for place, step in enumerate(steps):
        columns.setdefault(step.model_dump_json(), []).append(place)
    for places in columns.values():
        together = places[-1] - places[0] + 1 == len(places)
        yield steps[places[0]], slice(places[0], places[-1] + 1) if together else np.array(places, dtype=np.int64)


def _atom(step_name: StepName, step: Step) -> Callable[..., object]:
    return partial(method_of(step_name, step).atom, **parameters_of(step_name, step))
