"""A panel from observations: every derivation, every reason, on the invented country."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jejaring.catalogue import load, starter
from jejaring.indicators import assemble, needed_variables
from jejaring.indicators.distance import EARTH_RADIUS_KM
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe
from jejaring.terms.status import Status

TINY = Path(__file__).parents[1] / "catalogue" / "tiny_country"


def recipe() -> Recipe:
    return next(recipe for recipe in load(TINY).recipes if recipe.key == "tiny")


def panel(observations: pd.DataFrame | None = None, year: int = 2030) -> Panel:
    return assemble(starter(TINY) if observations is None else observations, load(TINY), recipe(), year=year)


def cell(found: Panel, region: str, column: str) -> tuple[int, int]:
    return found.regions.index(region), found.columns.index(column)


def test_a_taken_figure_keeps_value_status_year_and_source():
    found = panel()
    at = cell(found, "N1", "T1.1")
    assert (found.values[at], found.status[at], found.year[at], found.source[at]) == (97.0, Status.REPORTED, "2030", "census")


def test_an_older_figure_stands_in_and_shows_its_year():
    found = panel()
    at = cell(found, "N2", "T1.1")
    assert (found.values[at], found.year[at]) == (88.1, "2029")


def test_a_ratio_is_computed_from_both_parts():
    found = panel()
    at = cell(found, "N1", "T2.1")
    # 100,000 * 2 libraries / 40,000 people
    assert found.values[at] == 5.0
    assert found.status[at] is Status.COMPUTED


def test_a_distance_has_its_floor_and_is_great_circle():
    found = panel()
    assert found.values[cell(found, "N1", "T2.2")] == 2.0
    points = [point for point in load(TINY).points if point.group == "library"]
    region = next(region for region in load(TINY).regions if region.key == "S2")
    assert region.latitude is not None
    assert region.longitude is not None
    flat = min(
        EARTH_RADIUS_KM * np.hypot(np.radians(region.latitude - p.latitude), np.radians(region.longitude - p.longitude)) for p in points
    )
    # Near the equator and within a degree the plane is right to a tenth of a percent.
    assert found.values[cell(found, "S2", "T2.2")] == pytest.approx(flat, rel=1e-3)


def test_a_missing_part_makes_the_ratio_missing():
    observations = starter(TINY)
    observations.loc[(observations["indicator"] == "people") & (observations["region"] == "N1"), "value"] = np.nan
    found = panel(observations)
    at = cell(found, "N1", "T2.1")
    assert np.isnan(found.values[at])
    assert found.status[at] is Status.MISSING


def test_a_denominator_of_zero_is_said():
    observations = starter(TINY)
    observations.loc[(observations["indicator"] == "people") & (observations["region"] == "N1"), "value"] = 0.0
    found = panel(observations)
    note = found.note[cell(found, "N1", "T2.1")]
    assert note is not None
    assert "zero" in note.en


def test_context_columns_follow_the_leaves():
    assert panel().columns == ("T1.1", "T1.2", "T2.1", "T2.2", "context:land")


def test_needed_variables_are_those_of_leaves_and_context():
    assert needed_variables(recipe(), load(TINY).indicators["tiny"]) == ("land", "library", "literacy", "people", "school")


def test_a_mean_needs_all_its_parts():
    books = load()
    open_index = next(recipe for recipe in books.recipes if recipe.key == "ikk-terbuka-2026")
    found = assemble(starter(), books, open_index, year=2026)
    column = found.columns.index("D3.4")
    parts = starter().query("period == '2021'").pivot_table(index="region", columns="indicator", values="value")
    bandung = found.regions.index("3273")
    assert found.values[bandung, column] == pytest.approx((parts.loc["3273", "sanitasi"] + parts.loc["3273", "air_minum"]) / 2)
    assert np.isnan(found.values[:, column]).sum() == 2
