"""Rings: signed area, faults, and winding after RFC 7946."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jejaring.sources.rings import read_polygons, signed_area, wound

SQUARE = ((0.0, 0.0), (2.0, 0.0), (2.0, 2.0), (0.0, 2.0), (0.0, 0.0))
HOLE = ((0.5, 0.5), (1.0, 0.5), (1.0, 1.0), (0.5, 1.0), (0.5, 0.5))


def backwards(ring):
    """Return a ring the other way round."""
    return tuple(reversed(ring))


def test_area_is_positive_counter_clockwise():
    assert (signed_area(SQUARE), signed_area(backwards(SQUARE)), signed_area(HOLE)) == (4.0, -4.0, 0.25)


@given(st.floats(-180, 178), st.floats(-90, 88))
def test_a_small_ring_far_from_the_origin_keeps_its_area(x, y):
    ring = tuple((x + a / 1000, y + b / 1000) for a, b in SQUARE)
    assert signed_area(ring) == pytest.approx(4e-6, rel=1e-6)


@pytest.mark.parametrize(
    "polygon", [(SQUARE, HOLE), (backwards(SQUARE), HOLE), (SQUARE, backwards(HOLE)), (backwards(SQUARE), backwards(HOLE))]
)
def test_outer_rings_run_counter_clockwise_and_holes_clockwise_whatever_they_did(polygon):
    # RFC 7946, section 3.1.6.
    outer, hole = wound(polygon)
    assert (outer, signed_area(outer) > 0) == (SQUARE, True)
    assert (hole, signed_area(hole) < 0) == (backwards(HOLE), True)


def test_winding_twice_changes_nothing():
    once = wound((backwards(SQUARE), HOLE))
    assert wound(once) == once


def test_a_sound_polygon_has_no_faults_and_loses_its_heights():
    polygons, faults = read_polygons({"type": "Polygon", "coordinates": [[[x, y, 12] for x, y in SQUARE]]})
    assert (polygons, faults) == (((SQUARE,),), [])


@pytest.mark.parametrize(
    ("geometry", "met"),
    [
        (None, "no geometry"),
        ({"type": "Point", "coordinates": [1, 2]}, "geometry Point"),
        ({"type": "Polygon", "coordinates": []}, "polygon 1 has no ring"),
        ({"type": "MultiPolygon", "coordinates": []}, "a geometry without coordinates"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "polygon 1 has no ring"),
        ({"type": "Polygon", "coordinates": ["x"]}, "ring 1.1 is no list of points"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}, "ring 1.1 has only 3 points"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1]]]}, "ring 1.1 is not closed"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 2], [0, 0]]]}, "ring 1.1 has no area"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [181, 0], [1, 91], [0, 0]]]},
            "ring 1.1: 2 wrong points, the first is point 2: [181, 0]",
        ),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [1, True], [1, 1], [0, 0]]]},
            "ring 1.1: 1 wrong points, the first is point 2: [1, True]",
        ),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [float("nan"), 0], [1, 1], [0, 0]]]},
            "ring 1.1: 1 wrong points, the first is point 2: [nan, 0]",
        ),
    ],
)
def test_each_fault_of_a_geometry_is_said(geometry, met):
    assert [fault.en for fault, _ in read_polygons(geometry)[1]] == [met]


def test_all_faults_of_one_geometry_are_said_with_the_ring():
    bad = {
        "type": "MultiPolygon",
        "coordinates": [[[[0, 0], [1, 0], [0, 0]]], [[list(p) for p in SQUARE], [[0, 0], [1, 0], [1, 1], [0, 1]]]],
    }
    assert [fault.en for fault, _ in read_polygons(bad)[1]] == ["ring 1.1 has only 3 points", "ring 2.2 is not closed"]
