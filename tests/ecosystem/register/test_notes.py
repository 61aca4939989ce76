"""A fault keeps its place, its kind and what it does."""

from jejaring.ecosystem.register.notes import Notes
from jejaring.terms.problem import Place, Problem
from jejaring.terms.text import same


def test_a_fault_stands_at_its_cell_by_the_heading_of_the_file():
    notes = Notes("daftar.xlsx", "Pelaku", {"founded": "J (Tahun Berdiri)"})
    notes.note("bad_founded", 7, "founded", met=same("19l8"), expected=same("1500…2026"), todo=same("-"))
    notes.relay("ambiguous_region", 8, "region", (Problem(met=same("a"), expected=same("b"), todo=same("c")),), effect="row_set_aside")
    notes.repeated(9, "x1", 3)
    first, second, third = notes.faults
    assert first.problem.place == Place(file="daftar.xlsx", sheet="Pelaku", row=7, column="J (Tahun Berdiri)")
    assert (first.effect, second.effect, third.effect) == ("cell_ignored", "row_set_aside", "row_set_aside")
    assert "baris 3" in third.problem.met.id
