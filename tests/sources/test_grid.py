"""Sheets as cells: what each cell holds, which traps it hides, and how it is named."""

import openpyxl
import pytest

from jejaring.sources.grid import Cell, letter, read_csv, read_heads, read_workbook
from jejaring.terms.problem import BadFile


def test_cells_keep_their_values_and_their_traps(book):
    def change(sheet):
        sheet["D1"].number_format = "0%"
        sheet.merge_cells("A2:B2")

    (grid,) = read_workbook(book([(1, "  dua   kata ", None, 0.5, True, "=1+1")], change=change))
    assert grid.rows[0] == (Cell(1), Cell("  dua   kata "), Cell(None), Cell(0.5, "percent"), Cell(True), Cell(None, "formula"))
    assert grid.cell(1, 2).text == "dua kata"
    assert grid.merged == ((2, 1, 2, 2),)


def test_beyond_the_edge_a_cell_is_empty(book):
    (grid,) = read_workbook(book([(1,)]))
    assert grid.cell(9, 1) == grid.cell(1, 9) == grid.cell(0, 1) == Cell(None)


def test_a_whole_number_reads_without_its_point():
    assert [Cell(value).text for value in (3273.0, 3273, 1.5, None)] == ["3273", "3273", "1.5", ""]


def test_columns_are_named_by_letter_and_heading():
    assert (letter(28), letter(2, "nama")) == ("AB", "B (nama)")


def test_rows_of_a_csv_count_as_a_spreadsheet_counts_them(tmp_path):
    (tmp_path / "a.csv").write_text('a;b\n"dua\nbaris";1\n\n;4\n', encoding="utf-8")
    grid = read_csv(tmp_path / "a.csv")
    assert [[cell.text for cell in row] for row in grid.rows] == [["a", "b"], ["dua baris", "1"], [], ["", "4"]]


def test_a_workbook_without_its_parts_is_refused(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("a.txt", "b")
    with pytest.raises(BadFile, match="cannot be opened"):
        read_workbook(tmp_path / "a.xlsx")


def test_every_sheet_is_read(tmp_path):
    made = openpyxl.Workbook()
    made.create_sheet("Dua")
    made.save(tmp_path / "a.xlsx")
    assert [grid.name for grid in read_workbook(tmp_path / "a.xlsx")] == ["Sheet", "Dua"]


def test_the_head_of_a_workbook_is_its_first_rows(book):
    (head,) = read_heads(book([("a", 1), ("b", None), ("c", 3)]), 2)
    assert head.rows == ((Cell("a"), Cell(1)), (Cell("b"), Cell(None)))


def test_a_formula_in_any_sheet_is_looked_for(tmp_path):
    made = openpyxl.Workbook()
    made.active["A1"] = "x < f > y"
    made.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx")[0].cell(1, 1) == Cell("x < f > y")
    made.create_sheet("Dua")["B2"] = "=A1"
    made.save(tmp_path / "a.xlsx")
    assert read_workbook(tmp_path / "a.xlsx")[1].cell(2, 2) == Cell(None, "formula")
