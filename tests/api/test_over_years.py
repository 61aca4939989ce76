from dataclasses import replace

from jejaring.api.over_years import over_years
from jejaring.edition import Edition
from jejaring.terms.recipe import Recipe, Step
from page_editions import INSUFFICIENT, RANKED


def dated(edition: Edition, year: int, recipe: Recipe | None = None) -> Edition:
    manifest = edition.manifest.model_copy(update={"year": year, "id": f"{edition.manifest.recipe}-{year}"})
    return replace(edition, manifest=manifest, recipe=recipe or edition.recipe)


def test_years_come_oldest_first_each_with_its_own_interval(ipm: Edition):
    view = over_years([ipm, dated(ipm, 2017)], RANKED)
    assert view is not None
    assert [point.year for point in view.points] == [2017, 2019]
    assert view.points[1].score == ipm.scores.score[ipm.row(RANKED), 0]
    assert view.points[1].low == ipm.intervals.low[ipm.row(RANKED), 0]
    assert view.points[0].ranked == 514


def test_one_year_is_no_line_and_neither_are_years_without_scores(edition: Edition, ipm: Edition):
    assert over_years([ipm], RANKED) is None
    assert over_years([edition, dated(edition, 2022)], INSUFFICIENT) is None


def test_of_two_editions_of_a_year_the_newer_counts(ipm: Edition):
    older = replace(ipm, manifest=ipm.manifest.model_copy(update={"date": "2020-01-01", "id": "ipm-old"}))
    view = over_years([ipm, older, dated(ipm, 2017)], RANKED)
    assert view is not None
    assert [point.edition for point in view.points] == ["ipm-2017", ipm.manifest.id]


def test_fixed_goalposts_of_one_recipe_make_years_comparable_whatever_its_doubt(ipm: Edition):
    view = over_years([ipm, dated(ipm, 2017, ipm.recipe.drawn(7, 3))], RANKED)
    assert view is not None
    assert view.scale == "same"


def test_another_recipe_or_a_scale_of_each_year_is_told(ipm: Edition):
    nodes = tuple(node.model_copy(update={"aggregate": Step(method="linear")}) for node in ipm.recipe.nodes)
    changed = over_years([ipm, dated(ipm, 2017, ipm.recipe.model_copy(update={"nodes": nodes}))], RANKED)
    leaves = tuple(leaf.model_copy(update={"normalise": Step(method="minmax")}) for leaf in ipm.recipe.leaves)
    relative = ipm.recipe.model_copy(update={"leaves": leaves})
    moving = over_years([dated(ipm, 2019, relative), dated(ipm, 2017, relative)], RANKED)
    assert changed is not None
    assert moving is not None
    assert (changed.scale, moving.scale) == ("recipe_changed", "each_year")
