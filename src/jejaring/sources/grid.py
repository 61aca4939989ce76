"""A sheet of cells as a person sees it, from a workbook or a CSV: rows and columns keep the names the spreadsheet shows."""

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from openpyxl.utils import get_column_letter

from jejaring.sources.fingerprint import check_archive, check_size
from jejaring.terms.problem import BadFile, Place, Problem
from jejaring.terms.text import Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# What openpyxl raises on archives that are whole but hold no sound workbook.
BROKEN = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, EOFError, SyntaxError, zipfile.BadZipFile, zlib.error)

FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")

Trap = Literal["", "formula", "error", "percent", "date"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value (None where empty) and the trap it holds.

    `formula` has no stored result, `error` is an Excel error value, `percent` is shown a hundred times larger than stored, `date`
    is a number that the spreadsheet took for a date.
    """

    value: str | int | float | bool | None
    trap: Trap = ""

    @property
    def text(self) -> str:
        """Return the value as trimmed text, empty where there is none; whole numbers lose their decimal point."""
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return " ".join(str(self.value).split())


EMPTY = Cell(None)


@dataclass(frozen=True)
class Grid:
    """A sheet: `rows[0]` is row 1. `name` is None for a CSV. `merged` lists ranges as (first row, first column, last row, last column)."""

    name: str | None
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell at a row and column that count from 1; empty beyond the edge."""
        if not 0 < row <= len(self.rows) or not 0 < column <= len(self.rows[row - 1]):
            return EMPTY
        return self.rows[row - 1][column - 1]


def letter(column: int, heading: str = "") -> str:
    """Return how a column is named in a message: its letter and, in brackets, its heading."""
    name = get_column_letter(column)
    return f"{name} ({heading})" if heading else name


def read_workbook(path: Path) -> tuple[Grid, ...]:
    """Return the sheets of an Excel workbook as grids, with the stored results of formulas.

    Raises BadFile where the file is no sound workbook or too large.
    """
    import openpyxl

    content = _checked(path)
    try:
        shown = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        # Reading takes seconds: a second time only where a formula may lack its result.
        written = openpyxl.load_workbook(io.BytesIO(content), data_only=False) if _has_formulas(content) else shown
    except BROKEN as error:
        raise BadFile(_not_a_workbook(path, error)) from error
    return tuple(_grid(sheet, written[sheet.title]) for sheet in shown.worksheets)


def read_heads(path: Path, rows: int) -> tuple[Grid, ...]:
    """Return the first rows of every sheet of a workbook, without traps and merged cells: enough to tell what it is."""
    import openpyxl

    content = _checked(path)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=True)
        heads = [(sheet.title, list(sheet.iter_rows(max_row=rows, values_only=True))) for sheet in book.worksheets]
        book.close()
    except BROKEN as error:
        raise BadFile(_not_a_workbook(path, error)) from error
    return tuple(Grid(name, tuple(tuple(_plain(value) for value in cells) for cells in head)) for name, head in heads)


def _checked(path: Path) -> bytes:
    """Return the bytes of a workbook within the limits; from memory, because openpyxl judges a path by its extension."""
    check_size(path)
    check_archive(path)
    return path.read_bytes()


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(FORMULA.search(archive.read(name)) for name in sheets)


def _plain(value: object) -> Cell:
    if value is None:
        return EMPTY
    return Cell(value if isinstance(value, str | int | float) else str(value))


def _grid(shown: "Worksheet", written: "Worksheet") -> Grid:
    rows = tuple(
        tuple(_cell(value, formula) for value, formula in zip(values, formulas, strict=True))
        for values, formulas in zip(shown.iter_rows(), written.iter_rows(), strict=True)
    )
    merged = tuple((box.min_row, box.min_col, box.max_row, box.max_col) for box in written.merged_cells.ranges)
    return Grid(shown.title, rows, tuple(sorted(merged)))


def _cell(shown: object, written: object) -> Cell:
    value = getattr(shown, "value", None)
    if value is None:
        return Cell(None, "formula") if getattr(written, "data_type", "") == "f" else EMPTY
    if getattr(shown, "data_type", "") == "e":
        return Cell(str(value), "error")
    if isinstance(value, bool | str):
        return Cell(value)
    if isinstance(value, int | float):
        return Cell(value, "percent" if "%" in str(getattr(shown, "number_format", "")) else "")
    return Cell(str(value), "date")


def _not_a_workbook(path: Path, error: Exception) -> Problem:
    return Problem(
        place=Place(file=path.name),
        met=Text(id=f"buku kerja tidak dapat dibuka ({error})", en=f"the workbook cannot be opened ({error})"),
        expected=Text(id="buku kerja Excel (.xlsx)", en="an Excel workbook (.xlsx)"),
        todo=Text(id="simpan ulang sebagai .xlsx", en="save it again as .xlsx"),
    )


def read_csv(path: Path) -> Grid:
    """Return a CSV in UTF-8 (with or without byte-order mark), separated by commas or semicolons, as a grid of text cells.

    Row numbers are those a spreadsheet shows after opening it. Raises BadFile where the file is not UTF-8 or is too large.
    """
    check_size(path)
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(_not_utf8(path, error)) from error
    rows = csv.reader(io.StringIO(content, newline=""), delimiter=_separator(content))
    try:
        cells = tuple(tuple(Cell(value) if value.strip() else EMPTY for value in row) for row in rows)
    except csv.Error as error:
        met = Text(id=f"CSV tidak terbaca ({error})", en=f"the CSV cannot be read ({error})")
        expected = Text(id="CSV dengan pemisah , atau ;", en="a CSV separated by , or ;")
        todo = Text(id="simpan ulang sebagai CSV UTF-8", en="save it again as CSV UTF-8")
        raise BadFile(Problem(place=Place(file=path.name), met=met, expected=expected, todo=todo)) from error
    return Grid(None, cells)


def _separator(content: str) -> str:
    header = content.split("\n", 1)[0]
    return ";" if header.count(";") > header.count(",") else ","


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Problem:
    line = error.object[: error.start].count(b"\n") + 1
    byte = f"0x{error.object[error.start]:02x}"
    return Problem(
        place=Place(file=path.name, row=line),
        met=Text(
            id=f"bita {byte} bukan UTF-8 (mungkin Windows-1252 atau UTF-16)",
            en=f"byte {byte} is not UTF-8 (perhaps Windows-1252 or UTF-16)",
        ),
        expected=Text(id="CSV dalam UTF-8", en="a CSV in UTF-8"),
        todo=Text(id="di Excel pilih Simpan Sebagai > CSV UTF-8", en="in Excel choose Save As > CSV UTF-8"),
    )
