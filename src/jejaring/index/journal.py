"""What a run did to single cells: every gap that was filled, every extreme that was treated."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jejaring.index import leaves as stage
from jejaring.index.imputation import Filled, Way
from jejaring.index.treatment import LEFT, Rule, Treated
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.recipe import Recipe


@dataclass(frozen=True)
class Treatment:
    """One cell that outlier treatment changed, or (with `region` None) one column that it left, and why."""

    region: str | None
    leaf: str
    before: float | None
    after: float | None
    rule: Rule


@dataclass(frozen=True)
class Imputation:
    """One gap: the value that fills it, how, and from which donor; or (with `value` None) that it stays."""

    region: str
    leaf: str
    value: float | None
    way: Way
    donor: str | None


def imputation_log(panel: Panel, recipe: Recipe, done: Filled) -> tuple[Imputation, ...]:
    """Return a line for every gap, leaves in recipe order, without those that the recipe leaves open on purpose."""
    log: list[Imputation] = []
    for place, step in enumerate(stage.steps_of(recipe, "impute")):
        gaps = np.flatnonzero(done.way[:, place] != Way.KNOWN).tolist() if step.method != "none" else []
        for row in gaps:
            value, donor = float(done.values[row, place]), int(done.donor[row, place])
            way = Way(int(done.way[row, place]))
            name = panel.regions[donor] if donor >= 0 else None
            log.append(Imputation(panel.regions[row], recipe.leaves[place].code, None if way is Way.MISSING else value, way, name))
    return tuple(log)


def treatment_log(panel: Panel, recipe: Recipe, before: Floats, after: Treated) -> tuple[Treatment, ...]:
    """Return a line for every cell that treatment changed, or for a column that it left, from values (n × m) before and after."""
    log: list[Treatment] = []
    for place, (leaf, number) in enumerate(zip(recipe.leaves, after.rule.tolist(), strict=True)):
        rule = Rule(number)
        if rule in LEFT:
            log.append(Treatment(None, leaf.code, None, None, rule))
        elif rule is not Rule.PASSED:
            log += _changed_cells(panel.regions, leaf.code, before[:, place], after.values[:, place], rule=rule)
    return tuple(log)


def _changed_cells(regions: Sequence[str], leaf: str, before: Floats, after: Floats, *, rule: Rule) -> list[Treatment]:
    changed = np.flatnonzero((before != after) & ~np.isnan(before)).tolist()
    return [Treatment(regions[row], leaf, float(before[row]), float(after[row]), rule) for row in changed]
