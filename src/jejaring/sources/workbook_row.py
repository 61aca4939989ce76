"""Reads one row of the Jejaring workbook: region, variable, year, value, unit, status, evidence."""

from dataclasses import dataclass

from jejaring.sources.faults import Faults
from jejaring.sources.grid import Cell, letter
from jejaring.sources.measurables import named, nearest
from jejaring.sources.numerals import read_number
from jejaring.sources.places import region_of_row
from jejaring.sources.workbook_form import (
    EVIDENCE,
    FIRST_YEAR,
    NAME,
    REPORTABLE,
    STATUS,
    UNIT,
    VALUE,
    VARIABLE,
    WITHOUT_VALUE,
    YEAR,
    Form,
    status_of,
)
from jejaring.terms.indicator import Variable
from jejaring.terms.status import STATUS_WORDS, Status
from jejaring.terms.text import Text, same

TRAPS = {
    "formula": Text(id="rumus tanpa hasil tersimpan", en="a formula without a stored result"),
    "error": Text(id="galat Excel", en="an Excel error"),
    "percent": Text(
        id="sel berformat persen: yang tersimpan bukan angka yang terlihat",
        en="a cell in percent format: what is stored is not what is shown",
    ),
    "date": Text(id="Excel membacanya sebagai tanggal", en="Excel took it for a date"),
}
MEND_TRAP = Text(id="tulis angkanya sebagai bilangan biasa", en="write the figure as a plain number")
NUMBER = Text(id="bilangan, misalnya 1234,5", en="a number, for example 1234.5")


@dataclass(frozen=True)
class Figure:
    """A row that was read whole."""

    row: int
    region: str
    variable: str
    year: str
    value: float | None
    unit: str
    status: Status
    evidence: str | None


def read_row(form: Form, row: int, faults: Faults) -> Figure | None:
    """Return the figure of a row, or None after noting every fault of the row."""
    before = len(faults.problems)
    codes = {letter(column, form.heading(column)): (system, form.grid.cell(row, column).text) for column, system in form.codes.items()}
    region = region_of_row(codes, (form.column(NAME), form.cell(row, NAME).text), form.catalogue, faults, row=row)
    variable = _variable(form, row, faults)
    year = _year(form, row, faults)
    status = _status(form, row, faults)
    value = _value(form, row, variable, status, faults)
    _check_unit(form, row, variable, faults)
    if region is None or variable is None or year is None or status is None or len(faults.problems) > before:
        return None
    return Figure(
        row=row,
        region=region.key,
        variable=variable.key,
        year=year,
        value=value,
        unit=variable.unit.id,
        status=status,
        evidence=form.cell(row, EVIDENCE).text or None,
    )


def _variable(form: Form, row: int, faults: Faults) -> Variable | None:
    text, column = form.cell(row, VARIABLE).text, form.column(VARIABLE)
    found = named(text, form.variables) if text else []
    if len(found) == 1:
        return found[0]
    if found:
        met = Text(id=f"{text!r} menamai beberapa variabel", en=f"{text!r} names several variables")
        expected = same(", ".join(variable.key for variable in found))
        faults.add(met, expected, Text(id="tulis kuncinya", en="write the key"), row=row, column=column)
        return None
    met = Text(id=f"variabel {text!r} tidak dikenal", en=f"variable {text!r} is unknown") if text else _blank()
    expected = Text(id="kunci variabel dari katalog", en="the key of a variable of the catalogue")
    faults.add(met, expected, nearest(text, form.variables), row=row, column=column)
    return None


def _year(form: Form, row: int, faults: Faults) -> str | None:
    text = form.cell(row, YEAR).text
    if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= form.last_year:
        return text
    expected = Text(
        id=f"tahun empat angka, {FIRST_YEAR} sampai {form.last_year}", en=f"a year of four digits, {FIRST_YEAR} to {form.last_year}"
    )
    faults.add(
        same(repr(text)) if text else _blank(),
        expected,
        Text(id="perbaiki tahunnya", en="mend the year"),
        row=row,
        column=form.column(YEAR),
    )
    return None


