"""Outlines for a small map: snapped to a grid so that common borders stay common, without specks, and hatched where missing."""

from collections.abc import Iterator
from typing import cast

import numpy as np

from jejaring.terms.panel import Floats

GRID = 850
"""Cells of the grid along the longer side of the map: little more than a pixel on a wide page."""
HATCH_GAP = 6
"""Cells between two lines of the hatch."""

Rings = list[Floats]


def polygons(geometry: dict[str, object]) -> list[Rings]:
    """Return the polygons of a GeoJSON Polygon or MultiPolygon, each a list of rings (k × 2), the outer one first."""
    coordinates = cast("list[object]", geometry["coordinates"])
    parts = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [[np.asarray(ring, dtype=float)[:, :2] for ring in cast("list[object]", part)] for part in parts]


def bounds(shapes: list[list[Rings]]) -> tuple[float, float, float, float]:
    """Return the least and greatest longitude and latitude of shapes: west, south, east, north."""
    outer = np.concatenate([polygon[0] for shape in shapes for polygon in shape])
    west, south = outer.min(axis=0)
    east, north = outer.max(axis=0)
    return float(west), float(south), float(east), float(north)


def simplify(shape: list[Rings], step: float) -> list[Rings]:
    """Return a shape on a grid of `step` degrees; rings smaller than a cell fall away, the largest stays whatever its size.

    The same border of two regions is snapped to the same points; only points on a straight line are dropped.
    """
    kept = []
    for polygon in shape:
        rings = [ring for ring in (_snap(ring, step) for ring in polygon) if ring is not None]
        outer = _snap(polygon[0], step)
        if outer is not None:
            kept.append(rings)
    if kept:
        return kept
    largest = max((polygon[0] for polygon in shape), key=lambda ring: float(np.ptp(ring, axis=0).prod()))
    return [[_square(largest, step)]]


def geojson(shape: list[Rings]) -> dict[str, object]:
    """Return a shape as a GeoJSON MultiPolygon with three decimals."""
    return {"type": "MultiPolygon", "coordinates": [[np.round(ring, 3).tolist() for ring in polygon] for polygon in shape]}


def hatch(shape: list[Rings], step: float) -> dict[str, object]:
    """Return rising diagonal lines clipped to a shape, as a GeoJSON MultiLineString; small shapes get one line at least."""
    gap = HATCH_GAP * step
    offsets = np.concatenate([ring[:, 1] - ring[:, 0] for polygon in shape for ring in polygon])
    first, last = float(offsets.min()), float(offsets.max())
    levels = np.arange(np.ceil(first / gap), np.floor(last / gap) + 1) * gap
    if not levels.size:
        levels = np.array([(first + last) / 2])
    lines = [line for level in levels for line in _inside(shape, float(level) + 1e-7)]
    return {"type": "MultiLineString", "coordinates": np.round(np.array(lines), 3).tolist() if lines else []}


def _snap(ring: Floats, step: float) -> Floats | None:
    cells = np.rint(ring / step).astype(np.int64)
    moved = np.ones(len(cells), dtype=bool)
    moved[1:] = (cells[1:] != cells[:-1]).any(axis=1)
    cells = cells[moved]
    if len(cells) > 1 and (cells[0] == cells[-1]).all():
        cells = cells[:-1]
    while len(cells) > 2:
        before, after = cells - np.roll(cells, 1, axis=0), np.roll(cells, -1, axis=0) - cells
        straight = before[:, 0] * after[:, 1] == before[:, 1] * after[:, 0]
        # Two neighbours are never dropped in one pass, or a spike would take its own foot along.
        straight &= ~np.roll(straight, 1) | (np.arange(len(cells)) % 2 == 0)
        if not straight.any():
            break
        cells = cells[~straight]
    if len(cells) < 3:
        return None
    closed: Floats = np.concatenate([cells, cells[:1]]) * step
    return closed


def _square(ring: Floats, step: float) -> Floats:
    west, south = ring.min(axis=0)
    east, north = ring.max(axis=0)
    east, north = max(east, west + step), max(north, south + step)
    return np.array([[west, south], [west, north], [east, north], [east, south], [west, south]])


def _inside(shape: list[Rings], level: float) -> Iterator[list[list[float]]]:
    crossings: list[float] = []
    for polygon in shape:
        for ring in polygon:
            height = ring[:, 1] - ring[:, 0] - level
            cut = (height[:-1] > 0) != (height[1:] > 0)
            share = height[:-1][cut] / (height[:-1][cut] - height[1:][cut])
            crossings += (ring[:-1, 0][cut] + share * (ring[1:, 0][cut] - ring[:-1, 0][cut])).tolist()
    crossings.sort()
    for start, end in zip(crossings[::2], crossings[1::2], strict=True):
        yield [[start, start + level], [end, end + level]]
