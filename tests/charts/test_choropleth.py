"""The geographic map shows imported outlines, whatever their winding, hatches what has no score, and is light enough for a page."""

import json
from pathlib import Path

import pytest

from jejaring.charts import choropleth, linked, svg
from jejaring.terms.imported import Boundary
from jejaring.words import speech

FILE = Path(__file__).resolve().parents[3] / "shared" / "data" / "boundaries" / "kabkota_514.geojson"


def _square(region: str, west: float, *, is_clockwise: bool = True) -> Boundary:
    ring = [[west, 0], [west, 5], [west + 5, 5], [west + 5, 0], [west, 0]]
    return Boundary(region, {"type": "Polygon", "coordinates": [ring if is_clockwise else ring[::-1]]}, "invented for tests")


SQUARES = (_square("3273", 0), _square("3204", 5), _square("1101", 10))


@pytest.fixture(scope="module")
def real(edition):
    if not FILE.exists():
        pytest.skip(f"the boundary file is not here: {FILE.name}")
    keys = {region.codes["bps34"]: region.key for region in edition.catalogue.regions}
    features = json.loads(FILE.read_text("utf-8"))["features"]
    return [Boundary(keys[str(feature["properties"]["kode_bps"])], feature["geometry"], "BPS, OCHA") for feature in features]


def test_both_windings_draw_the_same_map(edition):
    turned = tuple(_square(item.region, west, is_clockwise=False) for item, west in zip(SQUARES, (0, 5, 10), strict=True))
    one, other = (svg(choropleth(edition, speech("id"), some, title="x"), width=390) for some in (SQUARES, turned))
    paths = [
        sorted(part.split('fill="')[1][:20] for part in still.split("<path") if 'roledescription="geoshape"' in part)
        for still in (one, other)
    ]
    assert paths[0] == paths[1]
    assert len(paths[0]) == 3


def test_a_region_without_score_is_hatched(gappy):
    picture = choropleth(gappy, speech("id"), SQUARES, title="x")
    assert [row["k"] for row in picture.spec["datasets"]["shapes"] if row["v"] is None] == ["3273", "1101"]
    assert all(feature["geometry"]["coordinates"] for feature in picture.spec["datasets"]["hatches"])
    assert "tidak ada data</text>" in svg(picture, width=390)


def test_regions_without_an_outline_are_counted_and_stand_in_the_table(edition):
    picture = choropleth(edition, speech("en"), SQUARES, title="x")
    assert "Regions without an outline, in the table only: 511." in picture.source
    assert len(picture.table.rows) == 514


def test_without_boundaries_there_is_no_geographic_map(edition):
    assert choropleth(edition, speech("id"), (), title="x") is None


def test_outlines_lead_where_the_link_says(edition):
    picture = linked(choropleth(edition, speech("id"), SQUARES, title="x"), lambda key: f"/wilayah/{key}")
    assert svg(picture, width=390).count('xlink:href="/wilayah/') == 3


def test_all_514_outlines_are_one_picture_of_less_than_400_kilobytes(edition, real):
    picture = choropleth(edition, speech("id"), real, title="x")
    assert {row["k"] for row in picture.spec["datasets"]["shapes"]} == set(edition.scores.regions)
    still = svg(picture, width=1280)
    assert len(still.encode()) < 400_000
    assert still.count('aria-roledescription="geoshape"') >= 514