def _status(form: Form, row: int, faults: Faults) -> Status | None:
    text = form.cell(row, STATUS).text
    status = status_of(text) if text else None
    if status in REPORTABLE:
        return status
    listed_id = ", ".join(STATUS_WORDS[each].id for each in REPORTABLE)
    listed_en = ", ".join(STATUS_WORDS[each].en for each in REPORTABLE)
    todo = Text(id="pilih salah satu", en="choose one of them")
    if status is not None:
        todo = Text(
            id="pilih status lain: verifikasi dilakukan asesor, imputasi dan hitungan dilakukan sistem",
            en="choose another: verifying is done by an assessor, imputing and computing by the system",
        )
    faults.add(same(repr(text)) if text else _blank(), Text(id=listed_id, en=listed_en), todo, row=row, column=form.column(STATUS))
    return None


def _value(form: Form, row: int, variable: Variable | None, status: Status | None, faults: Faults) -> float | None:
    cell, column = form.cell(row, VALUE), form.column(VALUE)
    if status in WITHOUT_VALUE:
        if cell.text or cell.trap:
            words = STATUS_WORDS[status]
            met = Text(id=f"nilai {cell.text} dengan status {words.id}", en=f"value {cell.text} with status {words.en}")
            todo = Text(id="kosongkan nilainya atau ganti statusnya", en="empty the value or change the status")
            faults.add(met, Text(id="sel nilai kosong", en="an empty value"), todo, row=row, column=column)
        return None
    number = _number(cell, column, row, faults)
    if number is not None and variable is not None:
        _check_bounds(number, variable, column, row, faults)
    return number


def _number(cell: Cell, column: str | None, row: int, faults: Faults) -> float | None:
    if cell.trap:
        met = TRAPS[cell.trap]
        shown = f" ({cell.text})" if cell.text else ""
        faults.add(Text(id=met.id + shown, en=met.en + shown), NUMBER, MEND_TRAP, row=row, column=column)
        return None
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return float(cell.value)
    numeral = read_number(cell.text)
    if numeral.value is not None:
        return numeral.value
    if numeral.readings:
        large, small = numeral.readings
        met = Text(
            id=f"{cell.text!r} dapat berarti {large:.0f} atau {_comma(small)}", en=f"{cell.text!r} may mean {large:.0f} or {small:.3f}"
        )
        todo = Text(
            id=f"yang mana? Tulis {large:.0f}, atau {_comma(small)}0",
            en=f"which one? Write {large:.0f}, or {small:.3f}0",
        )
        faults.add(
            met, Text(id="bilangan yang hanya dapat dibaca satu cara", en="a number that reads one way only"), todo, row=row, column=column
        )
        return None
    met = same(repr(cell.text)) if cell.text else _blank()
    todo = Text(id="tulis bilangan, atau pilih status tidak ada data", en="write a number, or choose the status missing")
    faults.add(met, NUMBER, todo, row=row, column=column)
    return None


def _comma(number: float) -> str:
    return f"{number:.3f}".replace(".", ",")


def _check_bounds(number: float, variable: Variable, column: str | None, row: int, faults: Faults) -> None:
    low, high = variable.low, variable.high
    if (low is None or number >= low) and (high is None or number <= high):
        return
    bounds = f"{'…' if low is None else f'{low:g}'} – {'…' if high is None else f'{high:g}'}"
    met = Text(id=f"{number:g} di luar batas {variable.name.id}", en=f"{number:g} is out of bounds for {variable.name.en}")
    expected = Text(id=f"{bounds} {variable.unit.id}", en=f"{bounds} {variable.unit.en}")
    faults.add(met, expected, Text(id="periksa angka dan satuannya", en="check the figure and its unit"), row=row, column=column)


def _check_unit(form: Form, row: int, variable: Variable | None, faults: Faults) -> None:
    if variable is None:
        return
    text = form.cell(row, UNIT).text
    if text.casefold() not in (variable.unit.id.casefold(), variable.unit.en.casefold()):
        met = same(repr(text)) if text else _blank()
        todo = Text(id="ubah angkanya ke satuan itu, lalu tulis satuannya", en="convert the figure to that unit, then write the unit")
        faults.add(met, variable.unit, todo, row=row, column=form.column(UNIT))


def _blank() -> Text:
    return Text(id="sel kosong", en="an empty cell")
