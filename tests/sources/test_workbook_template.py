"""The template that the command line and the page hand out: its sheets, its lists and its drop-downs."""

import openpyxl
import pytest

from jejaring.sources.workbook_template import ROWS, write_csv_template, write_template
from jejaring.terms.problem import UnknownName


def rules(sheet):
    """Return the data validations of a sheet by the column they stand in."""
    return {str(rule.sqref)[0]: rule for rule in sheet.data_validations.dataValidation}


def test_drop_downs_offer_every_region_variable_unit_and_reportable_status(catalogue, tmp_path):
    write_template(catalogue, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Petunjuk", "Data", "Daftar"]
    found = rules(book["Data"])
    offered = {}
    for column, rule in found.items():
        assert str(rule.sqref) == f"{column}2:{column}{ROWS + 1}"
        if rule.type == "list":
            sheet, cells = rule.formula1.split("!")
            offered[column] = [cell.value for row in book[sheet.strip("'")][cells.replace("$", "")] for cell in row]
    assert offered["A"] == sorted(region.key for region in catalogue.regions)
    assert set(offered["B"]) == {region.name for region in catalogue.regions}
    assert offered["C"][: len(catalogue.variables)] == [variable.key for variable in catalogue.variables]
    assert set(offered["F"]) >= {variable.unit.id for variable in catalogue.variables}
    assert offered["G"] == ["dilaporkan", "diukur", "ditaksir", "tidak ada data", "tidak berlaku"]
    assert (found["D"].type, found["E"].type) == ("whole", "decimal")
    assert [cell.value for cell in book["Data"][1]] == [
        "kode_kemendagri",
        "nama",
        "variabel",
        "tahun",
        "nilai",
        "satuan",
        "status",
        "bukti",
    ]
    assert book["Data"]["A2"].number_format == "@"


def test_the_guide_is_in_both_languages_and_headings_in_the_chosen_one(catalogue, tmp_path):
    write_template(catalogue, tmp_path / "t.xlsx", variables=["hls", "uhh"], language="en")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames == ["Guide", "Data", "Lists"]
    guide = "\n".join(str(cell.value) for cell in book["Guide"]["A"] if cell.value)
    assert "Kota Bandung dan Kabupaten Bandung adalah dua daerah" in guide
    assert "Kota Bandung and Kabupaten Bandung are two regions" in guide
    assert [cell.value for cell in book["Data"][1]][1:] == ["name", "variable", "year", "value", "unit", "status", "evidence"]
    assert [cell.value for cell in book["Lists"]["C"][1:3]] == ["hls", "uhh"]
    assert book["Lists"]["F2"].value == "years"


def test_an_unknown_variable_is_refused_with_the_list_and_nothing_is_written(catalogue, tmp_path):
    with pytest.raises(UnknownName) as caught:
        write_template(catalogue, tmp_path / "t.xlsx", variables=["uhhh", "hls", "x"])
    assert [problem.met.en for problem in caught.value.problems] == ["variable 'uhhh' is unknown", "variable 'x' is unknown"]
    assert "uhh, hls" in caught.value.problems[0].expected.en
    assert caught.value.problems[0].todo.en == "perhaps: uhh"
    assert not (tmp_path / "t.xlsx").exists()


def test_the_csv_twin_has_the_same_headings_and_a_byte_order_mark(catalogue, tmp_path):
    write_csv_template(catalogue, tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes() == b"\xef\xbb\xbfkode_kemendagri;nama;variabel;tahun;nilai;satuan;status;bukti\r\n"
