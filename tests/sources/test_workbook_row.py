"""One row of the workbook: what its figure becomes."""

from jejaring.sources.faults import Faults
from jejaring.sources.grid import Cell, Grid
from jejaring.sources.measurables import measurables
from jejaring.sources.workbook_form import FIELDS, Form
from jejaring.sources.workbook_row import Figure, read_row
from jejaring.terms.status import Status


def form(catalogue, *cells):
    """Return a form with one row below its headings."""
    rows = (tuple(Cell(field.key) for field in FIELDS), tuple(Cell(value) for value in cells))
    return Form(
        Grid("Data", rows), 1, {field.key: number for number, field in enumerate(FIELDS, 1)}, {}, catalogue, measurables(catalogue), 2026
    )


def test_a_row_becomes_a_figure_with_the_words_of_the_catalogue(catalogue):
    faults = Faults("x")
    got = read_row(form(catalogue, "KOTA BANDUNG", "UHH", "2021", "74,28", "YEARS", "Reported", " surat  1 "), 2, faults)
    assert got == Figure(2, "3273", "uhh", "2021", 74.28, "tahun", Status.REPORTED, "surat 1")
    assert not faults


def test_every_fault_of_one_row_is_noted(catalogue):
    faults = Faults("x")
    assert read_row(form(catalogue, "Bandung", "uhhh", "tahun ini", "banyak", "", "entah", None), 2, faults) is None
    assert [problem.place.column for problem in faults.problems] == ["A (name)", "B (variable)", "C (year)", "F (status)", "D (value)"]


def test_the_question_about_an_ambiguous_number_says_how_to_write_each_reading(catalogue):
    faults = Faults("x")
    read_row(
        form(catalogue, "Kota Bandung", "pengeluaran", "2021", "1.234", "ribu rupiah per orang per tahun", "reported", None), 2, faults
    )
    assert [problem.todo.en for problem in faults.problems] == ["which one? Write 1234, or 1.2340"]
    assert [problem.todo.id for problem in faults.problems] == ["yang mana? Tulis 1234, atau 1,2340"]


def test_a_name_that_is_a_number_is_no_name(catalogue):
    faults = Faults("x")
    read_row(form(catalogue, "3273", "uhh", "2021", "74", "tahun", "reported", None), 2, faults)
    assert [problem.met.en for problem in faults.problems] == ["'3273' in the column of names"]
