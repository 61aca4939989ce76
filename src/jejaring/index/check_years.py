"""Finds what hinders a recipe on panels of several years, before anything is computed."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from jejaring.index import leaves as stage
from jejaring.index.check import problems_of_recipe
from jejaring.index.check_panel import problems_of_names, problems_of_values
from jejaring.index.fault import fault, some
from jejaring.index.registry import METHODS
from jejaring.index.settle import reads_data
from jejaring.terms.panel import Panel, plain_panel
from jejaring.terms.problem import Problem
from jejaring.terms.recipe import Recipe, Step
from jejaring.terms.text import Text


def problems_of_years(
    panels: Sequence[Panel], recipe: Recipe, *, scale: str, borrowed: bool = False
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Return the problems of the recipe, and those of running it on these panels at a scale (`borrowed` from an earlier run or not)."""
    names = [_dated(panel, problem) for panel in panels for problem in problems_of_names(recipe, panel, years=len(panels))]
    found = [*_year_problems(panels), *_scale_problems(recipe, scale), *names, *(_unsettled(recipe) if borrowed else ())]
    if not names and panels:
        found += _value_problems(panels, recipe, scale, borrowed=borrowed)
    return problems_of_recipe(recipe), tuple(found)


def _year_problems(panels: Sequence[Panel]) -> Iterator[Problem]:
    if not panels:
        yield fault(("tanpa panel", "no panel"), ("paling sedikit satu tahun", "at least one year"), ("beri panel", "give a panel"))
    odd = [panel.period for panel in panels if not panel.period.isdecimal()]
    if odd:
        yield fault(
            (f"periode {', '.join(map(repr, odd))}", f"period {', '.join(map(repr, odd))}"),
            ("tahun, misalnya 2024", "a year, for example 2024"),
            ("perbaiki periode panel itu", "mend the period of the panel"),
        )
        return
    years = [int(panel.period) for panel in panels]
    if any(later <= earlier for earlier, later in pairwise(years)):
        yield fault(
            (f"tahun: {', '.join(map(str, years))}", f"years: {', '.join(map(str, years))}"),
            ("tahun yang naik, masing-masing sekali", "rising years, each once"),
            ("urutkan panel menurut tahun", "order the panels by year"),
        )


def _unsettled(recipe: Recipe) -> Iterator[Problem]:
    """Yield the weights that would be read from other years than those of the borrowed reference."""
    codes = [node.code for node in recipe.nodes if reads_data(node.weigh or recipe.steps.weight)]
    if codes:
        yield fault(
            (f"bobot dibaca dari data: {some(codes)}", f"weights read from data: {some(codes)}"),
            ("bobot yang tetap di samping acuan yang dipinjam", "settled weights beside a borrowed reference"),
            ("pakai settled(panel, recipe) pada tahun acuan", "call settled(panel, recipe) on the year of reference"),
        )


def _scale_problems(recipe: Recipe, scale: str) -> Iterator[Problem]:
    """Yield normalisations that a scale cannot serve: ranks have no yardstick, a reference region has a value in each year."""
    steps: dict[str, Step] = {step.method: step for step in stage.steps_of(recipe, "normalise")}
    for name in steps:
        method = METHODS["normalise"].get(name)
        if method and scale == "first" and method.relative:
            yield fault(
                (f"{name}: tanpa ukuran yang dapat dipinjam tahun lain", f"{name}: no yardstick that another year can borrow"),
                ("minmax, zscore, goalposts, …", "minmax, zscore, goalposts, …"),
                ("pakai all_years atau each_year, atau cara lain", "use all_years or each_year, or another method"),
            )
        if method and scale == "all_years" and "region" in method.parameters:
            yield fault(
                (f"{name}: daerah acuan punya nilai tiap tahun", f"{name}: the reference region has a value in each year"),
                ("each_year atau first", "each_year or first"),
                ("pilih skala lain", "choose another scale"),
            )


def _value_problems(panels: Sequence[Panel], recipe: Recipe, scale: str, *, borrowed: bool) -> Iterator[Problem]:
    if scale == "each_year":
        for panel in panels:
            yield from (_dated(panel, problem) for problem in problems_of_values(recipe, panel))
        return
    if scale == "first" and not borrowed:
        yield from (_dated(panels[0], problem) for problem in problems_of_values(recipe, panels[0]))
    later = panels if scale == "all_years" or borrowed else panels[1:]
    if later:
        yield from problems_of_values(recipe, pooled(later, recipe), scales=scale == "all_years")


def pooled(panels: Sequence[Panel], recipe: Recipe) -> Panel:
    """Return the columns of a recipe in all panels as one, each region with its period; groupings are left out."""
    columns = [*(leaf.column for leaf in recipe.leaves), *(leaf.denominator for leaf in recipe.leaves if leaf.denominator)]
    names = tuple(dict.fromkeys(columns))
    values = np.vstack([np.column_stack([panel.column(name) for name in names]) for panel in panels])
    return plain_panel(tuple(f"{region} {panel.period}" for panel in panels for region in panel.regions), names, values)


def _dated(panel: Panel, problem: Problem) -> Problem:
    met = Text(id=f"{panel.period}: {problem.met.id}", en=f"{panel.period}: {problem.met.en}")
    return problem.model_copy(update={"met": met})
