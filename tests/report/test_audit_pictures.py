"""Each picture of an audit stands above the table that it shows."""

import numpy as np
import pytest

from jejaring.index.coherence.audit import audit
from jejaring.report.audit_pictures import audit_pictures, evidence, worded
from jejaring.terms.recipe import Step
from jejaring.words import speech
from made_up_index import NAMES, made_up_panel, made_up_recipe


@pytest.fixture(scope="module")
def made():
    panel, recipe = made_up_panel(), made_up_recipe()
    found = audit(panel, recipe, draws=32)
    return found, evidence(panel, found, names=NAMES, regions={})


def test_the_run_behind_the_pictures_is_that_of_the_audit(made):
    found, seen = made
    table = found.table("ranks")
    for region, low, high in zip(*(table.column(key) for key in ("region", "rank_low", "rank_high")), strict=True):
        place = seen.stages.regions.index(region)
        assert (low, high) == (seen.intervals.rank_low[place, 0], seen.intervals.rank_high[place, 0])


def test_pictures_have_the_figures_of_their_tables(made):
    found, seen = made
    pictures = audit_pictures(found, seen, speech("en"))
    rows = pictures["sobol"][0].spec["datasets"]["rows"]
    assert [row["total"] for row in rows] == [round(max(value, 0.0), 4) for value in found.table("sobol").column("total")]
    assert len(pictures["ranks"]) == 2
    assert pictures["treatments"][0].table.rows[0].cells[0] == "A2"
    assert {picture.key for picture in pictures["redundancy"]} == {"contributions-I"}


def test_a_geometric_index_is_not_divided_into_parts():
    panel, recipe = made_up_panel(), made_up_recipe()
    nodes = tuple(
        node.model_copy(update={"aggregate": Step(method="geometric", floor=1)}) if node.code == "I" else node for node in recipe.nodes
    )
    found = audit(panel, recipe.model_copy(update={"nodes": nodes}), draws=8)
    assert audit_pictures(found, evidence(panel, found, names={}, regions={}), speech("id"))["redundancy"] == ()


def test_words_of_the_engine_are_said_in_the_readers_language(made):
    said = speech("id")
    assert worded("skewed, zeros", {}, said) == "menceng, banyak nol"
    assert worded("aggregate:I", {"I": "Indeks"}, said) == "cara merata-rata: Indeks"
    assert worded("spread = 0.25", {}, said) == "spread = 0.25"
    assert np.isfinite(made[1].stages.scores[:, 0]).any()
