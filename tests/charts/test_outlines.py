"""Outlines lose detail, never a region, and common borders stay common."""

import numpy as np
import pytest

from jejaring.charts.outlines import bounds, geojson, hatch, polygons, simplify

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [0, 10], [10, 10], [10, 5.004], [10, 0], [0, 0]]]}
NEIGHBOUR = {"type": "Polygon", "coordinates": [[[10, 0], [10, 5.004], [10, 10], [20, 10], [20, 0], [10, 0]]]}


def test_polygons_and_multipolygons_are_read_alike():
    many = {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]}
    assert np.array_equal(polygons(SQUARE)[0][0], polygons(many)[0][0])


def test_points_on_a_straight_line_fall_away():
    [[ring]] = simplify(polygons(SQUARE), 0.5)
    assert ring.tolist() == [[0, 0], [0, 10], [10, 10], [10, 0], [0, 0]]


def test_two_neighbours_keep_the_same_border():
    jagged = [[10, 0], [10.64, 2.1], [9.4, 5.1], [10.6, 8.2], [10, 10]]
    left = {"type": "Polygon", "coordinates": [[[0, 0], [0, 10], *jagged[::-1], [0, 0]]]}
    right = {"type": "Polygon", "coordinates": [[*jagged, [20, 10], [20, 0], [10, 0]]]}
    [[one]], [[other]] = simplify(polygons(left), 0.5), simplify(polygons(right), 0.5)
    border = {tuple(point) for point in one.tolist()} & {tuple(point) for point in other.tolist()}
    assert len(border) == 5


def test_a_speck_beside_a_larger_part_falls_away_and_the_only_part_stays():
    speck = [[[30, 30], [30, 30.01], [30.01, 30], [30, 30]]]
    shape = polygons({"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"], speck]})
    assert len(simplify(shape, 0.5)) == 1
    [[alone]] = simplify(polygons({"type": "MultiPolygon", "coordinates": [speck]}), 0.5)
    assert np.ptp(alone, axis=0).min() >= 0.5 - 1e-9


def test_a_hole_stays_a_hole():
    holed = {"type": "Polygon", "coordinates": [SQUARE["coordinates"][0], [[2, 2], [4, 2], [4, 4], [2, 4], [2, 2]]]}
    assert [len(polygon) for polygon in simplify(polygons(holed), 0.5)] == [2]


def test_the_hatch_lies_inside_the_shape_and_spares_its_holes():
    holed = {"type": "Polygon", "coordinates": [SQUARE["coordinates"][0], [[2, 2], [8, 2], [8, 8], [2, 8], [2, 2]]]}
    shape = polygons(holed)
    lines = np.array(hatch(shape, 0.25)["coordinates"])
    assert len(lines) > 5
    assert lines.min() >= -0.001
    assert lines.max() <= 10.001
    middles = lines.mean(axis=1)
    in_hole = (np.abs(middles - 5) < 3 - 1e-6).all(axis=1)
    assert not in_hole.any()


def test_a_shape_smaller_than_the_gap_still_has_a_line():
    assert hatch(polygons(SQUARE), 40)["coordinates"]


def test_bounds_are_west_south_east_north():
    assert bounds([polygons(SQUARE), polygons(NEIGHBOUR)]) == (0, 0, 20, 10)


def test_coordinates_are_written_with_three_decimals():
    third = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1 / 3], [1 / 3, 0], [0, 0]]]}
    assert geojson(polygons(third))["coordinates"][0][0][1] == pytest.approx([0, 0.333], abs=1e-12)
