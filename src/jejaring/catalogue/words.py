"""The words of the field in a country folder: helices, subsectors, stages, frameworks, bands, memberships and points."""

from collections.abc import Sequence
from dataclasses import dataclass

from jejaring.catalogue.read import Reading, Row
from jejaring.terms.field import (
    Band,
    BandSystem,
    Framework,
    FrameworkNode,
    Helix,
    Membership,
    Point,
    Stage,
    Subsector,
)
from jejaring.terms.indicator import Dataset, Variable
from jejaring.terms.problem import Place
from jejaring.terms.region import Region
from jejaring.terms.text import Text

DATASETS, MEMBERSHIPS = "datasets.yml", "memberships.csv"


@dataclass(frozen=True)
class Words:
    """Everything of a country folder that is neither a place nor a recipe."""

    datasets: tuple[Dataset, ...]
    variables: tuple[Variable, ...]
    helices: tuple[Helix, ...]
    subsectors: tuple[Subsector, ...]
    stages: tuple[Stage, ...]
    frameworks: tuple[Framework, ...]
    framework_nodes: tuple[FrameworkNode, ...]
    band_systems: tuple[BandSystem, ...]


def read_words(reading: Reading) -> Words:
    """Return the words of a country folder; only data sets and variables must be there."""
    return Words(
        datasets=_read_datasets(reading),
        variables=reading.records("variables.csv", Variable, key=lambda item: item.key),
        helices=reading.records("helices.csv", Helix, key=lambda item: item.key, optional=True),
        subsectors=reading.records("subsectors.csv", Subsector, key=lambda item: item.key, optional=True),
        stages=reading.records("stages.csv", Stage, key=lambda item: item.key, optional=True),
        frameworks=reading.records("frameworks.csv", Framework, key=lambda item: item.key, optional=True),
        framework_nodes=reading.records("crosswalk.csv", FrameworkNode, key=lambda item: f"{item.framework}/{item.code}", optional=True),
        band_systems=_read_bands(reading),
    )


def _read_datasets(reading: Reading) -> tuple[Dataset, ...]:
    found = []
    for key, fields in reading.document(DATASETS).items():
        place = Place(file=DATASETS, column=key)
        content = {str(name): value for name, value in fields.items()} if isinstance(fields, dict) else {}
        dataset = reading.value(Dataset, {**content, "key": key}, place)
        if dataset is not None and reading.keep(DATASETS, key, place):
            found.append(dataset)
    return tuple(found)


def _read_bands(reading: Reading) -> tuple[BandSystem, ...]:
    names: dict[str, Text] = {}

    def name(row: Row) -> dict[str, object]:
        label = reading.value(Text, {"id": row.cells.get("system_id", ""), "en": row.cells.get("system_en", "")}, row.at("system_id"))
        if label is not None:
            names.setdefault(row.cells.get("system", ""), label)
        return {}

    also = ("system_id", "system_en")
    bands = reading.records("bands.csv", Band, key=lambda item: f"{item.system}/{item.code}", optional=True, more=name, also=also)
    return tuple(
        BandSystem(key=key, name=label, bands=tuple(sorted((band for band in bands if band.system == key), key=lambda band: band.order)))
        for key, label in names.items()
    )


def read_memberships(reading: Reading, regions: Sequence[Region], group: str | None) -> tuple[tuple[Membership, ...], tuple[Point, ...]]:
    """Return the memberships and, under the name of `group`, the points of the regions that a designation in force names.

    A membership of several regions (UCCN's Jakarta) lists them in the column `stands_for`. A region counts once.
    """
    by_key = {region.key: region for region in regions}
    memberships: list[Membership] = []
    points: dict[str, Point] = {}
    for row in reading.rows(MEMBERSHIPS, optional=True):
        membership = reading.record(row, Membership, extra={}, also=("stands_for",))
        if membership is None:
            continue
        key = "/".join((membership.network, membership.place, str(membership.year), membership.event))
        if not reading.keep(MEMBERSHIPS, key, row.place):
            continue
        memberships.append(membership)
        named = (membership.region,) if membership.region else row.items("stands_for")
        for region in named:
            if region not in by_key:
                reading.unknown(row.at("region"), region, by_key)
            elif group and membership.counts and _is_earlier(membership, points.get(region)):
                point = _reference_point(by_key[region], group, membership)
                points |= {region: point} if point else {}
    return tuple(memberships), tuple(points.values())


def _is_earlier(membership: Membership, known: Point | None) -> bool:
    """Tell whether a membership is the first of its region: the point of a region tells of its first designation."""
    return known is None or (membership.year is not None and (known.period is None or str(membership.year) < known.period))


def _reference_point(region: Region, group: str, membership: Membership) -> Point | None:
    if region.latitude is None or region.longitude is None:
        return None
    return Point(
        group=group,
        name=region.name,
        region=region.key,
        latitude=region.latitude,
        longitude=region.longitude,
        source=membership.source,
        period=None if membership.year is None else str(membership.year),
    )


def read_points(reading: Reading) -> tuple[Point, ...]:
    """Return the points of every file in the folder `points`, whose name is the group."""
    folder = reading.folder / "points"
    points: list[Point] = []
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else []:
        for row in reading.rows(f"points/{path.name}"):
            point = reading.record(row, Point, extra={"group": path.stem})
            points += [point] if point else []
    return tuple(points)
