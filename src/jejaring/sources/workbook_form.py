"""The form of the Jejaring workbook: its sheets, its columns in both languages, and the statuses a region may report."""

from dataclasses import dataclass

from jejaring.sources.grid import EMPTY, Cell, Grid, letter
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Variable
from jejaring.terms.region import Country
from jejaring.terms.status import STATUS_WORDS, Status
from jejaring.terms.text import Text, same


@dataclass(frozen=True)
class Field:
    """A column of the form: its heading in both languages, other headings understood, what it holds, and its width on the sheet."""

    key: str
    heading: Text
    also: tuple[str, ...]
    holds: Text
    width: int


SHEET_GUIDE = Text(id="Petunjuk", en="Guide")
SHEET_DATA = same("Data")
SHEET_LISTS = Text(id="Daftar", en="Lists")

NAME = Field(
    key="name",
    heading=Text(id="nama", en="name"),
    also=("nama_daerah", "nama_wilayah", "kabupaten_kota", "region_name"),
    holds=Text(id="nama lengkap dengan Kota atau Kabupaten", en="full name with Kota or Kabupaten"),
    width=34,
)
VARIABLE = Field(
    key="variable",
    heading=Text(id="variabel", en="variable"),
    also=("indikator", "indicator"),
    holds=Text(id="kunci variabel dari lembar Daftar", en="key of the variable from the sheet of lists"),
    width=22,
)
YEAR = Field(
    key="year",
    heading=Text(id="tahun", en="year"),
    also=("period", "periode"),
    holds=Text(id="tahun empat angka", en="year of four digits"),
    width=8,
)
VALUE = Field(
    key="value",
    heading=Text(id="nilai", en="value"),
    also=("angka",),
    holds=Text(
        id="angka; kosong bila statusnya tidak ada data atau tidak berlaku",
        en="a number; empty where the status is missing or not applicable",
    ),
    width=14,
)
UNIT = Field(
    key="unit",
    heading=Text(id="satuan", en="unit"),
    also=(),
    holds=Text(id="satuan variabel itu, persis seperti di lembar Daftar", en="the unit of the variable, exactly as in the sheet of lists"),
    width=26,
)
STATUS = Field(
    key="status",
    heading=same("status"),
    also=(),
    holds=Text(id="bagaimana angka itu diperoleh", en="how the figure came to be"),
    width=18,
)
EVIDENCE = Field(
    key="evidence",
    heading=Text(id="bukti", en="evidence"),
    also=(),
    holds=Text(id="dokumen, tautan, atau nomor surat; boleh kosong", en="document, link or letter number; may be empty"),
    width=40,
)
FIELDS = (NAME, VARIABLE, YEAR, VALUE, UNIT, STATUS, EVIDENCE)
NEEDED = (VARIABLE, YEAR, VALUE, UNIT, STATUS)

# Verified is what an assessor says, imputed and computed what the engine does: none of them can be reported.
WITH_VALUE = (Status.REPORTED, Status.MEASURED, Status.ESTIMATED)
WITHOUT_VALUE = (Status.MISSING, Status.NOT_APPLICABLE)
REPORTABLE = (*WITH_VALUE, *WITHOUT_VALUE)
CODE_WIDTH = 17
FIRST_YEAR = 1900


def field_of(heading: str) -> Field | None:
    """Return the field that a heading names, None where it names none (it may be a column of codes)."""
    word = heading.casefold()
    return next((field for field in FIELDS if word in (field.heading.id, field.heading.en, *field.also)), None)


def status_of(text: str) -> Status | None:
    """Return the status of that key or word in either language, None where there is none."""
    word = text.casefold()
    return next((status for status, words in STATUS_WORDS.items() if word in (status.value, words.id, words.en)), None)


def code_heading(country: Country) -> str:
    """Return the heading for codes of the country's key system that says its system."""
    fitting = [heading for heading, system in country.code_columns.items() if system == country.key_system]
    wished = f"kode_{country.key_system}"
    return wished if wished in fitting else next(iter(fitting), country.key_system)


@dataclass(frozen=True)
class Form:
    """A filled form: its cells, where the headings stand, which columns hold fields (by key) and codes (by system), and what is known."""

    grid: Grid
    heading_row: int
    fields: dict[str, int]
    codes: dict[int, str]
    catalogue: Catalogue
    variables: tuple[Variable, ...]
    last_year: int

    def heading(self, column: int) -> str:
        """Return the heading of a column, empty beyond the headings."""
        return self.grid.cell(self.heading_row, column).text

    def cell(self, row: int, field: Field) -> Cell:
        """Return the cell of a field, empty where the form has no such column."""
        return self.grid.cell(row, self.fields[field.key]) if field.key in self.fields else EMPTY

    def column(self, field: Field) -> str | None:
        """Return how the column of a field is named in a message, None where the form has no such column."""
        number = self.fields.get(field.key)
        return None if number is None else letter(number, self.heading(number))
