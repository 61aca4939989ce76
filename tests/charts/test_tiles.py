"""Every region has one tile, and no two tiles lie on one another in either arrangement."""

from itertools import combinations

import pytest

from jejaring.catalogue import load
from jejaring.charts.tiles import TOP, borders, box, centre, labels, place


@pytest.fixture(scope="module")
def tiles():
    books = load()
    return place(books.regions, books.country)


def test_every_region_has_exactly_one_tile(tiles):
    assert [tile.region.key for tile in tiles] == [region.key for region in load().regions]
    assert len(tiles) == 514


@pytest.mark.parametrize("tall", [False, True])
def test_no_two_tiles_overlap(tiles, tall):
    points = [(tile.tall_x, tile.tall_y) if tall else (tile.x, tile.y) for tile in tiles]
    assert all((ax - bx) ** 2 + (ay - by) ** 2 > 0.99 for (ax, ay), (bx, by) in combinations(points, 2))


def test_the_arrangements_have_the_shape_of_the_layout(tiles):
    # handbook/pictures.md, section 6: wide 60.5 by 25.4 tiles, portrait 25.5 by 56.6.
    wide, tall = box(tiles, tall=False), box(tiles, tall=True)
    assert (wide.right - wide.left, wide.bottom - wide.top) == pytest.approx((60.5, 25.4), abs=0.1)
    assert (tall.right - tall.left, tall.bottom - tall.top) == pytest.approx((25.5, 56.6), abs=0.1)


def test_province_borders_lie_between_neighbours(tiles):
    edges = borders(tiles)
    assert len(edges) == 183  # handbook/pictures.md, section 6
    for edge in edges:
        assert (edge["x1"] - edge["x2"]) ** 2 + (edge["y1"] - edge["y2"]) ** 2 == pytest.approx(1 / 3, abs=0.001)


def test_the_hexagon_grid_has_equal_distances():
    here = centre(0, 0)
    for q, r in ((1, 0), (0, 1), (-1, 1)):
        x, y = centre(q, r)
        assert (x - here[0]) ** 2 + (y - here[1]) ** 2 == pytest.approx(1, abs=0.001)


def test_an_island_group_without_a_place_for_its_name_is_named_above_its_tiles(tiles):
    country = load().country
    bare = tuple(island.model_copy(update={"label_wide": (0.0, 0.0), "label_portrait": (0.0, 0.0)}) for island in country.island_groups)
    for island, (_, y), _ in labels(tiles, country.model_copy(update={"island_groups": bare})):
        assert y < min(tile.y for tile in tiles if tile.region.island_group == island.key) - TOP


def test_the_legend_never_lies_on_tiles():
    books = load()
    corner = books.regions[0].model_copy(update={"tile": (0, 0), "island_group": "sumatera"})
    other = books.regions[1].model_copy(update={"tile": (1, 0), "island_group": "sumatera"})
    small = box(place((corner, other), books.country), tall=False)
    assert small.bottom > 5
