"""The starter panel: the official figures that come with a country folder, as observations."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

import pandas as pd
from pydantic import Field

from jejaring.catalogue.load import INDONESIA, load
from jejaring.catalogue.places import COUNTRY, REGION_TABLE, STARTER_RULES
from jejaring.catalogue.read import Reading, Row
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.frozen import Frozen
from jejaring.terms.indicator import Variable
from jejaring.terms.problem import BadCatalogue, Place
from jejaring.terms.status import Status
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text, same

Cells = dict[str, object]


class FromRegions(Frozen):
    """A variable whose figures are a field of the regions, as of one period."""

    field: Literal["area_km2", "population"]
    period: str


class FromPoints(Frozen):
    """A variable that counts the points of a group by the region they name, as of one period."""

    group: str
    period: str


class StarterRules(Frozen):
    """What country.yml says of figures that are not in a starter file."""

    from_regions: dict[str, FromRegions] = Field(default_factory=dict)
    from_points: dict[str, FromPoints] = Field(default_factory=dict)
    from_memberships: str | None = None


def starter(folder: Path | None = None) -> pd.DataFrame:
    """Return the starter figures of a country folder by the OBSERVATIONS contract, as their sources print them.

    Declared corrections of observations are not applied here; those of regions are, and `evidence` then names who says so. `unit` is the
    Indonesian (first) wording of the variable's unit. Raises BadCatalogue with every bad cell.
    """
    return _starter((folder or INDONESIA).resolve()).copy()


@lru_cache(maxsize=8)
def _starter(folder: Path) -> pd.DataFrame:
    catalogue, reading = load(folder), Reading(folder)
    variables = {variable.key: variable for variable in catalogue.variables}
    rows = list(_from_files(reading, catalogue, variables))
    document = reading.document(COUNTRY)
    rules = reading.value(StarterRules, {key: document[key] for key in STARTER_RULES if key in document}, Place(file=COUNTRY))
    if rules is not None:
        for name in (*rules.from_regions, *rules.from_points):
            if name not in variables:
                reading.unknown(Place(file=COUNTRY, column=name), name, variables)
        if not reading.problems:
            rows += _from_regions(rules, catalogue, variables)
            rows += _from_points(rules, catalogue, variables)
    if reading.problems:
        raise BadCatalogue(reading.problems)
    table = pd.DataFrame(rows, columns=list(OBSERVATIONS.columns))
    return OBSERVATIONS.check(table, file=str(folder.name))


def _from_files(reading: Reading, catalogue: Catalogue, variables: dict[str, Variable]) -> Iterator[Cells]:
    datasets = {dataset.key for dataset in catalogue.datasets}
    regions = {region.key for region in catalogue.regions}
    folder = reading.folder / "starter"
    for path in sorted(folder.glob("*.csv")) if folder.is_dir() else []:
        if path.stem not in datasets:
            reading.unknown(Place(file=f"starter/{path.name}"), path.stem, datasets)
        for row in reading.rows(f"starter/{path.name}"):
            if row.cells.get("region", "") not in regions:
                reading.unknown(row.at("region"), row.cells.get("region", ""), regions)
                continue
            yield from _from_row(reading, row, path.stem, variables)


def _from_row(reading: Reading, row: Row, dataset: str, variables: dict[str, Variable]) -> Iterator[Cells]:
    for column, cell in row.cells.items():
        if column in ("region", "period") or not cell:
            continue
        if column not in variables:
            reading.unknown(row.at(column), column, variables)
            continue
        value = _number(reading, row.at(column), cell, variables[column])
        yield _observation(row.cells["region"], variables[column], row.cells.get("period", ""), value, dataset)


def _number(reading: Reading, place: Place, cell: str, variable: Variable) -> float:
    low = float("-inf") if variable.low is None else variable.low
    high = float("inf") if variable.high is None else variable.high
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        todo = Text(id="periksa sel dengan sumbernya", en="check the cell against its source")
        reading.fault(place, met=same(cell), expected=same(f"[{low:g}; {high:g}]"), todo=todo)
    return value


def _from_regions(rules: StarterRules, catalogue: Catalogue, variables: dict[str, Variable]) -> Iterator[Cells]:
    mended = {(item.row, item.column): item for item in catalogue.corrections if item.table == REGION_TABLE}
    for key, rule in rules.from_regions.items():
        for region in catalogue.regions:
            value = region.area_km2 if rule.field == "area_km2" else region.population
            if value is not None:
                correction = mended.get((region.key, rule.field))
                evidence = correction.source if correction else None
                observation = _observation(region.key, variables[key], rule.period, float(value), region.source)
                yield {**observation, "evidence": evidence}


def _from_points(rules: StarterRules, catalogue: Catalogue, variables: dict[str, Variable]) -> Iterator[Cells]:
    for key, rule in rules.from_points.items():
        points = [point for point in catalogue.points if point.group == rule.group]
        source = "; ".join(dict.fromkeys(point.source for point in points))
        counts: dict[str, int] = {}
        for point in points:
            if point.region is not None:
                counts[point.region] = counts.get(point.region, 0) + 1
        for region in catalogue.regions if points else ():
            count = float(counts.get(region.key, 0))
            yield {**_observation(region.key, variables[key], rule.period, count, source), "status": Status.COMPUTED.value}


def _observation(region: str, variable: Variable, period: str, value: float, source: str) -> Cells:
    return {
        "region": region,
        "indicator": variable.key,
        "period": period,
        "value": value,
        "unit": variable.unit.id,
        "source": source,
        "status": Status.REPORTED.value,
        "evidence": None,
    }
