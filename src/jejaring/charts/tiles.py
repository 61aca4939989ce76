"""Where the hexagons of the tile map lie: both arrangements, the borders between provinces, and the names of island groups."""

import math
from dataclasses import dataclass

from jejaring.terms.region import Country, IslandGroup, Region

ROW = math.sqrt(3) / 2
"""The height of a row of tiles in tile widths (hexagons with the point up)."""

DIRECTIONS = ((1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1))

LEGEND_WIDTH, LEGEND_HEIGHT = 13.0, 5.2
"""Tile widths kept free at the lower left for the legend."""

TOP = 0.58
"""Half the height of a tile in tile widths."""


@dataclass(frozen=True)
class Tile:
    """The centre of a region's tile in tile widths, y downward: (x, y) wide, (tall_x, tall_y) in the portrait arrangement."""

    region: Region
    x: float
    y: float
    tall_x: float
    tall_y: float


@dataclass(frozen=True)
class Box:
    """What an arrangement covers, in tile widths."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def ratio(self) -> float:
        """Return width / height."""
        return (self.right - self.left) / (self.bottom - self.top)


def place(regions: tuple[Region, ...], country: Country) -> tuple[Tile, ...]:
    """Return the tile of every region that has one."""
    shifts = {island.key: island.portrait_shift for island in country.island_groups}
    tiles = []
    for region in regions:
        if region.tile is None:
            continue
        q, r = region.tile
        dq, dr = shifts.get(region.island_group, (0, 0))
        tiles.append(Tile(region, *centre(q, r), *centre(q + dq, r + dr)))
    return tuple(tiles)


def centre(q: float, r: float) -> tuple[float, float]:
    """Return the centre of the hexagon (q, r) in tile widths."""
    return round(q + r / 2, 4), round(r * ROW, 4)


def box(tiles: tuple[Tile, ...], *, tall: bool) -> Box:
    """Return what an arrangement covers, with room below where the legend would lie on tiles."""
    points = [(tile.tall_x, tile.tall_y) if tall else (tile.x, tile.y) for tile in tiles]
    left, right = min(x for x, _ in points) - 0.5, max(x for x, _ in points) + 0.5
    top, bottom = min(y for _, y in points) - TOP, max(y for _, y in points) + TOP
    is_taken = any(x < left + LEGEND_WIDTH and y > bottom - LEGEND_HEIGHT for x, y in points)
    return Box(left, max(right, left + LEGEND_WIDTH), top, round(bottom + LEGEND_HEIGHT if is_taken else bottom, 4))


def borders(tiles: tuple[Tile, ...]) -> list[dict[str, float]]:
    """Return the edges between neighbouring tiles of different provinces, with ends in both arrangements."""
    at = {tile.region.tile: tile for tile in tiles}
    edges = []
    for tile in tiles:
        assert tile.region.tile is not None
        q, r = tile.region.tile
        for dq, dr in DIRECTIONS[:3]:
            other = at.get((q + dq, r + dr))
            if other is None or other.region.province == tile.region.province:
                continue
            if other.region.island_group == tile.region.island_group:
                edges.append(_edge(tile, other))
    return edges


def labels(tiles: tuple[Tile, ...], country: Country) -> list[tuple[IslandGroup, tuple[float, float], tuple[float, float]]]:
    """Return each island group that has tiles, with the place of its name in both arrangements.

    A group without a place of its own is named just above its topmost tile.
    """
    named = []
    for island in country.island_groups:
        inside = [tile for tile in tiles if tile.region.island_group == island.key]
        if not inside:
            continue
        if island.label_wide == (0.0, 0.0) and island.label_portrait == (0.0, 0.0):
            wide = min((tile.y - 1, tile.x) for tile in inside)
            tall = min((tile.tall_y - 1, tile.tall_x) for tile in inside)
            named.append((island, (wide[1], wide[0]), (tall[1], tall[0])))
        else:
            named.append((island, island.label_wide, island.label_portrait))
    return named


def _edge(tile: Tile, other: Tile) -> dict[str, float]:
    half = 1 / (2 * math.sqrt(3))
    dx, dy = other.x - tile.x, other.y - tile.y
    across, along = -dy * half, dx * half
    ends: dict[str, float] = {}
    for name, (x, y) in {"": (tile.x, tile.y), "t": (tile.tall_x, tile.tall_y)}.items():
        middle_x, middle_y = x + dx / 2, y + dy / 2
        ends |= {
            f"{name}x1": round(middle_x - across, 4),
            f"{name}y1": round(middle_y - along, 4),
            f"{name}x2": round(middle_x + across, 4),
            f"{name}y2": round(middle_y + along, 4),
        }
    return ends
