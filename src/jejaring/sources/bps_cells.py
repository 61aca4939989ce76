"""Cells of a BPS table: the number printed there, or that BPS prints none."""

from jejaring.sources.faults import Faults
from jejaring.sources.grid import Cell
from jejaring.sources.numerals import read_number
from jejaring.terms.indicator import Variable
from jejaring.terms.text import Text, same

# What BPS prints where there is no figure.
NO_FIGURE = ("", "-", "–", "—", "...", "…", "NA", "n/a", "N/A")
NUMBER = Text(id="bilangan atau -", en="a number or -")
MEND = Text(id="periksa sel itu dengan tabel di situs BPS", en="check the cell against the table at BPS")


def figure(cell: Cell, variable: Variable, faults: Faults, *, row: int, column: str) -> float | None:
    """Return the number of a cell; None where BPS prints none, or after noting that it cannot be read or is impossible.

    Where a text reads two ways (10.394), the one reading that the variable's bounds allow is meant; if both are possible, it is a fault.
    """
    if cell.trap:
        faults.add(same(cell.text or "="), NUMBER, MEND, row=row, column=column)
        return None
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return _possible(float(cell.value), variable, faults, row=row, column=column)
    if cell.text in NO_FIGURE:
        return None
    numeral = read_number(cell.text)
    if numeral.value is not None:
        return _possible(numeral.value, variable, faults, row=row, column=column)
    possible = [reading for reading in numeral.readings if _is_within(reading, variable)]
    if len(possible) == 1:
        return possible[0]
    met = same(repr(cell.text))
    if numeral.readings:
        readings = " / ".join(f"{reading:g}" for reading in numeral.readings)
        met = Text(id=f"{cell.text!r} dapat berarti {readings}", en=f"{cell.text!r} may mean {readings}")
    faults.add(met, NUMBER, MEND, row=row, column=column)
    return None


def _possible(value: float, variable: Variable, faults: Faults, *, row: int, column: str) -> float | None:
    if _is_within(value, variable):
        return value
    met = Text(id=f"{value:g} di luar batas {variable.name.id}", en=f"{value:g} is out of bounds for {variable.name.en}")
    bounds = f"{'…' if variable.low is None else f'{variable.low:g}'} – {'…' if variable.high is None else f'{variable.high:g}'}"
    faults.add(met, Text(id=f"{bounds} {variable.unit.id}", en=f"{bounds} {variable.unit.en}"), MEND, row=row, column=column)
    return None


def _is_within(value: float, variable: Variable) -> bool:
    return (variable.low is None or value >= variable.low) and (variable.high is None or value <= variable.high)
