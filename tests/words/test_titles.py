"""The title of a picture is its finding."""

from dataclasses import replace

import numpy as np
import pytest

from jejaring.terms.region import IslandGroup
from jejaring.terms.text import same
from jejaring.words import map_title, ranking_title, speech

ID, EN = speech("id"), speech("en")


def _scored(edition, scores):
    table = edition.scores.score.copy()
    table[:, 0] = scores
    return replace(edition, scores=replace(edition.scores, score=table))


def _banded(edition, bands):
    table = edition.intervals.band.copy()
    table[:, 0] = bands
    return replace(edition, intervals=replace(edition.intervals, band=table))


def test_a_map_of_one_island_group_names_the_highest_and_the_lowest_region(tiny):
    made = _scored(tiny, [60, 50, 40, 30, 20, 10])
    assert map_title(made, EN) == "Tiny Index 2030: highest Town Alder, lowest Town Elm"


def test_a_map_of_several_island_groups_names_the_highest_and_the_lowest_by_median(tiny):
    made = _scored(tiny, [60, 50, 1, 30, 20, 10])
    country = made.catalogue.country
    islands = (*country.island_groups, IslandGroup(key="south", name=same("South")))
    regions = tuple(
        region.model_copy(update={"island_group": "south"}) if region.key[0] == "S" else region for region in made.catalogue.regions
    )
    books = made.catalogue.model_copy(update={"country": country.model_copy(update={"island_groups": islands}), "regions": regions})
    assert map_title(replace(made, catalogue=books), EN) == "Tiny Index 2030: highest in Mainland, lowest in South"


def test_a_map_without_scores_says_so(tiny):
    assert map_title(_scored(tiny, np.nan), EN) == "Tiny Index 2030: no region has a score yet"


def test_a_map_of_a_node_is_named_after_it(tiny):
    node = tiny.recipe.nodes[1]
    assert map_title(tiny, EN, node=node.code).startswith(f"{node.name.en} 2030: ")
    with pytest.raises(ValueError, match="not in tuple"):
        map_title(tiny, EN, node="no such node")


def test_a_ranking_names_its_leader_or_how_many_cannot_be_told_apart(tiny):
    towns = [1 if group == "town" else 0 for group in tiny.scores.group]
    assert ranking_title(_banded(tiny, towns), EN, group="town") == "The order of 3 regions in the group town cannot be told apart"
    led = [{"N1": 1, "S1": 2, "S3": 2}.get(region, 0) for region in tiny.scores.regions]
    assert ranking_title(_banded(tiny, led), ID, group="town").startswith(
        "Town Alder teratas; 3 daerah dalam kelompok kota terbagi dalam 2"
    )
    tied = [{"N1": 1, "S1": 1, "S3": 2}.get(region, 0) for region in tiny.scores.regions]
    assert ranking_title(_banded(tiny, tied), EN, group="town").startswith("The top 2 regions in the group town cannot be told apart")


def test_a_ranking_without_ranks_says_so(tiny):
    assert ranking_title(_banded(tiny, 0), EN, group="town") == "No ranking yet: there are not enough data"
