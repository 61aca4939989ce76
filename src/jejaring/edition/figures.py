"""Which observations an edition uses, and whether they suffice for a single score."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Indicator
from jejaring.terms.panel import Panel
from jejaring.terms.problem import CannotBuild, Problem
from jejaring.terms.recipe import Recipe
from jejaring.terms.scores import Scores
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text


def used_observations(observations: pd.DataFrame, books: Catalogue, recipe: Recipe) -> pd.DataFrame:
    """Return the observations of the variables that the snapshot names and of the recipe's own leaves, in a fixed order."""
    wanted = {variable.key for variable in books.variables} | {f"{recipe.key}:{leaf.code}" for leaf in recipe.leaves}
    regions = {region.key for region in books.regions}
    used = observations[observations["indicator"].isin(wanted) & observations["region"].isin(regions)]
    ordered: pd.DataFrame = OBSERVATIONS.check(used).sort_values(list(OBSERVATIONS.key)).reset_index(drop=True)
    return ordered


def require_figures(scores: Scores, panel: Panel, observations: pd.DataFrame, books: Catalogue) -> None:
    """Raise CannotBuild where nobody has a score and a leaf that official figures fill has none for any region.

    The message names the years for which each such leaf has figures. An index whose forms are still empty is no error.
    """
    if np.isfinite(scores.score[:, 0]).any():
        return
    (recipe,) = books.recipes
    empty = {leaf.code for leaf in recipe.leaves if leaf.weight > 0 and np.isnan(panel.column(leaf.column)).all()}
    problems = list(_empty_leaves(empty, observations, books.indicators[recipe.key], panel.period))
    if problems:
        raise CannotBuild(problems)


def _empty_leaves(empty: set[str], observations: pd.DataFrame, indicators: tuple[Indicator, ...], year: str) -> Iterator[Problem]:
    for indicator in (item for item in indicators if item.code in empty and item.derivation):
        assert indicator.derivation is not None
        variable = indicator.derivation.variable
        found = observations[(observations["indicator"] == variable) & observations["value"].notna()]
        years = ", ".join(sorted({str(period)[:4] for period in found["period"]}))
        yield Problem(
            met=Text(
                id=f"{indicator.code} {indicator.name.id}: tidak ada angka untuk {year}",
                en=f"{indicator.code} {indicator.name.en}: no figure for {year}",
            ),
            expected=Text(
                id=f"angka `{variable}`; tahun yang ada: {years or 'belum ada'}",
                en=f"figures of `{variable}`; years at hand: {years or 'none'}",
            ),
            todo=Text(
                id="pilih tahun yang ada, atau impor berkas sumbernya dengan `jejaring import BERKAS`",
                en="choose a year at hand, or import the source file with `jejaring import FILE`",
            ),
        )
