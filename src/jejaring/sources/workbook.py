"""The Jejaring workbook and its CSV twin: what a region reports, one row a figure, every fault listed with its cell."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from jejaring.sources.faults import Faults
from jejaring.sources.fingerprint import check_size, sha256_of
from jejaring.sources.grid import Grid, letter, read_csv, read_workbook
from jejaring.sources.measurables import measurables
from jejaring.sources.places import system_of
from jejaring.sources.workbook_form import FIELDS, NEEDED, SHEET_DATA, VALUE, VARIABLE, YEAR, Form, field_of
from jejaring.sources.workbook_row import Figure, read_row
from jejaring.sources.workbook_template import write_csv_template, write_template
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.imported import Imported
from jejaring.terms.problem import AmbiguousRegion, BadFile, Place, Problem
from jejaring.terms.tables import OBSERVATIONS
from jejaring.terms.text import Text, same

KEY = "workbook"
TITLE = Text(id="Buku kerja Jejaring (XLSX atau CSV)", en="Jejaring workbook (XLSX or CSV)")
WHAT = Text(
    id="Satu baris satu angka: kode atau nama lengkap daerah, variabel, tahun, nilai, satuan, status, bukti. "
    "Templatnya memuat pilihan untuk tiap kolom.",
    en="One row one figure: code or full name of the region, variable, year, value, unit, status, evidence. "
    "The template holds the choices for each column.",
)
LICENCE = Text(id="Menurut daerah yang melaporkan", en="As the reporting region says")
EXTENSIONS = (".xlsx", ".csv")
DATASET = "laporan_daerah"
HEADING_ROWS = 10

__all__ = ["DATASET", "KEY", "fits", "read", "write_csv_template", "write_template"]


def fits(sheets: Sequence[Grid], members: frozenset[str]) -> bool:
    """Tell whether a sheet has headings for variable, year and value."""
    return not members and any(_heading_row(sheet) is not None for sheet in sheets)


def read(path: Path, catalogue: Catalogue, *, this_year: int | None = None) -> Imported:
    """Return what a workbook or its CSV twin reports, or raise BadFile with every fault.

    Rows that are wholly empty are ignored. Years after `this_year` (today's where None) are refused.
    """
    grid = _data_sheet(path)
    faults = Faults(path.name, grid.name)
    fields, codes = _columns(grid, catalogue, faults)
    faults.refuse()
    form = Form(
        grid=grid,
        heading_row=_heading_row(grid) or 1,
        fields=fields,
        codes=codes,
        catalogue=catalogue,
        variables=measurables(catalogue),
        last_year=date.today().year if this_year is None else this_year,
    )
    filled = [row for row in range(form.heading_row + 1, len(grid.rows) + 1) if any(cell.text or cell.trap for cell in grid.rows[row - 1])]
    _check_shape(form, filled, faults)
    figures = [figure for row in filled if (figure := read_row(form, row, faults)) is not None]
    _check_once(form, figures, faults)
    faults.refuse()
    return Imported(source=KEY, file=path.name, sha256=sha256_of(path), observations=_table(figures))


def _heading_row(grid: Grid) -> int | None:
    for number, cells in enumerate(grid.rows[:HEADING_ROWS], start=1):
        if {VARIABLE, YEAR, VALUE} <= {field_of(cell.text) for cell in cells}:
            return number
    return None


def _data_sheet(path: Path) -> Grid:
    check_size(path)
    sheets = read_workbook(path) if zipfile.is_zipfile(path) or path.suffix.lower() == ".xlsx" else (read_csv(path),)
    fitting = [sheet for sheet in sheets if _heading_row(sheet) is not None]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(sheet.name or path.name for sheet in (fitting or sheets))
    met = Text(id=f"{len(fitting)} lembar berjudul kolom buku kerja: {names}", en=f"{len(fitting)} sheets with the headings: {names}")
    wanted_id = ", ".join(field.heading.id for field in FIELDS)
    wanted_en = ", ".join(field.heading.en for field in FIELDS)
    expected = Text(
        id=f"satu lembar {SHEET_DATA.id} dengan judul {wanted_id}", en=f"one sheet {SHEET_DATA.en} with the headings {wanted_en}"
    )
    todo = Text(id="pakai templat terbaru dan satukan datanya", en="use the newest template and keep the data in one sheet")
    raise BadFile(Problem(place=Place(file=path.name), met=met, expected=expected, todo=todo))


def _columns(grid: Grid, catalogue: Catalogue, faults: Faults) -> tuple[dict[str, int], dict[int, str]]:
    """Return the column of each field, and the code system of each column of codes."""
    row = _heading_row(grid) or 1
    fields: dict[str, int] = {}
    others: dict[int, str] = {}
    for number, cell in enumerate(grid.rows[row - 1], start=1):
        field = field_of(cell.text)
        if field is None:
            others |= {number: cell.text} if cell.text else {}
        elif field.key in fields:
            met = Text(id=f"judul {cell.text} dua kali", en=f"heading {cell.text} twice")
            todo = Text(id="hapus salah satu kolom", en="remove one of the columns")
            faults.add(met, Text(id="tiap kolom satu kali", en="each column once"), todo, row=row, column=letter(number, cell.text))
        else:
            fields[field.key] = number
    codes = {number: system for number, heading in others.items() if (system := _system(number, heading, catalogue, faults, row=row))}
    absent = [field for field in NEEDED if field.key not in fields]
    if absent:
        met_id, met_en = ", ".join(field.heading.id for field in absent), ", ".join(field.heading.en for field in absent)
        expected = Text(id=", ".join(field.heading.id for field in NEEDED), en=", ".join(field.heading.en for field in NEEDED))
        todo = Text(id="tambahkan kolom itu", en="add the columns")
        faults.add(Text(id=f"kolom tidak ada: {met_id}", en=f"columns absent: {met_en}"), expected, todo, row=row)
    if "name" not in fields and not codes and not others:
        met = Text(id="tidak ada kolom daerah", en="there is no column for the region")
        expected = Text(
            id=f"kolom nama atau {', '.join(catalogue.country.code_columns)}",
            en=f"column name or {', '.join(catalogue.country.code_columns)}",
        )
        faults.add(met, expected, Text(id="tambahkan satu kolom", en="add one of them"), row=row)
    return fields, codes


def _system(number: int, heading: str, catalogue: Catalogue, faults: Faults, *, row: int) -> str | None:
    try:
        system = system_of(heading, catalogue)
    except AmbiguousRegion as error:
        faults.relay(error.problems, row=row, column=letter(number, heading))
        return None
    if system is None:
        known = ", ".join(
            [*(field.heading.id for field in FIELDS), *(field.heading.en for field in FIELDS), *catalogue.country.code_columns]
        )
        met = Text(id=f"judul kolom {heading!r} tidak dikenal", en=f"the heading {heading!r} is unknown")
        todo = Text(id="ganti judulnya atau hapus kolom itu", en="rename the heading or remove the column")
        faults.add(met, same(known), todo, row=row, column=letter(number, heading))
    return system


def _check_shape(form: Form, filled: Sequence[int], faults: Faults) -> None:
    if not filled:
        met = Text(id="tidak ada satu baris pun", en="not a single row")
        faults.add(met, Text(id="satu baris tiap angka", en="a row for each figure"), Text(id="isi lembar itu", en="fill the sheet"))
    for first_row, first_column, last_row, last_column in form.grid.merged:
        if last_row >= form.heading_row:
            box = f"{letter(first_column)}{first_row}:{letter(last_column)}{last_row}"
            met = Text(id=f"sel gabungan {box}", en=f"merged cells {box}")
            todo = Text(id="batalkan penggabungan dan isi tiap sel", en="unmerge them and fill each cell")
            faults.add(met, Text(id="satu sel satu isi", en="one cell one entry"), todo, row=first_row, column=letter(first_column))
    width = len(form.grid.rows[form.heading_row - 1])
    for row in filled:
        stray = [number for number, cell in enumerate(form.grid.rows[row - 1], start=1) if cell.text and not form.heading(number)]
        if stray:
            met = Text(
                id=f"isi {form.grid.cell(row, stray[0]).text!r} di kolom tanpa judul",
                en=f"{form.grid.cell(row, stray[0]).text!r} in a column without heading",
            )
            expected = Text(id=f"{width} kolom berjudul", en=f"{width} columns with headings")
            todo = Text(id="hapus isi itu, atau periksa tanda pemisah", en="remove it, or check the separators")
            faults.add(met, expected, todo, row=row, column=letter(stray[0]))


def _check_once(form: Form, figures: Sequence[Figure], faults: Faults) -> None:
    names = {region.key: region.name for region in form.catalogue.regions}
    first: dict[tuple[str, str, str], int] = {}
    for figure in figures:
        key = (figure.region, figure.variable, figure.year)
        if key in first:
            what = f"{names[figure.region]} · {figure.variable} · {figure.year}"
            met = Text(id=f"{what} ada lagi (pertama di baris {first[key]})", en=f"{what} again (first in row {first[key]})")
            todo = Text(id="hapus salah satu baris", en="remove one of the rows")
            faults.add(met, Text(id="tiap daerah, variabel, tahun satu kali", en="each region, variable, year once"), todo, row=figure.row)
        first.setdefault(key, figure.row)


def _table(figures: Sequence[Figure]) -> pd.DataFrame:
    rows = {
        "region": [figure.region for figure in figures],
        "indicator": [figure.variable for figure in figures],
        "period": [figure.year for figure in figures],
        "value": [figure.value for figure in figures],
        "unit": [figure.unit for figure in figures],
        "source": [DATASET for _ in figures],
        "status": [figure.status.value for figure in figures],
        "evidence": [figure.evidence for figure in figures],
    }
    table = pd.DataFrame({name: pd.Series(cells, dtype=object) for name, cells in rows.items()})
    return OBSERVATIONS.check(table)
