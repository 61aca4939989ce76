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
        (Cell("1.234"), "'1.234' may mean 1234 / 1.234"),
        (Cell(0.7, "percent"), "0.7"),
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


def test_a_text_that_reads_two_ways_is_the_reading_that_the_bounds_allow_or_a_fault():
    spending = Variable(key="pengeluaran", name=same("pengeluaran"), unit=same("ribu rupiah"), low=500, high=200000)
    unbounded = Variable(key="x", name=same("x"), unit=same("x"))
    faults = Faults("x")
    assert figure(Cell("10.394"), spending, faults, row=3, column="B") == 10394
    assert figure(Cell("70.123"), UHH, faults, row=3, column="B") == 70.123
    assert not faults
    assert figure(Cell("10.394"), unbounded, faults, row=3, column="B") is None
    assert [problem.met.en for problem in faults.problems] == ["'10.394' may mean 10394 / 10.394"]
