"""Reads COINr's iData: one row for each unit, a number for each indicator, every fault listed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from jejaring.sources.coinr_meta import Meta, heading_columns
from jejaring.sources.faults import Faults
from jejaring.sources.grid import Grid, letter, read_csv
from jejaring.terms.panel import Floats
from jejaring.terms.text import Text, same

# COINr's own columns; every other column must be a row of iMeta.
RESERVED = ("uCode", "uName", "Time")
MISSING = ("", "NA", "NaN")


@dataclass(frozen=True)
class Units:
    """iData of one period: codes (n), columns (m), values (n × m, NaN = missing) and groupings (n each)."""

    codes: tuple[str, ...]
    columns: tuple[str, ...]
    values: Floats
    groupings: dict[str, tuple[str, ...]]
    period: str


def read_table(path: Path, meta: Meta, *, year: int | None = None) -> Units:
    """Return the units of one period with the columns that iMeta names, or raise BadFile with every fault of the table.

    Columns of faulty rows of iMeta are checked all the same, by their type.
    """
    grid = read_csv(path)
    faults = Faults(path.name)
    columns = heading_columns(grid, ("uCode",), faults)
    if meta.kinds:
        _check_columns(columns, meta, faults)
    rows = [number for number in range(2, len(grid.rows) + 1) if any(cell.text for cell in grid.rows[number - 1])]
    _check_widths(grid, rows, faults)
    rows, period = _of_year(grid, columns, rows, year, faults)
    if "uCode" not in columns:
        faults.refuse()
    codes = _codes(grid, columns["uCode"], rows, faults)
    named = [code for kind in ("Indicator", "Denominator") for code, its in meta.kinds.items() if its == kind and code in columns]
    values = np.array([[_value(grid, number, columns[name], name, faults) for name in named] for number in rows], dtype=float)
    groups = {
        code: _group(grid, columns[code], code, rows, faults) for code, its in meta.kinds.items() if its == "Group" and code in columns
    }
    if not rows:
        todo = Text(id="isi tabel itu", en="fill the table")
        faults.add(
            Text(id="tabel tanpa baris", en="a table without rows"), Text(id="satu baris tiap satuan", en="a row for each unit"), todo
        )
    faults.refuse()
    return Units(codes, tuple(named), values.reshape(len(rows), len(named)), groups, period)


def years_in(path: Path) -> tuple[int, ...]:
    """Return the years of column Time, rising; raises BadFile where there is no such column, or where it holds no whole numbers."""
    grid = read_csv(path)
    faults = Faults(path.name)
    columns = heading_columns(grid, ("uCode", "Time"), faults)
    faults.refuse()
    rows = [number for number in range(2, len(grid.rows) + 1) if any(cell.text for cell in grid.rows[number - 1])]
    times = {number: grid.cell(number, columns["Time"]).text for number in rows}
    for number, time in times.items():
        if not time.isdecimal():
            todo = Text(id="tulis tahun sebagai empat angka", en="write the year as four digits")
            faults.add(same(repr(time)), Text(id="tahun", en="a year"), todo, row=number, column=letter(columns["Time"], "Time"))
    faults.refuse()
    return tuple(sorted({int(time) for time in times.values()}))


def _check_columns(columns: dict[str, int], meta: Meta, faults: Faults) -> None:
    for heading, number in columns.items():
        if heading not in meta.kinds and heading not in RESERVED:
            met = Text(id=f"kolom {heading} tidak ada di iMeta", en=f"column {heading} is not in iMeta")
            expected = Text(id="tiap kolom punya baris iMeta (iCode)", en="every column has a row of iMeta (iCode)")
            todo = Text(
                id="tambahkan baris iMeta bertipe Other, atau hapus kolom itu", en="add a row of type Other to iMeta, or remove the column"
            )
            faults.add(met, expected, todo, row=1, column=letter(number, heading))
    for code, kind in meta.kinds.items():
        if kind in ("Indicator", "Denominator", "Group") and code not in columns:
            met = Text(id=f"kolom {code} tidak ada", en=f"column {code} is absent")
            expected = Text(id=f"kolom {code} ({kind} dalam iMeta)", en=f"column {code} ({kind} in iMeta)")
            faults.add(met, expected, Text(id="tambahkan kolom itu", en="add the column"), row=1)


def _check_widths(grid: Grid, rows: Sequence[int], faults: Faults) -> None:
    width = len(grid.rows[0])
    for number in rows:
        found = len(grid.rows[number - 1])
        if found != width:
            met = Text(id=f"{found} kolom", en=f"{found} columns")
            expected = Text(id=f"{width} kolom seperti judulnya", en=f"{width} columns as in the heading")
            faults.add(met, expected, Text(id="periksa tanda pemisah di baris itu", en="check the separators in the row"), row=number)


def _of_year(grid: Grid, columns: dict[str, int], rows: list[int], year: int | None, faults: Faults) -> tuple[list[int], str]:
    if "Time" not in columns:
        if year is not None:
            met = Text(id=f"tahun {year} diminta, kolom Time tidak ada", en=f"year {year} was asked for, column Time is absent")
            todo = Text(id="hilangkan pilihan tahun", en="leave the year out")
            faults.add(met, Text(id="kolom Time", en="a column Time"), todo)
        return rows, ""
    times = {number: grid.cell(number, columns["Time"]).text for number in rows}
    found = sorted(set(times.values()))
    listed = ", ".join(found)
    if year is None and len(found) > 1:
        met = Text(id=f"kolom Time memuat beberapa tahun: {listed}", en=f"column Time holds several years: {listed}")
        todo = Text(id="pilih satu tahun", en="choose one year")
        faults.add(met, Text(id="satu tahun", en="one year"), todo, column=letter(columns["Time"], "Time"))
        faults.refuse()
    if year is not None and str(year) not in found:
        met = Text(id=f"tahun {year} tidak ada", en=f"there is no year {year}")
        faults.add(met, same(listed), Text(id="pilih tahun yang ada", en="choose one of the years"), column=letter(columns["Time"], "Time"))
        faults.refuse()
    period = str(year) if year is not None else (found[0] if found else "")
    return [number for number in rows if times[number] == period], period


def _codes(grid: Grid, column: int, rows: Sequence[int], faults: Faults) -> tuple[str, ...]:
    first: dict[str, int] = {}
    place = letter(column, "uCode")
    for number in rows:
        code = grid.cell(number, column).text
        if not code:
            met = Text(id="uCode kosong", en="uCode is blank")
            todo = Text(id="isi kode satuan itu", en="fill in the code of the unit")
            faults.add(met, Text(id="sebuah kode", en="a code"), todo, row=number, column=place)
        elif code in first:
            expected = Text(id=f"tiap uCode satu kali (sudah di baris {first[code]})", en=f"each uCode once (already in row {first[code]})")
            faults.add(
                same(f"uCode = {code}"), expected, Text(id="hapus baris ganda", en="remove the repeated row"), row=number, column=place
            )
        first.setdefault(code, number)
    return tuple(grid.cell(number, column).text for number in rows)


def _value(grid: Grid, number: int, column: int, name: str, faults: Faults) -> float:
    text = grid.cell(number, column).text
    if text in MISSING:
        return math.nan
    try:
        value = float(text)
    except ValueError:
        value = math.inf
    if not math.isfinite(value):
        todo = Text(
            id="tulis bilangan, atau kosongkan bila tidak ada data", en="write a number, or leave the cell empty where there is none"
        )
        expected = Text(id="bilangan bertitik desimal", en="a number with a decimal point")
        faults.add(same(repr(text)), expected, todo, row=number, column=letter(column, name))
        return math.nan
    return value


def _group(grid: Grid, column: int, name: str, rows: Sequence[int], faults: Faults) -> tuple[str, ...]:
    for number in rows:
        if grid.cell(number, column).text in MISSING:
            met = Text(id=f"kelompok {name} kosong", en=f"group {name} is blank")
            todo = Text(id="isi nama kelompok satuan itu", en="fill in the unit's group")
            faults.add(met, Text(id="nama kelompok", en="a group name"), todo, row=number, column=letter(column, name))
    return tuple(grid.cell(number, column).text for number in rows)
