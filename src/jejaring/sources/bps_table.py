"""The layout of a BPS table in a workbook: the row of years, the title above each year, the rows of figures, the footer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jejaring.sources.bps_titles import EXAMPLE, KNOWN_TITLES, ipm_variable
from jejaring.sources.faults import Faults
from jejaring.sources.grid import Grid, letter
from jejaring.terms.text import Text

HEADER_ROWS = 12
YEAR = re.compile(r"(?:19|20)\d{2}")
# Marks for preliminary (*) and very preliminary (**) figures stand behind the year.
MARKED_YEAR = re.compile(r"((?:19|20)\d{2})\s*(\**)\)?")


@dataclass(frozen=True)
class Series:
    """A column of figures: its number, the key of its variable, the year, whether BPS marks it preliminary, and how messages name it."""

    column: int
    variable: str
    year: str
    preliminary: bool
    label: str


@dataclass(frozen=True)
class Line:
    """A row of the table: its number, its label and the label's column."""

    row: int
    label: str


@dataclass(frozen=True)
class Table:
    """The columns and rows of figures of one sheet, and the footer below them."""

    grid: Grid
    series: tuple[Series, ...]
    lines: tuple[Line, ...]
    footer: str


def year_row(grid: Grid) -> int | None:
    """Return the number of the header row that holds years right of the first column, None where there is none."""
    for number, cells in enumerate(grid.rows[:HEADER_ROWS], start=1):
        filled = [cell.text for cell in cells[1:] if cell.text]
        if filled and all(MARKED_YEAR.fullmatch(text) for text in filled):
            return number
    return None


def titles(grid: Grid, years: int, column: int) -> str:
    """Return the header text above a year column: in each row the nearest entry at its left, or a title that stands alone in the row."""
    found = []
    for row in range(1, years):
        texts = [grid.cell(row, at).text for at in range(1, column + 1)]
        nearest = next((text for text in reversed(texts[1:]) if text), "")
        alone = not any(cell.text for cell in grid.rows[row - 1][1:])
        found.append(nearest or (texts[0] if alone else ""))
    return " ".join(text for text in found if text)


def table_of(grid: Grid, faults: Faults) -> Table | None:
    """Return the table of a sheet, or None after noting what is wrong with its headings."""
    years = year_row(grid)
    if years is None:
        met = Text(id="tidak ada baris tahun di kepala tabel", en="the header has no row of years")
        expected = Text(id="tahun empat angka di kolom B dan seterusnya", en="years of four digits from column B on")
        faults.add(met, expected, Text(id="unduh ulang tabel dari situs BPS", en="download the table from BPS again"), row=1)
        return None
    series = tuple(_series(grid, years, faults))
    columns = [each.column for each in series]
    filled = [row for row in range(years + 1, len(grid.rows) + 1) if any(grid.cell(row, column).text for column in columns)]
    if series and not filled:
        met = Text(id="tidak ada angka di bawah kepala tabel", en="there are no figures below the header")
        faults.add(
            met,
            Text(id="satu baris tiap daerah", en="a row for each region"),
            Text(id="unduh ulang tabel itu", en="download it again"),
            row=years,
        )
    if not series or not filled:
        return None
    lines = tuple(
        Line(row, grid.cell(row, 1).text)
        for row in range(years + 1, filled[-1] + 1)
        if any(cell.text or cell.trap for cell in grid.rows[row - 1])
    )
    footer = " ".join(cell.text for cells in grid.rows[filled[-1] :] for cell in cells if cell.text)
    return Table(grid, series, lines, footer)


def _series(grid: Grid, years: int, faults: Faults) -> Iterator[Series]:
    seen: dict[tuple[str, str], str] = {}
    for number, cell in enumerate(grid.rows[years - 1], start=1):
        match = MARKED_YEAR.fullmatch(cell.text) if number > 1 else None
        if match is None:
            continue
        title = titles(grid, years, number)
        variable = ipm_variable(title)
        label = letter(number, cell.text)
        if variable is None:
            met = Text(id=f"judul {title!r}", en=f"title {title!r}")
            todo = Text(
                id=f"pilih tabel IPM menurut kabupaten/kota, misalnya {EXAMPLE.id}",
                en=f"choose an IPM table by regency and city, such as {EXAMPLE.en}",
            )
            faults.add(met, KNOWN_TITLES, todo, row=1, column=label)
            continue
        key = (variable, match[1])
        if key in seen:
            met = Text(
                id=f"{variable} {match[1]} dua kali (juga kolom {seen[key]})", en=f"{variable} {match[1]} twice (also column {seen[key]})"
            )
            todo = Text(id="hapus salah satu kolom", en="remove one of the columns")
            faults.add(met, Text(id="tiap tahun satu kolom", en="one column a year"), todo, row=years, column=label)
            continue
        seen[key] = label
        yield Series(number, variable, match[1], bool(match[2]), label)
