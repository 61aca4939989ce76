"""The places of a country: its conventions, provinces and regions, with declared corrections applied under guard."""

from collections.abc import Mapping, Sequence

from jejaring.catalogue.read import Reading, Row
from jejaring.terms.field import Correction
from jejaring.terms.problem import Place
from jejaring.terms.region import Country, Province, Region
from jejaring.terms.text import Text

COUNTRY, PROVINCES, REGIONS, CORRECTIONS = "country.yml", "provinces.csv", "regions.csv", "corrections.csv"
STARTER_RULES = ("from_regions", "from_points", "from_memberships")
REGION_TABLE = "regions"


def read_country(reading: Reading) -> tuple[Country, str] | None:
    """Return the country and the version of its catalogue, None where country.yml cannot be read."""
    document = {key: value for key, value in reading.document(COUNTRY).items() if key not in STARTER_RULES}
    version = document.pop("version", None)
    if not isinstance(version, str):
        reading.fault(
            Place(file=COUNTRY, column="version"),
            met=Text(id="versi katalog tidak ada atau bukan teks", en="the catalogue version is absent or no text"),
            expected=Text(id='misalnya "2026.1"', en='for example "2026.1"'),
            todo=Text(id="tulis versi dalam tanda kutip", en="write the version in quotation marks"),
        )
    country = reading.value(Country, document, Place(file=COUNTRY))
    return (country, str(version)) if country else None


def read_provinces(reading: Reading, country: Country) -> tuple[Province, ...]:
    """Return the provinces; their codes stand in columns named after the code systems."""
    systems = tuple(system.key for system in country.code_systems)
    return reading.records(PROVINCES, Province, key=lambda province: province.key, more=lambda row: _codes(row, country), also=systems)


def read_corrections(reading: Reading) -> tuple[Correction, ...]:
    """Return the declared corrections, of regions and of observations."""
    return reading.records(
        CORRECTIONS, Correction, key=lambda item: "/".join((item.table, item.row, item.column, item.period or "")), optional=True
    )


def read_regions(
    reading: Reading, country: Country, provinces: Sequence[Province], corrections: Sequence[Correction]
) -> tuple[Region, ...]:
    """Return the regions, each declared correction applied where the cell still holds its old value."""
    islands = {province.key: province.island_group for province in provinces}
    systems = tuple(system.key for system in country.code_systems)
    wanted = {(item.row, item.column): item for item in corrections if item.table == REGION_TABLE}
    regions: list[Region] = []
    met: set[tuple[str, str]] = set()
    for row in reading.rows(REGIONS):
        mended = _mended(reading, row, row.cells.get(country.key_system, ""), wanted, met)
        extra = {**_codes(mended, country), **_tile(mended), "island_group": islands.get(mended.cells.get("province", ""), "?")}
        region = reading.record(mended, Region, extra=extra, also=(*systems, "tile_q", "tile_r"))
        if region is not None and reading.keep(REGIONS, region.key, row.place):
            regions.append(region)
    for key in sorted(wanted.keys() - met):
        place = reading.places[CORRECTIONS, "/".join((REGION_TABLE, *key, ""))]
        reading.fault(
            place,
            met=Text(
                id=f"koreksi untuk {key[0]} · {key[1]} tidak bertemu selnya", en=f"the correction of {key[0]} · {key[1]} meets no cell"
            ),
            expected=Text(id="kode wilayah dan kolom yang ada", en="a region code and a column that exist"),
            todo=Text(id="perbaiki atau hapus koreksi itu", en="mend or remove the correction"),
        )
    return tuple(regions)


def _mended(reading: Reading, row: Row, key: str, wanted: Mapping[tuple[str, str], Correction], met: set[tuple[str, str]]) -> Row:
    cells = dict(row.cells)
    for column in row.cells:
        correction = wanted.get((key, column))
        if correction is None:
            continue
        met.add((key, column))
        if cells[column] != (correction.old or ""):
            reading.fault(
                row.at(column),
                met=Text(id=f"sel memuat {cells[column]!r}", en=f"the cell holds {cells[column]!r}"),
                expected=Text(
                    id=f"{correction.old or ''!r}, nilai lama pada koreksi terbuka",
                    en=f"{correction.old or ''!r}, the old value of the declared correction",
                ),
                todo=Text(
                    id="hapus koreksi bila sumber sudah membetulkannya", en="remove the correction if the source has mended the cell"
                ),
            )
            continue
        cells[column] = correction.new or ""
    return Row(row.place, cells)


def _codes(row: Row, country: Country) -> dict[str, object]:
    codes = {system.key: row.cells[system.key] for system in country.code_systems if row.cells.get(system.key)}
    return {"key": row.cells.get(country.key_system, ""), "codes": codes}


def _tile(row: Row) -> dict[str, object]:
    q, r = row.cells.get("tile_q", ""), row.cells.get("tile_r", "")
    return {"tile": (q, r)} if q or r else {}
