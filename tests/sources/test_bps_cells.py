"""Cells of BPS tables: numbers as text, dashes, and what is impossible."""

import pytest

from jejaring.sources.bps_cells import figure
from jejaring.sources.faults import Faults
from jejaring.sources.grid import Cell
from jejaring.terms.indicator import Variable
from jejaring.terms.text import same

UHH = Variable(key="uhh", name=same("uhh"), unit=same("tahun"), low=20, high=100)


@pytest.mark.parametrize(("cell", "value"), [(Cell("63.82"), 63.82), (Cell("63,82"), 63.82), (Cell(63.82), 63.82), (Cell(70), 70.0)])
def test_numbers_are_read_as_text_or_as_numbers(cell, value):
    faults = Faults("x")
    assert figure(cell, UHH, faults, row=3, column="B") == value
    assert not faults


@pytest.mark.parametrize("cell", [Cell(None), Cell("-"), Cell("…"), Cell("NA")])
def test_what_bps_prints_for_no_figure_is_missing_without_a_fault(cell):
    faults = Faults("x")
    assert figure(cell, UHH, faults, row=3, column="B") is None
    assert not faults


@pytest.mark.parametrize(
    ("cell", "met"),
    [
        (Cell("63.82*"), "'63.82*'"),
        (Cell("70.123"), "'70.123' may mean 70123 / 70.123"),
        (Cell("7002"), "7002 is out of bounds for uhh"),
        (Cell(None, "formula"), "="),
        (Cell("#N/A", "error"), "#N/A"),
        (Cell(True), "'True'"),
    ],
)
def test_what_cannot_be_read_or_cannot_be_is_noted(cell, met):
    faults = Faults("x")
    assert figure(cell, UHH, faults, row=3, column="B (2016)") is None
    assert [(p.place.row, p.place.column, p.met.en) for p in faults.problems] == [(3, "B (2016)", met)]
