"""Leaf scores under doubt: the distinct tables that choices make, and tables of their own for draws whose data carry errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from jejaring.index import leaves as stage
from jejaring.index.factors import NOISE, Factor
from jejaring.index.sensitivity import data_noise as noise
from jejaring.terms.panel import Bools, Floats, Panel
from jejaring.terms.recipe import Leaf, Recipe, Step, VaryClaims, VaryData, VaryGaps, VaryRounding
from jejaring.terms.status import Status

Words = npt.NDArray[np.uint64]
Kept = dict[tuple[str, tuple[Step, ...]], Floats]


@dataclass(frozen=True)
class Cells:
    """The cells that one noisy factor reaches: the keys of regions and columns (n × m), and which cells change (n × m)."""

    keys: Words
    touched: Bools

    @cached_property
    def keys_by_leaf(self) -> Words:
        """Return the keys (m × n), each leaf's side by side in memory."""
        return np.ascontiguousarray(self.keys.T)


@dataclass(frozen=True)
class LeafSource:
    """What leaf scores are made of: the panel, what it holds for the nominal leaves, and the cells of each noisy factor by its number."""

    panel: Panel
    leaves: tuple[Leaf, ...]
    data: stage.LeafData
    cells: Mapping[int, Cells]

    @cached_property
    def values_by_leaf(self) -> Floats:
        """Return the nominal values (m × n), each leaf's side by side in memory."""
        return np.ascontiguousarray(self.data.values.T)


def leaf_source(panel: Panel, recipe: Recipe, factors: tuple[Factor, ...]) -> LeafSource:
    """Return the source of the leaf scores of a recipe."""
    cells = {number: _cells(panel, recipe, factor, number) for number, factor in enumerate(factors) if isinstance(factor.choice, NOISE)}
    return LeafSource(panel, recipe.leaves, stage.leaf_data(panel, recipe), cells)


def leaf_table(source: LeafSource, recipe: Recipe, *, kept: Kept | None = None) -> Floats:
    """Return the normalised leaves (n × m) of a recipe; `kept` holds stages that other recipes on the same data have gone through."""
    data = data_of(source, recipe)
    memory = kept if kept is not None and data is source.data else {}
    steps: tuple[Step, ...] = (recipe.steps.denominate,)
    divided = _once(memory, "denominated", steps, lambda: stage.denominated(data, data.values, recipe.steps.denominate))
    impute, treat = stage.steps_of(recipe, "impute"), stage.steps_of(recipe, "treat")
    filled = _once(memory, "imputed", (*steps, *impute), lambda: stage.imputed(data, divided, impute))
    calmed = _once(memory, "treated", (*steps, *impute, *treat), lambda: stage.treated(filled, treat).values)
    return stage.normalised(data, calmed, stage.steps_of(recipe, "normalise"))


def noisy_tables(source: LeafSource, recipe: Recipe, factors: tuple[Factor, ...], tokens: Words) -> Floats:
    """Return the normalised leaves (b × n × m) of draws whose data carry the errors that their tokens (b × factors) stand for."""
    data = data_of(source, recipe)
    values = np.broadcast_to(data.values, (len(tokens), *data.values.shape))
    for number, cells in source.cells.items():
        if not isinstance(factors[number].choice, VaryGaps):
            values = _with_error(values, recipe, factors[number], cells, tokens[:, number])
    values = stage.denominated(data, values, recipe.steps.denominate)
    for number, cells in source.cells.items():
        choice = factors[number].choice
        if isinstance(choice, VaryGaps):
            values = _filled(values, source, choice, cells, tokens[:, number])
    values = stage.imputed(data, values, stage.steps_of(recipe, "impute"))
    values = stage.treated(values, stage.steps_of(recipe, "treat")).values
    return stage.normalised(data, values, stage.steps_of(recipe, "normalise"))


def _once(memory: Kept, name: str, steps: tuple[Step, ...], work: Callable[[], Floats]) -> Floats:
    key = (name, steps)
    if key not in memory:
        memory[key] = work()
    return memory[key]


def data_of(source: LeafSource, recipe: Recipe) -> stage.LeafData:
    """Return what the panel holds for a recipe: the source's own data unless its leaves read other columns."""
    unchanged = [_origin(leaf) for leaf in recipe.leaves] == [_origin(leaf) for leaf in source.leaves]
    return source.data if unchanged else stage.leaf_data(source.panel, recipe)


