"""Finds what hinders a recipe on a panel: what it names and the panel lacks, and columns that a step cannot take."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import cast

import numpy as np

from jejaring.index import leaves as stage
from jejaring.index.check_nodes import absent_outcomes
from jejaring.index.fault import fault, some
from jejaring.index.imputation.filled import PARENT
from jejaring.index.method import Kind, Method
from jejaring.index.registry import METHODS, parameters_of, step_problems
from jejaring.terms.panel import Floats, Panel
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Leaf, Recipe, Step, VarySteps


def problems_of_panel(recipe: Recipe, panel: Panel, *, years: int = 1) -> tuple[Problem, ...]:
    """Return what hinders a recipe on these data, one of so many years.

    That is absent columns, groupings, regions and levels, bad denominators, and columns without spread, unit or logarithm.
    """
    return (*problems_of_names(recipe, panel, years=years), *problems_of_values(recipe, panel))


def problems_of_names(recipe: Recipe, panel: Panel, *, years: int = 1) -> tuple[Problem, ...]:
    """Return what a recipe names and a panel, one of so many years, lacks: columns, groupings, regions, levels."""
    return (*_absent_columns(recipe, panel), *absent_outcomes(recipe, panel), *_absent_names(recipe, panel, years))


def problems_of_values(recipe: Recipe, panel: Panel, *, scales: bool = True) -> tuple[Problem, ...]:
    """Return what a recipe cannot do with the values of a panel that has its columns; `scales`: they must give a scale too."""
    columns = (problem for leaf in recipe.leaves for problem in _column_problems(recipe, leaf, panel, scales=scales))
    return (*_bad_denominators(recipe, panel), *columns)


def _absent_columns(recipe: Recipe, panel: Panel) -> Iterator[Problem]:
    for leaf in recipe.leaves:
        for column in (leaf.column, leaf.denominator):
            if column is not None and column not in panel.columns:
                yield fault(
                    (f"{leaf.code}: kolom {column} tidak ada di panel", f"{leaf.code}: column {column} is not in the panel"),
                    some(list(panel.columns)),
                    ("tambahkan kolom itu atau perbaiki namanya", "add the column or mend its name"),
                )


def _absent_names(recipe: Recipe, panel: Panel, years: int) -> Iterator[Problem]:
    """Yield groupings, levels of the tree, regions and years that the recipe names and the panel lacks, each once."""
    levels = dict.fromkeys((PARENT, *(node.level for node in recipe.nodes)))
    told: set[tuple[str, str]] = set()
    if recipe.ranking.group_by is not None and recipe.ranking.group_by not in panel.groupings:
        yield _absent_grouping("ranking.group_by", recipe.ranking.group_by, panel)
    for leaf, step_name in product(recipe.leaves, NAMED):
        for step in possible_steps(recipe, leaf, step_name):
            where, method = f"{step_name} {step.method}", METHODS[step_name].get(step.method)
            for kind, name in _names(method, step) if method else ():
                if (where, name) not in told:
                    told.add((where, name))
                    yield from _absent(where, kind, name, panel=panel, levels=levels)
            if method and method.needs_years and years < 2 and (where, "") not in told:
                told.add((where, ""))
                yield fault(
                    (f"{where}: hanya satu tahun", f"{where}: only one year"),
                    ("panel beberapa tahun", "panels of several years"),
                    ("pakai run_years, atau cara lain", "use run_years, or another method"),
                )


NAMED: tuple[stage.LeafStep, ...] = ("impute", "normalise")


def _names(method: Method, step: Step) -> Iterator[tuple[Kind, str]]:
    for name, parameter in method.parameters.items():
        value = step.parameters.get(name, parameter.default)
        if parameter.kind in ("grouping", "level", "region") and isinstance(value, str):
            yield parameter.kind, value


def _absent(where: str, kind: Kind, name: str, *, panel: Panel, levels: Iterable[str]) -> Iterator[Problem]:
    if kind == "grouping" and name not in panel.groupings:
        yield _absent_grouping(where, name, panel)
    if kind == "level" and name not in levels:
        yield fault(
            (f"{where}: tidak ada tingkat {name}", f"{where}: no level {name}"),
            ", ".join(levels),
            ("pilih tingkat yang ada di pohon", "choose a level of the tree"),
        )
    if kind == "region" and name not in panel.regions:
        yield fault(
            (f"{where}: daerah {name} tidak ada di panel", f"{where}: region {name} is not in the panel"),
            some(list(panel.regions)),
            ("pilih daerah yang ada", "choose a region that exists"),
        )


def _absent_grouping(where: str, group: str, panel: Panel) -> Problem:
    return fault(
        (f"{where}: pengelompokan {group} tidak ada di panel", f"{where}: grouping {group} is not in the panel"),
        ", ".join(sorted(panel.groupings)) or "-",
        ("pilih pengelompokan yang ada", "choose a grouping that exists"),
    )


def _bad_denominators(recipe: Recipe, panel: Panel) -> Iterator[Problem]:
    divided = recipe.steps.denominate.method != "none"
    for column in dict.fromkeys(leaf.denominator for leaf in recipe.leaves if divided and leaf.denominator in panel.columns):
        bad = [panel.regions[row] for row in np.flatnonzero(panel.column(str(column)) <= 0)]
        if bad:
            yield fault(
                (f"pembagi {column} tidak di atas 0: {some(bad)}", f"denominator {column} is not above 0: {some(bad)}"),
                ("bilangan di atas 0, atau kosong", "numbers above 0, or missing"),
                ("perbaiki atau kosongkan sel itu", "mend or empty the cells"),
            )


def possible_steps(recipe: Recipe, leaf: Leaf, step_name: stage.LeafStep) -> tuple[Step, ...]:
    """Return the steps that a leaf may meet, in the nominal build and under doubt."""
    own = stage.own_step(leaf, step_name)
    if own is not None:
        return (own,)
    drawn = [step for choice in recipe.doubt.choices if isinstance(choice, VarySteps) and choice.vary == step_name for step in choice.among]
    nominal: Step = getattr(recipe.steps, step_name)
    return (nominal, *(step for place, step in enumerate(drawn) if step != nominal and step not in drawn[:place]))


def _column_problems(recipe: Recipe, leaf: Leaf, panel: Panel, *, scales: bool) -> Iterator[Problem]:
    if leaf.column not in panel.columns or (leaf.denominator and leaf.denominator not in panel.columns):
        return
    values = panel.column(leaf.column)
    infinite = [panel.regions[row] for row in np.flatnonzero(np.isinf(values))]
    if infinite:
        yield fault(
            (f"{leaf.code}: nilai tak hingga: {some(infinite)}", f"{leaf.code}: infinite values: {some(infinite)}"),
            ("bilangan atau kosong", "numbers or missing"),
            ("perbaiki sel itu", "mend the cells"),
        )
        return
    if leaf.denominator and recipe.steps.denominate.method != "none":
        divisor = panel.column(leaf.denominator)
        values = np.where(divisor > 0, values / np.where(divisor > 0, divisor, 1.0) * leaf.denominator_scale, np.nan)
    for step in possible_steps(recipe, leaf, "normalise"):
        if scales:
            yield from _without_scale(leaf, step, values, panel)
        yield from _unfit_values(leaf, step, values, panel)


def _without_scale(leaf: Leaf, step: Step, values: Floats, panel: Panel) -> Iterator[Problem]:
    """Yield a problem where a column gives a normalisation no scale: all its values are alike, or its yardstick has no length."""
    method = METHODS["normalise"].get(step.method)
    filled = values[~np.isnan(values)]
    if method is None or not filled.size or step_problems("normalise", step, leaf.code):
        return
    if method.needs_spread and filled.min() == filled.max():
        yield fault(
            (f"{leaf.code}: semua nilai sama ({filled[0]:g})", f"{leaf.code}: all values are alike ({filled[0]:g})"),
            (f"paling sedikit dua nilai berbeda bagi {step.method}", f"at least two different values for {step.method}"),
            ("pakai goalposts, atau keluarkan indikator itu", "use goalposts, or leave the indicator out"),
        )
    elif method.measure is not None:
        yield from _without_unit(leaf, step, values, panel)


def _unfit_values(leaf: Leaf, step: Step, values: Floats, panel: Panel) -> Iterator[Problem]:
    """Yield values that a normalisation cannot take: no logarithm, no fraction, scores against the polarity."""
    method = METHODS["normalise"].get(step.method)
    if method is None or step_problems("normalise", step, leaf.code):
        return
    if step.method == "log_goalposts":
        offset = cast(float, parameters_of("normalise", step)["offset"])
        bad = [panel.regions[row] for row in np.flatnonzero(values + offset <= 0)]
        if bad:
            yield fault(
                (f"{leaf.code}: nilai tanpa logaritma: {some(bad)}", f"{leaf.code}: values without logarithm: {some(bad)}"),
                (f"nilai + {offset} di atas 0", f"value + {offset} above 0"),
                ("perbaiki atau kosongkan sel itu, atau naikkan offset", "mend or empty the cells, or raise the offset"),
            )
    if method.needs_above_zero:
        bad = [panel.regions[row] for row in np.flatnonzero((values < 0) | ((values == 0) & (leaf.polarity < 0)))]
        if bad:
            yield fault(
                (f"{leaf.code}: nilai tidak di atas 0: {some(bad)}", f"{leaf.code}: values not above 0: {some(bad)}"),
                (f"bilangan di atas 0 bagi {step.method}", f"numbers above 0 for {step.method}"),
                ("perbaiki sel itu, atau pakai minmax", "mend the cells, or use minmax"),
            )
    if "scores" in method.parameters:
        yield from _against_polarity(leaf, step)


def _without_unit(leaf: Leaf, step: Step, values: Floats, panel: Panel) -> Iterator[Problem]:
    """Yield a problem where a scale finds no length in a column: half of it alike, a target that is no better than the worst."""
    if step.parameters.get("region") not in (None, *panel.regions):
        return
    method = METHODS["normalise"][step.method]
    parameters = parameters_of("normalise", step)
    own: dict[str, object] = {name: parameters[name] for name in method.measure_takes}
    if "region" in own:
        own["region"] = panel.regions.index(str(own["region"]))
    measure = cast(Callable[..., Floats], method.measure)
    stick = measure(values[:, None], np.array([float(leaf.polarity)]), **own)
    if not stick[0, 1] > 0:
        yield fault(
            (f"{leaf.code}: {step.method} tidak menemukan jarak", f"{leaf.code}: {step.method} finds no distance"),
            _DISTANCES.get(step.method, ("nilai yang cukup beragam", "values that differ enough")),
            ("pakai cara lain bagi indikator itu", "use another method for this indicator"),
        )


_DISTANCES = {
    "distance_to_target": ("target yang lebih baik daripada nilai terburuk", "a target better than the worst value"),
    "distance_to_reference": ("daerah acuan dengan nilai yang bukan terburuk", "a reference region whose value is there and not the worst"),
    "robust_z": ("kurang dari separuh nilai yang sama", "less than half of the values alike"),
}


def _against_polarity(leaf: Leaf, step: Step) -> Iterator[Problem]:
    scores = cast(tuple[float, ...], step.parameters["scores"])
    if (scores[-1] - scores[0]) * leaf.polarity < 0:
        yield fault(
            (f"{leaf.code}: scores melawan polarity {leaf.polarity}", f"{leaf.code}: scores against polarity {leaf.polarity}"),
            ("nilai yang naik bagi polarity 1, turun bagi -1", "scores that rise for polarity 1 and fall for -1"),
            ("balikkan scores atau polarity", "turn the scores or the polarity round"),
        )
