"""`index audit` and `index workbook` write whole folders and files, and refuse what they cannot do."""

import json
from pathlib import Path

import openpyxl
import pytest

ASEM = Path(__file__).resolve().parents[3] / "shared" / "data" / "composite_asem"


@pytest.fixture
def tables():
    if not ASEM.is_dir():
        pytest.skip("the ASEM tables of ../shared/data are absent")
    return ("--units", ASEM / "ASEM_iData.csv", "--indicators", ASEM / "ASEM_iMeta.csv")


@pytest.mark.slow
def test_a_recipe_of_the_catalogue_is_audited_on_the_figures_of_the_database(run, home, tmp_path):
    order = ("index", "audit", "ipm", "--year", 2019, "--draws", 16, "--date", "2026-11-24", "--database", home.database)
    result = run(*order, "--out", tmp_path / "audit", "--json")
    assert result.exit_code == 0, result.output
    value = json.loads(result.stdout)
    assert {path.name for path in (tmp_path / "audit").iterdir()} == {
        "audit-id.pdf",
        "audit-id.html",
        "audit-en.pdf",
        "audit-en.html",
        "audit.json",
        "tables",
    }
    assert len(value["findings"]) == 9
    found = json.loads((tmp_path / "audit" / "audit.json").read_text("utf-8"))
    assert found["recipe_digest"] == value["digest"]
    assert found["draws"] == 16
    assert run(*order, "--out", tmp_path / "audit").exit_code == 2
    (tmp_path / "audit" / "mine.txt").touch()
    assert run(*order, "--out", tmp_path / "audit", "--replace").exit_code == 2


def test_the_workbook_of_the_two_tables_is_written_in_the_language_of_the_run(run, tables, tmp_path):
    file = tmp_path / "asem.xlsx"
    result = run("index", "workbook", "coinr-default", *tables, "--out", file, "--date", "2026-11-24", "--lang", "en")
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[:3] == ["About", "Data", "Weights"]
    assert str(book["Scores"].cell(4, 4).value).startswith("=IF(")


def test_the_workbook_of_a_catalogue_recipe_has_names_and_figures(run, home, tmp_path):
    file = tmp_path / "ipm.xlsx"
    result = run("index", "workbook", "ipm", "--year", 2019, "--out", file, "--date", "2026-11-24", "--database", home.database)
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(file)
    assert "Kota Bandung" in {cell.value for cell in book["Data"]["B"]}
    assert book["Bobot"].cell(4, 10).value == "geometric"


@pytest.mark.parametrize("command", ["audit", "workbook"])
def test_a_recipe_without_year_or_tables_is_refused_before_anything_is_written(run, command, tmp_path):
    result = run("index", command, "ipm", "--out", tmp_path / "o")
    assert result.exit_code == 2
    assert "--year" in result.stderr
    assert run("index", command, "coinr-default", "--units", tmp_path / "x.csv", "--out", tmp_path / "o").exit_code == 2
    assert list(tmp_path.iterdir()) == []
