"""Rings of polygons: their signed area, their faults, and the winding that RFC 7946 asks for."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jejaring.terms.text import Text

Position = tuple[float, float]
Ring = tuple[Position, ...]
Polygon = tuple[Ring, ...]


def signed_area(ring: Sequence[Position]) -> float:
    """Return the area of a closed ring in square degrees: positive counter-clockwise, negative clockwise (shoelace formula)."""
    # Relative to the first point: far from the origin the products would swamp the area of a small ring.
    x0, y0 = ring[0]
    shifted = [(x - x0, y - y0) for x, y in ring]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(shifted)) / 2


def wound(polygon: Polygon) -> Polygon:
    """Return a polygon whose outer ring runs counter-clockwise and whose holes run clockwise (RFC 7946, section 3.1.6)."""
    outer, *holes = polygon
    return (_turned(outer, 1), *(_turned(hole, -1) for hole in holes))


def _turned(ring: Ring, sign: int) -> Ring:
    return ring if signed_area(ring) * sign > 0 else tuple(reversed(ring))


def is_exchanged(geometry: object) -> bool:
    """Tell whether no point of a geometry is sound as it stands, and every one is once longitude and latitude change places."""
    points = [*_points(geometry.get("coordinates"))] if isinstance(geometry, dict) else []
    return bool(points) and all(_is_position(point[1::-1]) and not _is_position(point) for point in points)


def _points(coordinates: object) -> Iterator[list[object]]:
    """Yield the innermost lists of nested coordinates."""
    if not isinstance(coordinates, list):
        return
    if any(isinstance(member, list) for member in coordinates):
        for member in coordinates:
            yield from _points(member)
    else:
        yield coordinates


def read_polygons(geometry: object) -> tuple[tuple[Polygon, ...], list[tuple[Text, Text]]]:
    """Return the polygons of a GeoJSON Polygon or MultiPolygon and its faults, each as (what was met, what was expected).

    The polygons are only to be used where there are no faults. A third coordinate (height) is left out.
    """
    kinds = Text(id="Polygon atau MultiPolygon", en="Polygon or MultiPolygon")
    if not isinstance(geometry, dict):
        return (), [(Text(id="geometri kosong", en="no geometry"), kinds)]
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        return (), [(Text(id=f"geometri {kind}", en=f"geometry {kind}"), kinds)]
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts:
        return (), [(Text(id="geometri tanpa koordinat", en="a geometry without coordinates"), kinds)]
    polygons: list[Polygon] = []
    faults: list[tuple[Text, Text]] = []
    for number, part in enumerate(parts, start=1):
        if not isinstance(part, list) or not part:
            faults.append((Text(id=f"poligon {number} tanpa cincin", en=f"polygon {number} has no ring"), kinds))
            continue
        rings = [_ring(ring, f"{number}.{position}", faults) for position, ring in enumerate(part, start=1)]
        polygons.append(tuple(rings))
    return tuple(polygons), faults


def _ring(raw: object, name: str, faults: list[tuple[Text, Text]]) -> Ring:
    where_id, where_en = f"cincin {name}", f"ring {name}"
    if not isinstance(raw, list):
        expected = Text(id="daftar titik [bujur, lintang]", en="a list of points [longitude, latitude]")
        faults.append((Text(id=f"{where_id} bukan daftar titik", en=f"{where_en} is no list of points"), expected))
        return ()
    before = len(faults)
    faults += _bad_points(raw, where_id, where_en)
    if len(faults) > before:
        return ()
    ring = tuple((float(point[0]), float(point[1])) for point in raw)
    if len(ring) < 4:
        met = Text(id=f"{where_id} hanya {len(ring)} titik", en=f"{where_en} has only {len(ring)} points")
        faults.append((met, Text(id="sedikitnya 4 titik", en="at least 4 points")))
    elif ring[0] != ring[-1]:
        met = Text(id=f"{where_id} tidak tertutup", en=f"{where_en} is not closed")
        faults.append((met, Text(id="titik akhir sama dengan titik awal", en="the last point equals the first")))
    elif signed_area(ring) == 0:
        met = Text(id=f"{where_id} tidak memiliki luas", en=f"{where_en} has no area")
        faults.append((met, Text(id="cincin yang melingkupi luas", en="a ring that encloses an area")))
    return ring


def _bad_points(raw: list[object], where_id: str, where_en: str) -> Iterator[tuple[Text, Text]]:
    expected = Text(id="bujur -180..180, lintang -90..90 (WGS 84)", en="longitude -180..180, latitude -90..90 (WGS 84)")
    bad = [(number, point) for number, point in enumerate(raw, start=1) if not _is_position(point)]
    if bad:
        number, point = bad[0]
        count = len(bad)
        met_id = f"{where_id}: {count} titik salah, yang pertama titik {number}: {point}"
        met_en = f"{where_en}: {count} wrong points, the first is point {number}: {point}"
        yield Text(id=met_id, en=met_en), expected


def _is_position(point: object) -> bool:
    if not isinstance(point, list) or len(point) not in (2, 3):
        return False
    if any(isinstance(number, bool) or not isinstance(number, int | float) for number in point):
        return False
    return bool(abs(point[0]) <= 180 and abs(point[1]) <= 90)
