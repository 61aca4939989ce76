"""The catalogue against itself: every reference resolves, every row has its source, codes and names are told apart, trees are trees."""

from jejaring.catalogue.check_recipes import check_recipes
from jejaring.catalogue.names import full_names
from jejaring.catalogue.places import CORRECTIONS, COUNTRY, PROVINCES, REGION_TABLE, REGIONS
from jejaring.catalogue.read import Reading, at
from jejaring.catalogue.words import DATASETS
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.field import BandSystem
from jejaring.terms.problem import Place
from jejaring.terms.text import Text, same

OBSERVATION_TABLE = "observations"


def check(catalogue: Catalogue, reading: Reading) -> None:
    """Add a problem to the reading for each contradiction within the catalogue."""
    _check_country(catalogue, reading)
    _check_places(catalogue, reading)
    _check_codes(catalogue, reading)
    _check_names(catalogue, reading)
    _check_sources(catalogue, reading)
    _check_corrections(catalogue, reading)
    _check_words(catalogue, reading)
    for system in catalogue.band_systems:
        _check_bands(system, reading)
    check_recipes(catalogue, reading)


def _check_country(catalogue: Catalogue, reading: Reading) -> None:
    country = catalogue.country
    systems = {system.key for system in country.code_systems}
    named = {"key_system": country.key_system, **{f"code_columns.{heading}": key for heading, key in country.code_columns.items()}}
    for column, system in named.items():
        if system not in systems:
            reading.unknown(at(Place(file=COUNTRY), column), system, systems)
    for heading in country.bare_headings:
        if heading in country.code_columns:
            reading.fault(
                Place(file=COUNTRY, column="bare_headings"),
                met=same(heading),
                expected=Text(id="judul yang tidak ada pada code_columns", en="a heading that is not in code_columns"),
                todo=Text(id="hapus dari salah satu daftar", en="remove it from one of the lists"),
            )


def _check_places(catalogue: Catalogue, reading: Reading) -> None:
    provinces = {province.key for province in catalogue.provinces}
    kinds = {kind.key for kind in catalogue.country.kinds}
    islands = {group.key for group in catalogue.country.island_groups}
    for province in catalogue.provinces:
        if province.island_group not in islands:
            reading.unknown(at(reading.places[PROVINCES, province.key], "island_group"), province.island_group, islands)
    for region in catalogue.regions:
        place = reading.places[REGIONS, region.key]
        if region.province not in provinces:
            reading.unknown(at(place, "province"), region.province, provinces)
        if region.kind not in kinds:
            reading.unknown(at(place, "kind"), region.kind, kinds)


def _check_codes(catalogue: Catalogue, reading: Reading) -> None:
    for system in catalogue.country.code_systems:
        first: dict[str, str] = {}
        for region in catalogue.regions:
            code, place = region.codes.get(system.key), reading.places[REGIONS, region.key]
            if code is None:
                _absent(reading, place, system.key)
            elif first.setdefault(code, region.key) != region.key:
                _twice(reading, place, system.key, code, first[code])
        for province in catalogue.provinces:
            # Provinces made by a later split share a code in an older system, so only presence is checked.
            if system.key not in province.codes:
                _absent(reading, reading.places[PROVINCES, province.key], system.key)


def _check_names(catalogue: Catalogue, reading: Reading) -> None:
    first: dict[str, str] = {}
    for region in catalogue.regions:
        for name in full_names(region, catalogue.country):
            if first.setdefault(name, region.key) != region.key:
                _twice(reading, reading.places[REGIONS, region.key], "name", name, first[name])


def _check_sources(catalogue: Catalogue, reading: Reading) -> None:
    datasets = {dataset.key for dataset in catalogue.datasets}
    sourced: list[tuple[Place, str]] = [(reading.places[PROVINCES, item.key], item.source) for item in catalogue.provinces]
    sourced += [(reading.places[REGIONS, item.key], item.source) for item in catalogue.regions]
    for place, source in sourced:
        if source not in datasets:
            reading.unknown(at(place, "source"), source, datasets)
    regions = {region.key for region in catalogue.regions}
    for point in catalogue.points:
        if point.region is not None and point.region not in regions:
            reading.unknown(at(Place(file=f"points/{point.group}.csv"), "region"), point.region, regions)
    for name, items in (
        ("helices.csv", catalogue.helices),
        ("subsectors.csv", catalogue.subsectors),
        ("stages.csv", catalogue.stages),
        ("frameworks.csv", catalogue.frameworks),
    ):
        for item in items:
            _check_filled(reading, reading.places[name, item.key], {"source": item.source, "basis": item.basis})
    for dataset in catalogue.datasets:
        words = {"publisher": dataset.publisher, "citation": dataset.citation, "licence": dataset.licence}
        _check_filled(reading, reading.places[DATASETS, dataset.key], words)
    for correction in catalogue.corrections:
        key = "/".join((correction.table, correction.row, correction.column, correction.period or ""))
        _check_filled(reading, reading.places[CORRECTIONS, key], {"source": correction.source})
    for membership in catalogue.memberships:
        key = "/".join((membership.network, membership.place, str(membership.year), membership.event))
        _check_filled(reading, reading.places["memberships.csv", key], {"source": membership.source, "basis": membership.basis})


