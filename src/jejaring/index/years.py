"""Several years on one scale: all years together, each by itself, or all by the yardsticks of the first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from jejaring.index import leaves as stage
from jejaring.index.build import LeafStages, Stages, before_scaling, finished, scores_of, settled_leaves
from jejaring.index.check_years import problems_of_years
from jejaring.index.imputation import Filled, Timeline
from jejaring.index.registry import method_of
from jejaring.index.treatment import Treated, applied
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.problem import BadRecipe, CannotBuild
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Scores

Scale = Literal["all_years", "each_year", "first"]


@dataclass(frozen=True)
class Reference:
    """What a scale rests on: the periods it was taken from, and per leaf its treatment curve (m × 5) and yardstick (m × 4).

    A yardstick is origin, unit, lowest and highest score; goalposts have no origin and unit, for they rest on nothing but the recipe.
    """

    periods: tuple[str, ...]
    curves: Floats
    sticks: Floats


@dataclass(frozen=True)
class Years:
    """One run of several periods: the stages of each, and the references they were measured by (one, or one for each period)."""

    scale: Scale
    periods: tuple[str, ...]
    stages: tuple[Stages, ...]
    references: tuple[Reference, ...]

    @property
    def scores(self) -> tuple[Scores, ...]:
        """Return the scores of each period."""
        return tuple(scores_of(stages) for stages in self.stages)


def run_years(
    panels: Sequence[Panel],
    recipe: Recipe,
    *,
    scale: Scale = "all_years",
    treat: Scale | None = None,
    reference: Reference | None = None,
) -> Years:
    """Return every stage of a recipe on panels of rising years, whose regions may differ.

    `all_years` treats and scales the rows of all years as one table; `each_year` every year by itself, so that scores of different
    years cannot be compared; `first` takes curves and yardsticks from the first year, or from a `reference` of an earlier run, and
    sends all years through them. `treat` sets another scale for outlier treatment alone (COINr treats each year). Under `first`,
    and under goalposts without treatment whatever the scale, past scores do not move when a year is added; an imputation that looks
    at later years still fills past gaps. Weights that the recipe reads from data are read once, from what the scale is taken from,
    or in each year by itself; with a borrowed `reference` they must be settled. Within each year the rules are those of `run`.

    Raises BadRecipe or CannotBuild with every problem.
    """
    if reference is not None and scale != "first":
        raise ValueError("a reference goes with scale='first'")
    in_recipe, in_panels = problems_of_years(panels, recipe, scale=scale, borrowed=reference is not None)
    if in_recipe:
        raise BadRecipe([*in_recipe, *in_panels])
    if in_panels:
        raise CannotBuild(in_panels)
    data = [stage.leaf_data(panel, recipe) for panel in panels]
    filled = _filled(panels, recipe, data)
    calmed = _treated(recipe, filled, treat or scale, reference)
    periods = tuple(panel.period for panel in panels)
    sticks = _measured(recipe, data, calmed, scale, reference)
    done = []
    for place in range(len(panels)):
        leaf_scores = stage.normalised(data[place], calmed[place].values, stage.steps_of(recipe, "normalise"), sticks=sticks[place])
        divided, imputed = filled[place]
        done.append(LeafStages(divided, imputed, calmed[place], leaf_scores))
    if scale != "each_year":
        known = len(panels) if scale == "all_years" else 1
        recipe = settled_leaves(panels[:known], recipe, done[:known])
    stages = [finished(panel, recipe, leaves) for panel, leaves in zip(panels, done, strict=True)]
    references = [Reference((period,), done.curve, stick) for period, done, stick in zip(periods, calmed, sticks, strict=True)]
    if scale == "first":
        references = [reference or references[0]]
    if scale == "all_years":
        references = [Reference(periods, calmed[0].curve, sticks[0])] if treat in (None, scale) else references
    return Years(scale, periods, tuple(stages), tuple(references))


def build_years(panels: Sequence[Panel], recipe: Recipe, *, scale: Scale = "all_years") -> tuple[Scores, ...]:
    """Return the scores of each year, rounded to 9 decimals, and the ranks within it; the rules are those of `run_years`.

    Raises BadRecipe or CannotBuild with every problem.
    """
    return run_years(panels, recipe, scale=scale).scores


def _filled(panels: Sequence[Panel], recipe: Recipe, data: Sequence[stage.LeafData]) -> list[tuple[Floats, Filled]]:
    """Return each year after division and imputation; an imputation over years sees the divided values of all of them."""
    steps = stage.steps_of(recipe, "impute")
    if not any(method_of("impute", step).needs_years for step in steps):
        return [before_scaling(recipe, each) for each in data]
    divided = [stage.denominated(each, each.values, recipe.steps.denominate) for each in data]
    years = tuple(int(panel.period) for panel in panels)
    rows = [{region: row for row, region in enumerate(each.regions)} for each in data]
    result = []
    for now, each in enumerate(data):
        line = np.full((len(data), *divided[now].shape), np.nan)
        for year, table in enumerate(divided):
            here = [row for row, region in enumerate(each.regions) if region in rows[year]]
            line[year, here] = table[[rows[year][each.regions[row]] for row in here]]
        result.append(before_scaling(recipe, each, Timeline(years, line, now)))
    return result


def _treated(recipe: Recipe, filled: Sequence[tuple[Floats, Filled]], scale: Scale, reference: Reference | None) -> list[Treated]:
    steps = stage.steps_of(recipe, "treat")
    tables = [imputed.values for _, imputed in filled]
    if scale == "each_year":
        return [stage.treated(table, steps) for table in tables]
    whole = stage.treated(np.vstack(tables) if scale == "all_years" else tables[0], steps)
    curve = whole.curve if reference is None else reference.curves
    return [Treated(applied(table, curve), whole.rule, curve) for table in tables]


def _measured(
    recipe: Recipe, data: Sequence[stage.LeafData], calmed: Sequence[Treated], scale: Scale, reference: Reference | None
) -> list[Floats]:
    """Return the yardsticks (m × 4) of each year."""
    steps = stage.steps_of(recipe, "normalise")
    if scale == "each_year":
        return [stage.measured(each, done.values, steps) for each, done in zip(data, calmed, strict=True)]
    if scale == "first":
        return [reference.sticks if reference else stage.measured(data[0], calmed[0].values, steps)] * len(data)
    base = np.concatenate([np.full(len(done.values), place == 0) for place, done in enumerate(calmed)])
    return [stage.measured(data[0], np.vstack([done.values for done in calmed]), steps, base=base)] * len(data)
