"""GeoJSON boundaries: codes in their system, rings wound once, every fault named."""

import json

import pytest

from jejaring.sources import boundaries
from jejaring.sources.rings import signed_area
from jejaring.terms.problem import BadFile

SQUARE = [[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]


def feature(ring=SQUARE, **properties):
    """Return a feature with one ring, clockwise unless said otherwise."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def geojson(tmp_path):
    """Write features as a FeatureCollection."""

    def write(*features, **members):
        path = tmp_path / "batas.geojson"
        path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features), **members}))
        return path

    return write


def outer_rings(outlines):
    """Return the outer ring of every polygon."""
    for outline in outlines:
        coordinates = outline.geometry["coordinates"]
        for polygon in [coordinates] if outline.geometry["type"] == "Polygon" else coordinates:
            yield polygon[0]


def test_the_sample_of_514_regions_gets_1595_outer_rings_counter_clockwise(catalogue, sample):
    path = sample("boundaries/kabkota_514.geojson")
    raw = json.loads(path.read_text())["features"]
    before = [ring for f in raw for ring in _raw_outer_rings(f["geometry"])]
    # Data README, trap C: 352 polygons, 162 multipolygons, all 1,595 outer rings clockwise.
    assert (len(before), sum(signed_area(ring) < 0 for ring in before)) == (1595, 1595)
    imported = boundaries.read(path, catalogue)
    after = list(outer_rings(imported.boundaries))
    assert (len(imported.boundaries), len(after), sum(signed_area(ring) > 0 for ring in after)) == (514, 1595, 1595)
    assert imported.notes == ()
    assert {outline.region for outline in imported.boundaries} == {region.key for region in catalogue.regions}


def test_no_drawn_region_fills_the_globe_and_each_lies_around_its_own_point(catalogue, sample):
    imported = boundaries.read(sample("boundaries/kabkota_514.geojson"), catalogue)
    by_key = {region.key: region for region in catalogue.regions}
    for outline in imported.boundaries:
        rings = list(outer_rings([outline]))
        # The largest kabupaten, Merauke, has some 45,000 km2, below 4 square degrees.
        assert sum(signed_area(ring) for ring in rings) < 4
        region = by_key[outline.region]
        longitudes = [x for ring in rings for x, _ in ring]
        latitudes = [y for ring in rings for _, y in ring]
        assert min(longitudes) - 0.2 <= region.longitude <= max(longitudes) + 0.2
        assert min(latitudes) - 0.2 <= region.latitude <= max(latitudes) + 0.2


def _raw_outer_rings(geometry):
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [part[0] for part in parts]


def test_a_region_is_found_by_the_system_that_the_property_names(catalogue, geojson):
    # Simeulue: 1101 at BPS, 1109 at Kemendagri (data README, trap A).
    for properties in ({"kode_bps34": "1101"}, {"kode_kemendagri": "1109"}, {"kode_bps": 1101, "nama": "SIMEULUE"}):
        imported = boundaries.read(geojson(feature(**properties)), catalogue)
        assert [outline.region for outline in imported.boundaries] == ["1109"]
        assert imported.notes[0].en.startswith("513 regions without an outline: ")


def test_a_code_whose_system_is_not_named_is_refused(geojson, refused):
    ((row, column, met),) = refused(geojson(feature(kode="1101")), boundaries.read)
    assert (row, column) == (1, "properties")
    assert "does not say its code system" in met


def test_codes_of_one_system_under_the_heading_of_another_are_caught_by_the_names(geojson, catalogue):
    # Kemendagri's code of Simeulue under BPS's heading: BPS 1109 is Pidie.
    with pytest.raises(BadFile) as caught:
        boundaries.read(geojson(feature(kode_bps34="1109", nama="Simeulue")), catalogue)
    (problem,) = caught.value.problems
    assert problem.met.en == "bps34 1109 is Kabupaten Pidie, the name here is 'Simeulue'"
    assert problem.todo.en == "this code seems to be of the system kemendagri"


def test_a_wrong_file_is_answered_once_with_every_fault_and_its_feature(geojson, catalogue):
    path = geojson(
        feature(kode_bps34="1101"),
        feature(kode_bps34="9999"),
        feature([[0, 0], [0, 1], [1, 1]], kode_bps34="1102"),
        feature([[0, 0], [0, 95], [1, 1], [0, 0]], kode_bps34="1103"),
        feature(kode_bps34="1101"),
        feature(nama="Bireuen"),
    )
    with pytest.raises(BadFile) as caught:
        boundaries.read(path, catalogue)
    assert [(p.place.row, p.met.en) for p in caught.value.problems] == [
        (2, "bps34:9999"),
        (3, "ring 1.1 has only 3 points"),
        (4, "ring 1.1: 1 wrong points, the first is point 2: [0, 95]"),
        (5, "Kabupaten Simeulue again (first in feature 1)"),
        (6, "properties without a region code: nama"),
    ]
    assert "baris 5: Kabupaten Simeulue ada lagi" in caught.value.say("id")


def test_another_coordinate_system_is_refused_and_the_names_of_wgs_84_are_not(geojson, catalogue):
    def crs(name):
        return {"type": "name", "properties": {"name": name}}

    good = geojson(feature(kode_bps34="1101"), crs=crs("urn:ogc:def:crs:OGC:1.3:CRS84"))
    assert len(boundaries.read(good, catalogue).boundaries) == 1
    with pytest.raises(BadFile, match="EPSG::23830"):
        boundaries.read(geojson(feature(kode_bps34="1101"), crs=crs("urn:ogc:def:crs:EPSG::23830")), catalogue)
    for odd in ("EPSG:23830", 7, {"properties": None}, {"properties": {"name": []}}):
        with pytest.raises(BadFile, match="coordinate system"):
            boundaries.read(geojson(feature(kode_bps34="1101"), crs=odd), catalogue)


@pytest.mark.parametrize(
    "content",
    ["[]", '{"type": "Topology"}', '{"type": "FeatureCollection", "features": []}', '{"type": "FeatureCollection", "features": [7]}'],
)
def test_what_is_no_collection_of_regions_is_refused(tmp_path, catalogue, content):
    (tmp_path / "a.json").write_text(content)
    with pytest.raises(BadFile):
        boundaries.read(tmp_path / "a.json", catalogue)


def test_the_source_that_the_file_states_is_kept_else_its_name(geojson, catalogue):
    assert boundaries.read(geojson(feature(kode_bps34="1101"), attribution="BIG 2024"), catalogue).boundaries[0].source == "BIG 2024"
    assert boundaries.read(geojson(feature(kode_bps34="1101")), catalogue).boundaries[0].source == "batas.geojson"


def test_latitude_before_longitude_is_said_once_for_a_file_and_once_for_a_feature(catalogue, geojson):
    here, exchanged = [[107, -7], [107, -6], [108, -6], [107, -7]], [[-7, 107], [-6, 107], [-6, 108], [-7, 107]]
    with pytest.raises(BadFile) as whole:
        boundaries.read(geojson(feature(exchanged, kode_bps34="3273"), feature(exchanged, kode_bps34="3204")), catalogue)
    with pytest.raises(BadFile) as one:
        boundaries.read(geojson(feature(here, kode_bps34="3273"), feature(exchanged, kode_bps34="3204")), catalogue)
    for caught, row in ((whole, None), (one, 2)):
        (problem,) = caught.value.problems
        assert (problem.place.row, problem.met.en) == (row, "latitude and longitude have changed places")