def _check_corrections(catalogue: Catalogue, reading: Reading) -> None:
    regions = {region.key for region in catalogue.regions}
    variables = {variable.key for variable in catalogue.variables}
    for correction in catalogue.corrections:
        place = reading.places[CORRECTIONS, "/".join((correction.table, correction.row, correction.column, correction.period or ""))]
        if correction.table not in (REGION_TABLE, OBSERVATION_TABLE):
            reading.unknown(at(place, "table"), correction.table, (REGION_TABLE, OBSERVATION_TABLE))
        if correction.row not in regions:
            reading.unknown(at(place, "row"), correction.row, regions)
        if correction.table == OBSERVATION_TABLE and correction.column not in variables:
            reading.unknown(at(place, "column"), correction.column, variables)
        if (correction.new is None) != (correction.action == "drop"):
            reading.fault(
                at(place, "new"),
                met=Text(id=f"nilai baru {correction.new!r}", en=f"the new value {correction.new!r}"),
                expected=Text(id="kosong pada drop, terisi pada override", en="empty with drop, filled with override"),
                todo=Text(id="perbaiki nilai baru atau tindakan", en="mend the new value or the action"),
            )


def _check_words(catalogue: Catalogue, reading: Reading) -> None:
    frameworks = {framework.key for framework in catalogue.frameworks}
    for node in catalogue.framework_nodes:
        place = reading.places["crosswalk.csv", f"{node.framework}/{node.code}"]
        _check_filled(reading, place, {"source": node.source, "basis": node.basis, "concept": node.concept})
        if node.framework not in frameworks:
            reading.unknown(at(place, "framework"), node.framework, frameworks)
    subsectors = {subsector.key for subsector in catalogue.subsectors}
    for subsector in catalogue.subsectors:
        if subsector.merged_in_16 is not None and subsector.merged_in_16 not in subsectors:
            reading.unknown(at(reading.places["subsectors.csv", subsector.key], "merged_in_16"), subsector.merged_in_16, subsectors)


def _check_bands(system: BandSystem, reading: Reading) -> None:
    # Half-open bands on unrounded values leave no hole: each band begins where the one before it ended, and just one holds the edge.
    edges = [(0.0, True), *((band.high, not band.includes_high) for band in system.bands)]
    for band, (low, includes_low) in zip(system.bands, edges, strict=False):
        if (band.low, band.includes_low) != (low, includes_low):
            reading.fault(
                reading.places["bands.csv", f"{system.key}/{band.code}"].model_copy(update={"column": "low"}),
                met=same(f"{band.low:g} ({band.includes_low})"),
                expected=same(f"{low:g} ({includes_low})"),
                todo=Text(id="tutup celah atau tumpang tindih", en="close the hole or overlap"),
            )
    if system.bands and (system.bands[-1].high, system.bands[-1].includes_high) != (100.0, True):
        last = system.bands[-1]
        reading.unknown(at(reading.places["bands.csv", f"{system.key}/{last.code}"], "high"), f"{last.high:g}", ("100",))


def _check_filled(reading: Reading, place: Place, cells: dict[str, str]) -> None:
    for column, cell in cells.items():
        if not cell.strip():
            _absent(reading, place, column)


def _absent(reading: Reading, place: Place, column: str) -> None:
    reading.fault(
        at(place, column),
        met=Text(id="sel kosong", en="empty cell"),
        expected=Text(id=f"isi {column}", en=f"a value of {column}"),
        todo=Text(id="isi sel itu", en="fill in the cell"),
    )


def _twice(reading: Reading, place: Place, column: str, met: str, owner: str) -> None:
    reading.fault(
        at(place, column),
        met=Text(id=f"{met!r} sudah dipakai {owner}", en=f"{met!r} belongs to {owner} already"),
        expected=Text(id="satu pemilik", en="one owner"),
        todo=Text(id="perbaiki salah satunya", en="mend one of the two"),
    )
