"""The tile map shows all 514 regions, hatches those without a score, and its table says the same."""

import json
from dataclasses import replace

import pytest

from jejaring.charts import live, svg, tile_map
from jejaring.words import speech


def test_every_region_is_one_tile_and_one_row_of_the_table(edition):
    picture = tile_map(edition, speech("id"), title="x")
    keys = [row["k"] for row in picture.spec["datasets"]["tiles"]]
    assert keys == [row.region for row in picture.table.rows] == [region.key for region in edition.catalogue.regions]


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_table_says_what_the_picture_draws(gappy, language):
    voice = speech(language)
    picture = tile_map(gappy, voice, title="x")
    for tile, row in zip(picture.spec["datasets"]["tiles"], picture.table.rows, strict=True):
        assert row.cells[0] == tile["n"]
        assert row.cells[2] in tile["say"]
        if tile["v"] is None:
            assert row.cells[2] == voice.missing
        else:
            assert abs(float(row.cells[2].replace(",", ".")) - tile["v"]) <= 0.0505  # half a printed unit and half a drawn one


def test_a_region_without_score_is_hatched_and_explained(gappy):
    picture = tile_map(gappy, speech("id"), title="x")
    assert [row["k"] for row in picture.spec["datasets"]["tiles"] if row["v"] is None] == ["1101", "3273"]
    drawn = svg(picture, width=390)
    assert "Kota Bandung, Jawa Barat: tidak ada data" in drawn
    assert drawn.count("tidak ada data") >= 3
    assert "2" in picture.alt


def test_a_picture_without_gaps_needs_no_key_to_the_hatch(edition):
    assert "tidak ada data" not in svg(tile_map(edition, speech("id"), title="x"), width=390)


def test_tiles_lead_where_the_link_says_and_no_foreign_host_is_left(edition):
    picture = tile_map(edition, speech("id"), title="x", link=lambda key: f"?region={key}")
    still = svg(picture, width=390)
    assert still.count('xlink:href="?region=') == still.count('tabindex="-1"') == 514
    assert "site.invalid" not in still + json.dumps(live(picture))


def test_the_focused_region_has_a_ring(edition):
    without, ringed = (svg(tile_map(edition, speech("id"), title="x", focus=focus), width=390) for focus in (None, "3273"))
    assert without != ringed
    assert [row["k"] for row in tile_map(edition, speech("id"), title="x", focus="3273").spec["datasets"]["picked"]] == ["3273"]


def test_any_node_can_be_shown(edition):
    picture = tile_map(edition, speech("en"), title="x", node="K1")
    at = edition.scores.nodes.index("K1")
    assert picture.spec["datasets"]["tiles"][0]["v"] == round(float(edition.scores.score[0, at]), 3)
    assert "Human capital" in picture.alt


def test_a_country_without_tiles_has_no_tile_map(edition):
    bare = tuple(region.model_copy(update={"tile": None}) for region in edition.catalogue.regions)
    books = edition.catalogue.model_copy(update={"regions": bare})
    assert tile_map(replace(edition, catalogue=books), speech("id"), title="x") is None
