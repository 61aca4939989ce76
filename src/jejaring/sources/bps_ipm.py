"""Original BPS workbooks of the human development index: two header rows, numbers as text, names under their provinces."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from jejaring.catalogue.lookup import find_province
from jejaring.sources.bps_cells import figure
from jejaring.sources.bps_names import EDITIONS, NATION, clean, expected_units, provinces_of_block, region_in_block
from jejaring.sources.bps_table import Line, Series, Table, table_of, titles, year_row
from jejaring.sources.bps_titles import DATASET, KNOWN_TITLES, ipm_variable
from jejaring.sources.faults import Faults
from jejaring.sources.fingerprint import sha256_of
from jejaring.sources.grid import Grid, read_workbook
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.imported import Imported
from jejaring.terms.indicator import Variable
from jejaring.terms.problem import BadFile, Place, Problem, UnknownRegion
from jejaring.terms.region import Province, Region
from jejaring.terms.status import Status
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text, same

KEY = "bps_ipm"
TITLE = Text(id="Buku kerja IPM asli BPS (XLSX)", en="Original BPS workbooks of the human development index (XLSX)")
WHAT = Text(
    id="Tabel IPM metode baru menurut kabupaten/kota seperti diunduh dari situs BPS: indeks atau salah satu komponennya, tahun berapa pun. "
    "Baris provinsi dan Indonesia dipakai untuk mengenali daerah, tidak disimpan.",
    en="Tables of the new-method index by regency and city as downloaded from BPS: the index or one of its parts, any year. "
    "Rows of provinces and of Indonesia serve to tell the regions and are not kept.",
)
LICENCE = Text(id="Statistik resmi; sumber: BPS", en="Official statistics; source: BPS")
EXTENSIONS = (".xlsx",)

LISTED = 10


@dataclass
class _Reading:
    """One pass over a table: the open province, which row each region stands in, and the rows of observations."""

    table: Table
    catalogue: Catalogue
    faults: Faults
    variables: dict[str, Variable]
    evidence: str
    province: Province | None = None
    provinces: tuple[str, ...] = ()
    headings: list[Province] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)
    totals: int = 0
    observations: list[dict[str, object]] = field(default_factory=list)


def fits(sheets: Sequence[Grid], members: frozenset[str]) -> bool:
    """Tell whether a workbook has a row of years below a title of the human development index."""
    for sheet in sheets if not members else ():
        years = year_row(sheet) if sheet.name is not None else None
        if years is not None and any(ipm_variable(titles(sheet, years, column)) for column in range(2, len(sheet.rows[years - 1]) + 1)):
            return True
    return False


def read(path: Path, catalogue: Catalogue) -> Imported:
    """Return the figures of regencies and cities in a BPS workbook, or raise BadFile with every fault of every sheet.

    Within a province a bare name is a kabupaten and `Kota X` a kota. A cell without figure (`-`) is kept as missing. Regions that the
    table does not name are said in the notes.
    """
    sheets = [sheet for sheet in read_workbook(path) if any(cell.text for cells in sheet.rows for cell in cells)]
    if not sheets:
        met = Text(id="semua lembar kosong", en="every sheet is empty")
        raise BadFile(
            Problem(place=Place(file=path.name), met=met, expected=KNOWN_TITLES, todo=Text(id="unduh ulang", en="download it again"))
        )
    problems: list[Problem] = []
    tables: list[pd.DataFrame] = []
    notes: list[Text] = []
    for sheet in sheets:
        faults = Faults(path.name, sheet.name)
        reading = _read_sheet(sheet, catalogue, faults)
        problems += faults.problems
        if reading is not None:
            tables.append(pd.DataFrame(reading.observations, columns=list(OBSERVATIONS.columns), dtype=object))
            notes += _notes(reading)
    if problems:
        raise BadFile(sorted(problems, key=lambda problem: (problem.place.sheet or "", problem.place.row or 0)))
    observations = OBSERVATIONS.check(pd.concat(tables, ignore_index=True), file=path.name)
    return Imported(source=KEY, file=path.name, sha256=sha256_of(path), observations=observations, notes=tuple(notes))


def _read_sheet(sheet: Grid, catalogue: Catalogue, faults: Faults) -> _Reading | None:
    table = table_of(sheet, faults)
    if table is None:
        return None
    known = {variable.key: variable for variable in catalogue.variables}
    for series in table.series:
        if series.variable not in known:
            met = Text(id=f"variabel {series.variable} tidak ada dalam katalog", en=f"the catalogue has no variable {series.variable}")
            todo = Text(id="tambahkan variabel itu ke katalog negara", en="add the variable to the country's catalogue")
            faults.add(met, same(", ".join(known) or "-"), todo, column=series.label)
    if faults:
        return None
    reading = _Reading(table, catalogue, faults, known, _evidence(table))
    for line in table.lines:
        _read_line(reading, line)
    return reading


def _read_line(reading: _Reading, line: Line) -> None:
    label = clean(line.label)
    if not label:
        met = Text(id="angka tanpa nama daerah", en="figures without the name of a region")
        todo = Text(id="isi nama daerahnya", en="fill in the region's name")
        reading.faults.add(met, Text(id="nama daerah di kolom A", en="a region's name in column A"), todo, row=line.row, column="A")
        return
    if label.isupper():
        _open_block(reading, line, label)
        return
    region = _region(reading, line, label)
    for series in reading.table.series:
        value = _value(reading, line, series)
        if region is not None:
            reading.observations.append(_observation(reading, region, series, value))


def _open_block(reading: _Reading, line: Line, label: str) -> None:
    reading.totals += 1
    for series in reading.table.series:
        _value(reading, line, series)
    reading.province, reading.provinces = None, ()
    if label == NATION:
        return
    try:
        province = find_province(reading.catalogue, label)
    except UnknownRegion as error:
        reading.faults.relay(error.problems, row=line.row, column="A")
        return
    reading.province, reading.provinces = province, provinces_of_block(province, reading.catalogue)
    if province in reading.headings:
        met = Text(id=f"provinsi {label} dua kali", en=f"province {label} twice")
        todo = Text(id="satukan barisnya", en="join its rows")
        reading.faults.add(met, Text(id="tiap provinsi satu kali", en="each province once"), todo, row=line.row, column="A")
    reading.headings.append(province)


def _region(reading: _Reading, line: Line, label: str) -> Region | None:
    if reading.province is None:
        met = Text(id=f"{label!r} tidak berada di bawah nama provinsi", en=f"{label!r} stands under no province")
        expected = Text(id="nama provinsi berhuruf besar di atasnya", en="the name of a province in capitals above it")
        todo = Text(id="unduh ulang tabel yang lengkap", en="download the whole table again")
        reading.faults.add(met, expected, todo, row=line.row, column="A")
        return None
    try:
        region = region_in_block(label, reading.provinces, reading.catalogue)
    except UnknownRegion as error:
        reading.faults.relay(error.problems, row=line.row, column="A")
        return None
    if region.key in reading.rows:
        met = Text(
            id=f"{region.name} ada lagi (pertama di baris {reading.rows[region.key]})",
            en=f"{region.name} again (first in row {reading.rows[region.key]})",
        )
        todo = Text(id="hapus salah satu baris", en="remove one of the rows")
        reading.faults.add(met, Text(id="tiap daerah satu kali", en="each region once"), todo, row=line.row, column="A")
        return None
    reading.rows[region.key] = line.row
    return region


def _value(reading: _Reading, line: Line, series: Series) -> float | None:
    cell = reading.table.grid.cell(line.row, series.column)
    return figure(cell, reading.variables[series.variable], reading.faults, row=line.row, column=series.label)


def _observation(reading: _Reading, region: Region, series: Series, value: float | None) -> dict[str, object]:
    variable = reading.variables[series.variable]
    mark = "; angka sementara" if series.preliminary else ""
    return {
        "region": region.key,
        "indicator": variable.key,
        "period": series.year,
        "value": value,
        "unit": variable.unit.id,
        "source": DATASET,
        "status": (Status.MISSING if value is None else Status.REPORTED).value,
        "evidence": f"{reading.evidence}{mark}" or None,
    }


def _evidence(table: Table) -> str:
    """Return the address and the access time that the footer names."""
    address = re.search(r"https?://\S+", table.footer)
    accessed = re.search(r"Access Time:\s*(.+?\b\d{1,2}:\d{2}(?:\s*[ap]m)?)", table.footer)
    parts = [address[0] if address else "", accessed[1] if accessed else ""]
    return "BPS" + "".join(f"; {part}" for part in parts if part)


def _notes(reading: _Reading) -> list[Text]:
    edition = EDITIONS[0] if all(EDITIONS[0] in province.codes for province in reading.headings) else EDITIONS[1]
    notes = []
    if reading.totals:
        notes.append(
            Text(
                id=f"{reading.totals} baris provinsi dan Indonesia dipakai untuk mengenali daerah, tidak disimpan",
                en=f"{reading.totals} rows of provinces and of Indonesia served to tell the regions and are not kept",
            )
        )
    for province in reading.catalogue.provinces:
        expected = expected_units(province, edition, reading.catalogue)
        absent = [region.name for region in expected if region.key not in reading.rows]
        if absent:
            listed = ", ".join(absent[:LISTED]) + (", …" if len(absent) > LISTED else "")
            found = f"{len(expected) - len(absent)}/{len(expected)}"
            notes.append(
                Text(id=f"{province.name}: {found} daerah, tidak ada {listed}", en=f"{province.name}: {found} regions, absent {listed}")
            )
    missing = sum(1 for row in reading.observations if row["value"] is None)
    if missing:
        notes.append(
            Text(
                id=f"{missing} sel tanpa angka disimpan sebagai tidak ada data", en=f"{missing} cells without a figure are kept as missing"
            )
        )
    return notes
