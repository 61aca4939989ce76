"""A region's score year by year, from the editions of one recipe, and whether their scales are the same."""

from collections.abc import Iterable
from typing import Literal

import numpy as np

from jejaring.api.lines import number, whole
from jejaring.edition.edition import Edition
from jejaring.index import methods
from jejaring.terms.frozen import Frozen
from jejaring.terms.recipe import Doubt, Recipe

Scale = Literal["same", "each_year", "recipe_changed"]


class YearPoint(Frozen):
    """The root score of one edition with interval and rank range; None where there is none. `ranked` counts the region's group."""

    edition: str
    year: int
    score: float | None
    low: float | None
    high: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    ranked: int


class YearsView(Frozen):
    """Scores by year, oldest first, the newest edition of each year.

    `scale` is `same` where one recipe with fixed goalposts made all, `each_year` where the scale follows each year's regions, and
    `recipe_changed` where the recipe itself differs between years.
    """

    region: str
    points: tuple[YearPoint, ...]
    scale: Scale


def over_years(editions: Iterable[Edition], region: str) -> YearsView | None:
    """Return the scores of a region in the editions of one recipe; None where fewer than two years have one."""
    by_year: dict[int, Edition] = {}
    for edition in sorted(editions, key=lambda item: (item.manifest.year, item.manifest.date, item.manifest.id)):
        if region in edition.scores.regions:
            by_year[edition.manifest.year] = edition
    found = [by_year[year] for year in sorted(by_year)]
    points = tuple(_point(edition, region) for edition in found)
    if sum(point.score is not None for point in points) < 2:
        return None
    return YearsView(region=region, points=points, scale=_scale([edition.recipe for edition in found]))


def _point(edition: Edition, region: str) -> YearPoint:
    row, scores, doubt = edition.row(region), edition.scores, edition.intervals
    members = np.array([group == scores.group[row] for group in scores.group])
    return YearPoint(
        edition=edition.manifest.id,
        year=edition.manifest.year,
        score=number(scores.score[row, 0]),
        low=number(doubt.low[row, 0]),
        high=number(doubt.high[row, 0]),
        rank=whole(scores.rank[row, 0]),
        rank_low=whole(doubt.rank_low[row, 0]),
        rank_high=whole(doubt.rank_high[row, 0]),
        ranked=int((~np.isnan(scores.rank[members, 0])).sum()),
    )


def _scale(recipes: list[Recipe]) -> Scale:
    """Return how comparable scores are; the doubt of a recipe moves no score."""
    if len({recipe.model_copy(update={"doubt": Doubt()}).digest for recipe in recipes}) > 1:
        return "recipe_changed"
    recipe, known = recipes[0], methods()["normalise"]
    scored = [leaf for leaf in recipe.leaves if leaf.weight > 0]
    scales = [known[(leaf.normalise or recipe.steps.normalise).method] for leaf in scored]
    is_treated = any((leaf.treat or recipe.steps.treat).method != "none" for leaf in scored)
    return "each_year" if is_treated or any(scale.measure is not None or scale.relative for scale in scales) else "same"
