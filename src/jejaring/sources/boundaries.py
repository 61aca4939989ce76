"""GeoJSON boundaries of regions: codes resolved, geometry checked, rings wound once as RFC 7946 says."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from jejaring.sources.faults import Faults
from jejaring.sources.fingerprint import sha256_of
from jejaring.sources.grid import Grid
from jejaring.sources.json_file import read_json
from jejaring.sources.places import check_name, region_of_row, system_of
from jejaring.sources.rings import Polygon, is_exchanged, read_polygons, wound
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.imported import Boundary, Imported
from jejaring.terms.problem import AmbiguousRegion, Problem
from jejaring.terms.region import Region, RegionCode
from jejaring.terms.text import Text, same

KEY = "boundaries"
TITLE = Text(id="Batas wilayah (GeoJSON)", en="Boundaries (GeoJSON)")
WHAT = Text(
    id="Satu FeatureCollection; tiap fitur satu daerah dengan kode yang jelas sistemnya (misalnya kode_bps34) dan poligon bujur-lintang. "
    "Arah cincin diperbaiki saat impor.",
    en="One FeatureCollection; each feature one region with a code of a named system (as kode_bps34) and a longitude-latitude polygon. "
    "The direction of rings is mended at import.",
)
LICENCE = Text(
    id="Menurut penerbit batas; COD-AB Indonesia: BPS dan OCHA, CC BY-IGO",
    en="As the publisher of the boundaries says; COD-AB Indonesia: BPS and OCHA, CC BY-IGO",
)
EXTENSIONS = (".geojson", ".json")

# RFC 7946 has no member crs: its coordinates are WGS 84. Older files name it, and these names mean the same.
WGS84 = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326")
LISTED = 10
# Properties that hold the name of a region; it must fit the code.
NAMES = ("nama", "name", "nama_bps", "nama_kemendagri")


def fits(sheets: Sequence[Grid], members: frozenset[str]) -> bool:
    """Tell whether a JSON file has the members of a GeoJSON FeatureCollection."""
    return not sheets and {"type", "features"} <= members


def read(path: Path, catalogue: Catalogue) -> Imported:
    """Return the outlines of a GeoJSON file, or raise BadFile with every fault; `row` of a fault is the number of the feature.

    Regions of the catalogue without an outline are said in the notes.
    """
    collection = read_json(path)
    faults = Faults(path.name)
    features = _features(collection, faults)
    faults.refuse()
    _check_order(features, faults)
    faults.refuse()
    source = _stated_source(collection) or path.name
    boundaries = [_boundary(number, feature, catalogue, faults) for number, feature in enumerate(features, start=1)]
    kept = [replace(boundary, source=source) for boundary in boundaries if boundary is not None]
    _check_once(boundaries, catalogue, faults)
    faults.refuse()
    return Imported(source=KEY, file=path.name, sha256=sha256_of(path), boundaries=tuple(kept), notes=_without(kept, catalogue))


def _stated_source(collection: object) -> str | None:
    """Return who the file itself names as its source; GeoJSON asks for none."""
    members = collection if isinstance(collection, dict) else {}
    return next((text for name in ("source", "attribution") if isinstance(text := members.get(name), str) and text.strip()), None)


def _features(collection: object, faults: Faults) -> list[object]:
    todo = Text(id="ekspor ulang sebagai GeoJSON (RFC 7946)", en="export it again as GeoJSON (RFC 7946)")
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        met = Text(id="berkas bukan FeatureCollection", en="the file is no FeatureCollection")
        faults.add(met, same("FeatureCollection"), todo)
        return []
    crs = collection.get("crs")
    named = crs.get("properties") if isinstance(crs, dict) else None
    name = named.get("name") if isinstance(named, dict) else crs
    if crs is not None and name not in WGS84:
        met = Text(id=f"sistem koordinat {name}", en=f"coordinate system {name}")
        expected = Text(id="bujur dan lintang WGS 84, tanpa anggota crs", en="WGS 84 longitude and latitude, without a member crs")
        faults.add(met, expected, Text(id="proyeksikan ulang ke EPSG:4326", en="reproject it to EPSG:4326"))
    features = collection.get("features")
    if not isinstance(features, list) or not features:
        faults.add(
            Text(id="tidak ada fitur", en="there are no features"), Text(id="satu fitur tiap daerah", en="a feature for each region"), todo
        )
        return []
    return features


def _check_order(features: list[object], faults: Faults) -> None:
    """Note once for the whole file that every feature gives latitude before longitude: each of its points would be a fault of its own."""
    if all(is_exchanged(feature.get("geometry") if isinstance(feature, dict) else None) for feature in features):
        faults.add(*_exchanged(), Text(id="tukar kedua angka di tiap titik", en="exchange the two numbers of every point"))


def _exchanged() -> tuple[Text, Text]:
    return (
        Text(id="lintang dan bujur tertukar", en="latitude and longitude have changed places"),
        Text(id="tiap titik [bujur, lintang], seperti [107.6, -6.9]", en="each point [longitude, latitude], such as [107.6, -6.9]"),
    )


def _boundary(number: int, feature: object, catalogue: Catalogue, faults: Faults) -> Boundary | None:
    before = len(faults.problems)
    member = feature if isinstance(feature, dict) else {}
    properties = member.get("properties")
    region = _region(number, properties if isinstance(properties, dict) else {}, catalogue, faults)
    polygons, geometry_faults = read_polygons(member.get("geometry"))
    if is_exchanged(member.get("geometry")):
        geometry_faults = [_exchanged()]
    todo = Text(id=f"perbaiki geometri fitur {number}", en=f"mend the geometry of feature {number}")
    for met, expected in geometry_faults:
        faults.add(met, expected, todo, row=number, column="geometry")
    if region is None or len(faults.problems) > before:
        return None
    return Boundary(region=region.key, geometry=_geometry(tuple(wound(polygon) for polygon in polygons)), source=KEY)


def _region(number: int, properties: dict[str, object], catalogue: Catalogue, faults: Faults) -> Region | None:
    codes = _codes(number, properties, catalogue, faults)
    filled = {heading: (system, str(properties[heading])) for heading, system in codes.items()}
    region = region_of_row(filled, (None, ""), catalogue, faults, row=number) if filled else None
    if region is not None:
        system, value = next(iter(filled.values()))
        for heading in NAMES:
            if isinstance(name := properties.get(heading), str):
                check_name(RegionCode(system=system, value=value), name, catalogue, faults, row=number, column=heading)
    return region


def _codes(number: int, properties: dict[str, object], catalogue: Catalogue, faults: Faults) -> dict[str, str]:
    """Return the code system of each property that names one; a code without its system is a fault only where no other says it."""
    systems: dict[str, str] = {}
    unclear: list[Problem] = []
    for heading in properties:
        try:
            system = system_of(heading, catalogue)
        except AmbiguousRegion as error:
            unclear += error.problems
        else:
            systems |= {heading: system} if system else {}
    if not systems and unclear:
        faults.relay(unclear, row=number, column="properties")
    elif not systems:
        listed = ", ".join(properties) or "-"
        met = Text(id=f"properti tanpa kode daerah: {listed}", en=f"properties without a region code: {listed}")
        expected = Text(
            id=f"salah satu dari {', '.join(catalogue.country.code_columns)}", en=f"one of {', '.join(catalogue.country.code_columns)}"
        )
        faults.add(met, expected, Text(id="tambahkan kode daerahnya", en="add the region code"), row=number, column="properties")
    return systems


def _geometry(polygons: tuple[Polygon, ...]) -> dict[str, object]:
    coordinates = [[[[x, y] for x, y in ring] for ring in polygon] for polygon in polygons]
    if len(coordinates) == 1:
        return {"type": "Polygon", "coordinates": coordinates[0]}
    return {"type": "MultiPolygon", "coordinates": coordinates}


def _check_once(boundaries: Sequence[Boundary | None], catalogue: Catalogue, faults: Faults) -> None:
    names = {region.key: region.name for region in catalogue.regions}
    first: dict[str, int] = {}
    for number, boundary in enumerate(boundaries, start=1):
        if boundary is None:
            continue
        if boundary.region in first:
            name = names[boundary.region]
            met = Text(
                id=f"{name} ada lagi (pertama di fitur {first[boundary.region]})",
                en=f"{name} again (first in feature {first[boundary.region]})",
            )
            todo = Text(id="gabungkan menjadi satu MultiPolygon", en="join them to one MultiPolygon")
            faults.add(met, Text(id="tiap daerah satu kali", en="each region once"), todo, row=number)
        first.setdefault(boundary.region, number)


def _without(boundaries: Sequence[Boundary], catalogue: Catalogue) -> tuple[Text, ...]:
    drawn = {boundary.region for boundary in boundaries}
    absent = [region.name for region in catalogue.regions if region.key not in drawn]
    if not absent:
        return ()
    listed = ", ".join(absent[:LISTED]) + (", …" if len(absent) > LISTED else "")
    return (Text(id=f"{len(absent)} daerah tanpa batas: {listed}", en=f"{len(absent)} regions without an outline: {listed}"),)
