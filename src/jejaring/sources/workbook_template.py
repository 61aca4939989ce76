"""Writes the empty Jejaring workbook: guide, data sheet with drop-downs, lists; and its CSV twin."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jejaring.sources.measurables import choose, measurables
from jejaring.sources.workbook_form import (
    CODE_WIDTH,
    FIELDS,
    FIRST_YEAR,
    NAME,
    REPORTABLE,
    SHEET_DATA,
    SHEET_GUIDE,
    SHEET_LISTS,
    STATUS,
    UNIT,
    VALUE,
    VARIABLE,
    YEAR,
    code_heading,
)
from jejaring.terms.catalogue import Catalogue
from jejaring.terms.indicator import Variable
from jejaring.terms.status import STATUS_WORDS
from jejaring.terms.text import LANGUAGES, Language, Text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# So many rows of the data sheet have drop-downs; the reader takes any number.
ROWS = 2000
LIST_HEADINGS = (
    Text(id="kode daerah", en="region code"),
    Text(id="nama daerah", en="region name"),
    Text(id="variabel", en="variable"),
    Text(id="arti variabel", en="meaning of the variable"),
    Text(id="satuan variabel", en="unit of the variable"),
    Text(id="satuan", en="unit"),
    Text(id="status", en="status"),
)
GUIDE = (
    Text(
        id="Isi lembar Data: satu baris untuk satu angka satu daerah pada satu tahun.",
        en="Fill the sheet Data: one row for one figure of one region in one year.",
    ),
    Text(
        id="Isi kode atau nama lengkap daerah. Bila keduanya terisi, keduanya harus menunjuk daerah yang sama.",
        en="Give the code or the full name of the region. Where both are given, both must name the same region.",
    ),
    Text(
        id="Nama selalu dengan Kota atau Kabupaten: Kota Bandung dan Kabupaten Bandung adalah dua daerah.",
        en="A name always carries Kota or Kabupaten: Kota Bandung and Kabupaten Bandung are two regions.",
    ),
    Text(
        id="Kode Kemendagri berbeda dari kode BPS. Untuk kode BPS, ganti judul kolom menjadi kode_bps34 atau kode_bps38.",
        en="Home Affairs codes differ from BPS codes. For BPS codes rename the column kode_bps34 or kode_bps38.",
    ),
    Text(
        id="Tulis nilai sebagai bilangan. Bila tidak ada data, kosongkan nilai dan pilih status tidak ada data.",
        en="Write the value as a number. Where there are no data, leave it empty and choose the status missing.",
    ),
    Text(
        id="Bila ada yang salah, tidak satu baris pun diimpor; laporannya menyebut tiap sel yang perlu diperbaiki.",
        en="If anything is wrong, no row is imported; the report names every cell to mend.",
    ),
)


def write_template(catalogue: Catalogue, path: Path, *, variables: Sequence[str] | None = None, language: Language = "id") -> None:
    """Write an empty workbook with drop-downs for regions, variables, units and statuses.

    `variables` are keys of the catalogue (all where None; UnknownName lists the wrong ones). `language` is that of headings, units
    and statuses; the guide is in both.
    """
    from openpyxl import Workbook

    chosen = choose(measurables(catalogue), variables)
    book = Workbook()
    guide = book.active
    assert guide is not None
    guide.title = SHEET_GUIDE.say(language)
    data, lists = book.create_sheet(SHEET_DATA.say(language)), book.create_sheet(SHEET_LISTS.say(language))
    columns = _lists(catalogue, chosen, language)
    _fill_lists(lists, columns, language)
    _fill_data(data, catalogue, [len(column) for column in columns], lists.title, language)
    _fill_guide(guide, catalogue)
    book.active = 1
    _save(book, path)


def write_csv_template(catalogue: Catalogue, path: Path, *, language: Language = "id") -> None:
    """Write the headings of the CSV twin (UTF-8 with byte-order mark, so that Excel shows accents; separated by semicolons)."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerow(_headings(catalogue, language))


def _headings(catalogue: Catalogue, language: Language) -> list[str]:
    return [code_heading(catalogue.country), *(field.heading.say(language) for field in FIELDS)]


def _lists(catalogue: Catalogue, variables: Sequence[Variable], language: Language) -> list[list[str]]:
    regions = sorted(catalogue.regions, key=lambda region: region.key)
    return [
        [region.key for region in regions],
        [region.name for region in regions],
        [variable.key for variable in variables],
        [variable.name.say(language) for variable in variables],
        [variable.unit.say(language) for variable in variables],
        list(dict.fromkeys(variable.unit.say(language) for variable in variables)),
        [STATUS_WORDS[status].say(language) for status in REPORTABLE],
    ]