def _origin(leaf: Leaf) -> tuple[object, ...]:
    return leaf.column, leaf.denominator, leaf.denominator_scale, leaf.polarity


def _cells(panel: Panel, recipe: Recipe, factor: Factor, number: int) -> Cells:
    """Return the cells of one noisy factor; leaves that share a column share its errors."""
    columns = [leaf.column for leaf in recipe.leaves]
    keys = noise.cell_keys(panel.regions, columns, recipe.doubt.seed, number)
    places = [panel.columns.index(column) for column in columns]
    filled = ~np.isnan(panel.values[:, places])
    named = np.array([_reaches(factor, leaf) for leaf in recipe.leaves])
    choice = factor.choice
    if isinstance(choice, VaryData | VaryClaims) and choice.statuses:
        filled &= _has_status(panel.status[:, places], choice.statuses)
    return Cells(keys, (~filled if isinstance(choice, VaryGaps) else filled) & named)


def _reaches(factor: Factor, leaf: Leaf) -> bool:
    choice = factor.choice
    if isinstance(choice, VaryRounding):
        return leaf.decimals is not None
    return isinstance(choice, VaryData | VaryClaims | VaryGaps) and (not choice.leaves or leaf.code in choice.leaves)


def _has_status(status: npt.NDArray[np.object_], wanted: tuple[Status, ...]) -> Bools:
    return np.asarray(np.isin(status.astype(str), [str(each) for each in wanted]))


def _with_error(values: Floats, recipe: Recipe, factor: Factor, cells: Cells, tokens: Words) -> Floats:
    """Return values (b × n × m) with the errors of one factor in the cells that it reaches."""
    columns = np.flatnonzero(cells.touched.any(axis=0))
    if not columns.size:
        return values
    keys = cells.keys[:, columns]
    part = values[..., columns]
    match factor.choice:
        case VaryRounding():
            decimals = np.array([np.nan if leaf.decimals is None else float(leaf.decimals) for leaf in recipe.leaves])
            changed = noise.rounding_error(part, noise.cell_uniforms(keys, tokens), decimals[columns])
        case VaryClaims() as choice:
            polarity = np.array([float(leaf.polarity) for leaf in recipe.leaves])[columns]
            changed = noise.claims_checked(
                part, _rates(choice, keys, tokens), checked=choice.checked, refuted=choice.refuted, polarity=polarity
            )
        case VaryData() as choice:
            changed = _measured(choice, part, keys, tokens)
        case _:
            return values
    if columns.size == values.shape[-1] and cells.touched.all():
        return changed
    result = values.copy()
    result[..., columns] = np.where(cells.touched[:, columns], changed, part)
    return result


def _measured(choice: VaryData, values: Floats, keys: Words, tokens: Words) -> Floats:
    match choice.error:
        case "normal":
            return noise.normal_error(values, noise.cell_normals(keys, tokens), sd=choice.sd or 0.0, relative=choice.relative)
        case "lognormal":
            return noise.lognormal_error(values, noise.cell_normals(keys, tokens), sd=choice.sd or 0.0)
        case "beta":
            uniforms = noise.cell_uniforms(keys, tokens)
            low, high = choice.low or 0.0, choice.high or 0.0
            return noise.beta_error(values, uniforms, low=low, high=high, concentration=choice.concentration or 0.0)
    return noise.empirical_error(values, noise.cell_uniforms(keys, tokens), residuals=choice.residuals)


def _rates(choice: VaryClaims, keys: Words, tokens: Words) -> Floats:
    """Return the uniforms of the rates of over-claiming, one for all cells, for each region, or for each cell."""
    if choice.each == "cell":
        return noise.cell_uniforms(keys, tokens)
    # The least key of a region's cells does not depend on the order of its columns.
    regions = keys.min(axis=1, keepdims=True)
    return noise.cell_uniforms(regions.min(keepdims=True) if choice.each == "draw" else regions, tokens)


def _filled(values: Floats, source: LeafSource, choice: VaryGaps, cells: Cells, tokens: Words) -> Floats:
    columns = np.flatnonzero(cells.touched.any(axis=0))
    if not columns.size:
        return values
    groups = source.data.groups[choice.group] if choice.group else np.zeros(len(values[0]), dtype=np.int64)
    result = values.copy()
    keys = noise.name_keys(source.panel.regions)
    result[..., columns] = noise.donor_fill(values[..., columns], noise.cell_uniforms(cells.keys[:, columns], tokens), groups, keys)
    return result