def _fill_lists(sheet: "Worksheet", columns: Sequence[Sequence[str]], language: Language) -> None:
    from openpyxl.styles import Font

    for number, (heading, column) in enumerate(zip(LIST_HEADINGS, columns, strict=True), start=1):
        sheet.cell(1, number, heading.say(language)).font = Font(bold=True)
        for row, word in enumerate(column, start=2):
            sheet.cell(row, number, word).number_format = "@"
        sheet.column_dimensions[chr(64 + number)].width = min(60, 2 + max((len(word) for word in column), default=10))
    sheet.freeze_panes = "A2"


def _fill_data(sheet: "Worksheet", catalogue: Catalogue, lengths: Sequence[int], lists: str, language: Language) -> None:
    from openpyxl.styles import Font, PatternFill

    widths = [CODE_WIDTH, *(field.width for field in FIELDS)]
    for number, (heading, width) in enumerate(zip(_headings(catalogue, language), widths, strict=True), start=1):
        cell = sheet.cell(1, number, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E4E7F2")
        sheet.column_dimensions[chr(64 + number)].width = width
    # Codes and years as text: otherwise a spreadsheet eats leading zeros and turns 32.10 into 32.1.
    for row in range(2, ROWS + 2):
        sheet.cell(row, 1).number_format = "@"
    sheet.freeze_panes = "A2"
    sources = {1: 0, 2 + FIELDS.index(NAME): 1, 2 + FIELDS.index(VARIABLE): 2, 2 + FIELDS.index(UNIT): 5, 2 + FIELDS.index(STATUS): 6}
    for column, source in sources.items():
        _drop_down(sheet, column, f"'{lists}'!${chr(65 + source)}$2:${chr(65 + source)}${lengths[source] + 1}", language)
    _number_rule(sheet, 2 + FIELDS.index(YEAR), whole=True, language=language)
    _number_rule(sheet, 2 + FIELDS.index(VALUE), whole=False, language=language)


def _drop_down(sheet: "Worksheet", column: int, choices: str, language: Language) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True, errorStyle="stop")
    rule.error = Text(id="Pilih dari daftar.", en="Choose from the list.").say(language)
    rule.errorTitle = "Jejaring"
    rule.add(f"{chr(64 + column)}2:{chr(64 + column)}{ROWS + 1}")
    sheet.add_data_validation(rule)


def _number_rule(sheet: "Worksheet", column: int, *, whole: bool, language: Language) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    if whole:
        rule = DataValidation(type="whole", operator="between", formula1=str(FIRST_YEAR), formula2="2100", allow_blank=True)
        rule.error = Text(id="Tahun empat angka.", en="A year of four digits.").say(language)
    else:
        rule = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15", allow_blank=True)
        rule.error = Text(id="Tulis bilangan.", en="Write a number.").say(language)
    rule.showErrorMessage, rule.errorTitle = True, "Jejaring"
    rule.add(f"{chr(64 + column)}2:{chr(64 + column)}{ROWS + 1}")
    sheet.add_data_validation(rule)


def _fill_guide(sheet: "Worksheet", catalogue: Catalogue) -> None:
    from openpyxl.styles import Alignment, Font

    wrap = Alignment(wrap_text=True, vertical="top")
    row = 1
    for language in LANGUAGES:
        title = Text(id=f"Buku kerja Jejaring — {catalogue.country.name.id}", en=f"Jejaring workbook — {catalogue.country.name.en}")
        sheet.cell(row, 1, title.say(language)).font = Font(bold=True, size=14)
        row += 1
        for number, line in enumerate(GUIDE, start=1):
            sheet.cell(row, 1, f"{number}. {line.say(language)}").alignment = wrap
            row += 1
        for heading, holds in zip(_headings(catalogue, language), _holds(catalogue, language), strict=True):
            sheet.cell(row, 1, f"{heading}: {holds}").alignment = wrap
            row += 1
        row += 1
    sheet.column_dimensions["A"].width = 100


def _holds(catalogue: Catalogue, language: Language) -> list[str]:
    system = next(system for system in catalogue.country.code_systems if system.key == catalogue.country.key_system)
    return [system.name.say(language), *(field.holds.say(language) for field in FIELDS)]


def _save(book: "Workbook", path: Path) -> None:
    book.save(path)
